import { z } from 'zod';
import { p, pair, paragraphs, row, sign, table, to } from '../blocks.ts';
import {
  chainRows,
  contact,
  contactLine,
  head,
  openChain,
  party,
  partyLines,
  partyName,
  partyRows,
  receiptLines,
  sealOf,
  you,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, count, date, group, list, maybe, moment, text } from '../fields.ts';
import { chineseDate, chineseMoment, joined, sentence, ticks } from '../words.ts';

/** P27 案件移送函 (处罚法 art 22–25) */
export const P27 = defineDocument({
  id: 'P27',
  title: '案件移送函',
  family: 'text',
  audience: 'body',
  numberCode: '案移',
  copies: 3,
  schema: z.strictObject({
    head,
    addressee: text('受移送机关'),
    party,
    caseName: text('案件名称'),
    course: text('调查经过'),
    reason: text('移送理由'),
    basis: text('移送依据'),
    materials: list(
      '移送材料',
      group('移送材料', {
        title: text('材料名称'),
        copies: count('份数').optional(),
        pages: count('页数').optional(),
      }),
    ),
    goods: maybe('涉案物品清单'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.addressee),
      p(`本机关在办理${d.caseName}中，${sentence(d.course)}`),
      ...partyLines(d.party).map((line) => p(line)),
      p(`${sentence(d.reason)}依据${d.basis}的规定，现将该案移送你机关处理。`),
      ...paragraphs(d.goods && `涉案物品：${sentence(d.goods)}`),
      contactLine(d.contact),
      p('（以下无正文）'),
      sealOf(d.head, context),
      { kind: 'newPage', label: '附件' },
      p('移送材料清单', 'center'),
      {
        kind: 'list',
        columns: [
          { title: '序号', weight: 0.7, align: 'center' },
          { title: '材料名称', weight: 5 },
          { title: '份数', weight: 1, align: 'center' },
          { title: '页数', weight: 1, align: 'center' },
        ],
        rows: d.materials.map((m, i) => [`${i + 1}`, m.title, `${m.copies ?? ''}`, `${m.pages ?? ''}`]),
        ...(d.materials.every((m) => m.copies !== undefined && m.pages !== undefined) && {
          total: ['', '合计', `${sumOf(d.materials, 'copies')}`, `${sumOf(d.materials, 'pages')}`],
        }),
      },
    ],
  }),
});

const sumOf = <Key extends 'copies' | 'pages'>(
  of: readonly { [K in Key]?: number | undefined }[],
  key: Key,
) => of.reduce((sum, entry) => sum + (entry[key] ?? 0), 0);

