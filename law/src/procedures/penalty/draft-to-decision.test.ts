import { describe, expect, it } from 'vitest';
import type { StaffFacts } from '../../dossier/facts.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { reviewItemNames } from './review.ts';
import {
  at,
  type Drive,
  drive,
  people,
  sampleContent,
  sampleLead,
  sampleOutcome,
  sampleScene,
  testFile,
  testId,
} from './testing.ts';

/** 案例一 between its draft and its decision: what each step is refused for, and the nearest that is accepted. */

const { zhou, chen, shen, lin, feng } = people;
const handlers = [zhou.id, chen.id];
type State = (typeof penaltyOrdinary)['initial'];

/** A fine that stands in the tier without a ground; a hearing may be asked for. */
const inTier = (fen: number) => {
  const { items, ...rest } = sampleOutcome(fen);
  return { ...rest, items: items.map(({ departure: _, ...item }) => ({ ...item, tier: 'light' })) };
};

class Case {
  readonly run: Drive<State> = drive({ procedure: penaltyOrdinary });

  constructor() {
    const { run } = this;
    run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
    const scene = { ...sampleScene('2026-03-10', handlers), conclusion: 'file' };
    run.do(zhou, 'lead.verify', scene, at('2026-03-10', '17:40'));
    const propose = { handlers, grounds: '涉嫌经营超过保质期的食品', recusalChecked: true, files: [] };
    run.do(zhou, 'filing.propose', propose, '2026-03-11');
    run.do(lin, 'filing.approve', { opinion: '同意立案。' }, '2026-03-12');
  }

  draft(outcome: object = sampleOutcome(600_000), more: object = {}) {
    const evidence = this.run.state.investigation.evidence[0]?.id ?? '';
    return { content: sampleContent(evidence), outcome, ...more };
  }

  get hash(): string {
    return this.run.state.draft?.hash ?? '';
  }

  drafted(day = '2026-03-23', outcome?: object): this {
    this.run.do(zhou, 'draft.write', this.draft(outcome), day);
    return this;
  }

  reported(day = '2026-03-24', outcome?: object): this {
    this.drafted('2026-03-23', outcome);
    this.run.do(zhou, 'report.submit', report, day);
    return this;
  }

  submitted(day = '2026-03-25', more: object = {}): this {
    this.run.do(zhou, 'review.submit', { ...submission, ...more }, day);
    return this;
  }

  accepted(day = '2026-03-31'): this {
    this.run.do(shen, 'review.accept', {}, day);
    return this;
  }

  opinion(more: object = {}) {
    return {
      draftHash: this.hash,
      items: allPass,
      outcome: 'approved',
      opinion: '同意。',
      files: [],
      ...more,
    };
  }

  reviewed(day = '2026-04-02'): this {
    this.accepted();
    this.run.do(shen, 'review.opine', this.opinion(), day);
    return this;
  }

  /** Told on 2026-04-07 of what is drafted. */
  told(served = '2026-04-07'): this {
    const { seq } = this.run.do(zhou, 'notice.issue', notice, '2026-04-07');
    if (served !== '') this.run.do(zhou, 'service.record', service(seq), served);
    return this;
  }

  waived(day = '2026-04-08'): this {
    this.run.do(zhou, 'waiver.record', waiver(day), day);
    return this;
  }
}

const report = { course: '双随机抽查发现', opinion: '建议处罚', files: [] };
const submission = { explanation: '说明', materials: [{ name: '现场笔录', copies: 1 }], files: [] };
const allPass = Object.keys(reviewItemNames).map((item) => ({ item, result: 'pass' }));
const withProblem = (item: string, note?: string) =>
  allPass.map((entry) =>
    entry.item === item ? { item, result: 'problem', ...(note === undefined ? {} : { note }) } : entry,
  );
const notice = {
  party: 'p1',
  hearingRight: false,
  contactPerson: '周晓岚',
  contactPhone: '1',
  contactAddress: '样例',
};
const service = (document: number) => ({
  document,
  party: 'p1',
  method: 'direct',
  officers: handlers,
  place: '当事人店内',
  receiver: { name: '张桂芬', relation: 'legalRepresentative' },
  files: [testFile(1)],
});
const waiver = (signedOn: string, more: object = {}) => ({
  party: 'p1',
  statement: true,
  defence: true,
  hearing: false,
  signedOn,
  files: [testFile(2)],
  ...more,
});

