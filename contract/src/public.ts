import { publicDecisionSchema } from '@mingjing/law';
import { z } from 'zod';

export {
  anewByNames,
  changedByNames,
  endReasonNames,
  type PublicDecision,
  publicDecisionSchema,
  unfitReasons,
} from '@mingjing/law';

/** What a public list may be filtered by: the kinds of decision that are published (执法决定种类). */
export type PublicDecisionKind = z.infer<typeof publicDecisionSchema>['kind'];

/** 执法决定种类 that are published. */
export const publicDecisionKinds = publicDecisionSchema.shape.kind.options;

/** The public id of a decision (公示编号): random, 16 characters. */
export const publicIdSchema = publicDecisionSchema.shape.id;

/**
 * A place in a list that runs newest first: the `decidedOn` and `id` of one row. It need not exist any more, so a page
 * stays good when a row on it is taken back.
 */
export interface Cursor {
  readonly decidedOn: string;
  readonly id: string;
}

const CURSOR = /^(\d{4}-\d{2}-\d{2})_([a-z2-7]{16})$/;

/** The place as it stands in an address. */
export function formatCursor(row: Cursor): string {
  return `${row.decidedOn}_${row.id}`;
}

/** The cursor a text states, or `undefined` if it states none. */
export function findCursor(text: string): Cursor | undefined {
  const match = CURSOR.exec(text);
  return match === null ? undefined : { decidedOn: match[1]!, id: match[2]! };
}

/** Longest search text, in UTF-16 units. Nobody types more; a longer one is an attack on the index. */
export const longestSearch = 64;
/** Rows of a page (每页条数). */
export const pageRows = { default: 20, most: 100 } as const;

const code = z.string().regex(/^[\w.-]{1,64}$/, '不是有效的编号');
const day = z.iso
  .date('不是有效的日期，请按“2026-09-28”填写')
  .refine((date) => date >= '1949-10-01' && date <= '2199-12-31', '超出可以查询的日期范围');
const cursor = z.string().regex(CURSOR, '翻页位置无效，请回到第一页');

/**
 * A search among published decisions (执法决定查询). `q` holds words parted by white space; a row must contain every one of
 * them, in party, cause, facts, title, document number or agency. `from` and `to` bound the day of decision, both included. Of
 * `after` and `before` at most one is given.
 */
export const decisionQuerySchema = z
  .object({
    q: z
      .string()
      .max(longestSearch, `搜索词最多 ${longestSearch} 个字，请缩短`)
      .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), '搜索词里有无法识别的字符，请重新输入')
      .transform((text) => text.trim().replace(/\s+/gu, ' '))
      .optional(),
    agency: code.optional(),
    kind: z.enum(publicDecisionKinds, '没有这种决定').optional(),
    region: code.optional(),
    from: day.optional(),
    to: day.optional(),
    after: cursor.optional(),
    before: cursor.optional(),
    limit: z.coerce
      .number('每页条数应当是数字')
      .int('每页条数应当是整数')
      .min(1, '每页至少 1 条')
      .max(pageRows.most, `每页至多 ${pageRows.most} 条`)
      .default(pageRows.default),
  })
  .refine((query) => query.from === undefined || query.to === undefined || query.from <= query.to, {
    path: ['to'],
    message: '结束日期早于起始日期，请对调或者改正',
  })
  .refine((query) => query.after === undefined || query.before === undefined, {
    path: ['after'],
    message: '翻页位置无效，请回到第一页',
  });

export type DecisionQuery = z.infer<typeof decisionQuerySchema>;
