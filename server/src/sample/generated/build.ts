import { addDays, type PenaltyState } from '@mingjing/law';
import { getAgency } from '../county.ts';
import { getItem } from '../items.ts';
import type { SampleParty } from '../parties.ts';
import { getPerson } from '../people.ts';
import { type Dice, samplePublicId } from '../seed.ts';
import { picture, type Story } from '../story.ts';
import { type CaseSheet, CaseWriter, type cast } from '../writer.ts';
import { workingDay } from './days.ts';
import type { Matter } from './matters.ts';

/** Generated penalty cases, written forwards and backwards from the day of the decision. */

/** How a case with a decision goes on or ends. */
export type Ending =
  | 'performed'
  | 'late'
  | 'instalments'
  | 'court'
  | 'unpaid'
  | 'reconsidering'
  | 'upheld'
  | 'annulled'
  | 'reduced'
  | 'selfRevoked'
  | 'suing'
  | 'corrected'
  | 'withheld'
  | 'ended'
  | 'unpublished';

/** How the party answers the notice. */
export type Answer = 'silent' | 'defence' | 'waiver' | 'hearing';

export interface DecidedPlan {
  readonly cast: (typeof cast)[keyof typeof cast];
  readonly key: string;
  readonly dice: Dice;
  readonly matter: Matter;
  readonly decidedOn: string;
  readonly ending: Ending;
  readonly answer: Answer;
  readonly service: 'direct' | 'left' | 'post' | 'electronic' | 'publication';
  readonly preserve?: boolean;
  readonly order: number;
}

export function sheetOf(own: (typeof cast)[keyof typeof cast], key: string, matter: Matter): CaseSheet {
  const { item, cause, parties, place, conductFrom, foundOn } = matter;
  return { ...own, key, item, cause, parties, place, conductFrom, conductTo: foundOn };
}

/** What the amount asks for (profile sample-donglan). */
function stakes(agency: CaseSheet['agency'], matter: Matter) {
  const fineOf = (party: SampleParty) => {
    const { penalties } = matter.draft;
    const own = Array.isArray(penalties)
      ? penalties
      : ((penalties ?? {}) as Readonly<Record<string, readonly { kind: string; yuan?: number }[]>>)[party.id];
    return (own ?? []).find((each: { kind: string }) => each.kind === 'fine')?.yuan ?? 0;
  };
  const over = (party: SampleParty, small: number, large: number, inclusive = true) => {
    const limit = party.kind === 'organisation' ? large : small;
    const fine = fineOf(party);
    return inclusive || party.kind !== 'organisation' ? fine >= limit : fine > limit;
  };
  const heard = matter.parties.some((party) =>
    agency === 'ecology' ? over(party, 5_000, 200_000, false) : over(party, 10_000, 100_000),
  );
  const departs = matter.draft.departure !== undefined;
  return {
    hearing: heard,
    discussion: heard || departs,
    review: heard || departs || agency === 'ecology',
    major: matter.parties.some((party) => over(party, 10_000, 100_000)),
    fine: fineOf(matter.parties[0]!),
  };
}

/** Days of a case before its decision, counted back from it. */
function calendarOf(plan: DecidedPlan, needs: ReturnType<typeof stakes>) {
  const { decidedOn, dice } = plan;
  const noticeOn = workingDay(
    decidedOn,
    plan.answer === 'hearing' ? -21 : -(needs.discussion ? 7 : 6) - dice.below(3),
  );
  const reportOn = workingDay(noticeOn, needs.review ? -4 : -2);
  const filedOn = workingDay(reportOn, -(8 + dice.below(9)));
  return { noticeOn, reportOn, filedOn };
}

/** The working day on which a case was found whose decision falls on a day; its matter is made for that day. */
export const foundBefore = (decidedOn: string, answer: Answer): string =>
  workingDay(decidedOn, answer === 'hearing' ? -46 : -31);

