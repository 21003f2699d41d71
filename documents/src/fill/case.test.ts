import { expect, it } from 'vitest';
import { partyLines } from '../common.ts';
import { type Paper, withPaper } from './case.ts';

const person = { kind: 'person', name: '罗国柱', idNumber: '990921197803124018' } as const;

it('a party’s paper stands under its own name, the citizen’s number under the usual one', () => {
  expect(partyLines(person)).toContain('公民身份号码：990921197803124018');
  expect(partyLines({ ...person, paper: '护照', idNumber: 'E12345678' })).toContain('护照：E12345678');
  const shop = { kind: 'individualBusiness', name: '某店', operator: '李某' } as const;
  expect(partyLines({ ...shop, operatorIdNumber: '990921197803124018' })).toContain(
    '经营者身份证号：990921197803124018',
  );
  expect(partyLines({ ...shop, operatorPaper: '护照', operatorIdNumber: 'E12345678' })).toContain(
    '经营者护照：E12345678',
  );
});

it.each([
  ['a citizen’s number', { idNumber: '990921197803124018' }, '990921197803124018'],
  ['one that was compared', { idNumber: '990921197803124018', idConfirmed: true }, '990921197803124018'],
  ['a passport', { idKind: 'passport', idNumber: 'E12345678' }, 'E12345678（护照）'],
  ['nothing', {}, undefined],
] as [string, Paper, string | undefined][])('whoever was met is printed with %s', (_what, paper, printed) => {
  const { idNumber, ...rest } = withPaper<Paper & { name: string }>({ name: '王小梅', ...paper });
  expect(idNumber).toBe(printed);
  expect(Object.keys(rest)).toEqual(['name']);
});
