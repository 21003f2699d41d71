import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violations, wider } from './accessible.ts';
import { openBrowser } from './browser.ts';
import { seen } from './form.ts';
import { call, signIn } from './person.ts';
import { type Product, startProduct } from './product.ts';

/** The public site as citizens meet it: on any screen, with the keyboard alone, without scripts, on paper. */

let browser: Browser;
let product: Product;
let context: BrowserContext;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct({ cases: 'written' })]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ baseURL: product.address, locale: 'zh-CN', ...options });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

afterEach(() => context?.close());

const felling = '/decisions?q=杉木';

/** Addresses of the pages, the last ones found by following links. */
let addresses: readonly (readonly [name: string, path: string])[];

beforeAll(async () => {
  const page = await open();
  const follow = async (from: string, link: string) => {
    await page.goto(from);
    return (await page.locator(link).first().getAttribute('href'))!;
  };
  const decision = await follow(felling, 'main a[href^="/decisions/"]');
  const agency = await follow('/agencies', 'main a[href^="/agencies/"]');
  const item = await follow(`${agency}/items`, `main a[href^="${agency}/items/"]`);
  addresses = [
    ['home', '/'],
    ['list', '/decisions'],
    ['search', felling],
    ['by area', '/decisions?region=990900'],
    ['nothing found', '/decisions?q=无此字号'],
    ['mistake', '/decisions?from=2026-09-01&to=2026-01-01'],
    ['decision', decision],
    ['agencies', '/agencies'],
    ['agency', agency],
    ['its items', `${agency}/items`],
    ['no such item', `${agency}/items?q=无此事项`],
    ['an item', item],
    ['its officers', `${agency}/officers`],
    ['officers', '/officers?certificate=样990921-0601'],
    ['deadlines', '/deadlines?rule=penalty.case&start=2026-08-31&profile=sample-donglan'],
    ['check', '/check'],
    ['about', '/about'],
  ];
  await context.close();
});

it('the judge finds what is broken', async () => {
  const page = await open();
  await page.setContent('<!doctype html><title>x</title><img src="x"><p style="color:#bbb">pale</p>');
  const found = (await violations(page)).join(' ');
  for (const rule of ['html-has-lang', 'image-alt', 'color-contrast']) expect(found).toContain(rule);
});

describe.each([
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  it('every page keeps WCAG 2.2 AA and fits the screen', async () => {
    const page = await open({ viewport: { width, height: 844 }, colorScheme });
    const problems: string[] = [];
    for (const [name, path] of addresses) {
      await page.goto(path);
      problems.push(...(await violations(page)).map((problem) => `${name}: ${problem}`));
      if ((await wider(page)) > 0) problems.push(`${name}: wider than the screen`);
    }
    expect(problems).toEqual([]);
  });
});

it('at 320 px no page has to be moved sideways, in large print either', async () => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  const wide: string[] = [];
  for (const [name, path] of addresses) {
    for (const size of ['', path.includes('?') ? '&large=1' : '?large=1']) {
      await page.goto(path + size);
      if ((await wider(page)) > 0) wide.push(`${name} ${size}`);
    }
  }
  expect(wide).toEqual([]);
});

describe('without JavaScript', () => {
  it('one searches, narrows down, reads a decision and is told how to check it by hand', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('searchbox').fill('过期');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('没有查到符合条件的执法决定').waitFor();
    await page.getByRole('searchbox').fill('食品');
    await page.getByRole('button', { name: '查询' }).click();
    await page.locator('main a[href^="/decisions/"]').first().waitFor();
    await page.getByText('按机关、地区、日期缩小范围').click();
    await page.getByLabel('执法机关').selectOption({ label: '清岚县市场监督管理局' });
    await page.getByLabel('决定日期从').fill('2026-04-01');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('link', { name: /福满家副食店/ }).click();
    await page.getByRole('heading', { name: '不服怎么办' }).waitFor();
    expect(await page.getByRole('button', { name: '在本机核验' }).isVisible()).toBe(false);
    await page.getByText('不用这个按钮，自己核验').click();
    await page.getByRole('link', { name: /存证包/ }).waitFor();
  });

  it('one turns the pages of the list there and back', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/decisions?limit=2');
    const first = await page.locator('main h2, main h3').allInnerTexts();
    await page.getByRole('link', { name: /下一页/ }).click();
    expect(await page.locator('main h2, main h3').allInnerTexts()).not.toEqual(first);
    await page.getByRole('link', { name: /上一页/ }).click();
    expect(await page.locator('main h2, main h3').allInnerTexts()).toEqual(first);
  });

  it('an officer whose certificate has expired is said to be so', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/');
    await page.getByLabel('执法证件上的编号').fill('样990921-0601');
    await page.getByRole('button', { name: '核对' }).click();
    const shown = await seen(page.locator('main'));
    expect(shown).toContain('田守义');
    expect(shown).toContain('2026年8月31日');
  });

  it('a deadline is computed with its explanation and source', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/deadlines');
    await page.getByRole('combobox').first().selectOption({ index: 1 });
    await page.locator('input[name=start]').fill('2026-08-31');
    await page.locator('main form button').click();
    await page
      .locator('main')
      .getByText(/2026年|2027年/)
      .first()
      .waitFor();
  });
});

