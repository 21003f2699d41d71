import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import { type Facts, rolesOn } from '../../dossier/facts.ts';
import {
  act,
  choice,
  confirmed,
  dossierRef,
  files,
  key,
  keys,
  paragraph,
  people,
  person,
  text,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import {
  certified,
  fewerThanTwo,
  isEnded,
  neverHandled,
  noReviewers,
  ownAgency,
  reviewersOf,
} from './gates.ts';
import { benchOf } from './hearing-course.ts';
import { partyField, toParty } from './lead.ts';
import { nothingLeftBehind } from './left-behind.ts';
import { fromLead, handlerOnceFiled, tookPart } from './on-site.ts';
import type { PenaltyState, RecusalEntry } from './state.ts';
import { handlersOf } from './tasks-asked.ts';

/** Who handles the case, who must stand aside (回避), against whom it runs, and which cases it was joined with. */

/** 机关负责人 on that day, deputies and whoever stands in for one included. */
const isHead = (facts: Facts, person: string, at: string) =>
  rolesOn(facts.staff[person], civilDay(at), facts.agency).includes('head');

/** 线索: nobody has asked yet that it be filed. */
const isLead = ({ filing, spot }: PenaltyState) => filing.proposed === undefined && spot === undefined;

/** Whose the case is, a lead included: for a lead one person answers, and verifies it together with another (处罚法 art 42(1)). */
export const changeTeam = penaltyAct({
  type: 'team.change',
  zh: '变更承办人',
  lane: 'team',
  schema: act({
    handlers: people('承办人', 1, { hint: '尚未提请立案的线索，可以由一人负责' }),
    reason: paragraph('变更原因'),
    handover: paragraph('移交材料').optional(),
    recusalChecked: confirmed('已核对：新的承办人与本案没有应当回避的关系'),
    files: files(),
  }),
  personal: ['reason'],
  by: ['head'],
  source: [apl('42(1)'), house()],
  open: (state) => (state.lead ?? state.spot) !== undefined && !isEnded(state),
  people: (data) => data.handlers,
  columns: (data) => ({ handlers: data.handlers }),
  gates: [
    ownAgency,
    ({ state, data }) => (isLead(state) ? undefined : fewerThanTwo(data?.handlers)),
    certified((data) => data.handlers),
    noReviewers((data) => data.handlers),
    ({ state, facts, data }) => {
      const now = handlersOf(state, facts);
      return data !== undefined &&
        data.handlers.length === now.length &&
        data.handlers.every((handler) => now.includes(handler))
        ? refuse('TEAM_UNCHANGED', '承办人没有变化。', { path: 'handlers', source: house() })
        : undefined;
    },
  ],
  apply: (state, data) => ({
    ...state,
    team: { ...tookPart(state, { officers: data.handlers }), handlers: data.handlers },
  }),
});

/** Everybody who does something in the case and may have to stand aside. */
function takesPart(state: PenaltyState, facts: Facts, who: string): boolean {
  return [
    ...handlersOf(state, facts),
    ...state.team.everHandled,
    ...reviewersOf(state),
    ...state.hearings.flatMap(benchOf),
  ].includes(who);
}

const pending = (recusal: RecusalEntry) => recusal.decided === undefined;

/** 回避理由 (处罚法 art 43). */
export const recusalGroundNames = {
  kin: '是当事人的近亲属',
  interest: '与案件有直接利害关系',
  other: '与当事人有其他关系，可能影响公正执法',
} as const;

/** Declared by the person, or asked for by the party and recorded; the inquiry goes on meanwhile (处罚法 art 43(3)). */
const requestRecusal = penaltyAct({
  type: 'recusal.request',
  zh: '申请回避',
  lane: 'team',
  schema: act({
    person: person('被申请回避的人员'),
    from: choice('提出方式', { self: '本人申请回避', party: '当事人申请' }),
    party: key('提出申请的当事人', 'party').optional(),
    ground: choice('回避情形', recusalGroundNames),
    reason: paragraph('具体理由'),
    files: files(),
  }),
  personal: ['reason'],
  by: ['officer', 'handler', 'reviewer', 'head', 'staff'],
  source: [apl(43), apl('64(4)')],
  open: fromLead,
  concurrency: 'additive',
  people: (data) => [data.person],
  gates: [
    ownAgency,
    ({ data, actor }) =>
      data?.from === 'self' && data.person !== actor.personId
        ? refuse('RECUSAL_NOT_SELF', '本人申请回避的，应当由本人提出。', { path: 'person', source: apl(43) })
        : undefined,
    ({ state, data }) =>
      data?.from === 'party' && !state.parties.some((party) => party.id === data.party)
        ? refuse('PARTY_UNKNOWN', '请选择提出申请的当事人。', { path: 'party', source: apl(43) })
        : undefined,
    ({ state, data, facts, occurredAt }) =>
      data === undefined || takesPart(state, facts, data.person) || isHead(facts, data.person, occurredAt)
        ? undefined
        : refuse('PERSON_NOT_IN_CASE', '所选人员没有参与本案。', { path: 'person', source: apl(43) }),
    ({ state, data }) =>
      data !== undefined &&
      state.team.recusals.some((recusal) => recusal.person === data.person && pending(recusal))
        ? refuse('RECUSAL_PENDING', '对该人员的回避申请尚未决定。', {
            path: 'person',
            source: apl(43),
            move: 'recusal.decide',
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    team: {
      ...state.team,
      recusals: [...state.team.recusals, { person: data.person, asked: mark(header), by: data.from }],
    },
  }),
});

/**
 * 回避 is decided by the head (处罚法 art 43(2)); where it is about a head, the responsible persons decide together.
 * A handler who stands aside is taken out of the team at once.
 */
const decideRecusal = penaltyAct({
  type: 'recusal.decide',
  zh: '决定是否回避',
  lane: 'team',
  schema: act({
    person: person('被申请回避的人员'),
    result: choice('决定', { granted: '同意回避', refused: '驳回申请' }),
    reason: paragraph('理由'),
    collective: people('参加集体决定的负责人', 2).optional(),
    files: files(),
  }),
  personal: ['reason'],
  by: ['head'],
  source: [apl(43)],
  open: (state) => fromLead(state) && state.team.recusals.some(pending),
  document: () => ({ template: 'P07-decision', numberCode: '回避' }),
  people: (data) => [data.person, ...(data.collective ?? [])],
  gates: [
    ownAgency,
    ({ state, data }) =>
      data === undefined ||
      state.team.recusals.some((recusal) => recusal.person === data.person && pending(recusal))
        ? undefined
        : refuse('RECUSAL_UNKNOWN', '没有对该人员的待决回避申请。', {
            path: 'person',
            source: apl(43),
            move: 'recusal.request',
          }),
    ({ data, actor }) =>
      data?.person === actor.personId
        ? refuse('OWN_RECUSAL', '不能决定本人的回避。', {
            path: 'person',
            source: apl(43),
            remedy: '请由其他负责人办理。',
          })
        : undefined,
    ({ data, facts, actor, occurredAt }) => {
      if (data === undefined || !isHead(facts, data.person, occurredAt)) return undefined;
      const { collective } = data;
      if (collective === undefined) {
        return refuse('COLLECTIVE_REQUIRED', '机关负责人的回避，由负责人集体决定。', {
          path: 'collective',
          source: apl(43),
        });
      }
      const others = [...collective, actor.personId].every(
        (who) => who !== data.person && (who === actor.personId || isHead(facts, who, occurredAt)),
      );
      return others
        ? undefined
        : refuse('COLLECTIVE_NOT_HEADS', '参加集体决定的应当都是机关负责人，且不含被申请回避的人员。', {
            path: 'collective',
            source: apl(43),
          });
    },
  ],
  apply: (state, data, header) => {
    const granted = data.result === 'granted';
    return {
      ...state,
      team: {
        ...state.team,
        handlers: granted
          ? state.team.handlers.filter((handler) => handler !== data.person)
          : state.team.handlers,
        recusals: change(
          state.team.recusals,
          (recusal) => recusal.person === data.person && pending(recusal),
          (recusal) => ({ ...recusal, decided: { ...mark(header), granted } }),
        ),
      },
    };
  },
});

/** What adding a party and changing its particulars have in common. */
const ofParty = {
  lane: 'team',
  schema: act({ party: partyField, reason: paragraph('原因'), files: files() }),
  personal: ['party.person', 'party.contact', 'reason'],
  by: ['officer', 'handler'],
  source: [apl(54)],
  open: fromLead,
} as const;

const addParty = penaltyAct({
  type: 'party.add',
  zh: '追加当事人',
  ...ofParty,
  gates: [
    ownAgency,
    handlerOnceFiled,
    ({ state, data }) =>
      data !== undefined && state.parties.some((party) => party.id === data.party.id)
        ? refuse('PARTY_DUPLICATE', '当事人编号重复。', {
            path: 'party.id',
            source: house(),
            move: 'party.amend',
          })
        : undefined,
  ],
  apply: (state, data) => ({ ...state, parties: [...state.parties, toParty(data.party)] }),
});

/** The earlier particulars stay in the act that gave them. */
const amendParty = penaltyAct({
  type: 'party.amend',
  zh: '更改当事人信息',
  ...ofParty,
  gates: [
    ownAgency,
    handlerOnceFiled,
    ({ state, data }) =>
      data === undefined || state.parties.some((party) => party.id === data.party.id)
        ? undefined
        : refuse('PARTY_UNKNOWN', '本案没有这一当事人。', {
            path: 'party.id',
            source: house(),
            move: 'party.add',
          }),
  ],
  apply: (state, data) => ({
    ...state,
    parties: change(
      state.parties,
      (party) => party.id === data.party.id,
      () => toParty(data.party),
    ),
  }),
});

type Joining = PenaltyState['joined'][number];

/** Not with itself, and with one case once. */
const otherCase: PenaltyGate<{ readonly dossier: string }> = ({ dossier, state, data }) => {
  if (data === undefined) return undefined;
  if (data.dossier === dossier.id)
    return refuse('SAME_DOSSIER', '不能与本案自身并案或者分案。', { path: 'dossier', source: house() });
  return state.joined.some((joined) => joined.dossier === data.dossier)
    ? refuse('ALREADY_JOINED', '与该案的并案或者分案已有记录。', { path: 'dossier', source: house() })
    : undefined;
};

const join = (state: PenaltyState, joining: Joining): PenaltyState => ({
  ...state,
  joined: [...state.joined, joining],
});

/** What 并案 and 分案 have in common: a head's, once the case is filed. */
const ofTwoCases = {
  lane: 'team',
  personal: ['reason'],
  by: ['head'],
  source: [house()],
  open: (state: PenaltyState) => fromLead(state) && state.filing.approved !== undefined,
} as const;

/** 并案: recorded in both cases; the one that is absorbed ends with it. */
const absorbCase = penaltyAct({
  type: 'case.absorb',
  zh: '并案',
  ...ofTwoCases,
  schema: act({
    dossier: dossierRef('另案'),
    how: choice('并案方式', { absorbed: '另案并入本案', absorbedInto: '本案并入另案' }),
    reason: paragraph('并案理由'),
  }),
  gates: [
    ownAgency,
    otherCase,
    (context) =>
      context.data?.how === 'absorbedInto'
        ? nothingLeftBehind.flatMap((gate) => gate(context) ?? [])
        : undefined,
  ],
  apply: (state, data, header) => join(state, { dossier: data.dossier, seq: header.seq, how: data.how }),
});

/** 分案: recorded in both cases. */
const splitCase = penaltyAct({
  type: 'case.split',
  zh: '分案',
  ...ofTwoCases,
  schema: act({
    dossier: dossierRef('另案'),
    how: choice('分案方式', { splitInto: '分出另案', splitFrom: '由另案分出' }),
    parties: keys('分出的当事人', 0, 'party', { hint: '由另案分出的，在原案中选定' }).optional(),
    matter: text('分出的违法行为').optional(),
    reason: paragraph('分案理由'),
  }),
  gates: [
    ownAgency,
    otherCase,
    ({ state, data }) =>
      (data?.parties ?? []).every((id) => state.parties.some((party) => party.id === id))
        ? undefined
        : refuse('PARTY_UNKNOWN', '本案没有所选当事人。', { path: 'parties', source: house() }),
    // Whom a case hands over is said there: its record is what shows that nobody was left out.
    ({ data }) =>
      data?.how === 'splitFrom' && (data.parties ?? []).length > 0
        ? refuse('SPLIT_PARTIES_THERE', '由另案分出的当事人，在原案中选定。', {
            path: 'parties',
            source: house(),
            remedy: '请在原案办理「分案」，本案随之记录；只分出违法行为的，这里不选当事人。',
          })
        : undefined,
  ],
  apply: (state, data, header) =>
    join(state, {
      dossier: data.dossier,
      seq: header.seq,
      how: data.how,
      ...(data.parties === undefined || data.parties.length === 0 ? {} : { parties: data.parties }),
    }),
});

/** A reviewer's reasoned finding that another penalty was for a different act (处罚法 art 29). */
const distinguishAct = penaltyAct({
  type: 'sameAct.distinguish',
  zh: '说明不是同一违法行为',
  lane: 'team',
  schema: act({ dossier: dossierRef('另案处罚'), reason: paragraph('不是同一违法行为的理由') }),
  personal: ['reason'],
  by: ['reviewer'],
  source: [apl(29)],
  open: fromLead,
  gates: [
    neverHandled,
    ({ facts, data }) => {
      const more = { source: apl(29) };
      if (facts.related.length === 0)
        return refuse('RELATED_UNKNOWN', '没有查到对同一当事人的另案，无需说明。', more);
      return data === undefined || facts.related.some((related) => related.dossier === data.dossier)
        ? undefined
        : refuse('RELATED_UNKNOWN', '没有查到对同一当事人的这一处罚。', { path: 'dossier', ...more });
    },
    ({ state, data }) =>
      data !== undefined && state.distinguished.some((entry) => entry.dossier === data.dossier)
        ? refuse('ALREADY_DISTINGUISHED', '该案已有说明。', { path: 'dossier', source: apl(29) })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    distinguished: [...state.distinguished, { ...mark(header), dossier: data.dossier }],
  }),
});

export const teamActs = [
  changeTeam,
  requestRecusal,
  decideRecusal,
  addParty,
  amendParty,
  absorbCase,
  splitCase,
  distinguishAct,
];
