import { addDays, chineseDate, type PenaltyState } from '@mingjing/law';
import { getAgency } from '../county.ts';
import { getItem } from '../items.ts';
import type { SampleParty } from '../parties.ts';
import { getPerson } from '../people.ts';
import { type Dice, diceOf, samplePublicId } from '../seed.ts';
import { paper, picture, type Story } from '../story.ts';
import { type CaseSheet, CaseWriter, type cast } from '../writer.ts';
import { workingDay } from './days.ts';
import type { Matter } from './matters.ts';
import { claims, defences, filingGrounds, hardships, hearings, leads } from './words.ts';

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
  | 'judged'
  | 'reopened'
  | 'decidedAnew'
  | 'corrected'
  | 'withheld'
  | 'ended'
  | 'unpublished'
  | 'toCheck'
  | 'toApprove'
  | 'toRelease';

/** How the party answers the notice; a hearing may also be withdrawn, or end because the party did not come. */
export type Answer = 'silent' | 'defence' | 'waiver' | 'hearing' | 'withdrawn' | 'absent';

/** What comes up on the way of a few cases. */
export type Incident = 'handedOver' | 'recusalRefused' | 'sealedOnPaper' | 'proposedEarly' | 'oldLaw';

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
  readonly incident?: Incident;
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
    isHeard(plan.answer) ? -21 : -(needs.discussion ? 7 : 6) - dice.below(3),
  );
  const reportOn = workingDay(noticeOn, needs.review ? -4 : -2);
  const filedOn = workingDay(reportOn, plan.incident === 'handedOver' ? -60 : -(8 + dice.below(9)));
  return { noticeOn, reportOn, filedOn };
}

/** The working day on which a case was found whose decision falls on a day; its matter is made for that day. */
export function foundBefore(decidedOn: string, answer: Answer, incident?: Incident): string {
  if (incident === 'handedOver') return workingDay(decidedOn, -80);
  // Found before the Code came into force, and still not decided.
  if (incident === 'oldLaw') return workingDay(decidedOn, -54);
  return workingDay(decidedOn, isHeard(answer) ? -46 : -31);
}

const isHeard = (answer: Answer) => answer === 'hearing' || answer === 'absent';

/** A choice of words does not move days and sums: it has dice of its own. */
const wordsOf = ({ sheet }: CaseWriter) => diceOf(`${sheet.key}/words`);

export function decidedCase(plan: DecidedPlan): Story<PenaltyState> {
  const { matter, decidedOn, answer } = plan;
  const needs = stakes(plan.cast.agency, matter);
  // After a hearing the fine has fallen to the lowest of its tier.
  const settled = answer === 'hearing' ? { ...needs, fine: lowestOf(plan.cast.agency, matter) } : needs;
  const { noticeOn, reportOn, filedOn } = calendarOf(plan, needs);
  const writer = new CaseWriter(sheetOf(plan.cast, plan.key, matter));
  investigate(writer, plan, filedOn, reportOn);
  review(writer, needs.review, reportOn, noticeOn, opinionOn(plan, needs));
  for (const [index, party] of matter.parties.entries()) {
    const minute = String(index * 7).padStart(2, '0');
    writer.notice(noticeOn, `09:${minute}`, needs.hearing, party.id);
    writer.serve(noticeOn, `10:${minute}`, 'notice.issue', { party: party.id });
  }
  respond(writer, plan, needs, noticeOn);
  const before = workingDay(decidedOn, -1);
  if (needs.discussion && answer !== 'hearing')
    writer.discuss(before, '15:00', '15:30', {
      conclusion: `会议听取承办人汇报和审核意见，一致同意拟处理意见：${matter.draft.reasons}`,
    });
  writer.decide(decidedOn, '10:00', plan.incident === 'proposedEarly' ? { proposedOn: before } : {});
  if (plan.incident === 'sealedOnPaper') sealOnPaper(writer, decidedOn);
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
    incident,
  }: Pick<DecidedPlan, 'matter' | 'dice' | 'preserve' | 'incident'> & { service?: string },
  filedOn: string,
  reportOn: string,
): void {
  const { foundOn } = matter;
  const words = wordsOf(writer);
  const source = dice.pick(['inspection', 'complaint', 'inspection', 'assigned'] as const);
  const how = words.pick(leads[source]);
  writer.lead(foundOn, {
    source,
    summary: `${how}${matter.place}${matter.cause}。`,
    ...(source === 'complaint' ? { informant: { name: '反映人', form: '来电' } } : {}),
  });
  writer.verify(foundOn, '09:30', '10:40', { situation: matter.situation, statement: matter.statement });
  writer.file(filedOn, `${matter.cause}，${words.pick(filingGrounds)}`);
  if (incident === 'handedOver') handOver(writer, filedOn);
  const inquiredOn = workingDay(filedOn, 2);
  writer.inquiry(inquiredOn, '09:30', '10:10', { turns: matter.turns });
  if (dice.chance(35)) writer.extract(inquiredOn, '10:30', matter.evidence);
  if (service === 'electronic') confirmAddress(writer, inquiredOn, matter.parties[0]!);
  if (incident === 'recusalRefused') refuseRecusal(writer, inquiredOn);
  if (preserve === true) keepEvidence(writer, matter, filedOn);
  writer.draft(reportOn, '09:00', matter.draft);
  writer.report(reportOn, '15:00', {
    course: `${chineseDate(foundOn)}${how.replace(/[：:].*$/, '')}并现场核查，${chineseDate(filedOn)}立案，${chineseDate(inquiredOn)}询问${words.pick(['当事人', '当事人并核对书证', '当事人，当事人对事实没有异议'])}，全部事实已查明，现调查终结。`,
    opinion: `${words.pick(['事实清楚，证据确凿', '证据充分，定性准确', '违法事实成立，证据相互印证'])}。建议：${matter.draft.reasons}`,
  });
}