export function decidedCase(plan: DecidedPlan): Story<PenaltyState> {
  const { matter, decidedOn, answer } = plan;
  const needs = stakes(plan.cast.agency, matter);
  // After a hearing the fine has fallen to the lowest of its tier.
  const settled = answer === 'hearing' ? { ...needs, fine: lowestOf(plan.cast.agency, matter) } : needs;
  const { noticeOn, reportOn, filedOn } = calendarOf(plan, needs);
  const writer = new CaseWriter(sheetOf(plan.cast, plan.key, matter));
  investigate(writer, plan, filedOn, reportOn);
  review(writer, needs.review, reportOn, noticeOn);
  for (const [index, party] of matter.parties.entries()) {
    const minute = String(index * 7).padStart(2, '0');
    writer.notice(noticeOn, `09:${minute}`, needs.hearing, party.id);
    writer.serve(noticeOn, `10:${minute}`, 'notice.issue', { party: party.id });
  }
  respond(writer, plan, needs, noticeOn);
  if (needs.discussion && answer !== 'hearing')
    writer.discuss(workingDay(decidedOn, -1), '15:00', '15:30', { conclusion: '一致同意拟处理意见。' });
  writer.decide(decidedOn, '10:00');
  after(writer, plan, settled);
  return writer.story();
}

/** From the lead to the report. */
export function investigate(
  writer: CaseWriter,
  {
    matter,
    dice,
    preserve,
    service,
  }: Pick<DecidedPlan, 'matter' | 'dice' | 'preserve'> & { service?: string },
  filedOn: string,
  reportOn: string,
): void {
  const { foundOn } = matter;
  const source = dice.pick(['inspection', 'complaint', 'inspection', 'assigned'] as const);
  writer.lead(foundOn, {
    source,
    summary: `${source === 'complaint' ? '群众反映' : '检查发现'}${matter.cause}。`,
    ...(source === 'complaint' ? { informant: { name: '反映人', form: '来电' } } : {}),
  });
  writer.verify(foundOn, '09:30', '10:40', { situation: matter.situation, statement: matter.statement });
  writer.file(filedOn, `${matter.cause}，有违法事实，属本机关管辖，应当立案。`);
  const inquiredOn = workingDay(filedOn, 2);
  writer.inquiry(inquiredOn, '09:30', '10:10', { turns: matter.turns });
  if (dice.chance(35)) writer.extract(inquiredOn, '10:30', matter.evidence);
  if (service === 'electronic') confirmAddress(writer, inquiredOn, matter.parties[0]!);
  if (preserve === true) keepEvidence(writer, matter, filedOn);
  writer.draft(reportOn, '09:00', matter.draft);
  writer.report(reportOn, '15:00', { course: '经核查、立案、询问和提取证据，全部事实已查明，现调查终结。' });
}

function confirmAddress(writer: CaseWriter, day: string, party: SampleParty): void {
  const [first] = writer.sheet.handlers;
  writer.act(first, 'address.confirm', day, '10:50', {
    party: party.id,
    told: true,
    receiver: {
      name: party.person.name,
      relation: 'self',
      idKind: '居民身份证',
      idNumber: party.person.idNumber,
      address: party.person.address,
      phone: party.contact.phone,
    },
    electronic: true,
    channels: [{ kind: 'phone', address: party.contact.phone }],
    signed: true,
    officers: writer.officers,
    files: [],
  });
}

/** 先行登记保存: proposed, approved, told, and handled in seven working days. */
function keepEvidence(writer: CaseWriter, matter: Matter, filedOn: string): void {
  const [first] = writer.sheet.handlers;
  const { head } = writer.sheet;
  const on = workingDay(filedOn, 1);
  const what = '涉案物品样品3件';
  const id = (scene: { state: PenaltyState }) => scene.state.investigation.preservations.at(-1)!.id;
  writer.act(first, 'preservation.propose', on, '09:00', {
    situation: matter.situation,
    things: [what],
    ground: 'lost',
    reason: '物品可能被转移或者销毁。',
    kept: 'inPlace',
    files: [],
  });
  writer.act(head, 'preservation.approve', on, '09:40', (scene) => ({
    preservation: id(scene),
    result: 'approved',
    opinion: '同意。',
  }));
  writer.act(first, 'preservation.notify', on, '11:00', (scene) => ({
    preservation: id(scene),
    party: 'p1',
    officers: writer.officers,
    identityShown: true,
    kept: 'inPlace',
    place: matter.place,
    goods: [{ name: '涉案物品样品', unit: '件', quantity: '3' }],
    files: [picture('登记保存过程照片')],
  }));
  writer.act(head, 'preservation.handle', workingDay(on, 5), '15:00', (scene) => ({
    preservation: id(scene),
    handled: [{ goods: what, way: 'released' }],
    basis: '《行政处罚法》第五十六条',
    opinion: '证据已固定，解除登记保存。',
    files: [],
  }));
}

