import { describe, expect, it } from 'vitest';
import type { AgencyFacts, Facts } from '../../dossier/facts.ts';
import { reviewActs, reviewItemNames } from './review.ts';
import type { Outcome, PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { at, drive, filedState, people, procedureOf, sampleAgency, testId } from './testing.ts';

const { zhou, chen, shen, lin } = people;
const hash = 'd'.repeat(64);
const mark = { seq: 3, at: at('2026-03-20'), by: zhou.id };

const minor: Outcome = {
  kind: 'penalty',
  items: [{ item: 'no-purchase-check', breached: [], basis: [] }],
  parties: [{ party: 'p1', penalties: [{ kind: 'warning' }] }],
  surchargeAnnounced: false,
  complex: false,
  majorPublicInterest: false,
  suspectedCrime: false,
};

/** A case whose investigation has been closed with this draft. */
function reported(outcome: Outcome, agency: Partial<AgencyFacts> = {}, staff: Facts['staff'] = {}) {
  const initial: PenaltyState = {
    ...filedState,
    draft: {
      ...mark,
      hash,
      version: 1,
      outcome,
      content: { facts: '', evidence: [], nature: '', discretionReason: '', reasons: '' },
    },
    report: { ...mark, draftHash: hash },
  };
  const run = drive({
    procedure: procedureOf(reviewActs, initial),
    agency: { ...sampleAgency, ...agency },
    staff,
  });
  const asked = () =>
    tasksOf(run.state, run.facts, run.profile, at('2026-03-23')).map(({ role, person, move }) => [
      role ?? person,
      move,
    ]);
  return { run, asked };
}

const exempt = { draftHash: hash, checked: true };
const submitted = { explanation: '说明', materials: [{ name: '现场笔录', copies: 1 }], files: [] };

const toHandlers = (move: string) => [zhou.id, chen.id].map((person) => [person, move]);

describe('who is asked about the legal review of a draft', () => {
  it('the handlers hand it in where a review is required', () => {
    const { run, asked } = reported({ ...minor, complex: true });
    expect(asked()).toEqual(toHandlers('review.submit'));
    expect(run.refused(shen, 'review.exempt', exempt, '2026-03-23')).toContain('REVIEW_REQUIRED');
  });

  it('a reviewer says that none is required, and the handlers go on', () => {
    const { run, asked } = reported(minor);
    expect(asked()).toEqual([['reviewer', 'review.exempt']]);
    run.do(shen, 'review.exempt', exempt, '2026-03-23');
    expect(asked()).toEqual(toHandlers('notice.issue'));
  });

  it('the head says it where reviewers are called in from elsewhere', () => {
    const { run, asked } = reported(minor, { pooledReviewers: [testId(60)] });
    expect(asked()).toEqual([['head', 'review.exempt']]);
    expect(run.refused(lin, 'review.exempt', exempt, '2026-03-23')).toEqual([]);
  });

  it('nobody leaves out a review that was asked for and not passed', () => {
    const { run, asked } = reported(minor);
    run.do(zhou, 'review.submit', submitted, '2026-03-21');
    expect(asked()).toEqual([['reviewer', 'review.accept']]);
    run.do(shen, 'review.accept', {}, '2026-03-23');
    const items = Object.keys(reviewItemNames).map((item) => ({ item, result: 'pass' }));
    const opinion = { draftHash: hash, items, outcome: 'rejected', opinion: '不同意。', files: [] };
    run.do(shen, 'review.opine', opinion, '2026-03-23');
    const rejected = run.state;
    expect(run.refused(shen, 'review.exempt', exempt, '2026-03-24')).toEqual(['REVIEW_NOT_PASSED']);
    expect(
      tasksOf(rejected, run.facts, run.profile, at('2026-03-24')).map(({ person, move }) => [person, move]),
    ).toEqual(toHandlers('review.submit'));
  });
});

describe('a round whose reviewer may not review any more', () => {
  const onCall = testId(60);
  const other = testId(61);
  const staff = {
    [onCall]: { ...shen, id: onCall, agencyId: testId(101) },
    [other]: { ...shen, id: other, name: '许文' },
  };
  const named = (agency: Partial<AgencyFacts>) => {
    const { run } = reported(minor, agency, staff);
    run.do(zhou, 'review.submit', { ...submitted, reviewer: onCall }, '2026-03-21');
    const asked = (facts: Partial<Facts> = {}) =>
      tasksOf(run.state, { ...run.facts, ...facts }, run.profile, at('2026-03-23')).map(
        ({ role, person, move }) => [role ?? person, move],
      );
    return { run, asked };
  };
  const { run, asked } = named({ pooledReviewers: [onCall] });
  const agency = { ...run.facts.agency, pooledReviewers: [] };
  const because = { reason: '已移出调用名单。' };

  it('is the reviewer’s while on call, and then the head names another', () => {
    expect(asked()).toEqual([[onCall, 'review.accept']]);
    expect(asked({ agency })).toEqual([['head', 'review.reassign']]);
  });

  it('neither is it of who has left, of which the day decides', () => {
    const leaving = (leftOn: string) => ({
      staff: { ...run.facts.staff, [onCall]: { ...run.facts.staff[onCall]!, leftOn } },
    });
    expect(asked(leaving('2026-03-24'))).toEqual([[onCall, 'review.accept']]);
    expect(asked(leaving('2026-03-23'))).toEqual([['head', 'review.reassign']]);
  });

  it('goes to somebody who may, and is asked of them', () => {
    const refused = (reviewer: string) =>
      run.refused(lin, 'review.reassign', { ...because, reviewer }, '2026-03-23');
    expect(refused(onCall)).toEqual(['REVIEWER_UNCHANGED']);
    expect(refused(zhou.id)).toEqual(['HANDLER_MAY_NOT_REVIEW']);
    expect(refused(lin.id)).toEqual(['NOT_A_REVIEWER']);
    expect(run.refused(zhou, 'review.reassign', { ...because, reviewer: other }, '2026-03-23')).toEqual([
      'ROLE_MISSING',
    ]);
    run.do(lin, 'review.reassign', { ...because, reviewer: other }, '2026-03-23');
    expect(asked({ agency })).toEqual([[other, 'review.accept']]);
    run.do(run.facts.staff[other]!, 'review.accept', {}, '2026-03-23');
    expect(asked({ agency })).toEqual([[other, 'review.opine']]);
  });
});
