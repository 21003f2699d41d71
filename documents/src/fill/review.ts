import {
  type Demand,
  type ReviewItem,
  type ReviewOutcome,
  type reviewItemNames,
  reviewReasons,
  unreviewedDemand,
} from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { chineseDate } from '../words.ts';
import {
  basisOf,
  caseNameOf,
  causeOf,
  evidenceOf,
  outcomeSentence,
  partyOf,
  penaltyLines,
  violatedOf,
} from './case.ts';
import {
  contactOf,
  dataOf,
  dayOf,
  draftOf,
  type FillContext,
  handlersOf,
  headOf,
  nameOf,
  numberOf,
  officersOf,
  recorderOf,
  signedNow,
} from './context.ts';
import type { Filler, Fillers } from './filler.ts';
import { defencePeriodOf } from './fixed.ts';

/** 调查终结、法制审核、事先告知、陈述申辩. */

const P31: Filler<'P31'> = (c) => {
  const data = dataOf<{
    course: string;
    gainsCalculation?: string;
    measures?: string;
    otherBody?: string;
    opinion: string;
  }>(c);
  const { content, outcome } = draftOf(c);
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    party: partyOf(c),
    course: data.course,
    facts: content.facts,
    evidence: evidenceOf(c),
    violated: violatedOf(c, outcome),
    nature: content.nature,
    discretion: content.discretionReason,
    calculation: data.gainsCalculation,
    measures: data.measures,
    proposal: `${content.reasons}\n建议：${outcomeSentence(c, outcome)}。\n承办人意见：${data.opinion}`,
    referral: data.otherBody,
    officers: handlersOf(c),
  };
};

/** Grounds of 处罚法 art 58(1) by their item; all others stand in the catalogue. */
const ARTICLE_58: Readonly<Record<string, DocumentData<'P32'>['reasons'][number]>> = {
  '58(1)(一)': 'publicInterest',
  '58(1)(二)': 'hearing',
  '58(1)(三)': 'complex',
  '58(1)(四)': 'lawRequires',
};

const P32: Filler<'P32'> = (c) => {
  const data = dataOf<{
    explanation: string;
    materials: readonly { name: string; copies: number }[];
    changes?: string;
  }>(c);
  const { content, outcome } = draftOf(c);
  const reasons = reviewReasons(c.state, outcome, c.agency, c.profile).map((reason) => ({
    key: ARTICLE_58[reason.source.article ?? ''] ?? ('catalogue' as const),
    zh: reason.zh,
  }));
  const listed = reasons.filter(({ key }) => key === 'catalogue').map(({ zh }) => zh);
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    unit: c.staff[c.act.actor.personId]?.unit ?? c.agency.name,
    officers: handlersOf(c),
    proposed: outcomeSentence(c, outcome),
    reasons: [...new Set(reasons.map(({ key }) => key))],
    catalogueItem: listed.join('；') || undefined,
    facts: content.facts,
    basis: basisOf(c, outcome),
    discretion: content.discretionReason,
    inquiry:
      data.changes === undefined
        ? data.explanation
        : `${data.explanation}\n与上一轮相比的修改：${data.changes}`,
    materials: data.materials.map(({ name, copies }) => `${name}（${copies}份）`),
    sentAt: c.act.occurredAt,
  };
};

const ANSWER = { pass: 'yes', problem: 'no', notApplicable: 'na' } as const;

const P33: Filler<'P33'> = (c) => {
  const data = dataOf<{
    draftHash: string;
    items: readonly { item: ReviewItem; result: keyof typeof ANSWER; note?: string }[];
    outcome: ReviewOutcome;
    opinion: string;
    recordingsViewed?: string;
  }>(c);
  const { outcome } = draftOf(c);
  const handlers = c.state.team.handlers;
  const round = c.state.review.rounds.length;
  return {
    head: headOf(c),
    unit: c.staff[handlers[0] ?? '']?.unit ?? c.agency.name,
    caseName: caseNameOf(c),
    party: partyOf(c),
    round,
    proposed: outcomeSentence(c, outcome),
    draftHash: data.draftHash,
    handlers: handlers.map((id) => nameOf(c, id)),
    checks: Object.fromEntries(
      data.items.map(({ item, result, note }) => [item, { answer: ANSWER[result], note }]),
    ) as Record<keyof typeof reviewItemNames, { answer: 'yes' | 'no' | 'na'; note?: string | undefined }>,
    conclusion: data.outcome,
    opinion:
      data.recordingsViewed === undefined
        ? data.opinion
        : `${data.opinion}\n调阅音像记录情况：${data.recordingsViewed}`,
    reviewer: c.act.actor.name,
    qualification: qualificationOf(c),
    steps: [signedNow(c, '审核人', '审核意见如上。')],
  };
};