export function review(writer: CaseWriter, required: boolean, reportOn: string, noticeOn: string): void {
  if (!required) {
    writer.exempt(workingDay(noticeOn, -1), '15:00');
    return;
  }
  writer.submitReview(workingDay(reportOn, 1), '09:00');
  writer.acceptReview(workingDay(reportOn, 1), '15:00');
  writer.opine(
    workingDay(noticeOn, -1),
    '16:00',
    '经审核，主体适格，事实清楚，证据充分，适用法律和裁量适当，程序合法。同意。',
  );
}

function respond(
  writer: CaseWriter,
  plan: DecidedPlan,
  needs: ReturnType<typeof stakes>,
  noticeOn: string,
): void {
  switch (plan.answer) {
    case 'silent':
      return;
    case 'defence':
      writer.defence(workingDay(noticeOn, 2), '10:00', '认识到错误，经营困难，请求从轻。');
      writer.reviewDefence(workingDay(noticeOn, 3), '15:00', {
        found: '拟处罚已在从轻幅度内。',
        adopted: 'no',
        reason: '没有新的法定从轻、减轻情形；不因申辩加重。',
        suggestion: '维持拟处理意见。',
      });
      return;
    case 'waiver':
      for (const party of plan.matter.parties)
        writer.waive(workingDay(noticeOn, 2), '10:00', needs.hearing, party.id);
      return;
    case 'hearing':
      hearing(writer, plan, noticeOn);
      return;
    default:
      plan.answer satisfies never;
  }
}

/** A hearing, after which the fine falls to the lowest of its tier, is reviewed again and discussed. */
function hearing(writer: CaseWriter, plan: DecidedPlan, noticeOn: string): void {
  const { sheet } = writer;
  const { matter } = plan;
  const [first] = sheet.handlers;
  const party = matter.parties[0]!;
  const { chair, recorder } = hearingStaff[sheet.agency as keyof typeof hearingStaff];
  const told = workingDay(noticeOn, 4);
  const held = workingDay(told, 9);
  const startsAt = `${held}T01:00:00.000Z`;
  writer.act(first, 'hearing.request', workingDay(noticeOn, 3), '10:00', {
    party: party.id,
    requestedOn: workingDay(noticeOn, 3),
    form: 'written',
    grounds: '认为罚款过重，要求听证。',
    files: [],
  });
  writer.act(sheet.head, 'hearing.accept', told, '09:00', {});
  writer.act(sheet.head, 'hearing.schedule', told, '09:30', {
    heldOn: held,
    startsAt,
    place: '本机关会议室',
    public: true,
    chair: getPerson(chair).id,
    recorder: getPerson(recorder).id,
  });
  writer.serve(told, '15:00', 'hearing.schedule');
  writer.act(sheet.head, 'hearing.announce', told, '16:00', {
    channel: '本机关公告栏',
    seats: '旁听席10个，凭身份证件报名。',
    files: [],
  });
  writer.act(recorder, 'hearing.hold', held, '11:00', {
    startedAt: startsAt,
    endedAt: `${held}T02:30:00.000Z`,
    place: '本机关会议室',
    present: [
      { name: party.person.name, capacity: 'party' },
      { name: getPerson(first).name, capacity: 'investigator' },
    ],
    identityChecked: true,
    investigator: '事实清楚，证据确凿，建议按告知的意见处罚。',
    defence: '对事实没有异议，整改及时，请求从轻。',
    crossExamination: '对现场笔录、照片和书证逐一质证，双方均无异议。',
    lastStatement: '请求从轻处罚。',
    readBack: true,
    files: [picture('听证全程录像截图')],
  });
  writer.act(chair, 'hearing.report', workingDay(held, 1), '10:00', {
    summary: '听证公开举行，全程录像。',
    views: '双方对事实和证据没有异议，争议在于罚款数额。',
    disputes: '罚款数额是否适当。',
    opinion: '当事人整改及时，可以在阶次内从低。',
    suggestion: 'change',
    files: [],
  });
  const redrafted = workingDay(held, 2);
  const yuan = lowestOf(sheet.agency, matter);
  writer.draft(redrafted, '09:00', {
    ...matter.draft,
    discretionReason: `${matter.draft.discretionReason}听证后采纳当事人及时整改的意见，处该阶次最低额。`,
    reasons: `责令改正，处罚款${yuan}.00元。`,
    penalties: Object.fromEntries(matter.parties.map((each) => [each.id, [{ kind: 'fine', yuan } as const]])),
  });
  writer.submitReview(redrafted, '10:00', { changes: '听证后罚款改为该阶次最低额，其他内容未变。' });
  writer.acceptReview(redrafted, '15:00');
  writer.opine(workingDay(held, 3), '15:00', '经审核，听证意见已采纳，处罚不重于告知内容。同意。');
  writer.discuss(workingDay(held, 4), '15:00', '15:40', { conclusion: '一致同意听证后的处理意见。' });
}

