import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createRenderer } from '@mingjing/documents';
import { type AgencyFacts, type Dossier, definitionsOf, type FileRef, type Profile } from '@mingjing/law';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { completeWithDocument, filesOf } from '../features/dossiers/documents.ts';
import { lawPorts, profileOf } from '../features/dossiers/ports.ts';
import { openAccount } from '../features/session/accounts.ts';
import { keptSignature, makeSessionKey, type SessionKey, signedTypes } from '../features/session/signing.ts';
import type { Services } from '../services.ts';
import { actorOf } from './actors.ts';
import { writtenCases } from './cases/index.ts';
import { countyStories, getAgency } from './county.ts';
import { generatedCases } from './generated/index.ts';
import { getPerson, people } from './people.ts';
import { samplePicture } from './picture.ts';
import { type Event, inOrder, sideBySide } from './schedule.ts';
import { sampleId } from './seed.ts';
import { filesIn, type SampleFile, type Scene, type Story, storiesOf, withFiles } from './story.ts';

/** 载入样例县: every act is decided and recorded as if people did it, with its documents and files. */

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

export interface LoadOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Cases to load; absent, all of them. */
  readonly cases?: readonly Story<never>[];
}

/** How many acts are under way at once. */
const width = 12;

/** The people who may sign in, as the start prints them. */
export const sampleAccounts: readonly {
  readonly account: string;
  readonly name: string;
  readonly about: string;
}[] = [...people.values()]
  .filter((person) => person.account)
  .map((person) => ({
    account: person.key,
    name: person.name,
    about: `${getAgency(person.agency).shortName} ${person.unit} ${person.post}`,
  }));

/** Every case of the sample county: the written ones, then the generated ones. */
export const sampleCases = (): readonly Story<never>[] => storiesOf(writtenCases, generatedCases());

/**
 * Loads the sample county, or what is still missing of it: an interrupted load goes on where it stopped, a finished one does
 * nothing. A dossier that somebody has worked on meanwhile is left as it is; what lies ahead of the store's clock is left out.
 * Throws when an act is refused.
 */
export async function loadSampleCounty(services: Services, options: LoadOptions = {}): Promise<void> {
  const events = inOrder(storiesOf(countyStories(), options.cases ?? sampleCases()));
  const missing = await stillToDo(services, events);
  const report = reporter(options, events.length, events.length - missing.length);
  // Drawing the documents is most of the work: one thread for each processor, as long as it lasts.
  const renderer = createRenderer({ workers: Math.min(availableParallelism(), 4) });
  const loader = new Loader({ ...services, renderer });
  try {
    const isRegister = ({ story }: Event) => story.procedure === 'agency' || story.procedure === 'staff';
    for (const event of missing.filter(isRegister)) {
      await loader.perform(event);
      report(event);
    }
    const cases = missing.filter((event) => !isRegister(event));
    await Promise.all([
      openAccounts(services),
      sideBySide(cases, width, async (event) => {
        await loader.perform(event);
        report(event);
      }),
    ]);
    await loader.finish();
  } finally {
    await renderer.close();
  }
}

function reporter({ onProgress }: LoadOptions, total: number, before: number): (event: Event) => void {
  let done = before;
  return ({ story, step }) => {
    done += 1;
    if (onProgress === undefined) return;
    const definition = definitionsOf(lawPorts.procedure(story.procedure)!).get(step.type);
    onProgress({ done, total, what: `${step.at.slice(0, 10)} ${definition?.zh ?? ''}` });
  };
}

/** What has not been done yet, of dossiers that nobody else has touched. */
async function stillToDo(services: Services, events: readonly Event[]): Promise<Event[]> {
  const { app } = services.store;
  const clock = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(app);
  const now = clock.rows[0]!.now.toISOString();
  const acts = await app
    .selectFrom('record.act')
    .select(['dossier', 'seq', 'id'])
    .where('dossier', 'in', [...new Set(events.map(({ story }) => story.dossier))])
    .execute();
  const done = new Map<string, Map<number, string>>();
  for (const { dossier, seq, id } of acts) {
    const own = done.get(dossier) ?? new Map<number, string>();
    done.set(dossier, own.set(Number(seq), id));
  }
  const untouched = ({ story }: Event) =>
    [...(done.get(story.dossier) ?? [])].every(([seq, id]) => id === actId(story, seq - 1));
  return events.filter(
    (event) =>
      event.step.at <= now &&
      done.get(event.story.dossier)?.get(event.index + 1) === undefined &&
      untouched(event),
  );
}

const actId = (story: Story<never>, index: number) => sampleId(`act/${story.key}/${index + 1}`);

