import { addresseeNames, serviceMethodNames } from '@mingjing/law/penalty';
import { z } from 'zod';
import { p, pair, paragraphs, row, sign, table, to } from '../blocks.ts';
import {
  contact,
  contactLine,
  head,
  officerSigners,
  officers,
  party,
  partyName,
  receiptLines,
  sealOf,
  you,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, count, date, flag, group, list, maybe, missing, moment, text } from '../fields.ts';
import { chineseDate, chineseMoment, joined, present, sentence, ticks } from '../words.ts';

const CHANNEL = {
  sms: '手机短信',
  email: '电子邮箱',
  fax: '传真',
  messaging: '即时通讯',
  other: '其他',
} as const;

/** P25 送达地址确认书 (处罚法 art 61(2): electronic service needs consent). */
export const P25 = defineDocument({
  id: 'P25',
  title: '送达地址确认书',
  family: 'form',
  audience: 'party',
  copies: 1,
  recording: 'advised',
  signers: ['受送达人', '执法人员'],
  schema: z
    .strictObject({
      head,
      party,
      cause: text('案由'),
      receiver: text('收件人'),
      relation: choice('与当事人关系', addresseeNames),
      idType: text('证件类型'),
      idNumber: text('证件号码'),
      electronic: flag('是否接受电子送达'),
      channels: list('电子送达方式', choice('电子送达方式', CHANNEL), 0),
      electronicAddress: maybe('电子送达地址'),
      address: text('邮寄地址'),
      phone: text('手机号码'),
      postcode: maybe('邮政编码'),
      officers,
    })
    .superRefine((d, context) => {
      if (d.electronic && (d.channels.length === 0 || !d.electronicAddress)) {
        context.addIssue(missing('electronicAddress', '电子送达方式和地址'));
      }
    }),
  compose: (d, context) => ({
    blocks: [
      table(
        pair('当事人', partyName(d.party), '案由', d.cause),
        row(
          '告知事项',
          [
            '一、受送达人应当如实填写送达地址；地址变更的，应当立即书面告知本机关。',
            '二、本确认书适用于行政检查、行政处罚和强制执行各环节的文书送达。',
            '三、因提供的地址不准确或者变更后未及时告知，导致文书未能送达的，由受送达人承担相应的法律后果。',
            '四、代理人、代收人签收的，视为受送达人签收。',
            ...(context.profile.eServiceExcluded.length > 0
              ? [`五、以下文书不适用电子送达：${joined(context.profile.eServiceExcluded)}。`]
              : []),
          ].join('\n'),
        ),
        pair('收件人', d.receiver, '与当事人关系', ticks(addresseeNames, d.relation)),
        pair('证件类型', d.idType, '证件号码', d.idNumber),
        row('是否接受电子送达', ticks({ yes: '接受', no: '不接受' }, d.electronic ? 'yes' : 'no')),
        row('电子送达方式', ticks(CHANNEL, d.channels)),
        row('电子送达地址', d.electronicAddress),
        row('邮寄地址', d.address),
        pair('手机号码', d.phone, '邮政编码', d.postcode),
      ),
      p('受送达人确认：本人已阅读告知事项，提供的送达地址真实、准确，并同意按照上述方式送达。'),
      sign({ label: '受送达人（签名或者盖章）' }, ...officerSigners(d.officers)),
    ],
  }),
});

const SERVED = {
  ...serviceMethodNames,
  notice: '公告送达',
} as const;

