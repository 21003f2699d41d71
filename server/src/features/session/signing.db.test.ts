import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { case1 } from '../../sample/cases/case-1-expired-food.ts';
import { getPerson } from '../../sample/people.ts';
import type { Story } from '../../sample/story.ts';
import {
  type Client,
  clientOf,
  commandOf,
  cookieOf,
  openProduct,
  type Product,
} from '../../testing/product.ts';
import { checkSignatures } from './check-signatures.ts';
import { hashPassword } from './password-hash.ts';
import { makeSessionKey } from './signing.ts';

/** Reviews are the reviewer's own: neither who has the cookie nor who has the database's password can give one. */

const upTo = case1.steps.findIndex((step) => step.type === 'review.opine');
const opine = case1.steps[upTo]!;
/** The written case, standing where its first opinion would come next. */
const inReview = { ...case1, key: 'case-1-in-review', dossier: uuidv7(), steps: case1.steps.slice(0, upTo) };

let product: Product;
let shen: Client;
beforeAll(async () => {
  product = await openProduct({
    cases: [case1, inReview] as readonly Story<unknown>[] as readonly Story<never>[],
  });
  shen = await product.signIn('shen');
}, 300_000);
afterAll(() => product?.close());

const seqOf = async () => (await shen.get<{ seq: number }>(`/api/dossiers/${inReview.dossier}`)).body.seq;

/** The opinion of the written case, about the draft that stands here. */
async function opinion() {
  const { body } = await shen.get<{ state: { draft: { hash: string } } }>(
    `/api/dossiers/${inReview.dossier}`,
  );
  const { draft } = body.state;
  const data = opine.data({ state: body.state } as never) as object;
  return commandOf('review.opine', { ...data, draftHash: draft.hash, files: [] }, { occurredAt: opine.at });
}

const submit = async (client: Client, command: object) =>
  client.call('POST', `/api/dossiers/${inReview.dossier}/acts`, {
    expectedSeq: await seqOf(),
    command,
  });

describe('an opinion', () => {
  it('is refused without the signature of the session’s own key, over exactly what is recorded', async () => {
    const command = await opinion();
    const other = makeSessionKey();
    const own = makeSessionKey();
    const entered = await product.anonymous().call('POST', '/api/session', {
      account: 'shen',
      password: product.password,
      key: own.key,
    });
    const signer = clientOf(product.app, cookieOf(entered));
    const signature = own.sign(inReview.dossier, command);
    const refused: [object, string][] = [
      [command, 'SIGNATURE_MISSING'],
      [{ ...command, signature: other.sign(inReview.dossier, command) }, 'SIGNATURE_WRONG'],
      [
        { ...command, signature, data: { ...(command.data as object), opinion: '改过的意见。' } },
        'SIGNATURE_WRONG',
      ],
      [{ ...command, signature: own.sign(case1.dossier, command) }, 'SIGNATURE_WRONG'],
      [{ ...command, signature, id: uuidv7() }, 'SIGNATURE_WRONG'],
      [{ ...command, signature: 'AAAA' }, 'SIGNATURE_WRONG'],
    ];
    for (const [asked, code] of refused) {
      const answer = await submit(signer, asked);
      expect(answer.status).toBe(422);
      expect(answer.body.data?.refusals?.[0]).toMatchObject({
        code,
        source: { source: 'APL', article: '58' },
      });
    }
    expect((await submit(signer, { ...command, signature })).status).toBe(201);
    // The same request again is answered the same.
    const again = await signer.call('POST', `/api/dossiers/${inReview.dossier}/acts`, {
      expectedSeq: (await seqOf()) - 1,
      command: { ...command, signature },
    });
    expect(again.status).toBe(201);
  });

  it('is what the audit finds signed, and one written past the service is what it finds unsigned', async () => {
    const sound = await checkSignatures(product.services);
    expect(sound.checked).toBe(2);
    expect(sound.faults).toEqual([]);
    const [row] = await product.rows<{ seq: number; data: { signature: string } }>(
      `select seq, data from record.act where dossier = $1 and type = 'review.opine'`,
      [inReview.dossier],
    );
    const person = getPerson('shen').id;
    const stolen = row!.data.signature;
    const own = makeSessionKey().key;
    const forged = [
      'v1',
      uuidv7(),
      own,
      randomBytes(32).toString('base64'),
      randomBytes(64).toString('base64'),
    ];
    for (const signature of [undefined, stolen, forged.join('.')]) {
      await insertAsService({ signature });
    }
    const { faults } = await checkSignatures(product.services);
    expect(faults).toEqual(
      ['missing', 'wrong', 'wrong'].map((state, index) => ({
        dossier: inReview.dossier,
        seq: row!.seq + 1 + index,
        type: 'review.opine',
        person,
        state,
      })),
    );
  });
});

/** Another opinion of the reviewer's, with the rights of the application and nothing else. */
async function insertAsService(data: object): Promise<void> {
  await product.rows(
    `insert into record.act (id, dossier, seq, type, schema_version, procedure, procedure_version, profile, profile_version,
       occurred_at, recorded_at, actor_person, actor_agency, actor, data, commitment, secret, content_hash, verdict, request_hash)
     select $2, dossier, (select max(seq) + 1 from record.act where dossier = $1), type, schema_version, procedure,
       procedure_version, profile, profile_version, occurred_at, date_trunc('milliseconds', clock_timestamp()), actor_person,
       actor_agency, actor, $3, $4, secret, content_hash, verdict, request_hash
     from record.act where dossier = $1 and type = 'review.opine' order by seq limit 1`,
    [inReview.dossier, uuidv7(), JSON.stringify(data), randomBytes(32)],
  );
}

describe('who has the database’s password and nothing else', () => {
  it('gives nobody another password', async () => {
    const hash = await hashPassword('known to the thief');
    await product.rows(`update identity.account set password_hash = $1 where login = 'gu' returning id`, [
      hash,
    ]);
    const enter = (password: string) =>
      product
        .anonymous()
        .call('POST', '/api/session', { account: 'gu', password }, { remoteAddress: '10.4.0.4' });
    expect((await enter('known to the thief')).status).toBe(401);
  });

  it('makes nobody a session, and no session another’s or another key’s', async () => {
    const { cookie } = shen;
    expect((await shen.get('/api/session')).status).toBe(200);
    const set = (change: string) =>
      product.rows(
        `update identity.session set ${change} where account = (select id from identity.account where login = 'chen') returning id`,
      );
    const chen = await product.signIn('chen');
    expect(chen.cookie).not.toBe(cookie);
    expect((await chen.get('/api/session')).status).toBe(200);
    await set(`key = '\\x${'00'.repeat(32)}'`);
    expect((await chen.get('/api/session')).status).toBe(401);
    const ma = await product.signIn('ma');
    await product.rows(
      `update identity.session set account = (select id from identity.account where login = 'shen')
       where account = (select id from identity.account where login = 'ma') returning id`,
    );
    expect((await ma.get('/api/session')).status).toBe(401);
  });
});
