import { type Form, type FormId, findForm, formNames, formsOf } from '@mingjing/law/penalty';
import { afterAll, describe, expect, it } from 'vitest';
import { lintStaleText } from '../lint.ts';
import { closeRenderer, prepareSheet, renderDocument } from '../render.ts';
import { documentDefinitions } from '../templates/index.ts';
import { finedOnTheSpot, heardCase, joinedCase, type Papers, quietCase } from '../testing/cases.ts';
import { textOfPages } from '../testing/pdf-text.ts';
import { type FillContext, type FormContext, fillForm } from './index.ts';

afterAll(closeRenderer);

const heard = heardCase();
const cases: Record<string, Papers> = {
  heard,
  quiet: quietCase(),
  joined: joinedCase(),
  onTheSpot: finedOnTheSpot({ collection: 'bank' }),
};

/** The case as it stood before an act that issued a document. */
const before = (papers: Papers, act: string): FillContext => {
  const paper = papers.papers.find((entry) => entry.act === act);
  if (paper === undefined) throw new Error(`no ${act}`);
  return paper.context;
};

const contextOf = (c: FillContext, form: Form, until?: string): FormContext => ({
  state: c.state,
  agency: c.agency,
  staff: c.staff,
  profile: c.profile,
  calendar: c.calendar,
  on: '2026-04-23',
  ...(form.party === undefined ? {} : { party: form.party }),
  ...(form.with === undefined ? {} : { with: form.with }),
  ...(until === undefined ? {} : { until }),
});

const requestOf = (c: FillContext, form: Form, until?: string) => ({
  template: form.template,
  data: fillForm(form.template, contextOf(c, form, until)),
  options: { mode: 'issue' as const },
});

function sheetOf(c: FillContext, template: FormId, until?: string) {
  const form = findForm(c.state, template, template === 'P01-informer' ? undefined : 'p1');
  if (form === undefined) throw new Error(`no ${template}`);
  const laid = prepareSheet(requestOf(c, form, until));
  if (!laid.ok) throw new Error(laid.error.message);
  return laid.sheet;
}

const wordsOf = (...asked: Parameters<typeof sheetOf>) => JSON.stringify(sheetOf(...asked).blocks);

const told = before(heard, 'defence.record');

it('a form has one title, that of its definition', () => {
  for (const [template, name] of Object.entries(formNames))
    expect(documentDefinitions[template as FormId].title).toBe(name);
  const byHand = Object.values(documentDefinitions).filter((definition) => 'byHand' in definition);
  expect([...byHand.map(({ id }) => id), 'P46-summary'].sort()).toEqual(Object.keys(formNames).sort());
});

