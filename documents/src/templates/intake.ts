import { z } from 'zod';
import { p, pair, paragraphs, row, table, to } from '../blocks.ts';
import {
  attachmentLines,
  attachments,
  basis,
  chain,
  chainRows,
  citations,
  contact,
  contactLine,
  head,
  party,
  partyRows,
  sealOf,
  violated,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, date, list, maybe, moment, text } from '../fields.ts';
import { chineseDate, chineseMoment, joined, numbered, sentence, ticks } from '../words.ts';

/** 案件来源 */
const SOURCE = {
  inspection: '监督检查',
  complaint: '投诉举报',
  assigned: '上级交办',
  reported: '下级报请',
  sampling: '监督抽检',
  transferred: '其他机关移送',
  other: '其他',
} as const;
const source = choice('案件来源', SOURCE);

/** P01 案件来源登记表 */
export const P01 = defineDocument({
  id: 'P01',
  title: '案件来源登记表',
  family: 'form',
  audience: 'internal',
  numberCode: '案登',
  signers: ['登记人', '承办机构负责人'],
  schema: z.strictObject({
    head,
    source,
    registeredAt: moment('登记时间'),
    partyName: maybe('当事人'),
    partyAddress: maybe('地址'),
    representative: maybe('法定代表人（负责人）'),
    idNumber: maybe('身份证号'),
    phone: maybe('电话'),
    situation: text('基本情况'),
    limitation: maybe('时效核对'),
    jurisdiction: maybe('管辖核对'),
    sameAct: maybe('同一行为处罚核对'),
    attachments,
    registrar: text('记录人'),
    steps: chain(0),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件来源', ticks(SOURCE, d.source)),
        pair('登记时间', chineseMoment(d.registeredAt), '记录人', d.registrar),
        pair('当事人', d.partyName, '法定代表人（负责人）', d.representative),
        pair('身份证号', d.idNumber, '电话', d.phone),
        row('地址', d.partyAddress),
        row('基本情况', d.situation, 60),
        row('时效核对', d.limitation),
        row('管辖核对', d.jurisdiction),
        row('同一行为是否已受罚款处罚', d.sameAct),
        row('附件', numbered(d.attachments).join('\n')),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

/** P02 指定管辖通知书 (处罚法 art 25) */
export const P02 = defineDocument({
  id: 'P02',
  title: '指定管辖通知书',
  family: 'text',
  audience: 'body',
  numberCode: '指管',
  copies: 3,
  schema: z.strictObject({
    head,
    addressees: list('致送机关', text('致送机关')),
    caseName: text('案件名称'),
    reason: maybe('指定理由'),
    appointed: text('指定管辖机关'),
  }),
  compose: (d, context) => ({
    blocks: [
      to(joined(d.addressees)),
      ...paragraphs(
        `关于${d.caseName}的管辖问题，${d.reason ? sentence(d.reason) : ''}依据《中华人民共和国行政处罚法》第二十五条的规定，现指定由${d.appointed}管辖。`,
        '请有关机关自收到本通知书之日起及时办理案件材料和涉案物品的移交手续。',
      ),
      p('特此通知。'),
      sealOf(d.head, context),
    ],
  }),
});

/** P03 案件交办通知书 */
export const P03 = defineDocument({
  id: 'P03',
  title: '案件交办通知书',
  family: 'text',
  audience: 'body',
  numberCode: '案交',
  schema: z.strictObject({
    head,
    appointed: text('承办机关'),
    caseName: text('案件名称'),
    situation: text('案件情况'),
    dueOn: date('办理期限').optional(),
    feedback: maybe('反馈要求'),
    attachments,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.appointed),
      ...paragraphs(
        `现将${d.caseName}交由你单位办理。${sentence(d.situation)}`,
        d.dueOn && `请于${chineseDate(d.dueOn)}前办理完毕。`,
        d.feedback && sentence(d.feedback),
      ),
      ...attachmentLines(d.attachments),
      p('特此通知。'),
      sealOf(d.head, context),
    ],
  }),
});

const filing = {
  head,
  source,
  cause: text('案由'),
  receivedAt: moment('受案时间'),
  party,
  situation: text('案件基本情况'),
  violated,
  basis,
  recusal: text('回避核对'),
  steps: chain(2),
};
const filingRows = (d: z.output<z.ZodObject<typeof filing>>) => [
  row('案件来源', ticks(SOURCE, d.source)),
  pair('案由', d.cause, '受案时间', chineseMoment(d.receivedAt)),
  ...partyRows(d.party),
  row('案件基本情况', d.situation, 30),
  row('涉嫌违反', joined(d.violated)),
];

/** P04 立案审批表 (处罚法 art 54(2)); the head's date starts the ninety days. */
export const P04 = defineDocument({
  id: 'P04',
  title: '立案审批表',
  family: 'form',
  audience: 'internal',
  numberCode: '立',
  signers: ['承办人（两名）', '承办机构', '机关负责人'],
  schema: z.strictObject({
    ...filing,
    suggestedLead: maybe('建议主办人'),
    suggestedSecond: maybe('建议协办人'),
    grounds: maybe('立案依据和理由'),
  }),
  compose: (d) => ({
    blocks: [
      table(
        ...filingRows(d),
        row('立案依据', citations(d.basis)),
        row(
          '初步核查',
          `${d.grounds ? sentence(d.grounds) : ''}经初步核查，当事人的行为涉嫌违反${joined(d.violated)}的规定，申请予以立案。`,
        ),
        pair('建议主办人', d.suggestedLead, '建议协办人', d.suggestedSecond),
        row('回避核对', d.recusal),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

const NOT_FILED = {
  minor: '违法行为轻微并及时改正',
  firstTime: '初次违法且危害后果轻微并及时改正',
  noFault: '没有主观过错',
  limitation: '超过处罚时效',
  jurisdiction: '不属于本机关管辖',
  noFacts: '违法事实不成立',
  other: '其他',
} as const;

/** P05 不予立案审批表 */
export const P05 = defineDocument({
  id: 'P05',
  title: '不予立案审批表',
  family: 'form',
  audience: 'internal',
  numberCode: '不立',
  signers: ['承办人（两名）', '承办机构', '机关负责人'],
  schema: z.strictObject({
    ...filing,
    steps: chain(1),
    ground: choice('不予立案理由', NOT_FILED),
    explanation: text('理由说明'),
  }),
  compose: (d) => ({
    blocks: [
      table(
        ...filingRows(d),
        row('不予立案理由', ticks(NOT_FILED, d.ground)),
        row('理由说明', d.explanation, 24),
        row('依据', citations(d.basis)),
        row('回避核对', d.recusal),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

/** P05a 不予立案告知书: to the informer or the body that passed the lead on. */
export const P05a = defineDocument({
  id: 'P05a',
  title: '不予立案告知书',
  family: 'text',
  audience: 'body',
  numberCode: '不立告',
  schema: z.strictObject({
    head,
    addressee: text('告知对象'),
    receivedOn: date('收到线索日期'),
    matter: text('反映事项'),
    reason: text('不予立案理由'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.addressee),
      p(
        `本机关于${chineseDate(d.receivedOn)}收到关于${d.matter}的线索。经核查，${sentence(d.reason)}本机关决定不予立案。`,
      ),
      p('特此告知。'),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

const MATTER = {
  preservation: '先行登记保存',
  measure: '行政强制措施',
  extension: '延长办案期限',
  appraisal: '检测检验鉴定',
  suspension: '中止调查',
  withdrawal: '撤销案件',
  goods: '物品处理',
  transfer: '案件移送',
  publication: '信息公示',
  other: '其他',
} as const;

/** P06 行政处罚案件有关事项审批表: one sheet for every step that needs approval. */
export const P06 = defineDocument({
  id: 'P06',
  title: '行政处罚案件有关事项审批表',
  family: 'form',
  audience: 'internal',
  signers: ['承办人', '承办机构', '机关负责人'],
  schema: z.strictObject({
    head,
    caseName: text('案件名称'),
    matter: choice('审批事项', MATTER),
    content: maybe('事项内容'),
    reason: text('报请理由及依据'),
    attachments,
    steps: chain(2),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件名称', d.caseName),
        row('审批事项', ticks(MATTER, d.matter)),
        row('事项内容', d.content),
        row('报请理由及依据', d.reason, 50),
        row('附件', numbered(d.attachments).join('\n')),
        ...chainRows(d.steps, 32),
      ),
    ],
  }),
});

const RECUSAL = { granted: '同意', refused: '驳回' } as const;

/** P07 同意(驳回)回避决定书: the investigation goes on until decided (处罚法 art 43(3)). */
export const P07Decision = defineDocument({
  id: 'P07-decision',
  title: '回避决定书',
  family: 'text',
  audience: 'party',
  numberCode: '回避',
  schema: z.strictObject({
    head,
    applicant: text('申请人'),
    challenged: text('被申请回避人员'),
    caseName: text('案件名称'),
    decision: choice('决定', RECUSAL),
    reason: text('决定理由'),
  }),
  compose: (d, context) => ({
    title: `${RECUSAL[d.decision]}回避申请决定书`,
    blocks: [
      to(d.applicant),
      p(
        `${d.applicant}就${d.caseName}提出的要求${d.challenged}回避的申请收悉。经审查，${sentence(d.reason)}依据《中华人民共和国行政处罚法》第四十三条的规定，本机关决定${RECUSAL[d.decision]}该回避申请。`,
      ),
      p('在回避决定作出之前，不停止调查。'),
      sealOf(d.head, context),
    ],
  }),
});
