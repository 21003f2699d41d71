import { z } from 'zod';
import { type Block, entry, heading, lines, p, pair, paragraphs, row, sign, table, to } from '../blocks.ts';
import {
  addressed,
  chain,
  chainRows,
  contact,
  contactLine,
  head,
  member,
  officerNames,
  officerSigners,
  officers,
  party,
  partyName,
  readAndSign,
  sealOf,
  span,
  withPost,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, count, date, group, list, maybe, missing, moment, text } from '../fields.ts';
import { chineseDate, chineseMoment, chineseSpan, joined, sentence } from '../words.ts';

const OPEN = { open: '公开', closed: '不公开' } as const;

const ACCEPTED = { accepted: '受理', refused: '不予受理' } as const;

/** P39 听证受理(不予受理)通知书 */
export const P39Reply = defineDocument({
  id: 'P39-reply',
  title: '听证受理通知书',
  family: 'text',
  audience: 'party',
  numberCode: '听受',
  schema: z.strictObject({
    head,
    party,
    appliedOn: date('申请日期'),
    caseName: text('案件名称'),
    decision: choice('受理决定', ACCEPTED),
    reason: text('理由'),
    contact,
  }),
  compose: (d, context) => ({
    title: `听证${ACCEPTED[d.decision]}通知书`,
    blocks: [
      to(partyName(d.party)),
      p(
        addressed(
          `你（单位）于${chineseDate(d.appliedOn)}就${d.caseName}提出的听证申请收悉。经审查，${sentence(d.reason)}本机关决定${ACCEPTED[d.decision]}你（单位）的听证申请。${d.decision === 'accepted' ? '举行听证的时间、地点将另行通知。' : ''}`,
          d.party,
        ),
      ),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** P40 行政处罚听证通知书: seven working days before (处罚法 art 64). */
export const P40 = defineDocument({
  id: 'P40',
  title: '行政处罚听证通知书',
  family: 'text',
  audience: 'party',
  numberCode: '听通',
  recording: 'advised',
  schema: z
    .strictObject({
      head,
      party,
      at: moment('听证时间'),
      place: text('听证地点'),
      cause: text('案由'),
      open: choice('是否公开', OPEN),
      closedReason: maybe('不公开的理由'),
      chair: member,
      panel: list('听证员', member, 0),
      recorder: member,
      interpreter: maybe('翻译人员'),
      contact,
    })
    .superRefine((d, context) => {
      if (d.open === 'closed' && !d.closedReason) {
        context.addIssue(missing('closedReason', '不公开的理由'));
      }
    }),
  compose: (d, context) => ({
    blocks: [
      to(partyName(d.party)),
      p(
        addressed(
          `根据你（单位）的要求，本机关定于${chineseMoment(d.at)}在${d.place}对你（单位）${d.cause}一案${OPEN[d.open]}举行听证。${d.closedReason ? `不公开的理由：${sentence(d.closedReason)}` : ''}`,
          d.party,
        ),
      ),
      p(
        `听证主持人：${withPost(d.chair)}；${d.panel.length > 0 ? `听证员：${joined(d.panel.map(withPost))}；` : ''}记录员：${withPost(d.recorder)}${d.interpreter ? `；翻译人员：${d.interpreter}` : ''}。`,
      ),
      p('请注意下列事项：'),
      ...[
        '1. 认为主持人与本案有直接利害关系的，有权申请回避。',
        '2. 可以亲自参加听证，也可以委托一至二人代理。委托代理的，应当提交由委托人签名或者盖章、载明委托事项和权限的授权委托书；代为放弃权利的，应当有特别授权。',
        '3. 参加听证时应当携带身份证件和有关证据材料。',
        '4. 当事人及其代理人无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利，听证终止。',
        '5. 因正当理由不能按时参加的，可以在听证举行前提出延期申请。',
      ].map((line) => p(line)),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

/** P41 听证公告: no personal data beyond the cause. */
export const P41 = defineDocument({
  id: 'P41',
  title: '听证公告',
  family: 'text',
  audience: 'public',
  numberCode: '听公',
  schema: z.strictObject({
    head,
    cause: text('案由'),
    at: moment('听证时间'),
    place: text('听证地点'),
    seats: maybe('旁听名额和报名方式'),
    contact,
  }),
  compose: (d, context) => ({
    blocks: [
      p(`本机关定于${chineseMoment(d.at)}在${d.place}就${d.cause}一案公开举行听证。`),
      ...paragraphs(d.seats && `旁听报名：${sentence(d.seats)}`),
      p('特此公告。'),
      contactLine(d.contact),
      sealOf(d.head, context),
    ],
  }),
});

const PARTS = {
  identity: '核对听证参加人身份',
  discipline: '宣布听证纪律',
  rights: '告知权利义务和申请回避情况',
  charge: '承办人提出违法事实、证据和处罚建议',
  defence: '当事人陈述和申辩',
  examination: '质证',
  debate: '辩论',
  final: '最后陈述',
} as const;

/** P42 听证笔录: its parts in order; a refusal to sign is noted by the chair (处罚法 art 64(7)(8)). */
export const P42 = defineDocument({
  id: 'P42',
  title: '听证笔录',
  family: 'record',
  audience: 'party',
  copies: 1,
  recording: 'must',
  signers: ['当事人或者代理人（逐页）', '承办人', '主持人', '听证员', '记录员', '证人'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    open: choice('公开方式', OPEN),
    ...span,
    place: text('听证地点'),
    chair: member,
    panel: list('听证员', member, 0),
    recorder: member,
    officers,
    party,
    agents: list('委托代理人', group('委托代理人', { name: text('姓名'), powers: maybe('代理权限') }), 0).max(
      2,
    ),
    thirdParty: maybe('第三人'),
    witnesses: list('证人', text('证人'), 0),
    experts: list('鉴定人', text('鉴定人'), 0),
    interpreter: maybe('翻译人员'),
    identity: text(PARTS.identity),
    discipline: maybe(PARTS.discipline),
    rights: text(PARTS.rights),
    charge: text(PARTS.charge),
    defence: text(PARTS.defence),
    examination: text(PARTS.examination),
    debate: maybe(PARTS.debate),
    final: text(PARTS.final),
    refusalNote: maybe('主持人对拒绝签名的注明'),
  }),
  compose: (d) => ({
    everyPage: ['当事人', '承办人', '主持人', '记录员'],
    blocks: [
      lines(
        [entry('案由', d.cause, 3), entry('听证方式', OPEN[d.open], 1)],
        [entry('听证时间', chineseSpan(d.from, d.to))],
        [entry('听证地点', d.place)],
        [entry('主持人', withPost(d.chair)), entry('记录员', withPost(d.recorder))],
        [entry('听证员', joined(d.panel.map(withPost)))],
        [entry('案件承办人', officerNames(d.officers))],
        [
          entry('当事人', partyName(d.party)),
          ...(d.party.kind === 'organization' ? [entry('法定代表人', d.party.representative)] : []),
        ],
        ...(d.agents.length > 0
          ? [
              [
                entry(
                  '委托代理人',
                  joined(d.agents.map((a) => (a.powers ? `${a.name}（${a.powers}）` : a.name))),
                ),
              ],
            ]
          : []),
        ...(d.thirdParty ? [[entry('第三人', d.thirdParty)]] : []),
        ...(d.witnesses.length > 0 || d.experts.length > 0
          ? [[entry('证人', joined(d.witnesses)), entry('鉴定人', joined(d.experts))]]
          : []),
        ...(d.interpreter ? [[entry('翻译人员', d.interpreter)]] : []),
      ),
      ...(Object.keys(PARTS) as (keyof typeof PARTS)[])
        .flatMap((part) => (d[part] === undefined ? [] : [[PARTS[part], d[part]] as const]))
        .flatMap(([title, said], index): Block[] => [
          heading(`${'一二三四五六七八'[index]}、${title}`),
          ...paragraphs(...said.split('\n')),
        ]),
      p('主持人宣布听证结束。'),
      p('（以下空白）', 'center'),
      ...paragraphs(d.refusalNote && `主持人注明：${sentence(d.refusalNote)}`),
      ...readAndSign(
        '当事人（代理人）',
        ...officerSigners(d.officers, '承办人'),
        { label: `主持人（${d.chair.name}）` },
        ...d.panel.map((m) => ({ label: `听证员（${m.name}）` })),
        { label: `记录员（${d.recorder.name}）` },
        ...[...d.witnesses, ...d.experts].map((name) => ({ label: `证人、鉴定人（${name}）` })),
      ),
    ],
  }),
});

/** P43 听证报告: the decision rests on the record (处罚法 art 65). */
export const P43 = defineDocument({
  id: 'P43',
  title: '听证报告',
  family: 'form',
  audience: 'internal',
  numberCode: '听报',
  signers: ['听证主持人', '听证员', '机关负责人'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    at: moment('听证时间'),
    place: text('听证地点'),
    chair: member,
    panel: list('听证员', member, 0),
    attended: text('听证参加人'),
    course: text('听证基本情况'),
    views: text('双方主要意见和证据'),
    dispute: text('争议焦点'),
    opinion: text('听证意见'),
    suggestion: text('处理建议'),
    steps: chain(1),
  }),
  compose: (d) => ({
    blocks: [
      table(
        row('案由', d.cause),
        pair('听证时间', chineseMoment(d.at), '听证地点', d.place),
        pair('主持人', withPost(d.chair), '听证员', joined(d.panel.map(withPost))),
        row('听证参加人', d.attended),
        row('听证基本情况', d.course, 24),
        row('双方主要意见和证据', d.views, 40),
        row('争议焦点', d.dispute, 16),
        row('听证意见', d.opinion, 24),
        row('处理建议', d.suggestion, 16),
        ...chainRows(d.steps),
      ),
    ],
  }),
});

/** P44 行政处罚案件集体讨论记录 (处罚法 art 57(2)) */
export const P44 = defineDocument({
  id: 'P44',
  title: '行政处罚案件集体讨论记录',
  family: 'record',
  audience: 'internal',
  numberCode: '罚集',
  recording: 'advised',
  signers: ['主持人', '记录人', '全体参加人'],
  schema: z.strictObject({
    head,
    caseName: text('案件名称'),
    ...span,
    place: text('地点'),
    chair: member,
    presenter: member,
    recorder: member,
    attendance: list(
      '出席人员',
      group('出席人员', { name: text('姓名'), post: maybe('职务'), opinion: text('意见和理由') }),
    ),
    absent: maybe('缺席人员及原因'),
    observers: maybe('列席人员'),
    situation: text('案情及拟处理意见'),
    review: text('法制审核意见'),
    notice: text('告知和陈述申辩（听证）情况'),
    votesFor: count('同意票数'),
    votesAgainst: count('不同意票数'),
    abstained: count('弃权票数'),
    dissent: maybe('不同意见'),
    conclusion: text('讨论结论'),
  }),
  compose: (d) => ({
    everyPage: ['主持人', '记录人'],
    blocks: [
      lines(
        [entry('案件名称', d.caseName)],
        [entry('讨论时间', chineseSpan(d.from, d.to))],
        [entry('讨论地点', d.place)],
        [
          entry('主持人', withPost(d.chair)),
          entry('汇报人', withPost(d.presenter)),
          entry('记录人', withPost(d.recorder)),
        ],
        [entry('出席人员', joined(d.attendance.map(withPost)))],
        [entry('缺席人员及原因', d.absent)],
        [entry('列席人员', d.observers)],
      ),
      heading('一、案情及拟处理意见'),
      ...paragraphs(...sentence(d.situation).split('\n')),
      heading('二、法制审核意见'),
      p(sentence(d.review)),
      heading('三、告知和陈述申辩（听证）情况'),
      p(sentence(d.notice)),
      heading('四、参加人员意见和理由'),
      ...d.attendance.map((a) => p(`${a.name}：${sentence(a.opinion)}`)),
      heading('五、表决情况'),
      p(`同意${d.votesFor}票，不同意${d.votesAgainst}票，弃权${d.abstained}票。`),
      ...paragraphs(d.dissent && `不同意见：${sentence(d.dissent)}`),
      heading('六、讨论结论'),
      p(sentence(d.conclusion)),
      p('（以下空白）', 'center'),
      sign(
        { label: `主持人（${d.chair.name}）` },
        ...d.attendance.filter((a) => a.name !== d.chair.name).map((a) => ({ label: `参加人（${a.name}）` })),
        { label: `记录人（${d.recorder.name}）` },
      ),
    ],
  }),
});
