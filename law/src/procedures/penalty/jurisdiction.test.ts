import { expect, it } from 'vitest';
import { penaltyOrdinary, stageOf } from '../penalty-ordinary.ts';
import { jurisdictionRefusal } from './jurisdiction.ts';
import { tasksOf } from './tasks.ts';
import { at, drive, people, sampleLead, sampleScene } from './testing.ts';

/** 管辖争议 （处罚法 art 25(2)）. */

const { zhou, chen, lin } = people;
const handlers = [zhou.id, chen.id];

const asked = (run: ReturnType<typeof disputed>) =>
  tasksOf(run.state, run.facts, run.profile, at('2026-03-20')).map(({ role, person, move }) => [
    role ?? person,
    move,
  ]);

function disputed() {
  const run = drive({ procedure: penaltyOrdinary });
  run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
  const scene = { ...sampleScene('2026-03-10', handlers), conclusion: 'file' };
  run.do(zhou, 'lead.verify', scene, at('2026-03-10', '13:00'));
  const filing = { handlers, grounds: '样例', recusalChecked: true, files: [] };
  run.do(zhou, 'filing.propose', filing, '2026-03-11');
  run.do(lin, 'filing.approve', { opinion: '同意。' }, '2026-03-12');
  const dispute = { other: '清泉县市场监督管理局', views: '都认为应由本机关办理。', files: [] };
  run.do(zhou, 'jurisdiction.dispute', dispute, '2026-03-16');
  expect(run.refused(zhou, 'jurisdiction.dispute', dispute, '2026-03-17')).toEqual(['MOVE_CLOSED']);
  return run;
}

const settled = (more: object) => ({
  ...{ result: 'own', by: 'agreement', settledOn: '2026-03-20', files: [] },
  ...more,
});

it('nobody decides while it is open whose case it is', () => {
  const run = disputed();
  expect(stageOf(run.state)).toBe('inDispute');
  expect(jurisdictionRefusal(run.state)?.code).toBe('JURISDICTION_DISPUTED');
  expect(asked(run)).toEqual(handlers.map((person) => [person, 'jurisdiction.settle']));
  const designated = settled({ by: 'designation' });
  expect(run.refused(zhou, 'jurisdiction.settle', designated, '2026-03-20')).toEqual(['DESIGNATION_MISSING']);
  run.do(zhou, 'jurisdiction.settle', { ...designated, document: '清市监指管〔2026〕1号' }, '2026-03-20');
  expect(jurisdictionRefusal(run.state)).toBeUndefined();
  expect(stageOf(run.state)).toBe('investigating');
  expect(asked(run)).toEqual(handlers.map((person) => [person, 'draft.write']));
});

it('whoever lost it passes the case on', () => {
  const run = disputed();
  run.do(zhou, 'jurisdiction.settle', settled({ result: 'other' }), '2026-03-20');
  expect(jurisdictionRefusal(run.state)).toMatchObject({
    code: 'JURISDICTION_ELSEWHERE',
    move: 'lead.transfer',
  });
  expect(asked(run)).toEqual([['head', 'lead.transfer']]);
});

it('is not settled before it was raised', () => {
  const early = settled({ settledOn: '2026-03-15' });
  expect(disputed().refused(zhou, 'jurisdiction.settle', early, '2026-03-20')).toEqual(['DATE_ORDER']);
  const sameDay = settled({ settledOn: '2026-03-16' });
  expect(disputed().refused(zhou, 'jurisdiction.settle', sameDay, '2026-03-20')).toEqual([]);
});
