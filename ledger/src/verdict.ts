import type { Field } from './commitment.ts';
import type { WitnessCount } from './policy.ts';

/** 完好 / 已被改动 / 不在日志中 / 无法判断. */
export type VerdictKind = 'intact' | 'changed' | 'not-in-log' | 'cannot-tell';

interface Sentence {
  readonly kind: VerdictKind;
  readonly zh: string;
  readonly en: string;
}

const sentences = {
  intact: {
    kind: 'intact',
    zh: '完好：所示内容与当时登记的一致，并且已经收录在日志中。',
    en: 'Intact: what is shown is what was recorded, and it is in the log.',
  },
  'fields-differ': {
    kind: 'changed',
    zh: '已被改动：所示内容与日志登记或承诺的不一致。',
    en: 'Changed: what is shown is not what the log recorded or promised.',
  },
  'page-differs': {
    kind: 'changed',
    zh: '已被改动：页面内容与登记的公示内容不一致。',
    en: 'Changed: the page is not the text that was recorded for publication.',
  },
  'proof-differs': {
    kind: 'changed',
    zh: '已被改动：所示内容或证明与日志签名的结果对不上。',
    en: 'Changed: what is shown, or its proof, does not lead to what the log signed.',
  },
  'checkpoint-signature': {
    kind: 'changed',
    zh: '已被改动：证明中的检查点不是日志签名的原文。',
    en: 'Changed: the checkpoint in the proof is not what the log signed.',
  },
  'promise-signature': {
    kind: 'changed',
    zh: '已被改动：收录承诺不是日志签名的原文。',
    en: 'Changed: the promise is not what the log signed.',
  },
  'log-rewritten': {
    kind: 'changed',
    zh: '日志被改写：同一日志签出了互相矛盾的两个结果，请保留两份材料作为证据。',
    en: 'The log was rewritten: it signed two results that contradict each other. Keep both as evidence.',
  },
  'not-included': {
    kind: 'not-in-log',
    zh: '不在日志中：已读完整个日志，没有这一条。',
    en: 'Not in the log: the whole log was read and does not hold it.',
  },
  'promise-broken': {
    kind: 'not-in-log',
    zh: '不在日志中，且承诺未履行：日志曾签名承诺按期收录，期限已过而没有收录。',
    en: 'Not in the log, and a promise broken: the log signed that it would be included by a time now past.',
  },
  'bundle-malformed': {
    kind: 'cannot-tell',
    zh: '无法判断：这不是一份完整的存证包。',
    en: 'Cannot tell: this is not a complete proof bundle.',
  },
  'bundle-version': {
    kind: 'cannot-tell',
    zh: '无法判断：存证包的版本不认识，请使用更新的验证程序。',
    en: 'Cannot tell: the bundle has a version this program does not know.',
  },
  'proof-malformed': {
    kind: 'cannot-tell',
    zh: '无法判断：收录证明残缺或格式不对。',
    en: 'Cannot tell: the inclusion proof is cut short or not in its format.',
  },
  'promise-malformed': {
    kind: 'cannot-tell',
    zh: '无法判断：收录承诺残缺或格式不对。',
    en: 'Cannot tell: the promise is cut short or not in its format.',
  },
  'log-unknown': {
    kind: 'cannot-tell',
    zh: '无法判断：证明不是由您信任的日志签发的。',
    en: 'Cannot tell: the proof is not from the log you trust.',
  },
  'vkey-malformed': {
    kind: 'cannot-tell',
    zh: '无法判断：给出的日志公钥无法识别。',
    en: 'Cannot tell: the verifier key given for the log cannot be read.',
  },
  'witness-malformed': {
    kind: 'cannot-tell',
    zh: '无法判断：给出的见证人公钥无法识别。',
    en: 'Cannot tell: a verifier key given for a witness cannot be read.',
  },
  'witness-signature': {
    kind: 'cannot-tell',
    zh: '无法判断：证明中有一个冒用见证人名义的签名。',
    en: 'Cannot tell: a signature in the proof claims to be from a known witness and is not.',
  },
  'witnesses-too-few': {
    kind: 'cannot-tell',
    zh: '无法判断：独立见证人的数量没有达到您的要求。',
    en: 'Cannot tell: fewer independent witnesses than you demand.',
  },
  'page-not-shown': {
    kind: 'cannot-tell',
    zh: '无法判断：存证包没有出示公示内容，不能与页面比对。',
    en: 'Cannot tell: the bundle does not show the published text, so the page cannot be compared.',
  },
  'promise-only': {
    kind: 'cannot-tell',
    zh: '无法判断：只有收录承诺，还没有收录证明；承诺期限过后可读取日志再验证。',
    en: 'Cannot tell: there is a promise and no proof yet; once its time is past, read the log and verify again.',
  },
  'log-unreadable': {
    kind: 'cannot-tell',
    zh: '无法判断：用来比对的日志副本不完整或自相矛盾。',
    en: 'Cannot tell: the copy of the log given for comparison is incomplete or contradicts itself.',
  },
} as const satisfies Record<string, Sentence>;

