import { publishedRound } from '../../disclosure/slice.ts';
import { beforeDecision, isEnded } from './gates.ts';
import { openRequests, requestsAt } from './hearing-course.ts';
import { responseOf } from './notice.ts';
import { fromLead } from './on-site.ts';
import { executing, unpaid } from './owed.ts';
import type { Notice, PenaltyState } from './state.ts';

/**
 * Papers printed from the case as it stands, that no act issues. Most are 空白表格, filled in by hand by the party; what
 * comes back signed is a file of the act that registers it.
 */

export const formNames = {
  'P01-informer': '举报登记表',
  'P07-application': '回避申请书',
  P16: '物品清单',
  'P36-written': '陈述申辩书',
  P37: '放弃权利声明',
  'P39-application': '听证申请书',
  'P46-summary': '行政处罚信息摘要',
  'P54-application': '延期（分期）缴纳罚款申请书',
  'P67-authorization': '授权委托书',
} as const satisfies Readonly<Record<string, string>>;

export type FormId = keyof typeof formNames;

/** Whether a template is one of the forms a party fills in. */
export const isForm = (template: string): template is FormId => Object.hasOwn(formNames, template);

/** A form the case has a use for as it stands. */
export interface Form {
  readonly template: FormId;
  /** Whose paper it is, or whose things it lists; absent where it is not a party's. */
  readonly party?: string;
  /** What it goes with, by the seq of the act: the document that tells of the right, the content that is public. */
  readonly with?: number;
  /** Key of the clock that runs for handing it in. */
  readonly clock?: string;
  /** The act by which it is registered (登记). */
  readonly registers?: string;
}

/** The forms the case has a use for, party by party in the order of the procedure. */
export const formsOf = (state: PenaltyState): readonly Form[] => [
  ...(takesReport(state) ? [{ template: 'P01-informer' as const }] : []),
  ...state.parties.flatMap(({ id }) => [
    ...recusal(state, id),
    ...goodsList(state, id),
    ...response(state, id),
    ...deferral(state, id),
    ...authorization(state, id),
  ]),
  ...summary(state),
];

/** The form asked for, nothing where the case has no use for it now. */
export const findForm = (state: PenaltyState, template: FormId, party: string | undefined) =>
  formsOf(state).find((form) => form.template === template && form.party === party);

/** 举报登记表 is kept sealed, apart from the file: nobody registers it here. */
const takesReport = ({ lead, filing, decision }: PenaltyState): boolean =>
  lead?.source === 'complaint' && filing.approved === undefined && decision === undefined;

/** Recusal may be asked for until the decision (处罚法 art 43). */
const recusal = (state: PenaltyState, party: string): Form[] =>
  fromLead(state) ? [{ template: 'P07-application', party, registers: 'recusal.request' }] : [];

/** 物品清单 is written on the spot by the officers, where things are kept, sampled or taken (处罚法 art 56). */
const goodsList = (state: PenaltyState, party: string): Form[] =>
  fromLead(state) ? [{ template: 'P16', party, registers: 'preservation.notify' }] : [];

/** What the newest notice tells the party it may do (处罚法 art 44, 45, 63), and giving it up, right by right. */
function response(state: PenaltyState, party: string): Form[] {
  const notice = state.notices.findLast((candidate) => candidate.party === party);
  if (notice === undefined || !beforeDecision(state)) return [];
  const of = { party, with: notice.issued.seq };
  const forms: Form[] = [
    { template: 'P36-written', ...of, clock: `defence:${notice.id}`, registers: 'defence.record' },
  ];
  if (mayAskForHearing(state, notice))
    forms.push({
      template: 'P39-application',
      ...of,
      clock: `hearing:${notice.id}`,
      registers: 'hearing.request',
    });
  if (!allWaived(state, notice)) forms.push({ template: 'P37', ...of, registers: 'waiver.record' });
  return forms;
}

function allWaived(state: PenaltyState, { id, hearingRight }: Notice): boolean {
  const waived = responseOf(state, id)?.waived;
  return (
    waived?.statement !== undefined &&
    waived.defence !== undefined &&
    (waived.hearing !== undefined || !hearingRight)
  );
}

/** Told of the right, and neither used it nor gave it up (处罚法 art 63, 64). */
const mayAskForHearing = (state: PenaltyState, { id, party, hearingRight }: Notice): boolean =>
  hearingRight &&
  responseOf(state, id)?.waived.hearing === undefined &&
  !openRequests(state).some((request) => request.party === party) &&
  !requestsAt(state, 'givenUp', 'reported').some((request) => request.notice === id);

/** Whoever cannot pay in time may ask for more of it (处罚法 art 66(2)), and where that was granted ask again. */
function deferral(state: PenaltyState, party: string): Form[] {
  const own = state.execution.deferrals.filter((asked) => asked.party === party);
  const pending = own.some(({ decided }) => decided === undefined);
  if (state.decision === undefined || !executing(state) || pending || unpaid(state, party, 'fine') <= 0)
    return [];
  const granted = own.some(({ decided }) => decided?.granted === true);
  return [
    {
      template: 'P54-application',
      party,
      with: state.decision.seq,
      ...(granted ? {} : { clock: `pay:${party}` }),
      registers: 'deferral.request',
    },
  ];
}

/** 信息摘要 goes before the published copy of a decision (公示规定 art 4). */
function summary({ publication }: PenaltyState): Form[] {
  const shown = publishedRound(publication);
  return shown === undefined ? [] : [{ template: 'P46-summary', with: shown.prepared.seq }];
}

/** An agent may act for the party from the first step to the last; the paper lies with whatever step he takes. */
const authorization = (state: PenaltyState, party: string): Form[] =>
  isEnded(state) || state.closing.archived !== undefined ? [] : [{ template: 'P67-authorization', party }];
