import { createHash } from 'node:crypto';
import {
  type Command,
  canonicalJson,
  check,
  inScope,
  may,
  type PenaltyState,
  type ProcedureId,
  refuse,
} from '@mingjing/law';
import { Problem, problem, settled, unfinished } from '../../problem.ts';
import type { Done, Performance } from '../../record/ports.ts';
import type { Services } from '../../services.ts';
import type { CitedFile } from '../../store/files.ts';
import type { SignedIn } from '../session/sessions.ts';
import { withSignature } from '../session/signing.ts';
import { completeWithDocument, filesOf } from './documents.ts';
import { actionable, readingScope, requireInScope, scopeOf, within } from './reach.ts';
import { refreshCasesOf } from './refresh.ts';
import { followRegion } from './region.ts';

/** What people do to dossiers: every act goes through here to the record. */

export interface OpenRequest {
  readonly dossier: string;
  readonly procedure: ProcedureId;
  readonly command: Command;
}

export async function openDossier(services: Services, who: SignedIn, request: OpenRequest) {
  const permission = may(who.actor, { kind: 'openDossier', procedure: request.procedure }, who.place);
  if (permission.kind === 'refuse') return problem('FORBIDDEN', [permission.refusal]);
  if (request.command.type === 'staff.appointAdministrator') {
    const { agencyId } = (request.command.data ?? {}) as { agencyId?: unknown };
    if (typeof agencyId === 'string' && uuid.test(agencyId))
      await requireInScope(services, scopeOf(may(who.actor, { kind: 'keepAgencies' }, who.place)), agencyId);
  }
  return perform(services, who, {
    dossier: request.dossier,
    open: request.procedure,
    command: request.command,
    expectedSeq: 0,
  });
}

export async function performAct(
  services: Services,
  who: SignedIn,
  request: { dossier: string; expectedSeq: number; command: Command },
) {
  const twin = twinOf(request.dossier, request.command);
  if (twin !== undefined) await requireAdmissible(services, who, twin);
  const command =
    request.command.type === 'publication.release'
      ? await withPublicBytes(services, who, request)
      : request.command;
  const performed = await perform(services, who, { ...request, command });
  if (twin !== undefined) await performTwin(services, who, twin);
  return performed;
}

/**
 * The same for somebody who is only remembered, where nothing but the record has to be asked. Nothing where it does not go
 * through, whatever the reason: it is told to nobody whose session has not been looked at.
 */
