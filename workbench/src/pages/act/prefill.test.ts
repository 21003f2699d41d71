import {
  type ActDefinition,
  definitionsOf,
  type PenaltyState,
  type ProcedureId,
  procedures,
} from '@mingjing/law';
import { describe, expect, it } from 'vitest';
import type { DossierView, Me } from '../../api.ts';
import { type Field, fieldsOf } from '../../forms/fields.ts';
import { prefilled } from './prefill.ts';

const me = {
  personId: '00000000-0000-4000-8000-000000000001',
  name: '周晓岚',
  roles: [],
  agency: { id: 'g' },
} as unknown as Me;

const dossierOf = (procedure: ProcedureId, state: unknown) =>
  ({
    id: 'd',
    procedure,
    seq: 3,
    state,
    acts: [],
    moves: [],
    deadlines: [],
    people: [],
    related: [],
  }) as unknown as DossierView;

const agency = {
  id: 'g',
  name: '清岚县市场监督管理局',
  shortName: '市监',
  duties: ['食品安全监管'],
  documents: { P47: { pad: 4 } },
  bank: { name: '农村信用合作联社', account: '样1' },
  notApplicable: [],
};

const start = (procedure: ProcedureId, type: string, state: unknown) => {
  const definition = definitionsOf(procedures[procedure]).get(type) as ActDefinition<never, never>;
  const fields = fieldsOf(definition.schema);
  return prefilled({ type, procedure, fields, me, dossier: dossierOf(procedure, state) });
};

