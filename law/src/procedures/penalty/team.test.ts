import { describe, expect, it } from 'vitest';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { penaltySummary } from '../penalty-summary.ts';
import { outcomeRefusals } from './assess.ts';
import { filingActs } from './filing.ts';
import { investigationActs } from './investigation.ts';
import { leadActs } from './lead.ts';
import { initialState, type Outcome, type PenaltyState } from './state.ts';
import { tasksOf } from './tasks.ts';
import { teamActs } from './team.ts';
import {
  actorOf,
  at,
  drive,
  filedState,
  people,
  procedureOf,
  sampleAgency,
  sampleScene,
  testId,
} from './testing.ts';

const { zhou, chen, wu, shen, lin, gao, heyuan, he } = people;

const related = {
  dossier: testId(700),
  title: '另案',
  agency: '清岚县教育局',
  from: '2026-03-01',
  to: '2026-03-02',
  place: '解放路12号',
  fined: true,
};

const filed = (state: Partial<PenaltyState> = {}) =>
  drive({
    procedure: procedureOf([...teamActs, ...investigationActs], { ...filedState, ...state }),
    related: [related],
  });

const handlers = (...who: { readonly id: string }[]) => ({
  handlers: who.map((person) => person.id),
  reason: '工作调整',
  recusalChecked: true,
  files: [],
});

describe('changing the handlers', () => {
  const reviewed = {
    review: {
      ...filedState.review,
      rounds: [
        {
          round: 1,
          draftHash: 'a'.repeat(64),
          reviewer: shen.id,
          submitted: { seq: 1, at: at('2026-03-13'), by: zhou.id },
          returns: [],
        },
      ],
    },
  };

  it.each([
    ['nothing', lin, handlers(zhou, wu), []],
    ['the same two', lin, handlers(chen, zhou), ['TEAM_UNCHANGED']],
    ['one alone', lin, handlers(wu), ['TWO_OFFICERS_REQUIRED']],
    ['nobody', lin, handlers(), ['DATA_INVALID']],
    ['a suspended one', lin, handlers(wu, heyuan), ['CERTIFICATE_INVALID']],
    ['the case’s reviewer', lin, handlers(zhou, shen), ['REVIEWER_MAY_NOT_HANDLE']],
    ['a handler who does it himself', zhou, handlers(zhou, wu), ['ROLE_MISSING']],
  ])('refuses %s', (_what, who, data, codes) => {
    expect(filed(reviewed).refused(who, 'team.change', data, '2026-09-10')).toEqual(codes);
  });

  it('lets the new ones act and keeps the old ones in mind', () => {
    const run = filed();
    run.do(lin, 'team.change', handlers(zhou, wu), '2026-03-16');
    expect(run.state.team.handlers).toEqual([zhou.id, wu.id]);
    expect(run.state.team.everHandled).toEqual([zhou.id, chen.id, wu.id]);
    const scene = sampleScene('2026-03-17', [zhou.id, wu.id]);
    expect(run.refused(chen, 'scene.record', scene, '2026-03-17')).toEqual(['NOT_HANDLER']);
    expect(run.refused(wu, 'scene.record', scene, '2026-03-17')).toEqual([]);
  });
});

