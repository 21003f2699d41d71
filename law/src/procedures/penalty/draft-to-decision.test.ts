import { describe, expect, it } from 'vitest';
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
});
