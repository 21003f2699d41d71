import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ActDefinition, Procedure } from '../dossier/define.ts';
import { procedures } from './index.ts';

/** What holds for every act of every procedure, because forms, storage and documents are made from the definitions. */

interface Node {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

const formOf = (act: ActDefinition<never, never>): Node =>
  z.toJSONSchema(act.schema as z.ZodType, { target: 'draft-7', io: 'input' }) as Node;

const every = Object.values(procedures as Readonly<Record<string, Procedure<never>>>).flatMap((procedure) =>
  procedure.acts.map((act) => [`${procedure.id} ${act.type}`, act, formOf(act)] as const),
);

/** Whether `parties[].person` leads somewhere. */
function leads(node: Node | undefined, path: readonly string[]): boolean {
  const [head, ...rest] = path;
  if (node === undefined || head === undefined) return node !== undefined;
  const child = node.properties?.[head.replace('[]', '')];
  return leads(head.endsWith('[]') ? child?.items : child, rest);
}

describe.each(every)('%s', (_name, act, form) => {
  it('is a form with a Chinese title on every field', () => {
    const untitled = Object.entries(form.properties ?? {}).filter(([, field]) => field.title === undefined);
    expect(untitled.map(([name]) => name)).toEqual([]);
  });

  it('names only fields that are there as personal or correctable', () => {
    expect(act.personal.filter((path) => !leads(form, path.split('.')))).toEqual([]);
    expect(act.correctable.filter((field) => !leads(form, [field]))).toEqual([]);
  });

  it('says who may do it and by which rule', () => {
    expect(act.by.length).toBeGreaterThan(0);
    expect(act.source.length).toBeGreaterThan(0);
  });

  it.runIf(form.properties?.officers !== undefined && ['lead', 'investigation'].includes(act.lane))(
    'rests on the rule that investigators are two and qualified （处罚法 art 42(1)）',
    () => {
      expect(act.source).toContainEqual({ source: 'APL', article: '42(1)' });
    },
  );

  it.runIf(act.recording !== undefined)('can hold its recording, or the reason why there is none', () => {
    expect(Object.keys(form.properties ?? {})).toEqual(
      expect.arrayContaining(['files', 'recordingExemption']),
    );
  });
});

it.each(Object.values(procedures))('$id defines no act twice', (procedure) => {
  const types = procedure.acts.map((act) => act.type);
  expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
});
