import { describe, expect, it } from 'vitest';
import type { ActView } from '../api.ts';
import { lanesOf, tell } from './timeline.ts';

const act = (more: Partial<ActView>): ActView => ({
  id: 'a',
  seq: 1,
  type: 'lead.register',
  zh: '登记案源',
  lane: 'lead',
  occurredAt: '2026-03-10T01:00:00.000Z',
  recordedAt: '2026-03-10T01:05:00.000Z',
  late: false,
  actor: { id: 'p', name: '周晓岚', agencyId: 'g' },
  data: {},
  attached: [],
  ...more,
});

describe('the timeline', () => {
  it('says how many days late an act was recorded, at least one', () => {
    const late = (recordedAt: string) => tell([act({ late: true, recordedAt })])[0]?.lateDays;
    expect(late('2026-03-11T02:00:00.000Z')).toBe(1);
    expect(late('2026-03-15T01:00:00.000Z')).toBe(5);
    expect(late('2026-03-10T02:00:00.000Z')).toBe(1);
    expect(tell([act({})])[0]?.lateDays).toBe(0);
  });

  it('shows the corrected time and keeps the one that was stated', () => {
    const [told] = tell([
      act({ correction: { bySeq: 3, occurredAt: '2026-03-09T01:00:00.000Z', values: {} } }),
    ]);
    expect(told).toMatchObject({
      happenedAt: '2026-03-09T01:00:00.000Z',
      statedAt: '2026-03-10T01:00:00.000Z',
    });
  });

  it('says which of several parties an act is about', () => {
    const parties = ['罗国柱', '石桂英'].map((name, i) => ({
      id: `p${i + 1}`,
      kind: 'naturalPerson' as const,
      person: { name },
    }));
    const gists = (of: typeof parties) =>
      tell(
        [act({ data: { party: 'p2' } }), act({ data: { parties: ['p1', 'p2'] } }), act({})],
        of as never,
      ).map(({ gist }) => gist);
    expect(gists(parties)).toEqual(['石桂英', '罗国柱、石桂英', undefined]);
    expect(gists(parties.slice(0, 1))).toEqual([undefined, undefined, undefined]);
  });

  it('shows one time where only values were corrected', () => {
    const [told] = tell([act({ correction: { bySeq: 3, values: { summary: '改' } } })]);
    expect(told?.statedAt).toBeUndefined();
  });

  it('offers the lanes that have acts, in the order of the procedure', () => {
    expect(lanesOf([act({ lane: 'service' }), act({ lane: 'filing' }), act({ lane: 'lead' })])).toEqual([
      'lead',
      'filing',
      'service',
    ]);
  });
});
