import { pendingRound, publicationBar } from '@mingjing/law';
import {
  type CashGround,
  type DecisionMade,
  decidedParties,
  heldHearing,
  type Outcome,
  type Party,
  type Penalty,
  penaltiesByParty,
  type SparingGround,
} from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { chineseDate } from '../words.ts';
import {
  basisOf,
  caseNameOf,
  causeOf,
  evidenceOf,
  orderedOf,
  outcomeSentence,
  partiesOf,
  partyOf,
  penaltyLines,
  sourceNameOf,
  sparedOf,
  violatedOf,
} from './case.ts';
import {
  dataOf,
  dayOf,
  documentOf,
  draftOf,
  type FillContext,
  headOf,
  memberOf,
  numberOf,
  officersOf,
  signed,
  signedByHead,
  signedNow,
  today,
  told,
  unsigned,
} from './context.ts';
import {
  adoptionSentence,
  anewSentence,
  consideredSentence,
  defenceEndedOn,
  defenceSentence,
  discussionOf,
  discussionSentence,
  hearingSentence,
  noticeNumber,
  noticeServedOn,
  reviewedOn,
  reviewSentence,
} from './course.ts';
import type { Filler, Fillers } from './filler.ts';
import { paymentOf, remedyFirstOf, remedyOf } from './fixed.ts';

/** 集体讨论、处罚决定及其变更和撤销、当场处罚、不予处罚、撤案、补正. */

const P44: Filler<'P44'> = (c) => {
  const data = dataOf<{
    startedAt: string;
    endedAt: string;
    place: string;
    chair: string;
    reporter: string;
    recorder: string;
    opinions: readonly {
      person: string;
      post: string;
      opinion: string;
      vote: 'for' | 'against' | 'abstain';
    }[];
    absent?: string;
    attending?: string;
    dissent?: string;
    conclusionText: string;
  }>(c);
  const { content, outcome } = draftOf(c);
  const votes = (kind: 'for' | 'against' | 'abstain') =>
    data.opinions.filter(({ vote }) => vote === kind).length;
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    from: data.startedAt,
    to: data.endedAt,
    place: data.place,
    chair: memberOf(c, data.chair),
    presenter: memberOf(c, data.reporter),
    recorder: memberOf(c, data.recorder),
    attendance: data.opinions.map(({ person, post, opinion }) => ({ name: person, post, opinion })),
    absent: data.absent,
    observers: data.attending,
    situation: `${content.facts}\n拟处理意见：${outcomeSentence(c, outcome)}。`,
    review: reviewSentence(c) ?? '本案未经法制审核。',
    notice: answered(c) || '本案不需要事先告知。',
    votesFor: votes('for'),
    votesAgainst: votes('against'),
    abstained: votes('abstain'),
    dissent: data.dissent,
    conclusion: data.conclusionText,
  };
};

/** Notice, answer and hearing in one paragraph. */
function answered(c: FillContext): string {
  const served = noticeServedOn(c);
  if (served === undefined) return '';
  return [
    `告知书于${chineseDate(served)}送达。`,
    defenceSentence(c),
    adoptionSentence(c) ?? '',
    hearingSentence(c) ?? '',
  ].join('');
}

const P45: Filler<'P45'> = (c) => {
  const data = dataOf<{ opinion: string; unitOpinion?: string }>(c);
  const { content, outcome } = draftOf(c);
  const served = noticeServedOn(c);
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    party: partyOf(c),
    facts: content.facts,
    proposed: outcomeSentence(c, outcome),
    review: reviewSentence(c),
    reviewedOn: reviewedOn(c),
    noticeServedOn: served,
    defence: served === undefined ? undefined : `${defenceSentence(c)}${adoptionSentence(c) ?? ''}`,
    defenceEndedOn: defenceEndedOn(c),
    hearing: hearingSentence(c),
    hearingOn: dayOf(heldHearing(c.state)),
    discussion: discussionSentence(c),
    discussedOn: dayOf(discussionOf(c)),
    steps: [
      signedNow(c, '承办人意见', data.opinion),
      { role: '承办机构意见', opinion: data.unitOpinion },
      unsigned('法制机构意见'),
      unsigned('机关负责人意见'),
    ],
  };
};

