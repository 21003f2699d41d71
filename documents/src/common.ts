import { z } from 'zod';
import {
  type Block,
  type Cell,
  flush,
  opinion,
  p,
  pair,
  row,
  type Signer,
  table,
  triple,
  under,
} from './blocks.ts';
import type { Context } from './definition.ts';
import { choice, date, flag, group, list, maybe, moment, onIssue, text } from './fields.ts';
import { READ_AND_TRUE, refusalNote } from './passages.ts';
import { chineseDate, chineseMoment, joined, present } from './words.ts';

/** Parts that many documents share: their data, and the blocks made from it. */

export const head = group('文书首部', {
  agency: text('行政机关名称'),
  number: maybe('文号'),
  caseNumber: maybe('案号'),
  date: onIssue(date('成文日期')),
  recording: maybe('执法音像记录编号'),
});
export type Head = z.output<typeof head>;

export const SEX = { male: '男', female: '女' } as const;

const person = z.strictObject({
  kind: z.literal('person'),
  name: text('姓名'),
  sex: choice('性别', SEX).optional(),
  born: date('出生日期').optional(),
  paper: maybe('居民身份证以外的证件'),
  idNumber: maybe('证件号码'),
  address: maybe('住址'),
  phone: maybe('联系电话'),
  employer: maybe('工作单位'),
  post: maybe('职务'),
});
const individualBusiness = z.strictObject({
  kind: z.literal('individualBusiness'),
  name: text('字号名称'),
  creditCode: maybe('统一社会信用代码'),
  operator: maybe('经营者姓名'),
  operatorPaper: maybe('居民身份证以外的证件'),
  operatorIdNumber: maybe('经营者证件号码'),
  address: maybe('经营场所'),
  phone: maybe('联系电话'),
});
const organization = z.strictObject({
  kind: z.literal('organization'),
  name: text('名称'),
  creditCode: maybe('统一社会信用代码'),
  representative: maybe('法定代表人（负责人）'),
  post: maybe('职务'),
  address: maybe('住所'),
  phone: maybe('联系电话'),
});
/** 当事人: a natural person, a 个体工商户, or a legal person or other organisation. */
export const party = z
  .discriminatedUnion('kind', [person, individualBusiness, organization])
  .meta({ title: '当事人' });
type Party = z.output<typeof party>;

const officer = group('执法人员', { name: text('姓名'), certificate: text('执法证号') });
/** Two officers at least (处罚法 art 42(1)). */
export const officers = list('执法人员', officer, 2);
type Officers = z.output<typeof officers>;

export const contact = group('联系方式', {
  persons: text('联系人'),
  phone: text('联系电话'),
  address: text('联系地址'),
  postcode: maybe('邮政编码'),
});

const reconsideration = {
  reconsiderationBody: text('行政复议机关'),
  online: maybe('行政复议互联网渠道'),
  throughAgency: flag('可以通过本机关提交复议申请').optional(),
};
/** Whom to turn to: both ways open. */
export const remedy = group('救济途径', { ...reconsideration, court: text('人民法院') });
/** Whom to turn to where reconsideration comes first: no court is named (复议法 art 23). */
export const remedyFirst = group('救济途径', reconsideration);

/** One box of an approval sheet; a preview may show boxes not yet signed. */
export const step = group('审批意见', {
  role: text('审批环节'),
  opinion: onIssue(text('意见')),
  signer: onIssue(text('签名')),
  certificate: maybe('执法证号'),
  date: onIssue(date('日期')),
});
export const chain = (least: number) => list('审批意见', step, least);

/** A box of a sheet that goes out before everyone has signed: the empty ones are signed on the paper. */
const laterStep = group('审批意见', {
  role: text('审批环节'),
  opinion: maybe('意见'),
  signer: maybe('签名'),
  certificate: maybe('执法证号'),
  date: date('日期').optional(),
});
export const openChain = (least: number) => list('审批意见', laterStep, least);
type Step = z.output<typeof step>;

/** 违反与依据: full titles in 《》, articles as in the statute text. */
export const violated = list('违反的法律规定', text('违反的法律规定'));
export const basis = list(
  '处罚依据',
  group('处罚依据', { citation: text('依据条款'), content: maybe('条款内容') }),
);

export const evidence = list('证据', group('证据', { name: text('证据名称'), proves: text('证明内容') }));

export const span = { from: moment('开始时间'), to: moment('结束时间') };

const REFUSED = { sign: '签名（盖章）', receive: '接收文书', attend: '到场', provide: '提供材料' } as const;

export const refusal = group('拒绝情况', {
  person: text('拒绝人'),
  matter: choice('拒绝的事项', REFUSED),
  reason: maybe('拒绝理由'),
  witness: maybe('见证人'),
  witnessRole: maybe('见证人身份'),
  at: moment('注明时间'),
});

