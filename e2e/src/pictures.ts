import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { act } from './form.ts';
import { signIn } from './person.ts';
import { startProduct } from './product.ts';

/** `npm run pictures`: the pictures of the README, taken of the running sample county. */

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const screen = { width: 1280, height: 860 } as const;

const [browser, product] = await Promise.all([
  openBrowser(),
  startProduct({
    cases: 'all',
    parts: [{ of: 'case-1-expired-food', before: 'review.submit', as: 'drafted' }],
  }),
]);

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', caret: 'hide' });
  console.log(name);
}

async function staff(account: string, path: string, ready: string, name: string): Promise<Page> {
  const { page } = await signIn(browser, product, account);
  await page.setViewportSize(screen);
  await page.goto(path);
  await page.locator(ready).first().waitFor();
  await page.locator('.waiting, .ant-skeleton').waitFor({ state: 'detached' });
  await take(page, name);
  return page;
}

/** Of Poppler, on the path: headless browsers draw no PDF. */
const drawer = 'pdftoppm';

/** The head of the issued decision. */
async function drawDecision(page: Page, dossier: string): Promise<void> {
  const { acts } = (await (await page.request.get(`/api/dossiers/${dossier}`)).json()) as {
    acts: readonly { readonly type: string; readonly document?: { readonly file: string } }[];
  };
  const issued = acts.find(({ type }) => type === 'decision.make')!.document!;
  const pdf = join(tmpdir(), `${issued.file}.pdf`);
  await writeFile(pdf, await (await page.request.get(`/api/files/${issued.file}`)).body());
  const size = ['-r', '155', '-f', '1', '-l', '1', '-x', '0', '-y', '90', '-W', '1280', '-H', '860'];
  execFileSync(drawer, ['-png', '-singlefile', ...size, pdf, `${folder}document-decision`]);
  await rm(pdf);
  console.log('document-decision');
}

/** A review handed in and accepted just now, so that its days have only begun. */
async function reviewOfToday(handler: Page, dossier: string): Promise<void> {
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
  await act(handler, dossier, 'review.submit', now, {
    explanation: '基本事实、适用法律、裁量理由和调查取证情况见调查终结报告。',
    materials: [{ name: '案件调查终结报告、拟处理意见和证据材料', copies: '1' }],
    reviewer: '沈若溪',
  });
  const { page } = await signIn(browser, product, 'shen');
  await page.setViewportSize(screen);
  await act(page, dossier, 'review.accept', now);
  await page.goto(`/workbench/dossiers/${dossier}/review`);
  await page.locator('.review-items').waitFor();
  for (const key of '11111') await page.keyboard.press(key);
  await page.locator('#review-item-5[aria-current=true]').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await take(page, 'workbench-review');
}

try {
  await mkdir(folder, { recursive: true });
  const citizen = await browser.newContext({ baseURL: product.address, viewport: screen, locale: 'zh-CN' });
  const page = await citizen.newPage();
  await page.goto('/');
  await take(page, 'portal-home');
  await page.goto('/decisions?q=福满家');
  await page
    .getByRole('link', { name: /福满家副食店/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, 'portal-decision');
  const decision = page.url();
  await page.getByRole('button', { name: '在本机核验' }).click();
  await page.locator('.check[data-state=intact]').waitFor();
  await page.locator('.proof').scrollIntoViewIfNeeded();
  await take(page, 'portal-proof');
  const phone = await browser.newContext({
    baseURL: product.address,
    viewport: { width: 390, height: 780 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
  });
  const small = await phone.newPage();
  await small.goto(decision);
  await take(small, 'portal-phone');

  const { page: handler } = await signIn(browser, product, 'zhou');
  await reviewOfToday(handler, product.dossiers.drafted!);
  const todo = await staff('zhou', '/workbench/', '.todo-row', 'workbench-todo');
  await todo.locator('.todo-row a').filter({ hasText: '提请作出决定' }).first().click();
  await todo.locator('.rail').waitFor();
  await take(todo, 'workbench-dossier');
  await drawDecision(todo, product.dossiers['case-1-expired-food']!);
} finally {
  await browser.close();
  await product.stop();
}
