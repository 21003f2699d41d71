import { bringNames, correctionNames } from '@mingjing/law/penalty';
import { z } from 'zod';
import { p, paragraphs, to } from '../blocks.ts';
import {
  attachmentLines,
  attachments,
  contact,
  contactLine,
  head,
  officerSigners,
  officers,
  party,
  partyBlocks,
  partyName,
  receiptLines,
  remedy,
  sealOf,
  violated,
  you,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, date, fen, list, maybe, missing, moment, text } from '../fields.ts';
import { DUTY_TO_ANSWER, remedyPassage } from '../passages.ts';
import { amount, chineseDate, chineseMoment, joined, numbered, sentence } from '../words.ts';

/** P10 询问通知书 (处罚法 art 55(2)) */
export const P10 = defineDocument({
  id: 'P10',
  title: '询问通知书',
  family: 'text',
  audience: 'party',
  numberCode: '询通',
  schema: z.strictObject({
    head,
    party,
    matter: text('询问事由'),
    at: moment('询问时间'),
    place: text('询问地点'),
    bring: list('应携带的证件材料', choice('应携带的证件材料', bringNames), 0),
    bringAlso: list('应携带的其他材料', text('应携带的其他材料'), 0),
    contact,
  }),
  compose: (d, context) => {
    const bring = [...d.bring.map((key) => bringNames[key]), ...d.bringAlso];
    return {
      blocks: [
        to(partyName(d.party)),
        p(
          `为调查${d.matter}，请你（单位有关人员）于${chineseMoment(d.at)}到${d.place}接受询问。`.replace(
            '你（单位有关人员）',
            d.party.kind === 'person' ? '你' : '你单位有关人员',
          ),
        ),
        ...paragraphs(bring.length > 0 && `请携带以下证件和材料：${joined(bring)}。`),
        p(
          `依据《中华人民共和国行政处罚法》第五十五条第二款的规定，${DUTY_TO_ANSWER.replace('你应当', `${you(d.party)}应当`)}`,
        ),
        contactLine(d.contact),
        sealOf(d.head, context),
        ...receiptLines(),
      ],
    };
  },
});

/** P12 限期提供材料通知书; the consequence is printed only where the sector's law has one. */
export const P12 = defineDocument({
  id: 'P12',
  title: '限期提供材料通知书',
  family: 'text',
  audience: 'party',
  numberCode: '限提',
  schema: z.strictObject({
    head,
    party,
    matter: text('调查事项'),
    materials: list('应提供的材料', text('应提供的材料')),
    dueOn: date('提供期限'),
    consequence: maybe('不提供的法律后果'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `为调查${d.matter}，依据《中华人民共和国行政处罚法》第五十五条第二款的规定，请${you(d.party)}于${chineseDate(d.dueOn)}前向本机关提供以下材料：`,
      ),
      ...numbered(d.materials.map(sentence)).map((entry) => p(entry)),
      ...paragraphs(
        '提供复制件的，应当注明与原件核对一致并签名或者盖章。',
        d.consequence && sentence(d.consequence),
      ),
      contactLine(d.contact),
      sealOf(d.head, context),
      ...receiptLines(),
    ],
  }),
});

/** P13 责令改正通知书 (处罚法 art 28(1)) */
export const P13 = defineDocument({
  id: 'P13',
  title: '责令改正通知书',
  family: 'text',
  audience: 'party',
  numberCode: '责改',
  recording: 'must',
  remedy: true,
  signers: ['行政机关（章）', '当事人', '执法人员'],
  schema: z
    .strictObject({
      head,
      party,
      facts: text('违法事实'),
      violated,
      how: choice('改正方式', correctionNames),
      dueOn: date('改正期限').optional(),
      requirement: text('改正内容和要求'),
      recheck: maybe('复查安排'),
      officers,
      remedy: remedy.optional(),
    })
    .superRefine((d, context) => {
      if (d.how === 'by' && !d.dueOn) {
        context.addIssue(missing('dueOn', '改正期限'));
      }
    }),
  compose: (d, context) => ({
    blocks: [
      ...partyBlocks(d.party, context),
      p(`经查，${you(d.party)}${sentence(d.facts)}上述行为违反了${joined(d.violated)}的规定。`),
      p(
        `依据《中华人民共和国行政处罚法》第二十八条第一款的规定，现责令${you(d.party)}${HOW[d.how](d.dueOn)}。改正内容和要求：${sentence(d.requirement)}`,
      ),
      ...paragraphs(
        d.recheck && sentence(d.recheck),
        d.remedy &&
          remedyPassage(
            d.remedy,
            '本责令改正',
            context.profile.documents.P13?.title?.includes('决定书') ? '本决定书' : '本通知书',
          ),
      ),
      sealOf(d.head, context),
      ...receiptLines('当事人（签名或者盖章）'),
      { kind: 'sign', signers: officerSigners(d.officers) },
    ],
  }),
});
const HOW = {
  now: () => '立即改正',
  by: (dueOn: string | undefined) => `于${chineseDate(dueOn!)}前改正`,
  other: () => '按照以下要求改正',
} as const;

/** P13a 责令退款通知书 */
export const P13a = defineDocument({
  id: 'P13a',
  title: '责令退款通知书',
  family: 'text',
  audience: 'party',
  numberCode: '责退',
  schema: z.strictObject({
    head,
    party,
    facts: text('违法事实'),
    basis: text('依据'),
    refund: fen('应退款额'),
    dueOn: date('退款期限'),
    evidence: maybe('退款情况报送要求'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `经查，${you(d.party)}${sentence(d.facts)}依据${d.basis}的规定，责令${you(d.party)}于${chineseDate(d.dueOn)}前将多收价款${amount(d.refund)}退还消费者或者其他经营者。`,
      ),
      ...paragraphs(d.evidence && sentence(d.evidence)),
      contactLine(d.contact),
      sealOf(d.head, context),
      ...receiptLines(),
    ],
  }),
});

