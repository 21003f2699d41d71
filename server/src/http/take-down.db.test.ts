import { type AgencyFacts, type PenaltyState, publicProjection, resolveProfile } from '@mingjing/law';
import { verifyBundle } from '@mingjing/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdrawalDifferences } from '../../../portal/src/testing/withdrawal.ts';
import { createReader } from '../features/public/reader.ts';
import { case1 } from '../sample/cases/case-1-expired-food.ts';
import { at } from '../sample/story.ts';
import { commandOf, openProduct, type Product } from '../testing/product.ts';

/** A published decision that holds what the public must not read (公开条例 art 14, 15): down first, decided on afterwards. */

let product: Product;
let agency: AgencyFacts;
beforeAll(async () => {
  product = await openProduct({ cases: [case1 as never] });
  const zhou = await product.signIn('zhou');
  agency = (await zhou.get<{ agency: AgencyFacts }>('/api/agency')).body.agency;
}, 180_000);
afterAll(() => product?.close());

const path = `/api/dossiers/${case1.dossier}`;
const newId = 'maskedmaskedmask';
const day = '2026-06-02';
const done = { status: 201, refused: [] };
const secret = '正文写出了案外人柳某的住址。';

interface Shown {
  readonly seq: number;
  readonly state: PenaltyState;
}
const shown = async () => (await (await product.signIn('he')).get<Shown>(path)).body;

async function act(who: string, type: string, data: object, time = '10:00') {
  const { seq } = await shown();
  const client = await product.signIn(who);
  const command = commandOf(type, data, { occurredAt: at(day, time) });
  const answer = await client.perform(case1.dossier, seq, command);
  return { status: answer.status, refused: (answer.body.data?.refusals ?? []).map(({ code }) => code) };
}

const publicView = async (id: string) =>
  (await product.anonymous().get<Readonly<Record<string, unknown>>>(`/api/public/decisions/${id}`)).body;

const tasks = async () =>
  (
    await product.rows<{ what: string }>('select what from view.task where dossier = $1 order by key', [
      case1.dossier,
    ])
  ).map(({ what }) => what);

describe('a publication that holds what must not be public', () => {
  let oldId = '';
  const gone = { state: 'retracted', unfit: true, on: day, reason: '公示的内容中有依法不应当公开的信息。' };

  it('is gone at once, without a word of what had to be hidden, and its going can be proved', async () => {
    const { state } = await shown();
    oldId = state.publication.rounds[0]!.released!.publicId;
    const down = { ground: 'privacy', extent: 'part', reason: secret, publicId: oldId, files: [] };
    expect((await act('zhou', 'publication.takeDown', down)).refused).toEqual(['ROLE_MISSING']);
    expect(await act('he', 'publication.takeDown', down)).toEqual(done);
    expect(await publicView(oldId)).toEqual(gone);
    const [row] = await product.rows('select * from published.item where id = $1', [oldId]);
    expect(JSON.stringify(row)).not.toMatch(/privacy|柳某|福满家|饼干/);

    await product.services.ledger.sequence();
    const reader = createReader({
      pool: product.services.store.portalPool,
      vkey: product.services.ledger.vkey ?? '',
      origin: product.services.ledger.origin,
      witnesses: [],
      version: () => undefined,
    });
    const bundle = (await reader.withdrawal(oldId)) ?? '';
    expect(bundle).not.toMatch(/privacy|柳某/);
    const trust = { vkey: product.services.ledger.vkey ?? '', witnesses: [] };
    const { verdict, shown: fields } = await verifyBundle(new TextEncoder().encode(bundle), trust);
    expect(verdict).toBe('intact');
    expect(
      withdrawalDifferences(fields ?? [], [
        ['withdrawal.id', oldId],
        ['withdrawal.how', '撤下公示'],
        ['withdrawal.on', '2026年6月2日'],
        ['withdrawal.reason', gone.reason],
      ]),
    ).toEqual([]);
  });

  it('is decided on by somebody else, and published again with more hidden, under a new address', async () => {
    expect(await tasks()).toEqual(['审批撤下公示']);
    const { state } = await shown();
    const { fields } = publicProjection(state, agency, resolveProfile('sample-donglan'))!;
    const round = { id: 'round-2', content: { ...fields, id: newId }, contentHash: '0'.repeat(64) };
    expect((await act('he', 'publication.prepare', round, '11:00')).refused).toEqual(['MOVE_CLOSED']);
    expect(await act('lin', 'publication.decideTakeDown', { passed: true }, '11:00')).toEqual(done);
    expect(await tasks()).toEqual(['录入公示信息']);
    expect(await act('he', 'publication.prepare', round, '14:00')).toEqual(done);
    const check = { passed: true, secrecyChecked: true, masksChecked: true };
    expect(await act('ma', 'publication.check', check, '15:00')).toEqual(done);
    expect(await act('ma', 'publication.approve', { passed: true }, '15:00')).toEqual(done);
    expect(await act('he', 'publication.release', { cautionSeen: true }, '16:00')).toEqual(done);
    expect(await publicView(newId)).toMatchObject({ state: 'published' });
    expect(await publicView(oldId)).toEqual({ ...gone, replacedBy: newId });
  });
});
