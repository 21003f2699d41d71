import { type Procedure, procedures } from '@mingjing/law';
import { isPlaced } from '@mingjing/law/penalty';
import { afterAll, describe, expect, it } from 'vitest';
import { lintStaleText } from '../lint.ts';
import { closeRenderer, prepareSheet, type RenderRequest, renderDocument } from '../render.ts';
import {
  endedCases,
  finedOnTheSpot,
  heardCase,
  joinedCase,
  lateCase,
  overdueCase,
  type Paper,
  type Papers,
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

const cases: Record<string, Papers> = {
  heard: heardCase(),
  quiet: quietCase(),
  late: lateCase(),
  joined: joinedCase(),
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

it('every document an act issues has its place in a volume', () => {
  const issued = new Set(papers.map(([, { template }]) => template));
  expect([...issued].filter((template) => !isPlaced(template))).toEqual([]);
});

/** Of each act the first document; what it issues in other cases is laid out, not drawn. */
const firstOfAct = [
  ...new Map(
    papers.toReversed().map((entry) => [`${entry[1].act} ${entry[1].template}`, entry] as const),
  ).values(),
];

/** One document, as it is issued and as a preview. */
function requestsOf({ template, context }: Paper): RenderRequest[] {
  const { number: _, ...unnumbered } = context;
  const profileOptions = documentProfileOf(context.agency, context.profile);
  return [
    { template, data: fillDocument(template, context), options: { mode: 'issue', profileOptions } },
    { template, data: fillDocument(template, unnumbered), options: { mode: 'preview', profileOptions } },
  ];
}

it.each(papers)('%s is complete, issued and as a preview', (_name, paper) => {
  for (const request of requestsOf(paper)) {
    const laid = prepareSheet(request);
    if (!laid.ok) throw new Error(laid.error.message);
    const words = JSON.stringify(laid.sheet.blocks);
    expect(words).not.toMatch(/undefined|NaN|\[object|你（单位）|。。|；。|，。|：。|。；/);
    expect(lintStaleText(words)).toEqual([]);
  }
});

it.each(firstOfAct)('%s is drawn, issued and as a preview', async (_name, paper) => {
  for (const request of requestsOf(paper)) {
    const drawn = await renderDocument(request);
    expect(drawn.ok ? drawn.replaced : drawn.error).toEqual([]);
    const laid = prepareSheet(request);
    expect(drawn.ok && drawn.title).toBe(laid.ok && laid.sheet.title);
  }
});

/** What earlier acts said and only the document prints again, and what the data decide. */
describe('a document carries over', () => {
  it.each([
    ['the grounds of filing', 'heard', 'filing.approve', '现场发现超过保质期的食品。经初步核查'],
    ['the points of the defence', 'heard', 'defence.review', '小本经营，请求再减'],
    ['the list of what is kept, on its own page', 'heard', 'preservation.notify', '先行登记保存证据清单'],
    ['the last day of seven working days', 'heard', 'preservation.notify', '2026年4月13日'],
    ['who was at the hearing', 'heard', 'hearing.report', '钱律师（委托代理人）'],
    ['every party of a joined hearing', 'joined', 'hearing.reschedule', '副食店、清岚县样例商贸有限公司'],
    ['the parties of the record', 'joined', 'hearing.hold', '副食店、清岚县样例商贸有限公司'],
    [
      'what became of each party’s hearing',
      'joined',
      'decision.make',
      '副食店于2026年4月23日要求听证，于2026年4月24日撤回申请。',
    ],
    ['that they were heard together', 'joined', 'decision.make', '本机关于2026年5月21日合并举行听证。'],
    ['the refusal to sign', 'heard', 'survey.record', '经告知仍拒绝签名（盖章）'],
    ['how the payment is put off', 'heard', 'deferral.decide', '同意你单位分期缴纳罚款'],
    ['what was confiscated', 'heard', 'goods.dispose', '超期食品'],
    ['the result as it was proposed', 'heard', 'closing.approve', '罚款已缴清，物品已销毁。'],
    ['the number of what is corrected', 'heard', 'decision.rectify', '清市监罚〔2026〕'],
    ['silence as silence, not as a waiver', 'quiet', 'decision.make', '在规定的期限内未提出陈述、申辩'],
    ['thirty days of public notice', 'quiet', 'service.publish', '经过三十日，即视为送达'],
    ['what is owed, added up', 'overdue', 'demand.issue', '合计32,200.00元（大写：人民币叁万贰仟贰佰元整）'],
    ['what was said to a demand', 'overdue', 'demand.review', '加处罚款多算一日'],
    ['the demand it was said to', 'overdue', 'demand.review', '☑催告继续有效'],
    ['when the periods to turn to others ended', 'overdue', 'court.apply', '上述期限于2027年3月24日届满'],
    ['the facts found on the spot', 'warned', 'spot.file', '未能提供供货者的许可证'],
    ['reconsideration first', 'warned', 'spot.decide', '先向清岚县人民政府申请行政复议'],
    ['cash and its ground', 'finedInCash', 'spot.decide', '当场收缴（依法给予一百元以下罚款）'],
    ['the bank', 'finedToBank', 'spot.decide', '清岚县农村信用合作联社'],
    ['when and where a hearing is public', 'joined', 'hearing.announce', '2026年5月21日9时'],
    ['how long the case may now take', 'heard', 'extension.approve', '2026年7月10日'],
    ['who has the case now', 'passedOn', 'lead.tellTransfer', '移送清泉县市场监督管理局处理'],
    [
      'all whom a designation is sent to',
      'designated',
      'lead.transfer',
      '青石镇人民政府、清岚县林业和草原局：',
    ],
    ['by when a case handed down is dealt with', 'assigned', 'lead.transfer', '2026年4月30日前办理完毕'],
    ['whom to tell that nothing was opened', 'refused', 'filing.tell', '不属于本机关管辖'],
    ['the report of the two who checked', 'toPolice', 'criminal.decide', '核实情况'],
    ['who checked what is published', 'overdue', 'publication.approve', '马骏'],
    ['what the party answered', 'noPenalty', 'education.record', '当事人表态：今后按时检查。'],
    ['the lesson taught', 'noPenalty', 'decision.make', '已对当事人进行教育。'],
    ['that no offence was found', 'notEstablished', 'decision.make', '鉴于违法事实不能成立'],
  ])('%s', (_what, name, act, expected) => {
    expect(wordsOf(name, act)).toContain(expected);
  });

  it.each([
    ['hearing.refuse', 'late', '听证不予受理通知书'],
    ['hearing.accept', 'heard', '听证受理通知书'],
    ['case.suspend', 'heard', '中止案件调查决定书'],
    ['case.resume', 'heard', '恢复案件调查决定书'],
    ['recusal.decide', 'heard', '驳回回避申请决定书'],
    ['deferral.decide', 'finedToBank', '延期缴纳罚款通知书'],
  ])('the title that %s gives it', (act, name, title) => {
    expect(sheetOf(name, act).title).toBe(title);
  });

  it('the how-maniest inquiry of one person it is', () => {
    const inquiries = cases.heard!.papers.filter(({ act }) => act === 'inquiry.record');
    expect(inquiries.map(({ context }) => fillDocument('P11', context))).toMatchObject([
      { round: 1 },
      { round: 2 },
    ]);
  });

  it('no party into the public announcement of a hearing', () => {
    expect(wordsOf('joined', 'hearing.announce')).not.toMatch(/副食店|样例商贸|张桂芬|李小明/);
  });

  /** What is signed as a head in somebody's place says so, as the act does; a handler signs as himself. */
  it.each([
    ['heard', 'filing.approve', 'P04', 'head', '（代理机关负责人）'],
    ['heard', 'extension.approve', 'P30-extension', 'principal', '（主持工作）'],
    ['heard', 'closing.approve', 'P62', 'head', '（代理机关负责人）'],
    ['withdrawn', 'case.terminate', 'P49-approval', 'principal', '（主持工作）'],
    ['heard', 'preservation.propose', 'P14', 'head', ''],
    ['heard', 'filing.approve', 'P04', 'unitHead', ''],
  ] as const)(
    'that the office is held in somebody’s place: %s, %s %s by %s',
    (of, act, template, office, words) => {
      const { context } = cases[of]!.papers.find(
        (paper) => paper.act === act && paper.template === template,
      )!;
      const { actor } = context.act;
      const standing = { ...context, act: { ...context.act, actor: { ...actor, acting: [{ office }] } } };
      const { steps } = fillDocument(template, standing) as { steps: { signer?: string }[] };
      const signers = steps.flatMap(({ signer }) => (signer?.startsWith(actor.name) ? [signer] : []));
      expect(signers).toEqual([`${actor.name}${words}`]);
    },
  );

  it('the approval with the decision to drop a case', () => {
    const templates = cases.withdrawn!.papers.filter(({ act }) => act === 'case.terminate');
    expect(templates.map(({ template }) => template)).toEqual(['P49-decision', 'P49-approval']);
  });

  it('no party that was split off into another case', () => {
    const { context, template } = cases.joined!.papers.find(({ act }) => act === 'decision.make')!;
    const { state } = context;
    const { draft } = state;
    const left = draft!.outcome.parties.filter(({ party }) => party === 'p1');
    const split = { dossier: 'another', seq: 9000, how: 'splitInto' as const, parties: ['p2'] };
    const since = {
      ...state,
      draft: { ...draft!, outcome: { ...draft!.outcome, parties: left } },
      joined: [split],
    };
    const words = JSON.stringify(fillDocument(template, { ...context, state: since }));
    expect(words).toContain('副食店');
    expect(words).not.toMatch(/样例商贸|李小明/);
  });

  it('of a hearing only its own party', () => {
    expect(wordsOf('joined', 'hearing.schedule')).toContain('清岚县样例商贸有限公司');
    expect(wordsOf('joined', 'hearing.schedule')).not.toContain('副食店');
  });

  it.each(['evidence.extract', 'evidence.media'])('the pictures of %s, each in its frame', (act) => {
    const paper = cases.heard?.papers.findLast((entry) => entry.act === act);
    if (paper === undefined) throw new Error(`no ${act}`);
    const { template, context } = paper;
    const { files = [], media = [] } = context.act.data as {
      files?: readonly { readonly id: string }[];
      media?: readonly { readonly file: { readonly id: string } }[];
    };
    const ids = [...files, ...media.map(({ file }) => file)].map((file) => file.id);
    const pictures = new Map(ids.map((id) => [id, `${id}.jpg`]));
    const data = fillDocument(template, { ...context, pictures });
    const laid = prepareSheet({ template, data, options: { mode: 'issue' } });
    if (!laid.ok) throw new Error(laid.error.message);
    const shown = laid.sheet.blocks.flatMap((block) => (block.kind === 'frame' ? (block.file ?? []) : []));
    expect(ids.length).toBeGreaterThan(0);
    expect(shown).toEqual([...pictures.values()]);
  });

  it('the volume it is of: the secondary index lists what the main one does not', () => {
    const indexes = cases.heard!.papers.filter((entry) => entry.template === 'P65');
    const titles = indexes.map(({ context }) => context.volume!.papers.map((paper) => paper.title));
    expect(indexes.map(({ context }) => context.volume!.kind)).toEqual(['main', 'secondary']);
    expect(titles[0]).toContain('P46');
    expect(titles[1]).toContain('P33');
    expect(titles[0]!.filter((title) => titles[1]!.includes(title))).toEqual([]);
  });

  it('recordings into the note, by the beginning of their digest', () => {
    const { context } = cases.heard!.papers.find((entry) => entry.template === 'P66')!;
    const [recording] = context.volume!.media;
    const laid = prepareSheet({
      template: 'P66',
      data: fillDocument('P66', context),
      options: { mode: 'issue' },
    });
    expect(JSON.stringify(laid)).toContain(recording!.sha256.slice(0, 12));
  });

  it('the decision under which goods were taken, also when another has been made since', () => {
    const { template, context } = cases.heard!.papers.find(({ act }) => act === 'goods.dispose')!;
    const { state } = context;
    const taken = state.documents.find(({ seq }) => seq === state.decision?.seq)!;
    const anew = { ...taken, seq: 9000, document: { ...taken.document, number: '清市监罚〔2026〕99号' } };
    const since = {
      ...state,
      decision: { ...state.decision!, seq: anew.seq },
      documents: [...state.documents, anew],
    };
    expect(fillDocument(template, { ...context, state: since })).toMatchObject({
      decisionNumber: taken.document.number,
    });
  });

  it('what was paid back, out of what was paid', () => {
    const { template, context } = cases.heard!.papers.find(({ act }) => act === 'closing.approve')!;
    const [payment] = context.state.execution.payments;
    const back = { seq: 9000, at: context.act.occurredAt, by: '', payment: payment!.seq, fen: 1_000_000 };
    const refunds = [{ ...back, on: '2026-07-02', voucher: '退1' }];
    const state = { ...context.state, refunds };
    expect(fillDocument(template, { ...context, state })).toMatchObject({
      paid: 2_000_000,
      receipt: '票1、退1（退还10,000.00元）',
    });
  });

  it('never a direct suit against a decision on the spot', () => {
    expect(wordsOf('warned', 'spot.decide')).not.toContain('六个月');
  });
});

function sheetOf(name: string, act: string) {
  const paper = cases[name]?.papers.findLast((entry) => entry.act === act);
  if (paper === undefined) throw new Error(`${name} has no ${act}`);
  const { template, context } = paper;
  const laid = prepareSheet({ template, data: fillDocument(template, context), options: { mode: 'issue' } });
  if (!laid.ok) throw new Error(laid.error.message);
  return laid.sheet;
}

const wordsOf = (name: string, act: string) => JSON.stringify(sheetOf(name, act).blocks);