export async function attemptAct(
  services: Services,
  who: SignedIn | undefined,
  request: ActRequest,
): Promise<ActAnswer | undefined> {
  const { dossier, command } = request;
  const alone = twinOf(dossier, command) === undefined && command.type !== 'publication.release';
  if (who === undefined || !alone || filesNamed(command.data).length > 0) return undefined;
  try {
    const { complete: _, ...wish } = performanceOf(services, who, request);
    const done = await services.record.attempt({ ...wish, basis: who.basis });
    return done && (await performed(services, done));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

async function perform(services: Services, who: SignedIn, request: ActRequest): Promise<ActAnswer> {
  const files = filesNamed(request.command.data);
  await services.files.checkUsable(files, who.actor, request.dossier);
  const wish = performanceOf(services, who, request);
  const done = settled(await services.record.perform(wish));
  return performed(services, done, files);
}

interface ActRequest {
  readonly dossier: string;
  readonly open?: ProcedureId;
  readonly expectedSeq?: number;
  readonly command: Command;
}

function performanceOf(services: Services, who: SignedIn, request: ActRequest): Performance {
  const { dossier, open, command, expectedSeq } = request;
  requireWithinOwnRegion(who, dossier, command);
  const data = withSignature(services, who, dossier, command);
  const scope = readingScope(who);
  return {
    actor: who.actor,
    dossier,
    ...(open === undefined ? {} : { open }),
    ...(expectedSeq === undefined ? {} : { expectedSeq }),
    command: { id: command.id, type: command.type, occurredAt: command.occurredAt, data },
    admit: (situation) => within(scope, situation),
    complete: (context) => completeWithDocument(services, context),
    session: { id: who.sessionId, ...(who.address === undefined ? {} : { address: who.address }) },
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who keeps the register of a region puts no agency elsewhere; of the own agency the act itself asks. */
function requireWithinOwnRegion(who: SignedIn, dossier: string, command: Command): void {
  if (command.type !== 'agency.register' && command.type !== 'agency.amend') return;
  const { regionPath } = (command.data ?? {}) as { regionPath?: unknown };
  if (typeof regionPath !== 'string' || dossier === who.actor.agencyId) return;
  const scope = scopeOf(may(who.actor, { kind: 'keepAgencies' }, who.place));
  const row = { agency: dossier, regionPath, unit: '', people: [], stage: '', procedure: 'agency' } as const;
  if (!inScope(scope, row))
    problem('REFUSED', [
      refuse('REGION_OUTSIDE', '只能登记本监督部门行政区划以内的执法主体。', {
        source: { source: 'HOUSE' },
        path: 'regionPath',
        remedy: `行政区划路径应当以“${who.place.regionPath}”开头。`,
      }),
    ]);
}

type ActAnswer = Awaited<ReturnType<typeof performed>>;

/** What is answered to an act that is recorded, once what follows it is done. */
async function performed(services: Services, { act, promise }: Done, files: readonly CitedFile[] = []) {
  await follow(services, act, files).catch((cause: unknown) => {
    throw unfinished('后续处理没有完成', cause);
  });
  return {
    dossier: act.dossier,
    seq: act.seq,
    actId: act.id,
    recordedAt: act.recordedAt ?? '',
    ...(act.document === undefined ? {} : { document: act.document }),
    promise,
  };
}

async function follow(services: Services, act: Done['act'], files: readonly CitedFile[]): Promise<void> {
  await services.files.bind([...files.map((file) => file.id), ...filesOf(act.document)], act.dossier);
  await services.published(act);
  if (act.type === 'agency.amend') await followRegion(services.store.appPool, act.dossier);
  // What their cases ask, and of whom, rests on who they are and what they may do.
  if (act.procedure === 'staff') await refreshCasesOf(services, act.dossier);
  if (act.type === 'agency.poolReviewer')
    await refreshCasesOf(services, (act.data as { reviewer: string }).reviewer);
}

/** Joining and splitting are recorded in both cases (并案、分案): what the other case's record says of the same thing. */
const twins: Readonly<Record<string, string>> = {
  absorbed: 'absorbedInto',
  absorbedInto: 'absorbed',
  splitInto: 'splitFrom',
  splitFrom: 'splitInto',
};

interface Twin {
  readonly dossier: string;
  readonly command: Command;
}

function twinOf(dossier: string, command: Command): Twin | undefined {
  if (command.type !== 'case.absorb' && command.type !== 'case.split') return undefined;
  const data = command.data as {
    dossier?: unknown;
    how?: unknown;
    reason?: unknown;
    matter?: unknown;
  } | null;
  const how = typeof data?.how === 'string' ? twins[data.how] : undefined;
  if (how === undefined || typeof data?.dossier !== 'string') return undefined;
  const split = command.type === 'case.split';
  return {
    dossier: data.dossier,
    command: {
      id: derivedId(command.id, 'twin'),
      type: command.type,
      occurredAt: command.occurredAt,
      data: {
        dossier,
        how,
        reason: data.reason,
        ...(split && data.matter !== undefined ? { matter: data.matter } : {}),
      },
    },
  };
}

/** An id that follows from another, so that a retry of the first finds the second. */
export function derivedId(id: string, purpose: string): string {
  const hex = createHash('sha256').update(`${id}/${purpose}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Both cases are asked before either is written. */
async function requireAdmissible(services: Services, who: SignedIn, twin: Twin): Promise<void> {
  const seen = await actionable(services, who, twin.dossier, twin.command);
  if (seen.dossier.acts.some((act) => act.id === twin.command.id)) return;
  const checked = check(seen.dossier, seen.facts, seen.profile, who.actor, twin.command, seen.now);
  if (!checked.ok) problem('REFUSED', checked.refusals);
}

async function performTwin(services: Services, who: SignedIn, twin: Twin): Promise<void> {
  const { dossier } = await actionable(services, who, twin.dossier);
  if (dossier.acts.some((act) => act.id === twin.command.id)) return;
  await perform(services, who, { ...twin, expectedSeq: dossier.seq });
}

/** What is released is exactly what was prepared, checked and approved; nobody types it again. */
async function withPublicBytes(
  services: Services,
  who: SignedIn,
  request: { dossier: string; command: Command },
): Promise<Command> {
  const { dossier } = await actionable(services, who, request.dossier);
  const pending = (dossier.state as PenaltyState).publication.rounds.findLast(
    (round) => round.released === undefined,
  );
  const prepared = dossier.acts.find((act) => act.seq === pending?.prepared.seq);
  const content = (prepared?.data as { content?: { id?: unknown } } | undefined)?.content;
  if (content === undefined) return request.command;
  const data = request.command.data as Readonly<Record<string, unknown>> | null;
  return {
    ...request.command,
    data: { ...data, publicBytes: canonicalJson(content), publicId: content.id, contentHash: '0'.repeat(64) },
  };
}

/** Files an act's data cites. A reference to a file of somebody else is refused before anything is decided. */
function filesNamed(data: unknown): CitedFile[] {
  const found = new Map<string, CitedFile>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > 8 || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each, depth + 1);
      return;
    }
    const { id, sha256, kind } = value as { id?: unknown; sha256?: unknown; kind?: unknown };
    if (typeof id === 'string' && typeof sha256 === 'string' && typeof kind === 'string')
      found.set(`${id} ${sha256}`, { id, sha256 });
    for (const each of Object.values(value)) visit(each, depth + 1);
  };
  visit(data, 0);
  return [...found.values()];
}
