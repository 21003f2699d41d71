import type { PenaltyState } from '@mingjing/law';
import { cited, getItem } from '../items.ts';
import type { SampleParty } from '../parties.ts';
import { getPerson } from '../people.ts';
import type { Dice } from '../seed.ts';
import { picture, type Story } from '../story.ts';
import { CaseWriter, type cast } from '../writer.ts';
import { investigate, review, sheetOf } from './build.ts';
import { workingDay } from './days.ts';
import type { Matter } from './matters.ts';

/** Generated cases that end without a penalty, and decisions on the spot. */

export type OtherEnd =
  | 'noPenalty'
  | 'notEstablished'
  | 'refused'
  | 'transferred'
  | 'terminated'
  | 'police'
  | 'suspended';

interface OtherPlan {
  readonly cast: (typeof cast)[keyof typeof cast];
  readonly key: string;
  readonly dice: Dice;
  readonly matter: Matter;
  readonly end: OtherEnd;
  readonly order: number;
}

export function otherCase(plan: OtherPlan): Story<PenaltyState> {
  const { matter, dice, end, order } = plan;
  const writer = new CaseWriter(sheetOf(plan.cast, plan.key, matter));
  const { head, handlers, agency } = writer.sheet;
  const [first] = handlers;
  const filedOn = workingDay(matter.foundOn, 2 + dice.below(4));
  const reportOn = workingDay(filedOn, 8 + dice.below(6));
  /** Every other one is still with the handlers. */
  const shelve = (day: string, endedOn: string) => {
    if (order % 2 === 0) writer.archive(day, order, endedOn.slice(0, 4));
  };
  const found = () => {
    writer.lead(matter.foundOn, {
      source: 'complaint',
      summary: `群众反映${matter.cause}。`,
      informant: { name: '反映人', form: '来信' },
    });
    writer.verify(matter.foundOn, '14:00', '15:10', {
      situation: matter.situation,
      statement: matter.statement,
      ...(end === 'refused'
        ? { conclusion: 'doNotFile' }
        : end === 'transferred'
          ? { conclusion: 'transfer' }
          : {}),
    });
  };
  switch (end) {
    case 'refused':
      found();
      writer.act(head, 'filing.refuse', filedOn, '10:00', {
        ground: dice.pick(['minor', 'firstOffence', 'notEstablished']),
        reason: '经核查，情节轻微并已当场改正，没有造成危害后果。',
      });
      shelve(workingDay(filedOn, 10), filedOn);
      break;
    case 'transferred':
      found();
      writer.act(head, 'lead.transfer', filedOn, '10:00', {
        body: dice.pick([
          '清岚县农业农村局',
          '清岚县卫生健康局',
          '清岚县住房和城乡建设局',
          '怀川市邻县主管机关',
        ]),
        reason: '经核查，不属于本机关管辖。',
        materials: '案源登记表、现场笔录、照片',
        files: [],
      });
      shelve(workingDay(filedOn, 10), filedOn);
      break;
    case 'terminated':
      found();
      writer.file(filedOn, `${matter.cause}，应当立案。`);
      writer.inquiry(workingDay(filedOn, 2), '10:00', '10:30', { turns: matter.turns });
      writer.act(head, 'case.terminate', workingDay(filedOn, 12), '10:00', {
        ground: dice.pick(['noConduct', 'partyGone']),
        investigation: '经立案调查、询问和核对书证。',
        reason: '违法行为人已终止经营且没有权利义务承受人。',
        files: [],
      });
      shelve(workingDay(filedOn, 22), workingDay(filedOn, 12));
      break;
    case 'suspended':
      found();
      writer.file(filedOn, `${matter.cause}，应当立案。`);
      writer.act(head, 'case.suspend', workingDay(filedOn, 6), '10:00', {
        basis: '本机关行政处罚程序规定',
        reason: '当事人因病住院，暂时无法配合调查。',
        files: [],
      });
      break;
    case 'police':
      found();
      writer.file(filedOn, `${matter.cause}，应当立案。`);
      writer.act(first, 'criminal.propose', workingDay(filedOn, 3), '09:00', {
        team: writer.officers,
        suspicion: matter.cause,
        report: '经核查，数额已达到刑事立案标准，建议移送公安机关。',
        reportedOn: workingDay(filedOn, 3),
        files: [],
      });
      writer.act(head, 'criminal.decide', workingDay(filedOn, 4), '09:00', {
        decision: 'approve',
        reason: '批准移送。',
      });
      writer.act(first, 'criminal.handOver', workingDay(filedOn, 4), '15:00', {
        police: '清岚县公安局',
        charge: matter.cause,
        facts: matter.draft.facts,
        attachments: '移送书、调查报告、涉案物品清单、其他材料',
        copiedTo: '清岚县人民检察院',
        handedOverAt: `${workingDay(filedOn, 4)}T06:30:00.000Z`,
        files: [],
      });
      writer.act(first, 'criminal.answer', workingDay(filedOn, 7), '15:00', {
        result: 'filed',
        answeredOn: workingDay(filedOn, 7),
        files: [],
      });
      writer.act(first, 'criminal.handOverGoods', workingDay(filedOn, 9), '15:00', {
        what: '涉案物品和全部证据材料原件',
        handedOn: workingDay(filedOn, 9),
        partyTold: '已书面告知当事人。',
        files: [],
      });
      writer.close(workingDay(filedOn, 15), 'transferred', '公安机关已立案侦查。');
      break;
    case 'noPenalty':
    case 'notEstablished': {
      const none = end === 'noPenalty';
      const bare: Matter = {
        ...matter,
        draft: {
          ...without(matter.draft),
          kind: end,
          ...(none ? { noPenaltyGround: 'firstOffence' as const } : {}),
          discretionReason: none ? '初次违法且危害后果轻微并及时改正。' : '现有证据不能证明违法事实。',
          reasons: none
            ? '依照《行政处罚法》第三十三条第一款，不予行政处罚。'
            : '违法事实不能成立，不得给予行政处罚。',
          penalties: [],
          surchargeAnnounced: false,
        },
      };
      investigate(writer, { matter: bare, dice }, filedOn, reportOn);
      const decidedOn = workingDay(reportOn, 4);
      review(writer, agency === 'ecology', reportOn, decidedOn);
      writer.decide(
        decidedOn,
        '10:00',
        none ? { education: '已对当事人进行教育，当事人表示今后遵守规定。' } : {},
      );
      writer.serve(decidedOn, '15:00', 'decision.make');
      writer.close(workingDay(decidedOn, 2), end, none ? '不予处罚决定书已送达，已教育。' : '决定书已送达。');
      shelve(workingDay(decidedOn, 12), workingDay(decidedOn, 2));
      break;
    }
    default:
      end satisfies never;
  }
  return writer.story();
}

