import { describe, expect, it } from 'vitest';
import type { StaffFacts } from '../../dossier/facts.ts';
import { definitionsOf } from '../../dossier/fold.ts';
import type { Refusal } from '../../dossier/refusal.ts';
import { resolveProfile } from '../../profiles/index.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { newSameActWarnings, sameActWarnings, secondFineRefusals } from './same-act.ts';
import { drive, filedState, people, testId } from './testing.ts';

const profile = resolveProfile('national');

/** The conduct of the case lasted from 2026-02-17 to 2026-03-10. */
const other = (more: object = {}) => ({
  dossier: testId(70),
  title: '样例',
  agency: '县城管局',
  number: '清城罚〔2026〕3号',
  from: '2026-03-01',
  to: '2026-03-20',
  place: '样例',
  fined: true,
  ...more,
});
const facts = (more: object = {}) => drive({ procedure: penaltyOrdinary, related: [other(more)] }).facts;

describe('another case against the same party （处罚法 art 29）', () => {
  it.each([
    ['a fine over the same days', {}, filedState, ['SECOND_FINE_AHEAD'], ['SECOND_FINE']],
    ['a case not fined, or not yet', { fined: false }, filedState, ['SAME_ACT_SUSPECTED'], []],
    ['a fine for days before', { from: '2026-01-01', to: '2026-02-16' }, filedState, [], []],
    ['a fine for days after', { from: '2026-03-11' }, filedState, [], []],
    [
      'a fine that a reviewer found to be for another act',
      {},
      { ...filedState, distinguished: [{ dossier: testId(70), seq: 9, at: '', by: '' }] },
      [],
      [],
    ],
  ] as const)('%s', (_what, more, state, warned, refused) => {
    expect(sameActWarnings(state, facts(more)).map((warning) => warning.code)).toEqual(warned);
    expect(secondFineRefusals(state, facts(more)).map((refusal) => refusal.code)).toEqual(refused);
  });

  it('is said once, however many cases there are, and only of those that were not there before', () => {
    const one = other({ fined: false });
    const { number: _, ...unnumbered } = one;
    const related = [
      one,
      other({ dossier: testId(71), number: '清城罚〔2026〕4号' }),
      { ...unnumbered, dossier: testId(72) },
      { ...unnumbered, dossier: testId(73), agency: '县市监局' },
      { ...unnumbered, dossier: testId(74), agency: '县市监局', from: '2026-03-11' },
    ];
    const words = (warnings: readonly Refusal[]) => warnings.map(({ code, message }) => [code, message]);
    expect(words(sameActWarnings(filedState, { related }))).toEqual([
      ['SECOND_FINE_AHEAD', expect.stringContaining('已被罚款：县城管局（清城罚〔2026〕4号）。')],
      [
        'SAME_ACT_SUSPECTED',
        expect.stringContaining('另有案件：县城管局2件（清城罚〔2026〕3号）、县市监局，'),
      ],
    ]);
    expect(newSameActWarnings(filedState, filedState, { related })).toEqual([]);
    const conduct = filedState.conduct!;
    const longer = { ...filedState, conduct: { ...conduct, to: '2026-03-12' } };
    expect(words(newSameActWarnings(filedState, longer, { related }))).toEqual([
      ['SAME_ACT_SUSPECTED', expect.stringContaining('另有案件：县市监局，')],
    ]);
  });

  it('is said again when filing is proposed and approved, with its number and what to do', () => {
    for (const type of ['filing.propose', 'filing.approve']) {
      const [warning] = definitionsOf(penaltyOrdinary).get(type)?.warns?.(filedState, facts(), profile) ?? [];
      expect(warning).toMatchObject({
        source: { source: 'APL', article: '29' },
        move: 'sameAct.distinguish',
      });
      expect(warning?.message).toContain('清城罚〔2026〕3号');
    }
  });

  it('is told apart once, by a reviewer who took no part, and only a case that is known', () => {
    const run = drive({ procedure: { ...penaltyOrdinary, initial: filedState }, related: [other()] });
    const asked = (who: StaffFacts, dossier: string) =>
      run.refused(who, 'sameAct.distinguish', { dossier, reason: '另一地点' }, '2026-04-01');
    expect(asked(people.shen, testId(71))).toEqual(['RELATED_UNKNOWN']);
    expect(asked(people.zhou, testId(70))).toEqual(['ROLE_MISSING']);
    run.do(people.shen, 'sameAct.distinguish', { dossier: testId(70), reason: '另一地点' }, '2026-04-01');
    expect(asked(people.shen, testId(70))).toEqual(['ALREADY_DISTINGUISHED']);
    expect(secondFineRefusals(run.state, run.facts)).toEqual([]);
  });
});
