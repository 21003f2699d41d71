import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { hearingStatus } from './hearing-course.ts';
import { reviewItemNames } from './review.ts';
import type { PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { at, type Drive, drive, people, sampleLead, sampleScene, testFile } from './testing.ts';

const { zhou, chen, wu, shen, lin, gao, feng, zhao } = people;
const handlers = [zhou.id, chen.id];
const law = '中华人民共和国食品安全法';

const businessOf = (id: string, name: string) => ({
  id,
  kind: 'individualBusiness',
  name,
  person: { name: '张桂芬' },
  contact: { phone: '13900000000' },
});

const fine = [{ kind: 'fine', fen: 6_000_000, item: 'expired-food' }];

/** A case of one or more parties, each told of the right on 2026-04-22: it may be asked for until 2026-04-29. */
class HeardCase {
  readonly run: Drive<PenaltyState> = drive({ procedure: penaltyOrdinary });
  readonly parties: readonly string[];

  constructor(...parties: string[]) {
    const { run } = this;
    this.parties = parties;
    run.do(
      zhou,
      'lead.register',
      { ...sampleLead, parties: parties.map((id) => businessOf(id, `${id}副食店`)) },
      '2026-03-10',
    );
    run.do(
      zhou,
      'lead.verify',
      { ...sampleScene('2026-03-10', handlers), conclusion: 'file' },
      at('2026-03-10', '13:00'),
    );
    run.do(
      zhou,
      'filing.propose',
      { handlers, grounds: '样例', recusalChecked: true, files: [] },
      '2026-03-11',
    );
    run.do(lin, 'filing.approve', { opinion: '同意。' }, '2026-03-12');
    const content = {
      facts: '经营超过保质期的食品。',
      evidence: [{ id: run.state.investigation.evidence[0]?.id ?? '', proves: '现场情况' }],
      nature: '样例',
      discretionReason: '样例',
      reasons: '样例',
    };
    const outcome = {
      kind: 'penalty',
      items: [
        {
          item: 'expired-food',
          breached: [`${law}第五十四条第一款`],
          basis: [`${law}第一百二十四条第一款第五项`],
          tier: 'light',
        },
      ],
      parties: parties.map((party) => ({ party, penalties: fine })),
      surchargeAnnounced: true,
      complex: false,
      majorPublicInterest: false,
      suspectedCrime: false,
    };
    run.do(zhou, 'draft.write', { content, outcome }, '2026-04-20');
    run.do(zhou, 'report.submit', { course: '样例', opinion: '建议处罚', files: [] }, '2026-04-20');
    this.review('2026-04-21');
    for (const party of parties) {
      const contact = { contactPerson: '周晓岚', contactPhone: '1', contactAddress: '样例' };
      const notice = run.do(zhou, 'notice.issue', { party, hearingRight: true, ...contact }, '2026-04-22');
      this.serve(notice.seq, party, '2026-04-22');
    }
  }

  serve(document: number, party: string, day: string): void {
    this.run.do(zhou, 'service.record', service(document, party), day);
  }

  ask(party: string, day: string, more: object = {}): void {
    const data = { party, requestedOn: day, form: 'written', files: [], ...more };
    this.run.do(zhou, 'hearing.request', data, day);
  }

  /** Sets a hearing, and serves the notice of it on everybody it is for. */
  set(day: string, heldOn: string, more: object = {}, type = 'hearing.schedule'): void {
    const { seq } = this.run.do(lin, type, bench(heldOn, more), day);
    const set = this.run.state.hearings.find((hearing) => hearing.scheduled.seq === seq);
    for (const { party } of set?.parties ?? []) this.serve(seq, party, day);
  }

  hold(day: string, more: object = {}): void {
    this.run.do(gao, 'hearing.hold', record(day, more), at(day, '12:00'));
  }

  report(day: string, more: object = {}): void {
    this.run.do(gao, 'hearing.report', { ...report, ...more }, day);
  }

  review(day: string): void {
    const { run } = this;
    const submit = {
      explanation: '样例',
      materials: [{ name: '笔录', copies: 1 }],
      changes: '补充听证笔录',
      files: [],
    };
    run.do(zhou, 'review.submit', submit, at(day, '09:00'));
    run.do(shen, 'review.accept', {}, at(day, '10:00'));
    this.opine(day);
  }

  opine(day: string): void {
    const { run } = this;
    const items = Object.keys(reviewItemNames).map((item) => ({ item, result: 'pass' }));
    const draftHash = run.state.draft?.hash;
    const opinion = { draftHash, items, outcome: 'approved', opinion: '同意。', files: [] };
    run.do(shen, 'review.opine', opinion, at(day, '11:00'));
  }

  discuss(day: string): void {
    const voter = (person: string) => ({ person, post: '局领导', opinion: '同意', vote: 'for' });
    const meeting = {
      draftHash: this.run.state.draft?.hash,
      startedAt: at(day, '13:00'),
      endedAt: at(day, '14:00'),
      place: '会议室',
      chair: lin.id,
      reporter: zhou.id,
      recorder: feng.id,
      expected: 3,
      opinions: ['甲', '乙', '丙'].map(voter),
      conclusion: 'adopt',
      conclusionText: '同意',
      everyoneSigned: true,
      files: [],
    };
    this.run.do(lin, 'discussion.record', meeting, at(day, '14:30'));
  }

  /** Why the decision may not be proposed on a day. */
  bars(day: string): readonly string[] {
    const data = { draftHash: this.run.state.draft?.hash, opinion: '提请决定' };
    return [...new Set(this.run.refused(zhou, 'decision.propose', data, at(day, '15:00')))];
  }

  /** How far each party's last request has come. */
  get stands(): Readonly<Record<string, string>> {
    const { state } = this.run;
    return Object.fromEntries(state.hearingRequests.map((r) => [r.party, hearingStatus(state, r)]));
  }

  tasks(day: string) {
    const { run } = this;
    return tasksOf(run.state, run.facts, run.profile, at(day)).filter((task) =>
      task.key.startsWith('hearing'),
    );
  }
}

const service = (document: number, party: string) => ({
  document,
  party,
  method: 'direct',
  officers: [zhou.id, wu.id],
  place: '当事人店内',
  receiver: { name: '张桂芬', relation: 'self' },
  files: [testFile(1)],
});

const bench = (heldOn: string, more: object = {}) => ({
  heldOn,
  startsAt: at(heldOn, '09:00'),
  place: '会议室',
  public: true,
  chair: gao.id,
  recorder: zhao.id,
  ...more,
});

const record = (day: string, more: object = {}) => ({
  startedAt: at(day, '09:00'),
  endedAt: at(day, '11:00'),
  place: '会议室',
  present: [{ name: '张桂芬', capacity: 'party' }],
  identityChecked: true,
  investigator: '建议处罚。',
  defence: '请求从轻。',
  crossExamination: '无异议。',
  lastStatement: '请求从轻。',
  readBack: true,
  files: [testFile(2)],
  ...more,
});

const report = {
  summary: '样例',
  views: '样例',
  disputes: '样例',
  opinion: '样例',
  suggestion: 'uphold',
  files: [],
};

describe('a hearing of the only party', () => {
  it('is where the case stands from the request to the report, whatever the party may still say', () => {
    const own = new HeardCase('p1');
    const now = () =>
      penaltyOrdinary
        .stages(own.run.state, '2026-12-31')
        .flatMap(({ id, state }) => (state === 'now' ? [id] : []));
    expect(now()).toEqual(['respond']);
    own.ask('p1', '2026-04-24');
    expect(now()).toEqual(['hearing']);
    own.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    own.set('2026-04-27', '2026-05-12');
    own.hold('2026-05-12');
    expect(now()).toEqual(['hearing']);
    own.report('2026-05-13');
    expect(now()).toEqual(['discuss']);
  });

  it('asks nobody to say which hearing is meant, from the request to the decision', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-24');
    expect(one.bars('2026-04-30')).toContain('HEARING_PENDING');
    one.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    one.set('2026-04-28', '2026-05-20');
    one.hold('2026-05-20');
    one.report('2026-05-22');
    expect(one.stands).toEqual({ p1: 'reported' });
    expect(one.bars('2026-05-25')).toEqual(['REVIEW_NOT_PASSED', 'DISCUSSION_REQUIRED']);
    one.review('2026-05-25');
    one.discuss('2026-05-26');
    expect(one.bars('2026-05-27')).toEqual([]);
  });

  it('is in time when posted on the fifth working day, and late on the sixth unless there was a reason', () => {
    // The holidays of May lie behind 2026-04-29.
    const inTime = new HeardCase('p1');
    inTime.ask('p1', '2026-04-29');
    expect(inTime.run.refused(lin, 'hearing.refuse', { reason: '逾期' }, '2026-04-30')).toEqual([
      'HEARING_IN_TIME',
    ]);
    const late = new HeardCase('p1');
    late.ask('p1', '2026-04-30');
    expect(late.run.refused(lin, 'hearing.accept', {}, '2026-04-30')).toEqual(['HEARING_REQUEST_LATE']);
    expect(late.run.refused(lin, 'hearing.accept', { exceptional: '洪水断路' }, '2026-04-30')).toEqual([]);
    late.run.do(lin, 'hearing.refuse', { reason: '逾期' }, '2026-04-30');
    expect(late.bars('2026-05-08')).not.toContain('HEARING_PENDING');
  });

  it('withdrawn, may be asked for again while the period runs; it was never waived', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-23');
    const waiver = {
      party: 'p1',
      statement: true,
      defence: true,
      hearing: true,
      signedOn: '2026-04-24',
      files: [testFile(3)],
    };
    expect(one.run.refused(zhou, 'waiver.record', waiver, '2026-04-24')).toEqual(['HEARING_ASKED']);
    one.run.do(zhou, 'hearing.withdraw', { party: 'p1', withdrawnOn: '2026-04-24', files: [] }, '2026-04-24');
    expect(one.bars('2026-04-24')).toContain('RESPONSE_PERIOD_OPEN');
    expect(running(one, '2026-04-24')).toContain('PEN-10');
    one.ask('p1', '2026-04-28');
    expect(one.bars('2026-04-30')).toContain('HEARING_PENDING');
    expect(running(one, '2026-04-30')).not.toContain('PEN-10');
  });

  it('withdrawn and the period over, holds up nothing', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-23');
    one.run.do(zhou, 'hearing.withdraw', { party: 'p1', withdrawnOn: '2026-04-24', files: [] }, '2026-04-24');
    one.discuss('2026-05-08');
    expect(one.bars('2026-05-08')).toEqual([]);
  });

  it('is not held before its notice was served, nor on one served too late', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-24');
    one.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    const { seq } = one.run.do(lin, 'hearing.schedule', bench('2026-05-20'), '2026-04-28');
    const hold = () => one.run.refused(gao, 'hearing.hold', record('2026-05-20'), at('2026-05-20', '12:00'));
    expect(hold()).toEqual(['HEARING_NOTICE_NOT_SERVED']);
    one.serve(seq, 'p1', '2026-05-11');
    expect(hold()).toEqual(['HEARING_NOTICE_SHORT']);
    const put = { reason: '通知送达过晚', files: [] };
    one.set('2026-05-12', '2026-05-25', put, 'hearing.reschedule');
    expect(one.run.state.hearings).toMatchObject([
      { scheduled: { on: '2026-05-25' }, postponed: [{ from: '2026-05-20' }] },
    ]);
    one.hold('2026-05-25');
    expect(one.stands).toEqual({ p1: 'held' });
  });

  it('is before the agency’s own people, or a reviewer it has on call', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-24');
    one.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    const nobody = '00000000-0000-4000-8000-00000000dead';
    const set = (chair: string) =>
      one.run.refused(lin, 'hearing.schedule', { ...bench('2026-05-20'), chair }, '2026-04-28');
    expect(set(people.xie.id)).toEqual(['OFFICER_OF_OTHER_AGENCY']);
    expect(set(nobody)).toEqual(['OFFICER_OF_OTHER_AGENCY']);
    const { facts } = one.run;
    one.run.facts = { ...facts, agency: { ...facts.agency, pooledReviewers: [people.xie.id] } };
    expect(set(people.xie.id)).toEqual([]);
  });

  it('is put into other hands when who should chair it stands aside or comes to handle the case', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-24');
    one.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    one.set('2026-04-28', '2026-05-20', { chair: shen.id });
    const asked = {
      person: shen.id,
      from: 'party',
      party: 'p1',
      ground: 'interest',
      reason: '样例',
      files: [],
    };
    one.run.do(zhou, 'recusal.request', asked, '2026-04-29');
    const granted = { person: shen.id, result: 'granted', reason: '样例', files: [] };
    one.run.do(lin, 'recusal.decide', granted, '2026-04-29');
    expect(one.run.refused(zhao, 'hearing.hold', record('2026-05-20'), at('2026-05-20', '12:00'))).toEqual([
      'RECUSED',
    ]);
    one.set('2026-05-06', '2026-05-20', { reason: '主持人回避', files: [] }, 'hearing.reschedule');
    one.hold('2026-05-20');
    const other = new HeardCase('p1');
    other.ask('p1', '2026-04-24');
    other.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    other.set('2026-04-28', '2026-05-20', { chair: wu.id });
    const team = {
      handlers: [chen.id, wu.id],
      reason: '样例',
      recusalChecked: true,
      files: [],
    };
    other.run.do(lin, 'team.change', team, '2026-04-29');
    expect(other.run.refused(zhao, 'hearing.hold', record('2026-05-20'), at('2026-05-20', '12:00'))).toEqual([
      'CHAIR_INVESTIGATED',
    ]);
  });

  it('is over once the party does not come, and not asked for again on the same notice', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-24');
    one.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    one.set('2026-04-28', '2026-05-20');
    const absent = { reason: 'absent', note: '经传唤未到' };
    expect(one.run.refused(gao, 'hearing.terminate', absent, '2026-05-19')).toEqual(['HEARING_TOO_EARLY']);
    one.run.do(gao, 'hearing.terminate', absent, '2026-05-20');
    expect(one.run.refused(gao, 'hearing.hold', record('2026-05-20'), '2026-05-20')).toEqual(['MOVE_CLOSED']);
    const again = { party: 'p1', requestedOn: '2026-05-21', form: 'oral', files: [] };
    expect(one.run.refused(zhou, 'hearing.request', again, '2026-05-21')).toEqual(['HEARING_GIVEN_UP']);
    one.discuss('2026-05-21');
    expect(one.bars('2026-05-21')).toEqual([]);
  });
});

