import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Product } from './product.ts';

/** One person at a computer: a browser context of their own, signed in to the workbench. */
export interface Person {
  readonly account: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

const screen = { width: 1280, height: 900 } as const;

export async function signIn(browser: Browser, product: Product, account: string): Promise<Person> {
  const context = await browser.newContext({ viewport: screen, baseURL: product.address, locale: 'zh-CN' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto('/workbench/');
  await enter(page, product, account);
  return { account, page, context };
}

/** Fills the sign-in form that is shown, and waits until the shell stands. */
export async function enter(page: Page, product: Product, account: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(product.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor({ state: 'attached' });
}

/** What a call answers: the status, and the parts of the body that tests look at. */
export interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly message?: string;
    readonly data?: { readonly refusals?: readonly { readonly code: string; readonly message: string }[] };
    readonly [name: string]: unknown;
  };
}

/** A call made from the page itself, past every form: the same cookie, the same origin. */
export function call(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ([method, path, body]) => {
      const response = await fetch(`/api${path}`, {
        method: method as string,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
    [method, path, body] as const,
  );
}
