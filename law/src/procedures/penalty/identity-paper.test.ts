import { expect, it } from 'vitest';
import { ageAtConduct } from './assess.ts';
import { bornOn } from './identity-paper.ts';
import { leadActs } from './lead.ts';
import { drive, filedState, people, procedureOf, sampleLead } from './testing.ts';

const { zhou } = people;

/** A lead against a natural person with such a paper. */
const registered = (person: object, party: object = {}) => {
  const run = drive({ procedure: procedureOf(leadActs) });
  const parties = [{ id: 'p1', kind: 'naturalPerson', person: { name: '罗国柱', ...person }, ...party }];
  const refusals = run.refusals(zhou, 'lead.register', { ...sampleLead, parties }, '2026-03-10');
  if (refusals.length === 0) run.do(zhou, 'lead.register', { ...sampleLead, parties }, '2026-03-10');
  return { refused: refusals.map(({ path }) => path), party: run.state.parties[0] };
};

const fault = ['parties.0.person.idNumber'];
const born = ['parties.0.person.birthDate'];
const other = { idNumber: '990921197803124018', birthDate: '1978-03-13' };

it.each([
  ['no number', {}, []],
  ['a citizen’s number', { idNumber: '990921197803124018' }, []],
  ['a citizen’s number that is none', { idNumber: '99092119780312' }, fault],
  ['a citizen’s number of a day that never was', { idNumber: '990921197802304018' }, fault],
  ['a citizen’s number with another check digit', { idNumber: '990921197803124019' }, fault],
  ['one that was compared with the card', { idNumber: '990921197803124019', idConfirmed: true }, []],
  ['one that was compared and is none', { idNumber: '99092119780312', idConfirmed: true }, fault],
  ['a citizen’s number of another day', { idNumber: '990921197803124018', birthDate: '1978-03-13' }, born],
  ['one whose day was compared with the card', { ...other, idConfirmed: true }, []],
  ['a citizen’s number of that day', { ...other, birthDate: '1978-03-12' }, []],
  [
    'a passport with a day of birth',
    { idKind: 'passport', idNumber: 'E12345678', birthDate: '1978-03-12' },
    [],
  ],
  ['a passport', { idKind: 'passport', idNumber: 'E12345678' }, []],
  ['a passport said to be a card', { idKind: 'citizen', idNumber: 'E12345678' }, fault],
])('%s', (_what, person, refused) => {
  expect(registered(person).refused).toEqual(refused);
});

it.each([
  ['99092120110622301x', '99092120110622301X'],
  ['９９０９２１２０１１０６２２３０１Ｘ', '99092120110622301X'],
  [' 990921 20110622 301X ', '99092120110622301X'],
])('%s is kept as the register writes it', (typed, kept) => {
  expect(registered({ idNumber: typed }).party?.person).toMatchObject({ idNumber: kept });
});

it.each(['91990921ma0ry02bxd', '９１９９０９２１ＭＡ０ＲＹ０２ＢＸＤ', '91990921 MA0RY02BXD'])(
  'a credit code typed %s too',
  (uscc) => {
    expect(registered({}, { kind: 'organisation', name: '甲公司', uscc }).party?.uscc).toBe(
      '91990921MA0RY02BXD',
    );
  },
);

it.each([
  ['said', { birthDate: '2010-01-01' }, '2010-01-01'],
  ['said, also beside a number', { birthDate: '2010-01-01', idNumber: '99092120110622301X' }, '2010-01-01'],
  ['stated by the citizen’s number', { idNumber: '99092120110622301X' }, '2011-06-22'],
  ['stated by no passport', { idKind: 'passport' as const, idNumber: '99092120110622301X' }, undefined],
  ['not known', {}, undefined],
])('the day of birth is %s', (_what, person, day) => expect(bornOn(person)).toBe(day));

it('a party under fourteen by the citizen’s number alone is not punished （处罚法 art 30）', () => {
  const parties = [
    { id: 'p1', kind: 'naturalPerson' as const, person: { name: '小李', idNumber: '99092120130622301X' } },
  ];
  expect(ageAtConduct({ ...filedState, parties }, 'p1')).toBe(12);
});
