import { type CivilDate, certificateNumber, type PublicDecision } from '@mingjing/law';
import { type FormId, owed, paid, pendingHearings } from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { caseNameOf, partyOf } from './case.ts';
import { type CaseContext, documentOf, memberOf, nameOf, numberOf } from './context.ts';
import { defencePeriodOf } from './fixed.ts';

/** What a form is printed with: the case as it stands on the day, and whose form it is. */
export interface FormContext extends CaseContext {
  readonly party?: string;
  /** Seq of the document that tells of the right. */
  readonly with?: number;
  /** What the public reads of the decision, masked as it is there. */
  readonly shown?: PublicDecision;
  /** Last day to hand it in, where a clock runs. */
  readonly until?: CivilDate;
  readonly on: CivilDate;
}

const headOf = (c: FormContext) => ({
  agency: c.agency.name,
  caseNumber: c.state.filing.approved?.caseNumber || undefined,
  date: c.on,
});

const common = (c: FormContext) => ({
  head: headOf(c),
  party: partyOf(c, c.party),
  caseName: caseNameOf(c),
  desk: {
    persons:
      c.state.team.handlers
        .map((id) => nameOf(c, id))
        .filter(Boolean)
        .join('、') || undefined,
    phone: c.agency.phone,
    address: c.agency.address,
  },
});

const noticeOf = (c: FormContext) => {
  const { title = '', number } = documentOf(c, c.with)?.document ?? {};
  return {
    title,
    number,
    receivedOn: c.state.notices.find((notice) => notice.issued.seq === c.with)?.servedOn,
  };
};

/** The handlers where both are known with their certificates: else whoever goes there writes his own. */
const certified = (c: FormContext) => {
  const { handlers } = c.state.team;
  const officers = handlers.flatMap((id) => {
    const certificate = certificateNumber(c.staff[id], c.on);
    return certificate === undefined ? [] : [{ name: nameOf(c, id), certificate }];
  });
  return officers.length > 1 && officers.length === handlers.length ? officers : undefined;
};

/** Handlers, and who sits at a hearing to come: those the party has met or was told of. */
const challengeable = (c: FormContext) => {
  const benches = pendingHearings(c.state).map(({ scheduled }) => scheduled);
  const ids = [
    ...c.state.team.handlers,
    ...benches.flatMap(({ chair, members, recorder }) => [chair, ...members, recorder]),
  ];
  return [...new Set(ids)].map((id) => memberOf(c, id)).filter(({ name }) => name !== '');
};

const decisionOf = (c: FormContext) => ({
  decisionTitle: documentOf(c, c.with)?.document.title ?? '',
  decisionNumber: numberOf(c, c.with),
  decidedOn: c.state.decision?.on ?? '',
  fine: owed(c.state, c.party ?? '', 'fine'),
  paid: paid(c.state, c.party ?? '', 'fine') || undefined,
});

const leadNumber = (c: FormContext) =>
  c.state.documents.find((entry) => entry.document.template === 'P01')?.document.number;

const fillers: { readonly [Id in FormId]: (c: FormContext) => DocumentData<Id> } = {
  'P01-informer': (c) => ({ head: headOf(c), leadNumber: leadNumber(c) }),
  'P07-application': (c) => ({ ...common(c), challengeable: challengeable(c) }),
  P16: (c) => ({ head: headOf(c), party: partyOf(c, c.party), officers: certified(c) }),
  'P36-written': (c) => ({ ...common(c), notice: noticeOf(c), period: defencePeriodOf(c), until: c.until }),
  P37: (c) => ({
    ...common(c),
    notice: noticeOf(c),
    hearingRight: c.state.notices.some((told) => told.issued.seq === c.with && told.hearingRight),
  }),
  'P39-application': (c) => ({ ...common(c), notice: noticeOf(c), until: c.until }),
  // It goes to the public: the number of the case does not.
  'P46-summary': (c) => ({
    head: { agency: c.agency.name, date: c.on },
    decisionNumber: c.shown?.number ?? '',
    partyName: c.shown?.party.shown ?? '',
    violationType: c.shown?.cause ?? '',
    content: c.shown?.penalties.join('；') ?? '',
    decidedOn: c.shown?.decidedOn ?? '',
  }),
  'P54-application': (c) => ({ ...common(c), ...decisionOf(c), until: c.until }),
  'P67-authorization': common,
};

/** The data of a form, from the case as it stands. What is not known is left out, to be written in by hand. */
export const fillForm = (template: FormId, context: FormContext): unknown => fillers[template](context);
