import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { errorSentences } from '@mingjing/contract';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getPerson } from '../sample/people.ts';
import {
  type Answer,
  type Client,
  clientOf,
  commandOf,
  cookieOf,
  lead,
  leadCommand,
  openProduct,
  type Product,
} from '../testing/product.ts';

/**
 * Wrong, missing, oversized, malformed and hostile input: a stable code, a Chinese sentence, the right status, and nothing
 * half-done.
 */

let product: Product;
let zhou: Client;
beforeAll(async () => {
  product = await openProduct();
  zhou = await product.signIn('zhou');
}, 120_000);
afterAll(() => product?.close());

const day = '2026-03-10T06:00:00.000Z';
const register = (more: object = {}) =>
  leadCommand({ conductTo: '2026-03-10', ...more }, { occurredAt: day });

async function opened(): Promise<string> {
  const dossier = uuidv7();
  const answer = await zhou.open(dossier, register());
  expect(answer.body).toMatchObject({ seq: 1 });
  return dossier;
}

/** Everything that would show that something had happened. */
async function traces(): Promise<unknown> {
  const [row] = await product.rows(
    `select (select count(*) from record.act) as acts, (select count(*) from record.dossier) as dossiers,
            (select count(*) from ledger.pending) + (select count(*) from ledger.entry) as entries,
            (select count(*) from view.dossier) as shown, (select count(*) from identity.account) as accounts`,
  );
  return row;
}

function expectRefusal(answer: Answer, status?: number, code?: string): void {
  const said = JSON.stringify(answer.body);
  expect(Object.keys(errorSentences), said).toContain(answer.body.code);
  expect(answer.body.message, said).toMatch(/\p{Script=Han}/u);
  for (const refusal of answer.body.data?.refusals ?? [])
    expect(refusal.message, said).not.toMatch(/[a-z]{4}/);
  expect(answer.status, said).toBe(errorSentences[answer.body.code as keyof typeof errorSentences].status);
  expect(answer.status, said).toBeLessThan(500);
  expect(said).not.toMatch(/select |postgres|stack|node_modules/i);
  if (status !== undefined) expect(answer, said).toMatchObject({ status, body: { code } });
}

const nul = '\u0000';
const huge = 'x'.repeat(10 * 1024 * 1024);
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const dossierPath = `/api/dossiers/${getPerson('zhou').id}`;

/** A case, and the sheet its lead was registered on: what a supervisor looks at. */
let looked: { readonly 'volumes/main': string; readonly file: string };
beforeAll(async () => {
  const dossier = uuidv7();
  const { body } = await zhou.open(dossier, register());
  const { file } = body.document as { file: string };
  looked = { 'volumes/main': `/api/dossiers/${dossier}/volumes/main`, file: `/api/files/${file}` };
});

const lookAt = async (what: keyof typeof looked, query: string): Promise<Answer> =>
  (await product.signIn('xie')).get(`${looked[what]}?${query}`);

type Case = readonly [what: string, ask: () => Promise<Answer>, status?: number, code?: string];

const json = { 'content-type': 'application/json' };
const raw = (payload: string, headers: Record<string, string> = json, path = '/api/dossiers') =>
  zhou.call('POST', path, undefined, { payload, headers });

