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
  type Actor,
  type AgencyFacts,
  type Command,
  civilDay,
  type DocumentNeed,
  definitionsOf,
  type Facts,
  type FiledPaper,
  formatDocumentNumber,
  type IssuedDocument,
  isEntered,
  type PenaltyState,
  type Profile,
  type Refusal,
  refuse,
  type StaffFacts,
} from '@mingjing/law';
import { problem } from '../../problem.ts';
import type { Completion, CompletionContext } from '../../record/ports.ts';
import type { Services } from '../../services.ts';
import { countedVolumes, picturesFor } from './volume.ts';

/** The document (执法文书) of an act: its number, its sheets, and those that come with it. */

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
 * The register a document's number (文号) is taken from, and how a number of it is written; none for a document without one.
 * Whatever stands around the year makes a register of its own: under a new 机关代字 numbers begin anew.
 */
export function registerOf(agency: AgencyFacts, { template, numberCode }: DocumentNeed) {
  if (numberCode === undefined) return undefined;
  const { numberPrefix, numberBranch } = agency;
  const own = agency.documents[template];
  const kind = own?.numberCode ?? numberCode;
  return {
    code: `${numberPrefix}${kind}${numberBranch === undefined ? '' : ` ${numberBranch}`}`,
    write: (year: number, serial: number) =>
      formatDocumentNumber({
        agency: numberPrefix,
        kind,
        year,
        serial,
        ...(numberBranch === undefined ? {} : { unit: numberBranch }),
        ...(own?.pad === undefined ? {} : { pad: own.pad }),
      }),
  };
}

/**
 * The next number of the register. It is taken in the act's own transaction; when somebody took it first, the act is
 * decided and its document rendered again, so that none is lost and none given twice.
 */
async function numberFor(
  services: Services,
  { situation, command }: CompletionContext,
  need: DocumentNeed,
  agency: AgencyFacts,
) {
  const register = registerOf(agency, need);
  if (register === undefined) return undefined;
  if (!isEntered(agency))
    return problem('REFUSED', [
      refuse('AGENCY_NOT_ENTERED', '本机关的登记信息还没有填写，不能编制文号。', {
        remedy: '请系统管理员先填写机关代字等登记信息。',
        source: { source: 'HOUSE' },
      }),
    ]);
  const ask = {
    agency: situation.head?.agency ?? situation.actor.agencyId,
    code: register.code,
    year: Number(civilDay(command.occurredAt).slice(0, 4)),
  };
  const row = await services.store.app
    .selectFrom('record.document_register')
    .select('next')
    .where('agency', '=', ask.agency)
    .where('code', '=', ask.code)
    .where('year', '=', ask.year)
    .executeTakeFirst();
  const serial = row?.next ?? 1;
  return { text: register.write(ask.year, serial), taken: { ...ask, serial } };
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

export type RenderedDocument =
  | {
      readonly ok: true;
      readonly pdf: Uint8Array;
      readonly sha256: string;
      readonly pages: number;
      readonly title: string;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** A document as PDF, or what its data lack. */
export async function render(services: Services, ask: RenderAsk): Promise<RenderedDocument> {
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