class Loader {
  readonly #services: Services;
  readonly #dossiers = new Map<string, Dossier<unknown>>();
  readonly #agencies = new Map<string, { readonly facts: AgencyFacts; readonly profile: Profile }>();
  /** A generated case shows one picture for all its photographs. */
  readonly #pictures = new Map<string, FileRef>();
  readonly #keys = new Map<string, SessionKey & { readonly session: string }>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Names the step in whatever goes wrong with it. */
  async perform(event: Event): Promise<void> {
    try {
      await this.#perform(event);
    } catch (cause) {
      throw new Error(`sample county: ${event.story.key}, ${event.step.type} of ${event.step.at}`, { cause });
    }
  }

  async #perform({ story, step, index }: Event): Promise<void> {
    const { record, files } = this.#services;
    const actor = actorOf(step.who);
    const before = await this.#dossier(story, index);
    const scene = await this.#scene(story, before);
    const asked = step.data(scene as Scene<never>);
    const stored = new Map<SampleFile, FileRef>();
    for (const file of filesIn(asked)) stored.set(file, await this.#store(story, file, actor));
    const outcome = await record.perform({
      actor,
      dossier: story.dossier,
      ...(index === 0 ? { open: story.procedure } : {}),
      expectedSeq: index,
      command: {
        id: actId(story, index),
        type: step.type,
        occurredAt: step.at,
        data: this.#signed(
          story,
          index,
          step,
          withFiles(asked, (file) => stored.get(file)),
        ),
        sample: true,
      },
      complete: (context) => completeWithDocument(this.#services, context),
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const { act } = outcome;
    this.#dossiers.set(story.dossier, outcome.dossier);
    const cited = [...[...stored.values()].map((file) => file.id), ...filesOf(act.document)];
    if (cited.length > 0) await files.bind([...new Set(cited)], story.dossier);
    if (story.procedure === 'agency') this.#agencies.delete(story.dossier);
  }

  /** Reviews are signed as the reviewer's browser would. */
  #signed(story: Story<never>, index: number, { type, at: occurredAt, who }: Event['step'], data: unknown) {
    if (!signedTypes.includes(type)) return data;
    const person = actorOf(who).personId;
    const own = this.#keys.get(person) ?? { session: uuidv7(), ...makeSessionKey() };
    this.#keys.set(person, own);
    const command = { id: actId(story, index), type, occurredAt, data };
    return {
      ...(data as object),
      signature: keptSignature(this.#services, person, own, own.sign(story.dossier, command)),
    };
  }

  /** Opens what has become public for proof, all of it at once. */
  async finish(): Promise<void> {
    await this.#services.published();
  }

  async #dossier(story: Story<never>, index: number): Promise<Dossier<unknown> | undefined> {
    const known = this.#dossiers.get(story.dossier);
    if (known !== undefined || index === 0) return known;
    const { own } = await this.#services.record.load({ dossier: story.dossier });
    return own?.dossier;
  }

  async #scene(story: Story<never>, dossier: Dossier<unknown> | undefined): Promise<Partial<Scene<unknown>>> {
    const state = dossier?.state;
    const agencyId = (state as { readonly agencyId?: string } | undefined)?.agencyId;
    if (dossier === undefined || story.procedure === 'agency' || story.procedure === 'staff') return {};
    const { facts, profile } = await this.#agency(agencyId!);
    return {
      state,
      dataOf: (type) => dossier.acts.findLast((act) => act.type === type)?.data,
      agency: facts,
      profile,
    };
  }

  async #agency(id: string) {
    const known = this.#agencies.get(id);
    if (known !== undefined) return known;
    const { own } = await this.#services.record.load({ dossier: id });
    const facts = own!.dossier.state as AgencyFacts;
    const made = { facts, profile: profileOf(facts) };
    this.#agencies.set(id, made);
    return made;
  }

  async #store(story: Story<never>, file: SampleFile, actor: ReturnType<typeof actorOf>): Promise<FileRef> {
    const shared = written.has(story.key) ? undefined : this.#pictures.get(story.key);
    if (shared !== undefined) return { ...shared, name: file.name, kind: file.kind };
    const stored = await this.#services.files.receive({
      name: file.name,
      kind: file.kind,
      type: 'image/png',
      uploader: actor.personId,
      agency: actor.agencyId,
      body: Readable.from([samplePicture(`${story.key}/${file.name}`)]),
    });
    const reference = { id: stored.id, sha256: stored.sha256, name: stored.name, kind: stored.kind };
    this.#pictures.set(story.key, reference);
    return reference;
  }
}

const written = new Set(writtenCases.map((story) => story.key));

/** One password for all sample accounts of this installation, kept beside the data (0600). */
export function samplePassword(dataDir: string): string {
  const path = join(dataDir, 'sample-password');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const password = [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('');
  writeFileSync(path, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}

async function openAccounts(services: Services): Promise<void> {
  const password = samplePassword(services.config.dataDir);
  const taken = await services.store.app.selectFrom('identity.account').select('person').execute();
  const has = new Set(taken.map((row) => row.person));
  for (const { account } of sampleAccounts) {
    const personId = getPerson(account).id;
    if (!has.has(personId)) await openAccount(services, { personId, account, password, mustChange: false });
  }
}
