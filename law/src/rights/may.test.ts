import { expect, it } from 'vitest';
import { type Actor, type ProcedureId, type Role, roleNames } from '../dossier/act.ts';
import { type Call, inScope, may, type Permission, type Scoped } from './may.ts';

const county = '990000/990900/990921';
const everyRole = Object.keys(roleNames) as readonly Role[];

function reads(
  role: Role,
  row: Partial<Scoped> & { readonly procedure: ProcedureId; readonly regionPath: string },
): boolean {
  const actor: Actor = { personId: 'p', name: '样例', agencyId: 'own', roles: [role, 'staff'] };
  const permission = may(actor, { kind: 'readDossiers' }, { regionPath: county, unit: '法规股' });
  if (permission.kind !== 'scope') throw new Error('reading is a question of scope');
  return inScope(permission.scope, { agency: 'other', unit: '', people: [], stage: 'current', ...row });
}

/** Acts are done in what is within reach: whoever cannot reach a person's dossier cannot issue or suspend a certificate there. */
it.each([
  ['a supervisor, people of the county', 'supervisor', 'staff', county, true],
  ['a supervisor, agencies of a township in it', 'supervisor', 'agency', `${county}/990921101`, true],
  ['a supervisor, people of the next county', 'supervisor', 'staff', '990000/990900/990922', false],
  ['a supervisor, people of the city above', 'supervisor', 'staff', '990000/990900', false],
  ['a supervisor, a case without a ground', 'supervisor', 'penalty-ordinary', county, false],
  ['an administrator, people of another agency', 'admin', 'staff', county, false],
] as const)(
  'registers and certificates （监督条例 art 6, 17）: %s',
  (_who, role, procedure, regionPath, reached) => {
    expect(reads(role, { procedure, regionPath })).toBe(reached);
  },
);

it('the head of a unit reads the cases of that unit of the own agency', () => {
  const row = { procedure: 'penalty-ordinary', regionPath: county } as const;
  expect(reads('unitHead', { ...row, agency: 'own', unit: '法规股' })).toBe(true);
  expect(reads('unitHead', { ...row, agency: 'own', unit: '办公室' })).toBe(false);
  expect(reads('unitHead', { ...row, agency: 'other', unit: '法规股' })).toBe(false);
});

it.each([
  ['officer', 'own', true],
  ['officer', 'other', false],
  ['handler', 'other', false],
  ['head', 'other', false],
  ['reviewer', 'other', true],
] as const)('whoever has a part in a case reads it: %s, of the %s agency: %s', (role, agency, read) => {
  const row = { procedure: 'penalty-ordinary', regionPath: county, agency, people: ['p'] } as const;
  expect(reads(role, row)).toBe(read);
});

/** 监督条例 art 22(4). */
it.each([
  [undefined, false],
  ['', false],
  ['    ', false],
  ['\u200b\u200b\u200b\u200b', false],
  ['。。。。', false],
  ['检查', false],
  ['专项检查', true],
  ['监督〔2026〕3号', true],
] as const)('a case is looked into on a ground that can be read: %j', (ground, allowed) => {
  const actor: Actor = { personId: 'p', name: '样例', agencyId: 'own', roles: ['supervisor', 'staff'] };
  const permission = may(actor, { kind: 'supervise', ground }, { regionPath: county, unit: '' });
  expect(permission.kind === 'refuse' ? permission.refusal.code : permission.kind).toBe(
    allowed ? 'scope' : 'GROUND_REQUIRED',
  );
});

/** Who is let through to each question; everybody else is told that it is not theirs. */
it.each<[string, Call, readonly Role[], Permission['kind']]>([
  [
    'open a case',
    { kind: 'openDossier', procedure: 'penalty-ordinary' },
    ['officer', 'handler', 'clerk'],
    'allow',
  ],
  [
    'decide on the spot',
    { kind: 'openDossier', procedure: 'penalty-summary' },
    ['officer', 'handler'],
    'allow',
  ],
  ['register an agency', { kind: 'openDossier', procedure: 'agency' }, ['admin', 'supervisor'], 'allow'],
  ['register a person', { kind: 'openDossier', procedure: 'staff' }, ['admin', 'supervisor'], 'allow'],
  ['manage accounts', { kind: 'manageAccounts' }, ['admin'], 'allow'],
  ['read the directory', { kind: 'readDirectory' }, everyRole, 'allow'],
  ['find reviewers elsewhere', { kind: 'findReviewers' }, ['admin'], 'allow'],
  ['look into a case', { kind: 'supervise', ground: '专项检查' }, ['supervisor'], 'scope'],
  ['read who looked, on a ground', { kind: 'readLooks', ground: '专项检查' }, ['supervisor'], 'scope'],
  ['keep agencies', { kind: 'keepAgencies' }, ['supervisor'], 'scope'],
  ['read figures', { kind: 'readFigures' }, ['head', 'reviewer', 'admin', 'supervisor'], 'scope'],
  ['read operations', { kind: 'readOperations' }, ['admin', 'supervisor'], 'scope'],
])('%s', (_what, call, roles, kind) => {
  for (const role of everyRole) {
    const actor: Actor = { personId: 'p', name: '样例', agencyId: 'own', roles: [role] };
    const permission = may(actor, call, { regionPath: county, unit: '法规股' });
    const answer = permission.kind === 'refuse' ? permission.refusal.code : permission.kind;
    expect([role, answer]).toEqual([role, roles.includes(role) ? kind : 'NOT_PERMITTED']);
  }
});

const looksOf = (role: Role) =>
  may(
    { personId: 'p', name: '样例', agencyId: 'own', roles: [role, 'staff'] },
    { kind: 'readLooks', ground: undefined },
    { regionPath: county, unit: '法规股' },
  );

/** Whoever works on another agency's case does not learn who there, or above it, looks into it. */
it.each([
  ['head', 'own', ['somebody'], true],
  ['officer', 'own', ['p'], true],
  ['officer', 'own', ['somebody'], false],
  ['reviewer', 'other', ['p'], false],
  ['head', 'other', [], false],
  ['admin', 'own', [], false],
  ['supervisor', 'own', [], false],
] as const)('who looked into a case: %s, case of the %s agency, of %j: %s', (role, agency, people, seen) => {
  const permission = looksOf(role);
  if (permission.kind !== 'scope') throw new Error('it is a question of scope');
  const row = { agency, people, unit: '办公室', regionPath: county, stage: 'reported' } as const;
  expect(inScope(permission.scope, { ...row, procedure: 'penalty-ordinary' })).toBe(seen);
  expect(inScope(permission.scope, { ...row, procedure: 'staff' })).toBe(false);
});

it.each([
  ['admin', 'own', '110000', true],
  ['admin', 'other', county, false],
  ['supervisor', 'other', `${county}/990921101`, true],
  ['supervisor', 'other', '990000/990900', false],
] as const)('the log of operations: %s, the %s agency at %s: %s', (role, agency, regionPath, seen) => {
  const actor: Actor = { personId: 'p', name: '样例', agencyId: 'own', roles: [role, 'staff'] };
  const permission = may(actor, { kind: 'readOperations' }, { regionPath: county, unit: '' });
  if (permission.kind !== 'scope') throw new Error('it is a question of scope');
  const row = { agency, regionPath, unit: '', people: [], stage: 'current', procedure: 'agency' } as const;
  expect(inScope(permission.scope, row)).toBe(seen);
});