/** Why the reviewer may review: the legal qualification, or reviewing since before 2018 (处罚法 art 58(2)). */
function qualificationOf(c: FillContext): string {
  const staff = c.staff[c.act.actor.personId];
  return staff?.legalQualificationOn === undefined
    ? '2018年1月1日前已从事行政处罚决定法制审核'
    : '取得国家统一法律职业资格';
}

/** What a notice tells one party: everything the decision will rest on (处罚法 art 44). */
function advance(c: FillContext) {
  const data = dataOf<{ party: string; contactPerson: string; contactPhone: string; contactAddress: string }>(
    c,
  );
  const { content, outcome } = draftOf(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    caseName: caseNameOf(c),
    filedOn: dayOf(c.state.filing.approved) ?? '',
    facts: content.facts,
    evidence: evidenceOf(c),
    violated: violatedOf(c, outcome),
    basis: basisOf(c, outcome),
    discretion: content.discretionReason,
    proposed: penaltyLines(c, outcome, data.party),
    defencePeriod: defencePeriodOf(c),
    defenceWay: '以书面或者口头方式向本机关提出',
    contact: contactOf(c, {
      persons: data.contactPerson,
      phone: data.contactPhone,
      address: data.contactAddress,
    }),
  };
}

const P34: Filler<'P34'> = advance;

const P35: Filler<'P35'> = (c) => ({
  ...advance(c),
  hearingWay: '可以以书面或者口头方式向本机关提出，邮寄的以交邮日期为准',
});

const P36: Filler<'P36'> = (c) => {
  const data = dataOf<{
    party: string;
    form: 'oral' | 'written';
    speaker: string;
    agent?: string;
    officers: readonly string[];
    place?: string;
    content: string;
    files: readonly { kind: string }[];
  }>(c);
  const submitted = data.files.filter(({ kind }) => kind === 'document' || kind === 'scan').length;
  return {
    head: headOf(c),
    // Of a demand the conduct is no longer suspected: it was decided on.
    cause: c.state.decision === undefined ? `涉嫌${causeOf(c)}` : causeOf(c),
    speaker: { name: data.speaker, relation: data.speaker === data.agent ? '委托代理人' : '当事人' },
    agent: data.agent,
    from: c.act.occurredAt,
    place: data.place,
    officers: officersOf(c, data.officers),
    recorder: recorderOf(c, undefined),
    content: data.content,
    submitted: submitted === 0 ? [] : [`书面材料${submitted}件`],
  };
};

const ADOPTED = { yes: 'adopted', partly: 'partly', no: 'notAdopted' } as const;

interface Reviewed {
  readonly party: string;
  readonly findings: readonly {
    readonly point: string;
    readonly found: string;
    readonly adopted: keyof typeof ADOPTED;
    readonly reason: string;
  }[];
  readonly suggestion: string;
}

const P38: Filler<'P38'> = (c) => {
  const data = dataOf<Reviewed>(c);
  const demand = unreviewedDemand(c.state, data.party);
  const contested =
    c.act.type === 'demand.review' && demand !== undefined
      ? demandReviewed(c, demand)
      : penaltyReviewed(c, data.party);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    ...contested.sheet,
    points: data.findings.map(({ point, found, adopted, reason }) => ({
      point: contested.points.find(({ id }) => id === point)?.point ?? point,
      checked: found,
      adopted: ADOPTED[adopted],
      reason,
    })),
    suggestion: data.suggestion,
    steps: [signedNow(c, '承办人意见', data.suggestion)],
  };
};

const penaltyReviewed = (c: FillContext, party: string) => {
  const { changes } = dataOf<{ changes: boolean }>(c);
  return {
    sheet: {
      cause: `涉嫌${causeOf(c)}`,
      proposed: outcomeSentence(c, draftOf(c).outcome, party),
      changed: changes ? ('lighter' as const) : ('no' as const),
    },
    points: c.state.responses
      .filter((response) => response.party === party)
      .flatMap((response) => response.defence)
      .flatMap((defence) => defence.points ?? []),
  };
};

const demandReviewed = (c: FillContext, { document, performBy, defences }: Demand) => {
  const { demand } = dataOf<{ demand: 'stands' | 'withdrawn' }>(c);
  return {
    sheet: {
      cause: causeOf(c),
      against: 'demand' as const,
      proposed: `${numberOf(c, document)}：催告当事人于${chineseDate(performBy)}前履行${numberOf(c, c.state.decision?.seq)}。`,
      changed: demand === 'withdrawn' ? ('lighter' as const) : ('no' as const),
    },
    points: defences.flatMap((defence) => defence.points),
  };
};

export const review = { P31, P32, P33, P34, P35, P36, P38 } satisfies Fillers;
