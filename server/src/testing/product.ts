import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Portal } from '@mingjing/portal';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { openServices, type RunningServices } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createReader } from '../features/public/reader.ts';
import { makeSessionKey, type SessionKey, signedTypes } from '../features/session/signing.ts';
import { createApp } from '../http/app.ts';
import { loadSampleCounty, samplePassword } from '../sample/load.ts';
import type { Story } from '../sample/story.ts';
import { createTestDatabase } from './database.ts';

/**
 * The whole product on a test database, asked through HTTP without a port: the agencies, people and accounts of the sample
 * county, and the cases a test names.
 */
export interface Product {
  readonly services: RunningServices;
  readonly app: FastifyInstance;
  /** The password of every sample account. */
  readonly password: string;
  /** Signs somebody of the county in; the same person is signed in once. */
  signIn(account: string): Promise<Client>;
  /** A client without a session. */
  anonymous(): Client;
  /** Rows of the store, read with the rights of the application. */
  rows<T extends object>(query: string, values?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export interface Answer<B = Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: B;
  readonly raw: Buffer;
}

/** What a call answers, as far as tests look at it. */
export interface Body {
  readonly [name: string]: unknown;
  readonly code?: string;
  readonly message?: string;
  readonly data?: { readonly refusals?: readonly { readonly code: string; readonly message: string }[] };
}

export interface Command {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly data: unknown;
}

/** Somebody in front of the product. */
export interface Client {
  readonly cookie: string;
  call<B = Body>(method: string, path: string, body?: unknown, more?: InjectOptions): Promise<Answer<B>>;
  get<B = Body>(path: string): Promise<Answer<B>>;
  open(dossier: string, command: Command, procedure?: string): Promise<Answer>;
  perform(dossier: string, expectedSeq: number, command: Command): Promise<Answer>;
  upload(name: string, type: string, content: Buffer, kind?: string): Promise<Answer>;
}

/** A command now, with an id of its own. */
export const commandOf = (type: string, data: unknown, more: Partial<Command> = {}): Command => ({
  id: uuidv7(),
  type,
  occurredAt: new Date().toISOString(),
  data,
  ...more,
});

/** What a lead of expired food is registered with, in the sample county. */
export const lead = {
  source: 'inspection',
  receivedOn: '2026-03-10',
  summary: '检查发现货架上有超过保质期的食品。',
  cause: '经营超过保质期的食品',
  items: ['expired-food'],
  conductFrom: '2026-02-17',
  place: '清岚县城关镇解放路12号',
  parties: [{ id: 'p1', kind: 'individualBusiness', name: '清岚县城关镇试验食品店' }],
  files: [],
} as const;

/** Registers that lead, or one that differs, now or when it is told. */
export const leadCommand = (differing: object = {}, more: Partial<Command> = {}): Command =>
  commandOf('lead.register', { ...lead, ...differing }, more);

/** The public site is not what these tests ask. */
const noPortal: Portal = {
  routes: [],
  assets: () => new Map(),
  notFound: () => ({
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from('not found'),
  }),
};

export async function openProduct(
  options: { readonly cases?: readonly Story<never>[] } = {},
): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'mj-product-'));
  const database = await createTestDatabase();
  const { app: appUrl, owner, portal } = database.urls;
  const services = await openServices(
    readConfig({
      DATA_DIR: folder,
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: owner,
      DATABASE_PORTAL_URL: portal,
      LEDGER_ORIGIN: 'product.test/log',
    }),
    {
      sample: true,
      alarm: (message) => {
        throw new Error(message);
      },
    },
  );
  await loadSampleCounty(services, { cases: options.cases ?? [] });
  const password = samplePassword(folder);
  const reader = createReader({
    pool: services.store.portalPool,
    vkey: services.ledger.vkey ?? '',
    origin: services.ledger.origin,
    witnesses: [],
    version: () => undefined,
  });
  const app = await createApp({ services, reader, portal: { portal: noPortal } });
  const anonymous = clientOf(app, '');
  const signedIn = new Map<string, Promise<Client>>();
  return {
    services,
    app,
    password,
    anonymous: () => anonymous,
    signIn: (account) => {
      const known = signedIn.get(account) ?? enter(app, anonymous, account, password);
      signedIn.set(account, known);
      return known;
    },
    rows: async (query, values = []) => (await services.store.appPool.query(query, [...values])).rows,
    close: async () => {
      await app.close();
      await services.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function enter(app: FastifyInstance, by: Client, account: string, password: string): Promise<Client> {
  const own = makeSessionKey();
  const answer = await by.call('POST', '/api/session', { account, password, key: own.key });
  if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(answer.body)}`);
  return clientOf(app, cookieOf(answer), own);
}

/** The session cookie an answer sets, as a browser sends it back. */
export const cookieOf = (answer: Answer<unknown>): string =>
  String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';

/** Signs what has to be signed with `own`; without it, as a program that has the cookie and nothing else. */
export function clientOf(app: FastifyInstance, cookie: string, own?: SessionKey): Client {
  const call: Client['call'] = async <B>(
    method: string,
    path: string,
    body?: unknown,
    more: InjectOptions = {},
  ) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      ...(body === undefined ? {} : { payload: body as object }),
      ...more,
      headers: { ...(cookie === '' ? {} : { cookie }), ...more.headers },
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      body: (String(response.headers['content-type']).includes('json')
        ? JSON.parse(response.body === '' ? 'null' : response.body)
        : response.body) as B,
      raw: response.rawPayload,
    };
  };
  return {
    cookie,
    call,
    get: (path) => call('GET', path),
    open: (dossier, command, procedure = 'penalty-ordinary') =>
      call('POST', '/api/dossiers', { dossier, procedure, command }),
    perform: (dossier, expectedSeq, command) =>
      call('POST', `/api/dossiers/${dossier}/acts`, {
        expectedSeq,
        command:
          own !== undefined && signedTypes.includes(command.type)
            ? { ...command, signature: own.sign(dossier, command) }
            : command,
      }),
    upload: (name, type, content, kind = 'photo') =>
      call('POST', `/api/files?name=${encodeURIComponent(name)}&kind=${kind}`, undefined, {
        payload: content,
        headers: { 'content-type': type },
      }),
  };
}