const cases: readonly Case[] = [
  ['no body at all', () => zhou.call('POST', '/api/dossiers'), 400, 'BAD_REQUEST'],
  ['JSON cut off', () => raw('{"dossier":"'), 400, 'BAD_REQUEST'],
  ['an empty body', () => raw(''), 400, 'BAD_REQUEST'],
  ['a list where an object belongs', () => raw('[1,2]'), 400, 'BAD_REQUEST'],
  ['null', () => raw('null'), 400, 'BAD_REQUEST'],
  ['another content type', () => raw('<a/>', { 'content-type': 'application/xml' }), 415, 'UNSUPPORTED_TYPE'],
  ['a body above the limit', () => raw(JSON.stringify({ huge })), 413, 'TOO_LARGE'],
  [
    'keys of the prototype',
    () => raw('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
    400,
    'BAD_REQUEST',
  ],
  ['very deep JSON', () => raw(`{"dossier":${deep(100_000)}}`), 400, 'BAD_REQUEST'],
  ['an unknown address', () => zhou.get('/api/nothing/here'), 404, 'NOT_FOUND'],
  [
    'a method the address does not take',
    () => zhou.call('PATCH', '/api/dossiers', {}),
    405,
    'METHOD_NOT_ALLOWED',
  ],
  ['a method unheard of', () => zhou.call('PROPFIND', '/api/operations'), 405, 'METHOD_NOT_ALLOWED'],
  ['an address with broken escapes', () => zhou.get('/api/dossiers/%E0%A4%A')],
  [
    'an unknown field',
    () =>
      zhou.call('POST', '/api/dossiers', {
        dossier: uuidv7(),
        procedure: 'penalty-ordinary',
        command: register(),
        admin: true,
      }),
    400,
    'BAD_REQUEST',
  ],
  ['an unknown procedure', () => zhou.open(uuidv7(), register(), 'penalty-secret'), 400, 'BAD_REQUEST'],
  [
    'a procedure that is not one’s own to open',
    () => zhou.open(uuidv7(), register(), 'agency'),
    403,
    'FORBIDDEN',
  ],
  ['an id that is none', () => zhou.get("/api/dossiers/' or 1=1 --"), 400, 'BAD_REQUEST'],
  [
    'an id in capitals',
    () => zhou.get(dossierPath.toUpperCase().replace('/API/DOSSIERS', '/api/dossiers')),
    400,
    'BAD_REQUEST',
  ],
  ['a dossier that is not there', () => zhou.get(`/api/dossiers/${uuidv7()}`), 404, 'NOT_FOUND'],
  [
    'an act in a dossier that is not there',
    () => zhou.perform(uuidv7(), 1, commandOf('note.add', { text: '备注', files: [] })),
    404,
    'NOT_FOUND',
  ],
  ['a proof of act nought', () => zhou.get(`${dossierPath}/acts/0/proof`), 400, 'BAD_REQUEST'],
  ['a proof of an act far away', () => zhou.get(`${dossierPath}/acts/99999999999/proof`)],
  [
    'an act that opens no case',
    () => zhou.open(uuidv7(), commandOf('decision.make', { draftHash: '0'.repeat(64) })),
  ],
  ['an act nobody knows', () => zhou.open(uuidv7(), commandOf('lead.forge', {})), 422, 'REFUSED'],
  ['an act named like a built-in', () => zhou.open(uuidv7(), commandOf('constructor', {})), 422, 'REFUSED'],
  [
    'a name with a null character',
    () => zhou.open(uuidv7(), commandOf(`lead.register${nul}`, lead)),
    400,
    'BAD_REQUEST',
  ],
  [
    'a time to come',
    () => zhou.open(uuidv7(), { ...register(), occurredAt: '2999-01-01T00:00:00.000Z' }),
    422,
    'REFUSED',
  ],
  ['a time that is none', () => zhou.open(uuidv7(), { ...register(), occurredAt: 'yesterday' })],
  ...(['2026-02-30T06:00:00.000Z', '2026-02-30T06:00:00+08:00', '2026-04-31T06:00:00Z'] as const).map(
    (occurredAt): Case => [
      `a time on a day that is none, ${occurredAt}`,
      () => zhou.open(uuidv7(), { ...register(), occurredAt }),
      422,
      'REFUSED',
    ],
  ),
  ['a time in words', () => zhou.open(uuidv7(), { ...register(), occurredAt: 'Mar 10 2026' })],
  ['a time without a zone', () => zhou.open(uuidv7(), { ...register(), occurredAt: '2026-03-10T06:00:00' })],
  ['a bare number for a time', () => zhou.open(uuidv7(), { ...register(), occurredAt: '1' })],
  ['the year nought', () => zhou.open(uuidv7(), { ...register(), occurredAt: '0000-01-01T00:00:00.000Z' })],
  [
    'a time before all times',
    () => zhou.open(uuidv7(), { ...register(), occurredAt: '-271821-04-20T00:00:00.000Z' }),
  ],
  ['a choice that is none', () => zhou.open(uuidv7(), register({ source: 'rumour' })), 400, 'BAD_REQUEST'],
  [
    'a day that is none',
    () => zhou.open(uuidv7(), register({ receivedOn: '2026-02-30' })),
    400,
    'BAD_REQUEST',
  ],
  ['a day out of all calendars', () => zhou.open(uuidv7(), register({ conductFrom: '0001-01-01' }))],
  ['a field too long', () => zhou.open(uuidv7(), register({ cause: '长'.repeat(301) })), 400, 'BAD_REQUEST'],
  [
    'a null character in a text',
    () => zhou.open(uuidv7(), register({ summary: `坏${nul}字` })),
    400,
    'BAD_REQUEST',
  ],
  [
    'text that reads the other way round',
    () => zhou.open(uuidv7(), register({ summary: '\u202e反' })),
    400,
    'BAD_REQUEST',
  ],
  [
    'a text of nothing to be seen',
    () => zhou.open(uuidv7(), register({ summary: '\u200b\u2060\u3164' })),
    400,
    'BAD_REQUEST',
  ],
  ['half a character', () => zhou.open(uuidv7(), register({ summary: 'a\ud800' }))],
  ['no party', () => zhou.open(uuidv7(), register({ parties: [] })), 400, 'BAD_REQUEST'],
  ['an item of nobody', () => zhou.open(uuidv7(), register({ items: ['__proto__'] }))],
  [
    'ten thousand parties',
    () =>
      zhou.open(
        uuidv7(),
        register({
          parties: Array.from({ length: 10_000 }, (_, n) => ({
            id: `p${n}`,
            kind: 'organisation',
            name: '甲',
          })),
        }),
      ),
    400,
    'BAD_REQUEST',
  ],
  [
    'a file with an id that is none',
    () =>
      zhou.open(
        uuidv7(),
        register({ files: [{ id: "'; drop", sha256: '0'.repeat(64), name: 'x', kind: 'photo' }] }),
      ),
  ],
  [
    'a file that is not there',
    () =>
      zhou.open(
        uuidv7(),
        register({ files: [{ id: uuidv7(), sha256: '0'.repeat(64), name: 'x', kind: 'photo' }] }),
      ),
    404,
    'NOT_FOUND',
  ],
  ['a search with a null character', () => zhou.get(`/api/dossiers?q=${encodeURIComponent(nul)}`)],
  ['a search too long', () => zhou.get(`/api/dossiers?q=${'长'.repeat(200)}`), 400, 'BAD_REQUEST'],
  [
    'a page that is no page',
    () => zhou.get('/api/dossiers?after=2026-99-99T99:99:99.999999Z_------------------------------------'),
  ],
  ['a page of another day', () => zhou.get(`/api/dossiers?after=2026-13-40T99:99:99.99Z_${uuidv7()}`)],
  ['a million rows', () => zhou.get('/api/dossiers?limit=1000000'), 400, 'BAD_REQUEST'],
  ['no rows', () => zhou.get('/api/dossiers?limit=-1'), 400, 'BAD_REQUEST'],
  ['a stage with a null character', () => zhou.get(`/api/dossiers?stage=${encodeURIComponent(nul)}`)],
  ...[uuidv7(), undefined].map(
    (other): Case => [
      `a dossier in the address and ${other === undefined ? 'the same' : 'another'} in the body`,
      () => {
        const command = commandOf('note.add', { text: '一', files: [] });
        const dossier = uuidv7();
        const body = { dossier: other ?? dossier, expectedSeq: 1, command };
        return zhou.call('POST', `/api/dossiers/${dossier}/acts`, body);
      },
      400,
      'BAD_REQUEST',
    ],
  ),
  [
    'a draft with a null character in its name',
    () => zhou.call('PUT', `/api/drafts/${uuidv7()}/${encodeURIComponent(`a${nul}`)}`, { data: {} }),
  ],
  [
    'a draft above the limit',
    () => zhou.call('PUT', `/api/drafts/${uuidv7()}/note.add`, { data: { text: 'x'.repeat(600_000) } }),
    413,
    'TOO_LARGE',
  ],
  [
    'a very deep draft',
    () =>
      zhou.call('PUT', `/api/drafts/${uuidv7()}/note.add`, undefined, {
        payload: `{"data":${deep(50_000)}}`,
        headers: json,
      }),
  ],
  ...(['A'.repeat(44), `${'A'.repeat(42)}==`, `${'A'.repeat(42)}+`] as const).map(
    (key): Case => [
      `a key to sign with of the wrong length, ${key.slice(-3)}`,
      () =>
        product
          .anonymous()
          .call('POST', '/api/session', { account: 'zhou', password: product.password, key }),
      400,
      'BAD_REQUEST',
    ],
  ),
  [
    'a sign-in with a null character',
    () => product.anonymous().call('POST', '/api/session', { account: `zhou${nul}`, password: 'x' }),
  ],
  [
    'a sign-in with objects',
    () => product.anonymous().call('POST', '/api/session', { account: { $gt: '' }, password: ['x'] }),
    400,
    'BAD_REQUEST',
  ],
  [
    'a password of 10 MB',
    () => product.anonymous().call('POST', '/api/session', { account: 'zhou', password: huge }),
    413,
    'TOO_LARGE',
  ],
  [
    'an account for somebody of another agency',
    async () =>
      (await product.signIn('admin')).call('POST', '/api/accounts', {
        personId: getPerson('xie').id,
        account: 'taken',
      }),
    404,
    'NOT_FOUND',
  ],
  [
    'an account by somebody who may not',
    () => zhou.call('POST', '/api/accounts', { personId: getPerson('zhou').id, account: 'second' }),
    403,
    'FORBIDDEN',
  ],
  ['figures by somebody who may not', () => zhou.get('/api/supervision/figures'), 403, 'FORBIDDEN'],
  [
    'figures of no year',
    async () => (await product.signIn('xie')).get('/api/supervision/figures?year=soon'),
    400,
    'BAD_REQUEST',
  ],
  [
    'supervision without being a supervisor',
    () => zhou.get(`/api/supervision/dossiers?ground=${encodeURIComponent('专项检查')}`),
    403,
    'FORBIDDEN',
  ],
  ...(['volumes/main', 'file'] as const).flatMap((what): Case[] => [
    [`two grounds for ${what}`, () => lookAt(what, 'ground=abcdef&ground=abcdef'), 400, 'BAD_REQUEST'],
    [
      `a ground with a null character for ${what}`,
      () => lookAt(what, 'ground=abcdef%00'),
      400,
      'BAD_REQUEST',
    ],
    [
      `a ground as long as a book for ${what}`,
      () => lookAt(what, `ground=${'x'.repeat(201)}`),
      400,
      'BAD_REQUEST',
    ],
    [
      `a ground of nothing to be seen for ${what}`,
      () => lookAt(what, `ground=${'%E2%80%8B'.repeat(9)}`),
      403,
      'FORBIDDEN',
    ],
  ]),
  ['a file that is nowhere', () => zhou.get(`/api/files/${uuidv7()}`), 404, 'NOT_FOUND'],
  ['a file id of dashes', () => zhou.get(`/api/files/${'-'.repeat(36)}`), 404, 'NOT_FOUND'],
  ['a file id that climbs', () => zhou.get('/api/files/..%2f..%2fetc%2fpasswd'), 404, 'NOT_FOUND'],
  [
    'an upload without a name',
    () =>
      zhou.call('POST', '/api/files?kind=photo', undefined, {
        payload: 'x',
        headers: { 'content-type': 'image/png' },
      }),
    400,
    'BAD_REQUEST',
  ],
  [
    'an upload that a browser would run',
    () => zhou.upload('a.html', 'text/html', Buffer.from('<script>')),
    415,
    'UNSUPPORTED_TYPE',
  ],
  [
    'an upload that is not what it says',
    () => zhou.upload('a.png', 'image/png', Buffer.from('<svg onload=alert(1)>')),
    415,
    'UNSUPPORTED_TYPE',
  ],
  [
    'an empty upload',
    () => zhou.upload('a.pdf', 'application/pdf', Buffer.alloc(0), 'document'),
    415,
    'UNSUPPORTED_TYPE',
  ],
  [
    'a public decision that is not there',
    () => product.anonymous().get('/api/public/decisions/abcdefghijklmnop'),
    404,
    'NOT_FOUND',
  ],
  [
    'a period over millennia',
    () => product.anonymous().get('/api/public/deadlines?rule=PEN-10&start=9999-12-30'),
  ],
  [
    'a public id that is none',
    () => product.anonymous().get('/api/public/decisions/ABC'),
    400,
    'BAD_REQUEST',
  ],
  [
    'a public search with a null character',
    () => product.anonymous().get(`/api/public/decisions?q=${encodeURIComponent(nul)}x`),
  ],
];

describe('bad input', () => {
  it.each(cases.map(([what, ask, status, code]) => ({ what, ask, status, code })))('$what', async (one) => {
    const { ask, status, code } = one;
    await zhou.get('/api/session');
    const before = await traces();
    expectRefusal(await ask(), status, code);
    expect(await traces()).toEqual(before);
  });

  it('says which field is wrong, in Chinese', async () => {
    const answer = await zhou.open(uuidv7(), register({ source: 'rumour', place: '' }));
    expect(answer.body.data?.refusals).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'DATA_INVALID', path: 'source', message: '请选择案件来源。' }),
        expect.objectContaining({ code: 'DATA_INVALID', path: 'place' }),
      ]),
    );
  });
});