/** Rules of the periods that run on a day. */
const running = ({ run }: HeardCase, day: string) =>
  deadlines(run.dossier, run.facts, run.profile, at(day))
    .filter((deadline) => deadline.status === 'running')
    .map((deadline) => deadline.clock.rule);

describe('hearings of several parties', () => {
  it('run apart: the second asks while the first is set, and the decision waits for both', () => {
    const two = new HeardCase('p1', 'p2');
    two.ask('p1', '2026-04-23');
    expect(two.run.refused(zhou, 'hearing.request', asking('p1', '2026-04-24'), '2026-04-24')).toEqual([
      'HEARING_ASKED',
    ]);
    two.run.do(lin, 'hearing.accept', {}, '2026-04-24');
    two.set('2026-04-24', '2026-05-20');
    two.ask('p2', '2026-04-29');
    expect(two.stands).toEqual({ p1: 'scheduled', p2: 'asked' });
    two.run.do(lin, 'hearing.accept', {}, '2026-04-29');
    two.set('2026-04-30', '2026-06-02', { chair: shen.id, recorder: wu.id });

    two.hold('2026-05-20');
    two.report('2026-05-21');
    expect(two.stands).toEqual({ p1: 'reported', p2: 'scheduled' });
    two.review('2026-05-22');
    expect(two.bars('2026-05-22')).toEqual(['HEARING_PENDING', 'DISCUSSION_REQUIRED']);

    two.run.do(shen, 'hearing.hold', record('2026-06-02'), at('2026-06-02', '12:00'));
    expect(two.bars('2026-06-02')).toEqual(['REVIEW_NOT_PASSED', 'HEARING_PENDING', 'DISCUSSION_REQUIRED']);
    two.run.do(shen, 'hearing.report', report, '2026-06-03');
    // What was reviewed after the first hearing does not stand after the second.
    expect(two.bars('2026-06-03')).toEqual(['REVIEW_NOT_PASSED', 'DISCUSSION_REQUIRED']);
    two.review('2026-06-04');
    two.discuss('2026-06-05');
    expect(two.bars('2026-06-05')).toEqual([]);
  });

  it('keep their own periods and tasks', () => {
    const two = new HeardCase('p1', 'p2');
    two.ask('p1', '2026-04-23');
    expect(running(two, '2026-04-24').filter((rule) => rule === 'PEN-10')).toHaveLength(1);
    two.run.do(lin, 'hearing.accept', {}, '2026-04-24');
    const { seq } = two.run.do(lin, 'hearing.schedule', bench('2026-05-20'), '2026-04-24');
    two.ask('p2', '2026-04-27');
    expect(two.tasks('2026-04-27').map(({ what }) => what)).toEqual([
      '审查听证申请（2026年4月27日提出）',
      '送达听证通知书',
      '送达听证通知书',
      '主持听证（2026年5月20日）',
    ]);
    two.serve(seq, 'p1', '2026-04-28');
    two.run.do(lin, 'hearing.accept', { party: 'p2' }, '2026-04-28');
    two.set('2026-04-29', '2026-06-02', { chair: shen.id, recorder: wu.id });
    expect(new Set(two.tasks('2026-04-29').map(({ key }) => key)).size).toBe(2);
    const told = deadlines(two.run.dossier, two.run.facts, two.run.profile, at('2026-04-29'))
      .filter(({ clock }) => clock.rule === 'PEN-11')
      .map(({ clock, status }) => [clock.key.split(':').at(-1), clock.start, status]);
    expect(told).toEqual([
      ['p1', '2026-05-20', 'met'],
      ['p2', '2026-06-02', 'met'],
    ]);
  });

  it('are answered by party: which one has to be said where two wait', () => {
    const two = new HeardCase('p1', 'p2');
    two.ask('p1', '2026-04-23');
    two.ask('p2', '2026-05-08');
    const accept = (data: object) => two.run.refused(lin, 'hearing.accept', data, '2026-05-08');
    expect(accept({})).toEqual(['HEARING_PARTY_REQUIRED']);
    expect(accept({ party: 'p2' })).toEqual(['HEARING_REQUEST_LATE']);
    expect(accept({ party: 'p1' })).toEqual([]);
    // What is shown before that is what holds for both.
    expect(two.run.moves(lin, '2026-05-08').find(({ type }) => type === 'hearing.refuse')?.refusals).toEqual(
      [],
    );
    const no = (party: string) =>
      two.run.refused(lin, 'hearing.refuse', { party, reason: '逾期' }, '2026-05-08');
    expect([no('p1'), no('p2')]).toEqual([['HEARING_IN_TIME'], []]);
  });

  it('are joined: one notice to both, one record, one report, and each told for itself', () => {
    const two = new HeardCase('p1', 'p2');
    for (const party of two.parties) {
      two.ask(party, '2026-04-24');
      two.run.do(lin, 'hearing.accept', {}, '2026-04-24');
    }
    expect(two.run.refused(lin, 'hearing.schedule', bench('2026-05-20'), '2026-04-27')).toEqual([
      'HEARING_PARTY_REQUIRED',
    ]);
    const together = bench('2026-05-20', { parties: ['p1', 'p2'] });
    const { seq } = two.run.do(lin, 'hearing.schedule', together, '2026-04-27');
    two.serve(seq, 'p1', '2026-04-27');
    const hold = () => two.run.refused(gao, 'hearing.hold', record('2026-05-20'), at('2026-05-20', '12:00'));
    expect(hold()).toEqual(['HEARING_NOTICE_NOT_SERVED']);
    two.serve(seq, 'p2', '2026-04-28');
    expect(hold()).toEqual([]);
    two.hold('2026-05-20');
    two.report('2026-05-21');
    expect(two.run.state.hearings).toHaveLength(1);
    expect(two.stands).toEqual({ p1: 'reported', p2: 'reported' });
    expect(two.bars('2026-05-22')).toEqual(['REVIEW_NOT_PASSED', 'DISCUSSION_REQUIRED']);
  });

  it('are joined later, or taken apart, by setting them anew', () => {
    const two = new HeardCase('p1', 'p2');
    two.ask('p1', '2026-04-23');
    two.run.do(lin, 'hearing.accept', {}, '2026-04-23');
    two.set('2026-04-24', '2026-05-20');
    two.ask('p2', '2026-04-27');
    const join = (parties: string[]) => bench('2026-05-21', { reason: '合并听证', parties, files: [] });
    expect(two.run.refused(lin, 'hearing.reschedule', join(['p1', 'p2']), '2026-04-28')).toEqual([
      'HEARING_NOT_ACCEPTED',
    ]);
    two.run.do(lin, 'hearing.accept', {}, '2026-04-28');
    two.run.do(lin, 'hearing.reschedule', join(['p1', 'p2']), '2026-04-28');
    expect(two.run.state.hearings).toMatchObject([{ parties: [{ party: 'p1' }, { party: 'p2' }] }]);
    expect(two.stands).toEqual({ p1: 'scheduled', p2: 'scheduled' });
    // The earlier notice does not do: the day has changed.
    expect(two.run.state.hearings[0]?.parties.every((own) => own.servedOn === undefined)).toBe(true);
    two.run.do(lin, 'hearing.reschedule', join(['p2']), '2026-04-29');
    expect(two.stands).toEqual({ p1: 'accepted', p2: 'scheduled' });
  });

  it('are held for those who come, and over for who does not', () => {
    const two = new HeardCase('p1', 'p2');
    for (const party of two.parties) {
      two.ask(party, '2026-04-24');
      two.run.do(lin, 'hearing.accept', {}, '2026-04-24');
    }
    two.set('2026-04-27', '2026-05-20', { parties: ['p1', 'p2'] });
    const absent = { reason: 'absent', note: '未到' };
    expect(two.run.refused(gao, 'hearing.terminate', absent, '2026-05-20')).toEqual([
      'HEARING_PARTY_REQUIRED',
    ]);
    two.run.do(gao, 'hearing.terminate', { ...absent, party: 'p2' }, at('2026-05-20', '09:30'));
    two.hold('2026-05-20');
    two.report('2026-05-21');
    expect(two.stands).toEqual({ p1: 'reported', p2: 'givenUp' });
    two.review('2026-05-22');
    two.discuss('2026-05-22');
    expect(two.bars('2026-05-22')).toEqual([]);
  });

  it('one withdrawn and one held: the decision is open after the one', () => {
    const two = new HeardCase('p1', 'p2');
    two.ask('p1', '2026-04-23');
    two.ask('p2', '2026-04-24');
    for (const party of two.parties) two.run.do(lin, 'hearing.accept', { party }, '2026-04-27');
    two.set('2026-04-27', '2026-05-20', { parties: ['p2'] });
    two.set('2026-04-27', '2026-05-21', { chair: shen.id, recorder: wu.id });
    two.run.do(zhou, 'hearing.withdraw', { party: 'p1', withdrawnOn: '2026-05-06', files: [] }, '2026-05-06');
    expect(two.run.refused(shen, 'hearing.hold', record('2026-05-21'), at('2026-05-21', '12:00'))).toContain(
      'NOT_HEARING_CHAIR',
    );
    two.hold('2026-05-20');
    two.report('2026-05-21');
    two.review('2026-05-22');
    two.discuss('2026-05-22');
    expect(two.bars('2026-05-22')).toEqual([]);
    expect(two.stands).toEqual({ p1: 'withdrawn', p2: 'reported' });
  });

  it('are chaired each by its own: nobody records another one', () => {
    const two = new HeardCase('p1', 'p2');
    for (const party of two.parties) two.ask(party, '2026-04-24');
    for (const party of two.parties) two.run.do(lin, 'hearing.accept', { party }, '2026-04-27');
    two.set('2026-04-27', '2026-05-20', { parties: ['p1'] });
    two.set('2026-04-27', '2026-05-20', { chair: shen.id, recorder: wu.id });
    const hold = (data: object) =>
      two.run.refused(gao, 'hearing.hold', record('2026-05-20', data), at('2026-05-20', '12:00'));
    expect(hold({ hearing: 'p2' })).toEqual(['NOT_HEARING_CHAIR']);
    expect(hold({ hearing: 'p1' })).toEqual([]);
    // Left unsaid, one's own is meant.
    two.hold('2026-05-20');
    expect(two.stands).toEqual({ p1: 'held', p2: 'scheduled' });
    const recusal = { person: wu.id, from: 'party', party: 'p2', ground: 'kin', reason: '样例', files: [] };
    expect(two.run.refused(zhou, 'recusal.request', recusal, '2026-04-28')).toEqual([]);
  });

  it('nobody is served with the notice of a hearing that is not for him', () => {
    const two = new HeardCase('p1', 'p2');
    two.ask('p1', '2026-04-24');
    const answer = two.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    const notice = two.run.do(lin, 'hearing.schedule', bench('2026-05-20'), '2026-04-27');
    for (const { seq } of [answer, notice]) {
      expect(two.run.refused(zhou, 'service.record', service(seq, 'p2'), '2026-04-28')).toEqual([
        'DOCUMENT_OF_OTHER_PARTY',
      ]);
    }
  });
});

