import { z } from 'zod';
import { base } from './base.ts';
import { decisionQuerySchema, publicDecisionKinds, publicDecisionSchema, publicIdSchema } from './public.ts';

/** Calls anyone may make, without signing in. They read what was published and nothing else. */

const pauseQuery = z
  .string()
  .max(200)
  .describe('扣除期间：依据，起，止；多段用分号分隔。如 testing,2026-09-07,2026-09-18');

export const publicCalls = {
  log: base
    .route({ method: 'GET', path: '/public/log', summary: '存证日志：名称、公钥、见证人', tags: ['公开'] })
    .output(
      z.object({
        origin: z.string(),
        /** Absent where this machine does not sign. */
        vkey: z.string().optional(),
        witnesses: z.array(z.object({ vkey: z.string(), independent: z.boolean() })),
      }),
    ),
  deadline: base
    .route({ method: 'GET', path: '/public/deadlines', summary: '期限计算', tags: ['公开'] })
    .input(
      z.object({
        rule: z.string().max(20),
        start: z.string().max(40).describe('起算事件发生的日期；按小时计算的，为时刻'),
        profile: z.string().max(40).default('national'),
        pauses: pauseQuery.optional(),
        extension: z.string().max(60).optional().describe('延长：数量，批准日期。如 30,2026-10-13'),
        lastDayCounted: z.enum(['true', 'false']).optional(),
        field: z
          .enum(['market', 'environment', 'forestry', 'education', 'publicSecurity', 'other'])
          .optional(),
        value: z.coerce.number().int().min(1).max(3650).optional(),
      }),
    )
    .output(
      z.object({
        rule: z.string(),
        start: z.string(),
        end: z.string(),
        provisional: z.boolean(),
        confirmed: z.boolean(),
        explanation: z.string(),
        source: z.string(),
        movedFrom: z.string().optional(),
        firstPermitted: z.string().optional(),
        calendarVersion: z.string(),
      }),
    ),
  decisions: base
    .route({ method: 'GET', path: '/public/decisions', summary: '检索已公示的执法决定', tags: ['公开'] })
    .input(decisionQuerySchema)
    .output(
      z.object({
        items: z.array(
          z.object({
            id: publicIdSchema,
            kind: z.enum(publicDecisionKinds),
            title: z.string(),
            number: z.string(),
            agency: z.object({ id: z.string(), name: z.string() }),
            partyShown: z.string(),
            cause: z.string(),
            decidedOn: z.string(),
            outcomes: z.array(z.string()),
            fineFen: z.int().optional(),
          }),
        ),
        next: z.string().optional(),
        prev: z.string().optional(),
      }),
    ),
  decision: base
    .route({ method: 'GET', path: '/public/decisions/{id}', summary: '一项执法决定', tags: ['公开'] })
    .input(z.object({ id: publicIdSchema }))
    .output(
      z.discriminatedUnion('state', [
        z.object({
          state: z.literal('published'),
          decision: publicDecisionSchema,
          publishedAt: z.string(),
          /** The last day on which it is shown, where a rule says so. */
          publicUntil: z.string().optional(),
        }),
        z.object({
          state: z.enum(['retracted', 'ended']),
          reason: z.string(),
          on: z.string(),
          /** What became of the decision itself, where it did not stand. */
          became: z.string().optional(),
          /** Annulled with an order to decide anew: what was published in its place is another decision. */
          orderedAnew: z.boolean().optional(),
          /** It ought not to have been public; the decision itself was not touched. */
          unfit: z.boolean().optional(),
          /** Public id of what was published in its place. */
          replacedBy: z.string().optional(),
        }),
      ]),
    ),
};
