import { describe, expect, it } from 'vitest';
import type { Actor } from '../../dossier/act.ts';
import { type Delegation, matterOfAct, waitingForOthers } from '../../dossier/delegation.ts';
import { definitionsOf } from '../../dossier/fold.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { tasksOf } from './tasks.ts';
import { at, drive, filedState, people, sampleAgency } from './testing.ts';

const { zhou, lin, gao, chen } = people;

/** A case of an agency that says who approves, with a proposal to drop it. */
function proposed(delegations?: readonly Delegation[], staff = {}) {
  const run = drive({
    procedure: { ...penaltyOrdinary, initial: filedState },
    agency: { ...sampleAgency, ...(delegations === undefined ? {} : { delegations }) },
    staff,
  });
  const reasons = { ground: 'noConduct', investigation: '经查', reason: '没有违法行为', files: [] };
  run.do(zhou, 'termination.propose', reasons, '2026-03-19');
  const refused = (who: typeof lin | typeof gao | typeof acting) =>
    run.refused(who, 'case.terminate', { opinion: '同意', files: [] }, '2026-03-20');
  const asked = (heads: readonly Head[] = [lin, gao], serving: readonly Head[] = heads) =>
    tasksOf(run.state, run.facts, run.profile, at('2026-03-20')).flatMap(({ move, role }) =>
      move === 'case.terminate' && role === 'head'
        ? heads.filter(({ id, roles }) => {
            const others = waitingForOthers(run.facts.agency, { personId: id, roles }, (person) =>
              serving.some((head) => head.id === person),
            );
            return !others.includes(move);
          })
        : [],
    );
  return { run, refused, asked };
}

type Head = { readonly id: string; readonly roles: Actor['roles'] };

/** Presides while the first head is away. */
const acting = { ...gao, roles: ['head', 'principal'] as const };

describe('审批权限 by matter', () => {
  it('any head approves where the agency says nothing, deputies as well', () => {
    const { refused, asked } = proposed();
    expect(asked()).toEqual([lin, gao]);
    expect([refused(lin), refused(gao)]).toEqual([[], []]);
  });

  it('the first head alone, or who presides, where the agency says so', () => {
    const { run, refused, asked } = proposed([{ matter: 'termination', approver: 'principal' }]);
    expect(asked()).toEqual([lin]);
    expect(asked([acting])).toEqual([acting]);
    expect([refused(lin), refused(acting), refused(gao)]).toEqual([[], [], ['NOT_DELEGATED']]);
    const shown = run.moves(gao, '2026-03-20').find(({ type }) => type === 'case.terminate');
    expect(shown).toMatchObject({ allowed: false, refusals: [{ code: 'NOT_DELEGATED' }] });
  });

  it('a deputy by name, and still the first head', () => {
    const other = { ...gao, id: chen.id.replace(/.$/, '0') };
    const { refused, asked } = proposed([{ matter: 'termination', approver: 'named', persons: [gao.id] }], {
      [other.id]: other,
    });
    expect(asked([lin, gao, other])).toEqual([gao]);
    expect([refused(lin), refused(gao), refused(other)]).toEqual([[], [], ['NOT_DELEGATED']]);
  });

  it('comes back to the first head once none of the deputies named is a head any more', () => {
    const other = { ...gao, id: chen.id.replace(/.$/, '0') };
    const persons = [gao.id, other.id];
    const { asked } = proposed([{ matter: 'termination', approver: 'named', persons }], {
      [other.id]: other,
    });
    expect(asked([lin, gao, other])).toEqual([gao, other]);
    expect(asked([lin, other], [lin, other])).toEqual([other]);
    expect(asked([lin], [lin])).toEqual([lin]);
  });

  it('says nothing of other matters', () => {
    const { refused, asked } = proposed([{ matter: 'closing', approver: 'principal' }]);
    expect(asked()).toEqual([lin, gao]);
    expect(refused(gao)).toEqual([]);
  });

  it('covers acts that are the head’s, and every such act but those the law or another rule gives to somebody', () => {
    const definitions = definitionsOf(penaltyOrdinary);
    for (const type of Object.keys(matterOfAct)) expect(definitions.get(type)?.by, type).toEqual(['head']);
    const uncovered = penaltyOrdinary.acts
      .filter(({ by, type }) => by.join() === 'head' && matterOfAct[type] === undefined)
      .map(({ type }) => type);
    expect(uncovered.sort()).toEqual(['hearing.refuse', 'publication.withhold']);
  });
});
