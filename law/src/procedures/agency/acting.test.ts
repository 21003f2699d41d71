import { describe, expect, it } from 'vitest';
import type { Actor } from '../../dossier/act.ts';
import { decide } from '../../dossier/decide.ts';
import { delegationRefusal, waitingForOthers } from '../../dossier/delegation.ts';
import { type Acting, rolesOn, type StaffFacts } from '../../dossier/facts.ts';
import { teamActs } from '../penalty/team.ts';
import {
  actorOf,
  at,
  drive,
  filedState,
  people,
  procedureOf,
  sampleAgency,
  testId,
} from '../penalty/testing.ts';
import { agencyProcedure } from './agency.ts';

/** 代理、主持工作: one office has one such holder at a time, and what is done by it says so. */

/** The agency is the dossier the driver opens, and these are its people. */
const agencyId = testId(50_000);
const own = <P extends StaffFacts>(person: P): P => ({ ...person, agencyId });
const admin = own(people.admin);
const lin = own(people.lin);
const gao = own(people.gao);
const he = own(people.he);
const ma = own({ ...people.ma, unit: '食品股' });
const zhao = own(people.zhao);
const chief = own({ ...people.feng, roles: ['unitHead'] as const });
const leavingOn = (leftOn: string) => ({ ...ma, id: testId(Number(leftOn.replaceAll('-', ''))), leftOn });
const leavers = ['2026-03-02', '2026-03-31', '2026-04-01'].map(leavingOn);
const staff = Object.fromEntries(
  [admin, lin, gao, he, ma, zhao, chief, ...leavers].map((one) => [one.id, one]),
);

const registered = () => {
  const run = drive({ procedure: { ...agencyProcedure, initial: { ...sampleAgency, id: agencyId } }, staff });
  return run;
};

const term = (person: StaffFacts, more: Partial<Record<keyof Acting, unknown>> = {}) => ({
  person: person.id,
  office: 'principal',
  inPlaceOf: lin.id,
  from: '2026-03-02',
  to: '2026-03-31',
  basis: '局党组会议纪要',
  files: [],
  ...more,
});

const day = '2026-03-01';

describe('an appointment', () => {
  it('gives the office from the first to the last day, and the own roles stay', () => {
    const run = registered();
    run.do(admin, 'agency.appointActing', term(he), day);
    const rolesIn = (...days: string[]) => days.map((on) => rolesOn(he, on, run.state).includes('head'));
    expect(rolesIn('2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01')).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([...rolesOn(he, '2026-03-10', run.state)].sort()).toEqual([
      'clerk',
      'editor',
      'head',
      'principal',
    ]);
    expect(rolesOn({ ...he, leftOn: '2026-03-05' }, '2026-03-10', run.state)).toEqual([]);
    expect(rolesOn({ ...he, agencyId: testId(1) }, '2026-03-10', run.state)).not.toContain('head');
  });

  it('ends before its day, and never takes what was given yesterday', () => {
    const run = registered();
    const { seq } = run.do(admin, 'agency.appointActing', term(he), day);
    const end = (on: string, appointment = seq) => ({ appointment, on, reason: '返岗' });
    const refused = (data: object) => run.refused(admin, 'agency.endActing', data, '2026-03-10');
    expect(refused(end('2026-03-09'))).toEqual(['DATE_ORDER']);
    expect(refused(end('2026-03-31'))).toEqual(['NOT_ACTING']);
    expect(refused(end('2026-03-20', seq + 1))).toEqual(['NOT_ACTING']);
    run.do(admin, 'agency.endActing', end('2026-03-10'), '2026-03-10');
    expect(['2026-03-10', '2026-03-11'].map((on) => rolesOn(he, on, run.state).includes('head'))).toEqual([
      true,
      false,
    ]);
    expect(
      run.refused(admin, 'agency.appointActing', term(ma, { from: '2026-03-11' }), '2026-03-10'),
    ).toEqual([]);
  });

  it('that is still to come may be cut to its first day, or fall', () => {
    const after = (on: string) => {
      const run = registered();
      const { seq } = run.do(admin, 'agency.appointActing', term(he), '2026-02-20');
      run.do(admin, 'agency.endActing', { appointment: seq, on, reason: '不再外出' }, '2026-02-21');
      return run;
    };
    expect(after('2026-03-02').state.acting).toMatchObject([{ from: '2026-03-02', to: '2026-03-02' }]);
    expect(after('2026-03-01').state.acting).toEqual([]);
    const end = { appointment: 1, on: '2026-03-02', reason: '不再外出' };
    expect(after('2026-03-01').refused(admin, 'agency.endActing', end, day)).toEqual(['MOVE_CLOSED']);
  });

  it.each([
    ['from a day before it is made', term(he, { from: '2026-02-27' }), ['DATE_ORDER']],
    ['from the day it is made', term(he, { from: '2026-03-01' }), []],
    ['to a day before it begins', term(he, { to: '2026-03-01' }), ['DATE_ORDER']],
    ['for one day', term(he, { to: '2026-03-02' }), []],
    ['of oneself', term(admin), ['OWN_ROLES']],
    ['of an auxiliary', term(zhao), ['AUXILIARY_MAY_NOT']],
    ['of somebody of another agency', term(people.xie), ['NOT_OWN_STAFF']],
    ['of somebody who leaves on its first day', term(leavingOn('2026-03-02')), ['NOT_OWN_STAFF']],
    ['of somebody who leaves on its last day', term(leavingOn('2026-03-31')), ['DATE_ORDER']],
    ['of somebody who leaves the day after', term(leavingOn('2026-04-01')), []],
    ['for oneself', term(lin), ['ACTING_FOR_SELF']],
    ['for somebody who does not hold the office', term(he, { inPlaceOf: gao.id }), ['NOT_IN_OFFICE']],
    ['for somebody of another agency', term(he, { inPlaceOf: people.xie.id }), ['NOT_IN_OFFICE']],
    ['for nobody, the post being vacant', term(he, { inPlaceOf: undefined }), []],
  ])('is made, or not, %s', (_what, data, codes) => {
    expect(registered().refused(admin, 'agency.appointActing', data, day)).toEqual(codes);
  });

  it('is the agency’s own affair', () => {
    expect(registered().refused(people.admin, 'agency.appointActing', term(he), day)).toEqual([
      'OTHER_AGENCY',
    ]);
    expect(registered().refused(lin, 'agency.appointActing', term(he), day)).toEqual(['ROLE_MISSING']);
  });
});

