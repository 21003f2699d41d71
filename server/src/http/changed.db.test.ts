import {
  type AgencyFacts,
  type PenaltyState,
  type PublicDecision,
  publicProjection,
  resolveProfile,
} from '@mingjing/law';
import { type KnownWitness, verifyBundle } from '@mingjing/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdrawalDifferences } from '../../../portal/src/testing/withdrawal.ts';
import { endPublications } from '../features/public/ending.ts';
import { createReader } from '../features/public/reader.ts';
import { case1 } from '../sample/cases/case-1-expired-food.ts';
import { at } from '../sample/story.ts';
import { commandOf, openProduct, type Product } from '../testing/product.ts';

/**
 * 案例一, archived, then changed: by reconsideration, publicly, with the end of the new publication's period; and annulled by
 * the head after that. Signed in, over HTTP, on a database whose gates stand.
 */

let product: Product;
let agency: AgencyFacts;
beforeAll(async () => {
  product = await openProduct({ cases: [case1 as never] });
  const zhou = await product.signIn('zhou');
  agency = (await zhou.get<{ agency: AgencyFacts }>('/api/agency')).body.agency;
}, 180_000);
afterAll(() => product?.close());

const newId = 'ponmlkjihgfedcba';
const path = `/api/dossiers/${case1.dossier}`;

interface Shown {
  readonly seq: number;
  readonly state: PenaltyState;
  readonly acts: readonly { readonly type: string; readonly document?: { readonly file: string } }[];
}

const shownTo = async (who: string) => (await (await product.signIn(who)).get<Shown>(path)).body;

/** One act by one person; answers with its status and the codes of its refusals. */
async function act(who: string, type: string, data: object, day: string, time = '10:00') {
  const { seq } = await shownTo(who);
  const client = await product.signIn(who);
  const answer = await client.perform(
    case1.dossier,
    seq,
    commandOf(type, data, { occurredAt: at(day, time) }),
  );
  return { status: answer.status, refused: (answer.body.data?.refusals ?? []).map(({ code }) => code) };
}

const done = { status: 201, refused: [] };

async function prepared(id: string) {
  const { state } = await shownTo('he');
  const { fields } = publicProjection(state, agency, resolveProfile('sample-donglan'))!;
  return { id: `round-${id}`, content: { ...fields, id }, contentHash: '0'.repeat(64) };
}

const reader = () =>
  createReader({
    pool: product.services.store.portalPool,
    vkey: product.services.ledger.vkey ?? '',
    origin: product.services.ledger.origin,
    witnesses: [],
    version: () => undefined,
  });

async function verified(text: string | undefined) {
  const trust = { vkey: product.services.ledger.vkey ?? '', witnesses: [] as KnownWitness[] };
  return verifyBundle(new TextEncoder().encode(text ?? ''), trust);
}

const publicView = async (id: string) =>
  (
    await product
      .anonymous()
      .get<Record<string, unknown> & { decision?: PublicDecision }>(`/api/public/decisions/${id}`)
  ).body;

const tasksOf = async () =>
  (
    await product.rows<{ what: string; due: Date | null }>(
      `select what, due from view.task where dossier = $1 order by key`,
      [case1.dossier],
    )
  ).map(({ what, due }) => [what, due?.toISOString().slice(0, 10)]);