it('search and result are reached with the keyboard alone, and the focus is always seen', async () => {
  const page = await open();
  await page.goto('/');
  const tabUntil = async (reached: () => Promise<boolean>) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement ?? document.body);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
      expect(outline).toBe(true);
      if (await reached()) return;
    }
    throw new Error('forty presses of the tabulator did not lead there');
  };
  await page.keyboard.press('Tab');
  expect(await seen(page.locator(':focus'))).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await tabUntil(() => page.locator('#q').evaluate((input) => input === document.activeElement));
  await page.keyboard.type('杉木');
  await page.keyboard.press('Enter');
  await page.waitForURL(/decisions\?q=/);
  await tabUntil(async () =>
    /^\/decisions\/[a-z2-7]{16}$/.test((await page.locator(':focus').getAttribute('href')) ?? ''),
  );
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await seen(page.locator('main'))).toContain('罗某');
  expect(await seen(page.locator('main'))).not.toContain('罗国柱');
});

it('what was told to nobody is nowhere on the pages: names of minors, numbers, telephones', async () => {
  const page = await open();
  const seen: string[] = [];
  await page.goto('/decisions?limit=50');
  const links = await page
    .locator('main a[href^="/decisions/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
  for (const path of new Set(links)) seen.push(await (await page.request.get(path)).text());
  expect(seen.length).toBeGreaterThan(3);
  for (const secret of ['小李同学', '99092120110622301X', '990921197803124018', '罗国柱', '13900000101']) {
    expect(seen.filter((text) => text.includes(secret))).toEqual([]);
  }
});

it('a decision is printed on A4 with the address at which it can be checked', async () => {
  const page = await open();
  await page.goto(addresses.find(([name]) => name === 'decision')![1]);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: '主要栏目' }).isVisible()).toBe(false);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.locator('img[src$="qr.svg"]').isVisible()).toBe(true);
});

it('a decision taken back leaves its tombstone, not its content, and is found no more', async () => {
  const { page, context: office } = await signIn(browser, product, 'lin');
  const { body } = await call(page, 'GET', `/dossiers/${product.dossiers['revoked-2025']}`);
  await office.close();
  const { state } = body as unknown as {
    state: { publication: { rounds: readonly { released?: { publicId: string } }[] } };
  };
  const id = state.publication.rounds.find(({ released }) => released !== undefined)!.released!.publicId;

  const citizen = await open();
  const response = await citizen.goto(`/decisions/${id}`);
  expect(response?.status()).toBe(410);
  await citizen.getByRole('heading', { level: 1, name: '这项决定已经撤回公示' }).waitFor();
  expect(await citizen.locator('[data-f]:not([data-f^="withdrawal."])').count()).toBe(0);
  expect(await seen(citizen.locator('main'))).toContain('经行政复议被撤销');
  for (const width of [1280, 390]) {
    await citizen.setViewportSize({ width, height: 844 });
    expect(await violations(citizen)).toEqual([]);
    expect(await wider(citizen)).toBe(0);
  }
  await citizen.getByRole('button', { name: '在本机核验' }).click();
  await citizen.locator('[data-check="withdrawal"][data-state="intact"]').waitFor();
  expect(await seen(citizen.locator('.verdict'))).toContain('核对了本页 4 处内容');
  await citizen.goto('/decisions?q=2025〕41号');
  expect(await citizen.locator(`main a[href$="${id}"]`).count()).toBe(0);
});
