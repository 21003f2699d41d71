import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violations, wider } from './accessible.ts';
import { openBrowser } from './browser.ts';
import { fill, openForm } from './form.ts';
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

/** Pages of the people, with what has to stand on them before they are judged. */
const pages: readonly (readonly [name: string, account: string, path: () => string, ready: string])[] = [
  ['to-do', 'zhou', () => '/workbench/', '.todo-row'],
  ['cases', 'zhou', () => '/workbench/dossiers', 'table, .ant-table, main li'],
  ['case', 'zhou', () => `/workbench/dossiers/${idOf('closed')}`, '.rail'],
  ['form', 'zhou', () => `/workbench/dossiers/${idOf('verified')}/do/filing.propose`, '.act-form'],
  ['review', 'shen', () => `/workbench/dossiers/${idOf('in-review')}/review`, '.review-items'],
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
    for (const account of ['zhou', 'shen', 'he']) {
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
  for (const account of ['zhou', 'shen', 'he']) {
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