/** The lowest fine of a matter's tier, in yuan. */
function lowestOf(agency: CaseSheet['agency'], matter: Matter): number {
  const tier = getItem(agency, matter.item).tiers.find((each) => each.id === matter.draft.tier)!;
  return tier.unit === 'fen' ? tier.min / 100 : ((matter.draft.base ?? 0) * tier.min) / 1000;
}

const hearingStaff = {
  market: { chair: 'shen', recorder: 'feng' },
  forestry: { chair: 'hansong', recorder: 'yezi' },
  ecology: { chair: 'gu', recorder: 'haoming' },
  education: { chair: 'zheng', recorder: 'tangyu' },
  qingshi: { chair: 'qinan', recorder: 'qingshi-checker' },
} as const;

/** Service, publication, performance, remedy, closing. */
function after(writer: CaseWriter, plan: DecidedPlan, needs: ReturnType<typeof stakes>): void {
  const { decidedOn, dice, ending } = plan;
  const servedOn = serveAll(writer, plan);
  const planned = workingDay(decidedOn, 2 + dice.below(5));
  // Where service runs by public notice for thirty days, the seven days of publication do not wait for it.
  const publishOn = plan.service === 'publication' || planned > servedOn ? planned : workingDay(servedOn, 1);
  if (needs.major) reportMajor(writer, workingDay(decidedOn, 1 + dice.below(6)));
  switch (ending) {
    case 'unpublished':
      writer.pay(workingDay(servedOn, 4), needs.fine);
      return;
    case 'withheld':
      writer.act(writer.sheet.head, 'publication.withhold', publishOn, '10:00', {
        ground: 'privacy',
        reason: '决定书内容可能识别出涉案的患病人员，公开会损害其合法权益，经审核不予公示。',
        files: [],
      });
      perform(writer, plan, needs, servedOn, publishOn);
      return;
    default:
      publish(writer, publishOn, plan);
  }
  switch (ending) {
    case 'performed':
    case 'ended':
    case 'corrected':
      perform(writer, plan, needs, servedOn, publishOn);
      return;
    case 'late':
      payLate(writer, plan, needs, servedOn, publishOn);
      return;
    case 'instalments':
      payByInstalments(writer, plan, needs, servedOn);
      return;
    case 'court':
      toCourt(writer, plan, needs, servedOn);
      return;
    case 'unpaid':
      return;
    case 'reconsidering':
    case 'upheld':
    case 'annulled':
    case 'reduced':
    case 'suing':
      remedy(writer, plan, needs, servedOn, publishOn);
      return;
    case 'selfRevoked':
      revoke(writer, publishOn);
      return;
    default:
      ending satisfies never;
  }
}