/** Where the case came from, as the decision begins. */
function openingOf(c: FillContext): string {
  const { lead } = c.state;
  if (lead === undefined) return '';
  const suspected = `当事人涉嫌${causeOf(c)}`;
  const day = `${chineseDate(lead.receivedOn)}，`;
  switch (lead.source) {
    case 'inspection':
      return `${day}本机关在监督检查中发现${suspected}。`;
    case 'complaint':
      return `${day}本机关收到投诉、举报，反映${suspected}。`;
    case 'report':
      return `${day}当事人主动向本机关报告，${suspected}。`;
    case 'samplingCheck':
      return `${day}本机关在监督抽检中发现${suspected}。`;
    case 'media':
      return `${day}媒体报道反映${suspected}。`;
    case 'monitoring':
      return `${day}电子技术监控设备记录显示${suspected}。`;
    case 'assigned':
    case 'reportedUp':
    case 'transferred':
    case 'other':
      return `${day}本机关收到线索（${sourceNameOf(c)}），反映${suspected}。`;
    default:
      return lead.source satisfies never;
  }
}

const NO_PENALTY = {
  minor: 'minor',
  firstOffence: 'firstTime',
  noFault: 'noFault',
  underFourteen: 'underAge',
  noCapacity: 'mentallyIll',
  limitation: 'limitation',
  notEstablished: 'notProven',
} as const satisfies Record<SparingGround, DocumentData<'P48'>['ground']>;

const hasFine = (outcome: Outcome): boolean =>
  outcome.parties.some(({ penalties }) => penalties.some(({ kind }) => kind === 'fine'));

/** Whether the decision, once made, will be shown to the public (处罚法 art 48(1)). */
const isPublished = (c: FillContext, outcome: Outcome): boolean =>
  publicationBar(
    {
      ...c.state,
      decision: {
        seq: c.act.seq,
        at: c.act.occurredAt,
        by: c.act.actor.personId,
        draftHash: '',
        outcome,
        on: today(c),
      },
    },
    c.agency,
  ) === undefined;

const P46: Filler<'P46'> = (c) => {
  const { education } = dataOf<{ education?: string }>(c);
  const { content, outcome } = draftOf(c);
  return {
    head: headOf(c),
    party: partyOf(c),
    filedOn: dayOf(c.state.filing.approved) ?? '',
    anew: anewSentence(c),
    source: openingOf(c),
    facts: content.facts,
    evidence: evidenceOf(c),
    noticeServedOn: noticeServedOn(c) ?? '',
    noticeNumber: noticeNumber(c),
    defence: defenceSentence(c),
    hearing: hearingSentence(c),
    adopted: adoptionSentence(c),
    considered: consideredSentence(c),
    violated: violatedOf(c, outcome),
    discretion: content.discretionReason,
    basis: basisOf(c, outcome),
    decided: penaltyLines(c, outcome),
    spared: sparedOf(c, outcome).map(({ name, ground }) => ({ name, ground: NO_PENALTY[ground] })),
    education,
    correction: orderedOf(outcome.correction),
    payment: hasFine(outcome) ? paymentOf(c, outcome.surchargeAnnounced) : undefined,
    remedy: remedyOf(c, 'P46'),
    publication: isPublished(c, outcome),
  };
};

const decisionOf = (c: FillContext): DecisionMade => {
  if (c.state.decision === undefined) throw new Error(`${c.act.type}: no decision to change`);
  return c.state.decision;
};

