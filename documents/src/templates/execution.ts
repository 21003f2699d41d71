import { z } from 'zod';
import { type Block, p, pair, paragraphs, row, sign, table, to } from '../blocks.ts';
import {
  attachmentLines,
  chain,
  chainRows,
  contact,
  contactLine,
  goods,
  goodsList,
  head,
  officerNames,
  officerSigners,
  officers,
  openChain,
  party,
  partyBlocks,
  partyName,
  partyRows,
  remedy,
  sealOf,
  you,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, count, date, fen, group, list, maybe, moment, text, wrong } from '../fields.ts';
import { remedyPassage } from '../passages.ts';
import { amount, chineseDate, chineseMoment, joined, numbered, sentence, ticks, yuan } from '../words.ts';

const fine = {
  decisionNumber: text('处罚决定书文号'),
  decidedOn: date('处罚决定日期'),
  fine: fen('罚款数额'),
};
const DEFERRED = { later: '延期缴纳', instalments: '分期缴纳' } as const;
const how = choice('缴纳方式', DEFERRED);
const instalment = group('各期', { dueOn: date('缴纳期限'), amount: fen('金额') });

const instalmentList = (rows: readonly { dueOn: string; amount: number }[]): Block => ({
  kind: 'list',
  columns: [
    { title: '期次', weight: 1, align: 'center' },
    { title: '缴纳期限', weight: 3, align: 'center' },
    { title: '金额', weight: 3, align: 'right' },
  ],
  rows: rows.map((r, i) => [`${i + 1}`, chineseDate(r.dueOn), yuan(r.amount)]),
  total: ['', '合计', yuan(rows.reduce((sum, r) => sum + r.amount, 0))],
});

