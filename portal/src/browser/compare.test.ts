import type { PublicDecision } from '@mingjing/contract';
import { noPageCompared, verifyBundle } from '@mingjing/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../html.ts';
import { decisionPage, tombstonePage } from '../pages/decision.ts';
import type { Tombstone } from '../reader.ts';
import { shownFields } from '../shown.ts';
import { sampleProof } from '../testing/bundle.ts';
import { hostileDecision } from '../testing/hostile.ts';
import { type Element, elements, readPage, textOf } from '../testing/inspect.ts';
import { felling, food, sampleKey, sampleSite } from '../testing/sample.ts';
import { findDecision, type Marked, pageDifferences, withdrawalDifferences } from './compare.ts';

/** The marked places of the page that is made of a decision, as a browser finds them. */
function marksOf(decision: PublicDecision): Marked[] {
  const publishedAt = '2026-04-20T02:00:00.000Z';
  const record = { state: 'published', decision, publishedAt, history: [] } as const;
  const assets = { css: '/a', check: '/b', mark: '/c', verifier: '/d' };
  const page = decisionPage(record, sampleSite.origin, assets, sampleKey).main;
  return marksIn(readPage(`<!doctype html>${html`<main>${page}</main>`.text}`));
}

function marksIn(root: Element): Marked[] {
  return elements(root).flatMap((each): Marked[] => {
    const path = each.attributes.get('data-f');
    return path === undefined ? [] : [[path, textOf(each)]];
  });
}

describe('comparing a page with what was committed to', () => {
  it('finds every field of every decision on its page, and nothing else marked', () => {
    fc.assert(
      fc.property(hostileDecision, (decision) => {
        const marks = marksOf(decision);
        expect(pageDifferences(decision, marks)).toEqual([]);
        expect(new Set(marks.map(([path]) => path))).toEqual(new Set(shownFields(decision).keys()));
      }),
      { numRuns: 200 },
    );
  });

  it('covers every text and figure of the decision', () => {
    const uncovered = Object.keys(food).filter(
      (key) => ![...shownFields(food).keys()].some((path) => path === key || path.startsWith(`${key}.`)),
    );
    // The format and the region are not shown; the id is compared by itself; there is no mask in this one, no sum confiscated.
    expect(uncovered.sort()).toEqual(['format', 'id', 'masks', 'region']);
  });

  it('names the field that was changed, left out, added or shown twice', () => {
    const marks = marksOf(food);
    expect(
      pageDifferences(
        food,
        marks.map(([path, text]): Marked => [path, path === 'fineFen' ? '¥60.00' : text]),
      ),
    ).toEqual(['fineFen']);
    expect(
      pageDifferences(
        food,
        marks.filter(([path]) => path !== 'remedies.1'),
      ),
    ).toEqual(['remedies.1']);
    expect(pageDifferences(food, [...marks, ['penalties.9', '吊销许可证']])).toEqual(['penalties.9']);
    expect(pageDifferences(food, [...marks, ['party.shown', '别人']])).toEqual(['party.shown']);
  });

  it('does not pass one decision off as another', () => {
    expect(pageDifferences(felling, marksOf(food)).length).toBeGreaterThan(5);
  });
});

describe('the proof of a published page', () => {
  it('is intact for the committed decision, and gives it back for comparison', async () => {
    const { vkey, text } = await sampleProof(food);
    const verdict = verifyBundle(new TextEncoder().encode(text), { vkey });
    expect(verdict.verdict).toBe('intact');
    const committed = findDecision(verdict.shown?.find(({ name }) => name === 'data.publicBytes')?.value);
    expect(pageDifferences(committed!, marksOf(food))).toEqual([]);
    expect(pageDifferences(committed!, marksOf({ ...food, fineFen: 60_000_000 }))).toEqual(['fineFen']);
  });

  it('is changed once a character of the committed text is', async () => {
    const { vkey, text } = await sampleProof(food);
    const altered = text.replace('6000.00', '9000.00');
    expect(verifyBundle(new TextEncoder().encode(altered), { vkey }).verdict).toBe('changed');
  });

  it.each([undefined, 7, '', 'null', '[]', '{"format":"other"}', '{'])('finds no decision in %j', (text) => {
    expect(findDecision(text)).toBeUndefined();
  });
});

