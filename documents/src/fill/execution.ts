import { addDays, type FileRef, surcharge } from '@mingjing/law';
import {
  closingReasonNames,
  courtWindow,
  decisionServedOn,
  owed,
  paid,
  remedyDays,
  retentionNames,
  servedDemand,
} from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { chineseDate, yuan } from '../words.ts';
import { causeOf, outcomeSentence, partyOf, sourceNameOf } from './case.ts';
import {
  contactOf,
  dataOf,
  dayOf,
  type FillContext,
  headOf,
  linesOf,
  numberOf,
  officersOf,
  recordingsOf,
  signed,
  signedByHead,
  signedNow,
  today,
  told,
  unsigned,
} from './context.ts';
import type { Filler, Fillers } from './filler.ts';
import { remedyOf } from './fixed.ts';

/** 缴纳、没收物品、催告、加处罚款、申请强制执行、结案. */

/** The decision that is carried out, and the fine it imposed on a party. */
const decidedOf = (c: FillContext, party: string) => ({
  decisionNumber: numberOf(c, c.state.decision?.seq),
  decidedOn: c.state.decision?.on ?? '',
  fine: owed(c.state, party, 'fine'),
});

interface Instalment {
  readonly dueOn: string;
  readonly fen: number;
}
const planOf = (rows: readonly Instalment[]) => rows.map(({ dueOn, fen }) => ({ dueOn, amount: fen }));

const HOW = { defer: 'later', instalments: 'instalments' } as const;

const P54: Filler<'P54-approval'> = (c) => {
  const data = dataOf<{
    party: string;
    way: keyof typeof HOW;
    reason: string;
    proposal: readonly Instalment[];
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    ...decidedOf(c, data.party),
    how: HOW[data.way],
    reason: data.reason,
    plan: planOf(data.proposal),
    steps: [signedNow(c, '承办人意见', '报请审批。'), unsigned('承办机构意见'), unsigned('机关负责人意见')],
  };
};

const P55: Filler<'P55'> = (c) => {
  const data = dataOf<{
    party: string;
    granted: boolean;
    reason: string;
    instalments: readonly Instalment[];
  }>(c);
  const asked = c.state.execution.deferrals.find(
    (deferral) => deferral.party === data.party && deferral.decided === undefined,
  );
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    ...decidedOf(c, data.party),
    appliedOn: asked?.appliedOn ?? dayOf(asked?.requested) ?? '',
    how: HOW[asked?.way ?? (data.instalments.length > 1 ? 'instalments' : 'defer')],
    granted: data.granted ? 'yes' : 'no',
    reason: data.reason,
    paid: paid(c.state, data.party, 'fine'),
    plan: planOf(data.instalments),
    contact: contactOf(c),
  };
};

const P57: Filler<'P57'> = (c) => {
  const data = dataOf<{
    party: string;
    goods: readonly {
      name: string;
      maker?: string;
      specification?: string;
      batch?: string;
      unit: string;
      quantity: string;
      price?: number;
      condition?: string;
      place?: string;
      note?: string;
    }[];
    officers: readonly string[];
    keeper: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    cause: causeOf(c),
    decisionNumber: numberOf(c, c.state.decision?.seq),
    goods: data.goods.map(
      ({ name, maker, specification, batch, unit, quantity, price, condition, place, note }) => ({
        name,
        maker,
        model: specification,
        batch,
        unit,
        quantity,
        price: price === undefined ? undefined : yuan(price),
        condition,
        place,
        remark: note,
      }),
    ),
    keeper: data.keeper,
    officers: officersOf(c, data.officers),
  };
};

const DISPOSED = {
  destroyed: 'destroyed',
  auctioned: 'auctioned',
  sold: 'sold',
  handedOver: 'handedOver',
  treasury: 'delivered',
  harmless: 'harmless',
  returned: 'returned',
} as const satisfies Record<string, DocumentData<'P58'>['things'][number]['way']>;

const P58: Filler<'P58'> = (c) => {
  const data = dataOf<{
    goods: readonly string[];
    how: keyof typeof DISPOSED;
    proceeds?: number;
    place: string;
    process: string;
    officers: readonly string[];
    operator: string;
    supervisor: string;
    supervisorUnit?: string;
    files: readonly FileRef[];
    recordingExemption?: string;
  }>(c);
  const things = c.state.execution.goods.filter(({ id }) => data.goods.includes(id));
  return {
    head: headOf(c),
    // The decision under which they were taken, also when it has fallen and another has been made since.
    decisionNumber: [...new Set(things.map(({ decision }) => numberOf(c, decision)))].join('、'),
    unit: c.agency.name,
    at: c.act.occurredAt,
    things: things.map(({ what, name, specification, unit, quantity }) => ({
      name: name ?? what,
      model: specification,
      unit,
      quantity,
      way: DISPOSED[data.how],
      place: data.place,
      operator: data.operator,
    })),
    proceeds: data.proceeds,
    process: data.process,
    media: recordingsOf(data.files) ?? data.recordingExemption ?? `现场照片${data.files.length}张`,
    officers: officersOf(c, data.officers),
    supervisors: [
      data.supervisorUnit === undefined ? data.supervisor : `${data.supervisor}（${data.supervisorUnit}）`,
    ],
  };
};

const P59: Filler<'P59'> = (c) => {
  const data = dataOf<{
    party: string;
    obligation: string;
    performBy: string;
    way: string;
    fine: number;
    surcharge: number;
    gains: number;
    next: 'court' | 'surcharge' | 'auction';
    contactPerson: string;
    contactPhone: string;
    contactAddress: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    ...decidedOf(c, data.party),
    fine: data.fine,
    surcharge: data.surcharge,
    gains: data.gains,
    servedOn: decisionServedOn(c.state, data.party) ?? '',
    duty: data.obligation,
    performBy: data.performBy,
    way: data.way,
    next: [data.next],
    defence: '可以以书面或者口头方式向本机关提出',
    contact: contactOf(c, {
      persons: data.contactPerson,
      phone: data.contactPhone,
      address: data.contactAddress,
    }),
  };
};

