import type { PenaltyState } from '@mingjing/law/penalty';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { case1 } from '../sample/cases/case-1-expired-food.ts';
import { at } from '../sample/story.ts';
import { commandOf, openProduct, type Product } from '../testing/product.ts';

/**
 * 案例一, archived and shown, is annulled by a court that orders to decide anew: the same dossier is open again to those who
 * have to work on it, and the public page says what became of the decision.
 */

let product: Product;
beforeAll(async () => {
  product = await openProduct({ cases: [case1 as never] });
}, 180_000);
afterAll(() => product?.close());

const path = `/api/dossiers/${case1.dossier}`;
const shownTo = async (who: string) =>
  (await product.signIn(who)).get<{ readonly seq: number; readonly state: PenaltyState }>(path);

async function act(who: string, type: string, data: object, day: string) {
  const { body } = await shownTo(who);
  const client = await product.signIn(who);
  const answer = await client.perform(
    case1.dossier,
    body.seq,
    commandOf(type, data, { occurredAt: at(day, '10:00') }),
  );
  return { status: answer.status, refused: (answer.body.data?.refusals ?? []).map(({ code }) => code) };
}

const done = { status: 201, refused: [] };

it('a case decided anew is open again, and its first decision is taken back with what became of it', async () => {
  const { state } = (await shownTo('zhou')).body;
  expect(state.closing.archived).toBeDefined();
  const shown = state.publication.rounds[0]!.released!.publicId;
  const suit = { id: 'm1', kind: 'litigation', party: state.parties[0]!.id, body: '清岚县人民法院' };
  const opened = { ...suit, appliedOn: '2026-06-01', claim: '撤销', files: [] };
  expect(await act('zhou', 'remedy.open', opened, '2026-06-02')).toEqual(done);
  const judged = { id: 'm1', result: 'annulled', number: '（2026）样行终3号', reason: '证据不足' };
  const days = { on: '2026-09-01', receivedOn: '2026-09-03' };
  const redo = { grounds: ['evidence'] };
  const closed = { ...judged, ...days, redo, penalties: [], files: [] };
  expect(await act('zhou', 'remedy.close', closed, '2026-09-03')).toEqual(done);

  const [row] = await product.rows<{ stage: string; closed_on: string | null; next_due_what: string }>(
    'select stage, closed_on, next_due_what from view.dossier where dossier = $1',
    [case1.dossier],
  );
  expect(row).toMatchObject({ stage: 'reopened', closed_on: null, next_due_what: '撤回公示并公开说明理由' });
  const tasks = await product.rows<{ what: string; due: Date | null }>(
    'select what, due from view.task where dossier = $1 order by what, key',
    [case1.dossier],
  );
  expect(tasks.map(({ what, due }) => [what, due?.toISOString().slice(0, 10)])).toEqual([
    ['撤回公示', '2026-09-08'],
    ['退还已缴款项（6,000.00元）', undefined],
    ['退还已缴款项（6,000.00元）', undefined],
    ['重新调查取证、拟写处理意见', '2026-11-02'],
    ['重新调查取证、拟写处理意见', '2026-11-02'],
  ]);

  const [paid] = state.execution.payments;
  const back = (fen: number, voucher: string) => ({
    ...{ payment: paid!.seq, on: '2026-09-04', fen, voucher, files: [] },
  });
  const refund = (fen: number, voucher: string, who = 'zhou') =>
    act(who, 'payment.refund', back(fen, voucher), '2026-09-04');
  expect(await refund(600_001, '样退1')).toEqual({ status: 422, refused: ['REFUND_TOO_MUCH'] });
  // Asked twice at the same moment, of what was seen once, it is paid back once.
  const { seq } = (await shownTo('zhou')).body;
  const zhou = await product.signIn('zhou');
  const twice = await Promise.all(
    ['样退1', '样退9'].map((voucher) =>
      zhou.perform(
        case1.dossier,
        seq,
        commandOf(
          'payment.refund',
          { ...back(400_000, voucher), payee: '只有本人知道' },
          { occurredAt: at('2026-09-04', '10:00') },
        ),
      ),
    ),
  );
  expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
  const given = (await shownTo('zhou')).body.state.refunds[0]!.voucher;
  expect(await refund(400_000, '样退2')).toEqual({ status: 422, refused: ['REFUND_TOO_MUCH'] });
  expect(await refund(200_000, given)).toEqual({ status: 422, refused: ['VOUCHER_USED'] });
  expect(await refund(200_000, '样退2')).toEqual(done);
  expect(await refund(1, '样退3')).toEqual({ status: 422, refused: ['MOVE_CLOSED'] });
  const returned = (await shownTo('zhou')).body;
  expect(returned.state.refunds.map(({ fen, voucher }) => [fen, voucher])).toEqual([
    [400_000, given],
    [200_000, '样退2'],
  ]);
  // Who took the money stands with the act, apart and encrypted, and in nothing made of it.
  const saying = (table: string, text: string) =>
    product.rows(`select 1 from ${table} t where strpos(t::text, $1) > 0`, [text]);
  expect(await saying('record.act', given)).toHaveLength(1);
  for (const table of ['record.act', 'view.dossier', 'view.task', 'published.item'])
    expect(await saying(table, '只有本人知道'), table).toEqual([]);
  const left = await product.rows("select what from view.task where dossier = $1 and what like '退还%'", [
    case1.dossier,
  ]);
  expect(left).toEqual([]);

  const retract = { publicReason: '人民法院判决撤销。', publicId: shown };
  expect(await act('he', 'publication.retract', retract, '2026-09-04')).toEqual(done);
  const page = await product.anonymous().get<Record<string, unknown>>(`/api/public/decisions/${shown}`);
  expect(page.body).toMatchObject({
    state: 'retracted',
    became: '经行政诉讼撤销，判决重新作出',
    orderedAnew: true,
  });

  const first = state.drafts.at(-1)!;
  const again = { content: first.content, outcome: first.outcome };
  expect(await act('zhou', 'draft.write', again, '2026-09-07')).toEqual({
    status: 422,
    refused: ['SAME_DECISION_AGAIN'],
  });
});
