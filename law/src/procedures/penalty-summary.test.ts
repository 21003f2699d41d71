import { describe, expect, it } from 'vitest';
import { deadlines } from '../dossier/deadlines.ts';
import type { AgencyFacts } from '../dossier/facts.ts';
import type { PenaltyState } from './penalty/state.ts';
import { tasksOf } from './penalty/tasks.ts';
import { at, type Drive, drive, people, sampleAgency, testFile } from './penalty/testing.ts';
import { penaltySummary } from './penalty-summary.ts';

const law = '中华人民共和国食品安全法';
const officers = [people.zhou.id, people.wu.id];

/** 案例二:小辣椒面馆, a warning for not checking a supplier, on the spot. */
const decide = (more: Record<string, unknown> = {}) => ({
  parties: [
    {
      id: 'p1',
      kind: 'individualBusiness',
      name: '清岚县云水路小辣椒面馆',
      uscc: '92990921MA0RY07G28',
      person: { name: '邓强' },
    },
  ],
  officers,
  place: '当事人后厨',
  cause: '进货时未查验许可证和相关证明文件',
  conductFrom: '2026-09-16',
  facts: '当日使用的散装花椒未能提供供货者许可证。',
  item: 'no-purchase-check',
  breached: [`${law}第五十三条第一款`],
  basis: [`${law}第一百二十六条第一款第三项`],
  warning: true,
  correction: '立即改正，补齐凭证',
  identityShown: true,
  rightsTold: true,
  defence: 'none',
  signature: 'signed',
  files: [testFile(80)],
  ...more,
});

const agency = {
  ...sampleAgency,
  items: {
    ...sampleAgency.items,
    small: {
      ...sampleAgency.items['no-purchase-check']!,
      id: 'small',
      zh: '小额罚款事项',
      fine: { unit: 'fen' as const, min: 5_000, max: 500_000 },
      tiers: [],
    },
  },
};

const person = [{ id: 'p1', kind: 'naturalPerson', person: { name: '赵某甲', birthDate: '1980-01-01' } }];
const company = [{ id: 'p1', kind: 'organisation', name: '某公司' }];
const fine = (fen: number, more: Record<string, unknown> = {}) =>
  decide({ item: 'small', warning: false, fine: fen, collection: 'bank', ...more });

const opened = () => drive({ procedure: penaltySummary, agency });

function served(data: unknown = decide()): Drive<PenaltyState> {
  const dossier = opened();
  const made = dossier.do(people.zhou, 'spot.decide', data, '2026-09-16');
  const handed = {
    document: made.seq,
    party: 'p1',
    method: 'direct',
    officers,
    place: '当事人后厨',
    receiver: { name: '邓强', relation: 'self' },
    creditRepairNotice: true,
    files: [testFile(81)],
  };
  dossier.do(people.zhou, 'service.record', handed, '2026-09-16');
  return dossier;
}

