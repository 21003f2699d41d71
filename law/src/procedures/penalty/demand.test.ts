import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { demandPointsToReview, servedDemand } from './demand.ts';
import { tasksOf } from './tasks.ts';
import { at, people, testFile } from './testing.ts';
import { case3, driveDecided, ecologyBureau, inPerson, officers, serveDecision } from './testing-decided.ts';

const { zhou, lin } = people;

const issue = {
  party: 'p1',
  obligation: '缴纳罚款',
  performBy: '2026-10-30',
  way: '缴至指定银行',
  fine: 2_800_000,
  surcharge: 0,
  gains: 0,
  next: 'court',
  defenceTold: true,
  contactPerson: '周晓岚',
  contactPhone: '0990-0000001',
  contactAddress: '清岚县',
};

const said = (more: Record<string, unknown> = {}) => ({
  party: 'p1',
  form: 'written',
  madeOn: '2026-10-14',
  speaker: '样例',
  officers,
  content: '已经申请延期。',
  points: [{ point: '经营困难' }],
  readBack: true,
  files: [testFile(70, 'scan')],
  ...more,
});

/** To everything that was said and not answered. */
const answer = (run: ReturnType<typeof driveDecided>, adopted: string, demand: string) => ({
  party: 'p1',
  findings: demandPointsToReview(run.state).map(({ id }) => ({
    point: id,
    found: '未申请延期',
    adopted,
    reason: '没有证据',
  })),
  adopted,
  demand,
  suggestion: '继续催告',
});

const application = {
  party: 'p1',
  court: '清岚县人民法院',
  request: '强制执行罚款',
  grounds: '逾期未履行',
  contactPerson: '周晓岚',
  partyOpinion: '见陈述申辩笔录',
  subject: '银行存款',
  signed: true,
  files: [],
};

/** 案例三, unpaid when the period was over, and told so on 2026-10-12. */
function demanded() {
  const run = driveDecided(case3, ecologyBureau);
  serveDecision(run, '2026-09-24');
  const { seq } = run.do(zhou, 'demand.issue', issue, '2026-10-12');
  return { run, seq };
}

function served() {
  const { run, seq } = demanded();
  run.do(zhou, 'service.record', inPerson({ document: seq }), '2026-10-13');
  return { run, seq };
}

const asked = (run: ReturnType<typeof served>['run']) =>
  tasksOf(run.state, run.facts, run.profile, at('2026-10-15'))
    .filter((task) => task.move === 'demand.review')
    .map((task) => task.person);

