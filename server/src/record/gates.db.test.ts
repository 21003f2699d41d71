import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { insertRawAct, openRawDossier, type RawAct } from '../testing/raw-act.ts';
import { newHash, newId } from '../testing/record.ts';

let database: TestDatabase;
let app: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await database.connect('app');
});
afterAll(() => database.drop());

const refusedBy = (gate: string) => ({ code: 'MJ003', constraint: gate });
const handler = newId();
const reviewer = newId();

async function dossierWith(
  ...acts: Omit<RawAct, 'dossier' | 'seq'>[]
): Promise<{ dossier: string; next: number }> {
  const dossier = await openRawDossier(app, [handler]);
  for (const [i, act] of acts.entries()) await insertRawAct(app, { ...act, dossier, seq: i + 2 });
  return { dossier, next: acts.length + 2 };
}

describe('the database refuses, whoever asks with the service’s own role', () => {
  const hash = newHash();
  const review = { type: 'review.opine', person: reviewer, hash, verdict: 'pass' } as const;

  it('a decision without any review', async () => {
    const { dossier, next } = await dossierWith();
    await expect(
      insertRawAct(app, { dossier, seq: next, type: 'decision.make', hash }),
    ).rejects.toMatchObject(refusedBy('review'));
  });

  it.each([
    ['a decision after a review of another draft', { ...review, hash: newHash() }],
    ['a decision after a review that did not pass', { ...review, verdict: 'fail' as const }],
    ['a decision after a review that only was submitted', { ...review, type: 'review.submit' }],
    [
      'a decision on an exemption that a handler wrote',
      { ...review, type: 'review.exempt', person: handler },
    ],
  ])('%s', async (_name, before) => {
    const { dossier, next } = await dossierWith(before);
    await expect(
      insertRawAct(app, { dossier, seq: next, type: 'decision.make', hash }),
    ).rejects.toMatchObject(refusedBy('review'));
  });

  it('a decision that names no draft', async () => {
    const { dossier, next } = await dossierWith(review);
    await expect(insertRawAct(app, { dossier, seq: next, type: 'decision.make' })).rejects.toMatchObject(
      refusedBy('review'),
    );
  });

  it('a decision whose reviewer is among its handlers, or became one after the review', async () => {
    const { dossier, next } = await dossierWith(review);
    await expect(
      insertRawAct(app, { dossier, seq: next, type: 'decision.make', hash, handlers: [reviewer] }),
    ).rejects.toMatchObject(refusedBy('review'));
    await insertRawAct(app, { dossier, seq: next, type: 'team.appoint', handlers: [reviewer] });
    await expect(
      insertRawAct(app, { dossier, seq: next + 1, type: 'decision.make', hash }),
    ).rejects.toMatchObject(refusedBy('review'));
  });

  it.each(['', 'savepoint in_between'])(
    'a decision in the same transaction as its review (%s)',
    async (between) => {
      const { dossier, next } = await dossierWith();
      await app.query('begin');
      if (between !== '') await app.query(between);
      await insertRawAct(app, { ...review, dossier, seq: next });
      if (between !== '') await app.query('release savepoint in_between');
      await expect(
        insertRawAct(app, { dossier, seq: next + 1, type: 'decision.make', hash }),
      ).rejects.toMatchObject(refusedBy('review'));
      await app.query('rollback');
    },
  );

  it('a decision whose review another transaction has not committed', async () => {
    const { dossier, next } = await dossierWith();
    const other = await database.connect('app');
    await other.query('begin');
    await insertRawAct(other, { ...review, dossier, seq: next });
    const deciding = insertRawAct(app, { dossier, seq: next + 1, type: 'decision.make', hash });
    deciding.catch(() => {});
    await other.query('rollback');
    await expect(deciding).rejects.toMatchObject({ code: 'MJ003' });
  });

  it('and lets the decision through after a committed review, and after an exemption', async () => {
    for (const type of ['review.opine', 'review.exempt']) {
      const { dossier, next } = await dossierWith({ ...review, type });
      await insertRawAct(app, { dossier, seq: next, type: 'decision.make', hash, person: handler });
    }
  });

  it('an opinion by a handler', async () => {
    const { dossier, next } = await dossierWith();
    await expect(insertRawAct(app, { ...review, person: handler, dossier, seq: next })).rejects.toMatchObject(
      refusedBy('separation'),
    );
    await expect(
      insertRawAct(app, { ...review, handlers: [reviewer], dossier, seq: next }),
    ).rejects.toMatchObject(refusedBy('separation'));
  });

  it('a publication checked by its author, or without a draft', async () => {
    const editor = newId();
    const { dossier, next } = await dossierWith({ type: 'publication.prepare', person: editor, hash });
    const check = { dossier, seq: next, type: 'publication.check', hash, verdict: 'pass' } as const;
    await expect(insertRawAct(app, { ...check, person: editor })).rejects.toMatchObject(
      refusedBy('separation'),
    );
    await expect(insertRawAct(app, { ...check, hash: newHash() })).rejects.toMatchObject(
      refusedBy('publication'),
    );
    await insertRawAct(app, check);
  });

  it('a release without check and approval of the same content', async () => {
    const prepare = { type: 'publication.prepare', hash } as const;
    const check = { type: 'publication.check', hash, verdict: 'pass' } as const;
    const approve = { type: 'publication.approve', hash, verdict: 'pass', roles: ['head'] } as const;
    for (const acts of [
      [prepare],
      [prepare, check],
      [prepare, approve],
      [prepare, check, { ...approve, verdict: 'fail' as const }],
    ]) {
      const { dossier, next } = await dossierWith(...acts);
      await expect(
        insertRawAct(app, { dossier, seq: next, type: 'publication.release', hash, approver: 'head' }),
      ).rejects.toMatchObject(refusedBy('publication'));
    }
    const { dossier, next } = await dossierWith(prepare, check, approve);
    await expect(
      insertRawAct(app, {
        dossier,
        seq: next,
        type: 'publication.release',
        hash: newHash(),
        approver: 'head',
      }),
    ).rejects.toMatchObject(refusedBy('publication'));
    await expect(
      insertRawAct(app, { dossier, seq: next, type: 'publication.release', hash, approver: 'principal' }),
    ).rejects.toMatchObject(refusedBy('publication'));
    await insertRawAct(app, { dossier, seq: next, type: 'publication.release', hash, approver: 'head' });
    const where = await dossierWith(prepare, check, approve);
    await insertRawAct(app, {
      dossier: where.dossier,
      seq: where.next,
      type: 'publication.release',
      hash,
      approver: 'checker',
    });
  });

  it('an act out of order, or a dossier without an act', async () => {
    const { dossier, next } = await dossierWith();
    await expect(insertRawAct(app, { dossier, seq: next + 1, type: 'note.add' })).rejects.toMatchObject(
      refusedBy('seq'),
    );
    await expect(insertRawAct(app, { dossier, seq: next - 1, type: 'note.add' })).rejects.toMatchObject({
      constraint: 'act_dossier_seq_key',
    });
    await expect(
      app.query(
        `insert into record.dossier (id, procedure, procedure_version, agency, region_path, seq) values ($1, 'staff', 1, $1, '', 5)`,
        [newId()],
      ),
    ).rejects.toMatchObject(refusedBy('seq'));
    await expect(
      app.query(
        `insert into record.dossier (id, procedure, procedure_version, agency, region_path) values ($1, 'staff', 1, $1, '')`,
        [newId()],
      ),
    ).rejects.toMatchObject(refusedBy('seq'));
  });

  it('a review and its decision by one statement, not two notes', async () => {
    const { dossier, next } = await dossierWith();
    const byOneStatement = (types: readonly string[]) =>
      app.query(
        `insert into record.act
       select (jsonb_populate_record(a, jsonb_build_object(
         'id', gen_random_uuid(), 'seq', $2::integer + n, 'type', ($3::text[])[n + 1], 'actor_person', $4::uuid, 'handlers', '{}'::uuid[],
         'recorded_at', date_trunc('milliseconds', clock_timestamp()), 'verdict', 'pass', 'written_in', pg_current_xact_id()::text,
         'content_hash', '\\x' || $5::text, 'commitment', sha256(($5 || n)::bytea)))).*
       from record.act a, generate_series(0, 1) n where a.dossier = $1 and a.seq = 1`,
        [dossier, next, types, reviewer, hash],
      );
    const head = async () =>
      (await app.query('select seq from record.dossier where id = $1', [dossier])).rows[0].seq;
    await expect(byOneStatement(['review.opine', 'decision.make'])).rejects.toMatchObject(
      refusedBy('review'),
    );
    expect(await head()).toBe(next - 1);
    await byOneStatement(['note.add', 'note.add']);
    expect(await head()).toBe(next + 1);
  });

  it('an act that is said to be of another transaction, and moves no head for one that is there already', async () => {
    const { dossier, next } = await dossierWith();
    const again = (columns: string, conflict = '') =>
      app.query(
        `insert into record.act
       select (jsonb_populate_record(a, ${columns})).* from record.act a where a.dossier = $1 and a.seq = $2 ${conflict}`,
        [dossier, next - 1],
      );
    const stamped = `jsonb_build_object('seq', a.seq + 1, 'recorded_at', date_trunc('milliseconds', clock_timestamp())`;
    await expect(again(`${stamped}, 'id', gen_random_uuid())`)).rejects.toMatchObject(
      refusedBy('written_in'),
    );
    await again(`${stamped}, 'written_in', pg_current_xact_id()::text)`, 'on conflict do nothing');
    const { rows } = await app.query('select seq from record.dossier where id = $1', [dossier]);
    expect(rows[0].seq).toBe(next - 1);
  });

  it('a time of recording that is not the present', async () => {
    const { dossier, next } = await dossierWith();
    for (const shift of [-3_600_000, -20_000, 20_000]) {
      const recordedAt = new Date(Date.now() + shift).toISOString();
      await expect(
        insertRawAct(app, { dossier, seq: next, type: 'note.add', recordedAt }),
      ).rejects.toMatchObject(refusedBy('recorded_at'));
    }
  });

  it('an item shown to the public without a release', async () => {
    const { dossier } = await dossierWith({ type: 'publication.prepare', hash });
    const acts = await app.query('select id, type from record.act where dossier = $1', [dossier]);
    for (const { id } of acts.rows) {
      await expect(
        app.query(
          `insert into published.item (id, dossier, act, kind, agency, agency_name, region_path, title, decided_on, published_at, changed_at, body)
           values ('abcdefghijklmnop', $1, $2, 'penalty', $1, '', '', '', now(), now(), now(), '{}')`,
          [dossier, id],
        ),
      ).rejects.toMatchObject(refusedBy('publication'));
    }
  });

  it('an item taken down without an act that says why', async () => {
    const { dossier } = await dossierWith({ type: 'publication.prepare', hash });
    const acts = await app.query('select id, type from record.act where dossier = $1', [dossier]);
    const [prepared] = acts.rows.filter(({ type }) => type === 'publication.prepare');
    for (const by of [null, prepared.id]) {
      await expect(
        app.query(
          `insert into published.item (id, dossier, act, withdrawn_by, kind, agency, agency_name, region_path, title, decided_on, published_at, changed_at, tombstone)
           values ('abcdefghijklmnop', $1, $2, $3, 'penalty', $1, '', '', '', now(), now(), now(), '{}')`,
          [dossier, prepared.id, by],
        ),
      ).rejects.toMatchObject(refusedBy('publication'));
    }
  });

  it('a key destroyed without an act of erasure', async () => {
    const { dossier } = await dossierWith();
    const { rows } = await app.query('select id from record.act where dossier = $1', [dossier]);
    await expect(app.query('select private.destroy_key($1)', [rows[0].id])).rejects.toMatchObject({
      code: 'MJ002',
    });
  });
});