describe('the draft （拟处理意见）', () => {
  const run = new Case();
  const refused = (data: object, day = '2026-03-23') => run.run.refused(zhou, 'draft.write', data, day);
  const content = (evidence: readonly object[]) => ({ content: { ...run.draft().content, evidence } });

  it.each([
    ['as it should be', {}, []],
    ['with evidence that is not of the case', content([{ id: 'e99', proves: '现场' }]), ['EVIDENCE_UNKNOWN']],
    ['a penalty on no evidence （处罚法 art 40）', content([]), ['EVIDENCE_REQUIRED']],
    ['outside its tier', { outcome: inTier(7_000_000) }, ['OUTSIDE_TIER']],
  ])('%s', (_what, change, expected) => {
    expect(refused({ ...run.draft(), ...change })).toEqual(expected);
  });

  it('does not rest on what a camera recorded and nobody examined （art 41(2)）', () => {
    const examined = new Case();
    const device = (reviewed: boolean) => ({
      name: '监控录像',
      device: '样例设备1号',
      place: '解放路',
      takenAt: at('2026-03-10', '08:00'),
      legallyReviewed: true,
      technicallyReviewed: true,
      sitePublished: true,
      contentTrue: true,
      contentClear: reviewed,
      contentComplete: true,
      contentAccurate: true,
      opinion: '样例',
      proves: '样例',
      files: [testFile(4)],
    });
    examined.run.do(zhou, 'evidence.device', device(false), '2026-03-20');
    examined.run.do(zhou, 'evidence.device', device(true), '2026-03-20');
    const [blurred, clear] = examined.run.state.investigation.evidence.slice(-2);
    const asked = (id = '') =>
      examined.run.refused(
        zhou,
        'draft.write',
        { ...examined.draft(), ...content([{ id, proves: '样例' }]) },
        '2026-03-23',
      );
    expect(asked(blurred?.id)).toEqual(['DEVICE_EVIDENCE_NOT_REVIEWED']);
    expect(asked(clear?.id)).toEqual([]);
  });

  it('waits for the end of a pause before it is reported', () => {
    const paused = new Case().drafted();
    const pause = {
      clock: 'decide',
      ground: 'appraisal',
      from: '2026-03-20',
      document: '检委〔2026〕1号',
      files: [],
    };
    const { seq } = paused.run.do(zhou, 'pause.begin', pause, '2026-03-23');
    const asked = () => paused.run.refused(zhou, 'report.submit', report, '2026-03-24');
    expect(asked()).toEqual(['PAUSE_OPEN']);
    paused.run.do(zhou, 'pause.end', { pause: `t${seq}`, to: '2026-03-24', files: [] }, '2026-03-24');
    expect(asked()).toEqual([]);
  });

  it('comes before the report', () => {
    expect(run.run.refused(zhou, 'report.submit', report, '2026-03-23')).toEqual(['DRAFT_MISSING']);
  });

  it('is not made heavier because the party spoke; new evidence after the notice may （处罚法 art 45(2)）', () => {
    const told = new Case().reported().submitted().reviewed().told();
    const heavier = told.draft(sampleOutcome(700_000));
    const asked = (data: object) => told.run.refused(zhou, 'draft.write', data, '2026-04-09');
    expect(asked(told.draft(sampleOutcome(600_000)))).toEqual([]);
    expect(asked(told.draft(sampleOutcome(500_000)))).toEqual([]);
    expect(asked(heavier)).toEqual(['HEAVIER_AFTER_DEFENCE']);
    const [old] = told.run.state.investigation.evidence;
    const grounded = { heavierGround: '另行查明', newEvidence: [old?.id] };
    expect(asked({ ...heavier, ...grounded })).toEqual(['HEAVIER_AFTER_DEFENCE']);
    told.run.do(zhou, 'scene.record', sampleScene('2026-04-08', handlers), at('2026-04-08', '14:00'));
    const fresh = told.run.state.investigation.evidence.at(-1)?.id;
    expect(asked({ ...heavier, newEvidence: [fresh] })).toEqual(['HEAVIER_AFTER_DEFENCE']);
    expect(asked({ ...heavier, ...grounded, newEvidence: [fresh] })).toEqual([]);
  });
});