describe('comparing a page with the act that took a publication down', () => {
  const retracted = [
    { name: 'act.type', value: 'publication.retract' },
    // Midnight in China is still the day before in UTC.
    { name: 'act.occurredAt', value: '2026-10-13T16:30:00.000Z' },
    { name: 'data.publicId', value: 'c2h3a4n5g6e7d2o3' },
    { name: 'data.publicReason', value: '行政处罚决定经行政复议变更。' },
  ];
  const ended = [
    { name: 'act.type', value: 'publication.end' },
    { name: 'act.occurredAt', value: '2029-04-21T01:00:00.000Z' },
    { name: 'data.publicId', value: food.id },
    { name: 'data.reason', value: 'periodOver' },
  ];
  const marksOn = (state: 'retracted' | 'ended', tombstone: Tombstone): Marked[] => {
    const assets = { css: '/a', check: '/b', mark: '/c', verifier: '/d' };
    const page = tombstonePage(state, tombstone, assets, sampleKey).main;
    return marksIn(readPage(`<!doctype html>${html`<main>${page}</main>`.text}`));
  };
  const changed = {
    id: 'c2h3a4n5g6e7d2o3',
    on: '2026-10-14',
    reason: '行政处罚决定经行政复议变更。',
    replacedBy: 'k3m7q2x4w6a5b2c3',
  };

  it('finds the page that says which, how, when and why to be the same', () => {
    expect(withdrawalDifferences(retracted, marksOn('retracted', changed))).toEqual([]);
    const over = { id: food.id, on: '2029-04-21', reason: '公示期满' };
    expect(withdrawalDifferences(ended, marksOn('ended', over))).toEqual([]);
  });

  it('says what became of the decision itself, and where the one made anew is', () => {
    const page = (became: string, orderedAnew: boolean) => {
      const assets = { css: '/a', check: '/b', mark: '/c', verifier: '/d' };
      const { main } = tombstonePage('retracted', { ...changed, became, orderedAnew }, assets, sampleKey);
      return textOf(readPage(`<!doctype html>${html`<main>${main}</main>`.text}`));
    };
    expect(page('经行政诉讼撤销，判决重新作出', true)).toMatch(
      /重新作出的决定另行公示。.*经行政诉讼撤销，判决重新作出/s,
    );
    // It goes by what is said of the order, whatever the words are.
    expect(page('撤销', true)).toContain('重新作出的决定另行公示。');
    expect(page('经行政复议变更', false)).toContain('变更后的决定另行公示。');
  });

  it.each([
    ['withdrawal.id', { ...changed, id: food.id }],
    ['withdrawal.on', { ...changed, on: '2026-10-13' }],
    ['withdrawal.reason', { ...changed, reason: '公示期满' }],
  ])('names %s when it differs', (path, tombstone) => {
    expect(withdrawalDifferences(retracted, marksOn('retracted', tombstone))).toEqual([path]);
  });

  it('takes no other act for one that took something down', () => {
    const other = retracted.map((field) =>
      field.name === 'act.type' ? { ...field, value: 'publication.release' } : field,
    );
    expect(withdrawalDifferences(other, marksOn('retracted', changed))).toHaveLength(4);
    expect(withdrawalDifferences([], marksOn('retracted', changed))).toHaveLength(4);
  });

  it('knows how a verdict without a page says so', async () => {
    const { vkey, text } = await sampleProof(food);
    const verdict = verifyBundle(new TextEncoder().encode(text), { vkey });
    expect(verdict.doesNotProve).toContain(noPageCompared);
  });
});
