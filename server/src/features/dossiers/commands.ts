import { createHash } from 'node:crypto';
import {
  type CountedPaper,
  type CountedVolume,
  type DocumentId,
  documentDefinitions,
  documentProfileOf,
  fillDocument,
  renderDocument,
} from '@mingjing/documents';
import {
  type ActDefinition,
  type Actor,
  type AgencyFacts,
  type Command,
  canonicalJson,
  check,
  civilDay,
  type DocumentNeed,
  definitionsOf,
  type Facts,
  type FiledPaper,
  formatDocumentNumber,
  type IssuedDocument,
  inScope,
  isEntered,
  may,
  type PenaltyState,
  type ProcedureId,
  type Profile,
  type Refusal,
  refuse,
  type StaffFacts,
  standing,
} from '@mingjing/law';
import { ORPCError } from '@orpc/server';
import { problem, refusalView, settled } from '../../problem.ts';
import { withDigest } from '../../record/digest.ts';
import type { Completion, CompletionContext, Done, Performance } from '../../record/ports.ts';
import type { Services } from '../../services.ts';
import type { CitedFile } from '../../store/files.ts';
import { audit, by, type SignedIn } from '../session/sessions.ts';
import { withSignature } from '../session/signing.ts';
import { warningsOf } from './queries.ts';
import { actionable, openable, readingScope, requireInScope, scopeOf, within } from './reach.ts';
import { followRegion } from './region.ts';
import { countedVolumes, picturesFor } from './volume.ts';

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
    if (error instanceof ORPCError) return undefined;
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

