import type { PenaltyState } from '@mingjing/law';
import { z } from 'zod';
import { base } from './base.ts';
import { refusalSchema } from './errors.ts';

/** Calls on dossiers (卷宗): reading what one may, and doing what the law lets one do. */

export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, '编号格式不正确。');

/** Procedures of which there are dossiers. */
export const procedureIdSchema = z.enum(['penalty-ordinary', 'penalty-summary', 'agency', 'staff']);

/** What a person asks for. `id` is made by the client: sent again, it is the same act. */
const commandSchema = z.strictObject({
  id: idSchema,
  type: z.string().max(80),
  occurredAt: z.string().max(40),
  data: z.record(z.string(), z.unknown()),
  /** Of `signedText`, with the key given at sign-in: 64 bytes in base64. Asked of acts that are signed. */
  signature: z.string().max(100).optional(),
});

const personSchema = z.object({ id: z.string(), name: z.string(), agencyId: z.string() });

const oneDocument = z.object({
  template: z.string(),
  title: z.string(),
  number: z.string().optional(),
  file: z.string(),
  sha256: z.string(),
  pages: z.int(),
  /** 正卷 or 副卷, of a cover, index or note. */
  volume: z.enum(['main', 'secondary']).optional(),
  /** What an index lists. */
  papers: z
    .array(
      z.object({
        seq: z.int(),
        title: z.string(),
        number: z.string().optional(),
        from: z.int(),
        pages: z.int(),
        files: z.array(z.object({ file: z.string(), sha256: z.string(), pages: z.int() })).readonly(),
      }),
    )
    .readonly()
    .optional(),
});

/** A document, and those the same act issued with it. */
const documentSchema = oneDocument.extend({ enclosures: z.array(oneDocument).readonly().optional() });

const actSchema = z.object({
  id: z.string(),
  seq: z.int(),
  type: z.string(),
  zh: z.string(),
  lane: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  /** Recorded more than a day after it happened. */
  late: z.boolean(),
  /** `acting`: the office held in somebody's place that the act was done by, in words. */
  actor: personSchema.extend({ acting: z.string().optional() }),
  data: z.unknown(),
  document: documentSchema.optional(),
  /** Values a correction act put in place of the recorded ones; the old ones stay in `data`. */
  correction: z
    .object({ bySeq: z.int(), occurredAt: z.string().optional(), values: z.record(z.string(), z.unknown()) })
    .optional(),
  attached: z.array(z.unknown()),
});

const moveSchema = z.object({
  type: z.string(),
  zh: z.string(),
  lane: z.string(),
  allowed: z.boolean(),
  refusals: z.array(refusalSchema),
  concurrency: z.enum(['needsLatest', 'additive']),
  source: z.array(z.object({ source: z.string(), article: z.string().optional() })),
  recording: z.object({ level: z.enum(['must', 'should']), content: z.string() }).optional(),
});

const deadlineSchema = z.object({
  key: z.string(),
  rule: z.string(),
  zh: z.string(),
  whose: z.enum(['agency', 'party']),
  /** Over and not done: `overdue` where the agency was to act, `lapsed` where the party might have. */
  status: z.enum(['running', 'met', 'late', 'overdue', 'lapsed']),
  start: z.string(),
  end: z.string().optional(),
  doneOn: z.string().optional(),
  provisional: z.boolean(),
  confirmed: z.boolean(),
  explanation: z.string(),
  source: z.string(),
  workingDaysLeft: z.int().optional(),
});

const stageSchema = z.object({
  id: z.string(),
  zh: z.string(),
  state: z.enum(['done', 'now', 'ahead', 'skipped']),
  on: z.string().optional(),
});

