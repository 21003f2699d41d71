import type { z } from 'zod';
import { isInstant } from '../calendar/index.ts';
import type { Profile } from '../profiles/index.ts';
import type { Act, ActingOffice, Actor, Command, IssuedDocument, Role } from './act.ts';
import { roleNames } from './act.ts';
import { house } from './basis.ts';
import type { ActDefinition, DocumentNeed, Dossier, Gate, GateContext, RecordingNeed } from './define.ts';
import type { Facts } from './facts.ts';
import { definitionsOf } from './fold.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Something a person may do now, or why not (可办事项). */
export interface Move {
  readonly type: string;
  readonly zh: string;
  readonly lane: ActDefinition<unknown>['lane'];
  readonly allowed: boolean;
  readonly refusals: readonly Refusal[];
  readonly concurrency: 'needsLatest' | 'additive';
  readonly source: ActDefinition<unknown>['source'];
  readonly recording?: RecordingNeed;
}

export type Decision =
  | { readonly ok: true; readonly act: Act }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** How far a stated time may lie ahead of the server's clock: clocks of phones differ. */
const aheadToleranceMs = 5 * 60 * 1000;

/** What may this person do, and if not, why not. Closed moves and moves of other roles are left out. */
export function moves<S>(
  dossier: Dossier<S>,
  facts: Facts,
  profile: Profile,
  actor: Actor,
  now: string,
): Move[] {
  const result: Move[] = [];
  const { state } = dossier;
  for (const definition of dossier.procedure.acts) {
    if (!definition.open(state) || !holdsRole(definition, actor)) continue;
    const asked = { occurredAt: now, data: undefined };
    const refusals = runGates(definition, { dossier, state, facts, profile, actor, now, ...asked });
    result.push({
      type: definition.type,
      zh: definition.zh,
      lane: definition.lane,
      allowed: refusals.length === 0,
      refusals,
      concurrency: definition.concurrency,
      source: definition.source,
      ...(definition.recording === undefined ? {} : { recording: definition.recording }),
    });
  }
  return result;
}

/** What stands against an act on its stated day whatever is filled in: a certificate, a post, a step that is missing. */
export function standing<S>(
  dossier: Dossier<S>,
  facts: Facts,
  profile: Profile,
  actor: Actor,
  { type, occurredAt }: Pick<Command, 'type' | 'occurredAt'>,
  now: string,
): readonly Refusal[] {
  const definition = definitionsOf(dossier.procedure).get(type);
  const { state } = dossier;
  return definition === undefined
    ? []
    : runGates(definition, { dossier, state, facts, profile, actor, now, occurredAt, data: undefined });
}

/** The only way a new act comes to be. Pure: the same inputs give the same act or the same refusals. */
export function decide<S>(
  dossier: Dossier<S>,
  facts: Facts,
  profile: Profile,
  actor: Actor,
  command: Command,
  now: string,
): Decision {
  const checked = check(dossier, facts, profile, actor, command, now);
  return checked.ok ? conclude(dossier, facts, profile, actor, command, checked) : checked;
}

/** The act of a command that was checked on the same state and with the same data. */
export function conclude<S>(
  dossier: Dossier<S>,
  facts: Facts,
  profile: Profile,
  actor: Actor,
  command: Command,
  { definition, data }: Extract<Checked<S>, { ok: true }>,
): Decision {
  const need = definition.document?.(data as never, dossier.state, profile);
  const wrongDocument = documentRefusal(need, command.document);
  if (wrongDocument !== undefined) return { ok: false, refusals: [wrongDocument] };
  return {
    ok: true,
    act: {
      id: command.id,
      dossier: dossier.id,
      seq: dossier.seq + 1,
      type: definition.type,
      schemaVersion: definition.schemaVersion,
      procedure: dossier.procedure.id,
      procedureVersion: dossier.procedure.version,
      profile: profile.id,
      profileVersion: profile.version,
      occurredAt: command.occurredAt,
      actor: inCapacity(definition, actor),
      facts: facts.refs,
      sample: command.sample === true,
      data,
      ...(command.document === undefined ? {} : { document: command.document }),
    },
  };
}

const offices: ReadonlySet<Role> = new Set<ActingOffice>(['principal', 'head', 'unitHead']);

