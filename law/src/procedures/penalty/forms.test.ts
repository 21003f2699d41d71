import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { penaltySummary } from '../penalty-summary.ts';
import { type FormId, findForm, formNames, formsOf, isForm } from './forms.ts';
import { initialState, type PenaltyState } from './state.ts';
import { at, filedState, people } from './testing.ts';
import { case1 } from './testing-decided.ts';
import { isPlaced } from './volume.ts';

const mark = { seq: 40, at: at('2026-04-09'), by: people.zhou.id };
const party = filedState.parties[0]?.id ?? '';
const notice = { id: 'notice-40', party, issued: mark, draftHash: 'a', hearingRight: true };
const notified: PenaltyState = { ...filedState, notices: [notice] };
const asked = { id: 'r1', party, notice: notice.id, requested: { ...mark, on: '2026-04-10' } };

const templates = (state: PenaltyState) => formsOf(state).map((form) => form.template);
const form = (state: PenaltyState, template: FormId) => findForm(state, template, party);

describe('the forms a case has a use for', () => {
  it('none before there is a case', () => {
    expect(formsOf(initialState)).toEqual([]);
  });

  it.each<[string, PenaltyState, FormId[]]>([
    ['under investigation', filedState, ['P07-application', 'P16', 'P67-authorization']],
    [
      'with the right to a hearing told',
      notified,
      ['P07-application', 'P16', 'P36-written', 'P39-application', 'P37', 'P67-authorization'],
    ],
    [
      'with no such right',
      { ...notified, notices: [{ ...notice, hearingRight: false }] },
      ['P07-application', 'P16', 'P36-written', 'P37', 'P67-authorization'],
    ],
    [
      'with a hearing asked for',
      { ...notified, hearingRequests: [asked] },
      ['P07-application', 'P16', 'P36-written', 'P37', 'P67-authorization'],
    ],
    [
      'with a hearing asked for and the request withdrawn',
      { ...notified, hearingRequests: [{ ...asked, withdrawn: { ...mark, on: '2026-04-10' } }] },
      ['P07-application', 'P16', 'P36-written', 'P39-application', 'P37', 'P67-authorization'],
    ],
    [
      'with every right given up',
      {
        ...notified,
        responses: [
          {
            party,
            notice: notice.id,
            defence: [],
            reviewed: [],
            waived: { statement: mark, defence: mark, hearing: mark },
          },
        ],
      },
      ['P07-application', 'P16', 'P36-written', 'P67-authorization'],
    ],
    ['with a fine to pay', case1, ['P54-application', 'P67-authorization']],
    ['closed', { ...case1, closing: { closed: { ...mark, reason: 'performed', on: '2026-06-01' } } }, []],
  ])('%s', (_case, state, expected) => {
    expect(templates(state)).toEqual(expected);
  });

  it('asks whoever reported the matter, and nobody else', () => {
    const lead = { ...mark, source: 'complaint', receivedOn: '2026-03-10', summary: '举报' } as const;
    expect(templates({ ...initialState, lead })).toEqual(['P01-informer']);
    expect(templates({ ...initialState, lead: { ...lead, source: 'inspection' } })).toEqual([]);
  });

  it('offers the summary of what is public, and of nothing else', () => {
    const prepared = { ...mark, seq: 70 };
    const round = { id: 'q', contentHash: 'h', prepared, pushed: [] };
    const released = { ...mark, on: '2026-05-01', publicId: 'p' };
    const publishing = (more: object) => ({ ...case1, publication: { rounds: [{ ...round, ...more }] } });
    expect(templates(publishing({}))).not.toContain('P46-summary');
    expect(findForm(publishing({ released }), 'P46-summary', undefined)).toEqual({
      template: 'P46-summary',
      with: 70,
    });
    const retracted = { ...mark, on: '2026-06-01', reason: '撤销' };
    expect(templates(publishing({ released, retracted }))).not.toContain('P46-summary');
  });

  it('names the notice that tells of the right and the clock that runs for it', () => {
    expect(form(notified, 'P39-application')).toEqual({
      template: 'P39-application',
      party,
      with: 40,
      clock: 'hearing:notice-40',
      registers: 'hearing.request',
    });
    expect(findForm(notified, 'P39-application', 'somebody')).toBeUndefined();
  });

  it('goes by the newest notice', () => {
    const again = { ...notice, id: 'notice-60', issued: { ...mark, seq: 60 } };
    const state = {
      ...notified,
      notices: [notice, again],
      hearingRequests: [{ ...asked, givenUp: { ...mark, reason: 'absent' as const } }],
    };
    expect(form(state, 'P39-application')?.with).toBe(60);
  });

  it('offers nothing to pay later once it is paid or asked for', () => {
    const debtor = case1.parties[0]!.id;
    const deferrals = [{ id: 'd', party: debtor, requested: mark, instalments: [] }];
    const waiting = { ...case1, execution: { ...case1.execution, deferrals } };
    expect(templates(waiting)).not.toContain('P54-application');
  });
});

it('every form is registered by an act that takes files, and has its place in a volume', () => {
  const filesOf = (procedure: typeof penaltyOrdinary, type: string | undefined) =>
    (procedure.acts.find((act) => act.type === type)?.schema as z.ZodObject | undefined)?.shape.files;
  const forms = [filedState, notified, case1].flatMap((state) => formsOf(state));
  for (const { registers } of forms)
    if (registers !== undefined) expect(filesOf(penaltyOrdinary, registers), registers).toBeDefined();
  expect(filesOf(penaltySummary, form(case1, 'P54-application')?.registers)).toBeDefined();
  expect(Object.keys(formNames).filter((template) => !isPlaced(template))).toEqual([]);
});

it('knows its own codes and no others', () => {
  expect(isForm('P37')).toBe(true);
  for (const other of ['P46', 'toString', '', 'p37']) expect(isForm(other)).toBe(false);
});