/** A handler's certificate was suspended on 1 September 2026: another takes over, and the ninety days are extended. */
function handOver(writer: CaseWriter, filedOn: string): void {
  const { head, handlers } = writer.sheet;
  writer.handOver('2026-09-01', '16:00', [handlers[0], 'wutong'], {
    reason: '何远执法证件自2026年9月1日起暂扣，不能继续办理案件。',
    handover: '现场笔录、询问笔录及全部证据材料，双方清点签字。',
  });
  writer.act(handlers[0], 'extension.propose', workingDay(filedOn, 54), '10:00', {
    clock: 'decide',
    value: 30,
    reason: '变更承办人，需要补充核对进货渠道，不能在九十日内作出决定。',
    files: [],
  });
  writer.act(head, 'extension.approve', workingDay(filedOn, 55), '10:00', {
    clock: 'decide',
    approver: 'head',
    opinion: '同意延期。',
    files: [],
  });
}

/** 回避: asked for by the party, refused by the head (处罚法 art 43). */
function refuseRecusal(writer: CaseWriter, day: string): void {
  const { head, handlers, parties } = writer.sheet;
  const person = getPerson(handlers[1]).id;
  writer.act(handlers[0], 'recusal.request', day, '11:00', {
    person,
    from: 'party',
    party: parties[0]!.id,
    ground: 'other',
    reason: '认为该执法人员与举报人同村，可能影响公正。',
    files: [],
  });
  writer.act(head, 'recusal.decide', workingDay(day, 1), '09:30', {
    person,
    result: 'refused',
    reason: '经核实，该执法人员与举报人没有亲属或者利害关系，驳回申请。',
    files: [],
  });
}

/** Without an electronic seal the decision is printed, sealed and scanned. */
function sealOnPaper(writer: CaseWriter, day: string): void {
  writer.act(writer.sheet.archivist, 'document.seal', day, '11:30', ({ state }) => ({
    document: state.decision!.seq,
    sha256: state.decision!.document!.sha256,
    sealedOn: day,
    scan: paper('行政处罚决定书盖章扫描件'),
  }));
}

