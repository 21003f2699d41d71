import { reviewItemNames, reviewOutcomeNames } from '@mingjing/law/penalty';
import { z } from 'zod';
import { heading, p, pair, paragraphs, row, sign, table, to } from '../blocks.ts';
import {
  addressed,
  basis,
  chain,
  chainRows,
  citations,
  contact,
  contactLine,
  evidence,
  head,
  officerNames,
  officerSigners,
  officers,
  party,
  partyLines,
  partyName,
  sealOf,
  step,
  violated,
  you,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, count, date, fen, group, list, maybe, moment, text, wrong } from '../fields.ts';
import { defenceRight, hearingRight } from '../passages.ts';
import { amount, chineseDate, chineseMoment, joined, numbered, present, sentence, ticks } from '../words.ts';

/** P31 案件调查终结报告 */
export const P31 = defineDocument({
  id: 'P31',
  title: '案件调查终结报告',
  family: 'text',
  audience: 'internal',
  signers: ['承办人（两名）', '承办机构负责人'],
  schema: z.strictObject({
    head,
    caseName: text('案件名称'),
    party,
    course: text('案件来源和调查经过'),
    facts: text('违法事实'),
    evidence,
    violated,
    nature: text('案件性质'),
    discretion: text('裁量情节、阶次和理由'),
    calculation: maybe('违法所得、货值计算'),
    measures: maybe('责令改正及强制措施情况'),
    proposal: text('处理建议'),
    referral: maybe('涉嫌犯罪或者其他机关管辖的情况'),
    officers,
    opinion: step.optional(),
  }),
  compose: (d) => {
    const parts: [string, (string | undefined)[]][] = [
      ['当事人基本情况', partyLines(d.party)],
      ['案件来源和调查经过', d.course.split('\n')],
      ['违法事实', d.facts.split('\n')],
      ['证据及证明内容', numbered(d.evidence.map((e) => sentence(`${e.name}，证明${e.proves}`)))],
      ['案件性质', [`${sentence(d.nature)}上述行为违反了${joined(d.violated)}的规定。`]],
      ['裁量情节、阶次和理由', d.discretion.split('\n')],
      ['违法所得、货值计算', [d.calculation]],
      ['责令改正及强制措施情况', [d.measures]],
      ['处理建议', d.proposal.split('\n')],
      ['涉嫌犯罪或者其他机关管辖的情况', [d.referral]],
    ];
    const told = parts.filter(([, texts]) => texts.some(Boolean));
    return {
      blocks: [
        p(d.caseName, 'center'),
        ...told.flatMap(([title, texts], index) => [
          heading(`${'一二三四五六七八九十'[index]}、${title}`),
          ...paragraphs(...texts),
        ]),
        sign(...officerSigners(d.officers, '承办人')),
        ...(d.opinion ? [table(...chainRows([d.opinion]))] : []),
      ],
    };
  },
});

const REVIEW_REASON = {
  publicInterest: '涉及重大公共利益',
  hearing: '直接关系当事人或者第三人重大权益，经过听证程序',
  complex: '案件情况疑难复杂、涉及多个法律关系',
  lawRequires: '法律、法规规定应当进行法制审核的其他情形',
  catalogue: '列入重大执法决定法制审核目录',
} as const;

/** P32 法制审核申请表 (处罚法 art 58) */
export const P32 = defineDocument({
  id: 'P32',
  title: '法制审核申请表',
  family: 'form',
  audience: 'internal',
  numberCode: '审申',
  signers: ['承办机构负责人'],
  schema: z.strictObject({
    head,
    caseName: text('案件名称'),
    unit: text('承办机构'),
    officers,
    proposed: text('拟作出的决定'),
    reasons: list('送审理由', choice('送审理由', REVIEW_REASON), 0),
    catalogueItem: maybe('目录项'),
    facts: text('基本事实'),
    basis,
    discretion: text('裁量基准适用情况'),
    inquiry: text('调查取证和听证情况'),
    materials: list('材料目录', text('材料目录')),
    sentAt: moment('送审时间'),
    receivedAt: moment('收件时间').optional(),
    supplementedAt: moment('补正时间').optional(),
    completeAt: moment('齐备时间').optional(),
    unitHead: maybe('承办机构负责人'),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件名称', d.caseName),
        pair('承办机构', d.unit, '承办机构负责人', d.unitHead),
        row('承办人及资格', officerNames(d.officers)),
        row('拟作决定', d.proposed, 16),
        row(
          '送审理由',
          present([
            ticks(REVIEW_REASON, d.reasons).replaceAll('  ', '\n'),
            d.catalogueItem && `目录项：${d.catalogueItem}`,
          ]).join('\n'),
        ),
        row('基本事实', d.facts, 24),
        row('法律依据', citations(d.basis)),
        row('裁量基准适用情况', d.discretion),
        row('调查取证和听证情况', d.inquiry),
        row('材料目录', numbered(d.materials).join('\n')),
        pair('送审时间', chineseMoment(d.sentAt), '收件时间', d.receivedAt && chineseMoment(d.receivedAt)),
        pair(
          '补正时间',
          d.supplementedAt && chineseMoment(d.supplementedAt),
          '齐备时间',
          d.completeAt && chineseMoment(d.completeAt),
        ),
      ),
    ],
  }),
});

