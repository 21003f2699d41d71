import { definitionsOf, procedures } from '@mingjing/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, fieldsOf } from './fields.ts';
import { newRow, sentValues, startingValues, valueAt } from './values.ts';

const fieldsOfAct = (type: string): readonly Field[] =>
  fieldsOf(definitionsOf(procedures['penalty-ordinary']).get(type)!.schema);

const all = Object.values(procedures).flatMap((procedure) =>
  [...definitionsOf(procedure).values()].map(
    (definition) => [definition.type, fieldsOf(definition.schema)] as const,
  ),
);

describe('what an empty form sends', () => {
  it.each(all)('%s: nothing a person did not say', (_type, fields) => {
    const sent = sentValues(fields, startingValues(fields));
    for (const [name, value] of Object.entries(sent)) {
      const field = fields.find((candidate) => candidate.name === name)!;
      expect(field.optional, name).toBe(false);
      expect(value === false || typeof value === 'object', name).toBe(true);
    }
  });
});

describe('what is sent', () => {
  const fields = fieldsOfAct('lead.register');

  it('drops blank text and an untouched optional group', () => {
    const sent = sentValues(fields, { summary: '  ', informant: {}, cause: '无照经营' });
    expect(sent).toEqual({ cause: '无照经营' });
  });

  it('drops rows in which only the id was made', () => {
    expect(sentValues(fields, { parties: [{ id: 'party-1' }] })).toEqual({ parties: [] });
    expect(sentValues(fields, { parties: [{ id: 'party-1', name: '某店' }] })).toEqual({
      parties: [{ id: 'party-1', name: '某店' }],
    });
  });

  it('keeps text as it was typed, spaces and line breaks included', () => {
    expect(sentValues(fields, { summary: ' 第一行\n第二行 ' })).toEqual({ summary: ' 第一行\n第二行 ' });
  });

  it('does not send a statement that was not confirmed', () => {
    expect(sentValues(fieldsOfAct('filing.propose'), { recusalChecked: false })).toEqual({});
    expect(sentValues(fieldsOfAct('filing.propose'), { recusalChecked: true })).toEqual({
      recusalChecked: true,
    });
  });

  it('sends the same when what was sent is put back into the form', () => {
    const text = fc.string({ maxLength: 8 });
    const party = fc.record({ id: fc.constant('party-1'), name: text, uscc: text }, { requiredKeys: ['id'] });
    const values = fc.record(
      {
        summary: text,
        cause: text,
        items: fc.array(text, { maxLength: 3 }),
        harm: fc.boolean(),
        parties: fc.array(party, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, (typed) => {
        const once = sentValues(fields, typed);
        expect(sentValues(fields, once)).toEqual(once);
      }),
    );
  });
});

describe('ids of rows', () => {
  const parties = fieldsOfAct('lead.register').find((field) => field.name === 'parties')!;

  it('are made by the form and never given twice', () => {
    const first = newRow(parties, 0) as { id: string };
    expect(first.id).toBe('party-1');
    expect((newRow(parties, 1, [first]) as { id: string }).id).toBe('party-2');
    // The first of two was taken out, the second stayed.
    expect((newRow(parties, 1, [{ id: 'party-2' }]) as { id: string }).id).toBe('party-3');
  });
});

describe('valueAt', () => {
  it('walks names and indices, and stops where there is nothing', () => {
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(valueAt({ a: [] }, ['a', 3, 'b', 'c'])).toBeUndefined();
    expect(valueAt(null, ['a'])).toBeUndefined();
  });
});
