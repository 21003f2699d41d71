import { searchForm } from '@mingjing/contract';
import {
  type AgencyFacts,
  addDays,
  civilDay,
  type Dossier,
  type DossierDeadline,
  deadlines,
  hasLeft,
  type PenaltyState,
  type StaffFacts,
} from '@mingjing/law';
import {
  handlersOf,
  type PenaltyStage,
  penaltyStageNames,
  roundBefore,
  type Task,
  tasksOf,
} from '@mingjing/law/penalty';
import type { After, Projection } from '../../record/ports.ts';
import { projectAgency, projectOfficer, projectPublication } from '../public/project.ts';
import { findKeptRows, keepRows } from './kept-rows.ts';
import { regionOf } from './region.ts';
import { partyName, titleOf } from './title.ts';

type Row = Readonly<Record<string, unknown>>;

/** How a dossier shows in lists, searches and to-do pages after an act. Pure; replay gives the same rows. */
export function project(after: After): Projection {
  const { dossier } = after;
  switch (dossier.procedure.id) {
    case 'penalty-ordinary':
    case 'penalty-summary':
      return projectCase(after, dossier as Dossier<PenaltyState>);
    case 'agency': {
      const agency = dossier.state as AgencyFacts;
      return {
        'view.dossier': [
          row(after, {
            stage: 'current',
            title: agency.name,
            parties: '',
            people: [],
            search: searchForm(`${agency.name} ${agency.uscc}`),
          }),
        ],
        ...projectAgency(after, agency),
      };
    }
    case 'staff': {
      const staff = dossier.state as StaffFacts;
      const left = hasLeft(staff, civilDay(after.now));
      return {
        'view.dossier': [
          row(after, {
            stage: left ? 'left' : 'current',
            title: staff.name,
            parties: '',
            people: [dossier.id],
            search: searchForm(`${staff.name} ${staff.post}`),
            detail: { roles: staff.roles, unit: staff.unit },
            refresh_on: left ? null : (staff.leftOn ?? null),
          }),
        ],
        ...projectOfficer(after, staff),
      };
    }
    default:
      return dossier.procedure.id satisfies never;
  }
}

function projectCase(after: After, dossier: Dossier<PenaltyState>): Projection {
  const kept = findKeptRows(after);
  if (kept !== undefined) return kept;
  const { state } = dossier;
  const clocks = deadlines(dossier, after.facts, after.profile, after.now);
  const running = clocks
    .filter(
      (clock) =>
        clock.clock.whose === 'agency' && clock.clock.doneOn === undefined && clock.computed !== undefined,
    )
    .sort((a, b) => (a.computed!.end < b.computed!.end ? -1 : 1));
  const next = running[0];
  const stage = dossier.procedure.stageOf(state, civilDay(after.now));
  const people = dossier.procedure.people(state);
  const parties = state.parties.map(partyName).join('、');
  const title = titleOf(state);
  const number = state.decision?.number ?? state.filing.approved?.caseNumber;
  const numbers = state.documents.flatMap((entry) => entry.document.number ?? []);
  const closed = state.closing.closed?.on ?? (endedOn(state) === undefined ? undefined : endedOn(state));
  const common = scopeColumns(after, people);
  const tasks = tasksOf(state, after.facts, after.profile, after.now).map((task): Row => {
    const counted = clockOf(task, clocks)?.computed;
    const end = counted?.end;
    return {
      dossier: dossier.id,
      key: task.key,
      kind: 'move',
      person: task.person ?? null,
      role: task.role ?? null,
      ...common,
      what: task.what,
      move: task.move,
      due: end === undefined ? null : end.length > 10 ? end : `${end}T15:59:59.999Z`,
      explanation: counted?.explanation ?? null,
    };
  });
  const rows = {
    'view.dossier': [
      row(after, {
        stage,
        title,
        parties,
        people,
        number: number ?? null,
        opened_on: state.lead === undefined ? civilDay(after.act.occurredAt) : civilDay(state.lead.at),
        next_due: next?.computed?.end.slice(0, 10) ?? null,
        next_due_what: next?.clock.zh ?? null,
        closed_on: closed ?? null,
        refresh_on:
          closed === undefined
            ? refreshDay(clocks, rechecks(state, after.now))
            : refreshDay(clocks.filter(outlivesClosing)),
        detail: figuresOf(state, clocks, handlersOf(state, after.facts)),
        search: searchForm([title, parties, ...codesOf(state), ...numbers].join(' ')),
      }),
    ],
    'view.task': tasks,
    ...(after.act.type.startsWith('publication.') ? projectPublication(after, state) : {}),
  };
  if (clocks.every(endsWithItsDay)) keepRows(after, rows);
  return rows;
}