describe('what the party says to a demand （强制法 art 36）', () => {
  it('is recorded once it was served, not before, and not as of an earlier day', () => {
    const { run, seq } = demanded();
    expect(run.refused(zhou, 'demand.defend', said(), '2026-10-14')).toEqual(['MOVE_CLOSED']);
    run.do(zhou, 'service.record', inPerson({ document: seq }), '2026-10-13');
    expect(run.refused(zhou, 'demand.defend', said({ madeOn: '2026-10-12' }), '2026-10-14')).toEqual([
      'BEFORE_EARLIER_STEP',
    ]);
    expect(run.refused(zhou, 'demand.defend', said({ madeOn: '2026-10-13' }), '2026-10-14')).toEqual([]);
    expect(run.refused(zhou, 'demand.defend', said({ madeOn: '2026-10-15' }), '2026-10-14')).toEqual([
      'DATE_ORDER',
    ]);
    expect(run.refused(zhou, 'demand.defend', said({ officers: [zhou.id] }), '2026-10-14')).toEqual([
      'DATA_INVALID',
    ]);
    expect(run.refused(lin, 'demand.defend', said(), '2026-10-14')).toContain('ROLE_MISSING');
    const by = run.do(zhou, 'demand.defend', said(), '2026-10-14').seq;
    expect(servedDemand(run.state, 'p1')).toMatchObject({
      seq,
      defences: [{ points: [{ id: `${by}.1`, point: '经营困难' }] }],
    });
  });

  it('keeps the case from the court until it was reviewed, and asks the handlers to', () => {
    const { run } = served();
    run.do(zhou, 'demand.defend', said(), '2026-10-14');
    expect(asked(run)).toEqual(run.state.team.handlers);
    expect(run.refused(lin, 'court.apply', application, '2027-03-25')).toEqual([
      'DEMAND_DEFENCE_NOT_REVIEWED',
    ]);
    run.do(zhou, 'demand.review', answer(run, 'no', 'stands'), '2026-10-15');
    expect(asked(run)).toEqual([]);
    expect(run.refused(lin, 'court.apply', application, '2027-03-25')).toEqual([]);
    expect(run.refused(zhou, 'demand.review', answer(run, 'no', 'stands'), '2026-10-16')).toEqual([
      'MOVE_CLOSED',
    ]);
  });

  it('is followed where it is right: the demand does not stand, and the waiting begins with another', () => {
    const { run } = served();
    run.do(zhou, 'demand.defend', said(), '2026-10-14');
    expect(run.refused(zhou, 'demand.review', answer(run, 'yes', 'stands'), '2026-10-15')).toEqual([
      'DEFENCE_NOT_FOLLOWED',
    ]);
    run.do(zhou, 'demand.review', answer(run, 'yes', 'withdrawn'), '2026-10-15');
    expect(servedDemand(run.state, 'p1')).toBeUndefined();
    expect(run.refused(lin, 'court.apply', application, '2027-03-25')).toEqual(['DEMAND_NOT_SERVED']);
    const clocks = deadlines(run.dossier, run.facts, run.profile, at('2026-10-16'));
    expect(clocks.map(({ clock }) => clock.key)).not.toContain('demand:p1');
    const again = run.do(zhou, 'demand.issue', issue, '2026-10-19').seq;
    run.do(zhou, 'service.record', inPerson({ document: again }), '2026-10-20');
    expect(servedDemand(run.state, 'p1')?.seq).toBe(again);
  });

  it('is reviewed point by point, whatever was said since the last review', () => {
    const { run } = served();
    run.do(zhou, 'demand.defend', said(), '2026-10-14');
    const first = answer(run, 'no', 'stands');
    run.do(zhou, 'demand.defend', said({ points: [{ point: '已经缴纳一部分' }] }), '2026-10-14');
    const both = answer(run, 'no', 'stands');
    const refused = (findings: readonly object[]) =>
      run.refused(zhou, 'demand.review', { ...both, findings }, '2026-10-15');
    expect(refused(first.findings)).toEqual(['DEFENCE_POINT_MISSED']);
    expect(refused([...first.findings, ...first.findings])).toEqual(['DEFENCE_POINT_MISSED']);
    expect(refused([...both.findings, ...first.findings])).toEqual(['DEFENCE_POINT_UNKNOWN']);
    expect(refused([...both.findings, { ...both.findings[0], point: '1' }])).toEqual([
      'DEFENCE_POINT_UNKNOWN',
    ]);
    run.do(zhou, 'demand.review', both, '2026-10-15');
    expect(asked(run)).toEqual([]);
  });

  it('leaves no earlier demand standing in the place of the one withdrawn', () => {
    const { run, seq } = served();
    run.do(zhou, 'demand.defend', said(), '2026-10-14');
    const again = run.do(zhou, 'demand.issue', issue, '2026-10-15').seq;
    run.do(zhou, 'service.record', inPerson({ document: again }), '2026-10-16');
    run.do(zhou, 'demand.defend', said({ madeOn: '2026-10-17' }), '2026-10-19');
    run.do(zhou, 'demand.review', answer(run, 'yes', 'withdrawn'), '2026-10-20');
    expect(run.state.execution.demands.map((demand) => [demand.seq, demand.withdrawn?.seq])).toEqual([
      [seq, run.dossier.seq],
      [again, run.dossier.seq],
    ]);
    expect(asked(run)).toEqual([]);
    expect(run.refused(lin, 'court.apply', application, '2027-03-25')).toEqual(['DEMAND_NOT_SERVED']);
  });

  it('may be said more than once, and is then reviewed more than once', () => {
    const { run } = served();
    run.do(zhou, 'demand.defend', said(), '2026-10-14');
    run.do(zhou, 'demand.review', answer(run, 'partly', 'stands'), '2026-10-15');
    run.do(zhou, 'demand.defend', said({ madeOn: '2026-10-16' }), '2026-10-16');
    expect(run.refused(lin, 'court.apply', application, '2027-03-25')).toEqual([
      'DEMAND_DEFENCE_NOT_REVIEWED',
    ]);
    run.do(zhou, 'demand.review', answer(run, 'no', 'stands'), '2026-10-19');
    const [demand] = run.state.execution.demands;
    expect(demand?.defences.map(({ reviewed }) => reviewed?.adopted)).toEqual(['partly', 'no']);
  });
});