/** REFUSE block: only where there was a refusal. */
export const refusalBlock = (
  refused: z.output<typeof refusal> | undefined,
  by: readonly { name: string }[],
  recording: string | undefined,
): Block[] =>
  refused
    ? [
        p(
          refusalNote({
            person: refused.person,
            matter: REFUSED[refused.matter],
            reason: refused.reason,
            officers: by.map((o) => o.name),
            witness: refused.witness,
            witnessRole: refused.witnessRole,
            recording,
            at: chineseMoment(refused.at),
          }),
        ),
      ]
    : [];

export const partyName = (of: Party): string => of.name;

/** 「你」 for a natural person, 「你单位」 for all others: choose one and delete the other. */
export const you = (of: Party): string => (of.kind === 'person' ? '你' : '你单位');

/** Chooses the pronoun in a passage written with 「你(单位)」. */
export const addressed = (passage: string, of: Party): string => passage.replaceAll('你（单位）', you(of));

const born = (iso: string | undefined) => (iso ? chineseDate(iso) : undefined);

/** PARTY: lines of text or a ruled table, as the profile says. */
export function partyBlocks(of: Party, context: Context): Block[] {
  return context.profile.partyBlock === 'table'
    ? [table(...partyRows(of)), { kind: 'space', lines: 1 }]
    : partyLines(of).map(flush);
}

export function partyLines(of: Party): string[] {
  switch (of.kind) {
    case 'person':
      return present([
        `当事人：${of.name}`,
        present([of.sex && `性别：${SEX[of.sex]}`, of.born && `出生日期：${chineseDate(of.born)}`]).join(' '),
        of.idNumber && `${of.paper ?? '公民身份号码'}：${of.idNumber}`,
        of.address && `住址：${of.address}`,
        present([of.employer && `工作单位：${of.employer}`, of.post && `职务：${of.post}`]).join(' '),
        of.phone && `联系电话：${of.phone}`,
      ]);
    case 'individualBusiness':
      return present([
        `当事人：${of.name}`,
        of.creditCode && `统一社会信用代码：${of.creditCode}`,
        of.operator && `经营者：${of.operator}`,
        of.operatorIdNumber && `经营者${of.operatorPaper ?? '身份证号'}：${of.operatorIdNumber}`,
        of.address && `经营场所：${of.address}`,
        of.phone && `联系电话：${of.phone}`,
      ]);
    case 'organization':
      return present([
        `当事人：${of.name}`,
        of.creditCode && `统一社会信用代码：${of.creditCode}`,
        of.representative &&
          `法定代表人（负责人）：${of.representative}${of.post ? ` 职务：${of.post}` : ''}`,
        of.address && `住所：${of.address}`,
        of.phone && `联系电话：${of.phone}`,
      ]);
  }
}

/** Both halves of the party table, the unused one struck. */
export function partyRows(of: Party): Cell[][] {
  const self = of.kind === 'person' ? of : undefined;
  const unit = of.kind === 'person' ? undefined : of;
  return [
    ...under('个人', [
      triple(['姓名', self?.name], ['性别', self?.sex && SEX[self.sex]], ['出生日期', born(self?.born)]),
      pair(self?.paper ?? '身份证号', self?.idNumber, '联系电话', self?.phone),
      row('住址', self?.address),
    ]),
    ...under('单位', [
      row('名称', unit?.name),
      row('统一社会信用代码', unit?.creditCode),
      pair(
        unit?.kind === 'individualBusiness' ? '经营者' : '法定代表人（负责人）',
        unit && (unit.kind === 'individualBusiness' ? unit.operator : unit.representative),
        '联系电话',
        unit?.phone,
      ),
      row('地址', unit?.address),
    ]),
  ];
}

/** CHAIN: one tall box for each step of approval. */
export const chainRows = (steps: readonly Step[], height = 22): Cell[][] =>
  steps.map((s) => opinion(s.role, s.opinion, signedBy(s), height));

const signedBy = (s: Step): string[] => [
  present([`签名：${s.signer ?? ' '}`, s.certificate && `（执法证号：${s.certificate}）`]).join(''),
  s.date ? chineseDate(s.date) : '年  月  日',
];

export const contactLine = (of: z.output<typeof contact>): Block =>
  p(
    `联系人：${of.persons}；联系电话：${of.phone}；联系地址：${of.address}${of.postcode ? `（邮政编码：${of.postcode}）` : ''}。`,
  );

/** SEAL: room for the agency's seal over its name and the date. */
export const sealOf = (of: Head, context: Context, agency = of.agency): Block => ({
  kind: 'seal',
  seals: [
    {
      agency,
      millimetres: context.profile.sealMillimetres,
      name: 'agency',
      ...(of.date && { date: chineseDate(of.date) }),
    },
  ],
});