/** P54 延期(分期)缴纳罚款审批表 */
export const P54Approval = defineDocument({
  id: 'P54-approval',
  title: '延期（分期）缴纳罚款审批表',
  family: 'form',
  audience: 'internal',
  numberCode: '缴审',
  signers: ['承办人', '承办机构', '机关负责人'],
  schema: z.strictObject({
    head,
    party,
    ...fine,
    how,
    reason: text('申请理由'),
    plan: list('缴纳计划', instalment, 0),
    steps: openChain(2),
  }),
  compose: (d) => ({
    blocks: [
      table(
        ...partyRows(d.party),
        pair('处罚决定书文号', d.decisionNumber, '处罚决定日期', chineseDate(d.decidedOn)),
        row('罚款数额', amount(d.fine)),
        row('申请方式', ticks(DEFERRED, d.how)),
        row('申请理由', d.reason, 30),
        row(
          '缴纳计划',
          numbered(d.plan.map((r) => `${chineseDate(r.dueOn)}前缴纳${yuan(r.amount)}`)).join('\n'),
        ),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

/** P55 延期(分期)缴纳罚款通知书: the instalments add up to what is owed (处罚法 art 66(2), 72(2)). */
export const P55 = defineDocument({
  id: 'P55',
  title: '延期（分期）缴纳罚款通知书',
  family: 'text',
  audience: 'party',
  numberCode: '缴批',
  schema: z
    .strictObject({
      head,
      party,
      ...fine,
      appliedOn: date('申请日期'),
      how,
      granted: choice('决定', { yes: '同意', no: '不同意' }),
      reason: text('理由'),
      paid: fen('已缴金额'),
      plan: list('缴纳计划', instalment, 0),
      contact,
    })
    .superRefine((d, context) => {
      if (d.granted === 'no') return;
      const planned = d.plan.reduce((sum, r) => sum + r.amount, 0);
      if (planned !== d.fine - d.paid) {
        context.addIssue(wrong('plan', '各期金额之和应当等于未缴余额'));
      }
    }),
  compose: (d, context) => ({
    title: `${DEFERRED[d.how]}罚款通知书`,
    blocks: [
      to(partyName(d.party)),
      p(
        `${you(d.party)}于${chineseDate(d.appliedOn)}就本机关${chineseDate(d.decidedOn)}作出的行政处罚决定（${d.decisionNumber}，罚款${amount(d.fine)}）提出的${DEFERRED[d.how]}罚款申请收悉。${sentence(d.reason)}`,
      ),
      ...(d.granted === 'yes'
        ? [
            p(
              `依据《中华人民共和国行政处罚法》第六十六条第二款的规定，本机关同意${you(d.party)}${DEFERRED[d.how]}罚款。未缴余额${amount(d.fine - d.paid)}，按照下列期限缴纳：`,
            ),
            instalmentList(d.plan),
          ]
        : [p(`本机关不同意${you(d.party)}${DEFERRED[d.how]}罚款的申请，请按照行政处罚决定缴纳罚款。`)]),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** P57 没收物品凭证, with its list. */
export const P57 = defineDocument({
  id: 'P57',
  title: '没收物品凭证',
  family: 'list',
  audience: 'party',
  numberCode: '没物',
  copies: 3,
  recording: 'must',
  sealed: true,
  signers: ['行政机关（章）', '当事人', '执法人员', '保管人'],
  schema: z.strictObject({
    head,
    party,
    cause: text('案由'),
    decisionNumber: text('处罚决定书文号'),
    goods,
    total: maybe('合计'),
    keeper: text('保管人'),
    officers,
  }),
  compose: (d, context) => ({
    everyPage: ['当事人', '执法人员'],
    blocks: [
      table(pair('当事人', partyName(d.party), '案由', d.cause), row('处罚决定书文号', d.decisionNumber)),
      p('依据上述行政处罚决定，没收下列物品：'),
      goodsList(d.goods, d.total),
      sign({ label: '当事人（签名或者盖章）' }, ...officerSigners(d.officers), {
        label: `保管人（${d.keeper}）`,
      }),
      sealOf(d.head, context),
    ],
  }),
});

const DISPOSED = {
  destroyed: '销毁',
  auctioned: '拍卖',
  handedOver: '移交',
  sold: '变卖',
  delivered: '上缴',
  harmless: '无害化处理',
  returned: '退还当事人',
} as const;

/** P58 涉案物品处理记录 (处罚法 art 74(1)) */
export const P58 = defineDocument({
  id: 'P58',
  title: '涉案物品处理记录',
  family: 'record',
  audience: 'internal',
  recording: 'must',
  signers: ['执法人员（两名）', '经办人', '监督人'],
  schema: z.strictObject({
    head,
    decisionNumber: text('处罚决定书文号'),
    unit: text('处理单位'),
    at: moment('处理时间'),
    things: list(
      '处理物品',
      group('处理物品', {
        name: text('名称'),
        model: maybe('规格'),
        unit: maybe('单位'),
        quantity: maybe('数量'),
        way: choice('处理方式', DISPOSED),
        place: text('地点'),
        operator: text('经办人'),
      }),
    ),
    proceeds: fen('拍卖、变卖所得价款').optional(),
    process: text('处理过程'),
    media: text('照片/录像编号'),
    officers,
    supervisors: list('监督（特邀参加）人', text('监督（特邀参加）人')),
  }),
  compose: (d) => ({
    everyPage: ['执法人员', '监督人'],
    blocks: [
      table(
        pair('决定书文号', d.decisionNumber, '处理时间', chineseMoment(d.at)),
        row('处理单位', d.unit),
        row('执法人员', officerNames(d.officers)),
        row('监督（特邀参加）人', joined(d.supervisors)),
      ),
      {
        kind: 'list',
        columns: [
          { title: '序号', weight: 0.8, align: 'center' },
          { title: '名称', weight: 2.2 },
          { title: '规格', weight: 1.4 },
          { title: '单位', weight: 0.9, align: 'center' },
          { title: '数量', weight: 0.9, align: 'center' },
          { title: '处理方式', weight: 1.4, align: 'center' },
          { title: '地点', weight: 1.8 },
          { title: '经办人', weight: 1.2, align: 'center' },
        ],
        rows: d.things.map((t, i) => [
          `${i + 1}`,
          t.name,
          t.model ?? '',
          t.unit ?? '',
          t.quantity ?? '',
          DISPOSED[t.way],
          t.place,
          t.operator,
        ]),
      },
      p(`处理过程：${sentence(d.process)}`),
      ...(d.proceeds === undefined ? [] : [p(`拍卖、变卖所得价款：${amount(d.proceeds)}。`)]),
      p(`照片、录像编号：${sentence(d.media)}`),
      p('（以下空白）', 'center'),
      sign(...officerSigners(d.officers), ...d.supervisors.map((name) => ({ label: `监督人（${name}）` }))),
    ],
  }),
});

const NEXT = {
  surcharge: '依法加处罚款',
  auction: '依法将查封、扣押的财物拍卖抵缴罚款',
  court: '依法申请人民法院强制执行',
  substitute: '依法代履行',
  other: '依法采取其他执行措施',
} as const;

/** P59 行政处罚决定履行催告书: the four items of 强制法 art 35; court route after ten days (art 54). */
export const P59 = defineDocument({
  id: 'P59',
  title: '行政处罚决定履行催告书',
  family: 'text',
  audience: 'party',
  numberCode: '催',
  recording: 'must',
  schema: z.strictObject({
    head,
    party,
    ...fine,
    servedOn: date('处罚决定送达日期'),
    duty: text('应当履行的义务'),
    performBy: date('履行期限'),
    way: text('履行方式'),
    surcharge: fen('加处罚款'),
    gains: fen('没收的违法所得').optional(),
    next: list('逾期不履行的后果', choice('逾期不履行的后果', NEXT)),
    defence: text('陈述申辩方式'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关于${chineseDate(d.decidedOn)}对${you(d.party)}作出行政处罚决定（${d.decisionNumber}），并于${chineseDate(d.servedOn)}送达。${you(d.party)}至今未履行下列义务：${sentence(d.duty)}`,
      ),
      p(
        `依据《中华人民共和国行政强制法》第三十五条、第五十四条的规定，现催告${you(d.party)}于${chineseDate(d.performBy)}前履行。履行方式：${sentence(d.way)}`,
      ),
      ...paragraphs(owedSentence(d)),
      p(`逾期仍不履行的，本机关将${joined(d.next.map((key) => NEXT[key]))}。`),
      p(`${you(d.party)}收到本催告书后有权进行陈述和申辩。${sentence(d.defence)}`),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** Sums still to be paid, each by its name; nothing where no money is owed. */
function owedSentence(d: {
  fine: number;
  surcharge: number;
  gains?: number | undefined;
}): string | undefined {
  const sums = [
    ['应缴罚款', d.fine],
    ['加处罚款', d.surcharge],
    ['应缴没收的违法所得', d.gains ?? 0],
  ] as const;
  const owed = sums.filter(([, sum]) => sum > 0);
  if (owed.length === 0) return undefined;
  const total = owed.reduce((all, [, sum]) => all + sum, 0);
  const named = owed.map(([name, sum]) => `${name}${amount(sum)}`).join('，');
  return `${named}${owed.length > 1 ? `，合计${amount(total)}` : ''}。`;
}

/** P60 加处罚款决定书: three per cent a day, never above the fine (处罚法 art 72(1)(一), 73(3)). */
export const P60 = defineDocument({
  id: 'P60',
  title: '加处罚款决定书',
  family: 'text',
  audience: 'party',
  numberCode: '加罚',
  recording: 'must',
  remedy: true,
  schema: z
    .strictObject({
      head,
      party,
      ...fine,
      dueOn: date('缴款期限届满日'),
      fromOn: date('加处起算日'),
      toOn: date('加处截止日'),
      days: count('加处天数'),
      excluded: maybe('不计入的期间'),
      surcharge: fen('加处罚款数额'),
      payment: text('缴款方式'),
      remedy: remedy.optional(),
    })
    .superRefine((d, context) => {
      if (d.surcharge > d.fine) {
        context.addIssue(wrong('surcharge', '加处罚款的数额不得超出罚款的数额'));
      }
    }),
  compose: (d, context) => ({
    blocks: [
      ...partyBlocks(d.party, context),
      p(
        `本机关于${chineseDate(d.decidedOn)}作出行政处罚决定（${d.decisionNumber}），对${you(d.party)}罚款${amount(d.fine)}，缴款期限于${chineseDate(d.dueOn)}届满。${you(d.party)}逾期未缴纳罚款。`,
      ),
      p(
        `依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不得超出罚款的数额。自${chineseDate(d.fromOn)}至${chineseDate(d.toOn)}共${d.days}日${d.excluded ? `（${d.excluded}不予计算）` : ''}，本机关决定对${you(d.party)}加处罚款${amount(d.surcharge)}。`,
      ),
      p(sentence(d.payment)),
      ...paragraphs(d.remedy && remedyPassage(d.remedy)),
      sealOf(d.head, context),
    ],
  }),
});

/** P61 强制执行申请书: signed by the head, sealed, dated; five attachments (强制法 art 53–55). */
export const P61 = defineDocument({
  id: 'P61',
  title: '强制执行申请书',
  family: 'text',
  audience: 'body',
  numberCode: '强申',
  copies: 3,
  signers: ['机关负责人（签名）', '行政机关（章）'],
  schema: z.strictObject({
    head,
    agencyAddress: text('申请人地址'),
    representative: text('申请人法定代表人'),
    representativePost: maybe('法定代表人职务'),
    contactPerson: text('联系人'),
    contactPhone: text('联系电话'),
    agent: maybe('委托代理人'),
    party,
    requests: list('请求事项', text('请求事项')),
    facts: text('事实和理由'),
    decisionNumber: text('行政决定文号'),
    servedOn: date('决定送达日期'),
    periodsEndedOn: date('复议和诉讼期限届满日期'),
    demandServedOn: date('催告书送达日期'),
    urgent: maybe('立即执行的理由'),
    court: text('人民法院'),
    partyOpinion: text('当事人的意见及催告情况'),
    subject: text('申请强制执行标的情况'),
    otherMaterials: list('其他材料', text('其他材料'), 0),
  }),
  compose: (d, context) => ({
    blocks: [
      p(`申请人：${d.head.agency}`, 'flush'),
      p(`地址：${d.agencyAddress}`, 'flush'),
      p(
        `法定代表人：${d.representative}${d.representativePost ? `，职务：${d.representativePost}` : ''}`,
        'flush',
      ),
      p(`联系人：${d.contactPerson}，联系电话：${d.contactPhone}`, 'flush'),
      ...(d.agent ? [p(`委托代理人：${d.agent}`, 'flush')] : []),
      ...partyBlocks(d.party, context).map((block) =>
        block.kind === 'para' ? { ...block, text: block.text.replace('当事人', '被申请人') } : block,
      ),
      p('请求事项：'),
      ...numbered(d.requests.map(sentence)).map((line) => p(line)),
      p('事实和理由：'),
      ...paragraphs(...sentence(d.facts).split('\n')),
      p(
        `申请人作出的行政决定（${d.decisionNumber}）于${chineseDate(d.servedOn)}送达被申请人。被申请人在法定期限内不申请行政复议或者提起行政诉讼，又不履行行政决定，上述期限于${chineseDate(d.periodsEndedOn)}届满。申请人于${chineseDate(d.demandServedOn)}送达催告书，被申请人仍未履行义务。`,
      ),
      p(
        d.urgent
          ? `依据《中华人民共和国行政强制法》第五十三条、第五十四条、第五十九条的规定，${sentence(d.urgent)}特申请立即执行。`
          : '依据《中华人民共和国行政强制法》第五十三条、第五十四条的规定，特申请强制执行。',
      ),
      p('此致'),
      p(d.court, 'flush'),
      p('附件：'),
      ...[
        '1. 强制执行申请书',
        `2. 行政决定书（${d.decisionNumber}）及作出决定的事实、理由和依据`,
        `3. 当事人的意见及行政机关催告情况：${d.partyOpinion}`,
        `4. 申请强制执行标的情况：${d.subject}`,
        `5. 法律、行政法规规定的其他材料${d.otherMaterials.length > 0 ? `：${joined(d.otherMaterials)}` : '：无'}`,
      ].map((line) => p(line)),
      sign({ label: '行政机关负责人（签名）' }),
      sealOf(d.head, context),
    ],
  }),
});

const CLOSED = {
  voluntary: '自动履行',
  reconsideration: '复议结案',
  litigation: '诉讼结案',
  enforced: '强制执行',
  noPenalty: '不予处罚',
  withdrawn: '撤销案件',
  transferred: '案件移送',
  terminated: '终结执行',
  other: '其他',
} as const;

/** P62 结案审批表 */
export const P62 = defineDocument({
  id: 'P62',
  title: '结案审批表',
  family: 'form',
  audience: 'internal',
  numberCode: '结',
  signers: ['承办人', '承办机构', '机关负责人'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    source: maybe('案件来源'),
    party,
    filedOn: date('立案日期').optional(),
    decidedOn: date('处罚日期').optional(),
    closedOn: date('结案日期'),
    decisionNumber: maybe('决定书文号'),
    penalty: text('处罚种类和幅度'),
    result: text('执行结果'),
    how: choice('结案方式', CLOSED),
    paid: fen('罚没金额').optional(),
    receipt: maybe('票据号'),
    goods: maybe('物品处理情况'),
    publication: maybe('公示情况'),
    retention: text('归档期限和类别'),
    steps: chain(2),
  }),
  compose: (d) => ({
    blocks: [
      table(
        pair('案由', d.cause, '案件来源', d.source),
        ...partyRows(d.party),
        pair(
          '立案日期',
          d.filedOn && chineseDate(d.filedOn),
          '处罚日期',
          d.decidedOn && chineseDate(d.decidedOn),
        ),
        pair('决定书文号', d.decisionNumber, '结案日期', chineseDate(d.closedOn)),
        row('处罚种类和幅度', d.penalty),
        row('执行结果', d.result, 20),
        row('结案方式', ticks(CLOSED, d.how)),
        pair('罚没金额', d.paid === undefined ? undefined : amount(d.paid), '票据号', d.receipt),
        row('物品处理情况', d.goods),
        row('公示情况', d.publication),
        row('归档', d.retention),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

/** P63 重大行政处罚备案报告 */
export const P63 = defineDocument({
  id: 'P63',
  title: '重大行政处罚备案报告',
  family: 'text',
  audience: 'body',
  numberCode: '罚备',
  schema: z.strictObject({
    head,
    addressee: text('备案机关'),
    caseName: text('案件名称'),
    party,
    decisionNumber: text('处罚决定书文号'),
    decidedOn: date('处罚决定日期'),
    facts: text('违法事实'),
    basis: text('处罚依据'),
    procedure: text('程序情况'),
    decision: text('处罚决定'),
    attachments: list('附件', text('附件')),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.addressee),
      p(
        `本机关于${chineseDate(d.decidedOn)}对${partyName(d.party)}作出行政处罚决定（${d.decisionNumber}），属于重大行政处罚，现将有关情况报送备案。`,
      ),
      p(`案件名称：${d.caseName}`),
      p(`违法事实：${sentence(d.facts)}`),
      p(`处罚依据：${sentence(d.basis)}`),
      p(`程序情况：${sentence(d.procedure)}`),
      p(`处罚决定：${sentence(d.decision)}`),
      ...attachmentLines(d.attachments),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});
