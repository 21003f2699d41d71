import { z } from 'zod';
import { chineseDate } from '../calendar/index.ts';
import { type Act, civilDay, isErased, type Role } from '../dossier/act.ts';
import { apl, house } from '../dossier/basis.ts';
import type { ActDefinition, Dossier, Gate, GateContext } from '../dossier/define.ts';
import { act, count, files, instant, paragraph } from '../dossier/fields.ts';
import { attachmentAct, correctionAct, definitionsOf, mend } from '../dossier/fold.ts';
import { type Refusal, refuse } from '../dossier/refusal.ts';

/** Acts that every procedure shares: correction 更正, attachment 补充附件, note 备注. */

/** What a procedure fixes for its shared acts. */
interface Sharing<S> {
  readonly by: readonly Role[];
  readonly open: (state: S) => boolean;
  /** Refuses people the dossier is no business of. */
  readonly within: Gate<S>;
}

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, '数据项名称不正确。');
const newValues = (title: string) =>
  z.record(fieldName, z.unknown()).meta({ title, widget: 'group' }).optional();

const correctionSchema = act({
  target: count('更正的事项（序号）', { min: 1 }),
  occurredAt: instant('更正后的发生时间').optional(),
  values: newValues('更正的内容'),
  personalValues: newValues('更正的内容（含个人信息）'),
  reason: paragraph('更正理由'),
});

type CorrectionInput = z.infer<typeof correctionSchema>;

/** Refusals that hang on dates, asked again of the corrected act. */
const datedRefusals = new Set([
  'CERTIFICATE_INVALID',
  'AUXILIARY_MAY_NOT',
  'BEFORE_EARLIER_STEP',
  'DATE_ORDER',
]);

/** Refusals that hang on sums and numbers of papers, asked again of the corrected act and of every later one. */
const accountRefusals = new Set([
  'AMOUNT_ZERO',
  'OVERPAID',
  'RECEIPT_USED',
  'VOUCHER_USED',
  'REFUND_TOO_MUCH',
  'NOTHING_TO_REFUND',
]);

/**
 * 更正: a new time or new values for an earlier act. The old ones stay in that act; `fold` lays the new ones over it.
 * Fields with personal values go into `personalValues`, so that they can be erased apart from the others.
 */
export function correction<S>({ by, open, within }: Sharing<S>): ActDefinition<S, CorrectionInput> {
  return {
    type: correctionAct,
    zh: '更正',
    lane: 'record',
    schemaVersion: 1,
    schema: correctionSchema,
    personal: ['personalValues', 'reason'],
    by,
    concurrency: 'needsLatest',
    source: [house()],
    open,
    gates: [
      within,
      targetKnown,
      somethingCorrected,
      mayCorrect,
      fieldsCorrectable,
      correctedTimePast,
      correctedActStands,
    ],
    correctable: [],
    apply: (state) => state,
  };
}

type CorrectionContext<S> = GateContext<S, CorrectionInput>;

function targetKnown<S>({ dossier, data }: GateContext<S, { readonly target: number }>): Refusal | undefined {
  if (data === undefined || findTarget(dossier, data.target) !== undefined) return undefined;
  return refuse('TARGET_UNKNOWN', `本卷宗没有第${data.target}项，或者该项不能更正、补充。`, {
    path: 'target',
    source: house(),
    remedy: '更正有误的，请对原事项再次更正。',
  });
}

/** Corrections and attachments are not themselves mended; the act they are about is. */
function findTarget<S>(dossier: Dossier<S>, seq: number): Act | undefined {
  const found = dossier.acts.find((candidate) => candidate.seq === seq);
  return found?.type === correctionAct || found?.type === attachmentAct ? undefined : found;
}

/** What is said of an act, or of the dossier, cannot have been said before there was one. */
function notBeforeTarget<S>({
  dossier,
  data,
  occurredAt,
}: GateContext<S, { readonly target?: number | undefined }>): Refusal | undefined {
  const about = dossier.acts.find(({ seq }) => seq === (data?.target ?? 1));
  if (about === undefined) return undefined;
  const day = civilDay(mend(about, dossier.corrections.get(about.seq)).occurredAt);
  if (civilDay(occurredAt) >= day) return undefined;
  return refuse('BEFORE_EARLIER_STEP', `发生时间早于第${about.seq}项行为（${chineseDate(day)}）。`, {
    path: 'occurredAt',
    source: house(),
    remedy: '请核对发生时间；前一步时间有误的，先作更正。',
  });
}