const endsWithItsDay = ({ computed }: DossierDeadline): boolean =>
  computed === undefined || computed.end.length === 10;

/** What makes a task urgent; of several clocks under its name the one that ends first. */
function clockOf(task: Task, clocks: readonly DossierDeadline[]): DossierDeadline | undefined {
  if (task.clock === undefined) return undefined;
  return (
    clocks
      .filter(({ clock }) => clock.key === task.clock || clock.key.startsWith(`${task.clock}:`))
      // What the party let lapse is no date by which somebody here has to act.
      .filter(({ clock, status }) => clock.doneOn === undefined && status !== 'lapsed')
      .sort((a, b) => ((a.computed?.end ?? '9') < (b.computed?.end ?? '9') ? -1 : 1))[0]
  );
}

/** What may still fall due when a case is closed: the end of its publication. */
const outlivesClosing = ({ clock }: ReturnType<typeof deadlines>[number]): boolean =>
  clock.key.startsWith('end:');

/** Days by which a breach was to be put right, and after which somebody is asked to look. */
const rechecks = (state: PenaltyState, now: string): readonly string[] =>
  state.investigation.correctionOrders.flatMap(({ dueOn, rechecked }) =>
    dueOn !== undefined && dueOn >= civilDay(now) && rechecked?.corrected !== true ? [dueOn] : [],
  );

/** The first day after the nearest end of a running period, whoever's it is, or of another day that was set. */
function refreshDay(clocks: ReturnType<typeof deadlines>, days: readonly string[] = []): string | null {
  const ends = clocks
    .filter((clock) => clock.status === 'running' && clock.computed !== undefined)
    .map((clock) => clock.computed!.end.slice(0, 10));
  const first = [...ends, ...days].sort()[0];
  return first === undefined ? null : addDays(first, 1);
}

function endedOn(state: PenaltyState): string | undefined {
  const end = state.filing.refused ?? state.filing.transferredTo ?? state.closing.terminated;
  return end === undefined ? undefined : civilDay(end.at);
}

/** Credit codes are public; identity numbers are found through the blind index and never stand in a search text. */
const codesOf = (state: PenaltyState) =>
  state.parties.flatMap((party) => (party.uscc === undefined ? [] : [party.uscc]));

/** Counted once per case, for the supervisor's table. */
function figuresOf(
  state: PenaltyState,
  clocks: ReturnType<typeof deadlines>,
  handlers: readonly string[],
): Row {
  const { decision, review } = state;
  const released = state.publication.rounds.find((round) => round.released !== undefined)?.released;
  const publishClock = clocks.find((clock) => clock.clock.key.startsWith('publish'));
  return {
    handlers,
    decidedOn: decision?.on ?? null,
    outcome: decision?.outcome.kind ?? null,
    fineFen:
      decision?.outcome.parties
        .flatMap((p) => p.penalties)
        .reduce((sum, p) => sum + (p.kind === 'fine' ? (p.fen ?? 0) : 0), 0) ?? 0,
    reviewed: review.rounds.some((round) => round.opinion?.outcome === 'approved'),
    reviewRequired:
      decision !== undefined &&
      state.spot === undefined &&
      !review.exemptions.some((exemption) => exemption.draftHash === decision.draftHash),
    corrected: review.rounds.filter(
      (round) => round.opinion !== undefined && round.opinion.outcome !== 'approved',
    ).length,
    publishedOn: released?.on ?? null,
    publishedLate: publishClock?.status === 'late' || publishClock?.status === 'overdue',
    overdue: clocks.some((clock) => clock.clock.whose === 'agency' && clock.status === 'overdue'),
    fate: (decision?.fate ?? roundBefore(state)?.decision.fate)?.kind ?? null,
  };
}

function row(after: After, more: Row & { readonly people: readonly string[]; readonly stage: string }): Row {
  return {
    dossier: after.dossier.id,
    procedure: after.dossier.procedure.id,
    ...scopeColumns(after, more.people),
    opened_on: civilDay(after.act.occurredAt),
    sample: after.act.sample,
    detail: {},
    ...more,
  };
}

function scopeColumns(after: After, people: readonly string[]): Row {
  return {
    agency: after.head.agency,
    region_path: regionOf(after.head, after.dossier, after.facts.agency),
    unit: after.head.unit,
    secrecy: after.head.secrecy,
    people: [...new Set(people)],
  };
}

export function stageName(procedure: string, stage: string): string {
  if (procedure.startsWith('penalty-'))
    return penaltyStageNames[stage as PenaltyStage] ?? summaryStageNames[stage] ?? stage;
  return stage === 'left' ? '已离岗' : '在册';
}

const summaryStageNames: Readonly<Record<string, string>> = {};
