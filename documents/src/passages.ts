import { sentence } from './words.ts';

/** Fixed passages: what the law makes a document tell the person it is handed to. */

/** Whom to turn to against the act (profile values of the deciding body, never a choice for the drafter). */
export type Remedy = {
  reconsiderationBody: string;
  court: string;
  /** Online channel, told when the document is served electronically (复议法 art 22(2)). */
  online?: string | undefined;
  /** Whether an application may be handed in through the deciding body (复议法 art 32). */
  throughAgency?: boolean | undefined;
};

/** REM: remedy, both ways open (复议法 art 20; 行诉法 art 46; 复议法实施条例 art 25). */
export const remedyPassage = (remedy: Remedy, act = '本决定', paper = `${act}书`): string =>
  [
    `当事人如不服${act}，可以自收到${paper}之日起六十日内向${remedy.reconsiderationBody}申请行政复议；`,
    `也可以自收到${paper}之日起六个月内依法向${remedy.court}提起行政诉讼。`,
    remedy.online ? `行政复议申请可以通过${remedy.online}提交。` : '',
  ].join('');

/** REM-F: on-the-spot penalty, reconsideration first (复议法 art 23; 复议法实施条例 art 23). */
export const reconsiderationFirst = (remedy: Omit<Remedy, 'court'>): string =>
  [
    `不服本当场处罚决定的，应当自本决定作出之日起六十日内先向${remedy.reconsiderationBody}申请行政复议；`,
    '对行政复议决定不服的，可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼。',
    remedy.throughAgency ? '行政复议申请可以通过本机关提交。' : '',
    remedy.online ? `行政复议申请可以通过${remedy.online}提交。` : '',
  ].join('');

/** NOSTOP (处罚法 art 73(1)). */
export const NOT_SUSPENDED = '行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。';

/** COURT (处罚法 art 72(1)(四); 强制法 art 53). */
export const COURT_ENFORCEMENT =
  '逾期不申请行政复议、不提起行政诉讼又不履行的，本机关将依法申请人民法院强制执行。';

/** PUB (处罚法 art 48; 公示规定 art 8). */
export const PUBLISHED = '本决定依法向社会公示。';

type Payment = {
  bank: string;
  account: string;
  bankAddress?: string | undefined;
  /** Electronic payment channel and payment code. */
  electronic?: string | undefined;
  /** Whether the agency means to impose the surcharge: then, and only then, its standard is told. */
  surcharge: boolean;
};

/** DUTY: when, where and how to pay (处罚法 art 67(3), 72(1)(一); 罚缴分离办法 art 7; 强制法 art 45). */
export const paymentDuty = (payment: Payment): string =>
  [
    `罚款应当自收到本决定书之日起十五日内缴至${payment.bank}${payment.bankAddress ? `（地址：${payment.bankAddress}）` : ''}，账号：${payment.account}`,
    payment.electronic ? `，或者通过${payment.electronic}缴纳。` : '。',
    payment.surcharge
      ? '逾期不缴纳的，本机关可以每日按罚款数额的百分之三加处罚款，加处数额不超出罚款数额。'
      : '',
  ].join('');

/** Identity shown at the start of every contact (处罚法 art 55(1)). */
export const identityShown = (agency: string, officers: readonly Officer[]): string =>
  `我们是${agency}的行政执法人员${officers.map((o) => `${o.name}（执法证号：${o.certificate}）`).join('、')}，现向你出示执法证件，请你过目。执法人员不出示执法证件的，你有权拒绝接受调查或者检查。`;

type Officer = { name: string; certificate: string };

/** Right to ask for recusal (处罚法 art 43). */
export const RECUSAL_TOLD =
  '你认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请执法人员回避。';

/** Duty to answer truthfully (处罚法 art 55(2)). */
export const DUTY_TO_ANSWER =
  '你应当如实回答询问，并协助调查或者检查，不得拒绝或者阻挠；提供虚假陈述或者证据的，应当承担相应的法律责任。';

/** READ: the person's own statement at the end of a record. */
export const READ_AND_TRUE = '以上笔录我已看过（已向我宣读过），情况属实无误。';

/** Evidence preserved in advance must stay (处罚法 art 56). */
export const KEEP_EVIDENCE = '在此期间，当事人或者有关人员不得销毁或者转移证据。';

/** Right to state and defend (处罚法 art 44, 45). The period is a profile value in words, such as `五个工作日`. */
export const defenceRight = (period: string, way: string): string =>
  `依据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述和申辩。请自收到本告知书之日起${period}内，${sentence(way)}逾期未提出的，不影响本机关依法作出行政处罚决定。本机关不因陈述、申辩而给予更重的处罚。`;

/** Hearing right (处罚法 art 63, 64(1), 85: five working days). */
export const hearingRight = (way: string): string =>
  `依据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）有权要求听证，应当在收到本告知书后五日（工作日）内提出。${sentence(way)}组织听证的费用由本机关承担。`;

/** Refusal to sign or take (A.9; 处罚法 art 52(1), 64(8); 强制法 art 18(8)). */
export const refusalNote = (refusal: {
  person: string;
  matter: string;
  reason?: string | undefined;
  officers: readonly string[];
  witness?: string | undefined;
  witnessRole?: string | undefined;
  recording?: string | undefined;
  at: string;
}): string =>
  [
    `当事人${refusal.person}经告知仍拒绝${refusal.matter}，`,
    refusal.reason ? `其陈述的理由：${refusal.reason}。` : '未说明理由。',
    `以上情况由执法人员${refusal.officers.join('、')}注明`,
    refusal.witness
      ? `，见证人${refusal.witness}${refusal.witnessRole ? `（身份：${refusal.witnessRole}）` : ''}在场`
      : '',
    refusal.recording ? `，全程录像编号${refusal.recording}` : '',
    `。${refusal.at}`,
  ].join('');
