import { describe, expect, it } from 'vitest';
import { civilDay } from '../../dossier/act.ts';
import { deadlines } from '../../dossier/deadlines.ts';
import type { Procedure } from '../../dossier/define.ts';
import type { AgencyFacts } from '../../dossier/facts.ts';
import { resolveProfile } from '../../profiles/index.ts';
import { extensionActs } from './extension.ts';
import { recordActs } from './file-record.ts';
import { pauseActs } from './pause.ts';
import type { PenaltyState } from './state.ts';
import { suspensionActs } from './suspension.ts';
import { tasksOf } from './tasks.ts';
import { at, drive, filedState, people, procedureOf, sampleAgency, testFile } from './testing.ts';

const { zhou, lin } = people;

/** The ninety days as the ordinary procedure has them; the case was filed on 2026-03-12. */
const procedure: Procedure<PenaltyState> = {
  ...procedureOf([...pauseActs, ...extensionActs, ...suspensionActs, ...recordActs], filedState),
  clocks: (state, _profile, facts) => [
    {
      key: 'decide',
      rule: facts.agency.field === 'market' ? 'PEN-04a' : 'PEN-04',
      zh: '作出处罚决定',
      start: civilDay(state.filing.approved!.at),
      whose: 'agency',
      options: { field: facts.agency.field },
      pauses: state.time.pauses.filter((pause) => pause.clock === 'decide'),
      extensions: state.time.extensions.filter((extension) => extension.clock === 'decide'),
    },
    { key: 'done', rule: 'PEN-05', zh: '已办', start: '2026-03-16', doneOn: '2026-03-17', whose: 'agency' },
  ],
};

const opened = (field: AgencyFacts['field'] = 'market', profile = resolveProfile('sample-donglan')) =>
  drive({ procedure, agency: { ...sampleAgency, field }, profile });

const endOf = (run: ReturnType<typeof opened>, day: string) => {
  const [clock] = deadlines(run.dossier, run.facts, run.profile, at(day));
  return clock?.computed?.end;
};

const pause = (ground: string, from = '2026-04-22', clock = 'decide') => ({
  clock,
  ground,
  from,
  document: '检委〔2026〕1号',
  files: [],
});

describe('pauses', () => {
  it.each([
    ['market, a listed ground', 'market', 'sample-donglan', 'appraisal', []],
    ['market, a ground not listed', 'market', 'sample-donglan', 'tendering', ['PAUSE_NOT_ALLOWED']],
    ['forestry, by its profile', 'forestry', 'sample-donglan', 'appraisal', []],
    [
      'education, where no rule has one （处罚法 art 60）',
      'education',
      'sample-donglan',
      'appraisal',
      ['PAUSE_NOT_ALLOWED'],
    ],
    ['the law alone', 'forestry', 'national', 'appraisal', ['PAUSE_NOT_ALLOWED']],
  ] as const)('%s', (_what, field, profile, ground, codes) => {
    const run = opened(field, resolveProfile(profile));
    expect(run.refused(zhou, 'pause.begin', pause(ground), '2026-04-22')).toEqual(codes);
  });

  it('push the end by the days that were paused', () => {
    const run = opened();
    expect(endOf(run, '2026-04-01')).toBe('2026-06-10');
    run.do(zhou, 'pause.begin', pause('appraisal'), '2026-04-22');
    run.do(zhou, 'pause.end', { pause: 't1', to: '2026-05-06', files: [] }, '2026-05-06');
    // 04-23 through 05-06 are fourteen days.
    expect(endOf(run, '2026-05-07')).toBe('2026-06-24');
  });

  it.each([
    ['a clock the case has not', pause('appraisal', '2026-04-22', 'nothing'), ['CLOCK_UNKNOWN']],
    ['a clock that has stopped', pause('appraisal', '2026-04-22', 'done'), ['CLOCK_STOPPED']],
    ['a day to come', pause('appraisal', '2026-04-23'), ['DATE_ORDER']],
    ['a day before the start', pause('appraisal', '2026-03-01'), ['PAUSE_INVALID']],
  ])('refuse %s', (_what, data, codes) => {
    expect(opened().refused(zhou, 'pause.begin', data, '2026-04-22')).toEqual(codes);
  });

  it('are ended before the next begins, and never overlap', () => {
    const run = opened();
    run.do(zhou, 'pause.begin', pause('appraisal'), '2026-04-22');
    expect(run.refused(zhou, 'pause.begin', pause('hearing'), '2026-04-23')).toEqual(['PAUSE_OPEN']);
    const end = (to: string) => ({ pause: 't1', to, files: [] });
    expect(run.refused(zhou, 'pause.end', end('2026-04-21'), '2026-05-06')).toEqual(['DATE_ORDER']);
    expect(run.refused(zhou, 'pause.end', end('2026-04-22'), '2026-05-06')).toEqual([]);
    expect(run.refused(zhou, 'pause.end', end('2026-05-07'), '2026-05-06')).toEqual(['DATE_ORDER']);
    run.do(zhou, 'pause.end', end('2026-05-06'), '2026-05-06');
    expect(run.refused(zhou, 'pause.begin', pause('hearing', '2026-05-01'), '2026-05-08')).toEqual([
      'PAUSE_OVERLAPS',
    ]);
    expect(run.refused(zhou, 'pause.begin', pause('hearing', '2026-05-06'), '2026-05-08')).toEqual([]);
  });

  it('are ended once, each by its own number', () => {
    const run = opened();
    run.do(zhou, 'pause.begin', pause('appraisal'), '2026-04-22');
    run.do(zhou, 'pause.end', { pause: 't1', to: '2026-05-06', files: [] }, '2026-05-06');
    run.do(zhou, 'pause.begin', pause('hearing', '2026-05-08'), '2026-05-08');
    const refused = (id: string) =>
      run.refused(zhou, 'pause.end', { pause: id, to: '2026-05-12', files: [] }, '2026-05-12');
    expect([refused('t1'), refused('t2'), refused('t3')]).toEqual([['PAUSE_UNKNOWN'], ['PAUSE_UNKNOWN'], []]);
  });

  it('follow a correction of their dates', () => {
    const run = opened();
    run.do(zhou, 'pause.begin', pause('appraisal'), '2026-04-22');
    run.do(zhou, 'pause.end', { pause: 't1', to: '2026-05-06', files: [] }, '2026-05-06');
    run.do(
      zhou,
      'act.correct',
      { target: 2, values: { to: '2026-05-01' }, reason: '报告5月1日收到' },
      '2026-05-07',
    );
    expect(endOf(run, '2026-05-07')).toBe('2026-06-19');
    const upsideDown = { target: 2, values: { to: '2026-04-21' }, reason: '更正' };
    expect(run.refused(zhou, 'act.correct', upsideDown, '2026-05-07')).toEqual(['DATE_ORDER']);
  });
});

