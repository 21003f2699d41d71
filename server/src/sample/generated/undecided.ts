import { chineseDate, type PenaltyState } from '@mingjing/law';
import { cited, getItem } from '../items.ts';
import type { SampleParty } from '../parties.ts';
import { type AgencyKey, getPerson } from '../people.ts';
import type { Dice } from '../seed.ts';
import { picture, type Story } from '../story.ts';
import { CaseWriter, type cast } from '../writer.ts';
import { investigate, review, sheetOf } from './build.ts';
import { workingDay } from './days.ts';
import type { Matter } from './matters.ts';
import { educated, filingGrounds } from './words.ts';

/** Generated cases that end without a penalty, and decisions on the spot. */

export type OtherEnd =
  | 'noPenalty'
  | 'notEstablished'
  | 'refused'
  | 'transferred'
  | 'terminated'
  | 'police'
  | 'sentBack'
  | 'suspended'
  | 'resumed'
  | 'dispute'
  | 'disputeLost';

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
  /** What ended lately is still with the handlers. */
  const shelve = (day: string, endedOn: string) => {
    if (endedOn < '2025-09-01') writer.archive(day, order, endedOn.slice(0, 4));
  };
  const file = () => writer.file(filedOn, `${matter.cause}，${dice.pick(filingGrounds)}`);
  const found = (situation: string = matter.situation) => {
    writer.lead(matter.foundOn, {
      source: 'complaint',
      summary: `群众反映${matter.place}${matter.cause}。`,
      informant: { name: '反映人', form: '来信' },
    });
    writer.verify(matter.foundOn, '14:00', '15:10', {
      situation,
      statement: situation === matter.situation ? matter.statement : '情况就是这样，没有补充。',
      ...(end === 'refused'
        ? { conclusion: 'doNotFile' }
        : end === 'transferred'
          ? { conclusion: 'transfer' }
          : {}),
    });
  };
  switch (end) {
    case 'refused': {
      const { situation, ...refusal } = dice.pick(refusals);
      found(situation);
      writer.act(head, 'filing.refuse', filedOn, '10:00', refusal);
      shelve(workingDay(filedOn, 10), filedOn);
      break;
    }
    case 'transferred': {
      const { situation, ...where } = dice.pick(elsewhere[agency]!);
      found(situation);
      writer.act(head, 'lead.transfer', filedOn, '10:00', {
        ...where,
        materials: '案源登记表、现场笔录、照片',
        files: [],
      });
      shelve(workingDay(filedOn, 10), filedOn);
      break;
    }
    case 'terminated':
      found();
      file();
      writer.inquiry(workingDay(filedOn, 2), '10:00', '10:30', { turns: matter.turns });
      writer.act(handlers[0], 'termination.propose', workingDay(filedOn, 11), '10:00', {
        investigation: `${chineseDate(filedOn)}立案后，经询问、现场复核和核对书证。`,
        ...dice.pick(terminations),
        files: [],
      });
      writer.act(head, 'case.terminate', workingDay(filedOn, 12), '10:00', {
        opinion: '同意撤案。',
        files: [],
      });
      shelve(workingDay(filedOn, 22), workingDay(filedOn, 12));
      break;
    case 'suspended':
    case 'resumed':
      found();
      file();
      writer.act(head, 'case.suspend', workingDay(filedOn, 6), '10:00', {
        basis: '本机关行政处罚程序规定',
        reason: dice.pick(suspensions),
        files: [],
      });
      if (end === 'resumed')
        writer.act(head, 'case.resume', workingDay(filedOn, 34), '10:00', {
          reason: '中止调查的原因已经消除，恢复调查。',
          files: [],
        });
      break;
    case 'dispute':
    case 'disputeLost': {
      found();
      file();
      const { body } = dice.pick(elsewhere[agency]!);
      const raisedOn = workingDay(filedOn, 4);
      writer.act(first, 'jurisdiction.dispute', raisedOn, '10:00', {
        other: body,
        views: `本机关认为应当由${body}管辖，对方认为应当由先立案的机关管辖，协商两次没有一致。`,
        superior: agency === 'ecology' ? '怀川市人民政府' : '清岚县人民政府',
        files: [],
      });
      if (end === 'dispute') break;
      const settledOn = workingDay(raisedOn, 9);
      writer.act(first, 'jurisdiction.settle', settledOn, '10:00', {
        result: 'other',
        by: 'designation',
        document: `指定管辖通知书（样例）第${order}号`,
        settledOn,
        files: [],
      });
      writer.act(head, 'lead.transfer', workingDay(settledOn, 2), '10:00', {
        body,
        reason: '共同的上一级机关已经指定管辖。',
        materials: '案源登记表、立案审批表、现场笔录、照片、指定管辖通知书',
        files: [],
      });
      break;
    }
    case 'police':
    case 'sentBack': {
      found();
      file();
      const crime = crimes[agency as keyof typeof crimes] ?? crimes.market;
      const decidedOn = workingDay(filedOn, 4);
      writer.act(first, 'criminal.propose', workingDay(filedOn, 3), '09:00', {
        team: writer.officers,
        suspicion: crime.charge,
        report: crime.report,
        reportedOn: workingDay(filedOn, 3),
        files: [],
      });
      writer.act(head, 'criminal.decide', decidedOn, '09:00', {
        decision: 'approve',
        reason: '符合移送条件，批准移送。',
      });
      writer.act(first, 'criminal.handOver', decidedOn, '15:00', {
        police: '清岚县公安局',
        charge: crime.charge,
        facts: matter.draft.facts,
        attachments: '移送书、调查报告、涉案物品清单、其他材料',
        copiedTo: '清岚县人民检察院',
        handedOverAt: `${decidedOn}T06:30:00.000Z`,
        files: [],
      });
      writer.act(first, 'criminal.answer', workingDay(filedOn, 7), '15:00', {
        result: end === 'police' ? 'filed' : 'notFiled',
        answeredOn: workingDay(filedOn, 7),
        ...(end === 'police' ? {} : { note: '公安机关认为尚不构成犯罪，退回材料，由本机关依法处理。' }),
        files: [],
      });
      // What the police do not take is looked into further here.
      if (end === 'sentBack') {
        writer.inquiry(workingDay(filedOn, 9), '10:00', '10:40', { turns: matter.turns });
        break;
      }
      writer.act(first, 'criminal.handOverGoods', workingDay(filedOn, 9), '15:00', {
        what: '涉案物品和全部证据材料原件',
        handedOn: workingDay(filedOn, 9),
        partyTold: '已书面告知当事人。',
        files: [],
      });
      writer.close(workingDay(filedOn, 15), 'transferred', '公安机关已立案侦查。');
      break;
    }
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
      writer.decide(decidedOn, '10:00', none ? { education: dice.pick(educated) } : {});
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

/** Why nothing is filed, and what was seen on the spot where it was not what had been reported. */
const refusals: readonly { readonly ground: string; readonly reason: string; readonly situation?: string }[] =
  [
    { ground: 'minor', reason: '经核查，情节轻微并已当场改正，没有造成危害后果。' },
    { ground: 'firstOffence', reason: '经核查，系初次违法，危害后果轻微，当事人已及时改正。' },
    {
      ground: 'notEstablished',
      reason: '经现场核查，未发现反映的情形，违法事实不成立。',
      situation: '对反映的场所逐处查看，未发现反映的情形，拍照留存。',
    },
  ];

interface Elsewhere {
  readonly body: string;
  readonly reason: string;
  readonly situation: string;
}

/** Whose case it is instead, by the agency that found it. */
const elsewhere: Partial<Record<AgencyKey, readonly Elsewhere[]>> = {
  market: [
    {
      body: '清岚县农业农村局',
      reason: '经核查，系农户在集市销售自产初级农产品，不属于本机关管辖。',
      situation: '反映的摊位销售的是农户自产的红薯、萝卜等初级农产品，没有预包装食品。',
    },
    {
      body: '清岚县卫生健康局',
      reason: '经核查，反映的是公共场所卫生问题，不属于本机关管辖。',
      situation: '店内食品标签齐全；反映人指认的是店内公共用品用具未消毒。',
    },
    {
      body: '怀川市邻县市场监督管理局',
      reason: '经核查，违法行为发生地和经营场所在邻县，应当由邻县管辖。',
      situation: '该址仅为收货仓库，出示的营业执照和进货单表明经营场所在邻县。',
    },
  ],
  ecology: [
    {
      body: '清岚县住房和城乡建设局',
      reason: '经核查，扬尘来自房屋建筑工地，应当由住房和城乡建设主管部门管辖。',
      situation: '扬尘来自相邻的房屋建筑工地土方作业面，工地没有洒水。',
    },
    {
      body: '清岚县交通运输局',
      reason: '经核查，扬尘来自公路养护作业，应当由交通运输主管部门管辖。',
      situation: '扬尘来自门前公路的养护铣刨作业，作业车正在施工。',
    },
  ],
  forestry: [
    {
      body: '清岚县自然资源和规划局',
      reason: '经核查，地块现状地类不是林地，不属于本机关管辖。',
      situation: '经叠加林地一张图，该地块不在林地范围内。',
    },
  ],
  qingshi: [
    {
      body: '清岚县林业和草原局',
      reason: '经核查，用火地点在森林防火区内，不属于赋权事项。',
      situation: '用火点位于山脚林缘，在森林防火区界桩以内。',
    },
  ],
};

const terminations = [
  { ground: 'noConduct', reason: '经调查，现有证据不能证明当事人实施了违法行为。' },
  { ground: 'partyGone', reason: '违法行为人已终止经营且没有权利义务承受人。' },
] as const;

const suspensions = [
  '当事人因病住院，暂时无法配合调查。',
  '涉案账册由另案机关调取，尚未退回，暂时无法核对。',
  '当事人外出务工失去联系，正在查找。',
] as const;

/** What a case is handed to the police for. */
const crimes = {
  market: {
    charge: '销售不符合安全标准的食品罪',
    report: '经核查，涉案食品外观和气味异常，可能足以造成严重食源性疾病，建议移送公安机关。',
  },
  forestry: {
    charge: '滥伐林木罪',
    report: '经检尺，滥伐林木立木蓄积已达二十立方米（法释〔2023〕8号第六条），建议移送公安机关。',
  },
} as const;

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
