import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../dossier/fold.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { recordEducation, untaught } from './education.ts';
import { tasksOf } from './tasks.ts';
import { at, drive, people, procedureOf, sampleLead, sampleScene, testFile } from './testing.ts';
import { case1, decisionSeq } from './testing-decided.ts';
import { volumesOf } from './volume.ts';

/** Letters and sheets that go with a step: who is told, once, and what lies in the file. */

const { zhou, chen, lin, he } = people;
const handlers = [zhou.id, chen.id];

function filed() {
  const run = drive({ procedure: penaltyOrdinary });
  run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
  const scene = { ...sampleScene('2026-03-10', handlers), conclusion: 'file' };
  run.do(zhou, 'lead.verify', scene, at('2026-03-10', '13:00'));
  run.do(
    zhou,
    'filing.propose',
    { handlers, grounds: '样例', recusalChecked: true, files: [] },
    '2026-03-11',
  );
  return run;
}

describe('不予立案告知', () => {
  it('follows only a refusal to file, and is numbered', () => {
    const run = filed();
    const told = { addressee: '样例举报人', matter: '超期食品', reason: '不属于本机关管辖。', files: [] };
    expect(run.refused(zhou, 'filing.tell', told, '2026-03-12')).toEqual(['MOVE_CLOSED']);
    run.do(lin, 'filing.refuse', { ground: 'jurisdiction', reason: '不属于本机关管辖。' }, '2026-03-12');
    const { document } = run.do(zhou, 'filing.tell', told, '2026-03-13');
    expect(document).toMatchObject({ template: 'P05a' });
    expect(document?.number).toContain('不立告');
  });
});

describe('移送告知', () => {
  it('tells each party once who has the case now, and is served', () => {
    const run = filed();
    run.do(lin, 'filing.approve', { opinion: '同意。' }, '2026-03-12');
    const to = { body: '清泉县市场监督管理局', reason: '无管辖权。', materials: '现场笔录', files: [] };
    run.do(lin, 'lead.transfer', to, '2026-03-16');
    const { seq } = run.do(zhou, 'lead.tellTransfer', { party: 'p1', files: [] }, '2026-03-17');
    expect(run.refused(zhou, 'lead.tellTransfer', { party: 'p1', files: [] }, '2026-03-18')).toEqual([
      'ALREADY_TOLD',
    ]);
    const service = {
      ...{ document: seq, party: 'p1', method: 'direct', officers: handlers, place: '当事人店内' },
      ...{ receiver: { name: '张桂芬', relation: 'self' }, files: [testFile(1)] },
    };
    expect(run.refused(zhou, 'service.record', service, '2026-03-18')).toEqual([]);
  });
});

describe('指定管辖、交办 （处罚法 art 25(2)）', () => {
  const passed = (more: object) => {
    const run = filed();
    const to = {
      body: '青石镇人民政府',
      reason: '双方协商不成。',
      materials: '现场笔录',
      files: [],
      ...more,
    };
    return { run, to, attempt: () => run.refused(lin, 'lead.transfer', to, '2026-03-16') };
  };

  it.each([
    [{}, 'P27', '案移'],
    [{ how: 'transfer' }, 'P27', '案移'],
    [{ how: 'designation', others: '清岚县林业和草原局' }, 'P02', '指管'],
    [{ how: 'assignment', dueOn: '2026-04-30', feedback: '办结后报送结果。' }, 'P03', '案交'],
  ])('%o is passed on by %s, and the case is over here', (more, template, code) => {
    const { run, to } = passed(more);
    const { document } = run.do(lin, 'lead.transfer', to, '2026-03-16');
    expect(document).toMatchObject({ template });
    expect(document?.number).toContain(code);
    expect(run.state.filing.transferredTo?.body).toBe('青石镇人民政府');
  });

  it.each([
    [{ others: '清岚县林业和草原局' }, 'OTHERS_UNEXPECTED'],
    [{ how: 'designation', dueOn: '2026-04-30' }, 'ASSIGNMENT_UNEXPECTED'],
    [{ feedback: '报送结果。' }, 'ASSIGNMENT_UNEXPECTED'],
    [{ how: 'assignment', dueOn: '2026-03-15' }, 'DATE_ORDER'],
  ])('%o is refused: %s', (more, code) => {
    expect(passed(more).attempt()).toEqual([code]);
  });
});

