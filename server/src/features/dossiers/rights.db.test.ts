import { inScope, may, type ProcedureId, type Scoped } from '@mingjing/law';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writtenCases } from '../../sample/cases/index.ts';
import { sampleAccounts } from '../../sample/load.ts';
import type { Story } from '../../sample/story.ts';
import { type Client, commandOf, leadCommand, openProduct, type Product } from '../../testing/product.ts';
import type { SignedIn } from '../session/sessions.ts';
import { signIn } from '../session/sign-in.ts';
import { readingScope, scopeSql } from './reach.ts';

/** What a person may not see they cannot list, count, search, read or infer: SQL and `inScope` answer the same. */

let product: Product;
/** Every dossier as its row says, and every account as it is signed in. */
let dossiers: (Scoped & { readonly id: string; readonly title: string })[];
let everyone: Map<string, { readonly who: SignedIn; readonly client: Client }>;

/** A word that stands in one case only, which is still its handlers' own. */
const secretWord = '独一无二谬误坊';
const secret = uuidv7();
const informant = '线人甲某';

beforeAll(async () => {
  product = await openProduct({
    cases: writtenCases as readonly Story<unknown>[] as readonly Story<never>[],
  });
  const zhou = await product.signIn('zhou');
  const opened = await zhou.open(
    secret,
    leadCommand({
      source: 'complaint',
      parties: [{ id: 'p1', kind: 'individualBusiness', name: secretWord }],
      informant: { name: informant, contact: '13911112222' },
    }),
  );
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
  const rows = await product.rows<{
    dossier: string;
    agency: string;
    region_path: string;
    unit: string;
    people: string[];
    stage: string;
    procedure: ProcedureId;
    title: string;
  }>('select dossier, agency, region_path, unit, people, stage, procedure, title from view.dossier');
  dossiers = rows.map(({ dossier, region_path, ...row }) => ({
    id: dossier,
    regionPath: region_path,
    ...row,
  }));
  everyone = new Map();
  for (const { account } of sampleAccounts) {
    const client = await product.signIn(account);
    const { who } = await signIn(
      product.services,
      { account, password: product.password },
      { address: '127.0.0.1', agent: 'test' },
    );
    everyone.set(account, { who, client });
  }
}, 300_000);
afterAll(() => product?.close());

/** What the law lets a person read, asked of every row one by one. */
const reachable = (who: SignedIn) => {
  const scope = readingScope(who);
  return dossiers.filter((row) => inScope(scope, row));
};

interface Listed {
  readonly rows: readonly { readonly id: string; readonly title: string }[];
  readonly next?: string;
}

/** Every page of a list. */
async function listed(client: Client, query = ''): Promise<string[]> {
  const ids: string[] = [];
  for (let after = ''; ; ) {
    const { body } = await client.get<Listed>(`/api/dossiers?limit=7${query}${after}`);
    ids.push(...body.rows.map((row) => row.id));
    if (body.next === undefined) return ids;
    after = `&after=${encodeURIComponent(body.next)}`;
  }
}

const cases = (rows: readonly { readonly procedure: ProcedureId; readonly id: string }[]) =>
  rows.filter((row) => row.procedure.startsWith('penalty-')).map((row) => row.id);

