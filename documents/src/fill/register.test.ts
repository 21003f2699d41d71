import { nationalCalendar, type Procedure, procedures, resolveProfile } from '@mingjing/law';
import { expect, it } from 'vitest';
import { sampleAgency } from '../../../law/src/procedures/penalty/testing.ts';
import { prepareSheet } from '../render.ts';
import { fillDocument } from './index.ts';

/** 执法主体卷宗: every document its acts issue is filled here, from the act and the agency alone. */

const given = {
  organisation: '清岚县农贸市场管理所',
  uscc: '12990921MA0RY11X0A',
  representative: '所样例',
  address: '清岚县城关镇市场路1号',
  basis: '《样例省市场管理条例》第六条',
  matters: '未明码标价的处罚',
  powers: '警告，二千元以下罚款',
  from: '2025-01-01',
  until: '2026-12-31',
  conditionsMet: true,
  files: [],
};

const issuing = (procedures.agency as unknown as Procedure<never>).acts.filter(
  (act) => act.document !== undefined,
);

it('an agency issues nothing but a 委托书', () => {
  expect(issuing.map((act) => act.type)).toEqual(['agency.entrust']);
});

it('委托书 names both sides, the matters, the powers, the term and that it may not be passed on （处罚法 art 20）', () => {
  const data = fillDocument('P67-entrustment', {
    state: sampleAgency as never,
    agency: sampleAgency,
    staff: {},
    profile: resolveProfile('national'),
    calendar: nationalCalendar,
    act: {
      type: 'agency.entrust',
      seq: 9,
      data: given,
      occurredAt: '2024-12-20T02:00:00Z',
      actor: { personId: '', name: '林正平', agencyId: sampleAgency.id, roles: ['head'] },
    },
    number: '清市监委〔2024〕1号',
    title: '行政处罚委托书',
  });
  const laid = prepareSheet({ template: 'P67-entrustment', data, options: { mode: 'issue' } });
  if (!laid.ok) throw new Error(laid.error.message);
  const words = JSON.stringify(laid.sheet);
  for (const said of [
    sampleAgency.name,
    '清岚县农贸市场管理所',
    '所样例',
    '《样例省市场管理条例》第六条',
    '一、委托事项：未明码标价的处罚。',
    '二、委托权限：警告，二千元以下罚款。',
    '自2025年1月1日至2026年12月31日',
    '不得再委托',
    '清市监委〔2024〕1号',
  ])
    expect(words).toContain(said);
});
