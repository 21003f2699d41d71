import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../dossier/fold.ts';
import { resolveProfile } from '../../profiles/index.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { sameActWarnings, secondFineRefusals } from './same-act.ts';
import { drive, filedState, testId } from './testing.ts';

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
      { ...filedState, distinguished: [{ dossier: testId(70), seq: 9 }] },
      [],
      [],
    ],
  ] as const)('%s', (_what, more, state, warned, refused) => {
    expect(sameActWarnings(state, facts(more)).map((warning) => warning.code)).toEqual(warned);
    expect(secondFineRefusals(state, facts(more)).map((refusal) => refusal.code)).toEqual(refused);
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
});