describe('whoever reviewed the case （处罚法 art 58, 办审分离）', () => {
  const did = { seq: 1, at: at('2026-03-12'), by: shen.id };
  const round = {
    ...{ round: 1, draftHash: 'a'.repeat(64), submitted: { ...did, by: zhou.id } },
    returns: [] as (typeof did & { missing: string })[],
  };
  const review = (more: object): PenaltyState['review'] => ({
    ...filedState.review,
    rounds: [{ ...round, ...more }],
  });
  const ways: [string, Partial<PenaltyState>][] = [
    ['as the one it was sent to', { review: review({ reviewer: shen.id }) }],
    ['by accepting it', { review: review({ complete: did }) }],
    ['by sending it back', { review: review({ returns: [{ ...did, missing: '证据' }] }) }],
    ['by an opinion', { review: review({ opinion: { ...did, outcome: 'rejected' } }) }],
    [
      'by finding that it needs none',
      { review: { ...filedState.review, exemptions: [{ ...did, draftHash: 'a'.repeat(64) }] } },
    ],
    [
      'in an earlier round',
      { earlier: [{ ...filedState, review: review({ opinion: { ...did, outcome: 'approved' } }) } as never] },
    ],
    [
      'by finding another penalty to be for another act',
      { distinguished: [{ ...did, dossier: related.dossier }] },
    ],
  ];
  const scene = (officers: readonly string[], more = {}) => ({
    ...sampleScene('2026-03-17', officers),
    ...more,
  });
  const both = [zhou.id, shen.id];

  it.each(ways)('%s, is no handler and no investigator of it', (_how, state) => {
    const run = filed(state);
    const only = ['REVIEWER_MAY_NOT_HANDLE'];
    expect(run.refused(lin, 'team.change', handlers(zhou, shen), '2026-03-17')).toEqual(only);
    expect(run.refused(zhou, 'scene.record', scene(both), '2026-03-17')).toEqual(only);
    const recorder = scene([zhou.id, chen.id], { recorder: shen.id });
    expect(run.refused(zhou, 'scene.record', recorder, '2026-03-17')).toEqual(only);
    const { filing: _, ...unfiled } = filedState;
    const lead = drive({
      procedure: procedureOf([...leadActs, ...filingActs, ...teamActs], {
        ...unfiled,
        ...state,
        filing: {},
        team: initialState.team,
      }),
    });
    expect(lead.refused(lin, 'team.change', handlers(shen), '2026-03-17')).toEqual(only);
    const verified = { ...scene(both), conclusion: 'file' };
    expect(lead.refused(zhou, 'lead.verify', verified, '2026-03-17')).toEqual(only);
    const proposed = { handlers: both, grounds: '涉嫌', recusalChecked: true, files: [] };
    expect(lead.refused(zhou, 'filing.propose', proposed, '2026-03-17')).toContain(only[0]);
  });

  it('is none who wrote down what was found', () => {
    const run = filed();
    run.do(zhou, 'scene.record', scene([zhou.id, chen.id], { recorder: shen.id }), '2026-03-17');
    const say = { dossier: related.dossier, reason: '违法行为发生的时间、地点不同' };
    expect(run.refused(shen, 'sameAct.distinguish', say, '2026-03-18')).toEqual(['HANDLER_MAY_NOT_REVIEW']);
  });
});

