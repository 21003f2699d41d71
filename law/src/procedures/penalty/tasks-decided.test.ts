import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../dossier/fold.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { penaltySummary } from '../penalty-summary.ts';
import type { PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { at, people } from './testing.ts';
import { case1, case3, decisionSeq, driveDecided, ecologyBureau } from './testing-decided.ts';

const { zhou } = people;
const mark = (day: string, seq = 1100) => ({ seq, at: at(day), by: zhou.id });

const served = (state: PenaltyState, on: string): PenaltyState => ({
  ...state,
  services: [
    { ...mark(on, decisionSeq + 1), document: decisionSeq, party: 'p1', method: 'direct', servedOn: on },
  ],
});

const execution = (state: PenaltyState, more: Partial<PenaltyState['execution']>): PenaltyState => ({
  ...state,
  execution: { ...state.execution, ...more },
});

const withheld = (state: PenaltyState): PenaltyState => ({
  ...state,
  publication: {
    ...state.publication,
    withheld: { ...mark('2026-09-25'), reason: '涉及个人隐私', ground: 'privacy' },
  },
});

const paid = (state: PenaltyState, fen: number, more = {}): PenaltyState =>
  execution(state, {
    payments: [
      { ...mark('2026-10-08'), party: 'p1', on: '2026-10-08', fen, of: 'fine', receipt: '1', ...more },
    ],
  });

/** 案例三, served; nothing else is owed than the fine. */
const dust = withheld(served(case3, '2026-09-24'));
const demand = { ...mark('2027-03-25'), party: 'p1', document: 1100, performBy: '2027-04-12', defences: [] };
const demanded = (more = {}) => execution(dust, { demands: [{ ...demand, ...more }] });
const asked = { ...mark('2027-04-12', 1101), court: '清岚县人民法院', party: 'p1' };
const ruled = (result: 'execute' | 'refuse') =>
  execution(dust, {
    demands: [{ ...demand, servedOn: '2027-03-25' }],
    courts: [{ ...asked, ruled: { ...mark('2027-04-22'), result, receivedOn: '2027-04-22' } }],
  });

const remedy = {
  id: 'r1',
  kind: 'reconsideration',
  party: 'p1',
  decision: decisionSeq,
  body: '怀川市人民政府',
  appliedOn: '2026-10-09',
  opened: mark('2026-10-09'),
} as const;
const contested = (more = {}): PenaltyState => ({ ...dust, remedies: [{ ...remedy, ...more }] });

const spot: PenaltyState['spot'] = { ...mark('2026-09-24'), officers: [zhou.id], rechecks: [] };

type Row = [string, PenaltyState, string, string[]];

/** What is asked as `whom move clock`; of two handlers it is said once. */
const table: Row[] = [
  ['a decision nobody was handed', withheld(case3), '2026-09-25', ['handler service.record serve']],
  [
    'a service by publication that still runs',
    { ...dust, services: [{ ...dust.services[0]!, publishedOn: '2026-09-24', servedOn: '2026-10-24' }] },
    '2026-09-30',
    ['handler payment.record pay', 'handler service.record notice-period'],
  ],
  ['a fine not due yet', dust, '2026-10-09', ['handler payment.record pay']],
  ['a fine that is paid', paid(dust, 2_800_000), '2026-10-09', ['handler closing.propose']],
  ['a part that is not paid', paid(dust, 2_700_000), '2026-10-09', ['handler payment.record pay']],
  ['a fine overdue', dust, '2026-10-12', ['handler demand.issue court:p1']],
  ['a demand not served', demanded(), '2027-03-25', ['handler service.record court:p1']],
  [
    'a demand that runs',
    demanded({ servedOn: '2027-03-25' }),
    '2027-04-08',
    ['handler payment.record demand:p1'],
  ],
  [
    'a demand in vain while a remedy may still be sought',
    demanded({ servedOn: '2026-10-12' }),
    '2027-03-24',
    ['handler payment.record court:p1'],
  ],
  [
    'a demand in vain afterwards',
    demanded({ servedOn: '2027-03-25' }),
    '2027-04-12',
    ['head court.apply court:p1'],
  ],
  [
    'a demand taken back',
    demanded({ withdrawn: mark('2027-04-01') }),
    '2027-04-12',
    ['handler demand.issue court:p1'],
  ],
  ['three months let go by', dust, '2027-06-25', ['handler closing.propose court:p1']],
  [
    'an application the court has',
    execution(demanded({ servedOn: '2027-03-25' }), {
      demands: [{ ...demand, servedOn: '2027-03-25' }],
      courts: [asked],
    }),
    '2027-04-20',
    ['handler court.rule'],
  ],
  ['a ruling for it', ruled('execute'), '2027-04-23', ['handler closing.propose']],
  ['a ruling against it', ruled('refuse'), '2027-04-23', ['head court.apply court-review:p1']],
  [
    'a remedy nobody told the agency of yet',
    contested(),
    '2026-10-12',
    ['handler payment.record pay', 'handler remedy.accept'],
  ],
  [
    'a remedy to be answered',
    contested({ acceptedOn: '2026-10-12', copyReceivedOn: '2026-10-13' }),
    '2026-10-14',
    ['handler payment.record pay', 'handler remedy.answer answer:r1'],
  ],
  [
    'a remedy that was answered',
    contested({ copyReceivedOn: '2026-10-13', answeredOn: '2026-10-20' }),
    '2026-10-21',
    ['handler payment.record pay', 'handler remedy.close'],
  ],
  [
    'goods to be taken, beside the fine',
    withheld(served(case1, '2026-04-15')),
    '2026-04-16',
    ['handler goods.confiscate', 'handler payment.record pay'],
  ],
  [
    'goods that were taken',
    execution(dust, {
      goods: [
        { id: 'g1', party: 'p1', what: '饼干', decision: decisionSeq, confiscated: mark('2026-10-01') },
      ],
    }),
    '2026-10-08',
    ['handler goods.dispose', 'handler payment.record pay'],
  ],
  [
    'cash in hand',
    paid({ ...dust, spot: { ...spot, filedOn: '2026-09-25' } }, 2_800_000, { cash: { ground: 'remote' } }),
    '2026-10-09',
    ['handler payment.handIn cash:1100'],
  ],
  [
    'cash at the agency',
    paid(dust, 2_800_000, { cash: { ground: 'remote', handedInOn: '2026-10-09' } }),
    '2026-10-10',
    ['handler payment.handIn bank:1100'],
  ],
  [
    'a decision on the spot nobody reported',
    { ...paid(dust, 2_800_000), spot },
    '2026-10-09',
    ['handler spot.file spotFiling'],
  ],
  [
    'a step without its recording',
    {
      ...paid(dust, 2_800_000),
      recordings: [{ seq: 9, type: 'service.record', level: 'must', people: [zhou.id], state: 'missing' }],
    },
    '2026-10-09',
    ['handler recording.explain'],
  ],
  [
    'a reason given for a step that only should have its recording: answered, and the case goes on',
    {
      ...paid(dust, 2_800_000),
      recordings: [
        {
          seq: 9,
          type: 'address.confirm',
          level: 'should',
          people: [zhou.id],
          state: 'missing',
          asked: { seq: 12, at: '2026-10-08T10:00:00+08:00', by: zhou.id },
        },
      ],
    },
    '2026-10-09',
    ['head recording.decide', 'handler closing.propose'],
  ],
  [
    'a case the police took over after the decision, its goods not handed over',
    {
      ...paid(dust, 2_800_000),
      criminal: {
        proposed: { ...mark('2026-10-01'), on: '2026-10-01' },
        decided: { ...mark('2026-10-02'), approved: true },
        handedOver: mark('2026-10-03'),
        answered: { ...mark('2026-10-06'), result: 'filed', on: '2026-10-06' },
      },
    },
    '2026-10-09',
    ['handler closing.propose', 'handler criminal.handOverGoods criminalGoods'],
  ],
  [
    'a closing proposed that something came between',
    { ...contested(), closing: { proposed: { ...mark('2026-10-20'), reason: 'performed' } }, services: [] },
    '2026-10-21',
    ['handler remedy.accept', 'handler service.record serve'],
  ],
  [
    'a closing proposed',
    { ...paid(dust, 2_800_000), closing: { proposed: { ...mark('2026-10-20'), reason: 'performed' } } },
    '2026-10-21',
    ['head closing.approve'],
  ],
];

describe('what a decided case asks for', () => {
  it.each(table)('%s', (_name, state, day, expected) => {
    const { facts, profile } = driveDecided(state, ecologyBureau);
    const tasks = tasksOf(state, facts, profile, at(day));
    const rows = tasks.map(({ role, move, clock }) =>
      [role ?? 'handler', move, clock ?? ''].join(' ').trim(),
    );
    expect([...new Set(rows)].sort()).toEqual([...expected].sort());
    const definitions = new Map([...definitionsOf(penaltyOrdinary), ...definitionsOf(penaltySummary)]);
    expect(tasks.filter(({ move }) => definitions.get(move)?.open(state) !== true)).toEqual([]);
  });

  it('asks once for what two parties are to be asked, by both their clocks', () => {
    const two: PenaltyState = {
      ...dust,
      parties: [...dust.parties, { ...dust.parties[0]!, id: 'p2' }],
      decision: {
        ...dust.decision!,
        outcome: {
          ...dust.decision!.outcome,
          parties: ['p1', 'p2'].map((party) => ({ party, penalties: [{ kind: 'fine', fen: 100_000 }] })),
        },
      },
      services: [...dust.services, { ...dust.services[0]!, party: 'p2', servedOn: '2026-09-21' }],
    };
    const { facts, profile } = driveDecided(two, ecologyBureau);
    const rows = tasksOf(two, facts, profile, at('2026-10-21')).filter(({ move }) => move === 'demand.issue');
    expect(rows.map(({ person, clock }) => [person, clock])).toEqual(
      two.team.handlers.map((person) => [person, 'court']),
    );
  });

  it('in the market begins with the word that the decision becomes public （公示规定 art 8）', () => {
    const run = driveDecided(case1);
    const moves = () =>
      tasksOf(run.state, run.facts, run.profile, at('2026-04-15'))
        .filter(({ person }) => person === zhou.id)
        .map(({ move }) => move);
    expect(moves()).toEqual(['publication.notify']);
    const told = { party: 'p1', contactPerson: '周晓岚', contactPhone: '0990-0000001' };
    run.do(zhou, 'publication.notify', told, '2026-04-15');
    expect(moves()).toEqual(['service.record']);
  });

  it('holds a preservation before the head, who alone may say what becomes of it （处罚法 art 56）', () => {
    const kept = { id: 'p5', things: ['饼干'], proposed: mark('2026-09-20'), approved: mark('2026-09-20') };
    const state = (more = {}): PenaltyState => ({
      ...paid(dust, 2_800_000),
      investigation: { ...dust.investigation, preservations: [{ ...kept, ...more }] },
    });
    const { facts, profile } = driveDecided(state(), ecologyBureau);
    const rows = (one: PenaltyState) =>
      tasksOf(one, facts, profile, at('2026-10-09')).flatMap(({ role, move }) =>
        role ? `${role} ${move}` : [],
      );
    expect(rows(state({ notified: { ...mark('2026-09-21'), on: '2026-09-21', party: 'p1' } }))).toEqual([
      'head preservation.handle',
    ]);
  });
});
