import { sampleId } from '@mingjing/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violations, wider } from './accessible.ts';
import { openBrowser } from './browser.ts';
import { fill, openForm, record } from './form.ts';
import { enter, type Person, signIn } from './person.ts';
import { type Product, startProduct } from './product.ts';

/** The staff application as a place to work in: readable for all, quick by keyboard, and never losing what was typed. */

const food = { of: 'case-1-expired-food' } as const;

let browser: Browser;
let product: Product;
const open: Person[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([
    openBrowser(),
    startProduct({
      parts: [
        { ...food, before: 'filing.propose', as: 'verified' },
        { ...food, before: 'filing.propose', as: 'by-keyboard' },
        { ...food, before: 'report.submit', as: 'investigated' },
        { ...food, before: 'review.opine', as: 'in-review' },
        { ...food, before: 'archive.file', as: 'closed' },
        { of: 'case-3-dust', before: 'publication.prepare', as: 'dust' },
      ],
    }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

afterEach(async () => {
  for (const { context } of open.splice(0)) await context.close();
});

async function at(account: string): Promise<Page> {
  const person = await signIn(browser, product, account);
  open.push(person);
  return person.page;
}

const idOf = (part: string): string => product.dossiers[part]!;

const agencyId = sampleId('agency/market');

/** Pages of the people, with what has to stand on them before they are judged. */
const pages: readonly (readonly [name: string, account: string, path: () => string, ready: string])[] = [
  ['to-do', 'zhou', () => '/workbench/', '.todo-row'],
  ['cases', 'zhou', () => '/workbench/dossiers', 'table, .ant-table, main li'],
  ['case', 'zhou', () => `/workbench/dossiers/${idOf('closed')}`, '.rail'],
  ['form', 'zhou', () => `/workbench/dossiers/${idOf('verified')}/do/filing.propose`, '.act-form'],
  ['review', 'shen', () => `/workbench/dossiers/${idOf('in-review')}/review`, '.review-items'],
  ['proof', 'zhou', () => `/workbench/dossiers/${idOf('closed')}?tab=proof`, '.proofs'],
  [
    'looks',
    'zhou',
    () => `/workbench/dossiers/${idOf('closed')}?tab=looks`,
    '[aria-label=调阅记录] .nothing',
  ],
  ['log of operations', 'admin', () => '/workbench/operations', 'table'],
  ['power items', 'zhou', () => `/workbench/dossiers/${agencyId}?tab=items`, '.item'],
  ['publication', 'he', () => `/workbench/dossiers/${idOf('closed')}/publication`, '.public-page'],
];

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('sign-in, to-do, cases, case, form, review and publication keep WCAG 2.2 AA', async () => {
    const problems: string[] = [];
    const signedOut = await browser.newContext({ baseURL: product.address, colorScheme });
    const page = await signedOut.newPage();
    await page.goto('/workbench/sign-in');
    await page.getByLabel('账号', { exact: true }).waitFor();
    problems.push(...(await violations(page)).map((problem) => `sign-in: ${problem}`));
    await signedOut.close();
    for (const account of ['zhou', 'shen', 'he', 'admin']) {
      const own = await at(account);
      await own.emulateMedia({ colorScheme });
      for (const [name, whose, path, ready] of pages) {
        if (whose !== account) continue;
        await own.goto(path());
        await own.locator(ready).first().waitFor();
        problems.push(...(await violations(own)).map((problem) => `${name}: ${problem}`));
      }
    }
    expect(problems).toEqual([]);
  });
});

it('on a telephone nothing has to be moved sideways', async () => {
  const wide: string[] = [];
  for (const account of ['zhou', 'shen', 'he', 'admin']) {
    const page = await at(account);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [name, whose, path, ready] of pages) {
      if (whose !== account) continue;
      await page.goto(path());
      await page.locator(ready).first().waitFor();
      if ((await wider(page)) > 0) wide.push(`${name} by ${await wider(page)}`);
    }
    await page.getByRole('button', { name: '打开导航' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '待办' }).waitFor();
  }
  expect(wide).toEqual([]);
});

describe('by keyboard', () => {
  it('j and k move in the to-do list, Enter opens', async () => {
    const page = await at('zhou');
    await page.locator('.todo-row').first().waitFor();
    const rows = await page.locator('.todo-row').count();
    expect(rows).toBeGreaterThan(1);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.locator('#todo-1[aria-current=true]').waitFor();
    await page.keyboard.press('k');
    await page.locator('#todo-0[aria-current=true]').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/workbench\/dossiers\//);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('Ctrl-K finds a case by two characters of the party', async () => {
    const page = await at('zhou');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '案号、当事人或者文号' }).fill('福满');
    await page.getByRole('option').filter({ hasText: '福满家' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /福满家/ }).waitFor();
  });
});