/** One dossier as its page shows it. `state` is the fold, typed by the procedure. */
const dossierSchema = z.object({
  id: z.string(),
  procedure: procedureIdSchema,
  procedureVersion: z.int(),
  seq: z.int(),
  title: z.string(),
  number: z.string().optional(),
  stage: z.string(),
  stageZh: z.string(),
  agency: z.object({ id: z.string(), name: z.string() }),
  sample: z.boolean(),
  people: z.array(personSchema),
  stages: z.array(stageSchema),
  state: z.custom<PenaltyState>(),
  acts: z.array(actSchema),
  moves: z.array(moveSchema),
  deadlines: z.array(deadlineSchema),
  /** Recordings and documents still missing, in Chinese sentences. */
  missing: z.array(refusalSchema),
  warnings: z.array(refusalSchema),
  /** Cases of any agency over the same days (另案), for who may find them to be about another act (处罚法 art 29). */
  related: z.array(
    z.object({
      id: z.string(),
      agency: z.string(),
      number: z.string().optional(),
      fined: z.boolean(),
      /** Only of a case this person may read. */
      stageZh: z.string().optional(),
    }),
  ),
  /** Those of them that were found to be about another act. */
  distinguished: z.array(z.object({ id: z.string(), agency: z.string(), number: z.string().optional() })),
});

const nextDueSchema = z.object({
  zh: z.string(),
  end: z.string(),
  workingDaysLeft: z.int(),
  overdue: z.boolean(),
});

const dossierRowSchema = z.object({
  id: z.string(),
  procedure: procedureIdSchema,
  title: z.string(),
  number: z.string().optional(),
  stage: z.string(),
  stageZh: z.string(),
  agencyName: z.string(),
  party: z.string(),
  handlers: z.array(z.string()),
  openedAt: z.string(),
  changedAt: z.string(),
  nextDue: nextDueSchema.optional(),
});

const todoRowSchema = z.object({
  dossier: idSchema,
  title: z.string(),
  number: z.string().optional(),
  stageZh: z.string(),
  /** The act asked of me, if one is open to me now. */
  move: z.string().optional(),
  /** What is asked, in Chinese. */
  ask: z.string(),
  due: z.string().optional(),
  workingDaysLeft: z.int().optional(),
  explanation: z.string().optional(),
  /** `undated`: without a clock. */
  group: z.enum(['overdue', 'today', 'week', 'undated', 'later']),
});

/** The promise (收据): the operator's signed word that this act will be in the log by a time. */
const performedSchema = z.object({
  dossier: idSchema,
  seq: z.int(),
  actId: idSchema,
  recordedAt: z.string(),
  document: documentSchema.optional(),
  promise: z.string(),
});

/** A proof bundle (存证包) as text: proved to be in the log, or promised to be. */
export const proofSchema = z.object({ bundle: z.string(), state: z.enum(['proved', 'promised']) });

/** A yes or no in an address, where everything is text: `Boolean('false')` would be yes. */
export const yesOrNo = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** A command that is only asked about. `procedure` where it would open the dossier: there is nothing yet that says so. */
const askedBeforehand = z.strictObject({
  dossier: idSchema,
  procedure: procedureIdSchema.optional(),
  command: commandSchema,
});

/** The figures of the statistics (统计) that cases stand behind. */
export const figureNames = [
  'open',
  'decided',
  'summary',
  'reviewRequired',
  'reviewed',
  'corrected',
  'published',
  'publishedLate',
  'overdue',
  'fineFen',
] as const;

export type FigureName = (typeof figureNames)[number];

/** Lists of cases narrowed to those one figure counts; the year is that of the decision then, and of the registration without one. */
export const caseFilter = {
  figure: z.enum(figureNames).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
};

const handoverRequest = z.strictObject({
  id: idSchema,
  from: idSchema,
  occurredAt: z.string().max(40),
  reason: z.string().min(1, '请填写移交原因。').max(2000),
  /** 移交材料: what is handed over with the cases. */
  handover: z.string().min(1).max(2000).optional(),
  /** 已核对: no new handler has to stand aside. */
  recusalChecked: z.literal(true, '请先核对新的承办人与所选案件有没有应当回避的关系。'),
  cases: z
    .array(z.strictObject({ dossier: idSchema, to: idSchema }))
    .min(1)
    .max(50),
});

