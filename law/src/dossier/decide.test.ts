import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nationalCalendar } from '../calendar/index.ts';
import { resolveProfile } from '../profiles/index.ts';
import type { Actor, Command, IssuedDocument } from './act.ts';
import { house } from './basis.ts';
import { decide } from './decide.ts';
import { type ActDefinition, actsOf, type DocumentNeed, type Procedure } from './define.ts';
import type { Facts } from './facts.ts';
import { fold } from './fold.ts';

/** What is asked of every act of every procedure, before and after its own gates. */

const enclosing: DocumentNeed = {
  template: 'P64',
  volume: 'main',
  enclosures: [{ template: 'P65', volume: 'main' }],
};

const kept = (type: string, need?: DocumentNeed): ActDefinition<number, never> =>
  actsOf<number>()<Record<string, never>>({
    type,
    zh: type,
    lane: 'record',
    schemaVersion: 1,
    schema: z.strictObject({}),
    personal: [],
    by: ['clerk'],
    concurrency: 'needsLatest',
    source: [house()],
    open: (count) => count === 0,
    gates: [],
    correctable: [],
    ...(need === undefined ? {} : { document: () => need }),
    apply: (count) => count + 1,
  });

const procedure: Procedure<number> = {
  id: 'staff',
  version: 1,
  zh: '样例',
  initial: 0,
  acts: [kept('note'), kept('letter', { template: 'P01' }), kept('volume', enclosing)],
  clocks: () => [],
  stages: () => [],
  stageOf: () => '',
  people: () => [],
};

const clerk: Actor = { personId: 'p', name: '样例', agencyId: 'a', roles: ['clerk'] };
const facts = {
  refs: [],
  calendar: nationalCalendar,
  agency: {},
  staff: {},
  related: [],
} as unknown as Facts;
const now = '2026-03-10T04:00:00.000Z';

function codes({ acts = 0, actor = clerk, ...command }: Partial<Command> & { acts?: number; actor?: Actor }) {
  const dossier = fold({ ...procedure, initial: acts }, 'd', []);
  const whole = { id: 'c', type: 'note', occurredAt: now, data: {}, ...command };
  const decision = decide(dossier, facts, resolveProfile('national'), actor, whole, now);
  return decision.ok ? [] : decision.refusals.map(({ code }) => code);
}

it.each([
  ['one the procedure has', {}, []],
  ['one it has not', { type: 'nothing' }, ['ACT_UNKNOWN']],
  ['one for somebody else', { actor: { ...clerk, roles: ['staff'] } }, ['ROLE_MISSING']],
  ['one that is over', { acts: 1 }, ['MOVE_CLOSED']],
  ['one with more than its schema has', { data: { more: 1 } }, ['DATA_INVALID']],
] as const)('an act: %s', (_what, command, expected) => {
  expect(codes(command)).toEqual(expected);
});

describe('the stated time', () => {
  it.each([
    ['with seconds and their parts', '2026-03-10T03:59:59.123456Z', []],
    ['to the minute', '2026-03-10T04:00Z', []],
    ['on a leap day', '2024-02-29T04:00Z', []],
    ['on a day that is none', '2026-02-29T04:00Z', ['TIME_INVALID']],
    ['at an hour that is none', '2026-03-09T25:00Z', ['TIME_INVALID']],
    ['in words', '昨天', ['TIME_INVALID']],
    ['without an hour', '2026-03-10', ['TIME_INVALID']],
    ['without a zone, which a parser takes for its own', '2026-03-10T04:00:00', ['TIME_INVALID']],
    ['of another zone', '2026-03-10T12:00:00+08:00', ['TIME_INVALID']],
    ['in another notation', 'Tue, 10 Mar 2026 04:00:00 GMT', ['TIME_INVALID']],
    ['as far ahead as clocks differ', '2026-03-10T04:05:00.000Z', []],
    ['further ahead', '2026-03-10T04:05:00.001Z', ['TIME_IN_FUTURE']],
  ])('%s', (_what, occurredAt, expected) => {
    expect(codes({ occurredAt })).toEqual(expected);
  });
});

describe('the document', () => {
  const paper = (template: string, more: Partial<IssuedDocument> = {}): IssuedDocument => ({
    template,
    title: template,
    file: 'f',
    sha256: '0'.repeat(64),
    pages: 1,
    ...more,
  });
  const main = { volume: 'main' } as const;
  const index = paper('P65', main);
  const volume = (...enclosures: IssuedDocument[]) => paper('P64', { ...main, enclosures });

  it.each([
    ['of an act that makes none', 'note', paper('P01'), ['DOCUMENT_UNEXPECTED']],
    ['that was asked for', 'letter', paper('P01'), []],
    ['that is missing', 'letter', undefined, ['DOCUMENT_MISSING']],
    ['of another template', 'letter', paper('P02'), ['DOCUMENT_MISSING']],
    ['of a volume where none was asked for', 'letter', paper('P01', main), ['DOCUMENT_MISSING']],
    ['with more than was asked for', 'letter', paper('P01', { enclosures: [index] }), ['DOCUMENT_MISSING']],
    ['with what comes with it', 'volume', volume(index), []],
    ['without what comes with it', 'volume', volume(), ['DOCUMENT_MISSING']],
    ['with another one', 'volume', volume(paper('P66', main)), ['DOCUMENT_MISSING']],
    [
      'with one of the other volume',
      'volume',
      volume(paper('P65', { volume: 'secondary' })),
      ['DOCUMENT_MISSING'],
    ],
  ])('%s', (_what, type, document, expected) => {
    expect(codes({ type, ...(document === undefined ? {} : { document }) })).toEqual(expected);
  });
});