export type VerdictCode = keyof typeof sentences;

const statements = {
  recorded: {
    zh: '所示各项的名称和内容，与登记时一字不差。',
    en: 'The shown fields, names and values, are exactly what was recorded.',
  },
  included: {
    zh: '这一条在日志中的位置由日志的签名固定，去掉或改动都会被发现。',
    en: 'Its place in the log is fixed by the signature of the log; removing or altering it would be seen.',
  },
  read: {
    zh: '已读取日志副本的全部内容，逐条核对无误。',
    en: 'The whole copy of the log was read and checks out.',
  },
  page: { zh: '页面内容就是登记的公示内容。', en: 'The page is the text that was recorded for publication.' },
  witnessed: {
    zh: '有独立见证人看到过同一日志，对您单独出示另一份日志会被发现。',
    en: 'An independent witness saw the same log; showing you a different one would be seen.',
  },
  promised: {
    zh: '日志曾签名承诺按期收录这一条。',
    en: 'The log signed a promise to include this by a stated time.',
  },
  absent: {
    zh: '所给的日志副本完整，其中没有这一条。',
    en: 'The copy of the log is complete and does not hold it.',
  },
  truth: { zh: '不能证明填写的内容属实。', en: 'Not that what was typed is true.' },
  unrecorded: {
    zh: '不能证明没有记录的步骤发生过或没有发生过。',
    en: 'Nothing about steps that nobody recorded.',
  },
  later: {
    zh: '不能证明之后没有更正、撤回或撤销。',
    en: 'Not that it was never corrected, withdrawn or annulled later.',
  },
  clock: {
    zh: '不能证明所写的时间准确，时间由系统自己陈述。',
    en: 'Not that the stated times are right: the system states them itself.',
  },
  hidden: {
    zh: '对未出示的各项不作任何说明，也不能排除其中有同名的另一个值。',
    en: 'Nothing about fields not shown, nor that none of them repeats a shown name with another value.',
  },
  witnessless: {
    zh: '没有独立见证人：不能证明别人看到的是同一份日志。',
    en: 'No independent witness: not that everyone is shown the same log.',
  },
  unseen: { zh: '没有与页面内容比对。', en: 'No page was compared.' },
  sample: {
    zh: '这是示例数据，不是真实案件。',
    en: 'This is sample data, not a real case.',
  },
  fetched: {
    zh: '日志副本的时间由取得副本的人自己说明，没有独立见证。',
    en: 'The time of the copy of the log is stated by whoever fetched it; no independent witness confirms it.',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type Statement = keyof typeof statements;

/** The limit in `doesNotProve` that no longer holds once the caller has compared the page. */
export const noPageCompared: string = statements.unseen.zh;

/** The answer of the verifier. The sentences are for people; programs go by `verdict` and `code`. */
export interface Verdict {
  readonly verdict: VerdictKind;
  readonly code: VerdictCode;
  readonly zh: string;
  readonly proves: readonly string[];
  readonly doesNotProve: readonly string[];
  /** The same in English. */
  readonly english: {
    readonly sentence: string;
    readonly proves: readonly string[];
    readonly doesNotProve: readonly string[];
  };
  /** What was found on the way, as far as it was verified. */
  readonly shown?: readonly Field[];
  readonly index?: number;
  readonly checkpoint?: { readonly origin: string; readonly size: number };
  readonly witnesses?: WitnessCount;
  readonly promise?: { readonly time: number; readonly includeBy: number };
}

export type Findings = Pick<Verdict, 'shown' | 'index' | 'checkpoint' | 'witnesses' | 'promise'>;

/** A verdict with its sentences. */
export function verdictOf(
  code: VerdictCode,
  proves: readonly Statement[],
  doesNotProve: readonly Statement[],
  findings: Findings = {},
): Verdict {
  const { kind, zh, en } = sentences[code];
  const say = (which: readonly Statement[], language: 'zh' | 'en') =>
    which.map((each) => statements[each][language]);
  return {
    verdict: kind,
    code,
    zh,
    proves: say(proves, 'zh'),
    doesNotProve: say(doesNotProve, 'zh'),
    english: { sentence: en, proves: say(proves, 'en'), doesNotProve: say(doesNotProve, 'en') },
    ...findings,
  };
}
