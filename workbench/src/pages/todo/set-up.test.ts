import type { AgencyFacts } from '@mingjing/law';
import { expect, it } from 'vitest';
import type { AccountRow, StaffRow } from '../../api.ts';
import { stepsOf } from './set-up.ts';

const agency = { id: 'own', uscc: '1', pooledReviewers: [], items: {} } as unknown as AgencyFacts;

const person = (id: string, roles: readonly string[], more: Partial<StaffRow> = {}): StaffRow => ({
  id,
  name: id,
  agencyId: 'own',
  unit: '',
  post: '',
  roles: [...roles],
  auxiliary: false,
  ...more,
});

const account = (personId: string) => ({ personId }) as AccountRow;
const certificate = { number: '1', validTo: '2030-01-01', state: 'valid' };

const open = (facts: Parameters<typeof stepsOf>[0]) =>
  stepsOf(facts).flatMap(({ key, done }) => (done ? [] : [key]));

it('an empty agency has everything before it', () => {
  const first = { ...agency, uscc: '待登记' };
  expect(open({ agency: first, staff: [person('a', ['admin'])], accounts: [account('a')] })).toEqual([
    'agency',
    'confirm',
    'people',
    'certificates',
    'accounts',
    'items',
    'bank',
  ]);
});

it('who is missing is named, people of other agencies do not count, a reviewer on call does', () => {
  const facts = {
    agency: { ...agency, pooledReviewers: ['r'] },
    staff: [
      person('周', ['head']),
      person('陈', ['officer']),
      person('r', ['reviewer'], { agencyId: 'other' }),
    ],
    accounts: [account('周')],
  };
  const note = (key: string) => stepsOf(facts).find((step) => step.key === key)?.note;
  expect(note('people')).toBe('还没有执法人员（至少2人）。');
  expect(note('accounts')).toBe('陈还没有账号。');
});

it('nothing is left when a case can be handled to its end', () => {
  const staff = [
    person('a', ['head', 'admin']),
    person('b', ['officer', 'handler'], { certificate }),
    person('c', ['officer'], { certificate }),
    person('d', ['reviewer']),
  ];
  const ready = {
    ...agency,
    confirmedOn: '2026-01-01',
    items: { x: {} },
    bank: { name: '行', account: '1' },
  } as unknown as AgencyFacts;
  expect(open({ agency: ready, staff, accounts: staff.map(({ id }) => account(id)) })).toEqual([]);
});
