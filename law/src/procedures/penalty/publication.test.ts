import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../disclosure/canonical.ts';
import { publishedRound } from '../../disclosure/slice.ts';
import { deadlines } from '../../dossier/deadlines.ts';
import type { StaffFacts } from '../../dossier/facts.ts';
import type { Profile } from '../../profiles/index.ts';
import { publicationActs, publicationSettled } from './publication.ts';
import type { PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { at, type Drive, drive, people, procedureOf, sampleAgency, testFile } from './testing.ts';
import {
  case1,
  case3,
  case4,
  case5,
  driveDecided,
  ecologyBureau,
  educationBureau,
  forestryBureau,
  prepared,
  publicId,
  released,
  serveDecision,
} from './testing-decided.ts';

const passed = { passed: true, secrecyChecked: true, masksChecked: true };

function publish(dossier: Drive<PenaltyState>, day: string, id = 'r1'): void {
  const data = prepared(dossier, id);
  dossier.do(people.he, 'publication.prepare', data, day);
  dossier.do(people.ma, 'publication.check', passed, day);
  dossier.do(people.ma, 'publication.approve', { passed: true }, day);
  dossier.do(people.he, 'publication.release', released(data.content), day);
}

const clocksOf = (dossier: Drive<PenaltyState>, day: string) =>
  deadlines(dossier.dossier, dossier.facts, dossier.profile, at(day));

describe('from draft to public page', () => {
  it('publishes what was prepared, checked and approved （案例一:4月24日前）', () => {
    const dossier = driveDecided(case1);
    serveDecision(dossier, '2026-04-15');
    publish(dossier, '2026-04-20');
    expect(publishedRound(dossier.state.publication)?.released).toMatchObject({ on: '2026-04-20', publicId });
    expect(publicationSettled(dossier.state, sampleAgency)).toBe('published');
    const clocks = clocksOf(dossier, '2026-04-21');
    expect(clocks.find((d) => d.clock.key === 'publish')).toMatchObject({
      status: 'met',
      computed: { end: '2026-04-24' },
    });
    expect(clocks.find((d) => d.clock.key === 'publish:enterpriseSystem')?.status).toBe('running');
    dossier.do(
      people.he,
      'publication.push',
      { channel: 'enterpriseSystem', on: '2026-04-21', files: [] },
      '2026-04-21',
    );
    expect(
      clocksOf(dossier, '2026-04-21').find((d) => d.clock.key === 'publish:enterpriseSystem')?.status,
    ).toBe('met');
  });

  it.each([
    [case3, ecologyBureau, '2026-10-12'],
    [case4, forestryBureau, '2026-06-30'],
    [case5, educationBureau, '2026-09-01'],
  ])('is due after seven working days', (state, agency, end) => {
    const dossier = driveDecided(state, agency);
    expect(
      clocksOf(dossier, state.decision?.on ?? '').find((d) => d.clock.key === 'publish')?.computed?.end,
    ).toBe(end);
  });

  it('never lets the editor check or approve what the editor entered', () => {
    const both = { ...people.he, roles: ['editor', 'checker'] as const };
    const dossier = driveDecided(case1);
    dossier.do(both, 'publication.prepare', prepared(dossier, 'r1'), '2026-04-20');
    expect(dossier.refused(both, 'publication.check', passed, '2026-04-20')).toEqual([
      'EDITOR_MAY_NOT_CHECK',
    ]);
    dossier.do(people.ma, 'publication.check', passed, '2026-04-20');
    expect(dossier.refused(both, 'publication.approve', { passed: true }, '2026-04-20')).toEqual([
      'EDITOR_MAY_NOT_CHECK',
    ]);
  });

  it('asks the head where the profile does', () => {
    const dossier = driveDecided(case1);
    const profile: Profile = {
      ...dossier.profile,
      values: {
        ...dossier.profile.values,
        publicationApprover: { value: 'head', source: '样例', confirmed: false },
      },
    };
    const strict = drive({ procedure: procedureOf(publicationActs, case1), profile });
    strict.do(people.he, 'publication.prepare', prepared(strict, 'r1'), '2026-04-20');
    strict.do(people.ma, 'publication.check', passed, '2026-04-20');
    const asked = (who: StaffFacts, type: string, data: object) =>
      strict.refused(who, type, data, '2026-04-20');
    expect(asked(people.ma, 'publication.approve', { passed: true })).toEqual(['PUBLICATION_APPROVER']);
    expect(asked(people.lin, 'publication.approve', { passed: false })).toEqual(['REASON_REQUIRED']);
    strict.do(people.lin, 'publication.approve', { passed: true }, '2026-04-20');
    const { content } = prepared(strict, 'r1');
    strict.do(people.he, 'publication.release', released(content, { cautionSeen: true }), '2026-04-20');
    const down = { ground: 'privacy', extent: 'part', reason: '样例', publicId, files: [] };
    expect(asked(people.he, 'publication.takeDown', { ...down, publicId: 'otherotherother2' })).toEqual([
      'PUBLIC_ID_MISMATCH',
    ]);
    const over = { reason: 'repaired', publicId: 'otherotherother2' };
    expect(asked(people.he, 'publication.end', over)).toEqual(['PUBLIC_ID_MISMATCH']);
    expect(asked(people.he, 'publication.end', { ...over, publicId })).toEqual([]);
    strict.do(people.he, 'publication.takeDown', down, '2026-04-20');
    expect(asked(people.ma, 'publication.decideTakeDown', { passed: true })).toEqual([
      'PUBLICATION_APPROVER',
    ]);
    expect(asked(people.lin, 'publication.decideTakeDown', { passed: true })).toEqual([]);
  });

  it('refuses content that differs from the decision or still names somebody', () => {
    const dossier = driveDecided(case5, educationBureau);
    const refused = (change: Parameters<typeof prepared>[2]) =>
      dossier.refused(people.he, 'publication.prepare', prepared(dossier, 'r1', change), '2026-08-25');
    expect(refused({})).toEqual([]);
    expect(refused({ facts: '未取得办学许可举办培训' })).toEqual([]);
    expect(refused({ masks: [] })).toContain('MASK_UNEXPLAINED');
    expect(refused({ penalties: ['罚款1.00元'] })).toEqual(['PUBLIC_FIELD_CHANGED']);
    expect(refused({ facts: '面向小李同学等开展培训' })).toEqual(['PUBLIC_TEXT_LEAKS']);
  });

  it('does not release before service unless a person states having seen that', () => {
    const dossier = driveDecided(case4, forestryBureau);
    const data = prepared(dossier, 'r1');
    dossier.do(people.he, 'publication.prepare', data, '2026-06-26');
    dossier.do(people.ma, 'publication.check', passed, '2026-06-26');
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-06-26');
    expect(dossier.refused(people.he, 'publication.release', released(data.content), '2026-06-26')).toEqual([
      'PUBLISHED_BEFORE_SERVICE',
    ]);
    expect(
      dossier.refused(
        people.he,
        'publication.release',
        released(data.content, { cautionSeen: true }),
        '2026-06-26',
      ),
    ).toEqual([]);
  });

  it('releases exactly the approved bytes', () => {
    const dossier = driveDecided(case4, forestryBureau);
    serveDecision(dossier, '2026-06-18');
    const data = prepared(dossier, 'r1');
    dossier.do(people.he, 'publication.prepare', data, '2026-06-26');
    dossier.do(people.ma, 'publication.check', passed, '2026-06-26');
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-06-26');
    const refused = (more: Record<string, unknown>) =>
      dossier.refused(people.he, 'publication.release', released(data.content, more), '2026-06-26');
    expect(refused({ publicBytes: canonicalJson(data.content).replace('{', '{ ') })).toContain(
      'PUBLIC_BYTES_INVALID',
    );
    expect(
      dossier.refused(
        people.he,
        'publication.release',
        released({ ...data.content, facts: '别的' }),
        '2026-06-26',
      ),
    ).toEqual(['PUBLIC_BYTES_CHANGED']);
    expect(refused({ publicId: 'SHORT' })).toEqual(['DATA_INVALID']);
  });

  it('stops where the decision falls before release', () => {
    const dossier = driveDecided(case4, forestryBureau);
    serveDecision(dossier, '2026-06-18');
    const data = prepared(dossier, 'r1');
    dossier.do(people.he, 'publication.prepare', data, '2026-06-26');
    dossier.do(people.ma, 'publication.check', passed, '2026-06-26');
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-06-26');
    const revoke = { kind: 'annulled', reason: '程序违法', penalties: [], files: [testFile(9, 'scan')] };
    dossier.do(people.lin, 'decision.revoke', revoke, '2026-06-27');
    expect(dossier.refused(people.he, 'publication.release', released(data.content), '2026-06-28')).toEqual([
      'MOVE_CLOSED',
    ]);
  });

  it('starts again after a refused check', () => {
    const dossier = driveDecided(case4, forestryBureau);
    dossier.do(people.he, 'publication.prepare', prepared(dossier, 'r1'), '2026-06-19');
    expect(
      dossier.refused(people.ma, 'publication.check', { ...passed, passed: false }, '2026-06-19'),
    ).toEqual(['REASON_REQUIRED']);
    dossier.do(
      people.ma,
      'publication.check',
      { ...passed, passed: false, opinion: '摘要不清' },
      '2026-06-19',
    );
    expect(dossier.refused(people.he, 'publication.prepare', prepared(dossier, 'r1'), '2026-06-22')).toEqual([
      'PUBLICATION_ROUND_EXISTS',
    ]);
    dossier.do(people.he, 'publication.prepare', prepared(dossier, 'r2'), '2026-06-22');
    expect(
      dossier.refused(people.ma, 'publication.check', { ...passed, masksChecked: false }, '2026-06-22'),
    ).toEqual(['PUBLICATION_CHECK_INCOMPLETE']);
  });
});

describe('after publication', () => {
  const live = () => {
    const dossier = driveDecided(case1);
    serveDecision(dossier, '2026-04-15');
    publish(dossier, '2026-04-20');
    return dossier;
  };

  it('is taken back with a public reason within three working days, only when the decision has fallen （处罚法 48）', () => {
    const dossier = live();
    expect(
      dossier.refused(people.he, 'publication.retract', { publicReason: '撤销', publicId }, '2026-09-30'),
    ).toEqual(['MOVE_CLOSED']);
    dossier.do(
      people.lin,
      'decision.revoke',
      {
        kind: 'annulled',
        reason: '程序违法',
        penalties: [],
        files: [{ id: people.lin.id, sha256: 'a'.repeat(64), name: '撤销决定书', kind: 'scan' }],
      },
      '2026-09-30',
    );
    const clock = () => clocksOf(dossier, '2026-10-09').find((d) => d.clock.rule === 'PEN-20');
    expect(clock()).toMatchObject({ status: 'running', computed: { end: '2026-10-10' } });
    dossier.do(
      people.he,
      'publication.retract',
      { publicReason: '处罚决定已被撤销', publicId },
      '2026-10-10',
    );
    expect(clock()).toMatchObject({ status: 'met' });
    expect(publishedRound(dossier.state.publication)).toBeUndefined();
  });

  it('is corrected by a new round under the same public id, the old one staying on record', () => {
    const dossier = live();
    expect(dossier.refused(people.he, 'publication.prepare', prepared(dossier, 'r2'), '2026-05-06')).toEqual([
      'MOVE_CLOSED',
    ]);
    dossier.do(
      people.he,
      'publication.correct',
      { foundOn: '2026-05-06', reason: '违法事实摘要有误', files: [] },
      '2026-05-06',
    );
    const other = prepared(dossier, 'r2', { id: 'ponmlkjihgfedcba' });
    expect(dossier.refused(people.he, 'publication.prepare', other, '2026-05-07')).toEqual([
      'PUBLIC_ID_CHANGED',
    ]);
    const data = prepared(dossier, 'r2', { facts: '经营超过保质期的食品，减轻处罚' });
    dossier.do(people.he, 'publication.prepare', data, '2026-05-07');
    dossier.do(people.ma, 'publication.check', passed, '2026-05-07');
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-05-07');
    const strange = released(data.content, { publicId: 'ponmlkjihgfedcba' });
    expect(dossier.refused(people.he, 'publication.release', strange, '2026-05-07')).toEqual([
      'PUBLIC_ID_MISMATCH',
    ]);
    dossier.do(people.he, 'publication.release', released(data.content), '2026-05-07');
    expect(publishedRound(dossier.state.publication)?.id).toBe('r2');
    expect(dossier.state.publication.rounds[0]?.replaced).toBeDefined();
    expect(clocksOf(dossier, '2026-05-08').find((d) => d.clock.rule === 'TRI-04')?.status).toBe('met');
  });

  it('has one receipt of each channel, and its correction has its own', () => {
    const dossier = live();
    const push = (channel: string, day: string) => ({ channel, on: day, files: [] });
    const refused = (channel: string, day: string) =>
      dossier.refused(people.he, 'publication.push', push(channel, day), day);
    dossier.do(people.he, 'publication.push', push('enterpriseSystem', '2026-04-21'), '2026-04-21');
    expect(refused('enterpriseSystem', '2026-04-22')).toEqual(['CHANNEL_ALREADY_RECORDED']);
    expect(refused('creditPlatform', '2026-04-22')).toEqual([]);
    const found = { foundOn: '2026-05-06', reason: '摘要有误', files: [] };
    dossier.do(people.he, 'publication.correct', found, '2026-05-06');
    publish(dossier, '2026-05-07', 'r2');
    expect(refused('enterpriseSystem', '2026-05-07')).toEqual([]);
  });

  it('lets a correction lapse whose publication has ended before it was released', () => {
    const dossier = live();
    const found = { foundOn: '2026-07-20', reason: '摘要有误', files: [] };
    dossier.do(people.he, 'publication.correct', found, '2026-07-20');
    const data = prepared(dossier, 'r2', { facts: '经营超过保质期的食品，减轻处罚' });
    dossier.do(people.he, 'publication.prepare', data, '2026-07-20');
    dossier.do(people.he, 'publication.end', { reason: 'repaired', publicId }, '2026-07-21');
    expect(dossier.refused(people.ma, 'publication.check', passed, '2026-07-22')).toEqual(['MOVE_CLOSED']);
  });

  it('ends by the clock of its channel: three years in the market （公示规定 13）', () => {
    const found = clocksOf(live(), '2026-04-21').find((d) => d.clock.key === 'end:r1');
    expect(found).toMatchObject({ status: 'running', computed: { end: '2029-04-20' } });
  });

  it('does not end before three months in the market （公示规定 13）, save by credit repair', () => {
    const dossier = live();
    expect(
      dossier.refused(people.he, 'publication.end', { reason: 'periodOver', publicId }, '2026-07-19'),
    ).toEqual(['PUBLICATION_PERIOD_RUNS']);
    expect(
      dossier.refused(people.he, 'publication.end', { reason: 'periodOver', publicId }, '2026-07-20'),
    ).toEqual([]);
    expect(
      dossier.refused(people.he, 'publication.end', { reason: 'repaired', publicId }, '2026-06-01'),
    ).toEqual([]);
  });
});

describe('a changed decision （处罚法 48(2)）', () => {
  const renewedId = 'ponmlkjihgfedcba';
  const reconsidered = (dossier: Drive<PenaltyState>, result: string, fen?: number) => {
    const open = { id: 'm1', kind: 'reconsideration', party: 'p1', body: '清岚县人民政府' };
    const applied = { ...open, appliedOn: '2026-05-06', claim: '过重', files: [] };
    dossier.do(people.zhou, 'remedy.open', applied, '2026-05-06');
    const penalties = fen === undefined ? [] : [{ party: 'p1', kind: 'fine', fen }];
    const closed = {
      id: 'm1',
      result,
      number: '清政复决〔2026〕5号',
      on: '2026-06-29',
      receivedOn: '2026-07-01',
      reason: '明显不当',
      penalties,
      files: [],
    };
    dossier.do(people.zhou, 'remedy.close', closed, '2026-07-01');
  };
  const reduced = () => {
    const dossier = driveDecided(case1);
    serveDecision(dossier, '2026-04-15');
    publish(dossier, '2026-04-20');
    reconsidered(dossier, 'changed', 300_000);
    return dossier;
  };
  const retract = { publicReason: '经行政复议变更', publicId };
  const clock = (dossier: Drive<PenaltyState>, key: string, day = '2026-07-02') =>
    clocksOf(dossier, day).find((d) => d.clock.key === key);
  const asked = (dossier: Drive<PenaltyState>, day: string) =>
    tasksOf(dossier.state, dossier.facts, dossier.profile, at(day))
      .filter((task) => task.move.startsWith('publication.'))
      .map((task) => [task.what, task.clock]);

  it('is taken back within three working days, then shown anew under an address of its own', () => {
    const dossier = reduced();
    expect(clock(dossier, 'retract:r1')).toMatchObject({
      status: 'running',
      computed: { end: '2026-07-06' },
    });
    expect(asked(dossier, '2026-07-02')).toEqual([['撤回公示', 'retract']]);
    expect(publicationSettled(dossier.state, sampleAgency)).toBeUndefined();
    const renewed = prepared(dossier, 'r2', { id: renewedId });
    expect(dossier.refused(people.he, 'publication.prepare', renewed, '2026-07-02')).toEqual(['MOVE_CLOSED']);
    expect(
      dossier.refused(people.he, 'publication.end', { reason: 'repaired', publicId }, '2026-07-02'),
    ).toEqual(['MOVE_CLOSED']);
    expect(
      dossier.refused(people.he, 'publication.retract', { ...retract, publicId: renewedId }, '2026-07-02'),
    ).toEqual(['PUBLIC_ID_MISMATCH']);
    dossier.do(people.he, 'publication.retract', retract, '2026-07-02');
    expect(clock(dossier, 'retract:r1')?.status).toBe('met');
    expect(asked(dossier, '2026-07-02')).toEqual([['录入变更后的公示信息', 'republish']]);
    expect(dossier.refused(people.he, 'publication.prepare', prepared(dossier, 'r2'), '2026-07-02')).toEqual([
      'PUBLIC_ID_USED',
    ]);

    const content = prepared(dossier, 'r2', { id: renewedId });
    expect(content.content).toMatchObject({
      fineFen: 300_000,
      penalties: ['罚款3,000.00元'],
      remedies: [expect.stringContaining('十五日内')],
      change: {
        by: 'reconsideration',
        body: '清岚县人民政府',
        number: '清政复决〔2026〕5号',
        on: '2026-06-29',
        original: ['罚款6,000.00元', '没收非法财物：饼干7袋、蛋黄派9盒'],
        replaces: publicId,
      },
    });
    dossier.do(people.he, 'publication.prepare', content, '2026-07-03');
    const both = { ...people.he, roles: ['editor', 'checker'] as const };
    expect(dossier.refused(both, 'publication.check', passed, '2026-07-03')).toEqual([
      'EDITOR_MAY_NOT_CHECK',
    ]);
    dossier.do(people.ma, 'publication.check', passed, '2026-07-03');
    expect(asked(dossier, '2026-07-03')).toEqual([['批准公示', 'republish']]);
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-07-03');
    const bytes = released(content.content, { publicId: renewedId });
    dossier.do(people.he, 'publication.release', bytes, '2026-07-03');
    expect(clock(dossier, 'republish')?.status).toBe('met');
    expect(asked(dossier, '2026-07-04')).toEqual([
      ['在国家企业信用信息公示系统公示，登记回执', 'republish:enterpriseSystem'],
    ]);
    dossier.do(
      people.he,
      'publication.push',
      { channel: 'enterpriseSystem', on: '2026-07-04', files: [] },
      '2026-07-04',
    );
    expect(asked(dossier, '2026-07-04')).toEqual([]);
    expect(publicationSettled(dossier.state, sampleAgency)).toBe('published');
    // Its own period begins with it.
    expect(clock(dossier, 'end:r2')?.computed?.end).toBe('2029-07-03');
    expect(clock(dossier, 'end:r1')).toBeUndefined();
  });

  it('is shown anew in seven working days if the agency changed it, in twenty if another body did', () => {
    // 公开条例 26 for what others changed, 国办发〔2018〕118号 for what the agency decides.
    expect(clock(reduced(), 'republish')).toMatchObject({
      clock: { rule: 'TRI-11' },
      computed: { end: '2026-07-29' },
    });
    const own = driveDecided(case4, forestryBureau);
    const change = { kind: 'changed', reason: '裁量不当', files: [] };
    const penalties = [{ party: 'p1', kind: 'fine', fen: 1_000_000 }];
    own.do(people.lin, 'decision.revoke', { ...change, penalties }, '2026-07-01');
    expect(clock(own, 'republish')).toMatchObject({
      clock: { rule: 'TRI-02' },
      computed: { end: '2026-07-10' },
    });
    expect(clock(own, 'publish')).toBeUndefined();
    expect(asked(own, '2026-07-02')).toEqual([['录入变更后的公示信息', 'republish']]);
  });

  it.each(['annulled', 'foundIllegal', 'void'])('is not shown anew when it is %s', (result) => {
    const dossier = driveDecided(case1);
    serveDecision(dossier, '2026-04-15');
    publish(dossier, '2026-04-20');
    reconsidered(dossier, result);
    dossier.do(people.he, 'publication.retract', retract, '2026-07-02');
    expect(asked(dossier, '2026-07-02')).toEqual([]);
    expect(clock(dossier, 'republish')).toBeUndefined();
    expect(publicationSettled(dossier.state, sampleAgency)).toBe('exempt');
    const renewed = prepared(dossier, 'r2', { id: renewedId });
    expect(dossier.refused(people.he, 'publication.prepare', renewed, '2026-07-02')).toEqual(['MOVE_CLOSED']);
  });

  it('drops what was being prepared when the change came', () => {
    const dossier = driveDecided(case4, forestryBureau);
    serveDecision(dossier, '2026-06-18');
    const old = prepared(dossier, 'r1');
    dossier.do(people.he, 'publication.prepare', old, '2026-06-26');
    dossier.do(people.ma, 'publication.check', passed, '2026-06-26');
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-06-26');
    const penalties = [{ party: 'p1', kind: 'fine', fen: 1_000_000 }];
    const change = { kind: 'changed', reason: '裁量不当', penalties, files: [] };
    dossier.do(people.lin, 'decision.revoke', change, '2026-06-27');
    expect(dossier.refused(people.he, 'publication.release', released(old.content), '2026-06-28')).toEqual([
      'MOVE_CLOSED',
    ]);
    expect(prepared(dossier, 'r2').content.change).toMatchObject({
      by: 'agency',
      body: '清岚县林业和草原局',
    });
    expect(prepared(dossier, 'r2').content.change?.replaces).toBeUndefined();
    expect(dossier.refused(people.he, 'publication.prepare', { ...old, id: 'r2' }, '2026-06-28')).toContain(
      'PUBLIC_FIELD_CHANGED',
    );
    expect(dossier.refused(people.he, 'publication.prepare', prepared(dossier, 'r2'), '2026-06-28')).toEqual(
      [],
    );
  });

  it('leaves nothing to show where only a warning is left in the market （公示规定 2）', () => {
    const dossier = driveDecided(case1);
    serveDecision(dossier, '2026-04-15');
    publish(dossier, '2026-04-20');
    const penalties = [{ party: 'p1', kind: 'warning' }];
    const change = { kind: 'changed', reason: '裁量不当', penalties, files: [] };
    dossier.do(people.lin, 'decision.revoke', change, '2026-05-08');
    dossier.do(people.he, 'publication.retract', { publicReason: '变更', publicId }, '2026-05-08');
    expect(publicationSettled(dossier.state, sampleAgency)).toBe('exempt');
    expect(asked(dossier, '2026-05-09')).toEqual([]);
  });

  it('asks the editor also after the file is archived', () => {
    const archived = { seq: 0, at: at('2026-05-01'), by: people.feng.id, archiveNumber: '20261234' };
    const dossier = driveDecided({ ...case4, closing: { archived } }, forestryBureau);
    expect(asked(dossier, '2026-07-02')).toEqual([['录入公示信息', 'publish']]);
  });
});

describe('the end of the period （公示规定 13）', () => {
  const machine = { ...people.he, roles: ['system'] as const };
  const over = { reason: 'periodOver', publicId };
  const shownFor = (penalties: PenaltyState['execution']['carriedOut'][number]['kind'][]) => {
    const decision = case1.decision!;
    const parties = [
      { party: 'p1', penalties: penalties.map((kind) => ({ kind, what: '样例', fen: 600_000 })) },
    ];
    const dossier = driveDecided({
      ...case1,
      decision: { ...decision, outcome: { ...decision.outcome, parties } },
    });
    serveDecision(dossier, '2026-04-15');
    publish(dossier, '2026-04-20');
    return dossier;
  };
  const task = (dossier: Drive<PenaltyState>, day: string) =>
    tasksOf(dossier.state, dossier.facts, dossier.profile, at(day)).find((each) => each.key === 'end');

  it.each([
    ['three years', ['fine'], '2029-04-20', '2029-04-21'],
    ['three months for 通报批评', ['publicCriticism'], '2026-07-20', '2026-07-21'],
  ] as const)('comes by itself after %s, and not a day earlier', (_what, kinds, last, after) => {
    const dossier = shownFor([...kinds]);
    expect(dossier.refused(machine, 'publication.end', over, last)).toEqual(['PUBLICATION_PERIOD_RUNS']);
    expect(task(dossier, last)).toBeUndefined();
    expect(task(dossier, after)).toMatchObject({ move: 'publication.end', clock: 'end' });
    expect(dossier.refused(machine, 'publication.end', { ...over, reason: 'repaired' }, after)).toEqual([
      'PUBLICATION_PERIOD_RUNS',
    ]);
    dossier.do(machine, 'publication.end', over, after);
    expect(task(dossier, after)).toBeUndefined();
    expect(clocksOf(dossier, after).find((d) => d.clock.key === 'end:r1')?.status).toBe('met');
    expect(publicationSettled(dossier.state, sampleAgency)).toBe('published');
    // What has ended is not shown again.
    expect(
      dossier.refused(
        people.he,
        'publication.prepare',
        prepared(dossier, 'r2', { id: 'ponmlkjihgfedcba' }),
        after,
      ),
    ).toEqual(['MOVE_CLOSED']);
  });

  it('waits for somebody to look where a restriction may run longer', () => {
    const dossier = shownFor(['fine', 'restrictEmployment']);
    expect(dossier.refused(machine, 'publication.end', over, '2029-04-21')).toEqual([
      'PUBLICATION_PERIOD_RUNS',
    ]);
    expect(task(dossier, '2029-04-21')?.role).toBe('editor');
    expect(dossier.refused(people.he, 'publication.end', over, '2029-04-21')).toEqual([]);
  });

  it('is nobody’s where no rule says how long', () => {
    const dossier = driveDecided(case4, forestryBureau);
    serveDecision(dossier, '2026-06-18');
    publish(dossier, '2026-06-22');
    expect(clocksOf(dossier, '2036-06-22').some((d) => d.clock.key.startsWith('end:'))).toBe(false);
    expect(dossier.refused(machine, 'publication.end', over, '2036-06-22')).toEqual([
      'PUBLICATION_PERIOD_RUNS',
    ]);
  });
});

describe('what ought never to have been public', () => {
  const down = (more: object = {}) => ({
    ground: 'privacy',
    extent: 'part',
    reason: '正文写出了案外人的住址。',
    publicId,
    files: [],
    ...more,
  });
  const shownCase = () => {
    const dossier = driveDecided(case1);
    serveDecision(dossier, '2026-04-15');
    publish(dossier, '2026-04-20');
    return dossier;
  };
  const newId = 'maskedmaskedmask';
  const asked = (dossier: Drive<PenaltyState>, day: string) =>
    tasksOf(dossier.state, dossier.facts, dossier.profile, at(day)).map(
      ({ role, move }) => `${role} ${move}`,
    );

  it('is down at once; somebody else decides, and only then a masked version is prepared', () => {
    const dossier = shownCase();
    dossier.do(people.he, 'publication.takeDown', down(), '2026-05-06');
    expect(publishedRound(dossier.state.publication)).toBeUndefined();
    expect(publicationSettled(dossier.state, sampleAgency)).toBeUndefined();
    const masked = { id: 'r2', content: { ...prepared(dossier, 'r1').content, id: newId } };
    const anew = { ...prepared(dossier, 'r1'), ...masked };
    expect(dossier.refused(people.he, 'publication.prepare', anew, '2026-05-06')).toEqual(['MOVE_CLOSED']);
    expect(dossier.refused(people.he, 'publication.decideTakeDown', { passed: true }, '2026-05-06')).toEqual([
      'ROLE_MISSING',
    ]);
    expect(asked(dossier, '2026-05-06').some((task) => task.endsWith('publication.decideTakeDown'))).toBe(
      true,
    );
    const both = { ...people.he, roles: ['editor', 'head'] as const };
    expect(dossier.refused(both, 'publication.decideTakeDown', { passed: true }, '2026-05-06')).toEqual([
      'TAKER_MAY_NOT_DECIDE',
    ]);
    dossier.do(people.lin, 'publication.decideTakeDown', { passed: true }, '2026-05-06');
    expect(asked(dossier, '2026-05-06')).toContain('editor publication.prepare');
    const again = { ...anew, content: { ...anew.content, id: publicId } };
    expect(dossier.refused(people.he, 'publication.prepare', again, '2026-05-07')).toEqual([
      'PUBLIC_ID_USED',
    ]);
    dossier.do(people.he, 'publication.prepare', anew, '2026-05-07');
    dossier.do(people.ma, 'publication.check', passed, '2026-05-07');
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-05-07');
    dossier.do(people.he, 'publication.release', released(anew.content, { publicId: newId }), '2026-05-07');
    expect(publicationSettled(dossier.state, sampleAgency)).toBe('published');
    // What was public for a while has been so since its first day: the party is not shown for longer.
    const ends = clocksOf(dossier, '2026-05-08').filter((d) => d.clock.key.startsWith('end:'));
    expect(ends.map((d) => d.clock.start)).toEqual(['2026-04-20']);
    dossier.do(
      people.he,
      'publication.correct',
      { foundOn: '2026-05-09', reason: '错字', files: [] },
      '2026-05-09',
    );
    dossier.do(people.he, 'publication.prepare', { ...anew, id: 'r3' }, '2026-05-09');
    dossier.do(people.ma, 'publication.check', passed, '2026-05-09');
    dossier.do(people.ma, 'publication.approve', { passed: true }, '2026-05-09');
    const bytes = released(anew.content, { publicId: newId });
    dossier.do(people.he, 'publication.release', bytes, '2026-05-09');
    const corrected = clocksOf(dossier, '2026-05-10').filter((d) => d.clock.key.startsWith('end:'));
    expect(corrected.map((d) => d.clock.start)).toEqual(['2026-04-20']);
  });

  it('is never shown again where all of it had to stay out, which only a head decides', () => {
    const dossier = shownCase();
    dossier.do(people.he, 'publication.takeDown', down({ ground: 'minor', extent: 'whole' }), '2026-05-06');
    expect(dossier.refused(people.ma, 'publication.decideTakeDown', { passed: true }, '2026-05-06')).toEqual([
      'PUBLICATION_APPROVER',
    ]);
    dossier.do(people.lin, 'publication.decideTakeDown', { passed: true }, '2026-05-06');
    expect(dossier.state.publication.withheld).toMatchObject({ ground: 'minor' });
    expect(publicationSettled(dossier.state, sampleAgency)).toBe('withheld');
    expect(dossier.refused(people.he, 'publication.prepare', prepared(dossier, 'r2'), '2026-05-07')).toEqual([
      'MOVE_CLOSED',
    ]);
  });

  it('tells the public nothing of what had to be hidden, not even on which ground', () => {
    const dossier = shownCase();
    dossier.do(people.he, 'publication.takeDown', down({ ground: 'minor', extent: 'whole' }), '2026-05-06');
    expect(dossier.state.publication.rounds[0]?.retracted?.reason).toBe('公示的内容依法不应当公开。');
  });

  it('goes back through every check where the head does not agree, and stays down until then', () => {
    const dossier = shownCase();
    dossier.do(people.he, 'publication.takeDown', down({ extent: 'whole' }), '2026-05-06');
    expect(
      dossier.refused(people.lin, 'publication.decideTakeDown', { passed: false }, '2026-05-06'),
    ).toEqual(['REASON_REQUIRED']);
    dossier.do(
      people.lin,
      'publication.decideTakeDown',
      { passed: false, opinion: '已按规定隐去，可以公示。' },
      '2026-05-06',
    );
    expect(dossier.state.publication.withheld).toBeUndefined();
    expect(publishedRound(dossier.state.publication)).toBeUndefined();
    expect(asked(dossier, '2026-05-06')).toContain('editor publication.prepare');
  });
});

describe('not publishing', () => {
  it('is the head’s decision, on a ground', () => {
    const dossier = driveDecided(case4, forestryBureau);
    expect(
      dossier.refused(
        people.he,
        'publication.withhold',
        { ground: 'privacy', reason: 'x', files: [] },
        '2026-06-22',
      ),
    ).toEqual(['ROLE_MISSING']);
    dossier.do(
      people.lin,
      'publication.withhold',
      { ground: 'privacy', reason: '涉及个人隐私', files: [] },
      '2026-06-22',
    );
    expect(publicationSettled(dossier.state, forestryBureau)).toBe('withheld');
    expect(dossier.refused(people.he, 'publication.prepare', prepared(dossier, 'r1'), '2026-06-22')).toEqual([
      'MOVE_CLOSED',
    ]);
  });

  it('is the only way where personal data were erased: nobody can tell any more that it was a minor', () => {
    const erased = {
      ...case4,
      parties: [{ id: 'p1', kind: 'naturalPerson' as const, person: { erased: true as const } }],
      personalErased: { seq: 99, at: at('2026-06-20'), by: people.gao.id },
    };
    const dossier = driveDecided(erased, forestryBureau);
    const content = prepared(driveDecided(case4, forestryBureau), 'r1');
    expect(publicationSettled(dossier.state, forestryBureau)).toBe('exempt');
    expect(dossier.refused(people.he, 'publication.prepare', content, '2026-06-22')).toEqual(['MOVE_CLOSED']);
  });

  it('is the only way for a minor', () => {
    const minor = {
      ...case4,
      parties: [
        { id: 'p1', kind: 'naturalPerson' as const, person: { name: '罗小柱', birthDate: '2009-01-01' } },
      ],
    };
    const dossier = driveDecided(minor, forestryBureau);
    const content = prepared(driveDecided(case4, forestryBureau), 'r1');
    expect(dossier.refused(people.he, 'publication.prepare', content, '2026-06-22')).toEqual([
      'MINOR_NEVER_PUBLISHED',
    ]);
    expect(publicationSettled(dossier.state, forestryBureau)).toBe('exempt');
  });
});

describe('no way around the second person', () => {
  it('nothing is ever public without a check by somebody else, whatever order people try things in', () => {
    const who = {
      he: { ...people.he, roles: ['editor', 'checker'] as const },
      ma: { ...people.ma, roles: ['editor', 'checker'] as const },
      lin: people.lin,
    };
    const step = fc.tuple(
      fc.constantFrom('he', 'ma', 'lin'),
      fc.constantFrom('prepare', 'check', 'approve', 'release', 'correct', 'end', 'withhold'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const dossier = driveDecided(case4, forestryBureau);
        for (const [index, [name, verb, yes]] of steps.entries()) {
          const content = prepared(dossier, `r${index}`);
          const data = {
            prepare: content,
            check: { ...passed, passed: yes, opinion: '意见' },
            approve: { passed: yes, opinion: '意见' },
            release: released(content.content, { cautionSeen: true }),
            correct: { foundOn: '2026-06-22', reason: '错误', files: [] },
            end: { reason: 'repaired', publicId },
            withhold: { ground: 'privacy', reason: '理由', files: [] },
          }[verb];
          if (dossier.refused(who[name as 'he'], `publication.${verb}`, data, '2026-06-22').length === 0) {
            dossier.do(who[name as 'he'], `publication.${verb}`, data, '2026-06-22');
          }
        }
        for (const round of dossier.state.publication.rounds) {
          if (round.released === undefined) continue;
          expect(round.checked?.passed).toBe(true);
          expect(round.approved?.passed).toBe(true);
          expect(round.checked?.by).not.toBe(round.prepared.by);
        }
      }),
      { numRuns: 60 },
    );
  });
});