describe('a hearing accepted late, after all else was done', () => {
  it('puts review, discussion and proposal back to after it', () => {
    const two = new HeardCase('p1', 'p2');
    two.discuss('2026-05-08');
    const propose = { draftHash: two.run.state.draft?.hash, opinion: '提请决定' };
    two.run.do(zhou, 'decision.propose', propose, at('2026-05-08', '15:00'));
    const decide = () => two.run.refused(lin, 'decision.make', { ...propose, files: [] }, '2026-06-05');
    expect(decide()).toEqual([]);

    two.ask('p2', '2026-05-09', { obstacle: '住院' });
    expect(decide()).toEqual(['HEARING_PENDING']);
    expect(penaltyOrdinary.stageOf(two.run.state, '2026-12-31')).toBe('inHearing');
    two.run.do(lin, 'hearing.accept', { exceptional: '住院，有证明' }, '2026-05-11');
    two.set('2026-05-11', '2026-06-01');
    two.hold('2026-06-01');
    two.report('2026-06-02');
    expect(decide()).toEqual(['REVIEW_NOT_PASSED', 'DISCUSSION_REQUIRED', 'NOT_PROPOSED']);
    two.review('2026-06-03');
    two.discuss('2026-06-03');
    two.run.do(zhou, 'decision.propose', propose, at('2026-06-03', '15:00'));
    expect(decide()).toEqual([]);
  });

  it('is not answered by a review that had been asked for before it', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-24');
    one.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    one.set('2026-04-28', '2026-05-20');
    const { content, outcome } = one.run.state.draft!;
    const softer = {
      ...outcome,
      parties: outcome.parties.map((own) => ({ ...own, penalties: [{ ...fine[0], fen: 5_500_000 }] })),
    };
    one.run.do(zhou, 'draft.write', { content, outcome: softer }, '2026-05-06');
    const submit = {
      explanation: '样例',
      materials: [{ name: '笔录', copies: 1 }],
      changes: '减轻',
      files: [],
    };
    one.run.do(zhou, 'review.submit', submit, '2026-05-06');
    one.run.do(shen, 'review.accept', {}, '2026-05-07');
    one.hold('2026-05-20');
    one.report('2026-05-21');
    one.opine('2026-05-22');
    expect(one.bars('2026-05-22')).toContain('REVIEW_NOT_PASSED');
    one.review('2026-05-25');
    expect(one.bars('2026-05-25')).not.toContain('REVIEW_NOT_PASSED');
  });
});

