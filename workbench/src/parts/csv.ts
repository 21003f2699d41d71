/** A column of a table that is exported: its head and what stands in a row. */
export type CsvColumn<R> = readonly [head: string, read: (row: R) => string];

/** The rows as CSV (RFC 4180). Cells that a spreadsheet would take for a formula are marked as text. */
export function toCsv<R>(columns: readonly CsvColumn<R>[], rows: readonly R[]): string {
  const lines = [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, read]) => read(row)))];
  return lines.map((line) => line.map(cell).join(',')).join('\r\n');
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Gives the text to the browser to be kept as a file; marked as UTF-8 for spreadsheets. */
export function saveCsv(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