describe('教育记录 （处罚法 art 33(3)）', () => {
  const taught = {
    ...{ party: 'p1', officers: handlers, at: at('2026-04-16', '10:00'), place: '店内' },
    ...{ content: '讲解查验义务。', response: '今后照办。', files: [] },
  };
  const decided = (kind: 'penalty' | 'noPenalty') => {
    const decision = case1.decision!;
    const served = { ...noted(5), document: decisionSeq, party: 'p1', method: 'direct' } as const;
    const state = {
      ...case1,
      services: [{ ...served, servedOn: '2026-04-15' }],
      team: { ...case1.team, handlers },
      decision: { ...decision, outcome: { ...decision.outcome, kind } },
    };
    return drive({ procedure: procedureOf([recordEducation], state) });
  };

  const noted = (seq: number) => ({ seq, at: at('2026-04-15'), by: zhou.id });
  const asked = (run: ReturnType<typeof decided>) =>
    tasksOf(run.state, run.facts, run.profile, at('2026-04-17')).map(({ move }) => move);

  it('is for whoever is not punished, by two of the handlers', () => {
    expect(decided('penalty').refused(zhou, 'education.record', taught, '2026-04-17')).toEqual([
      'MOVE_CLOSED',
    ]);
    const run = decided('noPenalty');
    expect(
      run.refused(zhou, 'education.record', { ...taught, officers: [zhou.id, he.id] }, '2026-04-17'),
    ).toEqual(['CERTIFICATE_INVALID']);
    const taughtAt = (time: string) => run.refused(zhou, 'education.record', taught, at('2026-04-16', time));
    expect([taughtAt('09:59'), taughtAt('10:00')]).toEqual([['DATE_ORDER'], []]);
    expect(untaught(run.state)).toEqual(['p1']);
    expect(asked(run)).toEqual(handlers.map(() => 'education.record'));
    expect(run.do(zhou, 'education.record', taught, '2026-04-17').document?.template).toBe('P48-education');
    expect(untaught(run.state)).toEqual([]);
    expect(asked(run)).toEqual(handlers.map(() => 'closing.propose'));
    expect(run.state.educated).toMatchObject([{ party: 'p1' }]);
  });

  it('is for whom a decision spares that punishes others, but not for whom no breach was found of', () => {
    const { decision } = case1;
    const other = { ...case1.parties[0]!, id: 'p2' };
    const sparing = (noPenaltyGround: 'minor' | 'notEstablished') => {
      const parties = [...decision!.outcome.parties, { party: 'p2', penalties: [], noPenaltyGround }];
      const state = {
        ...case1,
        parties: [...case1.parties, other],
        team: { ...case1.team, handlers },
        decision: { ...decision!, outcome: { ...decision!.outcome, parties } },
      };
      return drive({ procedure: procedureOf([recordEducation], state) });
    };
    expect(untaught(sparing('notEstablished').state)).toEqual([]);
    const run = sparing('minor');
    expect(untaught(run.state)).toEqual(['p2']);
    expect(run.refused(zhou, 'education.record', taught, '2026-04-17')).toEqual(['PARTY_NOT_SPARED']);
    run.do(zhou, 'education.record', { ...taught, party: 'p2' }, '2026-04-17');
    expect(untaught(run.state)).toEqual([]);
  });

  it('is missed when the closing is proposed, until the party was taught', () => {
    const propose = definitionsOf(penaltyOrdinary).get('closing.propose');
    const warned = ({ state, facts, profile }: ReturnType<typeof decided>) =>
      propose?.warns?.(state, facts, profile).map(({ code }) => code);
    expect(warned(decided('penalty'))).toEqual([]);
    const run = decided('noPenalty');
    expect(warned(run)).toEqual(['EDUCATION_NOT_RECORDED']);
    run.do(zhou, 'education.record', taught, '2026-04-17');
    expect(warned(run)).toEqual([]);
  });
});

it('what is issued together lies where each belongs: the decision to drop a case for the party, its approval inside', () => {
  const run = filed();
  run.do(lin, 'filing.approve', { opinion: '同意。' }, '2026-03-12');
  const dropped = { ground: 'noConduct', investigation: '未发现。', reason: '事实不存在。', files: [] };
  run.do(zhou, 'termination.propose', dropped, '2026-03-15');
  const agreed = { opinion: '同意。', files: [] };
  const { document } = run.do(lin, 'case.terminate', agreed, '2026-03-16');
  const titles = volumesOf(run.state, run.profile).map(({ kind, papers }) => ({
    kind,
    files: papers.flatMap((paper) => paper.files.map((file) => file.id)),
  }));
  expect(titles.find(({ kind }) => kind === 'main')?.files).toContain(document?.file);
  expect(titles.find(({ kind }) => kind === 'secondary')?.files).toContain(document?.enclosures?.[0]?.file);
});
