import { describe, expect, it } from 'vitest';
import { drive, people, sampleAgency } from '../penalty/testing.ts';
import { agencyProcedure } from './agency.ts';

const { admin, lin, xie } = people;

const {
  id: _id,
  items: _i,
  documents: _d,
  confirmedOn: _c,
  wasConfirmed: _w,
  bank: _b,
  pooledReviewers: _p,
  notApplicable: _n,
  ...standing
} = sampleAgency;

const given = (more: Record<string, unknown> = {}) => ({
  organisation: '清岚县农贸市场管理所',
  uscc: '12990921MA0RY11X6F',
  representative: '样例',
  address: '清岚县城关镇',
  basis: '《样例省市场管理条例》第六条',
  matters: '未明码标价的处罚',
  powers: '警告，二千元以下罚款',
  from: '2025-01-01',
  until: '2026-12-31',
  conditionsMet: true,
  files: [],
  ...more,
});

/** A registered agency with its head and its administrator. */
function registered(kind: 'statutory' | 'entrusted' = 'statutory') {
  const run = drive({ procedure: agencyProcedure });
  run.do(xie, 'agency.register', { ...standing, kind, files: [] }, '2024-01-02');
  const agencyId = run.dossier.id;
  return { run, head: { ...lin, agencyId }, keeper: { ...admin, agencyId } };
}

describe('an agency lets an organisation punish in its name （处罚法 art 20, 21）', () => {
  it('by its head, in a numbered paper that says in what, how far and how long', () => {
    const { run, head, keeper } = registered();
    expect(run.refused(keeper, 'agency.entrust', given(), '2024-12-20')).toEqual(['ROLE_MISSING']);
    expect(run.refused(lin, 'agency.entrust', given(), '2024-12-20')).toEqual(['OTHER_AGENCY']);
    const both = { ...lin, roles: ['head', 'supervisor'] as const };
    expect(run.refused(both, 'agency.entrust', given(), '2024-12-20')).toEqual(['OTHER_AGENCY']);
    const { seq, document } = run.do(head, 'agency.entrust', given(), '2024-12-20');
    expect(document).toMatchObject({ template: 'P67-entrustment' });
    const { conditionsMet: _, files: __, ...kept } = given();
    expect(run.state.entrustments).toEqual([{ ...kept, seq, number: document?.number }]);
  });

  it.each([
    ['without saying in what', { matters: undefined }, 'DATA_INVALID'],
    ['without saying how far', { powers: '' }, 'DATA_INVALID'],
    ['without saying how long', { until: undefined }, 'DATA_INVALID'],
    ['to whom does not meet the conditions', { conditionsMet: false }, 'DATA_INVALID'],
    ['from a day that is past', { from: '2024-12-19' }, 'DATE_ORDER'],
    ['to a day before the first', { until: '2024-12-31' }, 'DATE_ORDER'],
    ['to a code that is none', { uscc: '待登记' }, 'USCC_INVALID'],
    ['to a code with a wrong check digit', { uscc: '12990921MA0RY11X0A' }, 'USCC_INVALID'],
    ['to itself', { uscc: sampleAgency.uscc }, 'ENTRUSTED_SELF'],
  ])('never %s', (_what, more, code) => {
    const { run, head } = registered();
    expect(run.refused(head, 'agency.entrust', given(more), '2024-12-20')).toContain(code);
  });

  it('and is not itself entrusted: that may not be passed on', () => {
    const { run, head } = registered('entrusted');
    expect(run.refused(head, 'agency.entrust', given(), '2024-12-20')).toEqual(['ENTRUSTED_MAY_NOT_ENTRUST']);
  });

  it('until it ends it, within its term and once', () => {
    const { run, head } = registered();
    const end = (entrustment: number, on: string) => ({ entrustment, on, reason: '机构撤并', files: [] });
    expect(run.refused(head, 'agency.endEntrustment', end(2, '2025-06-30'), '2025-06-30')).toEqual([
      'MOVE_CLOSED',
    ]);
    const { seq } = run.do(head, 'agency.entrust', given(), '2024-12-20');
    run.do(head, 'agency.entrust', given({ organisation: '另一组织' }), '2024-12-21');
    const refused = (entrustment: number, on: string) =>
      run.refused(head, 'agency.endEntrustment', end(entrustment, on), '2025-06-30');
    expect(refused(seq + 9, '2025-06-30')).toEqual(['ENTRUSTMENT_UNKNOWN']);
    expect(refused(seq, '2024-12-31')).toEqual(['DATE_ORDER']);
    expect(refused(seq, '2025-07-01')).toEqual(['DATE_ORDER']);
    run.do(head, 'agency.endEntrustment', end(seq, '2025-06-30'), '2025-06-30');
    expect(refused(seq, '2025-06-30')).toEqual(['ENTRUSTMENT_UNKNOWN']);
    expect(run.state.entrustments?.map(({ endedOn }) => endedOn)).toEqual(['2025-06-30', undefined]);
    const moved = (on: string) => ({ target: run.dossier.seq, values: { on }, reason: '登记有误' });
    expect(run.refused(head, 'act.correct', moved('2027-06-30'), '2025-07-01')).toEqual(['DATE_ORDER']);
    run.do(head, 'act.correct', moved('2025-06-29'), '2025-07-01');
    expect(run.state.entrustments?.[0]?.endedOn).toBe('2025-06-29');
  });
});