const correctedFields = (data: CorrectionInput) => ({ ...data.values, ...data.personalValues });

function somethingCorrected<S>({ data }: CorrectionContext<S>): Refusal | undefined {
  if (data === undefined || data.occurredAt !== undefined || Object.keys(correctedFields(data)).length > 0)
    return undefined;
  return refuse('CORRECTION_EMPTY', '没有填写任何更正内容。', { source: house() });
}

/** Whoever recorded the act; a head; for registers, those who keep that part of them. */
function mayCorrect<S>({ dossier, data, actor }: CorrectionContext<S>): Refusal | undefined {
  const target = data && findTarget(dossier, data.target);
  if (target === undefined || target.actor.personId === actor.personId) return undefined;
  const keepers = definitionsOf(dossier.procedure).get(target.type)?.by ?? [];
  const keeps = (['admin', 'supervisor'] as const).some(
    (role) => keepers.includes(role) && actor.roles.includes(role),
  );
  if (keeps || actor.roles.includes('head')) return undefined;
  return refuse('CORRECTION_NOT_YOURS', `第${target.seq}项由${target.actor.name}记录，您不能更正。`, {
    source: house(),
    remedy: `请由${target.actor.name}或者机关负责人更正。`,
  });
}

function fieldsCorrectable<S>({ dossier, data }: CorrectionContext<S>): Refusal[] | undefined {
  const target = data && findTarget(dossier, data.target);
  const definition = target && definitionsOf(dossier.procedure).get(target.type);
  if (data === undefined || target === undefined || definition === undefined) return undefined;
  const fixed = Object.keys(correctedFields(data)).filter((field) => !definition.correctable.includes(field));
  if (fixed.length > 0) {
    return [
      refuse(
        'NOT_CORRECTABLE',
        `「${definition.zh}」的${fixed.map((field) => titleOf(definition, field)).join('、')}不能更正。`,
        {
          source: house(),
          remedy: '实体内容有误的，应当重新办理；已送达的文书有笔误的，制作补正通知书。',
        },
      ),
    ];
  }
  const misplaced = (values: object | undefined, personal: boolean) =>
    Object.keys(values ?? {}).filter((field) => isPersonal(definition, field) !== personal);
  const wrong = [...misplaced(data.values, false), ...misplaced(data.personalValues, true)];
  if (wrong.length > 0) {
    return [
      refuse(
        'CORRECTION_MISPLACED',
        `${wrong.map((field) => titleOf(definition, field)).join('、')}的更正内容未按是否含个人信息分开填写。`,
        {
          source: house(),
        },
      ),
    ];
  }
  return schemaRefusals(definition, target, data);
}

function isPersonal(definition: Pick<ActDefinition<never>, 'personal'>, field: string): boolean {
  return definition.personal.some((path) => path.split('.')[0]?.replace('[]', '') === field);
}

/** The corrected fields must pass the act's own schema; the others may hold erased values and are left alone. */
function schemaRefusals<S>(
  definition: ActDefinition<S, never>,
  target: Act,
  data: CorrectionInput,
): Refusal[] {
  const corrected = correctedFields(data);
  const parsed = (definition.schema as z.ZodType).safeParse({ ...(target.data as object), ...corrected });
  if (parsed.success) return [];
  return parsed.error.issues
    .filter((issue) => Object.hasOwn(corrected, String(issue.path[0])))
    .map((issue) => refuse('DATA_INVALID', issue.message, { path: `values.${issue.path.join('.')}` }));
}

function titleOf<S>(definition: ActDefinition<S, never>, field: string): string {
  const { schema } = definition as { schema: z.ZodType };
  const own = schema instanceof z.ZodObject && Object.hasOwn(schema.shape, field);
  const meta = own ? (schema.shape[field] as z.ZodType).meta() : undefined;
  return `“${meta?.title ?? field}”`;
}

function correctedTimePast<S>({ data, now }: CorrectionContext<S>): Refusal | undefined {
  if (data?.occurredAt === undefined || Date.parse(data.occurredAt) <= Date.parse(now)) return undefined;
  return refuse('TIME_IN_FUTURE', '更正后的发生时间晚于现在。', { path: 'occurredAt', source: house() });
}

/**
 * The dossier is gone through once more with the correction in it: certificates, dates and sums of the corrected act are
 * judged as it now is, and no later act may then stand before what it rests on, or lose the sum or the number it rests on.
 */