const asking = (party: string, day: string) => ({ party, requestedOn: day, form: 'written', files: [] });

describe('a public hearing is announced （处罚法 art 64(3)）', () => {
  const announce = { channel: '公告栏', files: [] };

  it('once for each day it is set for, before it begins', () => {
    const c = new HeardCase('p1');
    c.ask('p1', '2026-04-23');
    c.run.do(lin, 'hearing.accept', {}, '2026-04-24');
    expect(c.run.refused(lin, 'hearing.announce', announce, '2026-04-24')).toEqual(['MOVE_CLOSED']);
    c.set('2026-04-27', '2026-05-20', { public: true });
    const asked = () => tasksOf(c.run.state, c.run.facts, c.run.profile, at('2026-04-28')).map((t) => t.move);
    expect(asked()).toContain('hearing.announce');
    expect(c.run.refused(lin, 'hearing.announce', announce, at('2026-05-20', '18:00'))).toContain(
      'HEARING_BEGUN',
    );
    expect(c.run.do(lin, 'hearing.announce', announce, '2026-04-28').document?.template).toBe('P41');
    expect(asked()).not.toContain('hearing.announce');
    expect(c.run.refused(lin, 'hearing.announce', announce, '2026-04-29')).toEqual(['MOVE_CLOSED']);
    c.set('2026-04-29', '2026-05-21', { public: true, reason: '改期', files: [] }, 'hearing.reschedule');
    expect(c.run.refused(lin, 'hearing.announce', announce, '2026-04-30')).toEqual([]);
  });

  it('a closed one is not', () => {
    const c = new HeardCase('p1');
    c.ask('p1', '2026-04-23');
    c.run.do(lin, 'hearing.accept', {}, '2026-04-24');
    c.set('2026-04-27', '2026-05-20', { public: false, closedReason: 'privacy' });
    expect(c.run.refused(lin, 'hearing.announce', announce, '2026-04-28')).toEqual(['MOVE_CLOSED']);
  });
});

