import { z } from 'zod';

/**
 * What the public sees of one decision (行政执法决定公开信息): an allowlist of named fields, already masked. The
 * publication act commits to the exact bytes of its canonical JSON, so a citizen can check the page against the log.
 */
export const publicDecisionSchema = z.strictObject({
  format: z.literal('mingjing/public-decision/v1'),
  /** Random 80 bits, base32 lower case, 16 characters. Says nothing of dossier or order. */
  id: z.string().regex(/^[a-z2-7]{16}$/),
  kind: z.enum(['penalty']),
  sample: z.boolean(),
  title: z.string(),
  number: z.string(),
  agency: z.strictObject({ id: z.string(), name: z.string(), uscc: z.string() }),
  region: z.string(),
  party: z.strictObject({
    /** As the public may read it: 罗某, or the full name of an organisation. */
    shown: z.string(),
    kind: z.enum(['naturalPerson', 'individualBusiness', 'organisation']),
    uscc: z.string().optional(),
    legalRepresentative: z.string().optional(),
  }),
  /** 案由 / 违法行为类型 */
  cause: z.string(),
  /** One paragraph: what was decided and against whom. */
  summary: z.string(),
  facts: z.string(),
  breached: z.array(z.string()),
  basis: z.array(z.string()),
  /** 处罚种类 names and the sentences of the decision. */
  penaltyKinds: z.array(z.string()),
  penalties: z.array(z.string()),
  /** Fine and confiscated sums, in fen. */
  fineFen: z.int().optional(),
  confiscatedFen: z.int().optional(),
  correction: z.string().optional(),
  decidedOn: z.string(),
  servedOn: z.string().optional(),
  /** How to appeal and until when; sentences. */
  remedies: z.array(z.string()),
  /** Every mask with its reason (脱敏说明). */
  masks: z.array(z.strictObject({ field: z.string(), reason: z.string(), source: z.string() })),
  /** 法制审核、集体讨论: that they took place, and when. */
  safeguards: z.array(z.strictObject({ what: z.string(), on: z.string() })),
  /** When the publication ends by itself, where a rule says so (公示截止期). */
  publicUntil: z.string().optional(),
});

export type PublicDecision = z.infer<typeof publicDecisionSchema>;
