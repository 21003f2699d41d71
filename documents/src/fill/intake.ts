import type { LeadSource, Party } from '@mingjing/law/penalty';
import { chineseDate, sentence } from '../words.ts';
import { caseNameOf, causeOf, partiesOf, partyOf, sourceOf, violatedOf } from './case.ts';
import {
  contactOf,
  dataOf,
  dayOf,
  type FillContext,
  headOf,
  linesOf,
  nameOf,
  signed,
  signedByHead,
  signedNow,
} from './context.ts';
import type { Filler, Fillers } from './filler.ts';

/** 案源、立案、移送、回避. */

const FILING = '《中华人民共和国行政处罚法》第五十四条';

const P01: Filler<'P01'> = (c) => {
  const data = dataOf<{
    source: LeadSource;
    summary: string;
    parties: readonly Party[];
    opinion?: string;
    files: readonly unknown[];
  }>(c);
  const party = partiesOf(data.parties);
  return {
    head: headOf(c),
    source: sourceOf(data.source),
    registeredAt: c.act.occurredAt,
    partyName: party.name,
    partyAddress: party.address,
    representative:
      party.kind === 'organization'
        ? party.representative
        : party.kind === 'individualBusiness'
          ? party.operator
          : undefined,
    idNumber:
      party.kind === 'person' && party.idNumber !== undefined
        ? `${party.idNumber}${party.paper === undefined ? '' : `（${party.paper}）`}`
        : undefined,
    phone: party.phone,
    situation: data.summary,
    attachments: data.files.length === 0 ? [] : [`线索材料${data.files.length}件`],
    registrar: c.act.actor.name,
    steps: data.opinion === undefined ? [] : [signedNow(c, '处理意见', data.opinion)],
  };
};

/** What filing and not filing have in common. */
const filingOf = (c: FillContext) => ({
  head: headOf(c),
  source: sourceOf(c.state.lead?.source),
  cause: `涉嫌${causeOf(c)}`,
  receivedAt: c.state.lead?.at ?? '',
  party: partyOf(c),
  situation: c.state.lead?.summary ?? '',
  violated: violatedOf(c),
  recusal:
    c.state.filing.proposed === undefined ? '尚未确定承办人。' : '经核对，承办人与本案没有应当回避的关系。',
});

/** Both handlers signed when filing was proposed. */
const proposers = (c: FillContext) => {
  const { proposed } = c.state.filing;
  return proposed === undefined
    ? []
    : c.state.team.handlers.map((id) => signed(c, '承办人意见', '申请予以立案。', id, proposed.at));
};

const P04: Filler<'P04'> = (c) => {
  const [lead, second] = c.state.team.handlers.map((id) => nameOf(c, id));
  return {
    ...filingOf(c),
    basis: [{ citation: `${FILING}第二款` }],
    grounds: c.state.filing.proposed?.grounds,
    suggestedLead: lead,
    suggestedSecond: second,
    steps: [...proposers(c), signedByHead(c, '机关负责人意见', dataOf<{ opinion: string }>(c).opinion)],
  };
};

const NOT_FILED = {
  minor: 'minor',
  firstOffence: 'firstTime',
  noFault: 'noFault',
  limitation: 'limitation',
  jurisdiction: 'jurisdiction',
  notEstablished: 'noFacts',
  other: 'other',
} as const;

/** The clause each ground rests on. */
const NOT_FILED_BASIS: Record<keyof typeof NOT_FILED, string> = {
  minor: '《中华人民共和国行政处罚法》第三十三条第一款',
  firstOffence: '《中华人民共和国行政处罚法》第三十三条第一款',
  noFault: '《中华人民共和国行政处罚法》第三十三条第二款',
  limitation: '《中华人民共和国行政处罚法》第三十六条',
  jurisdiction: '《中华人民共和国行政处罚法》第二十二条',
  notEstablished: FILING,
  other: FILING,
};

const P05: Filler<'P05'> = (c) => {
  const data = dataOf<{ ground: keyof typeof NOT_FILED; reason: string }>(c);
  return {
    ...filingOf(c),
    basis: [{ citation: NOT_FILED_BASIS[data.ground] }],
    ground: NOT_FILED[data.ground],
    explanation: data.reason,
    steps: [...proposers(c), signedByHead(c, '机关负责人意见', `不予立案。${data.reason}`)],
  };
};

const P07: Filler<'P07-decision'> = (c) => {
  const data = dataOf<{ person: string; result: 'granted' | 'refused'; reason: string }>(c);
  const asked = c.state.team.recusals.findLast(
    (recusal) => recusal.person === data.person && recusal.decided === undefined,
  );
  return {
    head: headOf(c),
    applicant: asked?.by === 'party' ? partyOf(c).name : nameOf(c, data.person),
    challenged: nameOf(c, data.person),
    caseName: caseNameOf(c),
    decision: data.result,
    reason: data.reason,
  };
};

const P27: Filler<'P27'> = (c) => {
  const data = dataOf<{ body: string; reason: string; materials: string; contact?: string }>(c);
  const { lead } = c.state;
  return {
    head: headOf(c),
    addressee: data.body,
    party: partyOf(c),
    caseName: caseNameOf(c),
    course: lead === undefined ? '' : `于${chineseDate(lead.receivedOn)}收到线索。${lead.summary}`,
    reason: data.reason,
    basis: '《中华人民共和国行政处罚法》第二十二条、第二十五条',
    materials: linesOf(data.materials).map((title) => ({ title })),
    contact: contactOf(c, { persons: data.contact }),
  };
};

const P02: Filler<'P02'> = (c) => {
  const data = dataOf<{ body: string; others?: string; reason: string }>(c);
  const others = (data.others ?? '').split(/[、，,；;\n]/).map((name) => name.trim());
  return {
    head: headOf(c),
    addressees: [...new Set([data.body, ...others.filter((name) => name !== '')])],
    caseName: caseNameOf(c),
    reason: data.reason,
    appointed: data.body,
  };
};

const P03: Filler<'P03'> = (c) => {
  const data = dataOf<{
    body: string;
    reason: string;
    materials: string;
    dueOn?: string;
    feedback?: string;
  }>(c);
  const { lead } = c.state;
  return {
    head: headOf(c),
    appointed: data.body,
    caseName: caseNameOf(c),
    situation: [lead?.summary, data.reason].flatMap((part) => (part ? [sentence(part)] : [])).join(''),
    dueOn: data.dueOn,
    feedback: data.feedback,
    attachments: linesOf(data.materials),
  };
};

const P05a: Filler<'P05a'> = (c) => {
  const data = dataOf<{ addressee: string; matter: string; reason: string }>(c);
  return {
    head: headOf(c),
    addressee: data.addressee,
    receivedOn: c.state.lead?.receivedOn ?? '',
    matter: data.matter,
    reason: data.reason,
    contact: contactOf(c),
  };
};

const P27Notice: Filler<'P27-notice'> = (c) => {
  const data = dataOf<{ party: string; phone?: string }>(c);
  const { transferredTo } = c.state.filing;
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    caseName: caseNameOf(c),
    receiver: transferredTo?.body ?? '',
    receiverPhone: data.phone,
    transferredOn: dayOf(transferredTo) ?? '',
    basis: '《中华人民共和国行政处罚法》第二十二条、第二十五条',
    contact: contactOf(c),
  };
};

export const intake = {
  P01,
  P02,
  P03,
  P04,
  P05,
  P05a,
  'P07-decision': P07,
  P27,
  'P27-notice': P27Notice,
} satisfies Fillers;