describe('the right to a hearing is a party’s own （处罚法 art 63, 64）', () => {
  const ask = (c: HeardCase, party: string, day: string) =>
    c.run.refused(zhou, 'hearing.request', asking(party, day), day);
  const waiver = (party: string, signedOn: string, hearing: boolean) => ({
    party,
    statement: true,
    defence: true,
    hearing,
    signedOn,
    files: [testFile(3)],
  });

  it('given up in writing, it is gone; given up for the defence alone, it is not', () => {
    const two = new HeardCase('p1', 'p2');
    two.run.do(zhou, 'waiver.record', waiver('p1', '2026-04-23', true), '2026-04-23');
    two.run.do(zhou, 'waiver.record', waiver('p2', '2026-04-23', false), '2026-04-23');
    expect([ask(two, 'p1', '2026-04-24'), ask(two, 'p2', '2026-04-24')]).toEqual([['HEARING_WAIVED'], []]);
  });

  it('used, it is not used again on the same notice', () => {
    const one = new HeardCase('p1');
    one.ask('p1', '2026-04-24');
    one.run.do(lin, 'hearing.accept', {}, '2026-04-27');
    one.set('2026-04-28', '2026-05-20');
    one.hold('2026-05-20');
    one.report('2026-05-22');
    expect(ask(one, 'p1', '2026-05-25')).toEqual(['HEARING_ALREADY_HELD']);
  });

  it('is not there, nor anything to answer, for somebody who was told nothing', () => {
    const two = new HeardCase('p1');
    two.run.do(
      zhou,
      'party.add',
      { party: businessOf('p2', 'p2副食店'), reason: '样例', files: [] },
      '2026-04-23',
    );
    const defence = (party: string) => ({
      party,
      form: 'oral',
      madeOn: '2026-04-24',
      speaker: '张桂芬',
      officers: handlers,
      content: '请求从轻',
      points: [{ point: '小本经营' }],
      readBack: true,
      files: [testFile(3)],
    });
    const refused = (type: string, data: object) => two.run.refused(zhou, type, data, '2026-04-24');
    expect(ask(two, 'p2', '2026-04-24')).toEqual(['NO_HEARING_RIGHT']);
    expect(refused('defence.record', defence('p2'))).toEqual(['NOTICE_NOT_SERVED']);
    expect(refused('waiver.record', waiver('p2', '2026-04-24', true))).toEqual(['NOTICE_NOT_SERVED']);
    const { seq } = two.run.do(zhou, 'defence.record', defence('p1'), '2026-04-24');
    const findings = [{ point: `${seq}.1`, found: '已从轻', adopted: 'no', reason: '不再减' }];
    const review = { findings, adopted: 'no', changes: false, suggestion: '维持' };
    expect(refused('defence.review', { ...review, party: 'p2' })).toContain('DEFENCE_NONE');
    expect(refused('defence.review', { ...review, party: 'p1' })).toEqual([]);
  });

  it('is answered, and taken back, for who asked', () => {
    const two = new HeardCase('p1', 'p2');
    two.ask('p1', '2026-04-24');
    const accept = (party: string) => two.run.refused(lin, 'hearing.accept', { party }, '2026-04-27');
    expect([accept('p1'), accept('p2')]).toEqual([[], ['HEARING_REQUEST_UNKNOWN']]);
    two.ask('p2', '2026-04-24');
    const withdraw = (more: object) =>
      two.run.refused(
        zhou,
        'hearing.withdraw',
        { withdrawnOn: '2026-04-27', files: [], ...more },
        '2026-04-27',
      );
    expect(withdraw({ party: 'p2' })).toEqual([]);
    expect(withdraw({ party: 'p2', withdrawnOn: '2026-04-28' })).toEqual(['DATE_ORDER']);
    expect(two.run.refused(lin, 'hearing.refuse', { reason: '样例' }, '2026-04-27')).toContain(
      'HEARING_PARTY_REQUIRED',
    );
    expect(ask(new HeardCase('p1'), 'p1', '2026-04-24')).toEqual([]);
    const ahead = { ...asking('p1', '2026-04-25') };
    expect(new HeardCase('p1').run.refused(zhou, 'hearing.request', ahead, '2026-04-24')).toEqual([
      'DATE_ORDER',
    ]);
  });
});

