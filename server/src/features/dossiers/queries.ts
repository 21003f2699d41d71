import { type contract, searchForm } from '@mingjing/contract';
import {
  type Act,
  type ActDefinition,
  actingWords,
  civilDay,
  type Dossier,
  type DossierDeadline,
  deadlines,
  definitionsOf,
  type Facts,
  mend,
  moves,
  nationalCalendar,
  type PenaltyState,
  type Profile,
  type Refusal,
  refuse,
  workingDaysLeft,
} from '@mingjing/law';
import { newSameActWarnings, sameActWarnings } from '@mingjing/law/penalty';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { type RawBuilder, sql } from 'kysely';
import { problem, refusalView } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import { type CaseFilter, filterSql } from './figures.ts';
import { stageName } from './project.ts';
import { actionable, readingScope, type Seen, scopeSql } from './reach.ts';
import { distinguishedIn, relatedTo } from './related.ts';
import { titleOf } from './title.ts';

type Outputs = InferContractRouterOutputs<typeof contract>['dossiers'];

/** Recorded more than a day after it happened: marked as a late entry (迟录). */
const lateAfterMs = 24 * 60 * 60 * 1000;

export async function getDossier(services: Services, who: SignedIn, id: string): Promise<Outputs['get']> {
  return present(who, await actionable(services, who, id));
}

/** A dossier as its page shows it to this person. */
export function present(who: SignedIn, seen: Seen): Outputs['get'] {
  const { dossier, facts, profile, now, loaded } = seen;
  const procedure = dossier.procedure;
  const state = dossier.state as PenaltyState;
  const isCase = procedure.id.startsWith('penalty-');
  const computed = deadlines(dossier, facts, profile, now);
  const day = civilDay(now);
  const stage = procedure.stageOf(dossier.state, day);
  const possible = moves(dossier, facts, profile, who.actor, now);
  const people = [
    ...new Set([...procedure.people(dossier.state), ...dossier.acts.map((act) => act.actor.personId)]),
  ];
  const names = new Map(dossier.acts.map((act) => [act.actor.personId, act.actor]));
  return {
    id: dossier.id,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    seq: dossier.seq,
    title: isCase ? titleOf(state) : ((dossier.state as { name?: string }).name ?? ''),
    ...numberOf(isCase ? state : undefined),
    stage,
    stageZh: stageName(procedure.id, stage),
    agency: { id: loaded.own?.head.agency ?? '', name: facts.agency.name },
    sample: dossier.acts[0]?.sample ?? false,
    people: people.map((id) => ({
      id,
      name: facts.staff[id]?.name ?? names.get(id)?.name ?? '',
      agencyId: facts.staff[id]?.agencyId ?? names.get(id)?.agencyId ?? '',
    })),
    stages: [...procedure.stages(dossier.state, day)],
    state: isCase ? withoutSealed(state) : state,
    acts: dossier.acts.map((act) => presentAct(act, dossier)),
    moves: possible.map((move) => ({
      ...move,
      source: [...move.source],
      refusals: move.refusals.map(refusalView),
    })),
    deadlines: computed.map(presentDeadline),
    missing: isCase ? missingOf(state).map(refusalView) : [],
    warnings: isCase ? sameActWarnings(state, facts).map(refusalView) : [],
    related: possible.some(({ type, allowed }) => type === 'sameAct.distinguish' && allowed)
      ? relatedTo(who, seen)
      : [],
    distinguished: isCase ? distinguishedIn(state, facts) : [],
  };
}

const numberOf = (state: PenaltyState | undefined) => {
  const number = state?.decision?.number ?? state?.filing.approved?.caseNumber;
  return number === undefined || number === '' ? {} : { number };
};

const withoutSealed = (state: PenaltyState): PenaltyState => ({
  ...state,
  named: state.named.filter((person) => person.sealed !== true),
});

