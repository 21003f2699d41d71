import type { Role } from '../../dossier/act.ts';
import type { Facts } from '../../dossier/facts.ts';
import { isRecused } from './gates.ts';
import type { PenaltyState } from './state.ts';

/** What a case asks of somebody now (待办): one person, or whoever holds a role in the agency. */
export interface Task {
  /** Stable within the dossier while the same thing is asked. */
  readonly key: string;
  readonly person?: string;
  readonly role?: Role;
  readonly what: string;
  readonly move: string;
  /** Key of the clock that makes it urgent, or what the keys of several have in common before a colon. */
  readonly clock?: string;
}

/** What is asked, before it is said of whom; without a role, of the handlers. */
export type Asked = Omit<Task, 'key' | 'person'>;

/**
 * Those who handle the case (承办人); of a lead that was given to nobody yet, who registered it, unless a clerk did, who may do no
 * more.
 */
export function handlersOf(state: PenaltyState, facts: Facts): readonly string[] {
  const { team, lead, filing } = state;
  if (team.handlers.length > 0 || filing.approved !== undefined || lead === undefined) return team.handlers;
  return !isRecused(state, lead.by) &&
    facts.staff[lead.by]?.roles.some((role) => role === 'officer' || role === 'handler')
    ? [lead.by]
    : [];
}

/**
 * One task for each who is asked, each move once: of several that ask for the same move the first, for several parties or
 * things by all their clocks.
 */
export function tasksFor(state: PenaltyState, facts: Facts, asked: readonly Asked[]): Task[] {
  const moves = new Map<string, Asked>();
  for (const one of asked) {
    const key = `${one.move}:${one.role ?? 'handler'}`;
    const first = moves.get(key);
    moves.set(key, first === undefined ? one : { ...first, ...clockOfBoth(first, one) });
  }
  return [...moves.values()].flatMap((one) => addressed(state, facts, one, one.move));
}

/** `court` of `court:p1` and `court:p2`. */
function clockOfBoth({ clock }: Asked, other: Asked): Pick<Asked, 'clock'> {
  const [kind] = clock?.split(':') ?? [];
  return kind !== undefined && other.clock !== clock && other.clock?.startsWith(`${kind}:`) === true
    ? { clock: kind }
    : {};
}

/** One thing asked of a role or of each handler. */
export function addressed(state: PenaltyState, facts: Facts, one: Asked, key: string): Task[] {
  return one.role === undefined
    ? handlersOf(state, facts).map((person) => ({ key: `${key}:${person}`, person, ...one }))
    : [{ key: `${key}:${one.role}`, ...one }];
}
