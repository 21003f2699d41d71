import { type ActDefinition, definitionsOf, procedures } from '@mingjing/law';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';
import { sectionsOf } from './sections.ts';

const titles = (definition: ActDefinition<never, never>) =>
  sectionsOf(fieldsOf(definition.schema)).map(({ title }) => title);

const acts = Object.values(procedures).flatMap((procedure) =>
  [...definitionsOf(procedure).values()].map(
    (definition) => [procedure.id, definition.type, definition as ActDefinition<never, never>] as const,
  ),
);

describe('the parts of a form', () => {
  it.each(acts)('%s %s: no heading stands twice', (_procedure, _type, definition) => {
    expect(titles(definition)).toEqual([...new Set(titles(definition))]);
  });

  it('are called by what they begin with where there are several of the rest', () => {
    const inquiry = acts.find(([, type]) => type === 'inquiry.record')![2];
    expect(titles(inquiry)).toEqual(
      expect.arrayContaining(['基本事项', '与案件关系等', '已出示执法证件、表明身份等']),
    );
  });
});
