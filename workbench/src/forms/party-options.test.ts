import { type ActDefinition, definitionsOf, type PenaltyState, procedures } from '@mingjing/law';
import type { Hearing, HearingRequest } from '@mingjing/law/penalty';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';
import { goesWithoutSaying, partyOptions } from './party-options.ts';

const mark = { seq: 1, at: '2026-04-24T04:00:00.000Z', by: 'x' };
const parties = ['p1', 'p2', 'p3'].map((id) => ({ id, kind: 'organisation', name: `${id}公司` }));

const request = (party: string, more: Partial<HearingRequest> = {}): HearingRequest => ({
  id: `r-${party}`,
  party,
  notice: `n-${party}`,
  requested: { ...mark, on: '2026-04-24' },
  accepted: mark,
  ...more,
});

const hearing = (id: string, ...own: string[]): Hearing => ({
  id,
  parties: own.map((party) => ({ party, request: `r-${party}` })),
  scheduled: {
    ...mark,
    on: '2026-05-20',
    startsAt: mark.at,
    place: '会议室',
    chair: 'c',
    recorder: 'r',
    members: [],
    public: true,
  },
  postponed: [],
});

const stateOf = (hearingRequests: readonly HearingRequest[], hearings: readonly Hearing[] = []) =>
  ({ parties, hearingRequests, hearings }) as unknown as PenaltyState;

const values = (type: string, name: string, state: PenaltyState) =>
  partyOptions(type, name, state).map(({ value }) => value);

describe('the parties a form offers', () => {
  it('are all of the case, where an act is about any', () => {
    expect(values('notice.issue', 'party', stateOf([]))).toEqual(['p1', 'p2', 'p3']);
  });

  it('are none in a register', () => {
    const register = { name: '清岚县市场监督管理局', items: {} } as unknown as PenaltyState;
    expect(values('agency.setBank', 'party', register)).toEqual([]);
  });

  it('are those whose hearing has come so far', () => {
    const { accepted: _, ...asked } = request('p2');
    const state = stateOf([
      request('p1'),
      asked,
      request('p3', { withdrawn: { ...mark, on: '2026-04-25' } }),
    ]);
    expect(values('hearing.accept', 'party', state)).toEqual(['p2']);
    expect(values('hearing.schedule', 'parties', state)).toEqual(['p1']);
    expect(values('hearing.withdraw', 'party', state)).toEqual(['p1', 'p2']);
    expect(values('hearing.hold', 'hearing', state)).toEqual([]);
  });

  it('name a joined hearing once, by all who are heard in it', () => {
    const both = stateOf([request('p1'), request('p2'), request('p3')], [hearing('h1', 'p1', 'p2')]);
    expect(partyOptions('hearing.hold', 'hearing', both)).toEqual([{ value: 'p1', label: 'p1公司、p2公司' }]);
    expect(values('hearing.terminate', 'party', both)).toEqual(['p1', 'p2']);
    expect(values('hearing.reschedule', 'parties', both)).toEqual(['p1', 'p2', 'p3']);
  });
});

describe('a party nobody needs to choose', () => {
  const field = (type: string, name: string) => {
    const definition = definitionsOf(procedures['penalty-ordinary']).get(type) as ActDefinition<never, never>;
    return fieldsOf(definition.schema).find((candidate) => candidate.name === name)!;
  };
  const one = stateOf([request('p1')], [hearing('h1', 'p1')]);
  const two = stateOf([request('p1'), request('p2')], [hearing('h1', 'p1'), hearing('h2', 'p2')]);

  it('is not asked for, unless there is another', () => {
    expect(goesWithoutSaying('hearing.hold', field('hearing.hold', 'hearing'), one)).toBe(true);
    expect(goesWithoutSaying('hearing.hold', field('hearing.hold', 'hearing'), two)).toBe(false);
  });

  it('is asked for all the same where the act must say it', () => {
    expect(goesWithoutSaying('hearing.withdraw', field('hearing.withdraw', 'party'), one)).toBe(false);
  });
});
