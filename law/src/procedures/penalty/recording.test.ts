import { describe, expect, it } from 'vitest';
import { type Profile, resolveProfile } from '../../profiles/index.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { recordingsComplete } from './gates.ts';
import { tasksOf } from './tasks.ts';
import { at, drive, people, sampleLead, sampleScene, testFile, testId } from './testing.ts';

const { zhou, chen, lin, gao, wu } = people;
const chief = { ...wu, id: testId(40), roles: ['officer', 'unitHead'] as const };
const stranger = { ...chief, id: testId(41), unit: '法规股' };

/** The lead was checked by 周晓岚 and 陈立群, without a picture; `stated`: with the reason in the record itself. */
function verified({ stated = false, who = [zhou.id, chen.id], profile }: Partial<Options> = {}) {
  const run = drive({
    procedure: penaltyOrdinary,
    staff: { [chief.id]: chief, [stranger.id]: stranger },
    ...(profile === undefined ? {} : { profile }),
  });
  run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
  const reason = stated ? { recordingExemption: '执法记录仪故障' } : {};
  run.do(
    zhou,
    'lead.verify',
    { ...sampleScene('2026-03-11', who), conclusion: 'file', files: [], ...reason },
    '2026-03-11',
  );
  return run;
}
interface Options {
  readonly stated: boolean;
  readonly who: readonly string[];
  readonly profile: Profile;
}

const byUnitHead: Profile = {
  ...resolveProfile('sample-donglan'),
  values: {
    ...resolveProfile('sample-donglan').values,
    recordingExemptionApprover: { value: 'unitHead', source: '样例', confirmed: false },
  },
};

const explain = { target: 2, ground: 'impossible', reason: '执法记录仪故障', files: [] };
const approve = { target: 2, result: 'approved', opinion: '情况属实，同意。' };

/** What keeps the investigation from being closed. */
const closing = (run: ReturnType<typeof verified>) => recordingsComplete({ state: run.state });
const asked = (run: ReturnType<typeof verified>) =>
  tasksOf(run.state, run.facts, run.profile, at('2026-03-20')).find((task) => task.key === 'recording');

describe('a step without its recording （处罚法 art 47）', () => {
  it('closes no stage until the reason is approved by a second person, who is asked for it', () => {
    const run = verified();
    expect(closing(run)).toMatchObject({
      code: 'RECORDING_MISSING',
      source: { source: 'APL', article: '47' },
    });
    expect(asked(run)).toBeUndefined();
    run.do(zhou, 'recording.explain', explain, '2026-03-12');
    expect(closing(run)).toMatchObject({ code: 'EXEMPTION_PENDING', move: 'recording.decide' });
    expect(asked(run)).toMatchObject({ role: 'head', move: 'recording.decide' });
    run.do(lin, 'recording.decide', approve, '2026-03-12');
    expect(closing(run)).toBeUndefined();
    expect(asked(run)).toBeUndefined();
    expect(run.state.recordings[0]).toMatchObject({ state: 'exempt', decided: { by: lin.id } });
  });

  it('has its reason stated once at a time, and no other step has one', () => {
    const run = verified();
    const other = { ...sampleScene('2026-03-12', [zhou.id, chen.id]), files: [] };
    run.do(zhou, 'scene.record', other, '2026-03-12');
    run.do(zhou, 'recording.explain', explain, '2026-03-12');
    const refused = (target: number) =>
      run.refused(zhou, 'recording.explain', { ...explain, target }, '2026-03-13');
    // The registration, which nobody has to record; a reason that waits for approval; a step without one.
    expect([1, 2, 3].map(refused)).toEqual([['RECORDING_NOT_MISSING'], ['RECORDING_NOT_MISSING'], []]);
    run.do(lin, 'recording.decide', approve, '2026-03-13');
    expect(refused(2)).toEqual(['RECORDING_NOT_MISSING']);
  });

  it('is not excused by the reason its own record states', () => {
    const run = verified({ stated: true });
    expect(closing(run)).toMatchObject({ code: 'EXEMPTION_PENDING' });
    run.do(gao, 'recording.decide', approve, '2026-03-12');
    expect(closing(run)).toBeUndefined();
  });

  it('is missing again when the reason is refused', () => {
    const run = verified({ stated: true });
    run.do(lin, 'recording.decide', { ...approve, result: 'refused', opinion: '应当补录。' }, '2026-03-12');
    expect(closing(run)).toMatchObject({ code: 'RECORDING_MISSING' });
    expect(run.refused(lin, 'recording.decide', approve, '2026-03-13')).toEqual(['MOVE_CLOSED']);
    run.do(zhou, 'recording.explain', explain, '2026-03-13');
  });

  it('is recorded after all when the recording is found', () => {
    const run = verified({ stated: true });
    run.do(zhou, 'file.attach', { target: 2, files: [testFile(4, 'video')] }, '2026-03-12');
    expect(run.state.recordings[0]).toEqual({
      seq: 2,
      type: 'lead.verify',
      level: 'must',
      people: [zhou.id, chen.id],
      state: 'present',
    });
  });
});

describe('approval is refused to', () => {
  const bothHats = { ...zhou, roles: ['officer', 'handler', 'head'] as const };
  it.each([
    ['an officer', chen, {}, ['ROLE_MISSING']],
    ['a head who was there', bothHats, {}, ['EXEMPTION_OWN']],
    ['a head of another step', lin, { target: 1 }, ['EXEMPTION_NOT_ASKED']],
    ['the head of the unit, where the profile names the agency’s head', chief, {}, ['EXEMPTION_APPROVER']],
  ] as const)('%s', (_who, who, more, codes) => {
    expect(
      verified({ stated: true }).refused(who, 'recording.decide', { ...approve, ...more }, '2026-03-12'),
    ).toEqual(codes);
  });

  it('whoever states the reason, though he was not there', () => {
    const run = verified();
    const headed = { ...wu, roles: ['officer', 'head'] as const };
    run.do(headed, 'recording.explain', explain, '2026-03-12');
    expect(run.refused(headed, 'recording.decide', approve, '2026-03-12')).toEqual(['EXEMPTION_OWN']);
    expect(run.refused(lin, 'recording.decide', approve, '2026-03-12')).toEqual([]);
  });

  it('another unit’s head, where the profile names the head of the handling unit', () => {
    const run = verified({ stated: true, profile: byUnitHead });
    expect(asked(run)?.role).toBe('unitHead');
    expect(run.refused(stranger, 'recording.decide', approve, '2026-03-12')).toEqual(['EXEMPTION_APPROVER']);
    expect(run.refused(chief, 'recording.decide', approve, '2026-03-12')).toEqual([]);
    expect(run.refused(lin, 'recording.decide', approve, '2026-03-12')).toEqual([]);
  });
});
