import { computeDeadline, type Extension } from '@mingjing/law';
import { decisionClock, extensionAsked, extensionOf } from '@mingjing/law/penalty';
import { chineseDate } from '../words.ts';
import { basisOf, caseNameOf, causeOf, outcomeSentence, partyOf } from './case.ts';
import {
  contactOf,
  dataOf,
  dayOf,
  type FillContext,
  headName,
  headOf,
  linesOf,
  nameOf,
  numberOf,
  signed,
  signedByHead,
  today,
  told,
} from './context.ts';
import {
  adoptionSentence,
  defenceSentence,
  discussionSentence,
  hearingSentence,
  noticeServedOn,
  reviewSentence,
} from './course.ts';
import type { Filler, Fillers } from './filler.ts';

/** 移送公安、中止和恢复、重大处罚备案. */

const P28: Filler<'P28'> = (c) => {
  const data = dataOf<{
    police: string;
    charge: string;
    facts: string;
    attachments: string;
    copiedTo?: string;
  }>(c);
  return {
    head: headOf(c),
    police: data.police,
    party: partyOf(c),
    crime: data.charge,
    facts: data.facts,
    otherMaterials: data.attachments,
    procuratorate: data.copiedTo,
    contact: contactOf(c),
  };
};

const P30: Filler<'P30-suspension'> = (c) => {
  const data = dataOf<{ basis?: string; reason: string }>(c);
  return {
    head: headOf(c),
    party: partyOf(c),
    caseName: caseNameOf(c),
    kind: c.act.type === 'case.resume' ? 'resumed' : 'suspended',
    reason: data.reason,
    basis: data.basis,
    fromOn: today(c),
  };
};

/** 立案、告知、陈述申辩、听证、法制审核、集体讨论, each with its day. */
function courseOf(c: FillContext): string {
  const filed = dayOf(c.state.filing.approved);
  const served = noticeServedOn(c);
  return [
    filed && `${chineseDate(filed)}立案。`,
    served && `${chineseDate(served)}送达告知书。`,
    served && defenceSentence(c),
    adoptionSentence(c),
    hearingSentence(c),
    reviewSentence(c),
    discussionSentence(c),
  ]
    .filter(Boolean)
    .join('');
}

const P63: Filler<'P63'> = (c) => {
  const data = dataOf<{ receiver: string; summary: string; attachments: string }>(c);
  const { decision } = c.state;
  return {
    head: headOf(c),
    addressee: data.receiver,
    caseName: caseNameOf(c),
    party: partyOf(c),
    decisionNumber: numberOf(c, decision?.seq),
    decidedOn: decision?.on ?? '',
    facts: data.summary,
    basis:
      decision === undefined
        ? ''
        : basisOf(c, decision.outcome)
            .map(({ citation }) => citation)
            .join('、'),
    procedure: courseOf(c) || causeOf(c),
    decision: decision === undefined ? '' : outcomeSentence(c, decision.outcome),
    attachments: linesOf(data.attachments),
    contact: contactOf(c),
  };
};

const P28Approval: Filler<'P28-approval'> = (c) => {
  const data = dataOf<{ decision: 'approve' | 'refuse'; reason: string }>(c);
  const proposed = c.state.criminal?.proposed;
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    party: partyOf(c),
    crime: proposed?.suspicion ?? '',
    team: (proposed?.team ?? []).map((id) => nameOf(c, id)),
    report: told(proposed?.report) ?? '',
    reportedAt: proposed?.at ?? '',
    decision: data.decision === 'approve' ? 'approved' : 'refused',
    decisionReason: data.decision === 'approve' ? undefined : data.reason,
    decidedAt: c.act.occurredAt,
    headSigner: headName(c),
  };
};

/** The ninety days as they stand, and as they will with what is approved. */
const P30Extension: Filler<'P30-extension'> = (c) => {
  const data = dataOf<Parameters<typeof extensionOf>[1] & { clock: string; opinion: string }>(c);
  const asked = extensionAsked(c.state, data.clock);
  const clock = decisionClock(c.state, c.agency.field);
  if (clock === undefined || asked === undefined) throw new Error(`${c.act.type}: nothing to extend`);
  const earlier = clock.extensions ?? [];
  const ending = (extensions: readonly Extension[]) =>
    computeDeadline({
      rule: clock.rule,
      start: clock.start,
      calendar: c.calendar,
      profile: c.profile,
      pauses: clock.pauses ?? [],
      extensions,
      options: { asOf: today(c), ...clock.options },
    });
  const before = ending(earlier);
  const after = ending([...earlier, extensionOf(asked, data, today(c))]);
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    filedOn: clock.start,
    dueOn: before.ok ? before.deadline.end : '',
    reason: told(asked.reason),
    basis: after.ok ? after.deadline.source : '',
    extendedTo: after.ok ? after.deadline.end : '',
    steps: [
      signed(c, '承办人意见', '提请延期。', asked.by, asked.at),
      signedByHead(
        c,
        data.approver === 'collective' ? '机关负责人意见（经集体讨论）' : '机关负责人意见',
        data.opinion,
      ),
    ],
  };
};

export const transfer = {
  P28,
  'P28-approval': P28Approval,
  'P30-extension': P30Extension,
  'P30-suspension': P30,
  P63,
} satisfies Fillers;