describe('the log', () => {
  it('is checked in the reader’s own browser, act by act, and its limits are said', async () => {
    const page = await at('zhou');
    await page.goto(`/workbench/dossiers/${idOf('closed')}?tab=proof`);
    await page.getByRole('button', { name: /^核验全部/ }).click();
    await page.getByText(/项全部完好：本页显示的与登记的逐字一致/).waitFor();
    const rows = await page.locator('.proofs tbody tr').count();
    expect(rows).toBeGreaterThan(20);
    expect(await page.locator('.proof-found.intact').count()).toBe(rows);
    await page.getByText('不能证明填写的内容属实。').waitFor();
    await page.getByText('没有独立见证人：不能证明别人看到的是同一份日志。').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('is not believed when the page shows something else', async () => {
    const page = await at('zhou');
    await page.route(`**/api/dossiers/${idOf('closed')}`, async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      body.acts[0].occurredAt = '2020-01-01T00:00:00.000Z';
      await route.fulfill({ response: answer, json: body });
    });
    await page.goto(`/workbench/dossiers/${idOf('closed')}?tab=proof`);
    await page.getByRole('button', { name: /^核验第1项/ }).click();
    await page.getByText('对不上的：发生时间').waitFor();
    await page.locator('.proof-found.changed').getByText('已改动').waitFor();
  });
});

it('an agency’s items open with basis and tiers, and are found by a word of the statute', async () => {
  const page = await at('zhou');
  await page.getByRole('link', { name: '本机关' }).click();
  await page.getByLabel('查找事项').fill('价格法');
  await page.getByText(/^找到1项/).waitFor();
  await page.getByRole('button', { name: /不明码标价/ }).click();
  await page.getByRole('heading', { name: '裁量阶次' }).waitFor();
  await page.getByRole('tab', { name: '法制审核目录' }).click();
  await page.getByText('涉及重大公共利益的').waitFor();
});

it('who stands in for a head is named in the agency’s register, one for a post, and what is done so says it', async () => {
  const page = await at('admin');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const term = {
    office: '机关负责人',
    inPlaceOf: '宋维民',
    from: today,
    to: '2199-12-31',
    basis: '局党组会议纪要',
  };
  await openForm(page, agencyId, 'agency.appointActing');
  await fill(page, { person: '何静', ...term });
  await record(page);
  await openForm(page, agencyId, 'agency.appointActing');
  await fill(page, { person: '马骏', ...term });
  await page.getByText('已经指定何静代理').first().waitFor();

  const acting = await at('he');
  await openForm(acting, idOf('investigated'), 'team.change');
  await acting.getByRole('form').getByText('陈立群').first().waitFor();
  await fill(acting, { handlers: ['吴桐'], reason: '增加承办人。', recusalChecked: true });
  await record(acting);
  await acting.goto(`/workbench/dossiers/${idOf('investigated')}`);
  await acting.getByText('何静（代理机关负责人）').first().waitFor();
});

it('a lead is checked as it is typed: refused with its reason, then admitted with its document', async () => {
  const page = await at('zhou');
  await page.getByRole('link', { name: '登记案源' }).click();
  await fill(page, {
    source: '监督检查',
    receivedOn: '2026-03-11',
    summary: '检查发现货架上有超过保质期的食品。',
    cause: '经营超过保质期的食品',
    items: ['经营超过保质期的食品'],
    conductFrom: '2026-03-10',
    conductTo: '2026-03-01',
    place: '清岚县城关镇解放路12号',
    parties: [{ kind: '个体工商户', name: '清岚县城关镇试验食品店' }],
  });
  const beside = page.getByRole('complementary', { name: '依据和预检' });
  await beside.getByText('违法行为终了之日早于发生之日。').waitFor();
  await fill(page, { conductTo: '2026-03-11' });
  await beside.getByText('符合办理条件').waitFor();
  await beside.getByText('《案件来源登记表》').waitFor();
});

describe('what was typed', () => {
  const grounds = '现场检查发现经营超过保质期的食品，应当立案。';

  it('is still there when the session has ended and one has signed in again', async () => {
    const page = await at('zhou');
    await openForm(page, idOf('verified'), 'filing.propose');
    await fill(page, { handlers: ['周晓岚', '陈立群'], recusalChecked: true, grounds });
    await page.getByText('草稿已保存').waitFor();
    await page.context().clearCookies();
    await fill(page, { grounds: `${grounds}补充。` });
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await page.getByText('登录后回到原来的页面').waitFor();
    await enter(page, product, 'zhou');
    await page.getByRole('form').waitFor();
    expect(new URL(page.url()).pathname).toContain('/do/filing.propose');
    expect(await page.locator('#field-grounds').inputValue()).toBe(`${grounds}补充。`);
  });

  it('is called by its name when the form is opened again, also where a search had found it', async () => {
    const page = await at('sifa-admin');
    await openForm(page, sampleId('agency/justice'), 'agency.poolReviewer');
    await fill(page, { reviewer: '沈若溪', available: '列入' });
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    const shen = '沈若溪 清岚县市场监督管理局 法规股';
    await page.locator('.ant-select').filter({ hasText: shen }).waitFor();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.locator('.confirm').getByText('沈若溪', { exact: true }).waitFor();
  });

  it('stays on the page while the network is away, which is said, and is sent once it is back', async () => {
    const page = await at('chen');
    await openForm(page, idOf('verified'), 'note.add');
    await page.context().setOffline(true);
    await page.getByText('没有网络。').waitFor();
    await fill(page, { text: '复查时间已与当事人约定。' });
    await page.getByText('草稿暂存在本页，尚未保存到服务器').waitFor();
    await page.context().setOffline(false);
    await page.getByText('没有网络。').waitFor({ state: 'hidden' });
    expect(await page.locator('#field-text').inputValue()).toBe('复查时间已与当事人约定。');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.locator('.confirm .act-foot .ant-btn-primary:not([disabled])').click();
    await page.getByRole('heading', { name: /^已记录：/ }).waitFor();
  });
});

it('a dialog that was closed leaves the focus where it was opened', async () => {
  const page = await at('admin');
  await page.goto('/workbench/accounts');
  const focused = (name: string) =>
    page.getByRole('button', { name, exact: true }).and(page.locator(':focus')).waitFor();
  const reset = '重置冯兰的密码';
  await page.getByRole('button', { name: reset }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await focused(reset);
  // One dialog leads to the next: the password is shown once.
  await page.getByRole('button', { name: reset }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '重置密码', exact: true }).press('Enter');
  await page.getByTestId('one-time-password').waitFor();
  await page.getByRole('button', { name: '已当面交给本人' }).press('Enter');
  await focused(reset);

  await page.getByRole('button', { name: '开通账号' }).press('Enter');
  await page.getByRole('combobox', { name: '人员' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await focused('开通账号');

  await page.getByRole('link', { name: '案件' }).first().click();
  const columns = page.getByRole('button', { name: '显示的列' });
  await columns.press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await focused('显示的列');
});

it('an act is recorded from signing in to its receipt without a mouse, and every step says where one is', async () => {
  const context = await browser.newContext({ baseURL: product.address, locale: 'zh-CN' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  open.push({ account: 'zhou', page, context });
  await page.goto('/workbench/');
  const { keyboard } = page;
  const focused = () => page.locator(':focus');
  const heading = async (name: RegExp) => {
    await page.getByRole('heading', { name }).and(focused()).waitFor();
    expect(await page.title()).toMatch(/ · 明镜$/);
    expect(await marked(), String(name)).toBe(true);
  };
  /** The focus is seen: by an outline, a ring around it or the box it stands in, or a line below a heading. */
  const marked = () =>
    page.evaluate(() => {
      const own = document.activeElement;
      return [own, own?.closest('.ant-select, .ant-input-affix-wrapper, .ant-checkbox')]
        .flatMap((element) => element ?? [])
        .map((element) => getComputedStyle(element))
        .some(
          ({ outlineStyle, boxShadow, textDecorationLine }) =>
            outlineStyle !== 'none' || boxShadow !== 'none' || textDecorationLine === 'underline',
        );
    });
  const tabTo = async (selector: string, most: number) => {
    for (let presses = 0; presses < most; presses += 1) {
      await keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
        await expect.poll(marked, { message: selector }).toBe(true);
        return;
      }
    }
    const last = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    throw new Error(`the tab key does not come to ${selector} but to ${last}`);
  };

  await page.getByLabel('账号', { exact: true }).and(focused()).waitFor();
  await keyboard.type('zhou');
  await tabTo('#password', 1);
  await keyboard.type(product.password);
  await keyboard.press('Enter');
  await heading(/^待办$/);
  await page.locator('.todo-row').first().waitFor();
  const row = page.locator('.todo-row.on').filter({ has: page.locator(`a[href*="${idOf('by-keyboard')}"]`) });
  for (let presses = 0; presses < 20 && (await row.count()) === 0; presses += 1) await keyboard.press('j');
  await keyboard.press('Enter');
  await heading(/福满家/);
  await tabTo('.next-action a', 3);
  await keyboard.press('Enter');
  await heading(/^提请立案$/);
  await tabTo('#field-handlers', 20);
  await keyboard.type('陈立群');
  await keyboard.press('Enter');
  // The open list lets the focus go, and nobody is chosen or left out by it.
  await tabTo('#field-grounds', 1);
  expect(await page.locator('.ant-select-selection-item').allInnerTexts()).toEqual(['周晓岚', '陈立群']);
  await keyboard.type('现场检查发现经营超过保质期的食品，应当立案。');
  await tabTo('#field-recusalChecked', 1);
  await keyboard.press('Space');
  await page.getByText('预检通过').waitFor();
  await tabTo('[type=submit]', 3);
  await keyboard.press('Enter');
  await heading(/^将要记录和签发$/);
  await page.locator('.confirm .act-foot .ant-btn-primary:not([disabled])').waitFor();
  await tabTo('.confirm .act-foot .ant-btn-primary', 8);
  await keyboard.press('Enter');
  await heading(/^已记录：提请立案$/);
});
