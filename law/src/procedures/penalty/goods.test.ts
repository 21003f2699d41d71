import { describe, expect, it } from 'vitest';
import { unperformed } from './owed.ts';
import { people, testFile } from './testing.ts';
import {
  case1,
  case3,
  decidedState,
  driveDecided,
  ecologyBureau,
  officers,
  serveDecision,
} from './testing-decided.ts';

describe('goods and penalties other than money', () => {
  const goods = (more: Record<string, unknown> = {}) => ({
    party: 'p1',
    goods: [{ id: 'g1', name: '苏打饼干', unit: '袋', quantity: '7' }],
    officers,
    keeper: '样例',
    files: [testFile(60)],
    ...more,
  });
  const disposal = (more: Record<string, unknown> = {}) => ({
    goods: ['g1'],
    how: 'destroyed',
    place: '垃圾处理场',
    process: '拆包销毁',
    officers,
    operator: '样例',
    supervisor: '样例',
    files: [testFile(61)],
    ...more,
  });

  it('confiscates what was decided, disposes of what was confiscated （案例一）', () => {
    const dossier = driveDecided(case1);
    serveDecision(dossier, '2026-04-15');
    expect(unperformed(dossier.state)).toEqual(['罚款尚未缴清', '没收非法财物尚未执行']);
    expect(dossier.refused(people.zhou, 'goods.dispose', disposal(), '2026-04-23')).toEqual(['MOVE_CLOSED']);
    dossier.do(people.zhou, 'goods.confiscate', goods(), '2026-04-16');
    expect(dossier.refused(people.zhou, 'goods.confiscate', goods(), '2026-04-16')).toEqual([
      'GOODS_DUPLICATE',
    ]);
    expect(
      dossier.refused(people.zhou, 'goods.dispose', disposal({ supervisor: undefined }), '2026-04-23'),
    ).toEqual(['DATA_INVALID']);
    expect(dossier.refused(people.zhou, 'goods.dispose', disposal({ goods: ['g2'] }), '2026-04-23')).toEqual([
      'GOODS_UNKNOWN',
    ]);
    dossier.do(people.zhou, 'goods.dispose', disposal(), '2026-04-23');
    expect(unperformed(dossier.state)).toEqual(['罚款尚未缴清']);
  });

  it('confiscates from the party it was decided against', () => {
    const decision = case1.decision!;
    const fined = { party: 'p2', penalties: [{ kind: 'fine' as const, fen: 100_000 }] };
    const parties = [...decision.outcome.parties, fined];
    const dossier = driveDecided({
      ...case1,
      parties: [...case1.parties, { id: 'p2', kind: 'organisation', name: '供货公司' }],
      decision: { ...decision, outcome: { ...decision.outcome, parties } },
    });
    const refused = (party: string) =>
      dossier.refused(people.zhou, 'goods.confiscate', goods({ party }), '2026-04-16');
    expect([refused('p2'), refused('p1')]).toEqual([['CONFISCATION_NOT_DECIDED'], []]);
  });

  it('sells what was one party’s at a time, so that each price has its owner', () => {
    const decision = case1.decision!;
    const parties = ['p1', 'p2'].map((party) => ({
      party,
      penalties: [{ kind: 'confiscateIllegalProperty' as const, what: '饼干' }],
    }));
    const dossier = driveDecided({
      ...case1,
      parties: [...case1.parties, { id: 'p2', kind: 'organisation', name: '供货公司' }],
      decision: { ...decision, outcome: { ...decision.outcome, parties } },
    });
    for (const [party, id] of [
      ['p1', 'g1'],
      ['p1', 'g2'],
      ['p2', 'g3'],
    ]) {
      const own = [{ id, name: '苏打饼干', unit: '袋', quantity: '7' }];
      dossier.do(people.zhou, 'goods.confiscate', goods({ party, goods: own }), '2026-04-16');
    }
    const refused = (ids: readonly string[], more: Record<string, unknown>) =>
      dossier.refused(people.zhou, 'goods.dispose', disposal({ goods: ids, ...more }), '2026-04-23');
    const sold = { how: 'sold', proceeds: 12_600 };
    expect(refused(['g2', 'g3'], sold)).toEqual(['SALE_OF_ONE_PARTY']);
    expect(refused(['g1', 'g2'], sold)).toEqual([]);
    expect(refused(['g2', 'g3'], {})).toEqual([]);
  });

  it('is no part of a case that confiscates nothing', () => {
    const dossier = driveDecided(case3, ecologyBureau);
    serveDecision(dossier, '2026-09-24');
    expect(dossier.refused(people.zhou, 'goods.confiscate', goods(), '2026-09-28')).toEqual(['MOVE_CLOSED']);
  });

  it('records what is carried out by doing', () => {
    const closed = decidedState(ecologyBureau, {
      parties: case3.parties,
      penalties: [{ party: 'p1', penalties: [{ kind: 'orderSuspension', what: '停业整治一个月' }] }],
      on: '2026-09-24',
      number: '样例',
      cause: '样例',
      item: 'dust',
      facts: '样例',
    });
    const dossier = driveDecided(closed, ecologyBureau);
    const carried = (kind: string) => ({ party: 'p1', kind, on: '2026-09-28', how: '已停业', files: [] });
    expect(unperformed(dossier.state)).toEqual(['责令停产停业尚未执行']);
    expect(
      dossier.refused(people.zhou, 'penalty.carryOut', carried('licenceForfeiture'), '2026-09-28'),
    ).toEqual(['PENALTY_NOT_DECIDED']);
    dossier.do(people.zhou, 'penalty.carryOut', carried('orderSuspension'), '2026-09-28');
    expect(unperformed(dossier.state)).toEqual([]);
  });
});
