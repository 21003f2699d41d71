import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './civil.ts';
import { surcharge } from './surcharge.ts';

const first = '2026-10-10';

describe('surcharge (处罚法 art 72)', () => {
  it.each([
    [100_000, 1, 3_000],
    [100_000, 33, 99_000],
    [100_000, 34, 100_000],
    [100_000, 400, 100_000],
    [2_800_000, 5, 420_000],
    [333, 1, 9],
    [0, 10, 0],
  ])('%i fen after %i days is %i fen', (fineFen, days, amountFen) => {
    expect(surcharge({ fineFen, from: first, to: addDays(first, days - 1) })).toMatchObject({
      ok: true,
      days,
      amountFen,
    });
  });

  it('is nothing when paid in time', () => {
    expect(surcharge({ fineFen: 100, from: first, to: '2026-10-09' })).toMatchObject({
      days: 0,
      amountFen: 0,
      capped: false,
    });
  });

  it('does not count days of reconsideration or litigation, each once (art 73(3))', () => {
    const excluded = [
      { from: '2026-10-12', to: '2026-10-14', reason: '行政复议' },
      { from: '2026-10-13', to: '2026-10-15', reason: '行政诉讼' },
    ];
    expect(surcharge({ fineFen: 100_000, from: first, to: '2026-10-19', excluded })).toMatchObject({
      days: 6,
      excludedDays: 4,
      amountFen: 18_000,
    });
  });

  it('never exceeds the fine, never falls from one day to the next', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), fc.nat({ max: 90 }), (fineFen, days) => {
        const one = surcharge({ fineFen, from: first, to: addDays(first, days) });
        const next = surcharge({ fineFen, from: first, to: addDays(first, days + 1) });
        if (!one.ok || !next.ok) throw new Error('refused');
        expect(one.amountFen).toBeLessThanOrEqual(fineFen);
        expect(next.amountFen).toBeGreaterThanOrEqual(one.amountFen);
        expect(Number.isInteger(one.amountFen)).toBe(true);
      }),
    );
  });

  it.each([
    [{ fineFen: 1.5, from: first, to: first }, 'FINE_INVALID'],
    [{ fineFen: -1, from: first, to: first }, 'FINE_INVALID'],
    [{ fineFen: 1, from: '2026-02-30', to: first }, 'DATES_INVALID'],
    [
      {
        fineFen: 1,
        from: first,
        to: first,
        excluded: [{ from: '2026-10-12', to: '2026-10-11', reason: '' }],
      },
      'DATES_INVALID',
    ],
  ])('%o is refused: %s', (request, code) => {
    expect(surcharge(request)).toMatchObject({ ok: false, code });
  });
});