describe('a request sent again', () => {
  it('is the same act, and gives the same answer', async () => {
    const dossier = uuidv7();
    const command = register();
    const first = await zhou.open(dossier, command);
    const before = await traces();
    const again = await zhou.open(dossier, command);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const note = commandOf('note.add', { text: '备注', files: [] });
    const noted = await zhou.perform(dossier, 1, note);
    expect(await zhou.perform(dossier, 1, note)).toMatchObject({ status: 201, body: noted.body });
    expect(before).not.toEqual(await traces());
    const { body } = await zhou.get<{ acts: unknown[] }>(`/api/dossiers/${dossier}`);
    expect(body.acts).toHaveLength(2);
  });

  it('is refused under the same id with other content, or by somebody else', async () => {
    const dossier = await opened();
    const note = commandOf('note.add', { text: '备注', files: [] });
    expect((await zhou.perform(dossier, 1, note)).status).toBe(201);
    const other = { ...note, data: { text: '另一条', files: [] } };
    expect(await zhou.perform(dossier, 2, other)).toMatchObject({ status: 409, body: { code: 'ID_REUSED' } });
    const lin = await product.signIn('lin');
    expect(await lin.perform(dossier, 2, note)).toMatchObject({ status: 409, body: { code: 'ID_REUSED' } });
  });
});

