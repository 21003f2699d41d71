import {
  askedRelationNames,
  attendanceNames,
  recheckNames,
  recusalAnswerNames,
  takenNames,
} from '@mingjing/law/penalty';
import { z } from 'zod';
import { type Block, entry, lines, p, paragraphs, sign } from '../blocks.ts';
import {
  head,
  officerNames,
  officerSigners,
  officers,
  party,
  partyName,
  partyPerson,
  readAndSign,
  refusal,
  refusalBlock,
  SEX,
  span,
} from '../common.ts';
import { defineDocument } from '../definition.ts';
import { choice, count, date, list, maybe, moment, text } from '../fields.ts';
import { DUTY_TO_ANSWER, identityShown, RECUSAL_TOLD } from '../passages.ts';
import { chineseDate, chineseMoment, chineseSpan, joined, present, sentence, ticks } from '../words.ts';

const BLANK_BELOW = p('（以下空白）', 'center');
const qa = (question: string, answer: string): Block[] => [p(`问：${question}`), p(`答：${answer}`)];
const people = (label: string) => list(label, text(label), 0);

/** P08 现场笔录: identity shown, recusal told, what was seen without conclusions (处罚法 art 43, 55). */
export const P08 = defineDocument({
  id: 'P08',
  title: '现场笔录',
  family: 'record',
  audience: 'party',
  copies: 1,
  recording: 'must',
  signers: ['当事人（逐页）', '执法人员', '记录人', '见证人'],
  schema: z.strictObject({
    head,
    cause: text('案由/检查事由'),
    party,
    onSite: list('现场人员', partyPerson, 0),
    ...span,
    place: text('地点'),
    position: maybe('定位坐标'),
    officers,
    recorder: text('记录人'),
    witness: maybe('见证人'),
    escort: maybe('陪同人'),
    identityAnswer: text('对出示证件的回答'),
    recusal: choice('是否申请回避', recusalAnswerNames),
    recusalReason: maybe('回避理由'),
    notified: choice('通知当事人到场情况', attendanceNames),
    situation: text('现场情况'),
    media: maybe('照片/录像编号'),
    taken: list('采取的措施', choice('采取的措施', takenNames)),
    statement: text('陈述申辩'),
    refusal: refusal.optional(),
  }),
  compose: (d) => ({
    everyPage: ['当事人', '执法人员', '记录人'],
    blocks: [
      lines(
        [entry('案由', d.cause)],
        [entry('时间', chineseSpan(d.from, d.to))],
        [entry('地点', present([d.place, d.position && `（${d.position}）`]).join(''))],
        [entry('当事人', partyName(d.party))],
        ...d.onSite.flatMap((person) => [
          [
            entry('现场人员', present([person.name, person.sex && SEX[person.sex]]).join(' '), 1.2),
            entry('与案件关系', person.relation, 1),
          ],
          [entry('身份证号', person.idNumber, 1.2), entry('联系电话', person.phone, 1)],
          [entry('单位职务', person.unit, 1.2), entry('地址', person.address, 1)],
        ]),
        [entry('检查（勘验）人', officerNames(d.officers))],
        [entry('记录人', d.recorder), entry('见证人', d.witness), entry('陪同人', d.escort)],
      ),
      p(`告知：${identityShown(d.head.agency, d.officers)}`),
      p(`答：${d.identityAnswer}`),
      p(`告知：${RECUSAL_TOLD}你是否申请回避？`),
      p(`答：${recusalAnswerNames[d.recusal]}。${d.recusalReason ? sentence(d.recusalReason) : ''}`),
      p(`通知当事人到场情况：${ticks(attendanceNames, d.notified)}`),
      p(`现场情况：${sentence(d.situation)}`),
      ...paragraphs(d.media && `照片、录像编号：${sentence(d.media)}`),
      p(`采取的措施：${ticks(takenNames, d.taken)}`),
      p(`当事人陈述申辩：${sentence(d.statement)}`),
      BLANK_BELOW,
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      ...readAndSign(
        '当事人',
        ...officerSigners(d.officers),
        { label: '记录人' },
        ...(d.witness ? [{ label: '见证人' }] : []),
      ),
    ],
  }),
});

