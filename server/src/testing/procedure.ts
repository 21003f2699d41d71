import { type ActDefinition, actsOf, type Procedure, type ProcedureId, type Role } from '@mingjing/law';
import { z } from 'zod';

/** A procedure cut down to what the store has to show: separation, review, publication, numbers, erasure. */
export interface TestState {
  readonly opened: boolean;
  readonly notes: readonly string[];
  readonly parties: readonly unknown[];
  readonly decided: boolean;
}

const everybody: readonly Role[] = [
  'officer',
  'handler',
  'reviewer',
  'head',
  'editor',
  'checker',
  'clerk',
  'system',
];
const act = actsOf<TestState>();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

function define<D>(
  type: string,
  schema: z.ZodType<D>,
  more: Partial<ActDefinition<TestState, D>> = {},
): ActDefinition<TestState, never> {
  return act<D>({
    type,
    zh: type,
    lane: 'record',
    schemaVersion: 1,
    schema,
    personal: [],
    by: everybody,
    concurrency: 'needsLatest',
    source: [],
    open: () => true,
    gates: [],
    correctable: [],
    apply: (state) => state,
    ...more,
  });
}

const aboutContent = z.strictObject({ hash, verdict: z.enum(['pass', 'fail']).optional() });
const contentColumns = (data: z.infer<typeof aboutContent>) => ({
  contentHash: data.hash,
  ...(data.verdict === undefined ? {} : { verdict: data.verdict }),
});
const about = (type: string) => define(type, aboutContent, { columns: contentColumns });

const party = z.strictObject({ name: z.string(), idNumber: z.string() });

export const testProcedure: Procedure<TestState> = {
  id: 'penalty-ordinary',
  version: 1,
  zh: '测试程序',
  initial: { opened: false, notes: [], parties: [], decided: false },
  acts: [
    define('lead.register', z.strictObject({ title: z.string(), parties: z.array(party) }), {
      personal: ['parties[]'],
      open: (state) => !state.opened,
      apply: (state, data) => ({ ...state, opened: true, parties: data.parties }),
    }),
    define('note.add', z.strictObject({ text: z.string() }), {
      concurrency: 'additive',
      open: (state) => state.opened,
      apply: (state, data) => ({ ...state, notes: [...state.notes, data.text] }),
    }),
    define('team.appoint', z.strictObject({ handlers: z.array(z.string()) }), {
      columns: (data) => ({ handlers: data.handlers }),
      people: (data) => data.handlers,
    }),
    define('number.reserve', z.strictObject({ serial: z.int().optional() })),
    about('review.opine'),
    about('review.exempt'),
    define('decision.make', aboutContent, {
      columns: contentColumns,
      apply: (state) => ({ ...state, decided: true }),
    }),
    about('publication.prepare'),
    about('publication.check'),
    about('publication.approve'),
    about('publication.release'),
    define('draft.write', z.strictObject({ text: z.string(), salt: hash.optional(), hash }), {
      digest: { field: 'hash', salted: true, over: (data) => ({ text: data.text, salt: data.salt }) },
      columns: (data) => ({ contentHash: data.hash }),
    }),
    define('personal.erase', z.strictObject({ reason: z.string() })),
  ],
  clocks: () => [],
  stages: () => [],
  stageOf: (state) => (state.decided ? 'decided' : 'open'),
  people: () => [],
};

/** Staff and agency dossiers, for facts: opened, and amended. */
export const factProcedure = (id: ProcedureId): Procedure<{ readonly version: number }> => ({
  id,
  version: 1,
  zh: id,
  initial: { version: 0 },
  acts: [
    actsOf<{ readonly version: number }>()<Record<string, never>>({
      type: 'fact.set',
      zh: 'fact.set',
      lane: 'record',
      schemaVersion: 1,
      schema: z.strictObject({}),
      personal: [],
      by: everybody,
      concurrency: 'additive',
      source: [],
      open: () => true,
      gates: [],
      correctable: [],
      apply: (state) => ({ version: state.version + 1 }),
    }),
  ],
  clocks: () => [],
  stages: () => [],
  stageOf: () => 'open',
  people: () => [],
});
