import { z } from 'zod';
import { choice, date, money, paragraph, rows, text, tick } from '../dossier/fields.ts';
import { PARTY_KIND_NAMES } from '../identifiers/party-kind.ts';
import { anewByNames, changedByNames } from './ruling-words.ts';

/** 80 random bits in lower-case base32 (RFC 4648 without padding): the address of a public item. */
export const publicIdField = (title: string) =>
  text(title, { max: 16, widget: 'hidden' }).regex(/^[a-z2-7]{16}$/, '公示编号不正确。');

/**
 * What the public sees of one decision (行政执法决定公开信息): an allowlist of named fields, already masked. The
 * publication act commits to the exact bytes of its canonical JSON, so a citizen can check the page against the log.
 */
export const publicDecisionSchema = z
  .strictObject({
    format: z.literal('mingjing/public-decision/v1'),
    /** Says nothing of dossier or order. */
    id: publicIdField('公示编号'),
    kind: z.enum(['penalty']),
    sample: tick('样例数据'),
    title: text('文书名称'),
    number: text('决定书文号'),
    agency: z.strictObject({
      id: z.string(),
      name: text('处罚机关'),
      uscc: text('处罚机关统一社会信用代码', { max: 18 }),
    }),
    region: z.string(),
    party: z.strictObject({
      /** As the public may read it: 罗某, or the full name of an organisation; several are joined by 、. */
      shown: text('当事人', { max: 2000 }),
      kind: choice('当事人类型', PARTY_KIND_NAMES),
      uscc: text('统一社会信用代码', { max: 18 }).optional(),
      legalRepresentative: text('法定代表人（经营者）', { max: 60 }).optional(),
    }),
    cause: text('违法行为类型'),
    /** One paragraph: what was decided and against whom. */
    summary: paragraph('决定摘要'),
    facts: paragraph('违法事实'),
    breached: rows('违反的规定', text('违反的规定')),
    basis: rows('处罚依据', text('处罚依据')),
    penaltyKinds: rows('处罚种类', text('处罚种类')),
    penalties: rows('处罚内容', text('处罚内容', { max: 2000 })),
    fineFen: money('罚款金额').optional(),
    confiscatedFen: money('没收金额').optional(),
    correction: paragraph('责令改正').optional(),
    decidedOn: date('处罚决定日期'),
    servedOn: date('送达日期').optional(),
    /** How to appeal and until when; sentences. */
    remedies: rows('救济途径', paragraph('救济途径')),
    /** Every mask with its reason (脱敏说明). */
    masks: rows(
      '脱敏说明',
      z.strictObject({ field: text('字段'), reason: text('理由'), source: text('依据', { max: 1000 }) }),
    ),
    /** 法制审核、听证、集体讨论: that they took place, and when. */
    safeguards: rows('程序保障', z.strictObject({ what: text('程序'), on: date('日期') })),
    /** 变更: the decision as it stands since, and what it was. `penalties` and sums above are those after the change. */
    change: z
      .strictObject({
        by: choice('变更方式', changedByNames),
        body: text('作出变更的机关'),
        number: text('变更文书文号').optional(),
        on: date('变更日期'),
        original: rows('变更前的处罚内容', text('变更前的处罚内容', { max: 2000 })),
        /** Public id of the publication that was taken back. */
        replaces: publicIdField('变更前的公示编号').optional(),
      })
      .meta({ title: '变更情况', widget: 'group' })
      .optional(),
    /** 重新作出: which decision this one takes the place of, and who annulled that. */
    anew: z
      .strictObject({
        by: choice('撤销方式', anewByNames),
        body: text('作出撤销的机关'),
        number: text('撤销文书文号').optional(),
        on: date('撤销日期'),
        earlier: text('原决定书文号').optional(),
        /** Public id of the publication that was taken back. */
        replaces: publicIdField('原决定的公示编号').optional(),
      })
      .meta({ title: '重新作出', widget: 'group' })
      .optional(),
  })
  .meta({ title: '公示内容', widget: 'group' });

export type PublicDecision = z.infer<typeof publicDecisionSchema>;