/** P09 勘验笔录 */
export const P09 = defineDocument({
  id: 'P09',
  title: '勘验笔录',
  family: 'record',
  audience: 'party',
  copies: 1,
  recording: 'must',
  signers: ['当事人', '勘验人', '被邀请人', '记录人'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    ...span,
    place: text('勘验场所'),
    weather: maybe('天气情况'),
    officers,
    officerUnit: maybe('勘验人单位职务'),
    person: partyPerson,
    invited: maybe('被邀请人'),
    recorder: text('记录人'),
    findings: text('勘验情况及结果'),
    pictures: people('图/照片'),
    refusal: refusal.optional(),
  }),
  compose: (d) => ({
    everyPage: ['当事人', '勘验人', '记录人'],
    blocks: [
      lines(
        [entry('案由', d.cause)],
        [entry('勘验时间', chineseSpan(d.from, d.to))],
        [entry('勘验场所', d.place, 2), entry('天气情况', d.weather)],
        [entry('勘验人', officerNames(d.officers))],
        [entry('勘验人单位及职务', d.officerUnit)],
        [entry('当事人（代理人）', d.person.name), entry('身份证号', d.person.idNumber)],
        [entry('与案件关系', d.person.relation), entry('联系电话', d.person.phone)],
        [entry('单位职务', d.person.unit), entry('住址', d.person.address)],
        [entry('被邀请人', d.invited), entry('记录人', d.recorder)],
      ),
      p('勘验情况及结果：'),
      ...paragraphs(...sentence(d.findings).split('\n')),
      ...paragraphs(d.pictures.length > 0 && `附图、照片：${joined(d.pictures)}。`),
      BLANK_BELOW,
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      ...readAndSign(
        '当事人（代理人）',
        ...officerSigners(d.officers, '勘验人'),
        ...(d.invited ? [{ label: '被邀请人' }] : []),
        { label: '记录人' },
      ),
    ],
  }),
});

/** P11 询问笔录: one person a record; four fixed opening questions (处罚法 art 42, 43, 55). */
export const P11 = defineDocument({
  id: 'P11',
  title: '询问笔录',
  family: 'record',
  audience: 'party',
  copies: 1,
  recording: 'must',
  signers: ['被询问人（逐页）', '询问人', '记录人', '翻译人员'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    round: count('询问次数').optional(),
    ...span,
    place: text('询问地点'),
    person: z
      .strictObject({
        name: text('姓名'),
        sex: choice('性别', SEX),
        age: count('年龄').optional(),
        nation: maybe('民族'),
        idNumber: text('身份证号'),
        employer: maybe('工作单位'),
        post: maybe('职务'),
        phone: text('电话'),
        address: text('住址'),
        relation: choice('与案件关系', askedRelationNames),
      })
      .meta({ title: '被询问人' }),
    officers,
    recorder: text('记录人'),
    present: maybe('在场人'),
    interpreter: maybe('翻译人员'),
    guardian: maybe('监护人'),
    identityAnswer: text('对出示证件的回答'),
    recusalAnswer: text('对回避权利的回答'),
    dutyAnswer: text('对如实回答义务的回答'),
    defenceAnswer: text('对陈述申辩权利的回答'),
    turns: list('问答', z.strictObject({ question: text('问'), answer: text('答') })),
    refusal: refusal.optional(),
  }),
  compose: (d) => ({
    everyPage: ['被询问人', '询问人', '记录人'],
    blocks: [
      lines(
        [
          entry('案由', d.cause, 3),
          entry('第几次询问', d.round === undefined ? undefined : `第${d.round}次`, 1),
        ],
        [entry('询问时间', chineseSpan(d.from, d.to))],
        [entry('询问地点', d.place)],
        [
          entry('被询问人', d.person.name, 1.4),
          entry('性别', SEX[d.person.sex], 0.7),
          entry('年龄', d.person.age?.toString(), 0.7),
          entry('民族', d.person.nation, 0.8),
        ],
        [entry('身份证号', d.person.idNumber, 1.4), entry('联系电话', d.person.phone, 1)],
        [entry('工作单位', d.person.employer, 1.4), entry('职务', d.person.post, 1)],
        [entry('住址', d.person.address)],
        [entry('与案件关系', askedRelationNames[d.person.relation])],
        [entry('询问人', officerNames(d.officers))],
        [entry('记录人', d.recorder), entry('在场人', d.present)],
        ...(d.interpreter || d.guardian
          ? [[entry('翻译人员', d.interpreter), entry('监护人', d.guardian)]]
          : []),
      ),
      ...qa(`${identityShown(d.head.agency, d.officers)}你是否看清楚？`, d.identityAnswer),
      ...qa(`${RECUSAL_TOLD}你是否申请回避？`, d.recusalAnswer),
      ...qa(`${DUTY_TO_ANSWER}你是否听清楚？`, d.dutyAnswer),
      ...qa('你对本案有陈述和申辩的权利。你是否清楚？', d.defenceAnswer),
      ...d.turns.flatMap((turn) => qa(turn.question, turn.answer)),
      BLANK_BELOW,
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      ...readAndSign(
        '被询问人',
        ...officerSigners(d.officers, '询问人'),
        { label: '记录人' },
        ...(d.interpreter ? [{ label: '翻译人员' }] : []),
        ...(d.guardian ? [{ label: '监护人' }] : []),
      ),
    ],
  }),
});