describe('two people at once', () => {
  const proposal = () =>
    commandOf(
      'filing.propose',
      {
        handlers: [getPerson('zhou').id, getPerson('chen').id],
        grounds: '涉嫌违法',
        recusalChecked: true,
        files: [],
      },
      { occurredAt: '2026-03-11T02:00:00.000Z' },
    );

  it('one acts, the other is told that somebody was first', async () => {
    const dossier = await opened();
    expect((await zhou.perform(dossier, 1, proposal())).status).toBe(201);
    const lin = await product.signIn('lin');
    const song = await product.signIn('song');
    const approve = (client: Client) =>
      client.perform(
        dossier,
        2,
        commandOf('filing.approve', { opinion: '同意' }, { occurredAt: '2026-03-12T02:00:00.000Z' }),
      );
    const answers = await Promise.all([approve(lin), approve(song)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expectRefusal(answers.find((answer) => answer.status === 409)!, 409, 'CONFLICT');
  });

  it('both may add a note', async () => {
    const dossier = await opened();
    const lin = await product.signIn('lin');
    const note = (client: Client) =>
      client.perform(dossier, 1, commandOf('note.add', { text: '备注', files: [] }));
    const answers = await Promise.all([note(zhou), note(lin), note(zhou), note(lin)]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
    expect(answers.map((answer) => answer.body.seq).sort()).toEqual([2, 3, 4, 5]);
  });
});

describe('what may not be done', () => {
  it('is refused to a session that was well a moment ago', async () => {
    const account = { account: 'zhou', password: product.password };
    const own = clientOf(
      product.app,
      cookieOf(await product.anonymous().call('POST', '/api/session', account)),
    );
    const dossier = await opened();
    const note = (seq: number) =>
      own.perform(dossier, seq, commandOf('note.add', { text: '到场', files: [] }));
    for (let seq = 1; seq < 4; seq++) expect((await note(seq)).body).toMatchObject({ seq: seq + 1 });
    await product.rows(
      `update identity.session set ended_at = clock_timestamp() where id = (select session from record.act where dossier = $1 order by seq desc limit 1)`,
      [dossier],
    );
    expectRefusal(await note(4), 401, 'UNAUTHORIZED');
    expect((await zhou.get(`/api/dossiers/${dossier}`)).body).toMatchObject({ seq: 4 });
  });

  it('is shown with reason and article, and forcing it gives the same refusal', async () => {
    const dossier = await opened();
    expect((await zhou.perform(dossier, 1, commandOf('note.add', { text: '一', files: [] }))).status).toBe(
      201,
    );
    const { body } = await zhou.get<{
      moves: {
        type: string;
        allowed: boolean;
        refusals: { code: string; message: string; source?: object }[];
      }[];
      seq: number;
    }>(`/api/dossiers/${dossier}`);
    const wutongless = body.moves.filter((move) => !move.allowed);
    const forced = commandOf('lead.verify', {}, {});
    const checked = await zhou.call('POST', `/api/dossiers/${dossier}/check`, { command: forced });
    expect(checked.body).toMatchObject({ ok: false });
    for (const move of wutongless) {
      for (const refusal of move.refusals) {
        expect(refusal.message).toMatch(/\p{Script=Han}/u);
        expect(refusal.source).toBeDefined();
      }
    }
    const closed = await zhou.perform(
      dossier,
      body.seq,
      commandOf('draft.write', { content: {}, outcome: {} }),
    );
    expect(closed).toMatchObject({
      status: 422,
      body: {
        code: 'REFUSED',
        data: { refusals: [{ code: 'MOVE_CLOSED', source: { text: expect.stringContaining('《') } }] },
      },
    });
    const role = await zhou.perform(
      dossier,
      body.seq,
      commandOf('filing.refuse', { ground: 'minor', reason: '轻微' }),
    );
    expect(role).toMatchObject({ status: 422, body: { data: { refusals: [{ code: 'ROLE_MISSING' }] } } });
  });
});

describe('files', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  it('belong to who uploaded them until an act cites them, then to the case', async () => {
    const stored = await zhou.upload('现场照片.png', 'image/png', png);
    expect(stored).toMatchObject({
      status: 201,
      body: { name: '现场照片.png', kind: 'photo', size: png.length },
    });
    const { id, sha256, name, kind } = stored.body as Record<string, string>;
    const chen = await product.signIn('chen');
    expect((await chen.get(`/api/files/${id}`)).status).toBe(404);
    const citing = { files: [{ id, sha256, name, kind }] };
    expectRefusal(await chen.open(uuidv7(), register(citing)), 404, 'NOT_FOUND');
    const dossier = uuidv7();
    expect((await zhou.open(dossier, register(citing))).status).toBe(201);
    const read = await zhou.get(`/api/files/${id}`);
    expect(read.status).toBe(200);
    expect(read.raw.equals(png)).toBe(true);
    expect(read.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(String(read.headers['content-security-policy'])).toContain('sandbox');
    expect((await chen.get(`/api/files/${id}`)).status).toBe(404);
    expect((await (await product.signIn('lin')).get(`/api/files/${id}`)).status).toBe(200);
    const other = await opened();
    expectRefusal(
      await zhou.perform(other, 1, commandOf('note.add', { text: '备注', ...citing })),
      404,
      'NOT_FOUND',
    );
  });

  it('named with another hash than their own are refused', async () => {
    const stored = await zhou.upload('b.png', 'image/png', png);
    const { id, name, kind } = stored.body as Record<string, string>;
    const answer = await zhou.open(
      uuidv7(),
      register({ files: [{ id, sha256: 'f'.repeat(64), name, kind }] }),
    );
    expectRefusal(answer);
  });
});

describe('drafts of forms', () => {
  it('are seen by nobody else', async () => {
    const dossier = uuidv7();
    const path = `/api/drafts/${dossier}/note.add`;
    expect((await zhou.call('PUT', path, { data: { text: '半句' } })).status).toBe(200);
    expect((await zhou.get(path)).body).toMatchObject({ data: { text: '半句' } });
    expect((await (await product.signIn('chen')).get(path)).body).toBeNull();
    expect((await zhou.call('DELETE', path)).status).toBe(200);
    expect((await zhou.get(path)).body).toBeNull();
  });

  it('stand encrypted in the store', async () => {
    const dossier = uuidv7();
    await zhou.call('PUT', `/api/drafts/${dossier}/note.add`, { data: { text: 'plainly readable' } });
    const rows = await product.rows<{ data: Buffer }>(
      'select data from identity.form_draft where dossier = $1',
      [dossier],
    );
    expect(rows[0]?.data.includes('plainly')).toBe(false);
  });
});

describe('a method that an address does not take', () => {
  it.each([
    ['POST', '/healthz', 'GET, HEAD'],
    ['DELETE', '/ledger/checkpoint?x=/', 'GET, HEAD'],
    ['PUT', '/ledger/tile/0/000', 'GET, HEAD'],
    ['POST', '/api/openapi.json', 'GET, HEAD'],
    ['GET', '/api/files', 'POST'],
    ['DELETE', '/api/dossiers', 'GET, POST'],
    ['PATCH', dossierPath, 'GET'],
  ] as const)('%s %s: the others are named', async (method, path, allow) => {
    const answer = await zhou.call(method, path, {});
    expectRefusal(answer, 405, 'METHOD_NOT_ALLOWED');
    expect(answer.headers.allow).toBe(allow);
  });

  it.each([
    ['cut off', '{"dossier":"', json],
    ['above the limit', JSON.stringify({ huge }), json],
    ['of another type', '<a/>', { 'content-type': 'application/xml' }],
    ['nested without end', deep(1000), json],
  ] as const)('is said before what is wrong of the body: %s', async (_what, payload, headers) => {
    for (const path of [dossierPath, '/api/openapi.json', '/healthz']) {
      const answer = await zhou.call('PUT', path, undefined, { payload, headers });
      expectRefusal(answer, 405, 'METHOD_NOT_ALLOWED');
    }
  });

  it('is not said of what is not there', async () => {
    expectRefusal(await zhou.call('DELETE', '/api/nothing', {}), 404, 'NOT_FOUND');
    expectRefusal(await zhou.get(`/api/files/${'x'.repeat(300)}`), 404, 'NOT_FOUND');
    expect(await zhou.call('POST', '/nothing', {})).toMatchObject({ status: 404, body: 'not found' });
  });
});

describe('what HTTP itself cannot read', () => {
  const written = async (request: string): Promise<string> => {
    if (!product.app.server.listening) await product.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = product.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    return text(socket);
  };
  const host = 'Host: localhost\r\n\r\n';

  it.each([
    ['a method that is none', `TRACE2 /api/dossiers?x=1 HTTP/1.1\r\n${host}`, 'METHOD_NOT_ALLOWED'],
    ['a method that is none, of nothing', `TRACE2 /api/nothing HTTP/1.1\r\n${host}`, 'NOT_FOUND'],
    ['no request at all', 'hello\r\n\r\n', 'BAD_REQUEST'],
    ['a header that is none', `GET /healthz HTTP/1.1\r\nno header\r\n${host}`, 'BAD_REQUEST'],
    ['a request without Host', 'GET /api/session HTTP/1.1\r\nConnection: close\r\n\r\n', 'BAD_REQUEST'],
    ['headers without end', `GET /healthz HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n${host}`, 'TOO_LARGE'],
  ] as const)('%s is answered like every other failure', async (_what, request, code) => {
    const answer = await written(request);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${errorSentences[code].status} `);
    expect(head.includes('Allow: GET, POST')).toBe(code === 'METHOD_NOT_ALLOWED');
    expect(head.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}`);
    expect(JSON.parse(body)).toEqual({ defined: true, code, ...errorSentences[code] });
  });

  it('what nobody can fulfil is passed over', async () => {
    const answer = await written(`GET /healthz HTTP/1.1\r\nExpect: wonders\r\nConnection: close\r\n${host}`);
    expect(answer).toContain('HTTP/1.1 200 ');
  });

  it('a body that breaks off is answered so, too', async () => {
    const broken = `POST /api/session HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${host}ZZ\r\n`;
    const accepted = once(product.app.server, 'connection');
    expect(await written(broken)).toContain(errorSentences.BAD_REQUEST.message);
    const [socket] = await accepted;
    expect(socket).toMatchObject({ destroyed: true, remoteAddress: '127.0.0.1' });
  });

  it('says nothing behind a request that is being carried out', async () => {
    expect(await written(`GET /healthz HTTP/1.1\r\n${host}\0\r\n\r\n`)).toBe('');
  });
});

it('does not say that nothing was recorded where the database has gone without a word', async () => {
  // A listener that hangs up on whoever comes: what the driver says of it is what it says of a killed process of the database.
  const gone = createServer((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  const lost = await new pg.Client({ host: '127.0.0.1', port }).connect().catch((error: unknown) => error);
  gone.close();
  vi.spyOn(product.services.record, 'perform').mockRejectedValueOnce(lost);
  const answer = await zhou.open(uuidv7(), register());
  expect(answer).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
});

it('who asks too often is told so, and nobody else is kept waiting', async () => {
  const ask = (remoteAddress: string) =>
    product.anonymous().call('GET', '/api/public/log', undefined, { remoteAddress });
  for (let count = 0; count < 1200; count += 1) await ask('203.0.113.9');
  expectRefusal(await ask('203.0.113.9'), 429, 'TOO_MANY_REQUESTS');
  expect((await ask('203.0.113.10')).status).toBe(200);
});

describe('supervision', () => {
  it('needs a ground, and every look is logged', async () => {
    const dossier = await opened();
    const xie = await product.signIn('xie');
    const look = (ground: string) =>
      xie.get(`/api/supervision/dossiers/${dossier}?ground=${encodeURIComponent(ground)}`);
    expectRefusal(await look(''), 403, 'FORBIDDEN');
    expectRefusal(await look('看看'), 403, 'FORBIDDEN');
    expect((await xie.get(`/api/dossiers/${dossier}`)).status).toBe(404);
    const count = async () =>
      (
        await product.rows<{ detail: { ground: string } }>(
          "select detail from record.audit where kind = 'supervisionRead' and dossier = $1",
          [dossier],
        )
      ).map((row) => row.detail.ground);
    expect(await count()).toEqual([]);
    expect((await look('2026年专项监督第3号')).status).toBe(200);
    expect(await count()).toEqual(['2026年专项监督第3号']);
  });
});
