import { decisionQuerySchema } from '@mingjing/contract';
import {
  type DeadlineCalculator,
  type DeadlineForm,
  type DeadlineTyped,
  pauseRows,
} from './pages/deadlines.ts';
import type { Mistake } from './pages/parts.ts';

/** What a person typed into the calculator: as it stands in the form, and as it is computed if nothing is wrong with it. */
export interface DeadlineRead {
  readonly form: DeadlineForm;
  readonly mistakes: readonly Mistake[];
  /** Absent where something is wrong, or nothing was asked yet. */
  readonly typed?: DeadlineTyped;
}

/** Every mistake is found at once and names its field; what the law does not allow is the calculator's to say. */
export function readDeadlineForm(
  calculator: DeadlineCalculator,
  query: Readonly<Record<string, unknown>>,
): DeadlineRead {
  const mistakes: Mistake[] = [];
  const wrong = (field: string, message: string) => {
    mistakes.push({ field, message });
  };
  const text = (name: string): string => {
    const value = query[name];
    if (value === undefined) return '';
    if (typeof value === 'string') return value.toWellFormed().trim().slice(0, 64);
    wrong(name, '同一个条件只能写一次');
    return '';
  };
  const names = ['rule', 'start', 'time', 'field', 'value', 'more', 'approved', ...pauseRows.flat()] as const;
  const form: DeadlineForm = {
    ...Object.fromEntries(names.map((name) => [name, text(name)])),
    profile: text('profile') || (calculator.profiles[0]?.id ?? ''),
  };
  const of = (name: string): string => form[name] ?? '';
  if (of('rule') === '' && of('start') === '' && mistakes.length === 0) return { form, mistakes };

  const rule = calculator.rules.find((each) => each.id === of('rule'));
  if (rule === undefined) wrong('rule', '请从列表中选择一种期限');
  if (!isDay(of('start'))) wrong('start', '请填写起算的日期，例如 2026-09-28');
  if (rule?.hours === true && !/^([01]\d|2[0-3]):[0-5]\d$/.test(of('time')))
    wrong('time', '这种期限按小时计算，请填写时刻，例如 09:30');
  if (!calculator.profiles.some((each) => each.id === form.profile))
    wrong('profile', '请从列表中选择适用的规定');
  if (of('field') !== '' && !calculator.fields.some((each) => each.id === of('field')))
    wrong('field', '请从列表中选择执法领域');
  const value = wholeNumber(of('value'));
  if (of('value') !== '' && value === undefined) wrong('value', '另行规定的期限应当是1至3650的整数');

  const pauses = pauseRows.flatMap(([ground, from, to]) => {
    if (of(ground) === '' && of(from) === '' && of(to) === '') return [];
    if (!calculator.grounds.some((each) => each.id === of(ground))) wrong(ground, '请从列表中选择扣除的事由');
    if (!isDay(of(from))) wrong(from, '请填写扣除时间的起日，例如 2026-10-09');
    if (of(to) !== '' && !isDay(of(to))) wrong(to, '扣除时间的止日应当是日期，例如 2026-10-20');
    else if (of(to) !== '' && of(to) < of(from)) wrong(to, '扣除时间的止日早于起日');
    return [{ ground: of(ground), from: of(from), ...(of(to) === '' ? {} : { to: of(to) }) }];
  });

  const added = wholeNumber(of('more'));
  if (of('more') !== '' && added === undefined) wrong('more', '延长的数量应当是1至3650的整数');
  if ((of('more') !== '' || of('approved') !== '') && !isDay(of('approved')))
    wrong('approved', '请填写批准延长的日期，例如 2026-10-13');
  const extension =
    of('approved') === ''
      ? undefined
      : { approvedOn: of('approved'), ...(added === undefined ? {} : { value: added }) };

  if (mistakes.length > 0 || rule === undefined) return { form, mistakes };
  return {
    form,
    mistakes,
    typed: {
      rule: rule.id,
      start: rule.hours ? new Date(`${of('start')}T${of('time')}:00+08:00`).toISOString() : of('start'),
      profile: of('profile'),
      pauses,
      ...(extension === undefined ? {} : { extension }),
      ...(of('field') === '' ? {} : { field: of('field') }),
      ...(value === undefined ? {} : { value }),
    },
  };
}

function wholeNumber(text: string): number | undefined {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= 3650 ? value : undefined;
}

function isDay(text: string): boolean {
  return text !== '' && decisionQuerySchema.shape.from.safeParse(text).success;
}
