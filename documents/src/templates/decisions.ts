import { z } from 'zod';
import { type Block, p, pair, paragraphs, row, sign, table, to } from '../blocks.ts';
import {
  basis,
  chainRows,
  citations,
  evidence,
  head,
  officerNames,
  officerSigners,
  officers,
  openChain,
  party,
  partyBlocks,
  partyCompactRows,
  partyName,
  partyRows,
  receiptLines,
  refusal,
  refusalBlock,
  remedy,
  remedyFirst,
  sealOf,
  violated,
  you,
} from '../common.ts';
import { type Context, defineDocument } from '../definition.ts';
import { choice, date, fen, group, list, maybe, missing, moment, text, wrong } from '../fields.ts';
import {
  COURT_ENFORCEMENT,
  NOT_SUSPENDED,
  PUBLISHED,
  paymentDuty,
  reconsiderationFirst,
  remedyPassage,
} from '../passages.ts';
import { amount, chineseDate, chineseMoment, joined, numbered, present, sentence } from '../words.ts';

const payment = group('缴款方式', {
  bank: text('代收银行'),
  bankAddress: maybe('代收银行地址'),
  account: text('账号'),
  electronic: maybe('电子支付渠道和缴款码'),
  surcharge: z.boolean().meta({ title: '是否加处罚款' }),
});

/** One thing decided; `fine` in fen prints the amount in digits and capitals. */
const decidedLine = group('处罚决定', { text: text('处罚种类和内容'), fine: fen('罚款数额').optional() });
const decided = list('处罚决定', decidedLine);
const decidedLines = (items: z.output<typeof decided>): string[] =>
  numbered(
    items.map((item) => sentence(item.fine === undefined ? item.text : `${item.text}${amount(item.fine)}`)),
  );

