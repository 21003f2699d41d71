import { type DocumentId, documentDefinitions } from '@mingjing/documents';
import {
  type ActDefinition,
  type Command,
  check,
  definitionsOf,
  type PenaltyState,
  type ProcedureId,
  refuse,
  standing,
} from '@mingjing/law';
import { problem, refusalView } from '../../problem.ts';
import { withDigest } from '../../record/digest.ts';
import type { Services } from '../../services.ts';
import { audit, by } from '../session/audit.ts';
import type { SignedIn } from '../session/sessions.ts';
import { type RenderedDocument, render } from './documents.ts';
import { warningsOf } from './queries.ts';
import { actionable, openable } from './reach.ts';
import { countedVolumes } from './volume.ts';

/** What an act would meet and look like, asked before it is recorded. */

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
