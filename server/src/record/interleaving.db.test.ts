import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { newId, openTestHouse, type TestHouse } from '../testing/record.ts';

let database: TestDatabase;
let houses: TestHouse[];
beforeAll(async () => {
  database = await createTestDatabase();
  houses = await Promise.all([openTestHouse(database.appPool), openTestHouse(database.appPool)]);
});
afterAll(() => database.drop());

const step = fc.record({
  house: fc.nat(1),
  dossier: fc.nat(2),
  kind: fc.constantFrom('note', 'attempt', 'appoint', 'stale', 'again', 'fact'),
  delay: fc.nat(3),
});

it('whatever comes at the same time over two processes: no gap, no act twice, nothing between an act and its rows', async () => {
  const actors = await Promise.all(houses.map((house) => house.person('甲')));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      const dossiers = await Promise.all([0, 1, 2].map(() => houses[0]!.open(actors[0]!)));
      const shared = {
        id: newId(),
        type: 'note.add',
        occurredAt: new Date().toISOString(),
        data: { text: '同一请求' },
      };
      const outcomes = await Promise.all(
        steps.map(async ({ house: at, dossier: which, kind, delay }) => {
          await sleep(delay);
          const [house, actor, dossier] = [houses[at]!, actors[at]!, dossiers[which]!];
          switch (kind) {
            case 'note':
              return house.act(actor, dossier, 'note.add', { text: '' });
            case 'attempt': {
              const wish = { actor, dossier, command: { ...shared, id: newId() } };
              return (await house.record.attempt({ ...wish, basis: [] })) ?? house.record.perform(wish);
            }
            case 'appoint':
              return house.act(actor, dossier, 'team.appoint', { handlers: [actor.personId] });
            case 'stale':
              return house.act(actor, dossier, 'team.appoint', { handlers: [] }, { expectedSeq: 1 });
            case 'again':
              return house.record.perform({ actor: actors[0]!, dossier: dossiers[0]!, command: shared });
            case 'fact':
              return house.act(actor, actors[0]!.personId, 'fact.set', {});
            default:
              return kind satisfies never;
          }
        }),
      );
      for (const outcome of outcomes)
        expect(outcome.ok || outcome.kind === 'conflict', JSON.stringify(outcome)).toBe(true);
      const accepted = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.act.id] : [])));
      const { rows } = await database.appPool.query(
        `select d.id, d.seq, array_agg(a.seq order by a.seq) as seqs, array_agg(a.id) as ids,
                (select count(*)::int from ledger.pending p where p.act = any (array_agg(a.id))) as pending,
                (select v.stage from view.dossier v where v.dossier = d.id) as shown
         from record.dossier d join record.act a on a.dossier = d.id where d.id = any ($1) group by d.id`,
        [dossiers],
      );
      const stored = new Set<string>();
      for (const row of rows) {
        expect(row.seqs).toEqual(Array.from({ length: row.seq }, (_, i) => i + 1));
        expect(row.pending).toBe(row.seq);
        expect(row.shown).toBe('open');
        for (const id of row.ids) stored.add(id);
      }
      const elsewhere = steps.filter(({ kind }) => kind === 'fact').length;
      expect([...accepted].filter((id) => stored.has(id)).length).toBe(accepted.size - elsewhere);
      expect(stored.size).toBe(accepted.size - elsewhere + dossiers.length);
    }),
    { numRuns: 40 },
  );
});