describe('what a person may read', () => {
  it('differs enough between people for the comparison to mean something', () => {
    const sizes = [...everyone.values()].map(({ who }) => cases(reachable(who)).length);
    expect(new Set(sizes).size).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBe(0);
    expect(Math.max(...sizes)).toBeGreaterThan(2);
  });

  it.each(sampleAccounts.map(({ account, about }) => ({ account, about })))(
    '$account ($about): the same in SQL, lists, counts and pages',
    async ({ account }) => {
      const { who, client } = everyone.get(account)!;
      const own = reachable(who)
        .map((row) => row.id)
        .sort();
      const inSql = await product.services.store.app
        .selectFrom('view.dossier as d')
        .select('d.dossier')
        .where(scopeSql(readingScope(who), 'd'))
        .execute();
      expect(inSql.map((row) => row.dossier).sort()).toEqual(own);
      expect((await listed(client)).sort()).toEqual(cases(reachable(who)).sort());
      const staff = await listed(client, '&procedure=staff');
      expect(staff.sort()).toEqual(
        reachable(who)
          .filter((row) => row.procedure === 'staff')
          .map((row) => row.id)
          .sort(),
      );
    },
  );

  it.each(['zhou', 'shen', 'lin', 'he', 'feng', 'admin', 'xie', 'luo', 'fang'])(
    '%s opens what is in reach and is told of nothing else',
    async (account) => {
      const { who, client } = everyone.get(account)!;
      const own = new Set(reachable(who).map((row) => row.id));
      const nowhere = await client.get(`/api/dossiers/${uuidv7()}`);
      for (const { id } of dossiers.filter((row) => row.procedure.startsWith('penalty-'))) {
        const answer = await client.get(`/api/dossiers/${id}`);
        expect(answer.status, id).toBe(own.has(id) ? 200 : 404);
        if (own.has(id)) continue;
        // Not there and not yours are one and the same answer, in every call.
        expect(answer.body).toEqual(nowhere.body);
        const note = commandOf('note.add', { text: '备注', files: [] });
        expect((await client.perform(id, 1, note)).status).toBe(404);
        expect((await client.call('POST', `/api/dossiers/${id}/check`, { command: note })).status).toBe(404);
        expect((await client.get(`/api/dossiers/${id}/acts/1/proof`)).status).toBe(404);
      }
    },
  );

  it('to-do pages ask only about cases in reach', async () => {
    for (const { who, client } of everyone.values()) {
      const own = new Set(reachable(who).map((row) => row.id));
      const { body } = await client.get<{
        rows: { dossier: string }[];
        counts: Record<string, number>;
      }>('/api/todo');
      for (const row of body.rows) expect(own).toContain(row.dossier);
      expect(Object.values(body.counts).reduce((sum, n) => sum + n, 0)).toBe(body.rows.length);
    }
  });

  it('to-do pages put what has no due date last, by how long it has waited', async () => {
    const waiting = new Map(
      (
        await product.rows<{ dossier: string; move: string }>(
          'select dossier, move from view.task where due is null order by since, dossier',
        )
      ).map((row, place) => [`${row.dossier} ${row.move}`, place]),
    );
    let several = 0;
    for (const { client } of everyone.values()) {
      const { rows } = (
        await client.get<{ rows: { dossier: string; move: string; due?: string }[] }>('/api/todo')
      ).body;
      const undated = rows.filter(({ due }) => due === undefined);
      expect(rows.slice(rows.length - undated.length)).toEqual(undated);
      const places = undated.map(({ dossier, move }) => waiting.get(`${dossier} ${move}`));
      expect(places).toEqual(places.toSorted((a, b) => a! - b!));
      if (places.length > 1) several += 1;
    }
    expect(several).toBeGreaterThan(0);
  });

  it('finds a word that stands in one case only for those who may read it, and counts nothing for others', async () => {
    let finders = 0;
    for (const { who, client } of everyone.values()) {
      const mayRead = reachable(who).some((row) => row.id === secret);
      finders += mayRead ? 1 : 0;
      for (const word of [secretWord, secretWord.slice(2, 5), '谬误']) {
        const { body } = await client.get<Listed>(`/api/dossiers?q=${encodeURIComponent(word)}`);
        expect(body).toEqual(
          mayRead
            ? expect.objectContaining({ rows: [expect.objectContaining({ id: secret })] })
            : { rows: [] },
        );
      }
    }
    expect(finders).toBeGreaterThan(0);
    expect(finders).toBeLessThan(everyone.size / 2);
  });

  it('shows the informant of a case to nobody who reads it', async () => {
    for (const { who, client } of everyone.values()) {
      if (!reachable(who).some((row) => row.id === secret)) continue;
      const read = await client.get(`/api/dossiers/${secret}`);
      expect(read.status).toBe(200);
      expect(JSON.stringify(read.body)).not.toMatch(/线人甲某|13911112222/);
      expect(
        (await client.get<Listed>(`/api/dossiers?q=${encodeURIComponent(informant)}`)).body.rows,
      ).toEqual([]);
    }
  });

  it('leaves out the cases of others only when asked to', async () => {
    const { client } = everyone.get('lin')!;
    const all = (await listed(client)).sort();
    expect((await listed(client, '&mine=false')).sort()).toEqual(all);
    expect((await listed(client, '&mine=true')).length).toBeLessThan(all.length);
    expect((await client.get('/api/dossiers?mine=perhaps')).status).toBe(400);
  });

  it('counts in figures what the scope holds and nothing else', async () => {
    const held = (count: (row: Scoped) => boolean) => cases(dossiers.filter((row) => count(row))).length;
    for (const { who, client } of everyone.values()) {
      const permission = may(who.actor, { kind: 'readFigures' }, who.place);
      const { status, body } = await client.get<{ rows: { agencyId: string; open: number }[] }>(
        '/api/supervision/figures',
      );
      expect(status).toBe(permission.kind === 'scope' ? 200 : 403);
      if (permission.kind !== 'scope') continue;
      for (const { agencyId, open } of body.rows)
        expect(open).toBeLessThanOrEqual(
          held((row) => row.agency === agencyId && inScope(permission.scope, row)),
        );
      const agencies = new Set(
        dossiers
          .filter((row) => row.procedure.startsWith('penalty-') && inScope(permission.scope, row))
          .map((row) => row.agency),
      );
      expect(new Set(body.rows.map((row) => row.agencyId))).toEqual(agencies);
    }
  });

  it('finds a case by its number however the year is bracketed', async () => {
    const { client } = everyone.get('lin')!;
    const found = async (q: string) =>
      (
        await client.get<{ rows: { id: string; number?: string }[] }>(
          `/api/dossiers?q=${encodeURIComponent(q)}`,
        )
      ).body.rows;
    const { number } = (await found('〔')).find((row) => row.number !== undefined)!;
    const expected = (await found(number!)).map(({ id }) => id);
    expect(expected).not.toEqual([]);
    for (const brackets of ['[]', '（）', '【】']) {
      const typed = number!.replace('〔', brackets[0]!).replace('〕', brackets[1]!);
      expect(
        (await found(typed)).map(({ id }) => id),
        typed,
      ).toEqual(expected);
    }
  });

  it('gives a search no pattern to play with', async () => {
    const { client } = everyone.get('zhou')!;
    for (const word of ['%', '_', '\\', '%%', "'", '" or true --'])
      expect(
        (await client.get<Listed>(`/api/dossiers?q=${encodeURIComponent(word)}`)).body.rows,
        word,
      ).toEqual([]);
  });

  it('keeps documents of cases out of reach', async () => {
    const files = await product.rows<{ id: string; dossier: string }>(
      'select distinct on (dossier) id, dossier from record.file where dossier is not null order by dossier, id',
    );
    expect(files.length).toBeGreaterThan(5);
    for (const account of ['zhou', 'shen', 'luo', 'feng', 'xie']) {
      const { who, client } = everyone.get(account)!;
      const own = new Set(reachable(who).map((row) => row.id));
      for (const { id, dossier } of files)
        expect((await client.get(`/api/files/${id}`)).status, `${account} ${dossier}`).toBe(
          own.has(dossier) ? 200 : 404,
        );
    }
  });
});