/** P27 案件移送告知书, to the party. */
export const P27Notice = defineDocument({
  id: 'P27-notice',
  title: '案件移送告知书',
  family: 'text',
  audience: 'party',
  numberCode: '移告',
  schema: z.strictObject({
    head,
    party,
    caseName: text('案件名称'),
    receiver: text('受移送机关'),
    receiverPhone: maybe('受移送机关联系电话'),
    transferredOn: date('移送日期'),
    basis: text('移送依据'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关办理的${d.caseName}，依据${d.basis}的规定，已于${chineseDate(d.transferredOn)}移送${d.receiver}处理${d.receiverPhone ? `（联系电话：${d.receiverPhone}）` : ''}。`,
      ),
      p('特此告知。'),
      contactLine(d.contact),
      sealOf(d.head, context),
      ...receiptLines(),
    ],
  }),
});

/** P28 涉嫌犯罪案件移送书, with the receipt the police sign (移送规定 art 3, 6, 7, 8, 12; 处罚法 art 27). */
export const P28 = defineDocument({
  id: 'P28',
  title: '涉嫌犯罪案件移送书',
  family: 'text',
  audience: 'body',
  numberCode: '罪移',
  copies: 3,
  recording: 'advised',
  signers: ['行政机关（章）', '公安机关（回执）'],
  schema: z.strictObject({
    head,
    police: text('公安机关'),
    party,
    crime: text('涉嫌罪名或者行为'),
    facts: text('案件事实'),
    report: maybe('调查报告'),
    goodsList: maybe('涉案物品清单'),
    appraisal: maybe('检验报告或者鉴定意见'),
    otherMaterials: maybe('其他有关涉嫌犯罪的材料'),
    procuratorate: maybe('抄送的人民检察院'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.police),
      ...partyLines(d.party).map((line) => p(line)),
      p(`本机关在查处违法行为过程中，发现上述当事人涉嫌${d.crime}。经查，${sentence(d.facts)}`),
      p(
        '依据《中华人民共和国行政处罚法》第二十七条和《行政执法机关移送涉嫌犯罪案件的规定》第三条的规定，现将该案移送你机关。',
      ),
      p(
        '请在依法审查后将是否立案的决定书面通知本机关；不予立案的，请书面说明理由并退回案卷材料。决定立案的，本机关自接到立案通知书之日起三日内将涉案物品以及与案件有关的其他材料移交你机关。',
      ),
      p('附件：'),
      ...[
        '1. 涉嫌犯罪案件移送书',
        `2. 涉嫌犯罪案件情况的调查报告${d.report ? `：${d.report}` : ''}`,
        `3. 涉案物品清单${d.goodsList ? `：${d.goodsList}` : ''}`,
        `4. 有关检验报告或者鉴定意见${d.appraisal ? `：${d.appraisal}` : ''}`,
        `5. 其他有关涉嫌犯罪的材料${d.otherMaterials ? `：${d.otherMaterials}` : ''}`,
      ].map((entry) => p(entry)),
      ...paragraphs(d.procuratorate && `抄送：${d.procuratorate}`),
      contactLine(d.contact),
      sealOf(d.head, context),
      {
        kind: 'tearOff',
        title: '回  执',
        blocks: [
          p(`${d.head.agency}：`, 'flush'),
          p(`你机关移送的涉嫌犯罪案件移送书${d.head.number ? `（${d.head.number}）` : ''}及所附材料已收到。`),
          sign({ label: '接收人（签名）' }, { label: '接收单位（盖章）' }),
        ],
      },
    ],
  }),
});

const TRANSFER_DECISION = { approved: '批准移送', refused: '不批准移送' } as const;

/** P28 涉嫌犯罪案件移送审批表: the head decides within three days (移送规定 art 5). */
export const P28Approval = defineDocument({
  id: 'P28-approval',
  title: '涉嫌犯罪案件移送审批表',
  family: 'form',
  audience: 'internal',
  signers: ['专案组成员（两名）', '机关正职负责人'],
  schema: z.strictObject({
    head,
    caseName: text('案件名称'),
    party,
    crime: text('涉嫌罪名或者行为'),
    team: list('专案组成员', text('专案组成员'), 2),
    report: text('核实情况报告'),
    reportedAt: moment('报告时间'),
    decision: choice('正职负责人决定', TRANSFER_DECISION),
    decisionReason: maybe('不批准的理由'),
    decidedAt: moment('决定时间'),
    headSigner: text('正职负责人'),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件名称', d.caseName),
        ...partyRows(d.party),
        row('涉嫌罪名或者行为', d.crime),
        pair('专案组成员', joined(d.team), '报告时间', chineseMoment(d.reportedAt)),
        row('核实情况报告', d.report, 60),
        [
          { span: 4, text: '正职负责人决定', label: true },
          {
            span: 20,
            text: `${ticks(TRANSFER_DECISION, d.decision)}${d.decisionReason ? `\n理由：${sentence(d.decisionReason)}` : ''}`,
            signed: [`签名：${d.headSigner}`, chineseMoment(d.decidedAt)],
            height: 30,
          },
        ],
      ),
    ],
  }),
});

/** P29 查封/扣押物品移送告知书 (强制法 art 21) */
export const P29 = defineDocument({
  id: 'P29',
  title: '查封（扣押）物品移送告知书',
  family: 'text',
  audience: 'party',
  numberCode: '移告',
  schema: z.strictObject({
    head,
    party,
    decisionNumber: text('查封、扣押决定文号'),
    goods: text('物品'),
    receiver: text('受移送机关'),
    transferredOn: date('移送日期'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `因案件涉嫌犯罪，依据《中华人民共和国行政强制法》第二十一条的规定，本机关已于${chineseDate(d.transferredOn)}将依据${d.decisionNumber}查封、扣押的${you(d.party)}的${d.goods}一并移送${d.receiver}。`,
      ),
      p('特此告知。'),
      contactLine(d.contact),
      sealOf(d.head, context),
      ...receiptLines(),
    ],
  }),
});

const SUSPENSION = { suspended: '中止', resumed: '恢复' } as const;

/** P30 中止(恢复)案件调查决定书 */
export const P30Suspension = defineDocument({
  id: 'P30-suspension',
  title: '中止（恢复）案件调查决定书',
  family: 'text',
  audience: 'party',
  numberCode: '中止',
  schema: z.strictObject({
    head,
    party,
    caseName: text('案件名称'),
    kind: choice('决定种类', SUSPENSION),
    reason: text('理由'),
    basis: maybe('依据'),
    fromOn: date('起始日期'),
  }),
  compose: (d, context) => ({
    title: `${SUSPENSION[d.kind]}案件调查决定书`,
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关办理的${d.caseName}，${sentence(d.reason)}${d.basis ? `依据${d.basis}的规定，` : ''}本机关决定自${chineseDate(d.fromOn)}起${SUSPENSION[d.kind]}案件调查。`,
      ),
      sealOf(d.head, context),
    ],
  }),
});

/** P30 案件延期审批表 (处罚法 art 60) */
export const P30Extension = defineDocument({
  id: 'P30-extension',
  title: '案件延期审批表',
  family: 'form',
  audience: 'internal',
  numberCode: '案延',
  signers: ['承办人', '承办机构', '机关负责人'],
  schema: z.strictObject({
    head,
    caseName: text('案件名称'),
    filedOn: date('立案日期'),
    dueOn: date('原办案期限届满日'),
    reason: text('延期理由'),
    basis: text('延期依据'),
    extendedTo: date('申请延长至'),
    steps: openChain(2),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件名称', d.caseName),
        pair('立案日期', chineseDate(d.filedOn), '原期限届满日', chineseDate(d.dueOn)),
        row('申请延长至', chineseDate(d.extendedTo)),
        row('延期理由', d.reason, 50),
        row('延期依据', d.basis),
        ...chainRows(d.steps, 34),
      ),
    ],
  }),
});
