import { describe, expect, it } from 'vitest';
import { advance, definitionsOf, fold } from '../../dossier/fold.ts';
import { type Dossier, moves } from '../../dossier/index.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { isEnded } from './gates.ts';
import type { PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import type { Task } from './tasks-asked.ts';
import { actorOf } from './testing.ts';
import { case1 } from './testing-decided.ts';
import { type Walk, walk } from './testing-random-walk.ts';

/** What a case asks for, after every act of random walks: never what cannot be done, and never nothing. */

const definitions = definitionsOf(penaltyOrdinary);

interface Moment {
  readonly dossier: Dossier<PenaltyState>;
  readonly now: string;
  readonly tasks: readonly Task[];
  readonly run: Walk['run'];
}

type Rule = (moment: Moment) => readonly string[];

const isOpen = (state: PenaltyState, move: string) => definitions.get(move)?.open(state) === true;

const open: Rule = ({ dossier, tasks }) =>
  tasks.filter(({ move }) => !isOpen(dossier.state, move)).map(({ move }) => `${move} is not open`);

/** The random people make reviewers handlers too, who can do little: what only they are asked is that mistake's. */
const addressed: Rule = ({ dossier, run, tasks }) => {
  const { handlers } = dossier.state.team;
  const misplaced = handlers.every((id) => run.facts.staff[id]?.roles.includes('handler') !== true);
  const may = ({ move, role, person }: Task) => {
    const roles = role === undefined ? [...(run.facts.staff[person ?? '']?.roles ?? []), 'staff'] : [role];
    return definitions.get(move)?.by.some((allowed) => roles.includes(allowed)) === true;
  };
  return tasks
    .filter(({ person }) => !(misplaced && handlers.includes(person ?? '')))
    .filter((task) => !tasks.some((other) => other.move === task.move && may(other)))
    .map(({ move, role, person }) => `${move} is asked of ${role ?? person}`);
};

/** Refusals that a person's page shows before any data is there. */
const refusalsOf = ({ dossier, run, now }: Moment, move: string) =>
  Object.values(run.facts.staff).flatMap((person) =>
    moves(dossier, run.facts, run.profile, actorOf(person), now)
      .filter(({ type }) => type === move)
      .map((shown) => ({ person, codes: shown.refusals.map(({ code }) => code) })),
  );

const closable: Rule = (moment) =>
  moment.tasks
    .filter(({ move }) => move === 'closing.propose' || move === 'closing.approve')
    .flatMap(({ move, person }) => {
      const asked = refusalsOf(moment, move).filter(
        (shown) => person === undefined || shown.person.id === person,
      );
      return asked.some(({ codes }) => codes.length === 0) || asked[0]?.codes.includes('RECUSED')
        ? []
        : [`${move} is asked, yet ${asked.flatMap(({ codes }) => codes).join()}`];
    });

/** Whoever is kept from closing is led by the list to something that is open. */
const ledOn: Rule = (moment) => {
  const { state } = moment.dossier;
  const closing = isOpen(state, 'closing.propose') || isOpen(state, 'closing.approve');
  return closing && !moment.tasks.some(({ move }) => isOpen(state, move))
    ? ['nobody is asked for anything']
    : [];
};

const never: Rule = ({ dossier, tasks }) =>
  dossier.seq > 0 &&
  !isEnded(dossier.state) &&
  dossier.state.closing.archived === undefined &&
  tasks.length === 0
    ? ['a case under way that asks for nothing']
    : [];

const once: Rule = ({ tasks }) => {
  const keys = tasks.map(({ key }) => key);
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} twice`);
};

const rules: Readonly<Record<string, Rule>> = {
  'names only moves that are open': open,
  'asks only those who may do it': addressed,
  'asks for the closing only when nothing stands against it': closable,
  'names something open whenever the closing is refused': ledOn,
  'never leaves a case under way with nobody asked': never,
  'has each row once': once,
};

function* momentsOf(walked: Walk, initial?: PenaltyState): Generator<Moment> {
  const { run } = walked;
  const procedure = initial === undefined ? penaltyOrdinary : { ...penaltyOrdinary, initial };
  let dossier = fold(procedure, 'd', []);
  for (const act of walked.acts) {
    dossier = advance(dossier, act);
    const now =
      act.occurredAt > (dossier.state.last?.occurredAt ?? '')
        ? act.occurredAt
        : dossier.state.last!.occurredAt;
    yield { dossier, now, run, tasks: tasksOf(dossier.state, run.facts, run.profile, now) };
  }
}

describe('the to-do list of random cases', () => {
  const broken = new Map<string, string[]>(Object.keys(rules).map((name) => [name, []]));
  const walks = [
    ...Array.from({ length: 60 }, (_, seed) => [seed + 5000, walk(seed + 5000, 150), undefined] as const),
    ...Array.from({ length: 20 }, (_, seed) => [seed + 6000, walk(seed + 6000, 120, true), case1] as const),
  ];
  for (const [seed, walked, initial] of walks)
    for (const moment of momentsOf(walked, initial))
      for (const [name, rule] of Object.entries(rules))
        broken
          .get(name)
          ?.push(...rule(moment).map((what) => `seed ${seed}, act ${moment.dossier.seq}: ${what}`));

  it.each(Object.keys(rules))('%s', (name) => {
    expect(broken.get(name)).toEqual([]);
  });
});