describe('deciding on the spot （处罚法 art 51, 52）', () => {
  it('asks its officers to carry it out, not to verify a lead it never had, and nobody to publish it', () => {
    const { dossier, facts, profile } = served();
    const asked = tasksOf(dossier.state, facts, profile, at('2026-09-17'));
    expect(asked.filter((task) => task.person === people.zhou.id)).toMatchObject([
      { move: 'spot.file', clock: 'spotFiling' },
      { move: 'spot.recheck' },
    ]);
    expect(asked.filter((task) => task.role === 'editor')).toEqual([]);
  });

  it('changes hands like any other case, and whoever takes it over carries it out', () => {
    const dossier = served();
    const over = {
      handlers: [people.chen.id, people.wu.id],
      reason: '调岗',
      recusalChecked: true,
      files: [],
    };
    expect(dossier.refused(people.zhou, 'team.change', over, '2026-09-17')).toContain('ROLE_MISSING');
    dossier.do(people.lin, 'team.change', over, '2026-09-17');
    const asked = tasksOf(dossier.state, dossier.facts, dossier.profile, at('2026-09-17'));
    expect(
      asked
        .filter((task) => task.move === 'spot.file')
        .map((task) => task.person)
        .sort(),
    ).toEqual([people.chen.id, people.wu.id].sort());
    dossier.do(people.chen, 'spot.file', { receiver: '法规股', files: [] }, '2026-09-18');
  });

  it('asks for the closing once it has been reported', () => {
    const dossier = served();
    dossier.do(people.zhou, 'spot.file', { receiver: '法规股', files: [] }, '2026-09-18');
    const asked = tasksOf(dossier.state, dossier.facts, dossier.profile, at('2026-09-18'));
    expect(asked.filter((task) => task.person === people.zhou.id).map((task) => task.move)).toEqual([
      'spot.recheck',
      'closing.propose',
    ]);
  });

  it('goes from decision to archive without review, notice or publication （案例二）', () => {
    const dossier = served();
    expect(
      dossier.refused(
        people.zhou,
        'closing.propose',
        { reason: 'performed', retention: 'thirtyYears', result: '已警告', files: [] },
        '2026-09-16',
      ),
    ).toEqual(['SPOT_NOT_FILED']);
    dossier.do(people.zhou, 'spot.file', { receiver: '法规股', files: [] }, '2026-09-18');
    dossier.do(
      people.zhou,
      'spot.recheck',
      { officers, identityShown: true, findings: '已补齐', corrected: true, files: [testFile(82)] },
      '2026-09-23',
    );
    dossier.do(
      people.zhou,
      'closing.propose',
      { reason: 'performed', retention: 'thirtyYears', result: '已警告并改正', files: [] },
      '2026-09-24',
    );
    dossier.do(people.lin, 'closing.approve', { opinion: '同意' }, '2026-09-24');
    dossier.do(
      people.feng,
      'archive.file',
      {
        archiveNumber: '20260031',
        retention: 'thirtyYears',
        condition: '完整',
        checkedBy: people.ma.id,
        complete: true,
        files: [],
      },
      '2026-09-28',
    );
    expect(penaltySummary.stages(dossier.state, '2026-12-31').every((stage) => stage.state === 'done')).toBe(
      true,
    );
    expect(penaltySummary.stageOf(dossier.state, '2026-12-31')).toBe('archived');
    expect(penaltySummary.acts.some((act) => act.lane === 'publication' || act.lane === 'review')).toBe(
      false,
    );
  });

  it('is reported in two working days; the sixty days run from the day it was made and move off a Sunday', () => {
    const dossier = served();
    const found = deadlines(dossier.dossier, dossier.facts, dossier.profile, at('2026-09-16'));
    const end = (key: string) => found.find((d) => d.clock.key === key)?.computed?.end;
    expect(end('spotFiling')).toBe('2026-09-18');
    expect(end('reconsider:p1')).toBe('2026-11-16');
    expect(end('sue:p1')).toBeUndefined();
  });

  it.each([
    ['200.00 for a person', fine(20_000, { parties: person }), []],
    ['200.01 for a person', fine(20_001, { parties: person }), ['SUMMARY_CEILING']],
    ['500.00 for a person （青石镇 straw burning）', fine(50_000, { parties: person }), ['SUMMARY_CEILING']],
    ['3,000.00 for a company', fine(300_000, { parties: company }), []],
    ['3,000.01 for a company', fine(300_001, { parties: company }), ['SUMMARY_CEILING']],
    ['3,000.00 for a 个体工商户 where the profile treats it as an organisation', fine(300_000), []],
    ['a warning of any party', decide({ parties: person }), []],
  ])('keeps to the ceiling: %s', (_name, data, codes) => {
    expect(opened().refused(people.zhou, 'spot.decide', data, '2026-09-16')).toEqual(codes);
  });

  it.each([
    [
      'an item of the ordinary procedure',
      decide({
        item: 'expired-food',
        breached: [`${law}第五十四条第一款`],
        basis: [`${law}第一百二十四条第一款第五项`],
      }),
      ['ITEM_NOT_SUMMARY', 'PENALTY_KIND_NOT_ALLOWED'],
    ],
    ['an item that is not listed', decide({ item: 'nothing' }), ['ITEM_NOT_LISTED']],
    [
      'a clause of another item',
      decide({ basis: [`${law}第一百二十四条第一款第五项`] }),
      ['CLAUSE_NOT_OF_ITEM'],
    ],
    ['no penalty at all', decide({ warning: false }), ['DATA_INVALID']],
    ['one officer', decide({ officers: [people.zhou.id] }), ['DATA_INVALID']],
    [
      'a suspended officer',
      decide({ officers: [people.zhou.id, people.heyuan.id] }),
      ['CERTIFICATE_INVALID'],
    ],
    ['rights not told', decide({ rightsTold: false }), ['DATA_INVALID']],
    ['a defence without its content', decide({ defence: 'notAdopted' }), ['DATA_INVALID']],
    ['a fine below the law', fine(4_000, { parties: person }), ['BELOW_MINIMUM']],
    [
      'a child under fourteen',
      decide({
        parties: [{ id: 'p1', kind: 'naturalPerson', person: { name: '样例', birthDate: '2013-01-01' } }],
      }),
      ['UNDER_FOURTEEN'],
    ],
    ['a fine without saying how it is paid', decide({ item: 'small', fine: 10_000 }), ['DATA_INVALID']],
    [
      'cash above a hundred on that ground (68)',
      fine(20_000, { collection: 'cash', cashGround: 'hundredYuan' }),
      ['CASH_ABOVE_CEILING'],
    ],
    ['cash of a hundred (68)', fine(10_000, { collection: 'cash', cashGround: 'hundredYuan' }), []],
    [
      'cash in a remote place unasked (69)',
      fine(20_000, { collection: 'cash', cashGround: 'remote' }),
      ['CASH_NOT_ASKED'],
    ],
  ])('%s', (_name, data, codes) => {
    expect(opened().refused(people.zhou, 'spot.decide', data, '2026-09-16')).toEqual(codes);
  });

  const without = (more: Partial<AgencyFacts>): AgencyFacts => {
    const { bank: _, ...rest } = agency;
    return { ...rest, ...more };
  };
  const retired = (retiredOn: string) => ({ small: { ...agency.items.small!, retiredOn } });

  it.each([
    ['a fine to the bank', fine(20_000), { bank: agency.bank }, []],
    [
      'a fine to the bank, where the agency has named none （罚缴分离办法 7）',
      fine(20_000),
      {},
      ['COLLECTING_BODY_MISSING'],
    ],
    ['a fine in cash', fine(10_000, { collection: 'cash', cashGround: 'hundredYuan' }), {}, []],
    ['a warning', decide(), {}, []],
    [
      'an item the agency gave up that day',
      fine(20_000),
      { bank: agency.bank, items: retired('2026-09-16') },
      ['ITEM_RETIRED'],
    ],
    [
      'an item the agency gave up since, the act being entered late',
      fine(20_000),
      { bank: agency.bank, items: retired('2026-09-17') },
      [],
    ],
  ])('asks what the agency has entered: %s', (_name, data, more, codes) => {
    const dossier = drive({ procedure: penaltySummary, agency: without(more) });
    expect(dossier.refused(people.zhou, 'spot.decide', data, '2026-09-16')).toEqual(codes);
  });

  it('does not fine twice for one act (29)', () => {
    const dossier = opened();
    dossier.facts = {
      ...dossier.facts,
      related: [
        {
          dossier: people.lin.id,
          title: '样例',
          agency: '县城管局',
          from: '2026-09-10',
          to: '2026-09-20',
          place: '样例',
          fined: true,
        },
      ],
    };
    expect(dossier.refused(people.zhou, 'spot.decide', fine(10_000), '2026-09-16')).toEqual(['SECOND_FINE']);
    expect(dossier.refused(people.zhou, 'spot.decide', decide(), '2026-09-16')).toEqual([]);
  });

  it('keeps cash in sight until it is with the bank', () => {
    const dossier = served(fine(10_000, { collection: 'cash', cashGround: 'hundredYuan' }));
    dossier.do(people.zhou, 'spot.file', { receiver: '法规股', files: [] }, '2026-09-16');
    const paid = dossier.do(
      people.zhou,
      'payment.record',
      {
        party: 'p1',
        of: 'fine',
        on: '2026-09-16',
        fen: 10_000,
        receiptKind: 'receipt',
        receipt: '票1',
        cashGround: 'hundredYuan',
        files: [],
      },
      '2026-09-16',
    );
    const close = { reason: 'performed', retention: 'thirtyYears', result: '已缴清', files: [] };
    expect(dossier.refused(people.zhou, 'closing.propose', close, '2026-09-17')).toEqual(['CASH_NOT_BANKED']);
    for (const to of ['agency', 'bank'])
      dossier.do(
        people.zhou,
        'payment.handIn',
        { payment: paid.seq, to, on: '2026-09-17', files: [] },
        '2026-09-17',
      );
    expect(dossier.refused(people.zhou, 'closing.propose', close, '2026-09-17')).toEqual([]);
  });

  it('is decided once', () => {
    expect(served().refused(people.zhou, 'spot.decide', decide(), '2026-09-17')).toEqual(['MOVE_CLOSED']);
  });
});