/** The decision an act of the agency changes or annuls, as it stood until then. */
function amendedOf(c: FillContext) {
  const data = dataOf<{ reason: string; followUp?: string }>(c);
  const decision = decisionOf(c);
  return {
    head: headOf(c),
    party: partyOf(c),
    decisionTitle: decision.document?.title ?? '行政处罚决定书',
    decisionNumber: decision.number ?? '',
    decidedOn: decision.on,
    original: penaltyLines(c, { ...decision.outcome, parties: decidedParties(decision) }),
    reason: data.reason,
    followUp: data.followUp,
    // Where the decision tells of remedies, so does what changes it.
    remedy: remedyOf(c, 'P46'),
  };
}

const P46Change: Filler<'P46-change'> = (c) => {
  const { penalties } = dataOf<{ penalties: readonly (Penalty & { readonly party: string })[] }>(c);
  const decision = decisionOf(c);
  const parties = penaltiesByParty(decision, penalties);
  const outcome = { ...decision.outcome, parties };
  return {
    ...amendedOf(c),
    decided: penaltyLines(c, { ...outcome, parties: parties.filter((own) => own.penalties.length > 0) }),
    payment: hasFine(outcome) ? paymentOf(c, outcome.surchargeAnnounced) : undefined,
    publication: isPublished(c, outcome),
  };
};

const P46Revocation: Filler<'P46-revocation'> = amendedOf;

const P48: Filler<'P48'> = (c) => {
  const data = dataOf<{ education?: string }>(c);
  const { content, outcome } = draftOf(c);
  const { noPenaltyGround } = outcome;
  const breached = outcome.kind === 'noPenalty' && outcome.items.some((item) => item.breached.length > 0);
  return {
    head: headOf(c),
    party: partyOf(c),
    filedOn: dayOf(c.state.filing.approved) ?? '',
    anew: anewSentence(c),
    facts: content.facts,
    evidence: evidenceOf(c),
    ground: NO_PENALTY[noPenaltyGround ?? 'notEstablished'],
    explanation: content.reasons,
    violated: breached ? violatedOf(c, outcome) : undefined,
    education: data.education,
    correction: orderedOf(outcome.correction),
    remedy: remedyOf(c, 'P48'),
  };
};

const COLLECTED = { hundredYuan: 'small', hardLater: 'hard', remote: 'remote' } as const satisfies Record<
  CashGround,
  string
>;

const P47: Filler<'P47'> = (c) => {
  const data = dataOf<{
    parties: readonly Party[];
    officers: readonly string[];
    place: string;
    facts: string;
    item: string;
    breached: readonly string[];
    basis: readonly string[];
    warning: boolean;
    fine?: number;
    correction?: string;
    defence: 'none' | 'adopted' | 'notAdopted';
    defenceReason?: string;
    collection?: 'bank' | 'cash';
    cashGround?: CashGround;
    surchargeAnnounced?: boolean;
    signature: 'signed' | 'refused';
  }>(c);
  const outcome: Pick<Outcome, 'items'> = {
    items: [{ item: data.item, breached: data.breached, basis: data.basis }],
  };
  const party = partiesOf(data.parties);
  return {
    head: headOf(c),
    party,
    at: c.act.occurredAt,
    place: data.place,
    facts: data.facts,
    violated: violatedOf(c, outcome),
    basis: basisOf(c, outcome),
    heard: data.defence,
    heardReason: data.defenceReason,
    warning: data.warning,
    fine: data.fine,
    correction: data.correction,
    collection: data.collection === 'cash' && data.cashGround ? COLLECTED[data.cashGround] : undefined,
    payment: data.collection === 'bank' ? paymentOf(c, data.surchargeAnnounced === true) : undefined,
    remedy: remedyFirstOf(c, 'P47'),
    officers: officersOf(c, data.officers),
    refusal:
      data.signature === 'refused' ? { person: party.name, matter: 'sign', at: c.act.occurredAt } : undefined,
  };
};

