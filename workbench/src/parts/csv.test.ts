import { describe, expect, it } from 'vitest';
import type { DossierRow } from '../../api.ts';
import { toCsv } from './csv.ts';

const row = (more: Partial<DossierRow>): DossierRow => ({
  id: 'd',
  procedure: 'penalty-ordinary',
  title: '某店案',
  stage: 'lead',
  stageZh: '线索核查',
  agencyName: '市监',
  party: '某店',
  handlers: ['周晓岚', '陈立群'],
  openedAt: '2026-03-10',
  changedAt: '2026-03-10',
  ...more,
});

describe('the list as CSV', () => {
  it('has a head and a line for each case', () => {
    expect(toCsv([row({ number: '清市监罚〔2026〕12号' })]).split('\r\n')).toEqual([
      '案件,文号,当事人,环节,承办人,最近的期限,登记日期',
      '某店案,清市监罚〔2026〕12号,某店,线索核查,周晓岚、陈立群,,2026-03-10',
    ]);
  });

  it('quotes what would break a line', () => {
    expect(toCsv([row({ party: '甲,"乙"\n丙' })])).toContain('"甲,""乙""\n丙"');
  });

  it.each(['=1+1', '+86', '-5', '@x'])('does not let a spreadsheet run %s', (party) => {
    expect(toCsv([row({ party })])).toContain(`'${party}`);
  });
});