function serveAll(writer: CaseWriter, { matter, decidedOn, service }: DecidedPlan): string {
  let servedOn = decidedOn;
  for (const [index, party] of matter.parties.entries()) {
    const minute = String(index * 7).padStart(2, '0');
    const common = { party: party.id };
    switch (service) {
      case 'direct':
        writer.serveDecision(decidedOn, `15:${minute}`, common);
        break;
      case 'left':
        writer.serveDecision(decidedOn, `15:${minute}`, {
          ...common,
          method: 'left',
          refusal: { reason: '当事人拒绝签收。', witness: '王保田', witnessUnit: '所在村（居）民委员会' },
          files: [picture('留置送达录像截图')],
        });
        break;
      case 'post': {
        servedOn = workingDay(decidedOn, 3);
        writer.serveDecision(servedOn, `15:${minute}`, {
          ...common,
          method: 'post',
          on: servedOn,
          carrier: `样例邮单${samplePublicId(writer.sheet.key).slice(0, 8).toUpperCase()}`,
          files: [],
        });
        break;
      }
      case 'electronic':
        writer.serveDecision(decidedOn, `15:${minute}`, {
          ...common,
          method: 'electronic',
          on: decidedOn,
          address: party.contact.phone,
          files: [],
        });
        break;
      case 'publication': {
        const on = workingDay(decidedOn, 2);
        servedOn = addDays(on, 30);
        writer.act(writer.sheet.handlers[0], 'service.publish', on, `15:${minute}`, (scene) => ({
          document: scene.state.decision!.seq,
          party: party.id,
          ground: 'whereaboutsUnknown',
          attempts: '直接送达时已停止经营，邮寄被退回，电话无人接听。',
          channel: '县人民政府网站公告栏',
          on,
          content: '行政处罚决定书公告送达，自公告之日起经过三十日视为送达。',
          collectAt: `${getAgency(writer.sheet.agency).address},${getAgency(writer.sheet.agency).phone}`,
          files: [],
        }));
        break;
      }
      default:
        service satisfies never;
    }
  }
  return servedOn;
}

function publish(writer: CaseWriter, day: string, plan: DecidedPlan): void {
  writer.publish(day, plan.service === 'publication' ? { cautionSeen: true } : {});
  if (writer.sheet.agency === 'market') writer.push(day, '15:00', 'enterpriseSystem');
  if (plan.ending !== 'corrected') return;
  const found = workingDay(day, 3);
  writer.act(writer.sheet.checker, 'publication.correct', found, '09:00', {
    foundOn: found,
    reason: '违法事实表述不完整，补充改正情况。',
    files: [],
  });
  writer.publish(workingDay(found, 1), {
    round: 'r2',
    words: (facts) => ({ facts: `${facts}当事人已改正。` }),
  });
}

function reportMajor(writer: CaseWriter, day: string): void {
  writer.act(writer.sheet.handlers[0], 'majorFiling.report', day, '16:00', {
    receiver: '清岚县司法局',
    summary: '罚款达到重大行政处罚备案标准，经法制审核和集体讨论。',
    attachments: '调查终结报告、法制审核意见书、处罚决定书',
    files: [],
  });
}

/** Pays in time, goods destroyed, closed and filed. */
function perform(
  writer: CaseWriter,
  plan: DecidedPlan,
  needs: ReturnType<typeof stakes>,
  servedOn: string,
  publishOn: string,
): void {
  const paidOn = workingDay(servedOn, 3 + plan.dice.below(6));
  for (const [index, party] of plan.matter.parties.entries())
    writer.pay(paidOn, needs.fine, { party: party.id, time: `10:${10 + index}` });
  const { goods } = plan.matter;
  if (goods !== undefined) {
    writer.confiscate(workingDay(servedOn, 1), '10:00', goods);
    writer.dispose(workingDay(servedOn, 4), '10:00', goods.length, '破碎后作无害化处理，全程录像。');
  }
  const last = [
    paidOn,
    publishOn,
    workingDay(publishOn, plan.ending === 'corrected' ? 5 : 0),
    workingDay(servedOn, 5),
  ];
  finish(writer, plan, 'performed', '罚款已缴清。', last.sort().at(-1)!);
}

function finish(writer: CaseWriter, plan: DecidedPlan, reason: string, result: string, day: string): void {
  const closedOn = workingDay(day, 1 + plan.dice.below(3));
  const { goods } = plan.matter;
  writer.close(closedOn, reason, result, goods === undefined ? {} : { goods: '没收物品已销毁。' });
  const filedOn = workingDay(closedOn, 6 + plan.dice.below(10));
  // Of what was closed lately much still waits for the archivist.
  if (closedOn < '2025-04-01' || plan.order % 3 === 0)
    writer.archive(filedOn, plan.order, closedOn.slice(0, 4));
  if (plan.ending === 'ended') writer.endPublication(workingDay(closedOn, 90));
}