describe('what a form starts with', () => {
  it('is the agency as it stands, where it is amended', () => {
    expect(start('agency', 'agency.amend', agency)).toMatchObject({
      name: '清岚县市场监督管理局',
      duties: ['食品安全监管'],
    });
    expect(start('agency', 'agency.setBank', agency)).toMatchObject({ name: '农村信用合作联社' });
    expect(start('agency', 'agency.setDocuments', agency)).toEqual({
      documents: [{ template: 'P47', pad: 4 }],
    });
  });

  it('is nothing of the agency where something new is entered', () => {
    expect(start('agency', 'item.set', agency)).not.toHaveProperty('id');
  });

  it('is, for a record of questioning, the questions of the items the case is about, else the agency’s', () => {
    const fields = fieldsOf(
      definitionsOf(procedures['penalty-ordinary']).get('inquiry.record')!.schema as never,
    );
    const turns = (items: readonly string[]) => {
      const state = { ...(procedures['penalty-ordinary'].initial as object), conduct: { items } };
      const own = { items: { food: { questions: ['进货？', '售出？'] }, shop: { questions: ['售出？'] } } };
      const facts = { ...agency, ...own, questions: ['经过？'] } as never;
      const dossier = dossierOf('penalty-ordinary', state);
      const source = { type: 'inquiry.record', procedure: 'penalty-ordinary', fields, me, dossier } as const;
      return prefilled({ ...source, agency: facts }).turns;
    };
    expect(turns(['food', 'shop'])).toEqual([{ question: '进货？' }, { question: '售出？' }]);
    expect(turns(['other'])).toEqual([{ question: '经过？' }]);
    expect(start('agency', 'agency.setQuestions', { questions: ['经过？'] })).toEqual({
      questions: ['经过？'],
    });
  });

  it('is, for the archive, how long the case is kept as the closing proposed', () => {
    const state = {
      ...(procedures['penalty-ordinary'].initial as PenaltyState),
      closing: { proposed: { seq: 9, at: '', by: '', reason: 'executed', retention: 'permanent' } },
    };
    expect(start('penalty-ordinary', 'archive.file', state).retention).toBe('permanent');
  });

  it('is, for an outcome, every party that this case deals with, also one that was added after the last draft', () => {
    const penalties = [{ kind: 'fine', fen: 100 }];
    const initial = procedures['penalty-ordinary'].initial as PenaltyState;
    const state = {
      ...initial,
      parties: ['p1', 'p2', 'p3'].map((id) => ({ id, kind: 'organisation', name: id })),
      joined: [{ dossier: 'other', seq: 2, how: 'splitInto', parties: ['p3'] }],
    };
    const outcome = { kind: 'penalty', items: [], parties: [{ party: 'p1', penalties }] };
    const partiesOf = (more: object) =>
      (start('penalty-ordinary', 'draft.write', { ...state, ...more }).outcome as typeof outcome).parties;
    expect(partiesOf({})).toEqual(['p1', 'p2'].map((party) => ({ party, penalties: [] })));
    const written = (seq: number, parties = outcome.parties) =>
      partiesOf({ draft: { seq, content: {}, outcome: { ...outcome, parties } } });
    const rest = { party: 'p2', penalties: [] };
    expect(written(1)).toEqual([{ party: 'p1', penalties }, rest]);
    // What was written of a party before it was split off goes with it; what was written since is meant for this case.
    const both = ['p1', 'p3'].map((party) => ({ party, penalties }));
    expect(written(1, both)).toEqual([{ party: 'p1', penalties }, rest]);
    expect(written(3, both)).toEqual([...both, rest]);
  });

  it('is the certificate in force, where something happens to it', () => {
    const certificates = [{ number: '样1', withdrawnOn: '2025-01-01' }, { number: '样2' }];
    expect(start('staff', 'certificate.suspend', { certificates })).toMatchObject({ number: '样2' });
    expect(start('staff', 'certificate.issue', { certificates })).not.toHaveProperty('number');
  });

  it('is the hearing as it is set now, where it is put off or held; and whose request is meant, where there is one', () => {
    const scheduled = {
      on: '2026-05-20',
      startsAt: '2026-05-20T01:00:00.000Z',
      place: '会议室',
      chair: 'c',
      recorder: 'r',
      members: [],
      public: true,
    };
    const state = {
      ...(procedures['penalty-ordinary'].initial as object),
      parties: ['p1', 'p2'].map((id) => ({ id, kind: 'organisation', name: id })),
      hearingRequests: [
        { id: 'r1', party: 'p1', accepted: {} },
        { id: 'r2', party: 'p2' },
      ],
      hearings: [{ id: 'h1', parties: [{ party: 'p1', request: 'r1' }], scheduled }],
    };
    expect(start('penalty-ordinary', 'hearing.reschedule', state)).toMatchObject({
      heldOn: '2026-05-20',
      place: '会议室',
      chair: 'c',
    });
    expect(start('penalty-ordinary', 'hearing.hold', state)).toMatchObject({
      startedAt: '2026-05-20T01:00:00.000Z',
      place: '会议室',
    });
    expect(start('penalty-ordinary', 'hearing.accept', state)).toMatchObject({ party: 'p2' });
  });

  it('is the payment that has to go back and how much of it, where there is one', () => {
    const initial = procedures['penalty-ordinary'].initial as PenaltyState;
    const mark = { seq: 1, at: '2026-04-15T02:00:00Z', by: me.personId };
    const payment = (seq: number) => ({
      ...mark,
      seq,
      party: 'p1',
      of: 'fine',
      on: '2026-04-20',
      fen: 100,
      receipt: '',
    });
    const fate = { kind: 'annulled', on: '2026-05-01' };
    const state = (...payments: object[]) => ({
      ...initial,
      decision: { ...mark, on: '2026-04-15', outcome: { kind: 'penalty', parties: [] }, fate },
      execution: { ...initial.execution, payments },
    });
    const one = start('penalty-ordinary', 'payment.refund', state(payment(7)));
    expect(one).toMatchObject({ payment: 7, fen: 100 });
    const two = start('penalty-ordinary', 'payment.refund', state(payment(7), payment(8)));
    expect(two).not.toHaveProperty('payment');
  });

  it('is what the one debtor still owes, where a demand is made', () => {
    const initial = procedures['penalty-ordinary'].initial as PenaltyState;
    const mark = { seq: 1, at: '2026-04-15T02:00:00Z', by: me.personId };
    const fined = (party: string) => ({ party, penalties: [{ kind: 'fine', fen: 600_000 }] });
    const state = {
      ...initial,
      parties: [{ id: 'p1' }, { id: 'p2' }],
      decision: {
        ...mark,
        on: '2026-04-15',
        outcome: { kind: 'penalty', parties: [fined('p1'), fined('p2')] },
      },
      execution: {
        ...initial.execution,
        payments: [
          { ...mark, seq: 7, party: 'p1', of: 'fine', on: '2026-04-20', fen: 600_000, receipt: '' },
          { ...mark, seq: 8, party: 'p2', of: 'fine', on: '2026-04-20', fen: 200_000, receipt: '' },
        ],
      },
    };
    expect(start('penalty-ordinary', 'demand.issue', state)).toMatchObject({
      party: 'p2',
      obligation: '缴纳罚款4,000.00元',
      fine: 400_000,
      surcharge: 0,
      gains: 0,
      contactPerson: me.name,
    });
    const both = { ...state, execution: { ...state.execution, payments: [] } };
    expect(start('penalty-ordinary', 'demand.issue', both)).not.toMatchObject({ fine: expect.any(Number) });
  });

  it('is the step without its recording that waits for just this, where there is one', () => {
    const step = (seq: number, more: object = {}) => ({ seq, state: 'missing', people: [], ...more });
    const asked = { seq: 9 };
    const state = (...recordings: object[]) => ({
      ...(procedures['penalty-ordinary'].initial as object),
      recordings,
    });
    const mixed = state(step(3), step(4, { asked }), step(5, { state: 'present' }));
    expect(start('penalty-ordinary', 'recording.explain', mixed)).toMatchObject({ target: 3 });
    expect(start('penalty-ordinary', 'recording.decide', mixed)).toMatchObject({ target: 4 });
    const two = start('penalty-ordinary', 'recording.explain', state(step(3), step(4)));
    expect(two.target).toBeUndefined();
  });

  it('is whoever handles the case now, where that is changed, and nobody of a lead', () => {
    const initial = procedures['penalty-ordinary'].initial as PenaltyState;
    const handled = { ...initial, team: { ...initial.team, handlers: ['z'] } };
    expect(start('penalty-ordinary', 'team.change', handled).handlers).toEqual(['z']);
    expect(start('penalty-ordinary', 'team.change', initial).handlers).toEqual([]);
    expect(start('penalty-ordinary', 'filing.propose', initial).handlers).toEqual([me.personId]);
  });

  it('is every point said since the last review by whoever spoke last', () => {
    const definition = definitionsOf(procedures['penalty-ordinary']).get('demand.review');
    const said = (seq: number, ids: string[], reviewed?: object) => ({
      seq,
      points: ids.map((id) => ({ id, point: id })),
      ...(reviewed === undefined ? {} : { reviewed }),
    });
    const initial = procedures['penalty-ordinary'].initial as PenaltyState;
    const demands = [
      { party: 'p1', defences: [said(3, ['3.1'], { seq: 4 }), said(5, ['5.1']), said(7, ['7.1', '7.2'])] },
      { party: 'p2', defences: [said(6, ['6.1'])] },
    ];
    const dossier = dossierOf('penalty-ordinary', {
      ...initial,
      execution: { ...initial.execution, demands },
    }) as never;
    const fields = fieldsOf((definition as ActDefinition<never, never>).schema);
    expect(
      prefilled({ type: 'demand.review', procedure: 'penalty-ordinary', fields, me, dossier }).findings,
    ).toEqual([{ point: '5.1' }, { point: '7.1' }, { point: '7.2' }]);
  });

  it('is the only one there is of what has to be pointed to, and none of several', () => {
    const remedy = (id: string) => ({ id, kind: 'reconsideration', appliedOn: '2026-10-09' });
    const among = (...remedies: object[]) =>
      start('penalty-ordinary', 'remedy.answer', {
        ...(procedures['penalty-ordinary'].initial as PenaltyState),
        remedies,
      }).id;
    expect(among()).toBeUndefined();
    expect(among(remedy('remedy-1'))).toBe('remedy-1');
    expect(among(remedy('remedy-1'), remedy('remedy-2'))).toBeUndefined();
  });

  it('always has the shape its widgets read', () => {
    for (const procedure of Object.values(procedures)) {
      for (const type of definitionsOf(procedure).keys()) {
        const state = procedure.id === 'agency' ? agency : procedure.initial;
        const definition = definitionsOf(procedure).get(type) as ActDefinition<never, never>;
        const values = start(procedure.id, type, state);
        for (const field of fieldsOf(definition.schema))
          expect(fits(field, values[field.name]), `${type} ${field.name}`).toBe(true);
      }
    }
  });
});