function presentAct(act: Act, dossier: Dossier<unknown>): Outputs['get']['acts'][number] {
  const definition = definitionsOf(dossier.procedure).get(act.type);
  const correction = dossier.corrections.get(act.seq);
  const recordedAt = act.recordedAt ?? act.occurredAt;
  const stated = mend(act, correction).occurredAt;
  return {
    id: act.id,
    seq: act.seq,
    type: act.type,
    zh: definition?.zh ?? act.type,
    lane: definition?.lane ?? 'record',
    occurredAt: act.occurredAt,
    recordedAt,
    late: !act.sample && Date.parse(recordedAt) - Date.parse(stated) > lateAfterMs,
    actor: {
      id: act.actor.personId,
      name: act.actor.name,
      agencyId: act.actor.agencyId,
      ...(act.actor.acting === undefined
        ? {}
        : { acting: act.actor.acting.map(({ office }) => actingWords[office]).join('、') }),
    },
    data: sealed(act),
    ...(act.document === undefined ? {} : { document: act.document }),
    ...(correction === undefined
      ? {}
      : {
          correction: {
            bySeq: correction.bySeq,
            ...(correction.occurredAt === undefined ? {} : { occurredAt: correction.occurredAt }),
            values: { ...correction.values },
          },
        }),
    attached: [...(dossier.attached.get(act.seq) ?? [])],
  };
}

/** Informants stay sealed (举报人信息密封): nobody who reads the case reads who told of it. */
function sealed(act: Act): unknown {
  const data = act.data as Readonly<Record<string, unknown>>;
  return data !== null && typeof data === 'object' && 'informant' in data
    ? { ...data, informant: { sealed: true } }
    : data;
}

function presentDeadline(deadline: DossierDeadline): Outputs['get']['deadlines'][number] {
  const { clock, computed } = deadline;
  return {
    key: clock.key,
    rule: clock.rule,
    zh: clock.zh,
    whose: clock.whose,
    status: deadline.status,
    start: clock.start,
    ...(computed === undefined ? {} : { end: computed.end }),
    ...(clock.doneOn === undefined ? {} : { doneOn: clock.doneOn }),
    provisional: computed?.provisional ?? false,
    confirmed: computed?.confirmed ?? false,
    explanation: computed?.explanation ?? deadline.refusal?.message ?? '',
    source: computed?.source ?? '',
    ...(deadline.workingDaysLeft === undefined ? {} : { workingDaysLeft: deadline.workingDaysLeft }),
  };
}

function missingOf(state: PenaltyState): Refusal[] {
  return state.recordings
    .filter((entry) => entry.state === 'missing')
    .map((entry) =>
      entry.asked === undefined
        ? refuse(
            entry.level === 'must' ? 'RECORDING_MISSING' : 'RECORDING_SUGGESTED',
            `第${entry.seq}项行为${entry.level === 'must' ? '应当' : '建议'}有音像记录，尚未上传。`,
            { source: { source: 'APL', article: '47' }, move: 'file.attach' },
          )
        : refuse('EXEMPTION_PENDING', `第${entry.seq}项行为没有音像记录，免予记录的说明待批准。`, {
            source: { source: 'APL', article: '47' },
            move: 'recording.decide',
          }),
    );
}

/** What an act is to be warned of: what its definition says each time, and what it would bring up that was not there before. */
export function warningsOf(
  definition: Pick<ActDefinition<PenaltyState, never>, 'warns'>,
  facts: Facts,
  before: PenaltyState,
  after: PenaltyState,
  profile: Profile,
): readonly Refusal[] {
  if (definition.warns !== undefined) return definition.warns(before, facts, profile);
  return newSameActWarnings(before, after, facts);
}