/** P51 送达回证 (民诉法 art 87–89; at most five documents a sheet). */
export const P51 = defineDocument({
  id: 'P51',
  title: '送达回证',
  family: 'form',
  audience: 'party',
  copies: 1,
  recording: 'must',
  signers: ['受送达人或者代收人', '送达人', '见证人'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    party,
    served: list(
      '送达文书',
      group('送达文书', {
        title: text('文书名称'),
        number: maybe('文号'),
        copies: count('份数'),
        way: choice('送达方式', SERVED),
        place: text('送达地点'),
        at: moment('送达时间').optional(),
        on: date('送达日期').optional(),
      }),
    ).max(5),
    receiver: maybe('收件人'),
    relation: maybe('收件人与受送达人关系'),
    receivedFor: maybe('代收理由'),
    refusedReason: maybe('拒收事由和日期'),
    witness: maybe('见证人'),
    media: maybe('拍照录像编号'),
    officers,
    remark: maybe('备注'),
  }),
  compose: (d) => ({
    blocks: [
      table(pair('受送达人', partyName(d.party), '案由', d.cause)),
      {
        kind: 'list',
        open: true,
        columns: [
          { title: '送达文书名称及文号', weight: 3 },
          { title: '份数', weight: 0.8, align: 'center' },
          { title: '送达方式', weight: 1.3, align: 'center' },
          { title: '送达地点', weight: 2.4 },
          { title: '送达时间', weight: 2.2 },
        ],
        rows: d.served.map((s) => [
          present([s.title, s.number]).join('\n'),
          `${s.copies}`,
          SERVED[s.way],
          s.place,
          s.at ? chineseMoment(s.at) : s.on ? chineseDate(s.on) : '',
        ]),
      },
      table(
        pair('收件人', d.receiver, '与受送达人关系', d.relation),
        row('代收理由', d.receivedFor),
        row('拒收事由和日期', d.refusedReason),
        pair('见证人', d.witness, '拍照录像编号', d.media),
        row('备注', d.remark),
      ),
      sign(
        { label: '受送达人或者代收人（签名或者盖章）' },
        ...officerSigners(d.officers, '送达人'),
        ...(d.witness ? [{ label: `见证人（${d.witness}）` }] : []),
      ),
    ],
  }),
});

const NO_OTHER_WAY = { missing: '下落不明', failed: '以其他方式无法送达' } as const;

/** P52 送达公告: thirty days (民诉法 art 95). */
export const P52 = defineDocument({
  id: 'P52',
  title: '送达公告',
  family: 'text',
  audience: 'public',
  numberCode: '公告',
  recording: 'advised',
  schema: z.strictObject({
    head,
    receiver: text('受送达人'),
    documentTitle: text('文书名称'),
    documentNumber: maybe('文书文号'),
    content: text('文书主要内容'),
    reason: choice('公告送达原因', NO_OTHER_WAY),
    collectAt: text('领取文书的地点'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(d.receiver),
      p(
        `因${d.reason === 'missing' ? '受送达人下落不明' : '以其他方式无法送达'}，依据《中华人民共和国民事诉讼法》第九十五条的规定，现向受送达人公告送达《${d.documentTitle}》${d.documentNumber ? `（${d.documentNumber}）` : ''}。`,
      ),
      p(`文书主要内容：${sentence(d.content)}`),
      p(`自本公告发出之日起，经过三十日，即视为送达。受送达人可以到${d.collectAt}领取上述文书。`),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** P53 行政处罚信息公示告知书: told in writing at service (公示规定 art 8). */
export const P53 = defineDocument({
  id: 'P53',
  title: '行政处罚信息公示告知书',
  family: 'text',
  audience: 'party',
  schema: z.strictObject({
    head,
    party,
    decisionNumber: text('处罚决定书文号'),
    channel: text('公示渠道'),
    when: text('公示时间'),
    correction: text('更正方式'),
    earlyEnd: maybe('提前停止公示的条件和方式'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        `本机关对${you(d.party)}作出的行政处罚决定（${d.decisionNumber}），将依法通过${d.channel}向社会公示。`,
      ),
      p(`公示时间：${sentence(d.when)}`),
      p(`认为公示信息有误的：${sentence(d.correction)}`),
      ...paragraphs(d.earlyEnd && `提前停止公示：${sentence(d.earlyEnd)}`),
      p('特此告知。'),
      contactLine(d.contact),
      sealOf(d.head, context),
      ...receiptLines(),
    ],
  }),
});
