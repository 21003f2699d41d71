import { formNames, recusalGroundNames } from '@mingjing/law/penalty';
import { z } from 'zod';
import { type Block, type Cell, fillable, flush, p, row, ruled, sign } from '../blocks.ts';
import { addressed, head, member, party, partyCompactRows, withPost, you } from '../common.ts';
import { defineDocument } from '../definition.ts';
import { date, fen, flag, group, list, maybe, text } from '../fields.ts';
import { amount, chineseDate, present, yuan } from '../words.ts';

/**
 * 空白表格: printed with what the case knows, filled in by hand, mostly by the party. They ask for what the act that
 * registers them asks for, and tell how, where and by when they are handed in.
 */

const byHand = {
  family: 'form',
  audience: 'party',
  copies: 1,
  sealed: false,
  byHand: true,
} as const;

const common = {
  head,
  party,
  caseName: text('案件名称'),
  desk: group('递交', { persons: maybe('联系人'), phone: text('联系电话'), address: text('联系地址') }),
};
type Common = z.output<z.ZodObject<typeof common>>;

const notice = group('告知书', {
  title: text('告知书名称'),
  number: maybe('告知书文号'),
  receivedOn: date('收到告知书的日期').optional(),
});

/** Spaces for a date written by hand. */
const DAY = '\u3000\u3000年\u3000\u3000月\u3000\u3000日';

const open = (options: readonly string[]): string => options.map((option) => `□${option}`).join('\n');

/** The party's particulars under the name of what it is here: 申请人, 声明人. */
function particulars(of: Common['party'], role: string): Cell[][] {
  const [[first, ...others] = [], ...rows] = partyCompactRows(of);
  return [first === undefined ? others : [{ ...first, text: role }, ...others], ...rows];
}

const received = ({ title, number, receivedOn }: z.output<typeof notice>): string =>
  `《${title}》${number ? `（${number}）` : ''}\n收到日期：${receivedOn ? chineseDate(receivedOn) : DAY}`;

/** 「收到告知书后五个工作日内，即2026年4月16日以前」. */
const within = (period: string, until: string | undefined): string =>
  `收到告知书后${period}内${until ? `，即${chineseDate(until)}以前` : ''}`;

/** What there is to know before it is signed, and where it is handed in, in small type under the signature. */
const guidance = (d: Common, ...told: string[]): Block[] => [
  { kind: 'space', lines: 0.4 },
  p('填写、递交说明', 'small'),
  ...[
    ...told,
    `当面交给办案人员，或者邮寄至${d.desk.address}${d.head.agency}${d.desk.persons ? `（${d.desk.persons}收）` : ''}，联系电话${d.desk.phone}。写不下的可以另附纸，并在附页上签名。`,
  ].map((words, index) => p(`${index + 1}. ${addressed(words, d.party)}`, 'small')),
];

/** To whom it goes, whose it is, in which case, and what else the form asks for. */
const opening = (d: Common, role: string, ...rows: Cell[][]): Block[] => [
  flush(`${d.head.agency}：`),
  fillable(...particulars(d.party, role), row('案件名称', d.caseName), ...rows),
];

const signer = (role: string, of: Common['party']) => ({
  label: of.kind === 'person' ? `${role}（签名）` : `${role}（签名、盖章）`,
});

/** P07 回避申请书: the inquiry goes on until it is decided (处罚法 art 43). */
export const P07Application = defineDocument({
  ...byHand,
  id: 'P07-application',
  title: formNames['P07-application'],
  signers: ['申请人'],
  schema: z.strictObject({ ...common, challengeable: list('办案人员', member, 0) }),
  compose: (d) => ({
    agency: null,
    onePage: true,
    blocks: [
      ...opening(
        d,
        '申请人',
        ruled('申请回避的人员', 1, open([...d.challengeable.map(withPost), '其他人员（写明姓名、职务）：'])),
        row('回避情形', open(Object.values(recusalGroundNames))),
        ruled('具体理由', 6),
        ruled('随附证据', 1),
      ),
      sign(signer('申请人', d.party)),
      ...guidance(
        d,
        '认为执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，有权申请其回避，由行政机关负责人决定；决定作出之前，不停止调查（《中华人民共和国行政处罚法》第四十三条）。认为听证主持人与本案有直接利害关系的，有权申请其回避（第六十四条）。',
      ),
    ],
  }),
});