describe('a published decision that is changed', () => {
  let oldId = '';

  it('asks for its publication back although the file is archived', async () => {
    const { state } = await shownTo('zhou');
    expect(state.closing.archived).toBeDefined();
    oldId = state.publication.rounds[0]!.released!.publicId;
    const open = { id: 'm1', kind: 'reconsideration', party: state.parties[0]!.id, body: '清岚县人民政府' };
    const applied = { ...open, appliedOn: '2026-06-01', claim: '处罚过重', files: [] };
    expect(await act('zhou', 'remedy.open', applied, '2026-06-02')).toEqual(done);
    const changed = {
      id: 'm1',
      result: 'changed',
      number: '清政复决〔2026〕9号',
      on: '2026-06-29',
      receivedOn: '2026-07-01',
      reason: '明显不当',
      penalties: [{ party: state.parties[0]!.id, kind: 'publicCriticism' }],
      files: [],
    };
    expect(await act('zhou', 'remedy.close', changed, '2026-07-01')).toEqual(done);
    expect(await tasksOf()).toEqual([
      // Both handlers, and the counter of an agency whose handlers may have left since.
      ['退还已缴款项（6,000.00元）', undefined],
      ['退还已缴款项（6,000.00元）', undefined],
      ['退还已缴款项（6,000.00元）', undefined],
      ['撤回公示', '2026-07-06'],
    ]);
  });

  it('asks for the fine back that is owed no more, and takes note of it although the file is archived', async () => {
    const { state } = await shownTo('zhou');
    const payment = state.execution.payments[0]!.seq;
    const back = { payment, on: '2026-07-01', fen: 600_000, voucher: '样退1', files: [] };
    expect(await act('zhou', 'payment.refund', back, '2026-07-01', '15:00')).toEqual(done);
    expect(await tasksOf()).toEqual([['撤回公示', '2026-07-06']]);
  });

  it('is taken back, keeping the proof that it was public and of its taking back, and nothing of what it said', async () => {
    const early = await act('he', 'publication.prepare', await prepared(newId), '2026-07-02');
    expect(early.refused).toEqual(['MOVE_CLOSED']);
    const publicReason = '行政处罚决定经行政复议变更。';
    expect(await act('he', 'publication.retract', { publicReason, publicId: oldId }, '2026-07-02')).toEqual(
      done,
    );
    expect(await tasksOf()).toEqual([['录入变更后的公示信息', '2026-07-29']]);
    expect(await publicView(oldId)).toEqual({
      state: 'retracted',
      reason: publicReason,
      on: '2026-07-02',
      became: '经行政复议变更',
      orderedAnew: false,
    });

    await product.services.ledger.sequence();
    const release = await verified(await reader().proof(oldId));
    expect(release.verdict).toBe('intact');
    const names = release.shown?.map(({ name }) => name);
    expect(names).toContain('data.contentHash');
    expect(names).not.toContain('data.publicBytes');
    const withdrawal = await verified(await reader().withdrawal(oldId));
    expect(withdrawal.verdict).toBe('intact');
    expect(
      withdrawalDifferences(withdrawal.shown ?? [], [
        ['withdrawal.id', oldId],
        ['withdrawal.how', '撤回公示'],
        ['withdrawal.on', '2026年7月2日'],
        ['withdrawal.reason', publicReason],
      ]),
    ).toEqual([]);
  });

  it('goes through the same lane again, the database’s gate included', async () => {
    const content = await prepared(newId);
    expect((await act('he', 'publication.prepare', await prepared(oldId), '2026-07-03')).refused).toEqual([
      'PUBLIC_ID_USED',
    ]);
    expect(await act('he', 'publication.prepare', content, '2026-07-03')).toEqual(done);
    expect((await act('he', 'publication.release', {}, '2026-07-03')).status).not.toBe(201);
    const check = { passed: true, secrecyChecked: true, masksChecked: true };
    expect(await act('ma', 'publication.check', check, '2026-07-03')).toEqual(done);
    expect(await act('ma', 'publication.approve', { passed: true }, '2026-07-03')).toEqual(done);
    // The newest earlier approval of the same content is what the trigger looks for.
    const { rows } = await product.services.store.appPool.query(
      `select type from record.act where dossier = $1 and content_hash = (
         select content_hash from record.act where dossier = $1 and type = 'publication.prepare' order by seq desc limit 1
       ) order by seq`,
      [case1.dossier],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'publication.prepare',
      'publication.check',
      'publication.approve',
    ]);
    expect(await act('he', 'publication.release', { cautionSeen: true }, '2026-07-03', '11:00')).toEqual(
      done,
    );

    const now = await publicView(newId);
    expect(now).toMatchObject({
      state: 'published',
      publicUntil: '2026-10-03',
      decision: {
        penalties: ['通报批评'],
        change: { by: 'reconsideration', number: '清政复决〔2026〕9号', replaces: oldId },
      },
    });
    expect(now.decision).not.toHaveProperty('fineFen');
    expect(await publicView(oldId)).toMatchObject({ state: 'retracted', replacedBy: newId });
    await product.services.ledger.sequence();
    const bundle = await verified(await reader().proof(newId));
    expect(bundle.verdict).toBe('intact');
    expect(bundle.shown?.map(({ name }) => name)).toContain('data.publicBytes');
    const listed = await product.anonymous().get<{ items: { id: string }[] }>('/api/public/decisions');
    expect(listed.body.items.map(({ id }) => id)).toEqual([newId]);
  });

  it('keeps its proof when something else is recorded of it', async () => {
    const push = { channel: 'agencySite', on: '2026-07-03', files: [] };
    expect(await act('he', 'publication.push', push, '2026-07-03', '12:00')).toEqual(done);
    expect((await verified(await reader().proof(newId))).verdict).toBe('intact');
    expect((await verified(await reader().withdrawal(oldId))).verdict).toBe('intact');
  });

  it('ends by itself once its three months are over, and not on the last day （公示规定 13）', async () => {
    expect(await endPublications(product.services, at('2026-10-03', '23:00'))).toBe(0);
    expect(await endPublications(product.services, at('2026-10-04', '00:10'))).toBe(1);
    expect(await endPublications(product.services, at('2026-10-04', '01:10'))).toBe(0);
    expect(await publicView(newId)).toEqual({ state: 'ended', reason: '公示期满', on: '2026-10-04' });
    const { acts } = await shownTo('zhou');
    expect(acts.at(-1)?.type).toBe('publication.end');
    await product.services.ledger.sequence();
    const ended = await verified(await reader().withdrawal(newId));
    expect(
      withdrawalDifferences(ended.shown ?? [], [
        ['withdrawal.id', newId],
        ['withdrawal.how', '停止公示'],
        ['withdrawal.on', '2026年10月4日'],
        ['withdrawal.reason', '公示期满'],
      ]),
    ).toEqual([]);
  });

  it('may still be annulled by the head, with a numbered document that goes to the party', async () => {
    const annulled = { kind: 'annulled', reason: '程序违法。', penalties: [], files: [] };
    expect(await act('lin', 'decision.revoke', annulled, '2026-10-12')).toEqual(done);
    const { state, acts } = await shownTo('zhou');
    expect(state.decision?.fate).toMatchObject({ kind: 'annulled', number: '清市监罚撤〔2026〕1号' });
    const zhou = await product.signIn('zhou');
    const pdf = await zhou.get(`/api/files/${acts.at(-1)!.document!.file}`);
    expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await tasksOf()).toEqual([
      ['送达撤销处罚决定书', '2026-10-21'],
      ['送达撤销处罚决定书', '2026-10-21'],
    ]);
    const party = state.parties[0]!.id;
    const handed = {
      party,
      method: 'direct',
      officers: state.team.handlers,
      place: '清岚县城关镇',
      files: [],
    };
    const receiver = { name: '张桂芬', relation: 'legalRepresentative' };
    const recordingExemption = '当事人到机关领取';
    const service = { ...handed, receiver, recordingExemption };
    const document = state.decision!.fate!.seq;
    expect(
      (await act('zhou', 'service.record', { ...service, document: state.decision!.seq }, '2026-10-13'))
        .refused,
    ).toContain('DOCUMENT_ARCHIVED');
    expect(await act('zhou', 'service.record', { ...service, document }, '2026-10-13')).toEqual(done);
    expect(await tasksOf()).toEqual([['审批未作音像记录', undefined]]);
  });
});
