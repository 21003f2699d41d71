import { expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { at, drive, people, sampleLead, sampleScene, testFile } from './testing.ts';

const { zhou, chen, lin } = people;
const handlers = [zhou.id, chen.id];

it('a party’s credit code is one, or was compared with the licence', () => {
  const run = drive({ procedure: penaltyOrdinary });
  const [party] = sampleLead.parties;
  const lead = (more: object) => ({ ...sampleLead, parties: [{ ...party, ...more }] });
  const [short, odd] = ['92990921', '92990921MA0RY01A5X'];
  for (const more of [{ uscc: short }, { uscc: short, usccConfirmed: true }, { uscc: odd }])
    expect(run.refused(zhou, 'lead.register', lead(more), '2026-03-10')).toEqual(['DATA_INVALID']);
  run.do(zhou, 'lead.register', lead({ uscc: odd, usccConfirmed: true }), '2026-03-10');
});

/** From the lead to the end of the investigation, through the whole ordinary procedure (the days of sample case 1). */
it('a case is found, filed, investigated and timed', () => {
  const run = drive({ procedure: penaltyOrdinary });
  const endOf = (key: string, day: string) =>
    deadlines(run.dossier, run.facts, run.profile, at(day)).find((deadline) => deadline.clock.key === key)
      ?.computed?.end;

  run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
  run.do(
    zhou,
    'lead.verify',
    { ...sampleScene('2026-03-10', handlers), conclusion: 'file' },
    at('2026-03-10', '13:00'),
  );
  const propose = { handlers, grounds: '涉嫌经营超过保质期的食品', recusalChecked: true, files: [] };
  run.do(zhou, 'filing.propose', propose, '2026-03-11');
  run.do(lin, 'filing.approve', { opinion: '同意立案。' }, '2026-03-12');
  expect(endOf('decide', '2026-03-13')).toBe('2026-06-10');
  expect(run.state.investigation.evidence.map((evidence) => evidence.kind)).toEqual(['sceneRecord']);

  const propose56 = {
    situation: '库房内有超期食品。',
    things: ['蛋黄派3盒'],
    ground: 'lost',
    reason: '易被转移',
    kept: 'inPlace',
    files: [],
  };
  const { seq } = run.do(zhou, 'preservation.propose', propose56, at('2026-03-16', '09:00'));
  run.do(
    lin,
    'preservation.approve',
    { preservation: `p${seq}`, result: 'approved', opinion: '同意。' },
    at('2026-03-16', '10:00'),
  );
  const notify = {
    preservation: `p${seq}`,
    party: 'p1',
    officers: handlers,
    identityShown: true,
    kept: 'inPlace',
    place: '当事人库房',
    goods: [{ name: '蛋黄派', unit: '盒', quantity: '3' }],
    files: [testFile(1)],
  };
  run.do(zhou, 'preservation.notify', notify, at('2026-03-16', '11:00'));
  expect(endOf(`preserve:p${seq}`, '2026-03-17')).toBe('2026-03-25');

  const pause = {
    clock: 'decide',
    ground: 'appraisal',
    from: '2026-03-20',
    document: '检委〔2026〕1号',
    files: [],
  };
  const begun = run.do(zhou, 'pause.begin', pause, '2026-03-20');
  run.do(zhou, 'pause.end', { pause: `t${begun.seq}`, to: '2026-03-24', files: [] }, '2026-03-24');
  expect(endOf('decide', '2026-03-25')).toBe('2026-06-14');
  expect(run.state.recordings.every((entry) => entry.state === 'present')).toBe(true);
  expect(
    run.refused(zhou, 'case.suspend', { basis: '样例', reason: '样例', files: [] }, '2026-03-25'),
  ).toEqual(['ROLE_MISSING']);
});

it.each([
  ['a complaint', 'complaint', ['NOT_VERIFIED']],
  ['what officers saw themselves', 'inspection', []],
] as const)('%s is looked into before filing is proposed （处罚法 art 54）', (_what, source, expected) => {
  const run = drive({ procedure: penaltyOrdinary });
  const data = { handlers, grounds: '涉嫌经营超过保质期的食品', recusalChecked: true, files: [] };
  run.do(zhou, 'lead.register', { ...sampleLead, source }, '2026-03-10');
  expect(run.refused(zhou, 'filing.propose', data, '2026-03-11')).toEqual(expected);
  const scene = { ...sampleScene('2026-03-11', handlers), conclusion: 'file' };
  run.do(zhou, 'lead.verify', scene, at('2026-03-11', '14:00'));
  expect(run.refused(zhou, 'filing.propose', data, '2026-03-12')).toEqual([]);
});

it('a lead is registered for what was on the agency’s list on the day （处罚法 art 38）', () => {
  const run = drive({ procedure: penaltyOrdinary });
  const { agency } = run.facts;
  const [id = ''] = sampleLead.items;
  const retiredSince = (retiredOn: string) => {
    const items = { ...agency.items, [id]: { ...agency.items[id]!, retiredOn } };
    run.facts = { ...run.facts, agency: { ...agency, items } };
    return run.refused(zhou, 'lead.register', sampleLead, '2026-03-10');
  };
  expect(retiredSince('2026-03-10')).toEqual(['ITEM_NOT_LISTED']);
  expect(retiredSince('2026-03-11')).toEqual([]);
});

it('whoever else has a part in a case is of the agency too, or a reviewer it has on call', () => {
  const run = drive({ procedure: penaltyOrdinary });
  run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
  const scene = { ...sampleScene('2026-03-11', handlers), conclusion: 'file' };
  const verified = (recorder: string) =>
    run.refused(zhou, 'lead.verify', { ...scene, recorder }, at('2026-03-11', '14:00'));
  expect(verified(people.wu.id)).toEqual([]);
  expect(verified(people.xie.id)).toEqual(['OFFICER_OF_OTHER_AGENCY']);
  expect(verified('00000000-0000-4000-8000-00000000dead')).toEqual(['OFFICER_OF_OTHER_AGENCY']);
});

it('a case is handled by the agency’s own officers; of others not even the name is said', () => {
  const run = drive({ procedure: penaltyOrdinary });
  run.facts = { ...run.facts, staff: { ...run.facts.staff, [chen.id]: { ...chen, agencyId: 'other' } } };
  run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
  const [refusal, ...others] = run.refusals(
    lin,
    'team.change',
    { handlers: [chen.id], reason: '样例', recusalChecked: true, files: [] },
    '2026-03-11',
  );
  expect(refusal?.code).toBe('OFFICER_OF_OTHER_AGENCY');
  expect(refusal?.message).not.toContain(chen.name);
  expect(others).toEqual([]);
});
