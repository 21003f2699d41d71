import { type Content, html, type Markup } from '../html.ts';
import { paths } from '../site.ts';
import { dateText, momentText } from '../text.ts';
import type { Page } from './layout.ts';
import { badge, type Mistake, mistakeList, summaryList, trail } from './parts.ts';

/** What the calculator (期限计算器) needs; the rules themselves stay where they are defined. */
export interface DeadlineCalculator {
  readonly rules: readonly DeadlineRule[];
  readonly profiles: readonly Choice[];
  /** Why time may be left out (扣除事由). */
  readonly grounds: readonly Choice[];
  /** 执法领域, which some rules and profiles tell apart. */
  readonly fields: readonly Choice[];
  compute(request: DeadlineTyped): DeadlineResult;
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface DeadlineRule {
  readonly id: string;
  readonly name: string;
  /** The heading it stands under, e.g. 行政处罚. */
  readonly group: string;
  /** Whether the start is a moment and not a day. */
  readonly hours: boolean;
}

/** `start` is a civil date, or an instant where the rule counts hours. */
export interface DeadlineTyped {
  readonly rule: string;
  readonly start: string;
  readonly profile: string;
  readonly field?: string;
  /** What another law or the document sets instead, in the rule's unit. */
  readonly value?: number;
  /** Time that is not counted; without `to` it still lasts. */
  readonly pauses: readonly { readonly ground: string; readonly from: string; readonly to?: string }[];
  /** Without a value: the most the rule allows. */
  readonly extension?: { readonly value?: number; readonly approvedOn: string };
}

/** Names of the fields of one pause each: ground, first and last day. */
export const pauseRows = [
  ['pause1', 'from1', 'to1'],
  ['pause2', 'from2', 'to2'],
  ['pause3', 'from3', 'to3'],
] as const;

export type DeadlineResult =
  | {
      readonly ok: true;
      readonly name: string;
      /** A date, or an instant where the rule counts hours. */
      readonly end: string;
      /** The first day on which a waiting period lets the act be done. */
      readonly firstPermitted?: string;
      readonly provisional: boolean;
      readonly confirmed: boolean;
      readonly explanation: string;
      readonly source: string;
    }
  | { readonly ok: false; readonly message: string; readonly source: string };

/** What stands in the form, by the name of the field. */
export type DeadlineForm = Readonly<Record<string, string>>;

export function deadlinesPage(
  calculator: DeadlineCalculator,
  typed: DeadlineForm,
  result: DeadlineResult | undefined,
  mistakes: readonly Mistake[],
): Page {
  const title =
    mistakes.length > 0
      ? '期限计算：请改正'
      : result?.ok
        ? `${result.name}：${when(result.end)}`
        : '期限计算';
  return {
    title,
    section: 'deadlines',
    main: html`${trail({ name: '期限计算', path: paths.deadlines })}<h1>期限计算器</h1>
<p class="lead">选一种期限，填上起算的那一天，就能看到哪天到期、怎么数出来的、依据哪一条。</p>
${mistakes.length > 0 && mistakeList(mistakes)}${result && answer(result)}${form(calculator, typed, mistakes)}`,
  };
}

function answer(result: DeadlineResult): Markup {
  if (!result.ok) {
    return html`<section class="notice soon"><h2 id="answer">算不出这个期限</h2><p>${result.message}</p>${result.source !== '' && html`<p class="source">依据：${result.source}</p>`}</section>`;
  }
  return html`<section class="answer"><h2 id="answer">${result.name}</h2>
<p class="when"><time datetime="${result.end}">${when(result.end)}</time></p>
<p>${result.explanation}</p>${summaryList([
    [
      '最早可以办理',
      result.firstPermitted &&
        html`<time datetime="${result.firstPermitted}">${dateText(result.firstPermitted)}</time>`,
    ],
    ['依据', result.source],
    [
      '可靠程度',
      html`${result.provisional && html`${badge('soon', '暂定')}那一年的放假调休安排尚未公布，公布后可能变化。`}${!result.confirmed && html`${badge('soon', '未核实')}期限的天数是默认值或者地方规定，请以所依据的文件为准。`}${!result.provisional && result.confirmed && '按已公布的规定和放假安排计算'}`,
    ],
  ])}</section>`;
}

function form(calculator: DeadlineCalculator, typed: DeadlineForm, mistakes: readonly Mistake[]): Markup {
  const bad = (field: string) => mistakes.some((each) => each.field === field) && html` aria-invalid="true"`;
  const groups = new Map<string, DeadlineRule[]>();
  for (const rule of calculator.rules) {
    const group = groups.get(rule.group);
    if (group === undefined) groups.set(rule.group, [rule]);
    else group.push(rule);
  }
  return html`<form class="filter" action="${paths.deadlines}" method="get">
<div class="field wide"><label for="f-rule">哪一种期限</label><select id="f-rule" name="rule" required${bad('rule')}><option value="">请选择</option>${[
    ...groups,
  ].map(
    ([group, rules]) =>
      html`<optgroup label="${group}">${rules.map((rule) => html`<option value="${rule.id}"${rule.id === typed.rule && html` selected`}>${rule.name}（${rule.id}${rule.hours && '，按小时'}）</option>`)}</optgroup>`,
  )}</select></div>
<div class="field"><label for="f-start">起算的日期</label><input id="f-start" name="start" type="date" value="${typed.start ?? ''}" required${bad('start')}></div>
<div class="field"><label for="f-time">时刻<small>（按小时计算的才填）</small></label><input id="f-time" name="time" type="time" value="${typed.time ?? ''}"${bad('time')}></div>
<div class="field"><label for="f-profile">适用的规定</label><select id="f-profile" name="profile"${bad('profile')}>${calculator.profiles.map((profile) => html`<option value="${profile.id}"${profile.id === typed.profile && html` selected`}>${profile.name}</option>`)}</select></div>
${changes(calculator, typed, bad)}
<div class="field act"><button type="submit">计算</button></div></form>
<p class="aside">计算结果供参考，以决定书和有关通知书写明的日期为准。</p>`;
}

type Bad = (field: string) => Content;

/** What changes a period, closed until it is needed; a native disclosure, so that no script is. */
function changes(calculator: DeadlineCalculator, typed: DeadlineForm, bad: Bad): Markup {
  const names = [...pauseRows.flat(), 'more', 'approved', 'field', 'value'];
  const used = names.some((name) => (typed[name] ?? '') !== '');
  const input = (name: string, label: Content, kind: Content) =>
    html`<div class="field"><label for="f-${name}">${label}</label><input id="f-${name}" name="${name}" ${kind} value="${typed[name] ?? ''}"${bad(name)}></div>`;
  const select = (name: string, label: string, none: string, choices: readonly Choice[]) =>
    html`<div class="field"><label for="f-${name}">${label}</label><select id="f-${name}" name="${name}"${bad(name)}><option value="">${none}</option>${choices.map((one) => html`<option value="${one.id}"${one.id === typed[name] && html` selected`}>${one.name}</option>`)}</select></div>`;
  const day = html`type="date"`;
  const number = html`type="text" maxlength="4"`;
  return html`<details class="narrow"${used && html` open`}><summary>有扣除的时间、延长，或者另行规定的期限</summary><div>${pauseRows.map(
    ([ground, from, to], index) =>
      html`${select(ground, `扣除的事由（${index + 1}）`, '没有', calculator.grounds)}${input(from, `自哪天（${index + 1}）`, day)}${input(to, html`至哪天（${index + 1}）<small>（仍在中止的不填）</small>`, day)}`,
  )}${input('more', html`延长多少<small>（与期限同一单位；不填为最多可以延长的数量）</small>`, number)}${input('approved', '批准延长的日期', day)}${select('field', '执法领域', '不区分', calculator.fields)}${input('value', html`另行规定的期限<small>（法律、文书另有规定的才填）</small>`, number)}</div></details>`;
}

function when(end: string): string {
  return end.includes('T') ? momentText(end) : dateText(end);
}
