import type { PenaltyState } from '@mingjing/law';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strawBurning } from '../sample/cases/mini-cases.ts';
import { citizen, human } from '../sample/parties.ts';
import { at } from '../sample/story.ts';
import { CaseWriter, cast } from '../sample/writer.ts';
import { commandOf, openProduct, type Product } from '../testing/product.ts';

/** 一事不二罚 across agencies (处罚法 art 29): the township has fined the man for the day the market bureau wants to fine him for. */

const law = '食品安全法';
const clause = (article: string) => `《${law}》${article}`;
const sameDay = new CaseWriter({
  ...cast.market,
  key: 'same-day',
  item: 'expired-food',
  cause: '经营超过保质期的食品',
  parties: [citizen(human('龚永福', 'male', '1966-02-14', 331, '清岚县青石镇河湾村2组9号'), '13900000107')],
  conductFrom: '2026-10-11',
  place: '清岚县青石镇河湾村集市',
})
  .lead('2026-10-12', { source: 'inspection', summary: '集市摊位上有超过保质期的食品。', time: '10:00' })
  .verify('2026-10-12', '10:10', '10:50', {
    situation: '摊位上有超过保质期的饼干3袋。',
    statement: '没注意。',
  })
  .file('2026-10-13', '涉嫌经营超过保质期的食品，应当立案。')
  .inquiry('2026-10-14', '09:00', '09:30', { turns: [['饼干是哪里来的？', '年前进的货。']] })
  .draft('2026-10-15', '09:00', {
    facts: '2026年10月11日，当事人在河湾村集市经营超过保质期的饼干3袋。',
    nature: '当事人的行为违反《食品安全法》第三十四条第十项。',
    discretionReason: '货值较小，属较轻阶次。',
    reasons: '处罚款5000.00元。',
    tier: 'light',
    departure: { kind: 'belowMinimum', ground: '处罚法第三十二条第一项：主动消除危害后果' },
    penalties: [{ kind: 'fine', yuan: 5_000 }],
    breached: [clause('第五十四条第一款'), clause('第三十四条第十项')],
    basis: [clause('第一百二十四条第一款第五项')],
  })
  .report('2026-10-15', '11:00', { course: '10月12日检查发现，10月13日立案，现调查终结。' })
  .submitReview('2026-10-15', '14:00')
  .acceptReview('2026-10-15', '15:00')
  .opine('2026-10-19', '10:00', '同意。')
  .notice('2026-10-19', '15:00', false)
  .serve('2026-10-19', '16:30', 'notice.issue')
  .waive('2026-10-20', '09:30', false)
  .discuss('2026-10-20', '15:00', '15:50', { conclusion: '一致同意减轻处罚，处罚款5000.00元。' })
  .story();

let product: Product;
beforeAll(async () => {
  product = await openProduct({ cases: [strawBurning as never, sameDay as never] });
}, 180_000);
afterAll(() => product?.close());

interface Shown {
  readonly seq: number;
  readonly state: PenaltyState;
  readonly related: readonly object[];
  readonly distinguished: readonly object[];
}
const path = `/api/dossiers/${sameDay.dossier}`;
const shownTo = async (who: string) => (await (await product.signIn(who)).get<Shown>(path)).body;

async function act(who: string, type: string, data: object, time: string) {
  const { seq } = await shownTo(who);
  const client = await product.signIn(who);
  const command = commandOf(type, data, { occurredAt: at('2026-10-21', time) });
  const answer = await client.perform(sameDay.dossier, seq, command);
  return { status: answer.status, refused: (answer.body.data?.refusals ?? []).map(({ code }) => code) };
}

describe('a fine for what another agency has fined already', () => {
  it('is refused until the reviewer, who is offered that case, has written why it is another act', async () => {
    const { state } = await shownTo('zhou');
    const propose = () =>
      act('zhou', 'decision.propose', { draftHash: state.draft!.hash, opinion: '建议决定。' }, '10:00');
    expect(await propose()).toEqual({ status: 422, refused: ['SECOND_FINE'] });

    const straw = { id: strawBurning.dossier, agency: '清岚县青石镇人民政府', fined: true };
    // Its number is what the warning says too; how far it is and what it says stay with the township.
    expect((await shownTo('shen')).related).toEqual([{ ...straw, number: expect.stringContaining('罚') }]);
    expect((await shownTo('zhou')).related).toEqual([]);
    const shen = await product.signIn('shen');
    expect((await shen.get(`/api/dossiers/${strawBurning.dossier}`)).status).toBe(404);
    const listed = async (id: string) =>
      (await shen.get<{ rows: { id: string }[] }>(`/api/dossiers?id=${id}`)).body.rows.map((row) => row.id);
    expect(await listed(strawBurning.dossier)).toEqual([]);
    expect(await listed(sameDay.dossier)).toEqual([sameDay.dossier]);

    const why = { dossier: strawBurning.dossier, reason: '焚烧秸秆与经营过期食品是两个行为。' };
    expect(await act('shen', 'sameAct.distinguish', why, '11:00')).toEqual({ status: 201, refused: [] });
    expect((await shownTo('shen')).related).toEqual([]);
    // Whoever reads the finding reads which case it is about.
    expect((await shownTo('zhou')).distinguished).toEqual([
      { id: straw.id, agency: straw.agency, number: expect.stringContaining('罚') },
    ]);
    expect(await propose()).toEqual({ status: 201, refused: [] });
  });
});
