import type { Act } from '@mingjing/law';
import { expect, it } from 'vitest';
import { lawPorts } from './ports.ts';

const company = { id: 'p1', uscc: '91990921ma0ry02bxd ' };
const person = { id: 'p2', person: { name: '罗国柱', idNumber: '99092120110622301ｘ' } };

it.each([
  ['of a lead', { parties: [company, person] }, ['91990921MA0RY02BXD', '99092120110622301X']],
  ['of a party that is added', { party: company }, ['91990921MA0RY02BXD']],
  ['of an act that names a party', { party: 'p1' }, []],
  ['of parties that were erased', { parties: [{ id: 'p2', person: { erased: true } }] }, []],
  ['of nothing', null, []],
])('identities %s are found as their registers write them', (_what, data, found) => {
  expect(lawPorts.identities({ data } as Act).map(({ value }) => value)).toEqual(found);
});