describe('legal review （处罚法 art 58）', () => {
  const submit = (run: Case, more: object, day: string) =>
    run.run.refused(zhou, 'review.submit', { ...submission, ...more }, day);
  const opine = (run: Case, more: object, who: (typeof people)['shen'] = shen) =>
    run.run.refused(who, 'review.opine', run.opinion(more), '2026-04-02');

  it('waits for complete material', () => {
    const run = new Case().reported().submitted();
    expect(opine(run, {})).toEqual(['MATERIALS_INCOMPLETE']);
    expect(opine(run.accepted(), {})).toEqual([]);
  });

  it.each([
    ['approval with everything in order', {}, []],
    ['approval in spite of a problem', { items: withProblem('facts', '不清') }, ['OPINION_CONTRADICTS']],
    [
      'a problem left without a word',
      { items: withProblem('facts'), outcome: 'correctionRequired' },
      ['NOTE_REQUIRED'],
    ],
    ['a problem said', { items: withProblem('facts', '不清'), outcome: 'correctionRequired' }, []],
    ['a suspicion of crime, which is no fault of the draft', { items: withProblem('crime', '不涉嫌') }, []],
    ['one item left out', { items: allPass.slice(1) }, ['DATA_INVALID']],
    ['another draft', { draftHash: 'a'.repeat(64) }, ['DRAFT_MISMATCH']],
  ])('%s', (_what, more, expected) => {
    expect(opine(new Case().reported().submitted().accepted(), more)).toEqual(expected);
  });

  it('does not approve a draft that was changed meanwhile, but may send it back', () => {
    const run = new Case().reported().submitted().accepted();
    const { hash } = run;
    run.drafted('2026-04-01', sampleOutcome(500_000));
    expect(opine(run, { draftHash: hash })).toEqual(['DRAFT_CHANGED']);
    expect(opine(run, { draftHash: hash, outcome: 'correctionRequired' })).toEqual([]);
  });

  it('is done by somebody with the qualification on that day, or who reviewed before 2018 （art 58(2)）', () => {
    const run = new Case().reported().submitted().accepted();
    const as = (change: object) => {
      const { legalQualificationOn: _, ...bare } = shen;
      run.run.facts = {
        ...run.run.facts,
        staff: { ...run.run.facts.staff, [shen.id]: { ...bare, ...change } },
      };
      return opine(run, {});
    };
    expect(as({})).toEqual(['REVIEWER_NOT_QUALIFIED']);
    expect(as({ legalQualificationOn: '2026-04-03' })).toEqual(['REVIEWER_NOT_QUALIFIED']);
    expect(as({ legalQualificationOn: '2026-04-02' })).toEqual([]);
    expect(as({ reviewingSince: '2018-01-01' })).toEqual(['REVIEWER_NOT_QUALIFIED']);
    expect(as({ reviewingSince: '2017-12-31' })).toEqual([]);
  });

  it('is by a reviewer of the agency or one called in, and by nobody who had a hand in the case', () => {
    const as = (person: StaffFacts): StaffFacts => ({
      ...shen,
      ...person,
      roles: ['handler', 'officer', 'reviewer'],
    });
    const foreign = { ...shen, id: testId(80), agencyId: testId(101) };
    const steps = [
      ['review.accept', {}, new Case().reported().submitted()],
      ['review.return', { missing: '样例' }, new Case().reported().submitted()],
      ['review.opine', undefined, new Case().reported().submitted().accepted()],
      ['review.exempt', undefined, new Case().drafted('2026-03-23', inTier(5_000_000))],
    ] as const;
    for (const [type, data, run] of steps) {
      const asked = (who: StaffFacts, calledIn: readonly string[] = []) => {
        const { facts } = run.run;
        run.run.facts = {
          ...facts,
          agency: { ...facts.agency, pooledReviewers: calledIn },
          staff: { ...facts.staff, [who.id]: who },
        };
        const exemption = { draftHash: run.hash, checked: true };
        const asked = data ?? (type === 'review.exempt' ? exemption : run.opinion());
        return run.run.refused(who, type, asked, '2026-04-02').filter((code) => code !== 'REVIEW_REQUIRED');
      };
      expect(asked(shen), type).toEqual([]);
      expect(asked(as(zhou)), type).toContain('HANDLER_MAY_NOT_REVIEW');
      expect(asked(foreign), type).toEqual(['OTHER_AGENCY']);
      expect(asked(foreign, [foreign.id]), type).toEqual([]);
    }
    const named = (reviewer: string, pooledReviewers: readonly string[] = []) => {
      const run = new Case().reported();
      run.run.facts = {
        ...run.run.facts,
        agency: { ...run.run.facts.agency, pooledReviewers },
        staff: { ...run.run.facts.staff, [foreign.id]: foreign },
      };
      return submit(run, { reviewer }, '2026-03-25');
    };
    expect(named(shen.id)).toEqual([]);
    expect(named(people.wu.id)).toEqual(['NOT_A_REVIEWER']);
    expect(named(foreign.id)).toEqual(['NOT_A_REVIEWER']);
    expect(named(foreign.id, [foreign.id])).toEqual([]);
    expect(submit(new Case().reported(), { reviewer: chen.id }, '2026-03-25')).toEqual([
      'HANDLER_MAY_NOT_REVIEW',
    ]);
    expect(submit(new Case().reported(), { reviewer: shen.id }, '2026-03-25')).toEqual([]);
  });

  it('has an order of days', () => {
    const early = '2026-03-24';
    expect(submit(new Case().reported('2026-03-25'), {}, early)).toEqual(['BEFORE_EARLIER_STEP']);
    const submitted = new Case().reported().submitted('2026-03-25');
    const accept = (day: string) => submitted.run.refused(shen, 'review.accept', {}, day);
    expect([accept('2026-03-24'), accept('2026-03-25')]).toEqual([['BEFORE_EARLIER_STEP'], []]);
    submitted.accepted('2026-04-02');
    const opined = (day: string) => submitted.run.refused(shen, 'review.opine', submitted.opinion(), day);
    expect([opined('2026-04-01'), opined('2026-04-02')]).toEqual([['BEFORE_EARLIER_STEP'], []]);
  });

  it('answers each of the eleven items once', () => {
    const run = new Case().reported().submitted().accepted();
    const [first, ...others] = allPass;
    const twice = [others[0], ...others];
    expect(opine(run, { items: twice })).toEqual(['REVIEW_ITEMS_INCOMPLETE']);
    expect(opine(run, { items: [...allPass, first] })).toEqual(['REVIEW_ITEMS_INCOMPLETE']);
  });

  it('is not needed only for the very draft that was looked at', () => {
    const run = new Case().drafted('2026-03-23', inTier(5_000_000));
    const exempt = (draftHash: string) =>
      run.run.refused(shen, 'review.exempt', { draftHash, checked: true }, '2026-03-24');
    expect(exempt('a'.repeat(64))).toContain('DRAFT_MISMATCH');
    expect(exempt(run.hash)).not.toContain('DRAFT_MISMATCH');
  });

  it('that did not pass is asked for again with the draft changed, and what was changed said', () => {
    const run = new Case().reported().submitted().accepted();
    run.run.do(shen, 'review.opine', run.opinion({ outcome: 'correctionRequired' }), '2026-04-02');
    expect(submit(run, { changes: '没有改' }, '2026-04-03')).toEqual(['DRAFT_UNCHANGED']);
    run.drafted('2026-04-03', sampleOutcome(500_000));
    expect(submit(run, {}, '2026-04-03')).toEqual(['CHANGES_REQUIRED']);
    expect(submit(run, { changes: '罚款改为5000元' }, '2026-04-03')).toEqual([]);
  });
});

