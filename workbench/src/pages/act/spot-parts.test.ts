import type { PowerItem } from '@mingjing/law';
import { describe, expect, it } from 'vitest';
import { actFields } from '../../parts/readable.ts';
import { othersThan, spotParts, withItem } from './spot-parts.ts';

const fields = actFields('penalty-summary', 'spot.decide');

describe('a decision on the spot', () => {
  it('asks every field of the act once', () => {
    const byParts = [...spotParts.scene, ...spotParts.others.flatMap(({ names }) => [...names])];
    const byItem = ['item', 'breached', 'basis', 'tier'];
    const left = othersThan(fields).map(({ name }) => name);
    expect(left).toEqual(['files', 'recordingExemption']);
    expect([...byParts, ...byItem, ...left].sort()).toEqual(fields.map(({ name }) => name).sort());
  });

  it('cites the only clause of an item by itself, and leaves the choice among several', () => {
    const law = '中华人民共和国价格法';
    const item = {
      breached: [{ law, article: '第十三条第一款' }],
      basis: [
        { law, article: '第四十二条' },
        { law, article: '第四十三条' },
      ],
    } as unknown as PowerItem;
    const before = {
      item: 'new',
      breached: ['别的条款'],
      basis: [''],
      tier: 'of the earlier item',
      fine: 100,
    };
    expect(withItem(before, item)).toEqual({
      item: 'new',
      breached: ['中华人民共和国价格法第十三条第一款'],
      basis: [],
      tier: undefined,
      fine: 100,
    });
    expect(withItem(before, undefined)).toMatchObject({ breached: [], basis: [] });
  });
});
