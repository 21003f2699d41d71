import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA, as far as a program can judge it. */
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What of the page breaks the standard: the rule and the first places, one line a rule. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations;
  }, standard);
  return found.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`);
    return `${id} ×${nodes.length}: ${places.join('; ')}`.replace(/\s+/g, ' ');
  });
}

/** Whether the page must be moved sideways to be read. */
export const wider = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