describe('telling the party （处罚法 art 44, 62）', () => {
  it('says that a hearing may be asked for where the sum gives the right （art 63）', () => {
    const run = new Case().reported('2026-03-24', inTier(6_000_000)).submitted().reviewed();
    const issue = (hearingRight: boolean) =>
      run.run.refused(zhou, 'notice.issue', { ...notice, hearingRight }, '2026-04-07');
    expect(issue(false)).toEqual(['HEARING_RIGHT_REQUIRED']);
    expect(issue(true)).toEqual([]);
  });

  const defence = (madeOn: string) => ({
    party: 'p1',
    form: 'oral',
    madeOn,
    speaker: '张桂芬',
    officers: handlers,
    content: '请求再减',
    points: [{ point: '小本经营' }],
    readBack: true,
    files: [testFile(3)],
  });

  it('comes before what the party says or gives up', () => {
    const run = new Case().reported().submitted().reviewed().told('');
    const asked = (type: string, data: object) => run.run.refused(zhou, type, data, '2026-04-08');
    expect(asked('defence.record', defence('2026-04-08'))).toEqual(['MOVE_CLOSED']);
    expect(asked('waiver.record', waiver('2026-04-08'))).toEqual(['MOVE_CLOSED']);
  });

  it('once for a draft, after the report, and nothing is dated ahead', () => {
    const run = new Case().reported('2026-03-24').submitted().reviewed();
    const issue = (day: string) => run.run.refused(zhou, 'notice.issue', notice, day);
    expect(issue('2026-03-23')).toEqual(['BEFORE_EARLIER_STEP']);
    run.told();
    expect(issue('2026-04-08')).toEqual(['ALREADY_NOTIFIED']);
    const asked = (type: string, data: object) => run.run.refused(zhou, type, data, '2026-04-08');
    expect(asked('defence.record', defence('2026-04-09'))).toEqual(['DATE_ORDER']);
    expect(asked('defence.record', defence('2026-04-08'))).toEqual([]);
    expect(asked('waiver.record', waiver('2026-04-09'))).toEqual(['DATE_ORDER']);
  });

  it.each([
    ['nothing', waiver('2026-04-08', { statement: false, defence: false }), ['WAIVER_EMPTY']],
    ['one right', waiver('2026-04-08', { statement: false }), []],
    ['before the notice was there', waiver('2026-04-06'), ['WAIVER_BEFORE_NOTICE']],
    ['on the day it came', waiver('2026-04-07'), []],
  ])('gives up %s', (_what, data, expected) => {
    const run = new Case().reported().submitted().reviewed().told();
    expect(run.run.refused(zhou, 'waiver.record', data, '2026-04-08')).toEqual(expected);
  });
});

