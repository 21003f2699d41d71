import type { DossierRow } from '../../api.ts';

const columns: readonly (readonly [string, (row: DossierRow) => string])[] = [
  ['案件', (row) => row.title],
  ['文号', (row) => row.number ?? ''],
  ['当事人', (row) => row.party],
  ['环节', (row) => row.stageZh],
  ['承办人', (row) => row.handlers.join('、')],
  [
    '最近的期限',
    (row) => (row.nextDue === undefined ? '' : `${row.nextDue.zh} ${row.nextDue.end.slice(0, 10)}`),
  ],
  ['登记日期', (row) => row.openedAt.slice(0, 10)],
];

/** The rows as CSV (RFC 4180). Cells that a spreadsheet would take for a formula are marked as text. */
export function toCsv(rows: readonly DossierRow[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, read]) => read(row)))];
  return lines.map((line) => line.map(cell).join(',')).join('\r\n');
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