it.each(Object.entries(cases))(
  'every form the %s case has a use for at any time is complete',
  (_name, { papers }) => {
    let laidOut = 0;
    for (const { context } of papers) {
      for (const form of formsOf(context.state)) {
        const laid = prepareSheet(requestOf(context, form, '2026-04-29'));
        if (!laid.ok) throw new Error(`${form.template}: ${laid.error.message}`);
        const words = JSON.stringify(laid.sheet.blocks);
        expect(words).not.toMatch(/undefined|NaN|\[object|你（单位）|。。|；。|，。|：。|。；|《》/);
        expect(lintStaleText(words)).toEqual([]);
        laidOut += 1;
      }
    }
    expect(laidOut).toBeGreaterThan(5);
  },
);

const offered = [
  ...new Map(
    Object.values(cases).flatMap(({ papers }) =>
      papers.flatMap(({ context }) =>
        formsOf(context.state).map((form) => [form.template, { context, form }] as const),
      ),
    ),
  ).entries(),
];

it.each(offered)(
  '%s is drawn on one page, unnumbered and without a mark of a preview',
  async (_template, { context, form }) => {
    const drawn = await renderDocument(requestOf(context, form, '2026-04-29'));
    if (!drawn.ok) throw new Error(drawn.error.message);
    expect(drawn.replaced).toEqual([]);
    expect(drawn.pages).toBe(1);
    expect(drawn.seals).toEqual([]);
    const [page = ''] = textOfPages(drawn.pdf);
    expect(page).toContain(form.template);
    expect(page).not.toContain('预览');
  },
);

describe('a form says', () => {
  it.each<[string, FormId, string]>([
    ['whose it is', 'P39-application', '清岚县城关镇福满家副食店'],
    ['the notice it answers', 'P39-application', '清市监听告〔2026〕'],
    ['when that was received', 'P39-application', '收到日期：2026年4月22日'],
    ['by when it is handed in', 'P39-application', '收到告知书后五个工作日内，即2026年4月29日以前'],
    ['that a hearing costs nothing', 'P39-application', '组织听证的费用由本机关承担'],
    ['where it is handed in', 'P36-written', '周晓岚、陈立群收'],
    ['that nobody is punished more for it', 'P36-written', '不因陈述、申辩而给予更重的处罚'],
    ['who may be asked to stand aside', 'P07-application', '□周晓岚'],
    ['that the inquiry goes on', 'P07-application', '决定作出之前，不停止调查'],
    ['that silence gives up nothing', 'P37', '没有提交本声明的，不视为放弃'],
  ])('%s', (_what, template, words) => {
    expect(wordsOf(told, template, '2026-04-29')).toContain(words);
  });

  it('who lists the things on the spot, and room to list them', () => {
    expect(JSON.stringify(sheetOf(told, 'P16'))).toContain('执法证号：样');
    expect(sheetOf(told, 'P16').blocks).toContainEqual(expect.objectContaining({ kind: 'list', blank: 10 }));
    const nobody = { ...told, staff: {} };
    expect(wordsOf(nobody, 'P16')).toMatch(/执法证号：\s+"/);
  });

  it('the right to a hearing only where it was told', () => {
    expect(wordsOf(told, 'P37')).toContain('□自愿明确放弃要求听证的权利');
    const notices = told.state.notices.map((notice) => ({ ...notice, hearingRight: false }));
    expect(wordsOf({ ...told, state: { ...told.state, notices } }, 'P37')).not.toContain('听证');
  });

  it('no day it does not know: what was not served yet is dated by hand', () => {
    const notices = told.state.notices.map(({ servedOn: _, ...notice }) => notice);
    const words = wordsOf({ ...told, state: { ...told.state, notices } }, 'P39-application');
    expect(words).not.toContain('以前');
    expect(words).toMatch(/收到日期：\s+年\s+月\s+日/);
  });

  it('what is still owed', () => {
    const c = before(heard, 'deferral.request');
    const paid = {
      seq: 1,
      at: '',
      by: '',
      party: 'p1',
      on: '2026-06-01',
      fen: 1_000_000,
      of: 'fine',
      receipt: '1',
    } as const;
    expect(wordsOf(c, 'P54-application')).toContain('30,000.00元（大写：人民币叁万元整）');
    const execution = { ...c.state.execution, payments: [paid] };
    expect(wordsOf({ ...c, state: { ...c.state, execution } }, 'P54-application')).toContain(
      '已缴10,000.00元，尚欠20,000.00元',
    );
  });

  it('nothing of whoever informed', () => {
    const [first] = heard.papers;
    const lead = {
      seq: 1,
      at: '',
      by: '',
      source: 'complaint',
      receivedOn: '2026-03-10',
      summary: '举报',
    } as const;
    const { filing: _, ...state } = first!.context.state;
    const c = { ...first!.context, state: { ...state, filing: {}, lead } };
    expect(wordsOf(c, 'P01-informer')).toContain('应当保密');
  });
});

it('the clock a form names is one that runs, once the document it answers was served', () => {
  const served = ({ state }: FillContext, seq: number | undefined) =>
    state.services.some((service) => service.document === seq);
  let running = 0;
  for (const { papers, run } of Object.values(cases)) {
    for (const { context } of papers) {
      const keys = run.dossier.procedure.clocks(context.state, run.profile, run.facts).map(({ key }) => key);
      for (const form of formsOf(context.state)) {
        if (form.clock === undefined || !served(context, form.with)) continue;
        expect(keys).toContain(form.clock);
        running += 1;
      }
    }
  }
  expect(running).toBeGreaterThan(5);
});
