import type { PublicDecision } from '@mingjing/contract';
import { verifyBundle } from '@mingjing/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../html.ts';
import { decisionPage } from '../pages/decision.ts';
import { shownFields } from '../shown.ts';
import { sampleProof } from '../testing/bundle.ts';
import { hostileDecision } from '../testing/hostile.ts';
import { elements, readPage, textOf } from '../testing/inspect.ts';
import { felling, food, sampleKey, sampleSite } from '../testing/sample.ts';
import { findDecision, type Marked, pageDifferences } from './compare.ts';

/** The marked places of the page that is made of a decision, as a browser finds them. */
function marksOf(decision: PublicDecision): Marked[] {
  const publishedAt = '2026-04-20T02:00:00.000Z';
  const record = { state: 'published', decision, publishedAt, history: [] } as const;
  const assets = { css: '/a', check: '/b', mark: '/c', verifier: '/d' };
  const page = decisionPage(record, sampleSite.origin, assets, sampleKey).main;
  const root = readPage(`<!doctype html>${html`<main>${page}</main>`.text}`);
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
