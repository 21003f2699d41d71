import {
  keptNames,
  mediumKindNames,
  paperKindNames,
  preservationEndNames,
  samplingNames,
} from '@mingjing/law/penalty';
import { z } from 'zod';
import { type Block, note, p, pair, paragraphs, row, sign, table, to } from '../blocks.ts';
import {
  chainRows,
  contact,
  contactLine,
  goods,
  goodsList,
  head,
  officerSigners,
  officers,
  openChain,
  party,
  partyName,
  partyRows,
  receiptLines,
  refusal,
  refusalBlock,
  remedy,
  sealOf,
  span,
  you,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, date, group, list, maybe, moment, onIssue, picture, text } from '../fields.ts';
import { KEEP_EVIDENCE, remedyPassage } from '../passages.ts';
import { chineseDate, chineseMoment, chineseSpan, numbered, present, sentence, ticks } from '../words.ts';

/** P14 先行登记保存证据审批表: before the notice (处罚法 art 56). */
export const P14 = defineDocument({
  id: 'P14',
  title: '先行登记保存证据审批表',
  family: 'form',
  audience: 'internal',
  numberCode: '登保审',
  signers: ['承办人', '承办机构', '机关负责人'],
  schema: z.strictObject({
    head,
    caseName: text('案件名称'),
    party,
    situation: text('案件基本情况'),
    things: list('证据名称及数量', text('证据名称及数量')),
    reason: text('提请理由及依据'),
    kept: choice('保存方式', keptNames),
    steps: openChain(2),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('案件名称', d.caseName),
        ...partyRows(d.party),
        row('案件基本情况', d.situation, 30),
        row('证据名称及数量', numbered(d.things).join('\n')),
        row('提请理由及依据', d.reason, 24),
        row('保存方式', ticks(keptNames, d.kept)),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

/** P15 先行登记保存证据通知书: seven working days (处罚法 art 56, 85). */
export const P15 = defineDocument({
  id: 'P15',
  title: '先行登记保存证据通知书',
  family: 'text',
  audience: 'party',
  numberCode: '登保',
  recording: 'must',
  signers: ['行政机关（章）', '当事人', '执法人员'],
  schema: z.strictObject({
    head,
    party,
    suspected: text('涉嫌违法行为'),
    listNumber: onIssue(text('清单文号')),
    kept: choice('保存方式', keptNames),
    place: text('保存地点'),
    conditions: maybe('保存条件'),
    fromOn: date('保存期限开始'),
    toOn: date('保存期限届满'),
    handling: maybe('接受处理的时间和地点'),
    contact,
    goods: goods.optional(),
    keeper: maybe('保管人'),
    officers,
    refusal: refusal.optional(),
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `因${you(d.party)}涉嫌${d.suspected}，为防止证据灭失或者以后难以取得，依据《中华人民共和国行政处罚法》第五十六条的规定，本机关对《物品清单》${d.listNumber ? `（${d.listNumber}）` : ''}所列证据予以先行登记保存。`,
      ),
      p(
        `保存方式：${keptNames[d.kept]}。保存地点：${sentence(d.place)}${d.conditions ? `保存条件：${sentence(d.conditions)}` : ''}`,
      ),
      p(
        `保存期限自${chineseDate(d.fromOn)}至${chineseDate(d.toOn)}（七个工作日），本机关将在期限内作出处理决定。${KEEP_EVIDENCE}`,
      ),
      ...paragraphs(d.handling && sentence(d.handling), '附件：先行登记保存证据清单'),
      contactLine(d.contact),
      sealOf(d.head, context),
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      ...receiptLines('当事人（签名或者盖章）'),
      { kind: 'sign', signers: officerSigners(d.officers) },
      ...(d.goods ? preservedGoods(d.goods, d.keeper, d.officers) : []),
    ],
  }),
});

/** The list (P16) that belongs to the notice, on a page of its own. */
const preservedGoods = (
  listed: z.output<typeof goods>,
  keeper: string | undefined,
  by: z.output<typeof officers>,
): Block[] => [
  { kind: 'newPage', label: '附件' },
  p('先行登记保存证据清单', 'center'),
  goodsList(listed, undefined),
  p('上述物品经核对无误。'),
  sign(
    { label: '当事人（签名或者盖章）' },
    ...officerSigners(by),
    ...(keeper ? [{ label: `保管人（${keeper}）` }] : []),
  ),
];

/** Rows to be written in on the spot. */
const BLANK_ROWS = 10;
const PARENTS = '□先行登记保存证据通知书  □抽样取证凭证  □没收物品凭证  □其他：\u3000\u3000\u3000\u3000';

const unnamedOfficer = { label: '执法人员', aside: `执法证号：${'\u3000'.repeat(7)}` };

/** P16 物品清单 (场所、设施、财物清单): names its parent document; without things, to be written by hand on the spot. */
export const P16 = defineDocument({
  id: 'P16',
  title: '物品清单',
  family: 'list',
  audience: 'party',
  recording: 'must',
  sealed: true,
  byHand: true,
  signers: ['当事人', '执法人员', '保管人'],
  schema: z.strictObject({
    head,
    parentTitle: maybe('所附文书名称'),
    parentNumber: maybe('所附文书文号'),
    party,
    goods: goods.optional(),
    total: maybe('合计'),
    keeper: maybe('保管人'),
    officers: officers.optional(),
    refusal: refusal.optional(),
  }),
  compose: (d) => ({
    everyPage: ['当事人', '执法人员'],
    blocks: [
      note(
        `本清单附于${d.parentTitle ? `《${d.parentTitle}》` : PARENTS}（${d.parentNumber ?? `文号：${'\u3000'.repeat(12)}`}）。\n当事人：${partyName(d.party)}`,
      ),
      goodsList(d.goods ?? [], d.total, d.goods ? 0 : BLANK_ROWS),
      p(d.goods ? '上述物品经核对无误。' : '上述物品经核对无误，没有填写的空行已经划去。'),
      ...refusalBlock(d.refusal, d.officers ?? [], d.head.recording),
      sign(
        { label: '当事人（签名或者盖章）' },
        ...(d.officers ? officerSigners(d.officers) : [unnamedOfficer, unnamedOfficer]),
        ...(d.keeper ? [{ label: `保管人（${d.keeper}）` }] : []),
      ),
    ],
  }),
});

/** P17 先行登记保存证据处理决定书: within seven working days (处罚法 art 56). */
export const P17 = defineDocument({
  id: 'P17',
  title: '先行登记保存证据处理决定书',
  family: 'text',
  audience: 'party',
  numberCode: '登保处',
  recording: 'advised',
  remedy: true,
  signers: ['行政机关（章）', '当事人', '执法人员'],
  schema: z.strictObject({
    head,
    party,
    noticeNumber: text('登记保存通知书文号'),
    noticeOn: date('登记保存通知书日期'),
    handled: list(
      '处理决定',
      group('处理决定', { goods: text('证据名称及数量'), way: choice('处理方式', preservationEndNames) }),
    ),
    basis: text('处理依据'),
    officers,
    remedy: remedy.optional(),
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关于${chineseDate(d.noticeOn)}以《先行登记保存证据通知书》（${d.noticeNumber}）对${you(d.party)}的有关证据予以先行登记保存。依据${d.basis}的规定，现作出如下处理决定：`,
      ),
      ...numbered(d.handled.map((h) => `${h.goods}：${preservationEndNames[h.way]}。`)).map((entry) =>
        p(entry),
      ),
      ...paragraphs(d.remedy && remedyPassage(d.remedy)),
      sealOf(d.head, context),
      ...receiptLines('当事人（签名或者盖章）'),
      { kind: 'sign', signers: officerSigners(d.officers) },
    ],
  }),
});

/** P18 抽样取证凭证 (处罚法 art 56) */
export const P18 = defineDocument({
  id: 'P18',
  title: '抽样取证凭证',
  family: 'list',
  audience: 'party',
  numberCode: '抽',
  copies: 3,
  recording: 'must',
  sealed: true,
  signers: ['当事人或者现场负责人', '执法人员', '行政机关（章）'],
  schema: z.strictObject({
    head,
    sampled: text('被抽样单位（人）'),
    inCharge: maybe('现场负责人'),
    address: maybe('地址'),
    phone: maybe('电话'),
    ...span,
    place: text('抽样地点'),
    method: choice('抽样方式', samplingNames),
    samples: list(
      '样品',
      group('样品', {
        name: text('证据名称'),
        batch: text('规格批号'),
        base: maybe('抽样基数'),
        quantity: text('抽样数量'),
        unit: maybe('单位'),
        spare: maybe('备样'),
        sealing: maybe('封样情况'),
      }),
    ),
    laboratory: maybe('送检机构'),
    officers,
    refusal: refusal.optional(),
  }),
  compose: (d, context) => ({
    everyPage: ['当事人', '执法人员'],
    blocks: [
      table(
        pair('被抽样单位（人）', d.sampled, '现场负责人', d.inCharge),
        pair('地址', d.address, '电话', d.phone),
        row('抽样时间', chineseSpan(d.from, d.to)),
        row('抽样地点', d.place),
        row('抽样方式', ticks(samplingNames, d.method)),
        row('送检机构', d.laboratory),
      ),
      p('依据《中华人民共和国行政处罚法》第五十六条的规定，本机关对下列物品抽样取证：'),
      {
        kind: 'list',
        columns: [
          { title: '序号', weight: 0.7, align: 'center' },
          { title: '证据名称', weight: 2.2 },
          { title: '规格批号', weight: 1.8 },
          { title: '抽样基数', weight: 1.2, align: 'center' },
          { title: '抽样数量', weight: 1.2, align: 'center' },
          { title: '备样', weight: 1, align: 'center' },
          { title: '封样情况', weight: 1.6 },
        ],
        rows: d.samples.map((s, i) => [
          `${i + 1}`,
          s.name,
          s.batch,
          s.base ?? '',
          present([s.quantity, s.unit]).join(''),
          s.spare ?? '',
          s.sealing ?? '',
        ]),
      },
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      sign({ label: '当事人或者现场负责人（签名）' }, ...officerSigners(d.officers, '抽样人员')),
      sealOf(d.head, context),
    ],
  }),
});

/** P19 检测/检验/检疫/鉴定委托书 */
export const P19 = defineDocument({
  id: 'P19',
  title: '检验（鉴定）委托书',
  family: 'text',
  audience: 'body',
  numberCode: '检委',
  schema: z.strictObject({
    head,
    laboratory: text('受托机构'),
    caseName: text('案件名称'),
    samples: list(
      '送检物品',
      group('送检物品', {
        name: text('名称'),
        batch: maybe('规格批号'),
        quantity: text('数量'),
        state: maybe('样品状态'),
      }),
    ),
    questions: list('委托事项', text('委托事项')),
    dueOn: date('提交期限'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.laboratory),
      p(`因办理${d.caseName}的需要，现委托你单位对下列物品进行检验（鉴定）：`),
      {
        kind: 'list',
        columns: [
          { title: '序号', weight: 0.7, align: 'center' },
          { title: '名称', weight: 2.4 },
          { title: '规格批号', weight: 2 },
          { title: '数量', weight: 1, align: 'center' },
          { title: '样品状态', weight: 2 },
        ],
        rows: d.samples.map((s, i) => [`${i + 1}`, s.name, s.batch ?? '', s.quantity, s.state ?? '']),
      },
      p('委托事项：'),
      ...numbered(d.questions.map(sentence)).map((entry) => p(entry)),
      p(`请于${chineseDate(d.dueOn)}前提交书面报告，由检验（鉴定）人员签名并加盖机构印章。`),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** A picture of the evidence, named by the beginning of its digest. */
const shot = group('证据图片', { file: picture('图片文件'), hash: text('文件校验值') });
type Shot = z.output<typeof shot>;

function shotFrame(shots: readonly Shot[], index: number, height: number): Block | undefined {
  const one = shots[index];
  if (one?.file === undefined) return undefined;
  const which = shots.length > 1 ? `图${index + 1}（共${shots.length}张）  ` : '';
  return { kind: 'frame', height, caption: `${which}文件校验值：${one.hash}`, file: one.file };
}

/** P22 证据提取单: papers and things that can be stuck on a sheet. */
export const P22 = defineDocument({
  id: 'P22',
  title: '证据提取单',
  family: 'list',
  audience: 'party',
  copies: 1,
  recording: 'advised',
  signers: ['提供人', '执法人员'],
  schema: z.strictObject({
    head,
    pictures: list('证据图片', shot, 0),
    name: text('证据名称'),
    kind: choice('证据类型', paperKindNames),
    takenAt: moment('提取时间'),
    place: text('提取地点'),
    method: maybe('提取方式'),
    proves: text('证明对象'),
    originalAt: maybe('原件存放处'),
    provider: text('提供人'),
    unconfirmed: maybe('提供人不予确认的理由'),
    officers,
  }),
  compose: (d) => ({
    blocks: [
      shotFrame(d.pictures, 0, 92) ?? {
        kind: 'frame',
        height: 92,
        caption: '证据粘贴处（骑缝处签名、盖章或者按指印）',
      },
      table(
        pair('证据名称', d.name, '证据类型', ticks(paperKindNames, d.kind)),
        pair('提取时间', chineseMoment(d.takenAt), '提取地点', d.place),
        pair('提取方式', d.method, '原件存放处', d.originalAt),
        row('证明对象', d.proves),
        row(
          '提供人意见',
          d.unconfirmed ? `提供人未予确认，理由：${sentence(d.unconfirmed)}` : '经核对与原件一致。',
        ),
      ),
      sign({ label: `提供人（${d.provider}）` }, ...officerSigners(d.officers)),
      ...d.pictures
        .slice(1)
        .flatMap((_, index): Block[] => [
          ...(index % 2 === 0 ? [{ kind: 'newPage', label: '附图' } as const] : []),
          ...[shotFrame(d.pictures, index + 1, 92)].filter((frame) => frame !== undefined),
        ]),
    ],
  }),
});

/** P24 视听资料(电子数据)证据记录单: one picture or frame and what it proves. */
export const P24 = defineDocument({
  id: 'P24',
  title: '视听资料（电子数据）证据记录单',
  family: 'list',
  audience: 'party',
  copies: 1,
  signers: ['现场人员', '执法人员'],
  schema: z.strictObject({
    head,
    media: list(
      '视听资料',
      group('视听资料', {
        file: picture('画面文件'),
        proves: text('证明事项'),
        takenAt: moment('采集时间'),
        place: text('采集地点'),
        takenBy: text('采集人'),
        kind: choice('证据类型', mediumKindNames),
        medium: maybe('存储介质'),
        hash: text('文件校验值'),
      }),
    ),
    opinion: maybe('现场人员意见'),
    officers,
  }),
  compose: (d) => ({
    everyPage: ['现场人员', '执法人员'],
    blocks: [
      ...d.media.flatMap((m, index): Block[] => [
        ...(index > 0 ? [{ kind: 'newPage' } as const] : []),
        m.file
          ? {
              kind: 'frame',
              height: d.media.length > 1 ? 110 : 80,
              caption: `图${index + 1}  ${m.takenBy}${chineseMoment(m.takenAt)}摄于${m.place}`,
              file: m.file,
            }
          : { kind: 'frame', height: 30, caption: '录音、录像或者不能印出的文件，见所附电子文件' },
        table(
          row('证明事项', m.proves),
          pair('采集时间', chineseMoment(m.takenAt), '采集地点', m.place),
          pair('采集人', m.takenBy, '存储介质', m.medium),
          row('证据类型', ticks(mediumKindNames, m.kind)),
          row('文件校验值', m.hash),
        ),
      ]),
      p(`现场人员意见：${d.opinion ?? '无'}。`),
      sign({ label: '现场人员（签名）' }, ...officerSigners(d.officers)),
    ],
  }),
});
