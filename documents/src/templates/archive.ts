import { retentionNames, volumeNames } from '@mingjing/law/penalty';
import { z } from 'zod';
import { type Block, note, p, pair, row, sign, table } from '../blocks.ts';
import { head } from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, count, date, group, list, maybe, text } from '../fields.ts';
import { chineseDate, sentence, ticks } from '../words.ts';

/** P64 卷宗封面 */
export const P64 = defineDocument({
  id: 'P64',
  title: '行政处罚案卷',
  family: 'form',
  audience: 'internal',
  signers: ['立卷人', '检查人'],
  schema: z.strictObject({
    head,
    fonds: maybe('全宗号'),
    catalogue: maybe('目录号'),
    file: maybe('案卷号'),
    archiveNumber: text('归档号'),
    caseName: text('案件名称'),
    decisionNumber: maybe('决定书文号'),
    unit: text('办案机构'),
    handlers: text('承办人'),
    filedOn: date('立案日期').optional(),
    closedOn: date('结案日期'),
    result: text('处理结果'),
    retention: choice('保管期限', retentionNames),
    items: count('卷内件数'),
    pages: count('卷内页数'),
    volume: choice('卷别', volumeNames),
    compiler: text('立卷人'),
    inspector: text('检查人'),
  }),
  compose: (d) => ({
    blocks: [
      { kind: 'space', lines: 1 },
      table(
        pair('全宗号', d.fonds, '目录号', d.catalogue),
        pair('案卷号', d.file, '归档号', d.archiveNumber),
        row('案件名称', d.caseName, 24),
        row('决定书文号', d.decisionNumber),
        pair('办案机构', d.unit, '承办人', d.handlers),
        pair('立案日期', d.filedOn && chineseDate(d.filedOn), '结案日期', chineseDate(d.closedOn)),
        row('处理结果', d.result, 24),
        pair('卷别', ticks(volumeNames, d.volume), '卷内', `${d.items}件 ${d.pages}页`),
        row('保管期限', ticks(retentionNames, d.retention)),
        pair('立卷人', d.compiler, '检查人', d.inspector),
      ),
    ],
  }),
});

/** P65 卷内文件目录 */
export const P65 = defineDocument({
  id: 'P65',
  title: '卷内文件目录',
  family: 'list',
  audience: 'internal',
  schema: z.strictObject({
    head,
    volume: choice('卷别', volumeNames),
    entries: list(
      '卷内文件',
      group('卷内文件', {
        number: maybe('文件编号'),
        author: text('责任者'),
        title: text('题名'),
        date: date('日期').optional(),
        page: text('页号'),
        remark: maybe('备注'),
      }),
    ),
  }),
  compose: (d) => ({
    title: `卷内文件目录（${volumeNames[d.volume]}）`,
    blocks: [
      {
        kind: 'list',
        columns: [
          { title: '序号', weight: 0.8, align: 'center' },
          { title: '文件编号', weight: 2.1 },
          { title: '责任者', weight: 1.9 },
          { title: '题名', weight: 3.1 },
          { title: '日期', weight: 2.3, align: 'center' },
          { title: '页号', weight: 1.1, align: 'center' },
          { title: '备注', weight: 0.9 },
        ],
        rows: d.entries.map((e, i) => [
          `${i + 1}`,
          e.number ?? '',
          e.author,
          e.title,
          e.date ? chineseDate(e.date) : '',
          e.page,
          e.remark ?? '',
        ]),
      },
    ],
  }),
});