function confirmAddress(writer: CaseWriter, day: string, party: SampleParty): void {
  const [first] = writer.sheet.handlers;
  writer.act(first, 'address.confirm', day, '10:50', {
    party: party.id,
    told: true,
    receiver: {
      name: party.person.name,
      relation: 'self',
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

/** What the reviewer writes about a draft: the law, the tier and what must follow. */
function opinionOn({ cast: { agency }, matter, key }: DecidedPlan, needs: ReturnType<typeof stakes>): string {
  const { draft, cause } = matter;
  const tier = getItem(agency, matter.item).tiers.find((each) => each.id === draft.tier);
  const discretion =
    draft.departure === undefined
      ? `拟处罚款${needs.fine}.00元在“${tier?.zh}”阶次之内，裁量适当`
      : `拟处罚款${needs.fine}.00元低于法定最低幅度，减轻处罚的理由成立`;
  const follows = [
    needs.hearing ? '应当告知听证权利' : '',
    needs.discussion ? '应当提交负责人集体讨论' : '',
  ].filter((each) => each !== '');
  const start = diceOf(`${key}/opinion`).pick([
    `经审核，${cause}一案主体适格，事实清楚，证据充分，程序合法`,
    `经审阅案卷，本机关有管辖权，${cause}的事实有现场笔录、询问笔录和书证相互印证，程序合法`,
    `经审核全部材料，办案程序合法，认定${cause}的证据确实、充分`,
  ]);
  return `${start}；适用法律正确；${discretion}${follows.length === 0 ? '' : `；${follows.join('，')}`}。同意。`;
}

export function review(
  writer: CaseWriter,
  required: boolean,
  reportOn: string,
  noticeOn: string,
  opinion = '经审核，主体适格，事实清楚，证据充分，适用法律和裁量适当，程序合法。同意。',
): void {
  if (!required) {
    writer.exempt(workingDay(noticeOn, -1), '15:00');
    return;
  }
  writer.submitReview(workingDay(reportOn, 1), '09:00');
  writer.acceptReview(workingDay(reportOn, 1), '15:00');
  writer.opine(workingDay(noticeOn, -1), '16:00', opinion);
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
    case 'defence': {
      const { content, found, reason } = wordsOf(writer).pick(defences);
      writer.defence(workingDay(noticeOn, 2), '10:00', content);
      writer.reviewDefence(workingDay(noticeOn, 3), '15:00', {
        found,
        adopted: 'no',
        reason,
        suggestion: '维持拟处理意见。',
      });
      return;
    }
    case 'waiver':
      for (const party of plan.matter.parties)
        writer.waive(workingDay(noticeOn, 2), '10:00', needs.hearing, party.id);
      return;
    case 'withdrawn':
      askForHearing(writer, plan, workingDay(noticeOn, 1));
      writer.act(plan.cast.handlers[0], 'hearing.withdraw', workingDay(noticeOn, 3), '10:00', {
        party: 'p1',
        withdrawnOn: workingDay(noticeOn, 3),
        note: '当事人书面说明已无异议，撤回听证申请。',
        files: [],
      });
      return;
    case 'absent': {
      const { recorder } = benchOf(plan.cast.agency);
      const held = arrangeHearing(writer, plan, noticeOn);
      writer.act(recorder, 'hearing.terminate', held, '09:40', {
        reason: 'absent',
        note: '当事人经依法通知，无正当理由未到场，等候三十分钟后记明情况，终止听证。',
      });
      return;
    }
    case 'hearing':
      hearing(writer, plan, noticeOn);
      return;
    default:
      plan.answer satisfies never;
  }
}

function askForHearing(writer: CaseWriter, { matter, cast }: DecidedPlan, day: string): void {
  writer.act(cast.handlers[0], 'hearing.request', day, '10:00', {
    party: matter.parties[0]!.id,
    requestedOn: day,
    form: 'written',
    grounds: wordsOf(writer).pick(hearings).grounds,
    files: [],
  });
}

/** Asked for, accepted, set and announced; answers the day of the hearing. */
function arrangeHearing(writer: CaseWriter, plan: DecidedPlan, noticeOn: string): string {
  const { sheet } = writer;
  const { chair, recorder } = benchOf(plan.cast.agency);
  const told = workingDay(noticeOn, 4);
  const held = workingDay(told, 9);
  askForHearing(writer, plan, workingDay(noticeOn, 3));
  writer.act(sheet.head, 'hearing.accept', told, '09:00', {});
  writer.act(sheet.head, 'hearing.schedule', told, '09:30', {
    heldOn: held,
    startsAt: `${held}T01:00:00.000Z`,
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
  return held;
}

/** A hearing, after which the fine falls to the lowest of its tier, is reviewed again and discussed. */
function hearing(writer: CaseWriter, plan: DecidedPlan, noticeOn: string): void {
  const { sheet } = writer;
  const { matter } = plan;
  const [first] = sheet.handlers;
  const party = matter.parties[0]!;
  const { chair, recorder } = benchOf(plan.cast.agency);
  const held = arrangeHearing(writer, plan, noticeOn);
  const words = wordsOf(writer).pick(hearings);
  writer.act(recorder, 'hearing.hold', held, '11:00', {
    startedAt: `${held}T01:00:00.000Z`,
    endedAt: `${held}T02:30:00.000Z`,
    place: '本机关会议室',
    present: [
      { name: party.person.name, capacity: 'party' },
      { name: getPerson(first).name, capacity: 'investigator' },
    ],
    identityChecked: true,
    investigator: '事实清楚，证据确凿，建议按告知的意见处罚。',
    defence: words.defence,
    crossExamination: '对现场笔录、照片和书证逐一质证，双方均无异议。',
    lastStatement: words.last,
    readBack: true,
    files: [picture('听证全程录像截图')],
  });
  writer.act(chair, 'hearing.report', workingDay(held, 1), '10:00', {
    summary: '听证公开举行，全程录像。',
    views: words.views,
    disputes: words.disputes,
    opinion: words.opinion,
    suggestion: 'change',
    files: [],
  });
  const redrafted = workingDay(held, 2);
  const yuan = lowestOf(sheet.agency, matter);
  writer.draft(redrafted, '09:00', {
    ...matter.draft,
    discretionReason: `${matter.draft.discretionReason}听证后采纳听证意见，处该阶次最低额。`,
    reasons: `责令改正，处罚款${yuan}.00元。`,
    penalties: Object.fromEntries(matter.parties.map((each) => [each.id, [{ kind: 'fine', yuan } as const]])),
  });
  writer.submitReview(redrafted, '10:00', { changes: '听证后罚款改为该阶次最低额，其他内容未变。' });
  writer.acceptReview(redrafted, '15:00');
  writer.opine(
    workingDay(held, 3),
    '15:00',
    `经审核，听证意见已采纳，罚款由告知时的数额降为${yuan}.00元，处罚不重于告知内容。同意。`,
  );
  writer.discuss(workingDay(held, 4), '15:00', '15:40', {
    conclusion: `会议听取听证报告和审核意见，一致同意听证后的处理意见：处罚款${yuan}.00元。`,
  });
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

const benchOf = (agency: CaseSheet['agency']) => hearingStaff[agency as keyof typeof hearingStaff];

/** Service, publication, performance, remedy, closing. */
function after(writer: CaseWriter, plan: DecidedPlan, needs: ReturnType<typeof stakes>): void {
  const { decidedOn, dice, ending } = plan;
  const servedOn = serveAll(writer, plan);
  const planned = workingDay(decidedOn, 2 + dice.below(5));
  // Where service runs by public notice for thirty days, the seven days of publication do not wait for it.
  const publishOn = plan.service === 'publication' || planned > servedOn ? planned : workingDay(servedOn, 1);
  if (needs.major) reportMajor(writer, workingDay(decidedOn, 1 + dice.below(4)), needs.fine);
  switch (ending) {
    case 'unpublished':
      writer.pay(workingDay(servedOn, 4), needs.fine);
      return;
    case 'toCheck':
    case 'toApprove':
    case 'toRelease':
      writer.publish(workingDay(decidedOn, 2), { until: untilOf[ending] });
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
    case 'judged':
    case 'reopened':
    case 'decidedAnew':
      remedy(writer, plan, needs, servedOn, publishOn);
      return;
    case 'selfRevoked':
      revoke(writer, publishOn);
      return;
    default:
      ending satisfies never;
  }
}

/** How far a publication under way has come. */
const untilOf = { toCheck: 'prepared', toApprove: 'checked', toRelease: 'approved' } as const;

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
          collectAt: getAgency(writer.sheet.agency).address,
          contactPerson: getPerson(writer.sheet.handlers[0]).name,
          contactPhone: getAgency(writer.sheet.agency).phone,
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

function reportMajor(writer: CaseWriter, day: string, fine: number): void {
  writer.act(writer.sheet.handlers[0], 'majorFiling.report', day, '16:00', {
    receiver: '清岚县司法局',
    summary: `${writer.sheet.cause}，罚款${fine}.00元，经法制审核和集体讨论。`,
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
  finish(
    writer,
    plan,
    'performed',
    `罚款于${chineseDate(paidOn)}缴清，违法行为已改正。`,
    last.sort().at(-1)!,
  );
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
    reason: wordsOf(writer).pick(hardships),
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
  const suing = plan.ending === 'suing' || plan.ending === 'judged';
  const appliedOn = workingDay([servedOn, publishOn].sort().at(-1)!, 4 + plan.dice.below(8));
  const again = plan.ending === 'reopened' || plan.ending === 'decidedAnew';
  if (!again) writer.pay(workingDay(servedOn, 4), needs.fine);
  writer.act(first, 'remedy.open', appliedOn, '10:00', {
    id: 'r1',
    kind: suing ? 'litigation' : 'reconsideration',
    party: 'p1',
    body: suing ? '清岚县人民法院' : reconsiderationBody,
    appliedOn,
    claim: wordsOf(writer).pick(claims[claimOf(plan.ending)]),
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
  if (plan.ending === 'suing' || plan.ending === 'reconsidering') return;
  const decidedOn = workingDay(acceptedOn, suing ? 75 : 32);
  const receivedOn = workingDay(decidedOn, 2);
  const { result, reason, ending, performed } = reviewed[isReviewed(plan.ending) ? plan.ending : 'upheld'];
  const half = Math.round(needs.fine / 2);
  writer.act(first, 'remedy.close', receivedOn, '10:00', {
    id: 'r1',
    result,
    number: `${suing ? '样行初' : '样政复决'}〔${decidedOn.slice(0, 4)}〕${plan.order}号`,
    on: decidedOn,
    receivedOn,
    reason,
    penalties: result === 'changed' ? [{ party: 'p1', kind: 'fine', fen: half * 100 }] : [],
    ...(again ? { redo: { grounds: ['evidence'], days: 60 } } : {}),
    files: [],
  });
  if (result !== 'upheld') writer.retract(workingDay(receivedOn, 1), `行政处罚决定经行政复议被${ending}。`);
  if (again) {
    decideAnew(writer, plan, receivedOn);
    return;
  }
  if (result === 'changed') writer.publish(workingDay(receivedOn, 4), { anew: true });
  if (result !== 'upheld') writer.refund(workingDay(receivedOn, 5));
  finish(
    writer,
    plan,
    result === 'annulled' ? 'annulled' : 'performed',
    performed,
    workingDay(receivedOn, 5),
  );
}

const isReviewed = (ending: Ending): ending is keyof typeof reviewed => Object.hasOwn(reviewed, ending);
const claimOf = (ending: Ending): keyof typeof claims =>
  Object.hasOwn(claims, ending) ? (ending as keyof typeof claims) : 'open';

/** Annulled with an order to decide anew (复议法 art 64): looked into again, and of one case the second round is over. */
function decideAnew(writer: CaseWriter, plan: DecidedPlan, receivedOn: string): void {
  const { matter } = plan;
  const { agency } = writer.sheet;
  writer.inquiry(workingDay(receivedOn, 4), '09:30', '10:20', {
    turns: [['复议决定认为数量没有查清，请你再说明一次。', '以这次一起清点的为准，我当时没有仔细看。']],
  });
  if (plan.ending === 'reopened') return;
  const yuan = lowestOf(agency, matter);
  const reportOn = workingDay(receivedOn, 9);
  const noticeOn = workingDay(reportOn, 4);
  const decidedOn = workingDay(noticeOn, 8);
  writer.extract(workingDay(receivedOn, 6), '15:00', {
    name: '重新测量记录',
    proves: '经当事人到场重新测量确认的数量',
  });
  writer.draft(reportOn, '09:00', {
    ...matter.draft,
    facts: `${matter.draft.facts}原处罚决定被撤销后，经当事人到场重新测量，上述数量属实。`,
    discretionReason: `${matter.draft.discretionReason}重新调查查明当事人已经全部改正，处该阶次最低额。`,
    reasons: `责令改正，处罚款${yuan}.00元。`,
    penalties: [{ kind: 'fine', yuan }],
  });
  writer.report(reportOn, '15:00', {
    course: `原处罚决定于${chineseDate(receivedOn)}被撤销并责令重新作出，经重新询问和测量，事实已查明。`,
  });
  review(writer, true, reportOn, noticeOn);
  writer.notice(noticeOn, '09:00', false);
  writer.serve(noticeOn, '10:00', 'notice.issue');
  writer.decide(decidedOn, '10:00');
  writer.serveDecision(decidedOn, '15:00');
  writer.publish(workingDay(decidedOn, 3), { anew: true });
  writer.pay(workingDay(decidedOn, 6), yuan);
  finish(writer, plan, 'performed', '重新作出的处罚决定已履行，罚款缴清。', workingDay(decidedOn, 7));
}

const sentBack = {
  result: 'annulled',
  reason: '认定的数量没有证据支持，主要事实不清，撤销处罚决定，责令六十日内重新作出。',
  ending: '撤销并责令重新作出',
  performed: '',
} as const;

/** What the reconsideration body may come to. */
const reviewed = {
  upheld: {
    result: 'upheld',
    reason: '事实清楚，适用依据正确，程序合法，予以维持。',
    ending: '维持',
    performed: '罚款已缴清，复议维持。',
  },
  judged: {
    result: 'upheld',
    reason: '被诉处罚决定证据确凿，适用法律、法规正确，符合法定程序，驳回原告的诉讼请求。',
    ending: '维持',
    performed: '罚款已缴清，人民法院判决驳回诉讼请求。',
  },
  reopened: sentBack,
  decidedAnew: sentBack,
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