describe('a lead', () => {
  const lead = (registeredBy: { readonly id: string } = zhou, staff = {}) =>
    drive({
      procedure: procedureOf([...leadActs, ...filingActs, ...teamActs], {
        ...filedState,
        lead: { ...filedState.lead!, by: registeredBy.id },
        filing: {},
        team: initialState.team,
      }),
      staff,
    });
  const asked = (run: ReturnType<typeof lead>, day: string) =>
    tasksOf(run.state, run.facts, run.profile, at(day)).map(({ person, role, move }) => [
      person ?? role,
      move,
    ]);

  it.each([
    ['to one person', lin, handlers(wu), []],
    ['to two', lin, handlers(wu, zhou), []],
    ['to whoever has it', lin, handlers(zhou), ['TEAM_UNCHANGED']],
    ['to a suspended one', lin, handlers(heyuan), ['CERTIFICATE_INVALID']],
    ['by whoever has it', zhou, handlers(wu), ['ROLE_MISSING']],
  ])('is given %s', (_what, who, data, codes) => {
    expect(lead().refused(who, 'team.change', data, '2026-09-10')).toEqual(codes);
  });

  it('asks whom it was given to, and no more whoever registered it', () => {
    const run = lead();
    expect(asked(run, '2026-03-11')).toEqual([[zhou.id, 'lead.verify']]);
    run.do(lin, 'team.change', handlers(wu), '2026-03-11');
    expect(asked(run, '2026-03-11')).toEqual([[wu.id, 'lead.verify']]);
    expect(run.state.team.everHandled).toEqual([wu.id]);
  });

  it.each([
    ['a clerk registered it', he, {}],
    ['who registered it has left', zhou, { [zhou.id]: { ...zhou, leftOn: '2026-03-10' } }],
  ])('waits for the head to give it to somebody where %s', (_what, by, staff) => {
    const run = lead(by, staff);
    expect(asked(run, '2026-03-11')).toEqual([['head', 'team.change']]);
    run.do(lin, 'team.change', handlers(wu), '2026-03-11');
    expect(asked(run, '2026-03-11')).toEqual([[wu.id, 'lead.verify']]);
  });

  it('stays with who is to leave on a day ahead until that day', () => {
    const run = lead(zhou, { [zhou.id]: { ...zhou, leftOn: '2026-03-20' } });
    expect(asked(run, '2026-03-19')).toEqual([[zhou.id, 'lead.verify']]);
    expect(asked(run, '2026-03-20')).toEqual([['head', 'team.change']]);
  });

  it('is nobody’s once who has it stands aside', () => {
    const run = lead();
    run.do(
      zhou,
      'recusal.request',
      { person: zhou.id, from: 'self', ground: 'kin', reason: '亲属', files: [] },
      '2026-03-11',
    );
    run.do(
      lin,
      'recusal.decide',
      { person: zhou.id, result: 'granted', reason: '属实', files: [] },
      '2026-03-11',
    );
    expect(asked(run, '2026-03-11')).toEqual([['head', 'team.change']]);
  });

  it('that is to be filed has two handlers and keeps two', () => {
    const run = lead();
    const data = { handlers: [zhou.id, chen.id], grounds: '违法', recusalChecked: true, files: [] };
    run.do(zhou, 'filing.propose', data, '2026-03-11');
    expect(run.refused(lin, 'team.change', handlers(wu), '2026-03-11')).toEqual(['TWO_OFFICERS_REQUIRED']);
    run.do(lin, 'team.change', handlers(wu, chen), '2026-03-11');
    expect(run.state.team.handlers).toEqual([wu.id, chen.id]);
    run.do(lin, 'filing.refuse', { ground: 'minor', reason: '轻微' }, '2026-03-12');
    expect(run.refused(lin, 'team.change', handlers(zhou, chen), '2026-03-12')).toEqual(['MOVE_CLOSED']);
  });
});

describe('recusal （处罚法 art 43）', () => {
  const request = (who: { readonly id: string }, more: object = {}) => ({
    person: who.id,
    from: 'self',
    ground: 'kin',
    reason: '与当事人系亲属',
    files: [],
    ...more,
  });
  const decide = (who: { readonly id: string }, more: object = {}) => ({
    person: who.id,
    result: 'granted',
    reason: '情况属实',
    files: [],
    ...more,
  });

  it.each([
    ['for somebody else in one’s own name', chen, request(zhou), ['RECUSAL_NOT_SELF']],
    ['by a party that is not there', chen, request(zhou, { from: 'party' }), ['PARTY_UNKNOWN']],
    ['by the party', chen, request(zhou, { from: 'party', party: 'p1' }), []],
    ['of somebody who takes no part', wu, request(wu), ['PERSON_NOT_IN_CASE']],
    ['of a head', lin, request(lin), []],
  ])('is asked %s', (_what, who, data, codes) => {
    expect(filed().refused(who, 'recusal.request', data, '2026-03-16')).toEqual(codes);
  });

  it('the inquiry goes on until it is decided; then the person is out', () => {
    const run = filed();
    run.do(zhou, 'recusal.request', request(zhou), '2026-03-16');
    expect(run.refused(zhou, 'recusal.request', request(zhou), '2026-03-16')).toEqual(['RECUSAL_PENDING']);
    expect(run.refused(lin, 'recusal.decide', decide(chen), '2026-03-16')).toEqual(['RECUSAL_UNKNOWN']);
    const scene = sampleScene('2026-03-16', [zhou.id, chen.id]);
    expect(run.refused(zhou, 'scene.record', scene, '2026-03-16')).toEqual([]);
    run.do(lin, 'recusal.decide', decide(zhou), '2026-03-16');
    expect(run.state.team.handlers).toEqual([chen.id]);
    expect(run.state.team.everHandled).toContain(zhou.id);
    expect(run.refused(chen, 'scene.record', scene, '2026-03-16')).toEqual(['RECUSED']);
    expect(run.refused(lin, 'team.change', handlers(zhou, chen), '2026-03-17')).toContain('RECUSED');
  });

  it('refused, it leaves everything as it was', () => {
    const run = filed();
    run.do(chen, 'recusal.request', request(zhou, { from: 'party', party: 'p1' }), '2026-03-16');
    run.do(lin, 'recusal.decide', decide(zhou, { result: 'refused' }), '2026-03-17');
    expect(run.state.team.handlers).toEqual([zhou.id, chen.id]);
    expect(run.refused(lin, 'recusal.decide', decide(zhou), '2026-03-18')).toEqual(['MOVE_CLOSED']);
  });

  it.each([
    ['by himself', lin, {}, ['OWN_RECUSAL', 'COLLECTIVE_REQUIRED']],
    ['by another head alone', gao, {}, ['COLLECTIVE_REQUIRED']],
    ['by a meeting of others than heads', gao, { collective: [gao.id, shen.id] }, ['COLLECTIVE_NOT_HEADS']],
    ['by a meeting he sits in', gao, { collective: [gao.id, lin.id] }, ['COLLECTIVE_NOT_HEADS']],
    ['by the heads together', gao, { collective: [gao.id, testId(40)] }, []],
  ])('of a head is decided %s', (_what, who, more, codes) => {
    const third = { ...gao, id: testId(40), name: '第三位负责人' };
    const run = drive({ procedure: procedureOf(teamActs, filedState), staff: { [third.id]: third } });
    run.do(lin, 'recusal.request', request(lin), '2026-03-16');
    expect(run.refused(who, 'recusal.decide', decide(lin, more), '2026-03-17')).toEqual(codes);
  });
});

