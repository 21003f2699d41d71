import { decisionQuerySchema, type PublicDecision } from '@mingjing/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedSeed } from '../memory-reader.ts';
import type { DecisionRow, PublishedReader } from '../reader.ts';
import { publicId } from './hostile.ts';
import { dust, felling, food, sampleSeed, tutoring } from './sample.ts';

/**
 * What every reader of published data has to do, whatever stands behind it. `open` fills an empty store with the seed; ids of
 * agencies and regions in it may be mapped through `code`, where the store has its own.
 */
export function readerSuite(
  name: string,
  open: (seed: PublishedSeed) => Promise<PublishedReader>,
  code: (text: string) => string = (text) => text,
): void {
  const query = (given: Record<string, unknown> = {}) => decisionQuerySchema.parse(given);
  const ids = (rows: readonly DecisionRow[]) => rows.map((row) => row.id);

  describe(`${name} reads what is published`, () => {
    it('gives a decision with its history, and nothing for an id that never was', async () => {
      const reader = await open(sampleSeed);
      const found = await reader.decision(food.id);
      expect(found).toMatchObject({ state: 'published', publishedAt: '2026-04-20T02:00:00.000Z' });
      if (found?.state !== 'published') return;
      expect(found.decision).toEqual({ ...food, agency: { ...food.agency, id: code(food.agency.id) } });
      expect(found.history.map((event) => event.what)).toEqual(['published', 'corrected']);
      expect(await reader.decision(publicId(999_999))).toBeUndefined();
    });

    it('keeps of a withdrawn decision its tombstone and nothing else', async () => {
      const reader = await open(sampleSeed);
      const found = await reader.decision('r2e3t4r5a6c7t2e3');
      expect(found?.state).toBe('retracted');
      expect(JSON.stringify(found)).not.toContain('苏打饼干');
      expect(await reader.proof('r2e3t4r5a6c7t2e3')).toBeUndefined();
      const listed = await reader.decisions(query({ limit: 100 }));
      expect(ids(listed.items)).not.toContain('r2e3t4r5a6c7t2e3');
    });

    it('leads from what was changed to what was published in its place, and back', async () => {
      const reader = await open(sampleSeed);
      const earlier = await reader.decision('c2h3a4n5g6e7d2o3');
      if (earlier?.state !== 'retracted') throw new Error('not taken back');
      expect(earlier.tombstone).toMatchObject({
        id: 'c2h3a4n5g6e7d2o3',
        on: '2026-10-14',
        publishedAt: '2026-08-28T02:00:00.000Z',
        replacedBy: tutoring.id,
      });
      const now = await reader.decision(tutoring.id);
      if (now?.state !== 'published') throw new Error('not published');
      expect(now.decision.change?.replaces).toBe('c2h3a4n5g6e7d2o3');
      expect(now.publicUntil).toBeUndefined();
      expect(await reader.decision(food.id)).toMatchObject({ publicUntil: '2029-04-20' });
    });

    it.each([
      ['party', '鑫垒', [dust.id]],
      ['cause', '滥伐', [felling.id]],
      ['facts', '蛋黄派', [food.id]],
      ['document number', '罚〔2026〕12号', [food.id]],
      ['a year in square brackets', '市监罚[2026]12号', [food.id]],
      ['a year in round brackets of full width', '清市监罚（2026）12号', [food.id]],
      ['digits of full width', '罚【２０２６】１２号', [food.id]],
      ['words parted by a wide blank', '罚〔2026〕3号　培训', [tutoring.id]],
      ['masked name', '罗某', [felling.id]],
      ['two words, both of which must be there', '罚〔2026〕3号 培训', [tutoring.id]],
      ['two words of which one is not', '蛋黄派 培训', []],
      ['one character', '滥', [felling.id]],
      ['signs with a meaning in patterns', '%', []],
    ])('finds by %s', async (_what, q, expected) => {
      const reader = await open(sampleSeed);
      expect(ids((await reader.decisions(query({ q }))).items)).toEqual(expected);
    });

    it('filters by agency and by day of decision, both ends included', async () => {
      const reader = await open(sampleSeed);
      const by = async (given: Record<string, unknown>) => ids((await reader.decisions(query(given))).items);
      expect(await by({ agency: code('market') })).toEqual([food.id]);
      expect(await by({ from: '2026-06-18', to: '2026-08-21' })).toEqual([tutoring.id, felling.id]);
      expect(await by({ from: '2027-01-01' })).toEqual([]);
    });

    it('pages over a thousand rows, each once and in order, there and back', async () => {
      const [days] = fc.sample(
        fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1000, maxLength: 1000 }),
        { numRuns: 1, seed: 7 },
      );
      const decisions = days!.map((day, i): PublicDecision => {
        return {
          ...food,
          id: publicId((i * 7919) % 1_000_003),
          decidedOn: `2026-02-${String(day).padStart(2, '0')}`,
        };
      });
      const seed = decisions.map((decision) => ({ decision, publishedAt: '2026-03-01T00:00:00.000Z' }));
      const reader = await open({ ...sampleSeed, decisions: seed });
      const order = decisions
        .map((each) => `${each.decidedOn}_${each.id}`)
        .sort()
        .reverse();

      const seen: string[] = [];
      const pages: string[][] = [];
      for (let after: string | undefined; ; ) {
        const page = await reader.decisions(query({ limit: 37, ...(after && { after }) }));
        pages.push(ids(page.items));
        seen.push(...page.items.map((row) => `${row.decidedOn}_${row.id}`));
        if (page.next === undefined) break;
        after = page.next;
      }
      expect(seen).toEqual(order);

      let page = await reader.decisions(query({ limit: 37, after: order[(pages.length - 1) * 37 - 1]! }));
      for (let i = pages.length - 2; i >= 0; i--) {
        page = await reader.decisions(query({ limit: 37, before: page.prev! }));
        expect(ids(page.items)).toEqual(pages[i]);
      }
      expect(page.prev).toBeUndefined();
    });

    it('goes on from a row that is no longer there', async () => {
      const reader = await open(sampleSeed);
      const page = await reader.decisions(query({ after: `2026-08-01_${publicId(5)}` }));
      expect(ids(page.items)).toEqual([felling.id, food.id]);
    });

    it('gives the people of an agency, auxiliary staff apart, and any officer by certificate', async () => {
      const reader = await open(sampleSeed);
      const people = await reader.officers(code('qingshi'));
      expect(people?.officers.map((officer) => officer.name)).toEqual(['田守义']);
      expect(people?.auxiliaries).toHaveLength(1);
      expect(await reader.officers(code('nowhere'))).toBeUndefined();
      expect((await reader.officer('样990921-0104'))?.suspended).toEqual({ from: '2026-09-01' });
      expect(await reader.officer('样990921-9999')).toBeUndefined();
    });

    it('gives the items and the review catalogue of an agency, and where it enforces', async () => {
      const reader = await open(sampleSeed);
      const seeded = sampleSeed.agencies.find((agency) => agency.id === 'market')!;
      const agency = await reader.agency(code('market'));
      expect(agency?.items).toEqual(seeded.items);
      expect(agency?.reviewCatalogue).toEqual(seeded.reviewCatalogue);
      expect(agency?.entrustments).toEqual(seeded.entrustments);
      const regions = (await reader.agencies()).map(({ name, region }) => [name, region]);
      expect(regions).toContainEqual(['怀川市生态环境局', '990900']);
    });

    it('filters by area', async () => {
      const reader = await open(sampleSeed);
      expect(ids((await reader.decisions(query({ region: tutoring.region }))).items)).toContain(tutoring.id);
      expect(ids((await reader.decisions(query({ region: '110000' }))).items)).toEqual([]);
    });

    it('counts what is published for the home page', async () => {
      const { year, newest } = await (await open(sampleSeed)).home();
      expect(year).toMatchObject({ year: 2026, decisions: 4, fineFen: 11_770_000 });
      expect(ids(newest)).toEqual([dust.id, tutoring.id, felling.id, food.id]);
    });
  });
}
