import { citeAllShort } from '../sources/cite.ts';
import { SOURCES_CHECKED_ON, TEXTS_READ_UNTIL } from '../sources/registry.ts';
import {
  type ExtensionRule,
  type Obligor,
  PAUSE_GROUND_NAMES,
  type PeriodRule,
  type Rule,
  type Unit,
} from './rule.ts';
import { ruleAreas } from './rules/index.ts';

const UNITS: Readonly<Record<Unit, string>> = {
  WD: 'working days 工作日',
  CD: 'calendar days 日',
  H: 'hours 小时',
  M: 'months 月',
  Y: 'years 年',
  date: 'date 日期',
};

const OBLIGORS: Readonly<Record<Obligor, string>> = {
  agency: 'agency',
  party: 'party',
  court: 'court',
  police: 'police',
  reconsideration: 'reconsideration body',
  supervisor: 'supervisor',
  agencyOrBank: 'agency or bank',
  agencyOrParty: 'agency or party',
};

/** The text of `docs/deadlines.md`: every id with its value, counting, source and mark. */
export function deadlinesDocument(): string {
  return `${[
    HEAD,
    ...ruleAreas.map(({ name, rules }) =>
      [`## ${name}`, periodTable(rules), otherTable(rules)].filter(Boolean).join('\n\n'),
    ),
  ].join('\n\n')}\n`;
}

const HEAD = `# Deadlines 期限总表

Written from the rule table by \`law/src/calendar/document.ts\`; a test holds this file to it. Sources were last compared
on ${SOURCES_CHECKED_ON} with texts published until ${TEXTS_READ_UNTIL}.

\`GET /api/public/deadlines?rule=PEN-10&start=2026-09-28&profile=national\` computes any row of kind *period*. Rows of
another kind answer \`RULE_HAS_NO_PERIOD\` with their text and source.

- **Counting.** The day (or minute) of the start event is not counted. Working days follow the State Council's yearly
  arrangement (调休); a year without one is computed from statutory holidays and weekends and is *provisional*. Months and
  years end on the same day number, or on the last day of the month. Hours run through nights and holidays.
- **Moves.** *law*: an end on a day of rest moves to the next working day by law. *party*: the same by analogy, if the
  profile has it so. *no*: the agency's own limit, never moved. *–*: cannot fall on a day of rest. *(alarm unmoved)*: the
  reminder keeps the unmoved day.
- **Back** counts N clear days before the event; the option \`lastDayCounted\` allows one day later.
- **Pauses** are records with a ground, a first and last day and a document: the days after the first through the last do
  not count. An **extension** runs on from the unextended end and must be approved on or before it.
- **Mark.** C read in the statute, C2 read in a secondary page, R recalled, local a local rule, seed a source document of
  the project. Anything but C and C2 answers \`confirmed: false\`. \`C (R)\`: the duty is C, the number R. **set** in the
  value column: a profile may set the value.`;

function periodTable(rules: readonly Rule[]): string {
  const rows = rules.filter((rule) => rule.kind === 'period').map(periodRow);
  if (rows.length === 0) return '';
  return table(
    ['id', '期限', 'value', 'start event', 'who', 'moves', 'mode', 'pauses', 'extension', 'source', 'mark'],
    rows,
  );
}

function otherTable(rules: readonly Rule[]): string {
  const rows = rules.flatMap((rule) =>
    rule.kind === 'period'
      ? []
      : [[rule.id, rule.kind, rule.name, rule.text, sourceText(rule), markText(rule)]],
  );
  return rows.length === 0 ? '' : table(['id', 'kind', '规则', 'text', 'source', 'mark'], rows);
}

function periodRow(rule: PeriodRule): string[] {
  return [
    rule.id,
    rule.note === undefined ? rule.name : `${rule.name}。${rule.note}`,
    [`${rule.value ?? 'stated'} ${UNITS[rule.unit]}`, ...(rule.overridable === true ? ['**set**'] : [])].join(
      ' ',
    ),
    rule.direction === 'backward' ? `${rule.start} (back)` : rule.start,
    OBLIGORS[rule.who],
    `${rule.moves === 'never' ? '–' : rule.moves}${rule.alarmUnmoved === true ? ' (alarm unmoved)' : ''}`,
    rule.mode,
    rule.pauses.map((ground) => PAUSE_GROUND_NAMES[ground]).join('、') || '–',
    rule.extensions.map(extensionText).join('; ') || '–',
    sourceText(rule),
    markText(rule),
  ];
}

function extensionText({ max, unit, approver, notice, times }: ExtensionRule): string {
  const length = max === null ? 'as approved' : `≤${max} ${unit}`;
  return `${length}, ${approver}${times > 1 ? `, ${times} times` : ''}${notice ? ', party told' : ''}`;
}

function sourceText(rule: Rule): string {
  return citeAllShort(rule.sources) || '–';
}

function markText(rule: Rule): string {
  return rule.dutyMark === undefined ? rule.mark : `${rule.dutyMark} (${rule.mark})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