it('whoever stands aside does nothing more in the case （处罚法 art 43）', () => {
  const decided = { seq: 2, at: at('2026-03-12'), by: lin.id, granted: true };
  const asked = { seq: 1, at: at('2026-03-12'), by: wu.id };
  const recusals = [{ person: wu.id, asked, by: 'self' as const, decided }];
  const state = { ...filedState, team: { ...filedState.team, recusals } };
  const { dossier, facts, profile } = drive({ procedure: procedureOf([], state) });
  const when = { now: at('2026-03-20'), occurredAt: at('2026-03-20'), data: undefined };
  const free = [...penaltyOrdinary.acts, ...penaltySummary.acts]
    .filter(({ by, gates }) => {
      const actor = { ...actorOf(wu), roles: by };
      const found = gates.flatMap((gate) => gate({ dossier, state, facts, profile, actor, ...when }) ?? []);
      return !found.some(({ code }) => code === 'RECUSED');
    })
    .map(({ type }) => type);
  expect(free).toEqual([]);
});

describe('parties', () => {
  const party = (id: string, name: string) => ({
    party: { id, kind: 'organisation', name, uscc: '91990921MA0RY02BXD' },
    reason: '调查中查明',
    files: [],
  });

  it('are added and amended before the decision, the earlier particulars staying in their acts', () => {
    const run = filed();
    expect(run.refused(zhou, 'party.add', party('p1', '甲公司'), '2026-03-16')).toEqual(['PARTY_DUPLICATE']);
    expect(run.refused(zhou, 'party.amend', party('p2', '甲公司'), '2026-03-16')).toEqual(['PARTY_UNKNOWN']);
    expect(run.refused(wu, 'party.add', party('p2', '甲公司'), '2026-03-16')).toEqual(['NOT_HANDLER']);
    run.do(zhou, 'party.add', party('p2', '甲公司'), '2026-03-16');
    run.do(zhou, 'party.amend', party('p2', '乙公司'), '2026-03-17');
    expect(run.state.parties.map((p) => p.name)).toEqual(['清岚县城关镇福满家副食店', '乙公司']);
    expect((run.dossier.acts[0]!.data as { party: { name: string } }).party.name).toBe('甲公司');
  });

  it('stay as they are once it is decided', () => {
    const decision = { seq: 9, at: at('2026-04-15'), by: lin.id, draftHash: '', on: '2026-04-15' };
    const run = filed({ decision: { ...decision, outcome: {} as never } });
    expect(run.refused(zhou, 'party.amend', party('p1', '甲公司'), '2026-04-16')).toEqual(['MOVE_CLOSED']);
  });
});

