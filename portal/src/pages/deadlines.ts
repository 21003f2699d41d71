import { html, type Markup } from '../html.ts';
import { paths } from '../site.ts';
import { dateText, momentText } from '../text.ts';
import type { Page } from './layout.ts';
import { badge, type Mistake, mistakeList, summaryList, trail } from './parts.ts';

/** What the calculator (期限计算器) needs; the rules themselves stay where they are defined. */
export interface DeadlineCalculator {
  readonly rules: readonly DeadlineRule[];
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
  compute(request: DeadlineTyped): DeadlineResult;
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
}

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

/** What stands in the form. `start` may be a date with or without a time. */
export type DeadlineForm = Readonly<Partial<Record<'rule' | 'start' | 'profile', string>>>;

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
  const [day, time] = (typed.start ?? '').split('T');
  return html`<form class="filter" action="${paths.deadlines}" method="get">
<div class="field wide"><label for="f-rule">哪一种期限</label><select id="f-rule" name="rule" required${bad('rule')}><option value="">请选择</option>${[
    ...groups,
  ].map(
    ([group, rules]) =>
      html`<optgroup label="${group}">${rules.map((rule) => html`<option value="${rule.id}"${rule.id === typed.rule && html` selected`}>${rule.name}（${rule.id}${rule.hours && '，按小时'}）</option>`)}</optgroup>`,
  )}</select></div>
<div class="field"><label for="f-start">起算的日期</label><input id="f-start" name="start" type="date" value="${day ?? ''}" required${bad('start')}></div>
<div class="field"><label for="f-time">时刻<small>（按小时计算的才填）</small></label><input id="f-time" name="time" type="time" value="${time ?? ''}"${bad('time')}></div>
<div class="field"><label for="f-profile">适用的规定</label><select id="f-profile" name="profile"${bad('profile')}>${calculator.profiles.map((profile) => html`<option value="${profile.id}"${profile.id === typed.profile && html` selected`}>${profile.name}</option>`)}</select></div>
<div class="field act"><button type="submit">计算</button></div></form>
<p class="aside">计算结果供参考。中止、延长等情形会改变期限，以决定书和有关通知书写明的日期为准。</p>`;
}

function when(end: string): string {
  return end.includes('T') ? momentText(end) : dateText(end);
}
