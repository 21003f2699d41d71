import { type AgencyFacts, certificateOn, type PowerItem, type StaffFacts } from '@mingjing/law';
import type { Officer } from '@mingjing/portal';
import { expect, it } from 'vitest';
import type { After } from '../../record/ports.ts';
import { projectAgency, projectOfficer } from './project.ts';

const suspended = (to?: string): StaffFacts => ({
  id: 'p',
  name: '样例',
  agencyId: 'a',
  unit: '执法大队',
  post: '科员',
  roles: ['officer'],
  auxiliary: false,
  certificates: [
    {
      number: '样1',
      category: '市场监督管理',
      area: '清岚县',
      validFrom: '2025-01-01',
      validTo: '2026-12-31',
      suspensions: [{ from: '2026-03-10', ...(to === undefined ? {} : { to }), reason: '逾期未参加培训' }],
    },
  ],
});

const on = (day: string) => ({ dossier: { id: 'p' }, now: `${day}T01:00:00.000Z` }) as After;

/** 暂扣 and 发还: what the public is told of a day is what acts of that day were decided on. */
it.each([
  ['still suspended', undefined],
  ['given back', '2026-03-20'],
  ['given back the day after', '2026-03-11'],
  ['given back on the day', '2026-03-10'],
])('a certificate is to the public what it is to the engine: %s', (_what, to) => {
  const staff = suspended(to);
  const { 'published.officer': rows } = projectOfficer(on('2026-04-01'), staff);
  const days = (rows![0]! as { suspended: Officer['suspended'] | null }).suspended;
  const shown = (day: string) =>
    days != null && days.from <= day && (days.to === undefined || day <= days.to);
  for (const day of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-19', '2026-03-20', '2026-03-21'])
    expect([day, shown(day)]).toEqual([day, certificateOn(staff, day) === 'suspended']);
});

it.each([
  ['2026-03-19', 1],
  ['2026-03-20', 0],
  ['2026-03-21', 0],
] as const)('who leaves on 2026-03-20 is an officer to the public until the day before: %s', (day, shown) => {
  const staff = { ...suspended('2026-03-12'), leftOn: '2026-03-20' };
  expect(projectOfficer(on(day), staff)['published.officer']).toHaveLength(shown);
});

it('an item that is retired is shown no more, nor what it alone rested on', () => {
  const item = (id: string, more: Partial<PowerItem> = {}): PowerItem => ({
    ...{ id, zh: id, breached: [], kinds: ['fine'], tiers: [], summary: false, safety: false },
    basis: [{ law: '样例条例', article: `第${id}条` }],
    ...more,
  });
  const items = { 一: item('一'), 二: item('二', { retiredOn: '2026-03-10' }) };
  const agency = { items, notApplicable: [], field: 'market', profile: 'national' } as unknown as AgencyFacts;
  const { 'published.agency': rows } = projectAgency({ dossier: { id: 'a' } } as After, agency);
  const shown = rows![0]! as { items: { id: string }[]; basis: string[] };
  expect(shown.items.map(({ id }) => id)).toEqual(['一']);
  expect(shown.basis).toEqual(['《样例条例》第一条']);
});
