import { type ActDefinition, definitionsOf, procedures, type Widget } from '@mingjing/law';
import { describe, expect, it } from 'vitest';
import { everyField, type Field, fieldsOf } from './fields.ts';
import { startingValues } from './values.ts';

const known: ReadonlySet<Widget> = new Set([
  'text',
  'paragraph',
  'date',
  'instant',
  'money',
  'choice',
  'choices',
  'tick',
  'person',
  'people',
  'party',
  'item',
  'files',
  'evidence',
  'number',
  'group',
  'rows',
  'hidden',
]);

const acts = Object.values(procedures).flatMap((procedure) =>
  [...definitionsOf(procedure).values()].map(
    (definition) => [procedure.id, definition.type, definition as ActDefinition<never, never>] as const,
  ),
);

describe('the fields of every act of every procedure', () => {
  it.each(acts)('%s %s can be asked on a form', (_procedure, _type, definition) => {
    for (const field of everyField(fieldsOf(definition.schema))) {
      expect(known, `${field.name}: ${field.widget}`).toContain(field.widget);
      if (field.widget === 'choice' || field.widget === 'choices') {
        expect(Object.keys(field.names ?? {}).length, field.name).toBeGreaterThan(0);
      }
      if (field.widget === 'group')
        expect(field.open === true || (field.fields?.length ?? 0) > 0, field.name).toBe(true);
      if (field.widget === 'rows') expect(field.row, field.name).toBeDefined();
    }
  });

  it.each(acts)('%s %s names every field it shows', (_procedure, _type, definition) => {
    for (const field of visible(fieldsOf(definition.schema))) expect(field.title, field.name).not.toBe('');
  });
});

/** Fields a person sees; rows of plain values take the title of their list, and a public decision has parts of its own page. */
function visible(fields: readonly Field[]): Field[] {
  return fields
    .filter((field) => field.widget !== 'hidden' && field.name !== 'content')
    .flatMap((field) => [field, ...visible(field.fields ?? []), ...visible(field.row?.fields ?? [])]);
}

describe('what the walk reads', () => {
  const field = (type: string, name: string) => {
    const definition = acts.find(([, candidate]) => candidate === type)?.[2];
    const found = definition && fieldsOf(definition.schema).find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`${type} has no ${name}`);
    return found;
  };

  it('keeps the title and the group of a party whose schema was refined', () => {
    const { row } = field('lead.register', 'parties');
    expect(row).toMatchObject({ title: '当事人', widget: 'group' });
    expect(row?.fields?.map((child) => child.name)).toContain('person');
  });

  it('knows how many rows and people are needed', () => {
    expect(field('lead.register', 'parties').min).toBe(1);
    const onTheSpot = definitionsOf(procedures['penalty-summary']).get('spot.decide')!.schema as never;
    expect(fieldsOf(onTheSpot).find(({ name }) => name === 'parties')?.min).toBe(1);
    expect(field('filing.propose', 'handlers')).toMatchObject({ widget: 'people', many: true, min: 2 });
  });

  it('tells a statement that must be true from a tick', () => {
    expect(field('filing.propose', 'recusalChecked').must).toBe(true);
    expect(field('notice.issue', 'hearingRight').must).toBeUndefined();
  });

  it('asks for consent as an answer that is open until it is given', () => {
    const passed = field('publication.approve', 'passed');
    expect(passed.names).toEqual({ true: '同意', false: '不同意' });
    expect(startingValues([passed])).toEqual({});
  });

  it('takes one file and many files apart', () => {
    expect(field('document.seal', 'scan')).toMatchObject({ widget: 'files' });
    expect(field('document.seal', 'scan').many).toBeUndefined();
    expect(field('lead.register', 'files').many).toBe(true);
  });

  it('leaves the number of an act to a list', () => {
    expect(field('service.record', 'document')).toMatchObject({ title: '送达的文书', toAct: true });
  });
});