function fits(field: Field, value: unknown): boolean {
  if (value === undefined) return true;
  if (field.widget === 'rows' || field.many === true) return Array.isArray(value);
  if (field.widget === 'group') return typeof value === 'object' && !Array.isArray(value);
  return typeof value !== 'object';
}

describe('what a decision that was changed asks for', () => {
  const decision = { seq: 5, fate: { kind: 'annulled', seq: 9, document: {} } };
  const released = (id: string, more: object) => ({
    id,
    prepared: { seq: 6 },
    released: { publicId: id },
    ...more,
  });
  const state = {
    parties: [],
    team: { handlers: [] },
    notices: [],
    hearings: [],
    decision,
    documents: [{ seq: 5 }, { seq: 9 }],
    services: [{ document: 5 }],
    publication: { rounds: [released('old', { retracted: {} }), released('now', {})] },
  };

  it('names the publication that is shown when it is taken down', () => {
    expect(start('penalty-ordinary', 'publication.retract', state)).toMatchObject({ publicId: 'now' });
    expect(start('penalty-ordinary', 'publication.end', state)).toMatchObject({ publicId: 'now' });
  });

  it('offers the document that changed it for service', () => {
    expect(start('penalty-ordinary', 'service.record', state)).toMatchObject({ document: 9 });
  });
});