describe('supervision', () => {
  it('keeps the certificates of the own region’s people, and nobody else’s （监督条例 art 17）', async () => {
    const { who, client } = everyone.get('xie')!;
    const renew = async (account: string) => {
      const { staff, actor } = everyone.get(account)!.who;
      const { number } = staff.certificates.at(-1)!;
      const { body } = await everyone
        .get(account)!
        .client.get<{ seq: number }>(`/api/dossiers/${actor.personId}`);
      const command = commandOf('certificate.renew', { number, validTo: '2034-05-31', files: [] });
      return (await client.perform(actor.personId, body.seq, command)).status;
    };
    expect(who.agency.id).not.toBe(everyone.get('shen')!.who.agency.id);
    expect(await renew('shen')).toBe(201);
    // Of a municipal bureau, whose certificates the city keeps.
    expect(await renew('gu')).toBe(404);
  });

  it('reaches the region on a ground, and nobody else does', async () => {
    const ground = '2026年专项监督第3号';
    for (const { who, client } of everyone.values()) {
      const permission = may(who.actor, { kind: 'supervise', ground }, who.place);
      const answer = await client.get<Listed>(
        `/api/supervision/dossiers?limit=100&ground=${encodeURIComponent(ground)}`,
      );
      expect(answer.status).toBe(permission.kind === 'scope' ? 200 : 403);
      if (permission.kind !== 'scope') continue;
      const expected = cases(dossiers.filter((row) => inScope(permission.scope, row)));
      expect(answer.body.rows.map((row) => row.id).sort()).toEqual(expected.sort());
    }
  });
});