/** P36 陈述申辩书, written by the party (处罚法 art 44, 45). */
export const P36Written = defineDocument({
  ...byHand,
  id: 'P36-written',
  title: formNames['P36-written'],
  signers: ['当事人'],
  schema: z.strictObject({
    ...common,
    notice,
    period: text('陈述申辩期限'),
    until: date('期限届满').optional(),
  }),
  compose: (d) => ({
    agency: null,
    onePage: true,
    blocks: [
      ...opening(
        d,
        '当事人',
        row('收到的告知书', received(d.notice)),
        ruled('陈述申辩意见', 8),
        ruled('随附证据', 2),
      ),
      sign(signer('当事人', d.party)),
      ...guidance(
        d,
        `期限：${within(d.period, d.until)}，邮寄的以交邮日期为准。逾期未提出的，不影响本机关依法作出行政处罚决定。`,
        '本机关应当充分听取意见，对提出的事实、理由和证据进行复核；成立的，应当采纳。不因陈述、申辩而给予更重的处罚（《中华人民共和国行政处罚法》第四十五条）。也可以口头提出，由执法人员记入笔录。',
      ),
    ],
  }),
});

const RIGHTS = { statement: '陈述', defence: '申辩', hearing: '要求听证' } as const;

/** P37 放弃权利声明: each right is given up by a tick of its own; silence gives up nothing (处罚法 art 62). */
export const P37 = defineDocument({
  ...byHand,
  id: 'P37',
  title: formNames.P37,
  recording: 'advised',
  signers: ['当事人'],
  schema: z.strictObject({ ...common, notice, hearingRight: flag('告知听证权利') }),
  compose: (d) => ({
    agency: null,
    blocks: [
      ...opening(d, '声明人', row('收到的告知书', received(d.notice))),
      p(
        `${d.party.kind === 'person' ? '本人' : '本单位'}已经收到上述告知书，清楚依法享有的权利。现就下列权利逐项表示，在要放弃的一项前打“√”：`,
      ),
      ...Object.entries(RIGHTS)
        .filter(([right]) => right !== 'hearing' || d.hearingRight)
        .map(([, name]) => p(`□自愿明确放弃${name}的权利`)),
      p('没有勾选的权利不放弃。以上是真实意思表示。'),
      sign(signer('声明人', d.party)),
      ...guidance(
        d,
        '是否填写由你（单位）自行决定。不愿放弃权利的，不必填写；没有提交本声明的，不视为放弃。',
        '收到告知书并清楚其内容以后签署。',
      ),
    ],
  }),
});

/** P39 听证申请书 (处罚法 art 63, 64). */
export const P39Application = defineDocument({
  ...byHand,
  id: 'P39-application',
  title: formNames['P39-application'],
  signers: ['申请人'],
  schema: z.strictObject({ ...common, notice, until: date('期限届满').optional() }),
  compose: (d) => ({
    agency: null,
    onePage: true,
    blocks: [
      ...opening(
        d,
        '申请人',
        row('收到的告知书', received(d.notice)),
        row(
          '申请事项',
          '依据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，申请就上述告知书载明的拟作出的行政处罚举行听证。',
        ),
        ruled('事实和理由', 6),
        row('不公开举行', '□不申请\n□申请，因涉及：□国家秘密  □商业秘密  □个人隐私'),
        row('参加方式', '□亲自参加  □委托代理人（一至二人，另交授权委托书）'),
        ruled('随附证据', 1),
      ),
      sign(signer('申请人', d.party)),
      ...guidance(
        d,
        `期限：${within('五个工作日', d.until)}，邮寄的以交邮日期为准。也可以口头提出。`,
        '组织听证的费用由本机关承担。本机关将在举行听证的七个工作日前通知时间、地点；认为主持人与本案有直接利害关系的，有权申请回避。无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利（《中华人民共和国行政处罚法》第六十三条、第六十四条）。',
      ),
    ],
  }),
});

const heading = (name: string, span: number): Cell => ({ span, text: name, label: true });

/** Six lines for instalments, three beside three. */
const plan: Cell[][] = [
  [1, 2].flatMap(() => [heading('期次', 2), heading('缴纳期限', 7), heading('金额/元', 3)]),
  ...[0, 1, 2].map((line) =>
    ['一二三', '四五六'].flatMap((names): Cell[] => [
      { span: 2, text: names[line] ?? '', label: true },
      { span: 7, text: DAY },
      { span: 3, text: '' },
    ]),
  ),
];