const TESTING = { test: '检测', inspect: '检验', quarantine: '检疫', appraise: '技术鉴定' } as const;

/** P20 检测/检验/检疫/鉴定期间告知书: the time does not count, the agency pays (强制法 art 25(3)). */
export const P20 = defineDocument({
  id: 'P20',
  title: '检验期间告知书',
  family: 'text',
  audience: 'party',
  numberCode: '检期',
  recording: 'advised',
  schema: z.strictObject({
    head,
    party,
    measureNumber: text('查封、扣押决定文号'),
    goods: text('物品'),
    kind: choice('期间种类', TESTING),
    fromOn: date('期间开始'),
    toOn: date('期间届满'),
    measureEndsOn: date('顺延后的查封、扣押期限'),
    contact,
  }),
  compose: (d, context) => {
    const kind = TESTING[d.kind];
    return {
      title: `${kind}期间告知书`,
      blocks: [
        to(partyName(d.party)),
        p(
          `本机关依据${d.measureNumber}查封、扣押的${d.goods}，需要进行${kind}。${kind}期间自${chineseDate(d.fromOn)}至${chineseDate(d.toOn)}。`,
        ),
        p(
          `依据《中华人民共和国行政强制法》第二十五条第三款的规定，${kind}的期间不计入查封、扣押的期间，查封、扣押的期限相应顺延至${chineseDate(d.measureEndsOn)}。${kind}的费用由本机关承担。`,
        ),
        p('特此告知。'),
        contactLine(d.contact),
        sealOf(d.head, context),
        ...receiptLines(),
      ],
    };
  },
});

/** P21 检验结果告知书 */
export const P21 = defineDocument({
  id: 'P21',
  title: '检验结果告知书',
  family: 'text',
  audience: 'party',
  numberCode: '检结',
  schema: z.strictObject({
    head,
    party,
    sample: text('检验对象'),
    laboratory: text('检验机构'),
    reportNumber: text('报告编号'),
    conclusion: text('检验结论'),
    objection: maybe('异议期限和方式'),
    recheckBody: maybe('复检机构'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关委托${d.laboratory}对${d.sample}进行检验。检验报告（编号：${d.reportNumber}）的结论为：${sentence(d.conclusion)}`,
      ),
      ...paragraphs(
        d.objection && sentence(d.objection),
        d.recheckBody && `复检机构：${sentence(d.recheckBody)}`,
      ),
      p('特此告知。'),
      contactLine(d.contact),
      sealOf(d.head, context),
      ...receiptLines(),
    ],
  }),
});

/** P21a 协助辨认(鉴别)通知书: to the brand owner or the maker named on the label. */
export const P21a = defineDocument({
  id: 'P21a',
  title: '协助辨认（鉴别）通知书',
  family: 'text',
  audience: 'body',
  numberCode: '协辨',
  schema: z.strictObject({
    head,
    addressee: text('协助单位'),
    caseName: text('案件名称'),
    goods: text('待辨认物品'),
    questions: list('辨认事项', text('辨认事项')),
    dueOn: date('回复期限'),
    contact,
    attachments,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.addressee),
      p(`本机关正在办理${d.caseName}。为查明事实，请你单位对${d.goods}协助辨认，并就以下事项出具书面意见：`),
      ...numbered(d.questions.map(sentence)).map((entry) => p(entry)),
      p(`请于${chineseDate(d.dueOn)}前回复，并注明辨认人员、依据和方法，加盖单位印章。`),
      ...attachmentLines(d.attachments),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** P26 协助调查函 (处罚法 art 26) */
export const P26 = defineDocument({
  id: 'P26',
  title: '协助调查函',
  family: 'text',
  audience: 'body',
  numberCode: '协查',
  schema: z.strictObject({
    head,
    addressee: text('受函单位'),
    caseName: text('案件名称'),
    requests: list('请求协助事项', text('请求协助事项')),
    materials: list('需要提供的材料', text('需要提供的材料'), 0),
    dueOn: date('回复期限').optional(),
    contact,
    attachments,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.addressee),
      p(
        `本机关正在办理${d.caseName}。因实施行政处罚的需要，依据《中华人民共和国行政处罚法》第二十六条的规定，请你单位协助以下事项：`,
      ),
      ...numbered(d.requests.map(sentence)).map((entry) => p(entry)),
      ...paragraphs(
        d.materials.length > 0 && `需要提供的材料：${joined(d.materials)}。`,
        d.dueOn ? `请于${chineseDate(d.dueOn)}前函复。` : '请依法予以协助并函复。',
      ),
      ...attachmentLines(d.attachments),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** P26a 协助扣押通知书 */
export const P26a = defineDocument({
  id: 'P26a',
  title: '协助扣押通知书',
  family: 'text',
  audience: 'body',
  numberCode: '协扣',
  schema: z.strictObject({
    head,
    addressee: text('协助单位'),
    party,
    decisionNumber: text('扣押决定文号'),
    basis: text('协助扣押的依据'),
    goods: text('协助扣押的物品'),
    fromOn: date('扣押开始日期'),
    toOn: date('扣押届满日期'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.addressee),
      p(
        `本机关依法对${partyName(d.party)}作出扣押决定（${d.decisionNumber}）。依据${d.basis}的规定，请你单位协助扣押${d.goods}，期限自${chineseDate(d.fromOn)}至${chineseDate(d.toOn)}。`,
      ),
      p('扣押期间未经本机关同意，请勿将上述物品发运、交付、转移或者处置。'),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});