const P60: Filler<'P60'> = (c) => {
  const data = dataOf<{ party: string; from: string; to: string; fen: number }>(c);
  const fine = unpaidBefore(c, data.party, data.from);
  const excluded = remedyDays(c.state, data.party, data.to);
  const answer = surcharge({ fineFen: fine, from: data.from, to: data.to, excluded });
  const bank = c.agency.bank;
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    ...decidedOf(c, data.party),
    dueOn: addDays(data.from, -1),
    fromOn: data.from,
    toOn: data.to,
    days: answer.ok ? answer.days : 0,
    excluded: answer.ok && answer.excludedDays > 0 ? '行政复议或者行政诉讼期间' : undefined,
    surcharge: data.fen,
    payment:
      bank === undefined
        ? '加处的罚款缴至作出处罚决定时指定的代收机构。'
        : `加处的罚款缴至${bank.name}${bank.address === undefined ? '' : `（地址：${bank.address}）`}，账号：${bank.account}。`,
    remedy: remedyOf(c, 'P60'),
  };
};

/** The fine still owed when the surcharge began to run. */
const unpaidBefore = (c: FillContext, party: string, day: string): number =>
  owed(c.state, party, 'fine') - paid(c.state, party, 'fine', day);

const P61: Filler<'P61'> = (c) => {
  const data = dataOf<{
    party: string;
    court: string;
    request: string;
    grounds: string;
    contactPerson: string;
    agent?: string;
    partyOpinion: string;
    subject: string;
    otherMaterials?: string;
    lateReason?: string;
  }>(c);
  const facts = { refs: [], calendar: c.calendar, agency: c.agency, staff: c.staff, related: [] };
  return {
    head: headOf(c),
    agencyAddress: c.agency.address,
    representative: c.agency.legalRepresentative,
    representativePost: Object.values(c.staff).find(({ name }) => name === c.agency.legalRepresentative)
      ?.post,
    contactPerson: data.contactPerson,
    contactPhone: c.agency.phone,
    agent: data.agent,
    party: partyOf(c, data.party),
    requests: linesOf(data.request),
    facts:
      data.lateReason === undefined ? data.grounds : `${data.grounds}\n逾期申请的理由：${data.lateReason}`,
    decisionNumber: numberOf(c, c.state.decision?.seq),
    servedOn: decisionServedOn(c.state, data.party) ?? '',
    periodsEndedOn: courtWindow(c.state, data.party, facts, c.profile)?.start ?? '',
    demandServedOn: servedDemand(c.state, data.party)?.servedOn ?? '',
    court: data.court,
    partyOpinion: data.partyOpinion,
    subject: data.subject,
    otherMaterials: data.otherMaterials === undefined ? [] : linesOf(data.otherMaterials),
  };
};

const CLOSED = {
  performed: 'voluntary',
  noPenalty: 'noPenalty',
  notEstablished: 'other',
  courtExecuted: 'enforced',
  transferred: 'transferred',
  annulled: 'other',
  executionEnded: 'terminated',
  caseWithdrawn: 'withdrawn',
} as const satisfies Record<string, DocumentData<'P62'>['how']>;

const sumOfFen = (entries: readonly { readonly fen: number }[]): number =>
  entries.reduce((sum, { fen }) => sum + fen, 0);

const P62: Filler<'P62'> = (c) => {
  const { opinion } = dataOf<{ opinion: string }>(c);
  const { decision, filing, closing, execution, refunds, publication } = c.state;
  const { proposed } = closing;
  const reason = proposed?.reason ?? 'performed';
  const returned = refunds.filter((refund) =>
    execution.payments.some((payment) => payment.seq === refund.payment),
  );
  const sum = sumOfFen(execution.payments) - sumOfFen(returned);
  const released = publication.rounds.find((round) => round.released !== undefined)?.released;
  return {
    head: headOf(c),
    cause: causeOf(c),
    source: sourceNameOf(c),
    party: partyOf(c),
    filedOn: dayOf(filing.approved),
    decidedOn: decision?.on,
    closedOn: today(c),
    decisionNumber: decision?.number,
    penalty: decision === undefined ? '未作出处罚决定' : outcomeSentence(c, decision.outcome),
    result: told(proposed?.result) ?? (reason === 'caseWithdrawn' ? '撤销案件' : closingReasonNames[reason]),
    how: CLOSED[reason],
    paid: sum === 0 ? undefined : sum,
    receipt:
      [
        ...execution.payments.map(({ receipt }) => receipt),
        ...returned.map(({ voucher, fen }) => `${voucher}（退还${yuan(fen)}）`),
      ].join('、') || undefined,
    goods: told(proposed?.goods),
    publication:
      released !== undefined
        ? `${chineseDate(dayOf(released)!)}公示`
        : publication.withheld === undefined
          ? undefined
          : '经审核决定不予公示',
    retention: `${retentionNames[proposed?.retention ?? 'thirtyYears']}，行政处罚案卷`,
    steps: [
      ...(proposed === undefined ? [] : [signed(c, '承办人意见', '提请结案。', proposed.by, proposed.at)]),
      signedByHead(c, '机关负责人意见', opinion),
    ],
  };
};

export const execution = { 'P54-approval': P54, P55, P57, P58, P59, P60, P61, P62 } satisfies Fillers;