/** The last day to pay: fifteen days from service, moved off days of rest. */
const lastDayToPay = (servedOn: string) => workingDay(addDays(servedOn, 15), 0);

function payLate(
  writer: CaseWriter,
  plan: DecidedPlan,
  needs: ReturnType<typeof stakes>,
  servedOn: string,
  publishOn: string,
): void {
  const from = addDays(lastDayToPay(servedOn), 1);
  const paidOn = workingDay(from, 2 + plan.dice.below(5));
  const days = Math.round((Date.parse(paidOn) - Date.parse(from)) / 86_400_000) + 1;
  const fen = Math.min(Math.floor((needs.fine * 100 * 3 * days) / 100), needs.fine * 100);
  writer.pay(paidOn, needs.fine, { time: '10:00' });
  writer.act(writer.sheet.head, 'surcharge.impose', paidOn, '11:00', {
    party: 'p1',
    from,
    to: paidOn,
    fen,
    reason: `逾期${days}日缴款，决定书已载明加处罚款标准。`,
  });
  writer.pay(paidOn, fen / 100, { of: 'surcharge', time: '15:00' });
  finish(writer, plan, 'performed', '罚款和加处罚款已缴清。', [paidOn, publishOn].sort().at(-1)!);
}

function payByInstalments(
  writer: CaseWriter,
  plan: DecidedPlan,
  needs: ReturnType<typeof stakes>,
  servedOn: string,
): void {
  const half = Math.floor(needs.fine / 2);
  const sums = [half, needs.fine - half];
  const due = [addDays(servedOn, 45), addDays(servedOn, 90)];
  const instalments = due.map((dueOn, index) => ({ dueOn, fen: sums[index]! * 100 }));
  const asked = workingDay(servedOn, 4);
  writer.act(writer.sheet.handlers[0], 'deferral.request', asked, '10:00', {
    party: 'p1',
    appliedOn: asked,
    way: 'instalments',
    reason: '经营困难，申请分两期缴纳。',
    proposal: instalments,
    files: [],
  });
  writer.act(writer.sheet.head, 'deferral.decide', workingDay(asked, 2), '10:00', {
    party: 'p1',
    granted: true,
    reason: '确有经济困难。',
    instalments,
  });
  const days = due.map((dueOn) => workingDay(dueOn, -2));
  for (const [index, day] of days.entries()) writer.pay(day, sums[index]!);
  finish(writer, plan, 'performed', '罚款分两期缴清。', days[1]!);
}

/** Nothing is paid, nothing is appealed: demand, then the court (强制法 art 53, 54). */
function toCourt(
  writer: CaseWriter,
  plan: DecidedPlan,
  needs: ReturnType<typeof stakes>,
  servedOn: string,
): void {
  const [first] = writer.sheet.handlers;
  const { phone, address, leaders } = getAgency(writer.sheet.agency);
  const demandedOn = workingDay(addDays(servedOn, 187), 0);
  writer.act(first, 'demand.issue', demandedOn, '09:00', {
    party: 'p1',
    obligation: `缴纳罚款${needs.fine}.00元`,
    performBy: workingDay(demandedOn, 10),
    way: '向代收机构缴纳。',
    fine: needs.fine * 100,
    surcharge: 0,
    gains: 0,
    next: 'court',
    defenceTold: true,
    contactPerson: getPerson(first).name,
    contactPhone: phone,
    contactAddress: address,
  });
  writer.serve(demandedOn, '15:00', 'demand.issue');
  const appliedOn = workingDay(demandedOn, 13);
  writer.act(writer.sheet.head, 'court.apply', appliedOn, '10:00', {
    party: 'p1',
    court: '清岚县人民法院',
    request: `强制执行罚款${needs.fine}.00元`,
    grounds: '行政处罚决定已生效，当事人经催告仍未履行。',
    contactPerson: leaders[0]!.name,
    partyOpinion: '催告书已送达，当事人在催告期限内没有提出意见，也没有履行。',
    subject: `罚款${needs.fine}.00元`,
    signed: true,
    files: [],
  });
  const ruledOn = workingDay(appliedOn, 10);
  writer.act(first, 'court.rule', ruledOn, '15:00', {
    party: 'p1',
    result: 'execute',
    number: `清岚行审〔${ruledOn.slice(0, 4)}〕样${plan.order}号`,
    ruledOn,
    receivedOn: ruledOn,
    files: [],
  });
  finish(writer, plan, 'courtExecuted', '人民法院裁定准予强制执行，已移送执行。', ruledOn);
}