const opinions = (...votes: readonly string[]) =>
  votes.map((vote, n) => ({ person: `成员${n}`, post: '局领导', opinion: '样例', vote }));
const meetingOn = (draftHash: string, more: object = {}) => ({
  draftHash,
  startedAt: at('2026-04-14', '09:00'),
  endedAt: at('2026-04-14', '10:00'),
  place: '会议室',
  chair: lin.id,
  reporter: zhou.id,
  recorder: feng.id,
  expected: 5,
  opinions: opinions('for', 'for', 'for'),
  conclusion: 'adopt',
  conclusionText: '同意',
  everyoneSigned: true,
  files: [],
  ...more,
});

describe('collective discussion （处罚法 art 57(2)）', () => {
  const run = new Case().reported().submitted().reviewed().told().waived();
  const meeting = (more: object) => meetingOn(run.hash, more);

  it.each([
    ['three of five', {}, []],
    ['of another draft', { draftHash: 'a'.repeat(64) }, ['DRAFT_MISMATCH']],
    ['more people than are called', { expected: 2 }, ['ATTENDANCE_EXCEEDS']],
    ['half of those called', { expected: 6 }, ['VOTES_NOT_ENOUGH']],
    ['half, and then it is not adopted', { expected: 6, conclusion: 'reject' }, []],
    [
      'two for, three against',
      { opinions: opinions('for', 'for', 'against', 'against', 'against') },
      ['VOTES_NOT_ENOUGH'],
    ],
  ])('%s', (_what, more, expected) => {
    expect(run.run.refused(lin, 'discussion.record', meeting(more), '2026-04-14')).toEqual(expected);
  });
});

