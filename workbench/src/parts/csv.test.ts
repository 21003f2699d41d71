import { describe, expect, it } from 'vitest';
import { type CsvColumn, toCsv } from './csv.ts';

interface Row {
  readonly title: string;
  readonly handlers: readonly string[];
}
const columns: readonly CsvColumn<Row>[] = [
  ['案件', (row) => row.title],
  ['承办人', (row) => row.handlers.join('、')],
];
const row = (title: string): Row => ({ title, handlers: ['周晓岚', '陈立群'] });

describe('rows as CSV', () => {
  it('have a head and a line each', () => {
    expect(toCsv(columns, [row('某店案'), row('某厂案')]).split('\r\n')).toEqual([
      '案件,承办人',
      '某店案,周晓岚、陈立群',
      '某厂案,周晓岚、陈立群',
    ]);
  });

  it('quote what would break a line', () => {
    expect(toCsv(columns, [row('甲,"乙"\n丙')])).toContain('"甲,""乙""\n丙"');
  });

  it.each(['=1+1', '+86', '-5', '@x'])('do not let a spreadsheet run %s', (title) => {
    expect(toCsv(columns, [row(title)])).toContain(`'${title}`);
  });
});
