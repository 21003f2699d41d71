import { procedures, type StaffFacts } from '@mingjing/law';
import { expect, it } from 'vitest';
import type { After } from '../../record/ports.ts';
import { project } from './project.ts';

it.each([
  ['2026-03-19', 'current', '2026-03-20'],
  ['2026-03-20', 'left', null],
])('who leaves (离岗) on 2026-03-20 is listed as serving until the day before: %s', (day, stage, refresh) => {
  const state: StaffFacts = {
    ...(procedures.staff.initial as StaffFacts),
    id: 'p',
    name: '样例',
    leftOn: '2026-03-20',
  };
  const after = {
    dossier: { id: 'p', procedure: procedures.staff, state, seq: 2 },
    act: { occurredAt: '2026-03-10T01:00:00.000Z', sample: true },
    head: { id: 'p', agency: 'a', regionPath: '', unit: '', secrecy: 0 },
    facts: {},
    now: `${day}T01:00:00.000Z`,
  } as unknown as After;
  const rows = project(after)['view.dossier'];
  expect(rows).toMatchObject([{ stage, refresh_on: refresh }]);
});