const CHECKED = reviewItemNames;
const ANSWER = { yes: '是', no: '否', na: '不适用' } as const;
const REVIEWED = reviewOutcomeNames;
const checked = (label: string) => group(label, { answer: choice('结论', ANSWER), note: maybe('说明') });
const answers = Object.fromEntries(
  Object.entries(CHECKED).map(([key, label]) => [key, checked(label)]),
) as Record<keyof typeof CHECKED, ReturnType<typeof checked>>;

/** P33 法制审核意见书: bound to the draft by its hash; never signed by a handler (处罚法 art 58). */
export const P33 = defineDocument({
  id: 'P33',
  title: '法制审核意见书',
  family: 'form',
  audience: 'internal',
  numberCode: '法审',
  copies: 2,
  sealed: true,
  signers: ['审核人', '法制机构负责人', '法制机构（章）'],
  schema: z
    .strictObject({
      head,
      unit: text('送审单位'),
      caseName: text('案件名称'),
      party,
      round: count('审核轮次'),
      changedSince: maybe('与上一轮的差异'),
      proposed: text('拟处理意见'),
      draftHash: text('决定草案校验值'),
      handlers: list('承办人', text('承办人'), 1),
      checks: z.strictObject(answers).meta({ title: '审核内容' }),
      conclusion: choice('审核结论', REVIEWED),
      opinion: text('具体意见'),
      reviewer: text('审核人'),
      qualification: text('审核人资格'),
      steps: chain(1),
    })
    .superRefine((d, context) => {
      if (d.handlers.includes(d.reviewer)) {
        context.addIssue(wrong('reviewer', '审核人不得是本案承办人'));
      }
    }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件名称', d.caseName),
        pair('送审单位', d.unit, '当事人', partyName(d.party)),
        pair('审核轮次', `第${d.round}轮`, '承办人', joined(d.handlers)),
        row('拟处理意见', d.proposed, 14),
        row('决定草案校验值', d.draftHash),
        ...(d.changedSince ? [row('与上一轮的差异', d.changedSince)] : []),
      ),
      {
        kind: 'list',
        open: true,
        columns: [
          { title: '审核内容', weight: 4 },
          { title: '结论', weight: 3.2, align: 'center' },
          { title: '说明', weight: 3 },
        ],
        rows: (Object.keys(CHECKED) as (keyof typeof CHECKED)[]).map((key) => [
          CHECKED[key],
          ticks(ANSWER, d.checks[key].answer),
          d.checks[key].note ?? '',
        ]),
      },
      table(
        row('审核结论', ticks(REVIEWED, d.conclusion)),
        row('具体意见', d.opinion, 30),
        pair('审核人', d.reviewer, '审核人资格', d.qualification),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

const proposed = list(
  '拟作出的处罚',
  group('拟作出的处罚', { text: text('处罚种类和内容'), fine: fen('罚款数额').optional() }),
);
const advance = {
  head,
  party,
  caseName: text('案件名称'),
  filedOn: date('立案日期'),
  facts: text('违法事实'),
  evidence,
  violated,
  basis,
  discretion: text('裁量阶次和理由'),
  proposed,
  defencePeriod: text('陈述申辩期限'),
  defenceWay: text('陈述申辩方式'),
  contact,
};
type Advance = z.output<z.ZodObject<typeof advance>>;

const advanceBlocks = (d: Advance) => [
  to(partyName(d.party)),
  p(
    `本机关于${chineseDate(d.filedOn)}立案调查的${d.caseName}，现已调查终结。依据《中华人民共和国行政处罚法》第四十四条的规定，现将拟作出的行政处罚内容及事实、理由、依据告知如下：`,
  ),
  ...paragraphs(...`经查，${sentence(d.facts)}`.split('\n')),
  p(`主要证据：${d.evidence.map((e) => `${e.name}，证明${e.proves}`).join('；')}。`),
  p(`${you(d.party)}的上述行为涉嫌违反${joined(d.violated)}的规定。`),
  p(`${sentence(d.discretion)}`),
  p(`依据${citations(d.basis)}的规定，本机关拟对${you(d.party)}作出如下行政处罚：`),
  ...numbered(
    d.proposed.map((item) =>
      sentence(item.fine === undefined ? item.text : `${item.text}${amount(item.fine)}`),
    ),
  ).map((line) => p(line)),
  p(addressed(defenceRight(d.defencePeriod, d.defenceWay), d.party)),
];

/** P34 行政处罚事先告知书 (处罚法 art 44); with the hearing right where one form serves both. */
export const P34 = defineDocument({
  id: 'P34',
  title: '行政处罚事先告知书',
  family: 'text',
  audience: 'party',
  numberCode: '罚告',
  recording: 'must',
  schema: z.strictObject({ ...advance, hearingWay: maybe('要求听证的方式') }),
  compose: (d, context) => ({
    blocks: [
      ...advanceBlocks(d),
      ...paragraphs(d.hearingWay && addressed(hearingRight(d.hearingWay), d.party)),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** P35 行政处罚听证告知书 (处罚法 art 63, 64) */
export const P35 = defineDocument({
  id: 'P35',
  title: '行政处罚听证告知书',
  family: 'text',
  audience: 'party',
  numberCode: '听告',
  recording: 'must',
  schema: z.strictObject({ ...advance, hearingWay: text('要求听证的方式') }),
  compose: (d, context) => ({
    blocks: [
      ...advanceBlocks(d),
      p(addressed(hearingRight(d.hearingWay), d.party)),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

const ADOPTED = { adopted: '采纳', partly: '部分采纳', notAdopted: '不予采纳' } as const;

/** What a defence was made against, and what its review may come to. */
const CONTESTED = {
  penalty: {
    name: '拟处罚内容',
    changed: '是否改变拟处罚内容',
    ways: { no: '不改变', lighter: '改变，减轻或者不再处罚' },
  },
  demand: { name: '催告内容', changed: '对催告的处理', ways: { no: '催告继续有效', lighter: '撤回催告' } },
} as const;

/** P38 陈述申辩复核意见书: never heavier for having defended oneself (处罚法 art 45); of a demand, 强制法 art 36. */
export const P38 = defineDocument({
  id: 'P38',
  title: '陈述申辩复核意见书',
  family: 'form',
  audience: 'internal',
  signers: ['承办人', '承办机构'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    party,
    against: choice('陈述申辩针对的事项', { penalty: '拟处罚', demand: '催告' }).optional(),
    proposed: text('拟处罚内容或者催告内容'),
    points: list(
      '陈述申辩要点',
      group('陈述申辩要点', {
        point: text('要点'),
        checked: text('复核情况'),
        adopted: choice('采纳情况', ADOPTED),
        reason: text('理由'),
      }),
    ),
    suggestion: text('处理建议'),
    changed: choice('处理', { no: '不改变', lighter: '改变' }),
    steps: chain(1),
  }),
  compose: (d) => {
    const { name, changed, ways } = CONTESTED[d.against ?? 'penalty'];
    return {
      blocks: [
        table(
          pair('案由', d.cause, '当事人', partyName(d.party)),
          row(name, d.proposed),
          ...d.points.flatMap((point, index) => [
            row(`要点${index + 1}`, point.point),
            row('复核情况', point.checked),
            row('采纳情况和理由', `${ticks(ADOPTED, point.adopted)}\n${sentence(point.reason)}`),
          ]),
          row('处理建议', d.suggestion, 20),
          row(changed, ticks(ways, d.changed)),
          ...chainRows(d.steps),
        ),
      ],
    };
  },
});