/** What follows an act that is recorded, and what is answered. */
async function performed(services: Services, { act, promise }: Done, files: readonly CitedFile[] = []) {
  await services.files.bind([...files.map((file) => file.id), ...filesOf(act.document)], act.dossier);
  await services.published(act);
  if (act.type === 'agency.amend') await followRegion(services.store.appPool, act.dossier);
  return {
    dossier: act.dossier,
    seq: act.seq,
    actId: act.id,
    recordedAt: act.recordedAt ?? '',
    ...(act.document === undefined ? {} : { document: act.document }),
    promise,
  };
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
        ...(split ? { parties: [], ...(data.matter === undefined ? {} : { matter: data.matter }) } : {}),
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

/** Files of a document and of what came with it. */
export const filesOf = (document: IssuedDocument | undefined): string[] =>
  document === undefined ? [] : [document.file, ...(document.enclosures ?? []).flatMap(filesOf)];

/** Puts the number and the rendered document into a command that was found admissible. */
export async function completeWithDocument(
  services: Services,
  context: CompletionContext,
): Promise<Completion> {
  const { situation, facts, profile, command, data } = context;
  const definition = definitionsOf(situation.dossier.procedure).get(command.type);
  const state = situation.dossier.state as PenaltyState;
  const need = definition?.document?.(data as never, situation.dossier.state, profile);
  if (need === undefined) return { command };
  const number = await numberFor(services, context, need, facts.agency);
  const volumes = need.volume === undefined ? [] : await countedVolumes(services, state, profile);
  const issue = async (asked: DocumentNeed, text?: string): Promise<IssuedDocument> => {
    const volume = volumes.find(({ kind }) => kind === asked.volume);
    const rendered = await render(services, {
      need: asked,
      state,
      seq: situation.dossier.seq + 1,
      data,
      command,
      actor: situation.actor,
      facts,
      profile,
      ...(volume === undefined ? {} : { volume }),
      ...(text === undefined ? {} : { number: text }),
      mode: 'issue',
    });
    if (!rendered.ok) return problem('REFUSED', [rendered.refusal]);
    const file = await services.files.storeDocument(rendered.pdf, {
      name: `${rendered.title}.pdf`,
      uploader: situation.actor.personId,
      agency: situation.head?.agency ?? situation.actor.agencyId,
    });
    const enclosures: IssuedDocument[] = [];
    for (const enclosed of asked.enclosures ?? []) enclosures.push(await issue(enclosed));
    return {
      template: asked.template,
      title: rendered.title,
      ...(text === undefined ? {} : { number: text }),
      file,
      sha256: rendered.sha256,
      pages: rendered.pages,
      ...(asked.volume === undefined ? {} : { volume: asked.volume }),
      ...(asked.template === 'P65' && volume !== undefined ? { papers: volume.papers.map(filedPaper) } : {}),
      ...(enclosures.length === 0 ? {} : { enclosures }),
    };
  };
  const document = await issue(need, number?.text);
  return { command: { ...command, document }, ...(number === undefined ? {} : { number: number.taken }) };
}

/** A paper as the act holds it: its place in the volume and the hashes of its files. */
const filedPaper = ({ seq, title, number, from, pages, files }: CountedPaper): FiledPaper => ({
  seq,
  title,
  ...(number === undefined ? {} : { number }),
  from,
  pages,
  files: files.map((file) => ({ file: file.id, sha256: file.sha256, pages: file.pages })),
});

/**
 * The next number of the register (文号). It is taken in the act's own transaction; when somebody took it first, the act is
 * decided and its document rendered again, so that none is lost and none given twice.
 */
async function numberFor(
  services: Services,
  context: CompletionContext,
  need: DocumentNeed,
  agency: AgencyFacts,
) {
  if (need.numberCode === undefined) return undefined;
  if (!isEntered(agency))
    return problem('REFUSED', [
      refuse('AGENCY_NOT_ENTERED', '本机关的登记信息还没有填写，不能编制文号。', {
        remedy: '请系统管理员先填写机关代字等登记信息。',
        source: { source: 'HOUSE' },
      }),
    ]);
  const own = agency.documents[need.template];
  const kind = own?.numberCode ?? need.numberCode;
  // Whatever stands around the year makes a register of its own: under a new 机关代字 numbers begin anew.
  const code = `${agency.numberPrefix}${kind}${agency.numberBranch === undefined ? '' : ` ${agency.numberBranch}`}`;
  const year = Number(civilDay(context.command.occurredAt).slice(0, 4));
  const ask = { agency: context.situation.head?.agency ?? context.situation.actor.agencyId, code, year };
  const row = await services.store.app
    .selectFrom('record.document_register')
    .select('next')
    .where('agency', '=', ask.agency)
    .where('code', '=', code)
    .where('year', '=', year)
    .executeTakeFirst();
  const serial = row?.next ?? 1;
  const text = formatDocumentNumber({
    agency: agency.numberPrefix,
    kind,
    year,
    serial,
    ...(agency.numberBranch === undefined ? {} : { unit: agency.numberBranch }),
    ...(own?.pad === undefined ? {} : { pad: own.pad }),
  });
  return { text, taken: { ...ask, serial } };
}

interface RenderAsk {
  readonly need: DocumentNeed;
  readonly state: PenaltyState;
  readonly seq: number;
  readonly data: unknown;
  readonly command: Command;
  readonly actor: Actor;
  readonly facts: Omit<Facts, 'refs'>;
  readonly profile: Profile;
  readonly number?: string;
  /** The volume a cover, index or note is of. */
  readonly volume?: CountedVolume;
  readonly mode: 'preview' | 'issue';
}

type RenderedDocument =
  | {
      readonly ok: true;
      readonly pdf: Uint8Array;
      readonly sha256: string;
      readonly pages: number;
      readonly title: string;
    }
  | { readonly ok: false; readonly refusal: Refusal };

async function render(services: Services, ask: RenderAsk): Promise<RenderedDocument> {
  const template = ask.need.template as DocumentId;
  const own = ask.facts.agency.documents[ask.need.template];
  const title = own?.title ?? documentDefinitions[template].title;
  const pictures = await picturesFor(services, template, ask.data);
  const filled = fillDocument(template, {
    state: ask.state,
    agency: ask.facts.agency,
    staff: ask.facts.staff as Readonly<Record<string, StaffFacts>>,
    profile: ask.profile,
    calendar: ask.facts.calendar,
    act: {
      type: ask.command.type,
      seq: ask.seq,
      data: ask.data,
      occurredAt: ask.command.occurredAt,
      actor: ask.actor,
    },
    ...(ask.volume === undefined ? {} : { volume: ask.volume }),
    pictures: pictures.names,
    ...(ask.number === undefined ? {} : { number: ask.number }),
    title,
  });
  const result = await renderDocument(
    {
      template,
      data: filled,
      files: pictures.files,
      options: {
        mode: ask.mode,
        sample: services.sample,
        profileOptions: documentProfileOf(ask.facts.agency, ask.profile),
      },
    },
    services.renderer,
  );
  if (result.ok)
    return { ok: true, pdf: result.pdf, sha256: result.sha256, pages: result.pages, title: result.title };
  const { error } = result;
  const fields = 'fields' in error ? error.fields.map((field) => field.label).join('、') : '';
  const message = fields === '' ? error.message : `《${title}》缺少或者不正确的内容：${fields}。`;
  return {
    ok: false,
    refusal: refuse('DOCUMENT_INCOMPLETE', message, {
      source: { source: 'HOUSE' },
      remedy: '请补充后再办理。',
    }),
  };
}

/** A command that is only asked about; `procedure` where it would open the dossier. */
interface Asked {
  readonly dossier: string;
  readonly procedure?: ProcedureId | undefined;
  readonly command: Command;
}

/** The gates' answer without recording anything. */
export async function checkAct(services: Services, who: SignedIn, request: Asked) {
  const seen = await admissible(services, who, request);
  if (!seen.ok) return { ok: false, refusals: seen.refusals.map(refusalView), warnings: [] };
  const { need } = seen;
  const warnings = warningsOf(seen.definition, seen.facts, seen.state, seen.after, seen.profile);
  const related = seen.facts.related.map((other) => other.dossier);
  // Who asks whether there are cases against somebody leaves no act behind, so it is noted here.
  if (warnings.length > 0 && related.length > 0)
    await audit(services, 'relatedAsked', {
      ...by(who),
      dossier: request.dossier,
      detail: { type: request.command.type, related },
    });
  return {
    ok: true,
    refusals: [],
    warnings: warnings.map(refusalView),
    ...(need === undefined
      ? {}
      : {
          document: {
            template: need.template,
            title: documentDefinitions[need.template as DocumentId].title,
          },
        }),
  };
}

/** The document as it would be issued, marked 预览; nothing is stored and no number taken. */
export async function previewAct(services: Services, who: SignedIn, request: Asked) {
  const seen = await admissible(services, who, request);
  if (!seen.ok) return problem('REFUSED', seen.refusals);
  if (seen.need === undefined) return problem('REFUSED', [refuse('NO_DOCUMENT', '该事项不制作执法文书。')]);
  const { need, state, profile } = seen;
  const volumes = need.volume === undefined ? [] : await countedVolumes(services, state, profile);
  const sheets: Extract<RenderedDocument, { ok: true }>[] = [];
  for (const asked of [need, ...(need.enclosures ?? [])]) {
    const volume = volumes.find(({ kind }) => kind === asked.volume);
    const rendered = await render(services, {
      need: asked,
      state,
      seq: seen.seq + 1,
      data: seen.data,
      command: seen.command,
      actor: who.actor,
      facts: seen.facts,
      profile,
      ...(volume === undefined ? {} : { volume }),
      mode: 'preview',
    });
    if (!rendered.ok) return problem('REFUSED', [rendered.refusal]);
    sheets.push(rendered);
  }
  const { title } = sheets[0]!;
  const pdf = sheets.length === 1 ? sheets[0]!.pdf : await inOne(services, title, sheets);
  return {
    title,
    pages: sheets.reduce((sum, sheet) => sum + sheet.pages, 0),
    pdf: Buffer.from(pdf).toString('base64'),
  };
}

/** Several sheets to be looked at as one file. */
async function inOne(
  services: Services,
  title: string,
  sheets: readonly { readonly pdf: Uint8Array; readonly pages: number }[],
): Promise<Uint8Array> {
  const parts = sheets.map(({ pdf, pages }) => ({ kind: 'pdf' as const, bytes: pdf, pages }));
  const bound = await services.renderer.run({ kind: 'bind', book: { title, parts } });
  return bound.ok
    ? bound.result
    : problem('REFUSED', [refuse('DOCUMENT_INCOMPLETE', bound.error.message, { remedy: '请稍后再试。' })]);
}

async function admissible(services: Services, who: SignedIn, request: Asked) {
  const { procedure } = request;
  const seen =
    procedure === undefined
      ? await actionable(services, who, request.dossier, request.command)
      : await openable(services, who, request.dossier, request.command, procedure);
  const { dossier, facts, profile } = seen;
  const definition = definitionsOf(dossier.procedure).get(request.command.type);
  const command =
    definition === undefined ? request.command : withDigest(definition, request.command, dossier.state);
  const checked = check(dossier, facts, profile, who.actor, command, seen.now);
  if (!checked.ok) {
    const { refusals } = checked;
    // Who may not do it at all learns so before everything is filled in.
    const anyway = refusals.every(({ code }) => code === 'DATA_INVALID')
      ? standing(dossier, facts, profile, who.actor, command, seen.now)
      : [];
    return { ok: false as const, refusals: [...anyway, ...refusals] };
  }
  const { id, type, occurredAt } = command;
  const after = checked.definition.apply(dossier.state, checked.data as never, {
    ...{ id, type, occurredAt, dossier: dossier.id, seq: dossier.seq + 1, actor: who.actor },
    schemaVersion: checked.definition.schemaVersion,
    procedure: dossier.procedure.id,
    procedureVersion: dossier.procedure.version,
    profile: profile.id,
    profileVersion: profile.version,
    facts: [],
    sample: false,
  });
  return {
    ok: true as const,
    definition: checked.definition as ActDefinition<PenaltyState, never>,
    need: checked.definition.document?.(checked.data as never, dossier.state as never, profile),
    state: dossier.state as PenaltyState,
    after: after as PenaltyState,
    seq: dossier.seq,
    data: checked.data,
    command,
    facts,
    profile,
  };
}