function correctedActStands<S>(context: CorrectionContext<S>): Refusal[] | undefined {
  const { dossier, data, facts, profile, now } = context;
  const target = data && findTarget(dossier, data.target);
  if (data === undefined || target === undefined) return undefined;
  const definitions = definitionsOf(dossier.procedure);
  const earlier = dossier.corrections.get(target.seq);
  const occurredAt = data.occurredAt ?? earlier?.occurredAt;
  const corrections = new Map(dossier.corrections).set(target.seq, {
    bySeq: dossier.seq + 1,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    values: { ...earlier?.values, ...correctedFields(data) },
  });
  const refusals: Refusal[] = [];
  const acts: Act[] = [];
  let state = dossier.procedure.initial;
  for (const original of dossier.acts) {
    const definition = definitions.get(original.type);
    if (definition === undefined) continue;
    const mended = mend(original, corrections.get(original.seq));
    if (original.seq >= target.seq && !holdsErased(mended.data)) {
      const asked = {
        dossier: { ...dossier, state, acts: [...acts], seq: acts.at(-1)?.seq ?? 0, corrections },
        state,
        facts,
        profile,
        actor: original.actor,
        now,
        occurredAt: mended.occurredAt,
        data: mended.data as never,
      };
      const found = definition.gates.flatMap((gate) => gate(asked) ?? []);
      const lost = found.find((refusal) => accountRefusals.has(refusal.code));
      if (original.seq === target.seq)
        refusals.push(...found.filter(({ code }) => datedRefusals.has(code) || accountRefusals.has(code)));
      else if (lost !== undefined)
        refusals.push(
          refuse(
            'CORRECTION_BREAKS_LATER',
            `更正后，第${original.seq}项「${definition.zh}」不再成立：${lost.message}`,
            {
              source: house(),
              remedy: '请先更正后一项。',
            },
          ),
        );
      else if (found.some((refusal) => refusal.code === 'BEFORE_EARLIER_STEP')) {
        refusals.push(
          refuse(
            'CORRECTION_BREAKS_ORDER',
            `更正后，第${original.seq}项「${definition.zh}」将早于其前一步。`,
            {
              path: 'occurredAt',
              source: house(),
              remedy: '请核对发生时间；后一步时间有误的，先更正后一步。',
            },
          ),
        );
      }
    }
    state = definition.apply(state, mended.data as never, mended);
    acts.push(original);
  }
  return refusals;
}

function holdsErased(value: unknown): boolean {
  if (isErased(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsErased);
}

const attachmentSchema = act({
  target: count('补充附件的事项（序号）', { min: 1 }),
  files: files(),
  note: paragraph('说明').optional(),
});

export type AttachmentInput = z.infer<typeof attachmentSchema>;

/** 补充附件: files for an earlier act. */
export function attachment<S>({
  by,
  open,
  within,
  apply,
}: Sharing<S> & { readonly apply: (state: S, data: AttachmentInput) => S }): ActDefinition<
  S,
  AttachmentInput
> {
  return {
    type: attachmentAct,
    zh: '补充附件',
    lane: 'record',
    schemaVersion: 1,
    schema: attachmentSchema,
    personal: ['note'],
    by,
    concurrency: 'additive',
    source: [house(), apl(47)],
    open,
    gates: [within, targetKnown, somethingAttached, notBeforeTarget],
    correctable: [],
    apply,
  };
}

function somethingAttached<S>({ data }: GateContext<S, AttachmentInput>): Refusal | undefined {
  if (data === undefined || data.files.length > 0) return undefined;
  return refuse('ATTACHMENT_EMPTY', '没有附件。', { path: 'files', source: house() });
}

const noteSchema = act({
  target: count('所涉事项（序号）', { min: 1 }).optional(),
  text: paragraph('备注'),
  files: files(),
});

/** 备注: a remark that changes nothing. */
export function note<S>({ by, open, within }: Sharing<S>): ActDefinition<S, z.infer<typeof noteSchema>> {
  return {
    type: 'note.add',
    zh: '添加备注',
    lane: 'record',
    schemaVersion: 1,
    schema: noteSchema,
    personal: ['text'],
    by,
    concurrency: 'additive',
    source: [house()],
    open,
    gates: [
      within,
      ({ dossier, data }) =>
        data?.target === undefined || dossier.acts.some((candidate) => candidate.seq === data.target)
          ? undefined
          : refuse('TARGET_UNKNOWN', `本卷宗没有第${data.target}项。`, { path: 'target', source: house() }),
      notBeforeTarget,
    ],
    correctable: [],
    apply: (state) => state,
  };
}