/** P45 行政处罚决定审批表. Refuses when review, notice, defence and discussion stand out of order (处罚法 art 44, 45, 57, 58). */
export const P45 = defineDocument({
  id: 'P45',
  title: '行政处罚决定审批表',
  family: 'form',
  audience: 'internal',
  signers: ['承办人', '承办机构', '法制机构', '机关负责人'],
  schema: z
    .strictObject({
      head,
      caseName: text('案件名称'),
      party,
      facts: text('主要违法事实'),
      proposed: text('拟作出的决定'),
      review: maybe('法制审核意见'),
      reviewedOn: date('法制审核日期').optional(),
      noticeServedOn: date('告知书送达日期').optional(),
      defence: maybe('陈述申辩情况'),
      defenceEndedOn: date('陈述申辩结束日期').optional(),
      hearing: maybe('听证情况'),
      hearingOn: date('听证日期').optional(),
      discussion: maybe('集体讨论情况'),
      discussedOn: date('集体讨论日期').optional(),
      steps: openChain(2),
    })
    .superRefine((d, context) => {
      const order: [string, string | undefined, string][] = [
        ['noticeServedOn', d.noticeServedOn, '告知书送达'],
        ['defenceEndedOn', d.defenceEndedOn, '陈述申辩结束'],
        ['hearingOn', d.hearingOn, '听证'],
        ['discussedOn', d.discussedOn, '集体讨论'],
      ];
      const known = order.filter((entry): entry is [string, string, string] => entry[1] !== undefined);
      for (const [key, day, name] of known.slice(1)) {
        if (day < known[0]![1]) context.addIssue(wrong(key, `${name}早于告知书送达`));
      }
      if (d.discussedOn) {
        for (const [key, day, name] of known.slice(0, -1)) {
          if (day > d.discussedOn) context.addIssue(wrong(key, `${name}晚于集体讨论`));
        }
        if (d.reviewedOn && d.reviewedOn > d.discussedOn) {
          context.addIssue(wrong('reviewedOn', '法制审核晚于集体讨论'));
        }
      }
    }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件名称', d.caseName),
        ...partyRows(d.party),
        row('主要违法事实', d.facts, 40),
        row('拟作决定', d.proposed, 20),
        row('法制审核', stated(d.review, d.reviewedOn)),
        row('告知情况', d.noticeServedOn && `${chineseDate(d.noticeServedOn)}送达告知书。`),
        row('陈述申辩', stated(d.defence, d.defenceEndedOn)),
        row('听证', stated(d.hearing, d.hearingOn)),
        row('集体讨论', stated(d.discussion, d.discussedOn)),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

const stated = (words: string | undefined, day: string | undefined): string =>
  present([day && !words?.includes(chineseDate(day)) && chineseDate(day), words]).join('  ');

const NO_PENALTY = {
  minor: '违法行为轻微并及时改正，没有造成危害后果',
  firstTime: '初次违法且危害后果轻微并及时改正',
  noFault: '有证据足以证明没有主观过错',
  underAge: '不满十四周岁的未成年人有违法行为',
  mentallyIll: '精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为',
  limitation: '违法行为超过处罚时效',
  notProven: '违法事实不能成立',
} as const;
const NO_PENALTY_ARTICLE: Record<keyof typeof NO_PENALTY, string> = {
  minor: '第三十三条第一款',
  firstTime: '第三十三条第一款',
  noFault: '第三十三条第二款',
  underAge: '第三十条',
  mentallyIll: '第三十一条',
  limitation: '第三十六条',
  notProven: '第五十七条第一款第三项',
};

/** What the law orders of a guardian instead (处罚法 art 30, 31). */
const GUARDIAN_ORDERED: { readonly [G in keyof typeof NO_PENALTY]?: string } = {
  underAge: '，责令其监护人加以管教',
  mentallyIll: '，责令其监护人严加看管和治疗',
};

/** That a party is not punished, and by which law. */
const sparing = (ground: keyof typeof NO_PENALTY, whom: string): string =>
  `鉴于${NO_PENALTY[ground]}，依据《中华人民共和国行政处罚法》${NO_PENALTY_ARTICLE[ground]}的规定，本机关决定对${whom}不予行政处罚${GUARDIAN_ORDERED[ground] ?? ''}。`;

/** P46 行政处罚决定书: the six items and the seal of 处罚法 art 59. */
export const P46 = defineDocument({
  id: 'P46',
  title: '行政处罚决定书',
  family: 'text',
  audience: 'party',
  numberCode: '罚',
  copies: 3,
  recording: 'must',
  signers: ['行政机关（章）'],
  remedy: true,
  schema: z
    .strictObject({
      head,
      party,
      filedOn: date('立案日期'),
      anew: maybe('原决定被撤销、责令重新作出的情况'),
      source: text('案件来源'),
      facts: text('违法事实'),
      evidence,
      noticeServedOn: date('告知书送达日期'),
      noticeNumber: maybe('告知书文号'),
      defence: text('陈述申辩情况'),
      hearing: maybe('听证情况'),
      adopted: maybe('采纳情况和理由'),
      considered: maybe('法制审核和集体讨论情况'),
      violated,
      discretion: text('裁量理由和阶次'),
      basis,
      decided,
      spared: list(
        '不予处罚的当事人',
        group('不予处罚的当事人', {
          name: text('当事人名称（姓名）'),
          ground: choice('不予处罚理由', NO_PENALTY),
        }),
        0,
      ).optional(),
      education: maybe('教育内容'),
      correction: maybe('责令改正内容'),
      payment: payment.optional(),
      remedy: remedy.optional(),
      publication: z.boolean().meta({ title: '依法公示' }),
    })
    .superRefine((d, context) => {
      if (!d.party.address) context.addIssue(missing('party', '当事人地址'));
      if (d.decided.some((item) => item.fine) && !d.payment) {
        context.addIssue(missing('payment', '缴款方式'));
      }
    }),
  compose: (d, context) => ({
    blocks: [
      ...partyBlocks(d.party, context),
      p(`${sentence(d.source)}本机关于${chineseDate(d.filedOn)}立案调查。${d.anew ? sentence(d.anew) : ''}`),
      ...paragraphs(...`经查，${sentence(d.facts)}`.split('\n')),
      p('上述事实，主要有以下证据证明：'),
      ...numbered(d.evidence.map((e) => sentence(`${e.name}，证明${e.proves}`))).map((entry) => p(entry)),
      p(
        `本机关于${chineseDate(d.noticeServedOn)}向当事人送达${d.noticeNumber ? `告知书（${d.noticeNumber}）` : '告知书'}，告知拟作出行政处罚的内容及事实、理由、依据和当事人依法享有的权利。${sentence(d.defence)}${d.hearing ? sentence(d.hearing) : ''}${d.adopted ? sentence(d.adopted) : ''}${d.considered ? sentence(d.considered) : ''}`,
      ),
      p(`本机关认为，当事人的上述行为违反了${joined(d.violated)}的规定。`),
      ...paragraphs(...sentence(d.discretion).split('\n')),
      p(
        `依据${citations(d.basis)}的规定，本机关决定${d.correction ? `责令当事人${d.correction}，并` : ''}作出如下行政处罚：`,
      ),
      ...decidedLines(d.decided).map((entry) => p(entry)),
      ...paragraphs(
        ...(d.spared ?? []).map(({ name, ground }) => sparing(ground, name)),
        d.education && sentence(d.education),
        d.payment && paymentDuty(d.payment),
        d.remedy && remedyPassage(d.remedy),
        NOT_SUSPENDED,
        COURT_ENFORCEMENT,
      ),
      ...(d.publication ? [p(PUBLISHED)] : []),
      sealOf(d.head, context),
    ],
  }),
});

const amended = {
  head,
  party,
  decisionTitle: text('原决定书名称'),
  decisionNumber: text('原决定书文号'),
  decidedOn: date('原决定日期'),
  original: list('原处罚内容', decidedLine, 0),
  reason: text('事实和理由'),
  followUp: maybe('后续处理'),
  remedy: remedy.optional(),
};

/** How the document that changes or annuls a decision begins: which one, what it said, why it cannot stand. */
const amendedOpening = (
  d: {
    party: z.output<typeof party>;
    decisionTitle: string;
    decisionNumber: string;
    decidedOn: string;
    original: z.output<typeof decided>;
    reason: string;
  },
  context: Context,
): Block[] => [
  ...partyBlocks(d.party, context),
  p(
    `本机关于${chineseDate(d.decidedOn)}作出《${d.decisionTitle}》（${d.decisionNumber}），${d.original.length === 0 ? '决定不予行政处罚。' : '决定：'}`,
  ),
  ...decidedLines(d.original).map((entry) => p(entry)),
  p(`经复查，${sentence(d.reason)}`),
];

/** 处罚法 art 75(2): what is found wrong is mended by the agency itself. */
const BY_ITSELF = '依据《中华人民共和国行政处罚法》第七十五条第二款的规定，本机关决定';

/** P46 变更行政处罚决定书. The law names no form of its own; fields follow P46. */
export const P46Change = defineDocument({
  id: 'P46-change',
  title: '变更行政处罚决定书',
  family: 'text',
  audience: 'party',
  numberCode: '罚变',
  copies: 3,
  recording: 'must',
  signers: ['行政机关（章）'],
  remedy: true,
  schema: z
    .strictObject({
      ...amended,
      decided,
      payment: payment.optional(),
      publication: z.boolean().meta({ title: '依法公示' }),
    })
    .superRefine((d, context) => {
      if (d.decided.some((item) => item.fine) && !d.payment) {
        context.addIssue(missing('payment', '缴款方式'));
      }
    }),
  compose: (d, context) => ({
    blocks: [
      ...amendedOpening(d, context),
      p(`${BY_ITSELF}将上述处罚变更为：`),
      ...decidedLines(d.decided).map((entry) => p(entry)),
      ...paragraphs(
        d.followUp && sentence(d.followUp),
        d.payment && `罚款尚未缴纳的，按照变更后的数额缴纳。${paymentDuty(d.payment)}`,
        d.remedy && remedyPassage(d.remedy),
        NOT_SUSPENDED,
        d.publication && PUBLISHED,
      ),
      sealOf(d.head, context),
    ],
  }),
});

/** P46 撤销行政处罚决定书. The law names no form of its own; fields follow P46. */
export const P46Revocation = defineDocument({
  id: 'P46-revocation',
  title: '撤销行政处罚决定书',
  family: 'text',
  audience: 'party',
  numberCode: '罚撤',
  copies: 3,
  recording: 'must',
  signers: ['行政机关（章）'],
  remedy: true,
  schema: z.strictObject(amended),
  compose: (d, context) => ({
    blocks: [
      ...amendedOpening(d, context),
      p(`${BY_ITSELF}撤销上述《${d.decisionTitle}》（${d.decisionNumber}）。`),
      ...paragraphs(d.followUp && sentence(d.followUp), d.remedy && remedyPassage(d.remedy)),
      sealOf(d.head, context),
    ],
  }),
});

/** P46 信息摘要: the page before a published decision (公示规定 art 4). */
export const P46Summary = defineDocument({
  id: 'P46-summary',
  title: '行政处罚信息摘要',
  family: 'form',
  audience: 'public',
  copies: 1,
  schema: z.strictObject({
    head,
    decisionNumber: text('行政处罚决定书文号'),
    partyName: text('当事人名称（姓名）'),
    violationType: text('违法行为类型'),
    content: text('行政处罚内容'),
    decidedOn: date('作出决定日期'),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('决定书文号', d.decisionNumber),
        row('当事人', d.partyName),
        row('违法行为类型', d.violationType),
        row('行政处罚内容', d.content, 40),
        row('作出决定机关', d.head.agency),
        row('作出决定日期', chineseDate(d.decidedOn)),
      ),
    ],
  }),
});

const HEARD = {
  none: '当事人未作陈述和申辩',
  adopted: '已采纳当事人的陈述和申辩',
  notAdopted: '未采纳当事人的陈述和申辩',
} as const;
const COLLECTED = {
  small: '依法给予一百元以下罚款',
  hard: '不当场收缴事后难以执行',
  remote: '当事人到指定银行或者通过电子支付系统缴纳罚款确有困难，经当事人提出',
} as const;

/** P47 当场行政处罚决定书: pre-numbered, one page, reconsideration first (处罚法 art 51, 52, 68, 69; 复议法 art 23). */
export const P47 = defineDocument({
  id: 'P47',
  title: '当场行政处罚决定书',
  family: 'form',
  audience: 'party',
  numberCode: '当罚',
  recording: 'must',
  remedy: true,
  signers: ['执法人员（两名）', '当事人'],
  schema: z
    .strictObject({
      head,
      party,
      at: moment('违法时间'),
      place: text('违法地点'),
      facts: text('违法事实'),
      violated,
      basis,
      heard: choice('陈述申辩情况', HEARD),
      heardReason: maybe('陈述申辩内容和理由'),
      warning: z.boolean().meta({ title: '警告' }),
      fine: fen('罚款数额').optional(),
      correction: maybe('责令改正内容'),
      collection: choice('当场收缴的理由', COLLECTED).optional(),
      payment: payment.optional(),
      remedy: remedyFirst.optional(),
      officers,
      refusal: refusal.optional(),
    })
    .superRefine((d, context) => {
      if (!d.warning && !d.fine) context.addIssue(missing('warning', '警告或者罚款'));
      if (d.collection && d.payment)
        context.addIssue(wrong('collection', '当场收缴与到银行缴纳只能选择一种'));
      if (d.fine && !d.collection && !d.payment) {
        context.addIssue(missing('payment', '缴纳方式（当场收缴的理由或者缴款方式）'));
      }
    }),
  compose: (d, context) => ({
    onePage: true,
    blocks: [
      table(
        ...partyCompactRows(d.party),
        pair('违法时间', chineseMoment(d.at), '违法地点', d.place),
        row('违法事实', d.facts),
        row('违反的规定', joined(d.violated)),
        row('处罚依据', citations(d.basis)),
        row(
          '告知情况',
          `执法人员已出示执法证件，当场告知拟作出的行政处罚内容及事实、理由、依据和当事人依法享有的陈述、申辩权利。${sentence(HEARD[d.heard])}${d.heardReason ? sentence(d.heardReason) : ''}`,
        ),
        row(
          '处罚决定',
          numbered(present([d.warning && '警告。', d.fine !== undefined && `罚款${amount(d.fine)}。`])).join(
            '\n',
          ),
        ),
        row('责令改正', d.correction),
        row(
          '缴纳方式',
          d.fine === undefined
            ? undefined
            : d.collection
              ? `当场收缴（${COLLECTED[d.collection]}），出具财政部门统一制发的专用票据。`
              : paymentDuty(d.payment!),
        ),
        ...(d.remedy ? [row('救济途径', reconsiderationFirst(d.remedy))] : []),
      ),
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      sign({ label: '当事人（签名或者盖章）' }, ...officerSigners(d.officers)),
      ...(context.profile.preSealed
        ? [sealOf(d.head, context)]
        : [p(`${d.head.agency}  ${d.head.date ? chineseDate(d.head.date) : ''}`, 'right')]),
    ],
  }),
});

/** P47a 当场处罚备案登记表 (处罚法 art 52(3)) */
export const P47a = defineDocument({
  id: 'P47a',
  title: '当场行政处罚备案登记表',
  family: 'form',
  audience: 'internal',
  signers: ['执法人员', '接收人'],
  schema: z.strictObject({
    head,
    decisionNumber: text('当场处罚决定书文号'),
    partyName: text('当事人'),
    decidedAt: moment('处罚时间'),
    facts: text('违法事实'),
    content: text('处罚内容'),
    officers,
    reportedOn: date('报备日期'),
    receiver: text('接收人'),
    remark: maybe('备注'),
  }),
  compose: (d) => ({
    blocks: [
      table(
        pair('决定书文号', d.decisionNumber, '处罚时间', chineseMoment(d.decidedAt)),
        row('当事人', d.partyName),
        row('违法事实', d.facts, 30),
        row('处罚内容', d.content, 16),
        row('执法人员', officerNames(d.officers)),
        pair('报备日期', chineseDate(d.reportedOn), '接收人', d.receiver),
        row('备注', d.remark),
      ),
    ],
  }),
});

/** P48 不予行政处罚决定书 (处罚法 art 30, 31, 33, 36, 57): two wordings, with and without a breach found. */
export const P48 = defineDocument({
  id: 'P48',
  title: '不予行政处罚决定书',
  family: 'text',
  audience: 'party',
  numberCode: '不罚',
  recording: 'advised',
  remedy: true,
  schema: z.strictObject({
    head,
    party,
    filedOn: date('立案日期'),
    anew: maybe('原决定被撤销、责令重新作出的情况'),
    facts: text('查明的事实'),
    evidence,
    ground: choice('不予处罚理由', NO_PENALTY),
    explanation: text('理由说明'),
    violated: violated.optional(),
    education: maybe('教育内容'),
    correction: maybe('责令改正内容'),
    remedy: remedy.optional(),
  }),
  compose: (d, context) => ({
    blocks: [
      ...partyBlocks(d.party, context),
      p(
        `本机关于${chineseDate(d.filedOn)}对${you(d.party)}涉嫌违法行为立案调查。${d.anew ? sentence(d.anew) : ''}`,
      ),
      ...paragraphs(...`经查，${sentence(d.facts)}`.split('\n')),
      p('上述事实，主要有以下证据证明：'),
      ...numbered(d.evidence.map((e) => sentence(`${e.name}，证明${e.proves}`))).map((entry) => p(entry)),
      ...paragraphs(
        d.ground !== 'notProven' &&
          d.violated &&
          `${you(d.party)}的上述行为违反了${joined(d.violated)}的规定。`,
      ),
      p(`${sentence(d.explanation)}${sparing(d.ground, you(d.party))}`),
      ...paragraphs(
        d.correction && `责令${you(d.party)}${sentence(d.correction)}`,
        d.education && sentence(d.education),
        d.remedy && remedyPassage(d.remedy),
      ),
      sealOf(d.head, context),
    ],
  }),
});

/** P48 教育记录 (处罚法 art 33(3)) */
export const P48Education = defineDocument({
  id: 'P48-education',
  title: '教育记录',
  family: 'record',
  audience: 'party',
  copies: 1,
  recording: 'advised',
  signers: ['当事人', '执法人员'],
  schema: z.strictObject({
    head,
    party,
    decisionNumber: text('处罚或者不予处罚决定书文号'),
    at: moment('教育时间'),
    place: text('教育地点'),
    content: text('教育内容'),
    response: text('当事人表态'),
    officers,
  }),
  compose: (d) => ({
    everyPage: ['当事人', '执法人员'],
    blocks: [
      table(
        row('当事人', partyName(d.party)),
        pair('决定书文号', d.decisionNumber, '教育时间', chineseMoment(d.at)),
        row('教育地点', d.place),
        row('执法人员', officerNames(d.officers)),
      ),
      p('依据《中华人民共和国行政处罚法》第三十三条第三款的规定，对当事人进行教育，内容如下：'),
      ...paragraphs(...sentence(d.content).split('\n')),
      p(`当事人表态：${sentence(d.response)}`),
      p('（以下空白）', 'center'),
      sign({ label: '当事人（签名或者盖章）' }, ...officerSigners(d.officers)),
    ],
  }),
});

const withdrawal = {
  head,
  cause: text('案由'),
  party,
  filedOn: date('立案日期'),
  course: text('调查摘要'),
  reason: text('撤案理由'),
};

/** P49 撤销案件审批表 */
export const P49Approval = defineDocument({
  id: 'P49-approval',
  title: '撤销案件审批表',
  family: 'form',
  audience: 'internal',
  signers: ['承办人', '承办机构', '机关负责人'],
  schema: z.strictObject({ ...withdrawal, steps: openChain(2) }),
  compose: (d) => ({
    blocks: [
      table(
        pair('案由', d.cause, '立案日期', chineseDate(d.filedOn)),
        ...partyRows(d.party),
        row('调查摘要', d.course, 40),
        row('撤案理由', d.reason, 24),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

/** P49 撤销案件决定书 */
export const P49Decision = defineDocument({
  id: 'P49-decision',
  title: '撤销案件决定书',
  family: 'text',
  audience: 'party',
  numberCode: '撤案',
  schema: z.strictObject({ ...withdrawal, measures: maybe('措施解除情况') }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关于${chineseDate(d.filedOn)}对${you(d.party)}${d.cause}一案立案调查。经查，${sentence(d.course)}`,
      ),
      p(`${sentence(d.reason)}本机关决定撤销该案件。`),
      ...paragraphs(d.measures && sentence(d.measures)),
      p('特此告知。'),
      sealOf(d.head, context),
    ],
  }),
});

/** P50 补正(更正)通知书: slips only, never the substance. */
export const P50 = defineDocument({
  id: 'P50',
  title: '文书补正通知书',
  family: 'text',
  audience: 'party',
  numberCode: '补正',
  schema: z.strictObject({
    head,
    party,
    documentTitle: text('原文书名称'),
    documentNumber: maybe('原文书文号'),
    slips: list(
      '补正内容',
      group('补正内容', { where: maybe('位置'), written: text('原文'), correct: text('更正为') }),
    ),
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关送达${you(d.party)}的《${d.documentTitle}》${d.documentNumber ? `（${d.documentNumber}）` : ''}存在书写错误，现予补正：`,
      ),
      ...numbered(d.slips.map((s) => `${s.where ?? ''}“${s.written}”更正为“${s.correct}”。`)).map((line) =>
        p(line),
      ),
      p('原文书其他内容不变。'),
      sealOf(d.head, context),
      ...receiptLines(),
    ],
  }),
});