export interface ListRequest extends CaseFilter {
  readonly q?: string | undefined;
  readonly id?: string | undefined;
  readonly procedure?: string | undefined;
  readonly stage?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Newest case first; the cursor is the last row's day of opening and id, so that any depth costs the same. */
export async function listDossiers(
  services: Services,
  who: SignedIn,
  request: ListRequest,
): Promise<Outputs['list']> {
  let query = services.store.app
    .selectFrom('view.dossier as d')
    .innerJoin('view.dossier as a', 'a.dossier', 'd.agency')
    .innerJoin('record.dossier as h', 'h.id', 'd.dossier')
    .select([
      'd.dossier',
      'd.procedure',
      'd.title',
      'd.number',
      'd.stage',
      'd.parties',
      'd.opened_on',
      'd.next_due',
      'd.next_due_what',
      'd.detail',
      'a.title as agency_name',
      sql<string>`to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('changed'),
    ])
    .where(scopeSql(readingScope(who), 'd'))
    .orderBy('d.opened_on', 'desc')
    .orderBy('d.dossier', 'desc')
    .limit(request.limit + 1);
  query =
    request.procedure === undefined
      ? query.where('d.procedure', 'like', 'penalty-%')
      : query.where('d.procedure', '=', request.procedure);
  if (request.id !== undefined) query = query.where('d.dossier', '=', request.id);
  if (request.stage !== undefined) query = query.where('d.stage', '=', request.stage);
  if (request.mine === true)
    query = query.where(sql<boolean>`d.people @> array[${who.actor.personId}::uuid]`);
  for (const word of wordsOf(request.q)) query = query.where('d.search', 'ilike', `%${escapeLike(word)}%`);
  for (const condition of filterSql(request)) query = query.where(condition);
  if (request.after !== undefined) query = query.where(olderThan(request.after));
  const rows = await query.execute();
  const page = rows.slice(0, request.limit);
  const last = page.at(-1);
  const today = civilDay(new Date().toISOString());
  const people = await namesOf(
    services,
    page.flatMap((row) => handlersOf(row.detail)),
  );
  return {
    rows: page.map((row) => ({
      id: row.dossier,
      procedure: row.procedure as Outputs['list']['rows'][number]['procedure'],
      title: row.title,
      ...(row.number === null ? {} : { number: row.number }),
      stage: row.stage,
      stageZh: stageName(row.procedure, row.stage),
      agencyName: row.agency_name,
      party: row.parties,
      handlers: handlersOf(row.detail).map((id) => people.get(id) ?? ''),
      openedAt: dateText(row.opened_on),
      changedAt: row.changed,
      ...nextDueOf(row, today),
    })),
    ...(rows.length > request.limit && last !== undefined ? { next: cursorAt(last) } : {}),
  };
}

/** The nearest period of a row, as lists show it. */
export const nextDueOf = (
  row: { readonly next_due: unknown; readonly next_due_what: string | null },
  today: string,
) =>
  row.next_due === null
    ? {}
    : {
        nextDue: {
          zh: row.next_due_what ?? '',
          end: dateText(row.next_due),
          workingDaysLeft: workingDaysLeft(today, dateText(row.next_due), nationalCalendar),
          overdue: dateText(row.next_due) < today,
        },
      };

/** Where the next page of a list that begins with the newest goes on. */
export const cursorAt = (row: { readonly opened_on: unknown; readonly dossier: string }): string =>
  `${dateText(row.opened_on)}_${row.dossier}`;

/** What comes after a cursor. */
export function olderThan(cursor: string): RawBuilder<boolean> {
  const [opened, id] = cursor.split('_');
  if (opened === undefined || id === undefined || !cursorPattern.test(cursor)) return problem('BAD_REQUEST');
  return sql<boolean>`(d.opened_on, d.dossier) < (${opened}::date, ${id}::uuid)`;
}

const cursorPattern = /^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/;

/** What is asked for, word by word, in the form of the texts that are searched. */
export const wordsOf = (q: string | undefined): string[] =>
  searchForm(q ?? '')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 8);

export const escapeLike = (word: string): string => word.replace(/[\\%_]/g, (c) => `\\${c}`);

export const handlersOf = (detail: unknown): string[] => {
  const { handlers } = (detail ?? {}) as { handlers?: unknown };
  return Array.isArray(handlers) ? handlers.filter((id) => typeof id === 'string') : [];
};

export async function namesOf(services: Services, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await services.store.app
    .selectFrom('view.dossier')
    .select(['dossier', 'title'])
    .where('dossier', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.dossier, row.title]));
}

/** Dates come from the database as civil dates in text, whatever the driver's zone. */
export const dateText = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10);