describe('extensions', () => {
  const asking = (more: object = {}) => ({
    clock: 'decide',
    value: 30,
    reason: '案情复杂',
    files: [testFile(1, 'document')],
    ...more,
  });
  const agreed = (more: object = {}) => ({
    clock: 'decide',
    approver: 'head',
    opinion: '同意',
    files: [],
    ...more,
  });

  it('of a market case: thirty days by the head, then as many as a collective discussion fixes', () => {
    const run = opened();
    run.do(zhou, 'extension.propose', asking(), '2026-06-09');
    run.do(lin, 'extension.approve', agreed(), '2026-06-10');
    expect(endOf(run, '2026-06-10')).toBe('2026-07-10');
    run.do(zhou, 'extension.propose', asking({ value: 20 }), '2026-07-09');
    expect(run.refused(lin, 'extension.approve', agreed(), '2026-07-10')).toEqual(['COLLECTIVE_REQUIRED']);
    const collective = agreed({ approver: 'collective', discussion: '一致同意延长二十日' });
    run.do(lin, 'extension.approve', collective, '2026-07-10');
    expect(endOf(run, '2026-07-10')).toBe('2026-07-30');
    expect(run.refused(zhou, 'extension.propose', asking(), '2026-07-20')).toEqual(['EXTENSION_NOT_ALLOWED']);
  });

  it('are proposed once, asked of the head, and may be returned', () => {
    const run = opened();
    const toDo = () =>
      tasksOf(run.state, run.facts, run.profile, at('2026-06-01'))
        .filter(({ role }) => role === 'head')
        .map(({ move, clock }) => [move, clock]);
    expect(run.refused(lin, 'extension.approve', agreed(), '2026-06-01')).toEqual(['EXTENSION_NOT_PROPOSED']);
    run.do(zhou, 'extension.propose', asking(), '2026-06-01');
    expect(run.refused(zhou, 'extension.propose', asking(), '2026-06-01')).toEqual(['EXTENSION_ASKED']);
    expect(toDo()).toEqual([['extension.approve', 'decide']]);
    run.do(lin, 'extension.return', { clock: 'decide', reason: '抓紧办理' }, '2026-06-02');
    expect(toDo()).toEqual([]);
    expect(endOf(run, '2026-06-02')).toBe('2026-06-10');
  });

  it('count from the approval, which comes before the end', () => {
    const run = opened();
    run.do(zhou, 'extension.propose', asking(), '2026-06-10');
    expect(run.refused(lin, 'extension.approve', agreed(), '2026-06-11')).toEqual(['EXTENSION_LATE']);
  });

  it.each([
    ['a day after the end', 'market', '2026-06-11', {}, ['EXTENSION_LATE']],
    ['more than the rule has', 'market', '2026-06-10', { value: 31 }, ['EXTENSION_TOO_LONG']],
    ['where the law has none （处罚法 art 60）', 'education', '2026-05-01', {}, ['EXTENSION_NOT_ALLOWED']],
    ['of a clock the case has not', 'market', '2026-05-01', { clock: 'x' }, ['CLOCK_UNKNOWN']],
  ] as const)('are refused %s', (_what, field, day, more, codes) => {
    expect(opened(field).refused(zhou, 'extension.propose', asking(more), day)).toEqual(codes);
  });

  it('are the head’s to approve', () => {
    expect(opened().refused(zhou, 'extension.approve', agreed(), '2026-05-01')).toEqual(['ROLE_MISSING']);
  });
});

describe('suspension', () => {
  const why = { basis: '样例', reason: '等待另案结果', files: [] };

  it('begins and ends by the head, and pauses nothing by itself', () => {
    const run = opened();
    run.do(lin, 'case.suspend', why, '2026-04-01');
    expect(run.state.time.suspended?.reason).toBe('等待另案结果');
    expect(run.refused(lin, 'case.suspend', why, '2026-04-02')).toEqual(['MOVE_CLOSED']);
    expect(endOf(run, '2026-04-02')).toBe('2026-06-10');
    const resume = { reason: '另案已结', files: [] };
    expect(run.refused(lin, 'case.resume', resume, '2026-03-31')).toEqual(['BEFORE_EARLIER_STEP']);
    run.do(lin, 'case.resume', resume, '2026-04-20');
    expect(run.state.time.suspended).toBeUndefined();
  });
});