/** P54 延期（分期）缴纳罚款申请书 (处罚法 art 66(2)). */
export const P54Application = defineDocument({
  ...byHand,
  id: 'P54-application',
  title: formNames['P54-application'],
  signers: ['申请人'],
  schema: z.strictObject({
    ...common,
    decisionTitle: text('处罚决定书名称'),
    decisionNumber: text('处罚决定书文号'),
    decidedOn: date('处罚决定日期'),
    fine: fen('罚款数额'),
    paid: fen('已缴数额').optional(),
    until: date('缴纳期限').optional(),
  }),
  compose: (d) => ({
    agency: null,
    onePage: true,
    blocks: [
      ...opening(
        d,
        '申请人',
        row('处罚决定', `${chineseDate(d.decidedOn)}《${d.decisionTitle}》（${d.decisionNumber}）`),
        row(
          '罚款数额',
          present([amount(d.fine), d.paid && `已缴${yuan(d.paid)}，尚欠${yuan(d.fine - d.paid)}`]).join('\n'),
        ),
        row('申请方式', `□延期缴纳，延至${DAY}\n□分期缴纳，按下列安排`),
        ...plan,
        ruled('申请理由', 4),
        ruled('随附证明', 1),
      ),
      sign(signer('申请人', d.party)),
      ...guidance(
        d,
        '确有经济困难，需要延期或者分期缴纳罚款的，经当事人申请和行政机关批准，可以暂缓或者分期缴纳（《中华人民共和国行政处罚法》第六十六条第二款）。',
        `${d.until ? `罚款缴纳期限到${chineseDate(d.until)}届满。` : ''}请在缴纳期限届满以前提出；没有得到批准的，仍应当按处罚决定书载明的期限缴纳。`,
      ),
    ],
  }),
});

const agent = (name: string): Cell[][] => {
  const cell = (label: string, span: number): Cell[] => [heading(label, 4), { span, text: '' }];
  return [
    [{ ...heading(name, 3), rowspan: 2 }, ...cell('姓名', 6), ...cell('身份证号', 7)],
    [...cell('工作单位或者与委托人的关系', 6), ...cell('联系电话', 7)],
  ];
};

/** P67 授权委托书, by the party: giving up a right needs a power of its own (处罚法 art 64(5)). */
export const P67Authorization = defineDocument({
  ...byHand,
  id: 'P67-authorization',
  title: formNames['P67-authorization'],
  signers: ['委托人', '受托人'],
  schema: z.strictObject(common),
  compose: (d) => ({
    agency: null,
    onePage: true,
    blocks: [
      ...opening(
        d,
        '委托人',
        ...agent('受托人一'),
        ...agent('受托人二'),
        row('委托事项', '□接受调查、询问  □陈述、申辩  □参加听证  □签收文书  □办理缴纳罚款\n□其他：'),
        row(
          '代理权限',
          '□一般代理\n□特别代理，并可以代为：□放弃陈述、申辩的权利  □放弃要求听证的权利  □撤回听证申请\n□其他：',
        ),
        row('委托期限', `□至本案办结  □至${DAY}`),
      ),
      sign(signer('委托人', d.party), { label: '受托人一（签名）' }, { label: '受托人二（签名）' }),
      ...guidance(
        d,
        `只委托一人的，划去“受托人二”。放弃权利、撤回申请的，应当有特别代理权限并逐项勾选。听证可以委托一至二人代理（《中华人民共和国行政处罚法》第六十四条）。`,
        d.party.kind === 'person'
          ? '随附委托人、受托人的身份证件复印件。'
          : `随附${you(d.party)}的营业执照或者其他主体资格证明、受托人的身份证件复印件。`,
      ),
    ],
  }),
});

/** P01 举报登记表: who informed, written down by hand and kept sealed, apart from the file. */
export const P01Informer = defineDocument({
  ...byHand,
  id: 'P01-informer',
  title: formNames['P01-informer'],
  audience: 'internal',
  signers: ['登记人'],
  schema: z.strictObject({ head, leadNumber: maybe('案源登记文号') }),
  compose: (d) => ({
    onePage: true,
    blocks: [
      fillable(
        row('案源登记表', d.leadNumber),
        [heading('举报人', 4), { span: 8, text: '□匿名' }, heading('联系方式', 4), { span: 8, text: '' }],
        row('举报形式', '□来访  □电话  □信函  □网络  □其他：'),
        row('举报时间', `${DAY}\u3000\u3000时\u3000\u3000分`),
        ruled('举报内容', 12),
        ruled('提供的材料', 2),
        row('保密要求', '举报人的信息应当保密。本表密封保管，不得向被举报人和无关人员泄露。'),
      ),
      sign({ label: '登记人（签名）' }),
    ],
  }),
});