/** P13b 整改复查意见书 */
export const P13b = defineDocument({
  id: 'P13b',
  title: '整改复查意见书',
  family: 'record',
  audience: 'party',
  numberCode: '复查',
  recording: 'must',
  signers: ['当事人负责人', '执法人员'],
  schema: z.strictObject({
    head,
    party,
    orderNumber: text('责令改正文书文号'),
    orderedOn: date('责令改正日期'),
    at: moment('复查时间'),
    findings: text('复查情况'),
    conclusion: choice('复查结论', recheckNames),
    officers,
    refusal: refusal.optional(),
  }),
  compose: (d) => ({
    everyPage: ['当事人', '执法人员'],
    blocks: [
      lines(
        [entry('当事人', partyName(d.party))],
        [entry('责令改正文书', `${d.orderNumber}（${chineseDate(d.orderedOn)}）`)],
        [entry('复查时间', chineseMoment(d.at))],
        [entry('复查人员', officerNames(d.officers))],
      ),
      p('复查情况：'),
      ...paragraphs(...sentence(d.findings).split('\n')),
      p(`复查结论：${ticks(recheckNames, d.conclusion)}`),
      BLANK_BELOW,
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      sign({ label: '当事人负责人（签名）' }, ...officerSigners(d.officers)),
    ],
  }),
});

/** P23 电子数据证据提取笔录: what was taken, how, and the value that proves it whole. */
export const P23 = defineDocument({
  id: 'P23',
  title: '电子数据证据提取笔录',
  family: 'record',
  audience: 'party',
  copies: 1,
  recording: 'must',
  signers: ['持有人', '见证人', '执法人员'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    ...span,
    place: text('提取地点'),
    holder: text('电子数据持有人'),
    account: maybe('账号'),
    source: text('设备、系统或者网址'),
    items: list(
      '提取对象',
      z.strictObject({
        name: text('文件名'),
        size: maybe('大小'),
        format: maybe('格式'),
        hash: text('完整性校验值'),
      }),
    ),
    method: text('提取方法和工具'),
    process: text('提取过程'),
    medium: maybe('存储介质编号'),
    witness: maybe('见证人'),
    officers,
    recorder: text('记录人'),
    refusal: refusal.optional(),
  }),
  compose: (d) => ({
    everyPage: ['持有人', '执法人员', '记录人'],
    blocks: [
      lines(
        [entry('案由', d.cause)],
        [entry('提取时间', chineseSpan(d.from, d.to))],
        [entry('提取地点', d.place)],
        [entry('电子数据持有人', d.holder), entry('账号', d.account)],
        [entry('设备、系统或者网址', d.source)],
        [entry('执法人员', officerNames(d.officers))],
        [entry('记录人', d.recorder), entry('见证人', d.witness)],
        [entry('存储介质编号', d.medium)],
      ),
      p(`提取方法和工具：${sentence(d.method)}`),
      p(`提取过程：${sentence(d.process)}`),
      p('提取的电子数据和完整性校验值：'),
      {
        kind: 'list',
        columns: [
          { title: '序号', weight: 0.7, align: 'center' },
          { title: '文件名', weight: 2.4 },
          { title: '大小、格式', weight: 1.6 },
          { title: '完整性校验值', weight: 4 },
        ],
        rows: d.items.map((item, index) => [
          `${index + 1}`,
          item.name,
          present([item.size, item.format]).join('、'),
          item.hash,
        ]),
      },
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      ...readAndSign('持有人', ...(d.witness ? [{ label: '见证人' }] : []), ...officerSigners(d.officers), {
        label: '记录人',
      }),
    ],
  }),
});

/** P36 陈述申辩笔录 (处罚法 art 45) */
export const P36 = defineDocument({
  id: 'P36',
  title: '陈述申辩笔录',
  family: 'record',
  audience: 'party',
  copies: 1,
  recording: 'must',
  signers: ['陈述申辩人（逐页）', '承办人', '记录人'],
  schema: z.strictObject({
    head,
    cause: text('案由'),
    speaker: partyPerson,
    agent: maybe('委托代理人'),
    from: moment('开始时间'),
    to: moment('结束时间').optional(),
    place: maybe('地点'),
    officers,
    recorder: text('记录人'),
    content: text('陈述申辩内容'),
    submitted: people('提交的证据'),
    refusal: refusal.optional(),
  }),
  compose: (d) => ({
    everyPage: ['陈述申辩人', '承办人', '记录人'],
    blocks: [
      lines(
        [entry('案由', d.cause)],
        [entry('时间', d.to ? chineseSpan(d.from, d.to) : chineseMoment(d.from))],
        [entry('地点', d.place)],
        [entry('陈述申辩人', d.speaker.name), entry('与案件关系', d.speaker.relation)],
        [entry('身份证号', d.speaker.idNumber), entry('联系电话', d.speaker.phone)],
        [entry('单位职务', d.speaker.unit), entry('地址', d.speaker.address)],
        [entry('委托代理人', d.agent), entry('记录人', d.recorder)],
        [entry('承办人', officerNames(d.officers))],
      ),
      p('陈述申辩内容：'),
      ...paragraphs(...sentence(d.content).split('\n')),
      p(`提交的证据：${d.submitted.length > 0 ? joined(d.submitted) : '未提交'}。`),
      BLANK_BELOW,
      ...refusalBlock(d.refusal, d.officers, d.head.recording),
      ...readAndSign('陈述申辩人', ...officerSigners(d.officers, '承办人'), {
        label: '记录人',
      }),
    ],
  }),
});