/** The calls on dossiers. */
export const dossiers = {
  todo: base
    .route({ method: 'GET', path: '/todo', summary: '待办：按期限排列', tags: ['卷宗'] })
    .input(z.object({}).optional())
    .output(
      z.object({
        rows: z.array(todoRowSchema),
        counts: z.object({
          overdue: z.int(),
          today: z.int(),
          week: z.int(),
          undated: z.int(),
          later: z.int(),
        }),
      }),
    ),
  list: base
    .route({ method: 'GET', path: '/dossiers', summary: '检索卷宗', tags: ['卷宗'] })
    .input(
      z.object({
        q: z.string().max(100).optional(),
        /** That case alone, e.g. to call by its name what was chosen. */
        id: idSchema.optional(),
        procedure: procedureIdSchema.optional(),
        stage: z.string().max(40).optional(),
        mine: yesOrNo.optional(),
        ...caseFilter,
        after: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(z.object({ rows: z.array(dossierRowSchema), next: z.string().optional() })),
  open: base
    .route({
      method: 'POST',
      path: '/dossiers',
      summary: '新建卷宗并记录第一项行为',
      tags: ['卷宗'],
      successStatus: 201,
    })
    .input(z.strictObject({ dossier: idSchema, procedure: procedureIdSchema, command: commandSchema }))
    .output(performedSchema),
  get: base
    .route({ method: 'GET', path: '/dossiers/{dossier}', summary: '查看卷宗', tags: ['卷宗'] })
    .input(z.object({ dossier: idSchema }))
    .output(dossierSchema),
  perform: base
    .route({
      method: 'POST',
      path: '/dossiers/{dossier}/acts',
      summary: '记录一项行为',
      tags: ['卷宗'],
      successStatus: 201,
    })
    .input(z.strictObject({ dossier: idSchema, expectedSeq: z.int().min(0), command: commandSchema }))
    .output(performedSchema),
  /** The gates' answer to a command, without recording anything; `warnings` are what the act would newly be warned of. */
  check: base
    .route({ method: 'POST', path: '/dossiers/{dossier}/check', summary: '预检一项行为', tags: ['卷宗'] })
    .input(askedBeforehand)
    .output(
      z.object({
        ok: z.boolean(),
        refusals: z.array(refusalSchema),
        warnings: z.array(refusalSchema),
        document: z.object({ template: z.string(), title: z.string() }).optional(),
      }),
    ),
  /** The document as it would be issued, as a PDF marked 预览; base64. */
  preview: base
    .route({ method: 'POST', path: '/dossiers/{dossier}/preview', summary: '预览文书', tags: ['卷宗'] })
    .input(askedBeforehand)
    .output(z.object({ title: z.string(), pages: z.int(), pdf: z.string() })),
  /** Open cases one person handles, and leads that person answers for. */
  handovers: base
    .route({ method: 'GET', path: '/handovers/{from}', summary: '一人承办的在办案件', tags: ['卷宗'] })
    .input(z.object({ from: idSchema }))
    .output(
      z.object({
        person: personSchema,
        rows: z.array(
          z.object({
            dossier: idSchema,
            title: z.string(),
            number: z.string().optional(),
            stageZh: z.string(),
            handlers: z.array(personSchema),
            nextDue: nextDueSchema.optional(),
          }),
        ),
        /** There are more cases than are listed at once. */
        more: z.boolean(),
      }),
    ),
  /** The gates' answer to a hand-over, case by case, without recording anything. */
  checkHandOver: base
    .route({ method: 'POST', path: '/handovers/check', summary: '预检移交', tags: ['卷宗'] })
    .input(handoverRequest)
    .output(z.object({ rows: z.array(z.object({ dossier: idSchema, refusals: z.array(refusalSchema) })) })),
  /**
   * Cases of one person to others, one act a case. What cannot be handed over is named with its reason; sent again, what was done
   * stays done once.
   */
  handOver: base
    .route({ method: 'POST', path: '/handovers', summary: '移交一人承办的案件', tags: ['卷宗'] })
    .input(handoverRequest)
    .output(
      z.object({
        moved: z.array(idSchema),
        left: z.array(z.object({ dossier: idSchema, refusals: z.array(refusalSchema) })),
      }),
    ),
  proof: base
    .route({
      method: 'GET',
      path: '/dossiers/{dossier}/acts/{seq}/proof',
      summary: '取一项行为的存证证明',
      tags: ['卷宗'],
    })
    .input(z.object({ dossier: idSchema, seq: z.coerce.number().int().min(1) }))
    .output(proofSchema),
};