/** 代理: an act that its head's office allowed says where that office is held in somebody's place. */
function inCapacity(
  { by }: Pick<ActDefinition<never, never>, 'by'>,
  { acting = [], ...actor }: Actor,
): Actor {
  const allowedBy = by.filter((role) => actor.roles.includes(role));
  const used = acting.filter(
    ({ office }) => allowedBy.includes(office) || (office === 'principal' && allowedBy.includes('head')),
  );
  return used.length === 0 || allowedBy.some((role) => !offices.has(role))
    ? actor
    : { ...actor, acting: used };
}

export type Checked<S> =
  | { readonly ok: true; readonly definition: ActDefinition<S, never>; readonly data: unknown }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Everything `decide` asks except the document, so that the server can check before it renders. */
export function check<S>(
  dossier: Dossier<S>,
  facts: Facts,
  profile: Profile,
  actor: Actor,
  command: Command,
  now: string,
): Checked<S> {
  const definition = definitionsOf(dossier.procedure).get(command.type);
  if (definition === undefined) return no(refuse('ACT_UNKNOWN', '没有这种办理事项，请刷新页面后重试。'));
  const time = timeRefusal(command.occurredAt, now);
  if (time !== undefined) return no(time);
  if (!holdsRole(definition, actor)) return no(roleRefusal(definition));
  if (!definition.open(dossier.state)) {
    return no(
      refuse('MOVE_CLOSED', `本案当前状态不能办理「${definition.zh}」。`, {
        ...(definition.source[0] === undefined ? {} : { source: definition.source[0] }),
        remedy: '请刷新页面，按当前可办事项办理。',
      }),
    );
  }
  const parsed = (definition.schema as z.ZodType).safeParse(command.data);
  if (!parsed.success) return { ok: false, refusals: parsed.error.issues.map(dataRefusal) };
  const { occurredAt } = command;
  const { data } = parsed;
  const { state } = dossier;
  const context = { dossier, state, facts, profile, actor, now, occurredAt, data };
  const refusals = runGates(definition, context as GateContext<S, never>);
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, definition, data };
}

function runGates<S>(definition: ActDefinition<S, never>, context: GateContext<S, never>): Refusal[] {
  return definition.gates.flatMap((gate: Gate<S, never>) => gate(context) ?? []);
}

function holdsRole(definition: Pick<ActDefinition<never, never>, 'by'>, actor: Actor): boolean {
  return definition.by.some((role) => actor.roles.includes(role));
}

function roleRefusal(definition: Pick<ActDefinition<never, never>, 'by' | 'zh'>): Refusal {
  const names = definition.by.map((role) => roleNames[role]).join('、');
  return refuse('ROLE_MISSING', `「${definition.zh}」由${names}办理，您没有这一岗位权限。`, {
    source: house(),
  });
}

function timeRefusal(occurredAt: string, now: string): Refusal | undefined {
  if (!isInstant(occurredAt)) {
    return refuse('TIME_INVALID', '发生时间的格式不正确。', { path: 'occurredAt', source: house() });
  }
  if (Date.parse(occurredAt) > Date.parse(now) + aheadToleranceMs) {
    return refuse('TIME_IN_FUTURE', '发生时间晚于现在，尚未发生的事项不能记录。', {
      path: 'occurredAt',
      source: house(),
      remedy: '请填写实际发生的时间。',
    });
  }
  return undefined;
}

function dataRefusal(issue: z.core.$ZodIssue): Refusal {
  return refuse('DATA_INVALID', issue.message, { path: issue.path.join('.') });
}

function documentRefusal(
  need: DocumentNeed | undefined,
  document: IssuedDocument | undefined,
): Refusal | undefined {
  if (need === undefined && document !== undefined) {
    return refuse('DOCUMENT_UNEXPECTED', '该事项不制作执法文书。', { source: house() });
  }
  if (need !== undefined && !answers(document, need)) {
    return refuse('DOCUMENT_MISSING', '该事项的执法文书尚未生成，未予记录。', {
      source: house(),
      remedy: '请重试。',
    });
  }
  return undefined;
}

/** Whether the document is the one asked for, with all that was to come with it. */
function answers(document: IssuedDocument | undefined, need: DocumentNeed): boolean {
  const { enclosures = [] } = need;
  return (
    document?.template === need.template &&
    document.volume === need.volume &&
    (document.enclosures ?? []).length === enclosures.length &&
    enclosures.every((enclosed, index) => answers(document.enclosures?.[index], enclosed))
  );
}

const no = (refusal: Refusal) => ({ ok: false, refusals: [refusal] }) as const;