const without = ({
  tier: _,
  departure: __,
  base: ___,
  correction: ____,
  ...draft
}: Matter['draft']): Matter['draft'] => draft;

interface SpotPlan {
  readonly cast: (typeof cast)[keyof typeof cast];
  readonly key: string;
  readonly dice: Dice;
  readonly day: string;
  readonly item: string;
  readonly cause: string;
  readonly facts: string;
  readonly party: SampleParty;
  /** Absent for a warning. */
  readonly yuan?: number;
  readonly tier?: string;
  readonly order: number;
}

/** 当场处罚: decided, handed over, reported, paid, closed. */
export function spotCase(plan: SpotPlan): Story<PenaltyState> {
  const { party, day, dice, yuan } = plan;
  const place = party.address ?? party.person.address;
  const item = getItem(plan.cast.agency, plan.item);
  const inForce = (clause: (typeof item.basis)[number]) =>
    (clause.inForceFrom === undefined || day >= clause.inForceFrom) &&
    (clause.inForceUntil === undefined || day < clause.inForceUntil);
  const writer = new CaseWriter(
    {
      ...plan.cast,
      key: plan.key,
      item: plan.item,
      cause: plan.cause,
      parties: [party],
      conductFrom: day,
      place,
    },
    'penalty-summary',
  );
  const cash = yuan !== undefined && yuan <= 100;
  writer.act(writer.sheet.handlers[0], 'spot.decide', day, '10:00', {
    parties: [party],
    officers: writer.officers,
    place,
    cause: plan.cause,
    conductFrom: day,
    facts: plan.facts,
    item: plan.item,
    breached: item.breached.filter(inForce).map(cited),
    basis: item.basis.filter(inForce).map(cited).slice(-1),
    ...(plan.tier === undefined ? {} : { tier: plan.tier }),
    warning: yuan === undefined,
    ...(yuan === undefined
      ? {}
      : {
          fine: yuan * 100,
          collection: cash ? 'cash' : 'bank',
          ...(cash ? { cashGround: 'hundredYuan' } : {}),
          surchargeAnnounced: true,
        }),
    correction: '立即改正',
    identityShown: true,
    rightsTold: true,
    defence: 'none',
    signature: 'signed',
    files: [picture('当场处罚过程照片')],
  });
  writer.serve(day, '10:05', 'spot.decide');
  writer.act(writer.sheet.handlers[0], 'spot.file', workingDay(day, 1 + dice.below(2)), '09:00', {
    receiver: getPerson(writer.sheet.reviewer).name,
    files: [],
  });
  let last = workingDay(day, 3);
  if (cash) {
    writer.act(writer.sheet.handlers[0], 'payment.record', day, '10:10', {
      party: party.id,
      of: 'fine',
      on: day,
      fen: yuan * 100,
      receiptKind: 'receipt',
      receipt: `样票${plan.key.slice(-4)}`,
      cashGround: 'hundredYuan',
      files: [],
    });
    for (const [to, on] of [
      ['agency', workingDay(day, 1)],
      ['bank', workingDay(day, 2)],
    ] as const)
      writer.act(writer.sheet.handlers[0], 'payment.handIn', on, '16:00', ({ state }) => ({
        payment: state.execution.payments[0]!.seq,
        to,
        on,
        files: [],
      }));
  } else if (yuan !== undefined) {
    last = workingDay(day, 3 + dice.below(6));
    writer.pay(last, yuan);
  }
  writer.close(
    workingDay(last, 2),
    'performed',
    yuan === undefined ? '警告已送达，已改正。' : '罚款已缴清，已改正。',
  );
  if (dice.chance(35)) writer.archive(workingDay(last, 12), plan.order, workingDay(last, 2).slice(0, 4));
  return writer.story();
}