describe('one office has one stand-in at a time', () => {
  const deputy = { office: 'head', inPlaceOf: gao.id };
  const vacant = { office: 'head', inPlaceOf: undefined };
  const section = { office: 'unitHead', inPlaceOf: undefined };

  it.each([
    ['the first head by two', {}, {}, ['ACTING_OVERLAP']],
    [
      'the first head by two, for one person and for nobody',
      {},
      { inPlaceOf: undefined },
      ['ACTING_OVERLAP'],
    ],
    ['the first head as such and as a head', {}, { office: 'head' }, ['ACTING_OVERLAP']],
    ['the first head and a deputy', {}, deputy, []],
    ['a deputy by two', deputy, deputy, ['ACTING_OVERLAP']],
    ['a deputy and a vacant post', deputy, vacant, []],
    ['a vacant post by two', vacant, vacant, ['ACTING_OVERLAP']],
    ['heads of two units', section, section, []],
    ['days that touch', {}, { from: '2026-03-31', to: '2026-04-30' }, ['ACTING_OVERLAP']],
    ['days before that touch', { from: '2026-03-10' }, { to: '2026-03-10' }, ['ACTING_OVERLAP']],
    ['days before', { from: '2026-03-10' }, { to: '2026-03-09' }, []],
    ['days that follow', {}, { from: '2026-04-01', to: '2026-04-30' }, []],
  ])('%s', (_what, first, second, codes) => {
    const run = registered();
    run.do(admin, 'agency.appointActing', term(he, first), day);
    expect(run.refused(admin, 'agency.appointActing', term(ma, second), day)).toEqual(codes);
  });

  it('of one unit too, and by the same person again', () => {
    const run = registered();
    run.do(admin, 'agency.appointActing', term(ma, section), day);
    expect(run.refused(admin, 'agency.appointActing', term(ma, section), day)).toEqual(['ACTING_OVERLAP']);
    const [refusal] = run.refusals(admin, 'agency.appointActing', term(ma, section), day);
    expect(refusal?.message).toContain('自2026年3月2日至2026年3月31日已经指定马骏代理');
  });
});

describe('what is done in somebody’s place', () => {
  const standIn = (
    person: StaffFacts,
    acting: NonNullable<Actor['acting']>,
    roles: Actor['roles'] = person.roles,
  ): Actor => ({ ...actorOf(person), roles: [...roles, ...acting.map(({ office }) => office)], acting });
  const deputy = { office: 'head', inPlaceOf: people.gao.id } as const;
  const presiding = [{ office: 'principal', inPlaceOf: people.lin.id }] as const;

  /** 变更承办人, a head's, and a request for recusal, anybody's. */
  const done = (actor: Actor, type: string, data: object) => {
    const run = drive({ procedure: procedureOf(teamActs, filedState) });
    const command = { id: testId(9), type, occurredAt: at('2026-03-16'), data };
    const decision = decide(run.dossier, run.facts, run.profile, actor, command, at('2026-03-16'));
    return decision.ok ? decision.act.actor.acting : decision.refusals;
  };
  const team = {
    handlers: [people.zhou.id, people.wu.id],
    reason: '调岗',
    recusalChecked: true,
    files: [],
  };
  const recusal = {
    person: people.chen.id,
    from: 'party',
    party: 'p1',
    ground: 'kin',
    reason: '亲属',
    files: [],
  };

  it.each([
    ['a clerk as a deputy', standIn(people.he, [deputy]), 'team.change', team, [deputy]],
    ['a deputy who presides', standIn(people.gao, presiding), 'team.change', team, presiding],
    ['a deputy as such', actorOf(people.gao), 'team.change', team, undefined],
    ['an officer as such', standIn(people.wu, [deputy]), 'recusal.request', recusal, undefined],
    [
      'a clerk for a unit’s head',
      standIn(people.he, [{ office: 'unitHead' }], ['head']),
      'team.change',
      team,
      undefined,
    ],
  ])('says so: %s', (_what, actor, type, data, acting) => {
    expect(done(actor, type, data)).toEqual(acting);
  });

  it('reaches what was given to the one replaced, and is asked of the stand-in', () => {
    const agency = {
      ...sampleAgency,
      delegations: [{ matter: 'team', approver: 'named', persons: [people.gao.id] }] as const,
    };
    const actor = standIn(people.he, [deputy]);
    expect(delegationRefusal(agency, 'team.change', actor)).toBeUndefined();
    expect(delegationRefusal(agency, 'team.change', standIn(people.he, [{ office: 'head' }]))).toBeDefined();
    expect(waitingForOthers(agency, actor, (person) => person === people.gao.id)).toEqual([]);
    expect(
      waitingForOthers(agency, { ...actor, acting: [] }, (person) => person === people.gao.id),
    ).toContain('team.change');
  });
});