describe('joined and split cases', () => {
  const absorb = (dossier: string, how = 'absorbed') => ({ dossier, how, reason: '同一当事人的关联行为' });

  it('are joined once, and not with themselves', () => {
    const run = filed();
    expect(run.refused(lin, 'case.absorb', absorb(run.dossier.id), '2026-03-16')).toEqual(['SAME_DOSSIER']);
    run.do(lin, 'case.absorb', absorb(testId(701)), '2026-03-16');
    expect(run.refused(lin, 'case.absorb', absorb(testId(701)), '2026-03-16')).toEqual(['ALREADY_JOINED']);
    expect(run.state.joined).toEqual([{ dossier: testId(701), seq: 1, how: 'absorbed' }]);
  });

  it('a case that was absorbed has ended', () => {
    const run = filed();
    run.do(lin, 'case.absorb', absorb(testId(701), 'absorbedInto'), '2026-03-16');
    expect(
      run.refused(zhou, 'scene.record', sampleScene('2026-03-17', [zhou.id, chen.id]), '2026-03-17'),
    ).toEqual(['MOVE_CLOSED']);
  });

  it('a split names parties of this case', () => {
    const split = (parties: string[]) => ({
      dossier: testId(702),
      how: 'splitInto',
      parties,
      reason: '分别处理',
    });
    expect(filed().refused(lin, 'case.split', split(['p9']), '2026-03-16')).toEqual(['PARTY_UNKNOWN']);
    expect(filed().refused(lin, 'case.split', split(['p1']), '2026-03-16')).toEqual([]);
  });

  it.each([
    [['p1'], ['SPLIT_PARTIES_THERE']],
    [[], []],
    [undefined, []],
  ])('whom the other case hands over is said there: %s', (parties, codes) => {
    const split = { dossier: testId(702), how: 'splitFrom', parties, reason: '分别处理' };
    expect(filed().refused(lin, 'case.split', split, '2026-03-16')).toEqual(codes);
  });

  it.each([
    [['p2'], []],
    [[], ['PARTY_LEFT_OUT']],
  ])('a party is left to the other case only where it went there: %s', (parties, expected) => {
    const other = { id: 'p2', kind: 'organisation' as const, name: '乙公司' };
    const run = filed({ parties: [...filedState.parties, other] });
    const outcome = {
      kind: 'penalty',
      items: [{ item: 'expired-food', breached: [], basis: [], tier: 'normal' }],
      parties: [{ party: 'p1', penalties: [{ kind: 'fine', fen: 7_000_000 }] }],
      surchargeAnnounced: true,
      complex: false,
      majorPublicInterest: false,
      suspectedCrime: false,
    } satisfies Outcome;
    const codes = () => outcomeRefusals(run.state, outcome, sampleAgency).map(({ code }) => code);
    expect(codes()).toEqual(['PARTY_LEFT_OUT']);
    run.do(
      lin,
      'case.split',
      { dossier: testId(702), how: 'splitInto', parties, reason: '分别处理' },
      '2026-03-16',
    );
    expect(codes()).toEqual(expected);
  });
});

describe('another penalty for what is not the same act （处罚法 art 29）', () => {
  it('is found so by a reviewer who never handled the case, with reasons', () => {
    const run = filed();
    const say = (dossier: string) => ({ dossier, reason: '违法行为发生的时间、地点不同' });
    expect(run.refused(zhou, 'sameAct.distinguish', say(related.dossier), '2026-03-16')).toEqual([
      'ROLE_MISSING',
    ]);
    expect(run.refused(shen, 'sameAct.distinguish', say(testId(999)), '2026-03-16')).toEqual([
      'RELATED_UNKNOWN',
    ]);
    run.do(shen, 'sameAct.distinguish', say(related.dossier), '2026-03-16');
    expect(run.state.distinguished).toMatchObject([{ dossier: related.dossier, seq: 1, by: shen.id }]);
    const handled = filed({ team: { ...filedState.team, everHandled: [shen.id] } });
    expect(handled.refused(shen, 'sameAct.distinguish', say(related.dossier), '2026-03-16')).toEqual([
      'HANDLER_MAY_NOT_REVIEW',
    ]);
  });
});
