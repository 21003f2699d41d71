import type { PenaltyState } from '@mingjing/law';
import { formsOf } from '@mingjing/law/penalty';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfPages } from '../../../documents/src/testing/pdf-text.ts';
import { case4 } from '../sample/cases/case-4-felling.ts';
import { strawBurning } from '../sample/cases/mini-cases.ts';
import type { Story } from '../sample/story.ts';
import { type Answer, openProduct, type Product } from '../testing/product.ts';

/** Blank forms over HTTP, in a case whose party has just been told of the right to a hearing. */

let product: Product;
let state: PenaltyState;
let party: string;

beforeAll(async () => {
  const served = case4.steps.findIndex((step) => step.type === 'hearing.request');
  const told = { ...case4, steps: case4.steps.slice(0, served) };
  const released = strawBurning.steps.findIndex((step) => step.type === 'publication.release') + 1;
  const shown = { ...strawBurning, steps: strawBurning.steps.slice(0, released) };
  product = await openProduct({ cases: [told, shown] as unknown as Story<never>[] });
  const luo = await product.signIn('luo');
  const { body } = await luo.get<{ state: PenaltyState }>(`/api/dossiers/${case4.dossier}`);
  state = body.state;
  party = state.parties[0]!.id;
}, 120_000);
afterAll(() => product?.close());

const pathOf = (template: string, of: string | undefined = party) =>
  `/api/dossiers/${case4.dossier}/forms/${template}${of === undefined ? '' : `?party=${of}`}`;
const wordsOf = (answer: Answer) => textOfPages(answer.raw).join('').replace(/\s/g, '');

describe('a blank form', () => {
  it('comes as a PDF named by its code, for every form the case has a use for', async () => {
    const luo = await product.signIn('luo');
    const forms = formsOf(state);
    expect(forms.map(({ template }) => template)).toContain('P39-application');
    for (const form of forms) {
      const answer = await luo.get(pathOf(form.template, form.party));
      expect(answer.status, form.template).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(String(answer.headers['content-disposition'])).toContain(`UTF-8''${form.template}%20`);
      expect(wordsOf(answer)).toContain('样例数据');
    }
  });

  it('knows the case: party, notice, handlers, and the last day of the clock that runs', async () => {
    const luo = await product.signIn('luo');
    const { body } = await luo.get<{ deadlines: readonly { rule: string; end: string }[] }>(
      `/api/dossiers/${case4.dossier}`,
    );
    const [year, month, day] = body.deadlines
      .find(({ rule }) => rule === 'PEN-10')!
      .end.split('-')
      .map(Number);
    const words = wordsOf(await luo.get(pathOf('P39-application')));
    const notice = state.notices[0]!;
    expect(words).toContain(`即${year}年${month}月${day}日以前`);
    expect(words).toContain(notice.document!.number!.replace(/\s/g, ''));
    expect(words).toContain('罗国柱');
    for (const handler of state.team.handlers) {
      const { body: me } = await luo.get<{ rows: readonly { id: string; name: string }[] }>('/api/staff');
      expect(words).toContain(me.rows.find(({ id }) => id === handler)!.name);
    }
  });

  it('records nothing in the case, and who took it in the log of looks', async () => {
    const luo = await product.signIn('luo');
    const count = () => product.rows('select count(*)::int as n from record.act');
    const before = await count();
    await luo.get(pathOf('P37'));
    expect(await count()).toEqual(before);
    const looks = await product.rows('select detail from record.audit where detail @> \'{"form": "P37"}\'');
    expect(looks).toContainEqual({ detail: { form: 'P37' } });
  });

  it.each<[string, () => Promise<Answer>, number, string]>([
    ['nobody signed in', () => product.anonymous().get(pathOf('P37')), 401, 'UNAUTHORIZED'],
    [
      'somebody of another agency',
      async () => (await product.signIn('zhou')).get(pathOf('P37')),
      404,
      'NOT_FOUND',
    ],
    [
      'a supervisor without a ground',
      async () => (await product.signIn('xie')).get(pathOf('P37')),
      404,
      'NOT_FOUND',
    ],
    ['an unknown code', async () => (await product.signIn('luo')).get(pathOf('P99')), 404, 'NOT_FOUND'],
    [
      'a document that an act issues',
      async () => (await product.signIn('luo')).get(pathOf('P46')),
      404,
      'NOT_FOUND',
    ],
    [
      'a name of every object',
      async () => (await product.signIn('luo')).get(pathOf('constructor')),
      404,
      'NOT_FOUND',
    ],
    [
      'an unknown party',
      async () => (await product.signIn('luo')).get(pathOf('P37', 'p99')),
      404,
      'NOT_FOUND',
    ],
    [
      'two parties',
      async () => (await product.signIn('luo')).get(`${pathOf('P37')}&party=p2`),
      400,
      'BAD_REQUEST',
    ],
    ['nobody’s form', async () => (await product.signIn('luo')).get(pathOf('P37', '')), 400, 'BAD_REQUEST'],
    [
      'an unknown case',
      async () => (await product.signIn('luo')).get(`/api/dossiers/${uuidv7()}/forms/P37?party=p1`),
      404,
      'NOT_FOUND',
    ],
    [
      'the register of an agency',
      async () => {
        const { body } = await (await product.signIn('luo')).get<{ agency: { id: string } }>('/api/agency');
        return (await product.signIn('luo')).get(`/api/dossiers/${body.agency.id}/forms/P37`);
      },
      404,
      'NOT_FOUND',
    ],
    [
      'a form the case has no use for yet',
      async () => (await product.signIn('luo')).get(pathOf('P54-application')),
      422,
      'REFUSED',
    ],
  ])('is refused to or for %s', async (_case, ask, status, code) => {
    const answer = await ask();
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.message).toMatch(/\p{Script=Han}/u);
  });

  it('says with a code of its own why it is not printed, and what to do', async () => {
    const answer = await (await product.signIn('luo')).get(pathOf('P54-application'));
    expect(answer.body.data?.refusals).toEqual([
      expect.objectContaining({ code: 'FORM_NOT_NEEDED', message: answer.body.message }),
    ]);
  });

  it('sums up what is public of a decision, in the words the public reads', async () => {
    const qian = await product.signIn('qian');
    const path = `/api/dossiers/${strawBurning.dossier}/forms/P46-summary`;
    const words = wordsOf(await qian.get(path));
    const { body } = await product
      .anonymous()
      .get<{ items: { number: string; partyShown: string }[] }>('/api/public/decisions');
    expect(words).toContain('行政处罚信息摘要');
    expect(words).not.toContain('案号');
    expect(words).not.toContain('龚永福');
    expect(words).toContain(body.items[0]!.number);
    expect(words).toContain(body.items[0]!.partyShown);
    expect((await qian.get(`${path}?party=p1`)).status).toBe(422);
  });

  it('is printed by a supervisor on a ground', async () => {
    const xie = await product.signIn('xie');
    const answer = await xie.get(`${pathOf('P37')}&ground=${encodeURIComponent('专项监督检查')}`);
    expect(answer.status).toBe(200);
    expect(wordsOf(answer)).toContain('罗国柱');
  });
});