/** P66 卷内备考表 */
export const P66 = defineDocument({
  id: 'P66',
  title: '卷内备考表',
  family: 'form',
  audience: 'internal',
  signers: ['立卷人', '检查人'],
  schema: z.strictObject({
    head,
    volume: choice('卷别', volumeNames),
    situation: text('本卷情况说明'),
    media: list(
      '音像资料',
      group('音像资料', {
        kind: text('种类'),
        number: text('编号'),
        of: text('记录内容'),
        on: date('日期'),
        by: text('制作人'),
      }),
      0,
    ),
    compiler: text('立卷人'),
    inspector: text('检查人'),
    compiledOn: date('立卷时间'),
  }),
  compose: (d) => ({
    title: `卷内备考表（${volumeNames[d.volume]}）`,
    blocks: [
      table(
        row('本卷情况说明', d.situation, d.media.length > 0 ? 60 : 120),
        pair('立卷人', d.compiler, '检查人', d.inspector),
        row('立卷时间', chineseDate(d.compiledOn)),
      ),
      ...mediaList(d.media),
    ],
  }),
});

/** What no paper can hold is named by the beginning of its digest, so that it is found in the file store. */
const mediaList = (
  media: readonly { kind: string; number: string; of: string; on: string; by: string }[],
): Block[] =>
  media.length === 0
    ? []
    : [
        note('本案下列音像资料和电子文件以电子形式随卷保存，编号为文件校验值的前十二位：'),
        {
          kind: 'list',
          columns: [
            { title: '序号', weight: 0.8, align: 'center' },
            { title: '种类', weight: 1.2, align: 'center' },
            { title: '编号', weight: 2.4 },
            { title: '记录内容', weight: 3.4 },
            { title: '日期', weight: 2, align: 'center' },
            { title: '制作人', weight: 1.4 },
          ],
          rows: media.map((m, i) => [`${i + 1}`, m.kind, m.number, m.of, chineseDate(m.on), m.by]),
        },
      ];

/** P67 行政处罚委托书 (处罚法 art 20): both heads, both seals; no further entrusting. */
export const P67Entrustment = defineDocument({
  id: 'P67-entrustment',
  title: '行政处罚委托书',
  family: 'text',
  audience: 'body',
  numberCode: '委',
  copies: 3,
  signers: ['委托机关法定代表人和印章', '受委托组织法定代表人和印章'],
  schema: z.strictObject({
    head,
    entrusting: group('委托机关', {
      representative: text('委托机关法定代表人'),
      address: text('委托机关地址'),
    }),
    entrusted: group('受委托组织', {
      name: text('受委托组织名称'),
      representative: text('受委托组织法定代表人'),
      address: text('受委托组织地址'),
    }),
    basis: text('委托依据'),
    matters: text('委托事项'),
    powers: text('委托权限'),
    fromOn: date('委托期限开始'),
    toOn: date('委托期限届满'),
  }),
  compose: (d, context) => ({
    agency: null,
    blocks: [
      ...(
        [
          ['委托机关', { ...d.entrusting, name: d.head.agency }],
          ['受委托组织', d.entrusted],
        ] as const
      ).flatMap(([role, a]) => [
        p(`${role}：${a.name}`, 'flush'),
        p(`法定代表人：${a.representative}  地址：${a.address}`, 'flush'),
      ]),
      p(`依据《中华人民共和国行政处罚法》第二十条和${d.basis}的规定，委托机关委托受委托组织实施行政处罚：`),
      p(`一、委托事项：${sentence(d.matters)}`),
      p(`二、委托权限：${sentence(d.powers)}`),
      p(`三、委托期限：自${chineseDate(d.fromOn)}至${chineseDate(d.toOn)}。`),
      p('四、受委托组织在委托范围内，以委托机关名义实施行政处罚，不得再委托其他组织或者个人实施行政处罚。'),
      p('五、委托机关对受委托组织实施行政处罚的行为负责监督，并对该行为的后果承担法律责任。'),
      sign({ label: '委托机关法定代表人（签名）' }, { label: '受委托组织法定代表人（签名）' }),
      {
        kind: 'seal',
        seals: [
          { agency: d.head.agency, name: 'entrusting', millimetres: context.profile.sealMillimetres },
          { agency: d.entrusted.name, name: 'entrusted', millimetres: context.profile.sealMillimetres },
        ].map((s) => (d.head.date ? { ...s, date: chineseDate(d.head.date) } : s)),
      },
    ],
  }),
});
