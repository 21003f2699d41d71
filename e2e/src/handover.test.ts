import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './accessible.ts';
import { openBrowser } from './browser.ts';
import { seen } from './form.ts';
import { type Person, signIn } from './person.ts';
import { type Product, startProduct } from './product.ts';

/** What is done for many cases at once: handing over all of a person's, finding, counting and exporting. */

const food = { of: 'case-1-expired-food' } as const;

let browser: Browser;
let product: Product;
const people: Person[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([
    openBrowser(),
    startProduct({
      parts: [
        { ...food, before: 'filing.propose', as: 'lead' },
        { ...food, before: 'report.submit', as: 'filed' },
        { ...food, before: 'review.opine', as: 'in-review' },
      ],
    }),
  ]);
});

afterAll(async () => {
  for (const { context } of people) await context.close();
  await browser?.close();
  await product?.stop();
});

async function at(account: string): Promise<Page> {
  const person = await signIn(browser, product, account);
  people.push(person);
  return person.page;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** Chooses an option of the list that has this name. */
async function pick(page: Page, list: string | RegExp, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: list });
  await field.click();
  await field.fill(option);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

it('a head hands over a person’s cases: what cannot go is said before, half is called half, and the rest goes later', async () => {
  const page = await at('lin');
  await page.getByRole('link', { name: '人员' }).click();
  await page.getByRole('link', { name: '周晓岚' }).click();
  await page.getByRole('link', { name: '移交其承办的案件' }).click();
  await heading(page, '移交案件').waitFor();
  const rows = page.locator('.handover tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(3);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByText('请至少为一件案件选择接收人。').waitFor();
  await pick(page, '全部交给', '吴桐');
  const inReview = rows.filter({ hasText: '审核' });
  await inReview.getByRole('combobox').click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: '何远（证件暂扣）' })
    .click();
  await page.getByLabel('移交原因').fill('周晓岚调岗。');
  await page.getByLabel(/^已核对/).check();
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await heading(page, '2件可以移交，1件不能移交').waitFor();
  expect(await seen(page.getByRole('list', { name: '不能移交' }))).toMatch(/何远.*暂扣/);
  await page.getByRole('button', { name: '移交2件' }).click();
  await heading(page, '已移交2件').waitFor();

  await page.getByRole('button', { name: '查看尚未移交的案件' }).click();
  await rows.first().waitFor();
  expect(await rows.count()).toBe(1);
  await inReview.getByRole('combobox').click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: '吴桐' })
    .click();
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await heading(page, '1件可以移交，0件不能移交').waitFor();
  // The network is away for the first try.
  await page.route('**/api/handovers', (route) => route.abort());
  await page.getByRole('button', { name: '移交1件' }).click();
  await heading(page, '移交中断：已移交0件，还有1件没有办理').waitFor();
  await page.unroute('**/api/handovers');
  await page.getByRole('button', { name: '继续移交1件' }).click();
  await heading(page, '已移交1件').waitFor();
  await page.getByRole('list', { name: '已移交' }).getByRole('link').click();
  await page.getByText('承办：吴桐、陈立群').waitFor();
});

it('a list is exported whole, however much of it is shown', async () => {
  const page = await at('lin');
  await page.goto('/workbench/dossiers');
  await page.locator('tbody tr').first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出全部' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).split('\r\n');
  await page.getByText('已导出全部3条。').waitFor();
  expect(lines.length).toBe(4);
  expect(lines[0]).toContain('案件,文号,当事人,环节,承办人,最近的期限,登记日期');
});

it('a supervisor comes from a figure to exactly its cases, and from the palette to the list, on a ground', async () => {
  const page = await at('xie');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '统计' }).click();
  const row = page.locator('tbody tr').filter({ hasText: '市场监督管理局' });
  const overdue = row.locator('td[data-label=逾期]');
  const count = Number(await seen(overdue));
  expect(count).toBeGreaterThan(0);
  await overdue.getByRole('link').click();
  await page.getByLabel('调阅事由').fill('年度案卷评查');
  await page.getByRole('button', { name: '以此事由调阅' }).click();
  await page.getByText(`共${count}件，已全部列出`).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(count);
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '案号、当事人或者文号' }).fill('福满');
  await page.getByRole('option').filter({ hasText: '在执法监督中查找“福满”' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('调阅事由').fill('年度案卷评查');
  await page.getByRole('button', { name: '以此事由调阅' }).click();
  await page.getByText('共3件，已全部列出').waitFor();
});