/** OFF2: the officers' signature lines with their certificate numbers. */
export const officerSigners = (by: Officers, role = '执法人员'): Signer[] =>
  by.map((o) => ({ label: `${role}（${o.name}）`, aside: `执法证号：${o.certificate}` }));

/** READ: the person's own words at the end of a record, ticked by hand, then the signature. */
export const readAndSign = (role: string, ...others: Signer[]): Block[] => [
  p(`${role}核对意见：□${READ_AND_TRUE}`),
  { kind: 'sign', signers: [{ label: `${role}（签名或者盖章）` }, ...others] },
];

/** 签收: the person who takes the document signs on it. */
export const receiptLines = (label = '受送达人（签名或者盖章）'): Block[] => [
  { kind: 'space', lines: 0.5 },
  { kind: 'sign', signers: [{ label }] },
];

export const officerNames = (by: Officers): string =>
  by.map((o) => `${o.name}（执法证号：${o.certificate}）`).join('、');

/** Things listed: goods, samples, evidence (物品清单 rows). */
export const goods = list(
  '物品',
  group('物品', {
    name: text('名称'),
    maker: maybe('标示生产（经营）单位'),
    model: maybe('规格/型号'),
    batch: maybe('批号/生产日期'),
    unit: text('单位'),
    quantity: text('数量'),
    price: maybe('单价'),
    condition: maybe('成色/包装'),
    place: maybe('存放地点'),
    remark: maybe('备注'),
  }),
);
type Goods = z.output<typeof goods>;

/** People who take part in a hearing or discussion. */
export const member = group('参加人', { name: text('姓名'), post: maybe('职务') });
export const withPost = (of: z.output<typeof member>): string =>
  of.post ? `${of.name}（${of.post}）` : of.name;

export const attachments = list('附件', text('附件'), 0);

export const attachmentLines = (names: readonly string[]): Block[] =>
  names.length === 0
    ? []
    : [
        p(names.length === 1 ? `附件：${names[0]}` : '附件：'),
        ...(names.length === 1 ? [] : names.map((name, i) => p(`${i + 1}. ${name}`))),
      ];

/** A natural person met in the course of a case, and what they have to do with it. */
export const partyPerson = group('相关人员', {
  name: text('姓名'),
  sex: choice('性别', SEX).optional(),
  idNumber: maybe('身份证号'),
  relation: text('与案件关系'),
  unit: maybe('单位职务'),
  phone: maybe('电话'),
  address: maybe('地址'),
});

/** The clauses applied, with their content where it is quoted. */
export const citations = (of: z.output<typeof basis>): string =>
  joined(of.map((b) => (b.content ? `${b.citation}（“${b.content}”）` : b.citation)));

/** The generic list of goods: numbered rows, a total, and nothing after it. */
export function goodsList(of: Goods, total: string | undefined, blank = 0): Block {
  return {
    kind: 'list',
    columns: [
      { title: '序号', weight: 0.7, align: 'center' },
      { title: '名称', weight: 2 },
      { title: '标示生产（经营）单位', weight: 1.8 },
      { title: '规格/型号', weight: 1.4 },
      { title: '批号/生产日期', weight: 2 },
      { title: '单位', weight: 0.7, align: 'center' },
      { title: '数量', weight: 0.8, align: 'center' },
      { title: '单价', weight: 1.2, align: 'right' },
      { title: '成色/包装', weight: 1.1 },
      { title: '存放地点', weight: 1.2 },
      { title: '备注', weight: 1 },
    ],
    rows: of.map((g, index) =>
      [
        `${index + 1}`,
        g.name,
        g.maker,
        g.model,
        g.batch,
        g.unit,
        g.quantity,
        g.price,
        g.condition,
        g.place,
        g.remark,
      ].map((cell) => cell ?? ''),
    ),
    ...(total && { sum: `合计：${total}` }),
    ...(blank > 0 && { blank, open: true }),
  };
}

/** PARTY in few rows, for forms that must keep to one page. */
export function partyCompactRows(of: Party): Cell[][] {
  switch (of.kind) {
    case 'person':
      return [
        pair('当事人', of.name, of.paper ?? '公民身份号码', of.idNumber),
        pair('住址', of.address, '联系电话', of.phone),
      ];
    case 'individualBusiness':
      return [
        pair('当事人', of.name, '统一社会信用代码', of.creditCode),
        pair('经营者', of.operator, '联系电话', of.phone),
        row('经营场所', of.address),
      ];
    case 'organization':
      return [
        pair('当事人', of.name, '统一社会信用代码', of.creditCode),
        pair('法定代表人（负责人）', of.representative, '联系电话', of.phone),
        row('住所', of.address),
      ];
  }
}
