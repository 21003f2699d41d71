import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { act, fill, happened, openForm, record, type Sheet, seen, upload } from './form.ts';
import { call, type Person, signIn } from './person.ts';
import { type Product, startProduct } from './product.ts';

/**
 * Every gate refuses: on the screen, with the reason and the article, before anyone has clicked; and again at the service,
 * when the same is sent past the form by a call from the page.
 */

let browser: Browser;
let product: Product;
const people = new Map<string, Person>();

const food = { of: 'case-1-expired-food' } as const;

beforeAll(async () => {
  [browser, product] = await Promise.all([
    openBrowser(),
    startProduct({
      parts: [
        { ...food, before: 'lead.verify', as: 'lead' },
        { ...food, before: 'review.submit', as: 'drafted' },
        { ...food, before: 'review.submit', as: 'windows' },
        { ...food, before: 'notice.issue', as: 'reviewed' },
        { ...food, before: 'service.record', as: 'notified' },
        { ...food, before: 'defence.record', as: 'served' },
        { ...food, before: 'discussion.record', as: 'defended' },
        { ...food, before: 'decision.propose', as: 'discussed' },
        { ...food, before: 'decision.propose', as: 'twin' },
        { of: 'case-4-felling', before: 'hearing.schedule', as: 'hearing' },
        { of: 'straw-burning', before: 'filing.propose', as: 'straw' },
        { of: 'straw-burning', before: 'publication.check', as: 'prepared' },
        {
          of: 'straw-burning',
          after: 'decision.make',
          before: 'service.record',
          as: 'township',
          against: 'case-3-dust',
        },
        { of: 'case-3-dust', before: 'decision.propose', as: 'dust' },
      ],
    }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function pageOf(account: string): Promise<Page> {
  const known = people.get(account) ?? (await signIn(browser, product, account));
  people.set(account, known);
  return known.page;
}

const idOf = (part: string): string => product.dossiers[part]!;

interface Dossier {
  readonly seq: number;
  readonly state: { readonly draft?: { readonly hash: string } };
}

const read = async (page: Page, dossier: string) =>
  (await call(page, 'GET', `/dossiers/${dossier}`)).body as unknown as Dossier;

interface Command {
  readonly type: string;
  readonly data: object;
  readonly occurredAt?: string;
}

/** Sends an act past every form and answers the sentences with which it is refused; nothing may have been recorded. */
async function forced(page: Page, part: string, command: Command): Promise<string> {
  const dossier = idOf(part);
  const { seq } = await read(page, dossier);
  const { status, body } = await call(page, 'POST', `/dossiers/${dossier}/acts`, {
    expectedSeq: seq,
    command: { occurredAt: new Date().toISOString(), ...command, id: crypto.randomUUID() },
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect((await read(page, dossier)).seq).toBe(seq);
  return [body.message, ...(body.data?.refusals ?? []).map(({ message }) => message)].join(' ');
}

/** The move stands on the page of the case, cannot be taken, and says why. */
async function closed(page: Page, part: string, move: string): Promise<string> {
  await page.goto(`/workbench/dossiers/${idOf(part)}`);
  const line = page
    .locator('.move-closed')
    .filter({ has: page.getByRole('button', { name: move, exact: true }) });
  await line.getByRole('button', { name: '为什么不能办' }).click();
  expect(await line.getByRole('button', { name: move, exact: true }).isDisabled()).toBe(true);
  return seen(line.locator('.refusals'));
}

/** What the form says beside what is typed, and what the service says to the very same command. */
interface Said {
  readonly form: string;
  readonly service: string;
}

/** Opens a form, types into it, and waits until it says why the act is refused; then sends the same past the form. */
async function refusedForm(
  page: Page,
  { part, type, moment, why }: { part: string; type: string; moment: string; why: RegExp },
  typing: () => Promise<void>,
): Promise<Said> {
  let checked: Command | undefined;
  const listen = (request: Request) => {
    if (request.url().endsWith('/check')) checked = (request.postDataJSON() as { command: Command }).command;
  };
  page.on('request', listen);
  await openForm(page, idOf(part), type);
  await happened(page, moment);
  await typing();
  const beside = page.getByRole('complementary', { name: '依据和预检' });
  await beside.locator('.refusal').filter({ hasText: why }).first().waitFor();
  const form = await seen(beside);
  await page.getByRole('button', { name: '下一步：核对' }).click();
  expect(await page.locator('.confirm .act-foot .ant-btn-primary').isDisabled()).toBe(true);
  page.off('request', listen);
  const service = await forced(page, part, checked!);
  expect(service).toMatch(why);
  return { form, service };
}

describe('the people', () => {
  it('one officer alone makes no record of a scene', async () => {
    const page = await pageOf('zhou');
    await openForm(page, idOf('lead'), 'scene.record');
    const sheet = {
      from: '2026-03-10T14:00',
      to: '2026-03-10T16:30',
      place: '解放路12号',
      identityShown: true,
      identityAnswer: '看清楚了。',
      recusalTold: true,
      recusal: '不申请回避',
      notified: '当事人到场',
      situation: '货架上有超过保质期的食品。',
      taken: ['未采取措施'],
      statement: '没有意见。',
      files: upload('现场照片1.png'),
    } satisfies Sheet;
    await happened(page, '2026-03-10T16:30');
    await fill(page, sheet);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    expect(await seen(page.locator('#form-summary'))).toContain('执法人员至少2人');
    expect(await seen(page.getByRole('complementary'))).toContain('第四十二条第一款');
    const { body } = await call(page, 'GET', '/session');
    const said = await forced(page, 'lead', {
      type: 'scene.record',
      data: { officers: [body.personId], identityShown: true },
    });
    expect(said).toMatch(/至少2人|不得少于两人/);
  });

  it('whose certificate has expired cannot be chosen, and is refused by name and day', async () => {
    const page = await pageOf('qian');
    await openForm(page, idOf('straw'), 'filing.propose');
    await page.getByRole('combobox', { name: '承办人' }).click();
    const tian = page.locator('.ant-select-item-option').filter({ hasText: '田守义' });
    await tian.waitFor();
    expect(await tian.getAttribute('class')).toContain('disabled');
    expect(await seen(tian)).toContain('证件已过期');
    const { rows } = (await call(page, 'GET', '/staff')).body as unknown as {
      rows: readonly { id: string; name: string }[];
    };
    const id = (name: string) => rows.find((row) => row.name === name)!.id;
    const said = await forced(page, 'straw', {
      type: 'filing.propose',
      data: {
        handlers: [id('钱有田'), id('田守义')],
        grounds: '应当立案。',
        recusalChecked: true,
        files: [],
      },
    });
    expect(said).toContain('田守义');
    expect(said).toContain('执法证件已过有效期');
    const own = await pageOf('tian');
    await own.getByText('执法证件已过期').waitFor();
  });

  it('who handles a case cannot review it', async () => {
    const page = await pageOf('zhou');
    await openForm(page, idOf('drafted'), 'review.submit');
    await page.getByRole('combobox', { name: /审核人员/ }).click();
    const own = page.locator('.ant-select-item-option').filter({ hasText: '周晓岚' });
    await own.waitFor();
    expect(await own.getAttribute('class')).toContain('disabled');
    const { body } = await call(page, 'GET', '/session');
    const said = await forced(page, 'drafted', {
      type: 'review.submit',
      data: {
        explanation: '见报告。',
        materials: [{ name: '报告', copies: 1 }],
        reviewer: body.personId,
        files: [],
      },
    });
    expect(said).toMatch(/承办|审核人员/);
  });
});

describe('the review', () => {
  it('no decision is made without a passed review', async () => {
    const page = await pageOf('lin');
    const why = await closed(page, 'drafted', '作出决定');
    expect(why).toContain('未经法制审核');
    expect(why).toContain('第五十八条');
    const { state } = await read(page, idOf('drafted'));
    const said = await forced(page, 'drafted', {
      type: 'decision.make',
      data: { draftHash: state.draft!.hash, opinion: '同意。', files: [] },
    });
    expect(said).toContain('未经法制审核');
  });

  it('a draft that is changed after its review has to be reviewed again', async () => {
    const page = await pageOf('zhou');
    await openForm(page, idOf('reviewed'), 'draft.write');
    await happened(page, '2026-04-03T09:00');
    await fill(page, { 'content.reasons': '没收超过保质期的食品，处罚款6000.00元，责令改正。' });
    await record(page);
    const why = await closed(page, 'reviewed', '制作事先告知书');
    expect(why).toMatch(/法制审核/);
    expect(why).toContain('第五十八条');
    const said = await forced(page, 'reviewed', {
      type: 'notice.issue',
      data: {
        party: 'p1',
        hearingRight: false,
        contactPerson: '周晓岚',
        contactPhone: '0990-1234567',
        contactAddress: '清岚县',
      },
    });
    expect(said).toMatch(/法制审核/);
  });
});

describe('the rights of the party', () => {
  it('nothing is decided before the notice is served', async () => {
    const page = await pageOf('lin');
    expect(await closed(page, 'notified', '作出决定')).toContain('告知书尚未送达当事人');
    const { state } = await read(page, idOf('notified'));
    const said = await forced(page, 'notified', {
      type: 'decision.make',
      data: { draftHash: state.draft!.hash, opinion: '同意。', files: [] },
    });
    expect(said).toContain('告知书尚未送达当事人');
  });

  it('nothing is discussed or decided while the party may still defend itself', async () => {
    const page = await pageOf('lin');
    const { form } = await refusedForm(
      page,
      { part: 'served', type: 'discussion.record', moment: '2026-04-08T08:50', why: /期限/ },
      () =>
        fill(page, {
          startedAt: '2026-04-08T08:00',
          endedAt: '2026-04-08T08:50',
          place: '局会议室',
          chair: '林向东',
          reporter: '周晓岚',
          recorder: '沈若溪',
          expected: '3',
          opinions: [
            { person: '林向东', post: '局长', opinion: '同意。', vote: '同意' },
            { person: '宋维民', post: '副局长', opinion: '同意。', vote: '同意' },
          ],
          conclusion: '同意拟处理意见',
          conclusionText: '同意拟处理意见。',
          everyoneSigned: true,
        }),
    );
    expect(form).toMatch(/第四十四条|第四十五条|地区配置/);
  });

  it('a defence makes nothing heavier', async () => {
    const page = await pageOf('zhou');
    const { form } = await refusedForm(
      page,
      { part: 'defended', type: 'draft.write', moment: '2026-04-13T09:00', why: /更重/ },
      () => page.getByRole('textbox', { name: /罚款金额/ }).fill('7000'),
    );
    expect(form).toContain('第四十五条第二款');
  });

  it('below the minimum there is no fine without a ground', async () => {
    const page = await pageOf('zhou');
    const { form } = await refusedForm(
      page,
      { part: 'drafted', type: 'draft.write', moment: '2026-03-24T16:00', why: /低于法定最低限额/ },
      async () => {
        const relation = page
          .locator('.ant-select')
          .filter({ has: page.getByRole('combobox', { name: /与裁量基准的关系/ }) });
        await relation.hover();
        await relation.locator('.ant-select-clear').click();
      },
    );
    expect(form).toContain('第三十二条');
  });

  it('a hearing that was asked for in time is held first', async () => {
    const page = await pageOf('shiqingshan');
    const why = await closed(page, 'hearing', '作出决定');
    expect(why).toContain('听证尚未完成');
    const { state } = await read(page, idOf('hearing'));
    const said = await forced(page, 'hearing', {
      type: 'decision.make',
      data: { draftHash: state.draft!.hash, opinion: '同意。', files: [] },
    });
    expect(said).toContain('听证尚未完成');
  });
});

describe('the publication', () => {
  it('whoever prepared an entry cannot check it', async () => {
    const page = await pageOf('qingshi-editor');
    await page.goto(`/workbench/dossiers/${idOf('prepared')}/publication`);
    await page.getByText('等待另一人审核').waitFor();
    expect(await page.getByRole('button', { name: '审核公示信息' }).count()).toBe(0);
    const said = await forced(page, 'prepared', {
      type: 'publication.check',
      data: { passed: true, opinion: '无误。', secrecyChecked: true, masksChecked: true },
    });
    expect(said).toMatch(/权|录入|岗位/);
  });

  it('nothing is released before it is approved, and nothing of it is public', async () => {
    await act(await pageOf('qingshi-checker'), idOf('prepared'), 'publication.check', '2026-10-20T10:10', {
      passed: '同意',
      opinion: '内容与决定书一致。',
      secrecyChecked: true,
      masksChecked: true,
    });
    const page = await pageOf('qingshi-editor');
    await page.goto(`/workbench/dossiers/${idOf('prepared')}/publication`);
    await page.getByText('等待批准').waitFor();
    expect(await page.getByRole('button', { name: /发布/ }).count()).toBe(0);
    const said = await forced(page, 'prepared', {
      type: 'publication.release',
      data: { publicBytes: '{}', contentHash: '0'.repeat(64), publicId: 'abcdefghijklmnop' },
    });
    expect(said).not.toBe('');
    await page.goto('/decisions');
    await page.getByText('还没有公开的执法决定').waitFor();
  });
});

describe('time', () => {
  it('what has not happened yet cannot be recorded', async () => {
    const page = await pageOf('zhou');
    const { form } = await refusedForm(
      page,
      { part: 'lead', type: 'note.add', moment: '2099-01-01T09:00', why: /发生时间晚于现在/ },
      () => fill(page, { text: '明天再去一次。' }),
    );
    expect(form).toContain('尚未发生的事项不能记录');
  });

  it('two windows at once: the second is told, keeps what was typed, and goes on', async () => {
    const first = await pageOf('zhou');
    const second = await people.get('zhou')!.context.newPage();
    const reasons = '没收超过保质期的食品，处罚款6000.00元。第二窗口补充。';
    await openForm(second, idOf('windows'), 'draft.write');
    await happened(second, '2026-03-25T10:00');
    await fill(second, { 'content.reasons': reasons });
    await second.getByRole('button', { name: '下一步：核对' }).click();
    await openForm(first, idOf('windows'), 'review.submit');
    await happened(first, '2026-03-25T09:00');
    await fill(first, {
      explanation: '见调查终结报告。',
      materials: [{ name: '拟处理意见', copies: '1' }],
      reviewer: '沈若溪',
    });
    await record(first);
    await second.locator('.confirm .act-foot .ant-btn-primary:not([disabled])').click();
    const news = second.getByRole('alert').filter({ hasText: '您填写期间，本案有了新的事项' });
    await news.waitFor();
    expect(await seen(news)).toContain('周晓岚');
    expect(await seen(second.locator('.confirm'))).toContain('第二窗口补充');
    await news.getByRole('button', { name: '已看过，按最新情况继续' }).click();
    await second.locator('.confirm .act-foot .ant-btn-primary:not([disabled])').click();
    await second.getByRole('heading', { name: /^已记录：/ }).waitFor();
    await second.close();
  });
});

describe('one wrong, one fine', () => {
  it('the same conduct is not fined twice', async () => {
    const zhou = await pageOf('zhou');
    const lin = await pageOf('lin');
    await openForm(zhou, idOf('discussed'), 'decision.propose');
    await happened(zhou, '2026-04-15T09:00');
    await fill(zhou, { opinion: '建议按拟处理意见作出决定。' });
    await record(zhou);
    await openForm(lin, idOf('discussed'), 'decision.make');
    await happened(lin, '2026-04-15T10:00');
    await fill(lin, { opinion: '同意。' });
    await record(lin);
    const why = await closed(zhou, 'twin', '提请作出决定');
    expect(why).toContain('不得给予两次以上罚款');
    expect(why).toContain('第二十九条');
    const { state } = await read(zhou, idOf('twin'));
    const said = await forced(zhou, 'twin', {
      type: 'decision.propose',
      data: { draftHash: state.draft!.hash, opinion: '建议决定。' },
    });
    expect(said).toContain('不得给予两次以上罚款');
  });

  it('nor by another agency, until its own reviewer has written why it is another act', async () => {
    const jiang = await pageOf('jiang');
    const township = '清岚县青石镇人民政府';
    const why = await closed(jiang, 'dust', '提请作出决定');
    expect(why).toContain(`${township}已对该当事人同一时间的违法行为作出罚款`);
    expect(why).toContain('第二十九条');

    const gu = await pageOf('gu');
    await openForm(gu, idOf('dust'), 'sameAct.distinguish');
    await gu.getByRole('combobox', { name: '另案处罚' }).click();
    const offered = gu.locator('.ant-select-item-option').filter({ hasText: township });
    await offered.waitFor();
    // Whose it is, its number and that there was a fine: the case itself stays with the township.
    const other = await seen(offered);
    expect(other).toMatch(new RegExp(`^${township} \\S+罚〔2026〕\\d+号 已罚款$`));
    expect((await call(gu, 'GET', `/dossiers/${idOf('township')}`)).status).toBe(404);
    await offered.click();
    await happened(gu, '2026-10-20T09:00');
    await fill(gu, { reason: '镇政府处罚的是焚烧秸秆，本案是堆场物料没有覆盖。' });
    await gu.getByText('草稿已保存').waitFor();
    await gu.reload();
    await gu.locator('.ant-select').filter({ hasText: other }).waitFor();
    await record(gu);

    await openForm(jiang, idOf('dust'), 'decision.propose');
    await happened(jiang, '2026-10-20T10:00');
    await fill(jiang, { opinion: '建议按拟处理意见作出决定。' });
    await record(jiang);
    await jiang.goto(`/workbench/dossiers/${idOf('dust')}`);
    await jiang.getByText('说明不是同一违法行为').first().click();
    await jiang.getByText(other.replace(' 已罚款', ''), { exact: true }).waitFor();
  });
});