const P47a: Filler<'P47a'> = (c) => {
  const data = dataOf<{ receiver: string; note?: string }>(c);
  const { spot, decision } = c.state;
  return {
    head: headOf(c),
    decisionNumber: numberOf(c, decision?.seq),
    partyName: partyOf(c).name,
    decidedAt: decision?.at ?? '',
    facts: told(spot?.facts) ?? causeOf(c),
    content: decision === undefined ? '' : outcomeSentence(c, decision.outcome),
    officers: officersOf(c, spot?.officers ?? []),
    reportedOn: today(c),
    receiver: data.receiver,
    remark: data.note,
  };
};

const P49: Filler<'P49-decision'> = (c) => {
  const asked = terminationOf(c);
  return {
    head: headOf(c),
    cause: `涉嫌${causeOf(c)}`,
    party: partyOf(c),
    filedOn: dayOf(c.state.filing.approved) ?? '',
    course: told(asked.investigation),
    reason: told(asked.reason),
    measures: told(asked.measures),
  };
};

/** 提请撤销案件, which the decision follows. */
function terminationOf(c: FillContext) {
  const { termination } = c.state.closing;
  if (termination === undefined) throw new Error(`${c.act.type}: nobody asked for it`);
  return termination;
}

const P49Approval: Filler<'P49-approval'> = (c) => {
  const { measures: _, ...withdrawal } = P49(c);
  const { by, at } = terminationOf(c);
  const { opinion } = dataOf<{ opinion: string }>(c);
  return {
    ...withdrawal,
    steps: [signed(c, '承办人意见', '提请撤销案件。', by, at), signedByHead(c, '机关负责人意见', opinion)],
  };
};

const P48Education: Filler<'P48-education'> = (c) => {
  const data = dataOf<{
    party: string;
    officers: readonly string[];
    at: string;
    place: string;
    content: string;
    response: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    decisionNumber: numberOf(c, c.state.decision?.seq),
    at: data.at,
    place: data.place,
    content: data.content,
    response: data.response,
    officers: officersOf(c, data.officers),
  };
};

/** 公示审批: who entered, who checked, who approves, on one sheet. */
const P06: Filler<'P06'> = (c) => {
  const data = dataOf<{ passed: boolean; opinion?: string }>(c);
  const round = pendingRound(c.state.publication);
  const before = (
    role: string,
    opinion: string,
    step: { readonly by: string; readonly at: string } | undefined,
  ) => (step === undefined ? [] : [signed(c, role, opinion, step.by, step.at)]);
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    matter: 'publication',
    content: `公示${numberOf(c, c.state.decision?.seq)}。公示内容校验值：${round?.contentHash.slice(0, 16) ?? ''}。`,
    reason:
      '依据《中华人民共和国行政处罚法》第四十八条，行政处罚决定应当依法公开；公示内容已经录入人员和审核人员分别核对。',
    attachments: [],
    steps: [
      ...before('录入人意见', '申请公示。', round?.prepared),
      ...before('审核人意见', '审核通过。', round?.checked),
      signedByHead(c, '批准人意见', `${data.passed ? '同意公示。' : '不同意公示。'}${data.opinion ?? ''}`),
    ],
  };
};

const P50: Filler<'P50'> = (c) => {
  const data = dataOf<{
    document: number;
    corrections: readonly { where?: string; original: string; corrected: string }[];
  }>(c);
  const mended = documentOf(c, data.document);
  return {
    head: headOf(c),
    party: partyOf(c, mended?.party),
    documentTitle: mended?.document.title ?? '',
    documentNumber: mended?.document.number,
    slips: data.corrections.map(({ where, original, corrected }) => ({
      where,
      written: original,
      correct: corrected,
    })),
  };
};

export const decisions = {
  P44,
  P45,
  P46,
  'P46-change': P46Change,
  'P46-revocation': P46Revocation,
  P47,
  P06,
  P47a,
  P48,
  'P48-education': P48Education,
  'P49-approval': P49Approval,
  'P49-decision': P49,
  P50,
} satisfies Fillers;
