import { type Procedure, procedures } from '@mingjing/law';
import { afterAll, describe, expect, it } from 'vitest';
import { lintStaleText } from '../lint.ts';
import { closeRenderer, prepareSheet, renderDocument } from '../render.ts';
import {
  endedCases,
  finedOnTheSpot,
  heardCase,
  lateCase,
  overdueCase,
  type Paper,
  quietCase,
  unpunishedCase,
  warnedCase,
} from '../testing/cases.ts';
import { documentProfileOf, fillDocument } from './index.ts';

/**
 * Every act that issues a document is done in some case here, and its document filled and rendered, as a preview and as
 * issued. What must be covered is read from the procedures: an act that is added without a fill fails.
 */

afterAll(closeRenderer);

const cases = {
  heard: heardCase(),
  quiet: quietCase(),
  late: lateCase(),
  noPenalty: unpunishedCase({ kind: 'noPenalty', noPenaltyGround: 'minor' }, '已对当事人进行教育。'),
  notEstablished: unpunishedCase({ kind: 'notEstablished' }),
  overdue: overdueCase(),
  warned: warnedCase(),
  finedToBank: finedOnTheSpot({ collection: 'bank' }),
  finedInCash: finedOnTheSpot({ collection: 'cash', cashGround: 'hundredYuan' }),
  ...Object.fromEntries(Object.entries(endedCases).map(([name, make]) => [name, make()])),
};
const papers: [string, Paper][] = Object.entries(cases).flatMap(([name, { papers }]) =>
  papers.map((paper): [string, Paper] => [`${name}: ${paper.act} ${paper.template}`, paper]),
);

const issuing = (id: 'penalty-ordinary' | 'penalty-summary'): string[] =>
  (procedures[id] as unknown as Procedure<never>).acts
    .filter((act) => act.document !== undefined)
    .map((act) => act.type);

it('covers every act of the procedures that issues a document', () => {
  const done = new Set(papers.map(([, { act }]) => act));
  const all = [...issuing('penalty-ordinary'), ...issuing('penalty-summary')];
  expect(all.length).toBeGreaterThan(60);
  expect([...new Set(all)].filter((type) => !done.has(type))).toEqual([]);
});

/** The first document of each act is drawn; what the same act issues in other cases is only laid out. */
const firstOfAct = new Set([
  ...new Map(papers.toReversed().map(([name, { act, template }]) => [`${act} ${template}`, name])).values(),
]);

describe.each(papers)('%s', (name, { template, context }) => {
  const { number: _, ...unnumbered } = context;
  const profileOptions = documentProfileOf(context.agency, context.profile);
  const issue = {
    template,
    data: fillDocument(template, context),
    options: { mode: 'issue' as const, profileOptions },
  };
  const preview = {
    template,
    data: fillDocument(template, unnumbered),
    options: { mode: 'preview' as const, profileOptions },
  };

  it('is complete, issued and as a preview', () => {
    for (const request of [issue, preview]) {
      const laid = prepareSheet(request);
      if (!laid.ok) throw new Error(laid.error.message);
      const words = JSON.stringify(laid.sheet.blocks);
      expect(words).not.toMatch(/undefined|NaN|\[object|你（单位）|。。|；。|，。|：。|。；/);
      expect(lintStaleText(words)).toEqual([]);
    }
  });

  it.runIf(firstOfAct.has(name))('is drawn, issued and as a preview', async () => {
    for (const request of [issue, preview]) {
      const drawn = await renderDocument(request);
      expect(drawn.ok ? drawn.replaced : drawn.error).toEqual([]);
    }
  });
});