function remedy(
  writer: CaseWriter,
  plan: DecidedPlan,
  needs: ReturnType<typeof stakes>,
  servedOn: string,
  publishOn: string,
): void {
  const [first] = writer.sheet.handlers;
  const { reconsiderationBody } = getAgency(writer.sheet.agency);
  const suing = plan.ending === 'suing';
  const appliedOn = workingDay([servedOn, publishOn].sort().at(-1)!, 4 + plan.dice.below(8));
  writer.pay(workingDay(servedOn, 4), needs.fine);
  writer.act(first, 'remedy.open', appliedOn, '10:00', {
    id: 'r1',
    kind: suing ? 'litigation' : 'reconsideration',
    party: 'p1',
    body: suing ? '清岚县人民法院' : reconsiderationBody,
    appliedOn,
    claim: '认为处罚过重，请求撤销或者变更。',
    files: [],
  });
  const acceptedOn = workingDay(appliedOn, 3);
  const copiedOn = workingDay(acceptedOn, 3);
  writer.act(first, 'remedy.accept', copiedOn, '10:00', {
    id: 'r1',
    acceptedOn,
    copyReceivedOn: copiedOn,
    procedure: 'ordinary',
    files: [],
  });
  const answeredOn = workingDay(copiedOn, 6);
  writer.act(first, 'remedy.answer', answeredOn, '10:00', {
    id: 'r1',
    answeredOn,
    evidence: '提交答复书和作出决定的全部证据、依据。',
    files: [],
  });
  if (suing || plan.ending === 'reconsidering') return;
  const decidedOn = workingDay(acceptedOn, 32);
  const receivedOn = workingDay(decidedOn, 2);
  const { result, reason, ending, performed } =
    reviewed[plan.ending === 'annulled' || plan.ending === 'reduced' ? plan.ending : 'upheld'];
  const half = Math.round(needs.fine / 2);
  writer.act(first, 'remedy.close', receivedOn, '10:00', {
    id: 'r1',
    result,
    number: `样政复决〔${decidedOn.slice(0, 4)}〕${plan.order}号`,
    on: decidedOn,
    receivedOn,
    reason,
    penalties: result === 'changed' ? [{ party: 'p1', kind: 'fine', fen: half * 100 }] : [],
    files: [],
  });
  if (result !== 'upheld') writer.retract(workingDay(receivedOn, 1), `行政处罚决定经行政复议被${ending}。`);
  if (result === 'changed') writer.publish(workingDay(receivedOn, 4), { anew: true });
  finish(
    writer,
    plan,
    result === 'annulled' ? 'annulled' : 'performed',
    performed,
    workingDay(receivedOn, 5),
  );
}

/** What the reconsideration body may come to. */
const reviewed = {
  upheld: {
    result: 'upheld',
    reason: '事实清楚，适用依据正确，程序合法，予以维持。',
    ending: '维持',
    performed: '罚款已缴清，复议维持。',
  },
  annulled: {
    result: 'annulled',
    reason: '主要事实不清、证据不足，撤销处罚决定。',
    ending: '撤销',
    performed: '处罚决定被撤销，已缴罚款退还。',
  },
  reduced: {
    result: 'changed',
    reason: '当事人已经主动改正，处罚明显不当，予以变更。',
    ending: '变更',
    performed: '罚款已按变更后的数额缴清，多缴部分退还。',
  },
} as const;

function revoke(writer: CaseWriter, publishOn: string): void {
  const day = workingDay(publishOn, 12);
  writer.act(writer.sheet.head, 'decision.revoke', day, '10:00', {
    kind: 'annulled',
    reason: '复查发现当事人主体认定有误，自行撤销，另行处理。',
    penalties: [],
    files: [],
  });
  writer.retract(workingDay(day, 1), '行政处罚决定由本机关自行撤销。');
  writer.serve(workingDay(day, 1), '15:00', 'decision.revoke');
  writer.close(workingDay(day, 3), 'annulled', '处罚决定已自行撤销，公示信息已撤回。');
}