describe('the decision （处罚法 art 57, 58）', () => {
  const ready = () => {
    const run = new Case().reported().submitted().reviewed().told().waived();
    run.run.do(lin, 'discussion.record', meetingOn(run.hash), '2026-04-14');
    return run;
  };
  const propose = (run: Case, more: object = {}) =>
    run.run.refused(
      zhou,
      'decision.propose',
      { draftHash: run.hash, opinion: '提请', ...more },
      '2026-04-15',
    );
  const make = (run: Case) =>
    run.run.refused(lin, 'decision.make', { draftHash: run.hash, opinion: '同意', files: [] }, '2026-04-16');
  const withAgency = (run: Case, change: object) => {
    run.run.facts = { ...run.run.facts, agency: { ...run.run.facts.agency, ...change } };
  };
  const toPolice = (run: Case) => {
    const proposed = {
      team: handlers,
      suspicion: '涉嫌生产、销售不符合安全标准的食品罪',
      report: '样例',
      reportedOn: '2026-04-14',
      files: [],
    };
    run.run.do(zhou, 'criminal.propose', proposed, '2026-04-14');
    run.run.do(lin, 'criminal.decide', { decision: 'approve', reason: '样例' }, '2026-04-14');
  };
  const otherFine = {
    dossier: testId(70),
    title: '样例',
    agency: '县城管局',
    number: '清城罚〔2026〕3号',
    from: '2026-03-01',
    to: '2026-03-20',
    place: '样例',
    fined: true,
  };

  const otherClause = {
    ...sampleOutcome(600_000),
    items: sampleOutcome(600_000).items.map((item) => ({
      ...item,
      breached: ['中华人民共和国食品安全法第三十四条第十项'],
    })),
  };

  /** What may go wrong between the last step and the signature; each is asked of the proposal, and of the decision again. */
  const hindrances: readonly (readonly [what: string, how: (run: Case) => void, codes: readonly string[]])[] =
    [
      ['nothing', () => {}, []],
      [
        'the draft was changed, though for the better',
        (run) => run.drafted('2026-04-14', sampleOutcome(500_000)),
        ['REVIEW_NOT_PASSED', 'DISCUSSION_REQUIRED'],
      ],
      [
        'the draft rests on another clause than the party was told of （art 44）',
        (run) => run.drafted('2026-04-14', otherClause),
        ['REVIEW_NOT_PASSED', 'NOT_NOTIFIED', 'DISCUSSION_REQUIRED'],
      ],
      [
        'another agency has fined for the same days （art 29）',
        ({ run }) => {
          run.facts = { ...run.facts, related: [otherFine] };
        },
        ['SECOND_FINE'],
      ],
      [
        'the party was split off into another case since （art 29）',
        ({ run }) => {
          const split = { dossier: testId(71), how: 'splitInto', parties: ['p1'], reason: '分别处理' };
          run.do(lin, 'case.split', split, '2026-04-14');
        },
        ['PARTY_SPLIT_OFF'],
      ],
      ['the police have the case （art 27, 35）', toPolice, ['TRANSFERRED_TO_POLICE']],
      [
        'another agency says it is its case （art 25(2)）',
        ({ run }) => {
          const dispute = { other: '清泉县市场监督管理局', views: '样例', files: [] };
          run.do(zhou, 'jurisdiction.dispute', dispute, '2026-04-14');
        },
        ['JURISDICTION_DISPUTED'],
      ],
      [
        'no bank takes the fine （art 67）',
        (run) => withAgency(run, { bank: undefined }),
        ['COLLECTING_BODY_MISSING'],
      ],
      [
        'the item was taken from the list of powers （art 38）',
        (run) => withAgency(run, { items: {} }),
        ['ITEM_NOT_LISTED'],
      ],
    ];

  it.each(hindrances)('is not proposed: %s', (_what, hinder, expected) => {
    const run = ready();
    hinder(run);
    expect(propose(run)).toEqual(expected);
  });

  it.each(hindrances)('nor made once it was proposed: %s', (_what, hinder, expected) => {
    const run = ready();
    run.run.do(zhou, 'decision.propose', { draftHash: run.hash, opinion: '提请' }, '2026-04-14');
    const { hash } = run;
    hinder(run);
    expect(make(run)).toEqual([...expected, ...(run.hash === hash ? [] : ['NOT_PROPOSED'])]);
  });

  it('is of the draft that stands, after the discussion, and on a proposal', () => {
    const run = ready();
    expect(propose(run, { draftHash: 'a'.repeat(64) })).toEqual(['DRAFT_MISMATCH']);
    expect(make(run)).toEqual(['NOT_PROPOSED']);
    const early = new Case().reported().submitted().reviewed().told().waived();
    expect(propose(early)).toEqual(['DISCUSSION_REQUIRED']);
  });

  it('that spares the party says how it was taught （art 33(3)）', () => {
    const spared = { ...sampleOutcome(600_000), kind: 'noPenalty', noPenaltyGround: 'minor', parties: [] };
    const run = new Case().reported('2026-03-24', spared).submitted().reviewed();
    if (propose(run).includes('DISCUSSION_REQUIRED'))
      run.run.do(lin, 'discussion.record', meetingOn(run.hash), '2026-04-14');
    run.run.do(zhou, 'decision.propose', { draftHash: run.hash, opinion: '提请' }, '2026-04-15');
    expect(make(run)).toEqual(['EDUCATION_REQUIRED']);
    const taught = { draftHash: run.hash, opinion: '同意', education: '当面讲解法律', files: [] };
    expect(run.run.refused(lin, 'decision.make', taught, '2026-04-16')).toEqual([]);
  });

  it.each([
    ['minor', ['EDUCATION_REQUIRED']],
    ['notEstablished', []],
  ])('that punishes one and spares another says how that one was taught: %s', (noPenaltyGround, expected) => {
    const run = new Case();
    const second = { id: 'p2', kind: 'organisation', name: '样例批发部', address: '样例' };
    run.run.do(zhou, 'party.add', { party: second, reason: '调查中查明', files: [] }, '2026-03-16');
    const punished = sampleOutcome(600_000);
    const spared = { party: 'p2', penalties: [], noPenaltyGround };
    run.reported('2026-03-24', { ...punished, parties: [...punished.parties, spared] });
    run.submitted().reviewed().told().waived();
    run.run.do(lin, 'discussion.record', meetingOn(run.hash), '2026-04-14');
    run.run.do(zhou, 'decision.propose', { draftHash: run.hash, opinion: '提请' }, '2026-04-15');
    expect(make(run)).toEqual(expected);
  });

  it('is made after all where the police do not take the case up', () => {
    const run = ready();
    toPolice(run);
    const handed = {
      police: '清岚县公安局',
      charge: '样例',
      facts: '样例',
      attachments: '样例',
      handedOverAt: at('2026-04-14', '15:00'),
      files: [],
    };
    run.run.do(zhou, 'criminal.handOver', handed, at('2026-04-14', '16:00'));
    const answer = { result: 'notFiled', answeredOn: '2026-04-15', files: [] };
    run.run.do(zhou, 'criminal.answer', answer, at('2026-04-15', '09:00'));
    expect(propose(run)).toEqual([]);
  });

  it('is made by a head who did not handle the case, of what the handlers asked for, and not before', () => {
    const run = ready();
    run.run.do(zhou, 'decision.propose', { draftHash: run.hash, opinion: '提请' }, '2026-04-15');
    const data = { draftHash: run.hash, opinion: '同意', files: [] };
    const asked = (who: StaffFacts, more: object, day: string) =>
      run.run.refused(who, 'decision.make', { ...data, ...more }, day);
    expect(asked({ ...zhou, roles: ['handler', 'head'] }, {}, '2026-04-15')).toEqual([
      'HANDLER_MAY_NOT_DECIDE',
    ]);
    expect(asked(lin, { draftHash: 'a'.repeat(64) }, '2026-04-15')).toEqual(['DRAFT_MISMATCH']);
    expect(asked(lin, {}, '2026-04-14')).toEqual(['BEFORE_EARLIER_STEP']);
    expect(asked(lin, {}, '2026-04-15')).toEqual([]);
  });

  it('waits for the recordings the law asks for, or the head’s leave to do without （art 47）', () => {
    const run = ready();
    const preserved = { ...sampleScene('2026-04-14', handlers), files: [] };
    run.run.do(zhou, 'scene.record', preserved, at('2026-04-14', '18:00'));
    const { seq } = run.run.state.last!;
    const must = run.run.state.recordings.find((entry) => entry.seq === seq);
    expect(must?.state).toBe('missing');
    const barred = must?.level === 'must' ? ['RECORDING_MISSING'] : [];
    expect(propose(run)).toEqual(barred);
  });
});