describe('who sits, and who stands for a party （处罚法 art 64(4)(5)）', () => {
  const agents = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ name: `代理人${n}`, capacity: 'agent' }));
  const heard = (...parties: string[]) => {
    const c = new HeardCase(...parties);
    for (const party of parties) c.ask(party, '2026-04-24');
    for (const party of parties) c.run.do(lin, 'hearing.accept', { party }, '2026-04-27');
    return c;
  };
  const hold = (c: HeardCase, more: object) =>
    c.run.refused(gao, 'hearing.hold', record('2026-05-20', more), at('2026-05-20', '12:00'));

  it('nobody chairs and records at once', () => {
    const set = (recorder: string) =>
      heard('p1').run.refused(lin, 'hearing.schedule', bench('2026-05-20', { recorder }), '2026-04-28');
    expect([set(gao.id), set(zhao.id)]).toEqual([['CHAIR_IS_RECORDER'], []]);
  });

  it('in public but for secrets and privacy, on a day the party can still be told of （art 64(2)(3)）', () => {
    const set = (c: HeardCase, more: object, day: string, type = 'hearing.schedule') =>
      c.run.refused(lin, type, bench('2026-05-20', more), day);
    const asked = heard('p1');
    // Seven working days lie between: 05-11 to 05-15, 05-18 and 05-19.
    expect([set(asked, {}, '2026-05-09'), set(asked, {}, '2026-05-11')]).toEqual([
      [],
      ['HEARING_NOTICE_SHORT'],
    ]);
    expect(set(asked, { public: false }, '2026-04-28')).toEqual(['HEARING_MUST_BE_PUBLIC']);
    expect(set(asked, { public: false, closedReason: 'privacy' }, '2026-04-28')).toEqual([]);
    asked.set('2026-04-28', '2026-05-18');
    const put = { reason: '改期', files: [] };
    const again = (more: object, day: string) => set(asked, { ...put, ...more }, day, 'hearing.reschedule');
    expect([again({}, '2026-05-09'), again({}, '2026-05-11')]).toEqual([[], ['HEARING_NOTICE_SHORT']]);
    expect(again({ public: false }, '2026-04-29')).toEqual(['HEARING_MUST_BE_PUBLIC']);
    expect(again({ recorder: gao.id }, '2026-04-29')).toEqual(['CHAIR_IS_RECORDER']);
  });

  it('ends after it began', () => {
    const one = heard('p1');
    one.set('2026-04-28', '2026-05-20');
    const begun = at('2026-05-20', '09:00');
    expect(hold(one, { endedAt: begun })).toEqual(['DATE_ORDER']);
    expect(hold(one, { endedAt: at('2026-05-20', '09:01') })).toEqual([]);
  });

  it('one or two stand for a party, twice as many for two in one hearing', () => {
    const one = heard('p1');
    one.set('2026-04-28', '2026-05-20');
    expect([2, 3].map((count) => hold(one, { present: agents(count) }))).toEqual([[], ['TOO_MANY_AGENTS']]);
    const joined = heard('p1', 'p2');
    joined.set('2026-04-28', '2026-05-20', { parties: ['p1', 'p2'] });
    expect([4, 5].map((count) => hold(joined, { present: agents(count) }))).toEqual([
      [],
      ['TOO_MANY_AGENTS'],
    ]);
  });

  it('of two hearings one chairs, the one that is held is said', () => {
    const two = heard('p1', 'p2');
    for (const party of ['p1', 'p2']) two.set('2026-04-28', '2026-05-20', { parties: [party] });
    expect(hold(two, {})).toEqual(['HEARING_REQUIRED']);
    expect(hold(two, { hearing: 'p2' })).toEqual([]);
    expect(hold(two, { hearing: 'p3' })).toEqual(['HEARING_UNKNOWN']);
  });
});
