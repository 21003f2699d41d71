import { randomBytes } from 'node:crypto';
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import {
  type Act,
  type ActDefinition,
  advance,
  type Command,
  check,
  conclude,
  decide,
  definitionsOf,
  type Facts,
  findDay,
  fold,
  type Profile,
  type Refusal,
  refuse,
  splitPersonal,
} from '@mingjing/law';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { inStep, type Meeting } from '../in-step.ts';
import type { Vault } from '../store/vault.ts';
import { type Appender, openAppender } from './append.ts';
import { withDigest } from './digest.ts';
import { erasingAct, withoutPersonal } from './erase.ts';
import { type Loaded, Loader, type LoadRequest } from './load.ts';
import type {
  Attempt,
  Completion,
  Done,
  DossierHead,
  Outcome,
  Performance,
  Promiser,
  RecordPorts,
  Situation,
} from './ports.ts';
import { bytea, requestHash, type SealedAct, sealAct } from './seal.ts';
import { type InTurn, type RightOfWay, rightOfWay, turns } from './turns.ts';
import { digested } from './views.ts';

/** The record (执法记录): the one place where acts come to be. */
export interface Recorder {
  /** Decides and writes one act. Two round trips to the store unless somebody else writes at the same moment. */
  perform(request: Performance): Promise<Outcome>;
  /**
   * Decides on what is remembered, and writes the act if all of that still holds: one round trip. Nothing otherwise, whatever
   * the reason; `perform` then finds it.
   */
  attempt(request: Attempt): Promise<Done | undefined>;
  /** What a dossier and the dossiers around it are now. */
  load(request: LoadRequest): Promise<Loaded>;
}

export interface RecordDeps {
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly ports: RecordPorts;
  readonly promiser: Promiser;
}

/** How often an act is decided on a newer state before the person is asked to try later. */
const attempts = 30;

/** How many acts take a step of the way together. */
const inOneStep = 8;

/** How often of these it tries beside the others before they have to let it pass. */
const patience = 4;

export function openRecord(deps: RecordDeps): Recorder {
  const loader = new Loader(deps.pool, deps.vault, deps.ports);
  const append = openAppender(deps.pool);
  const { among, meeting } = inStep(inOneStep);
  const toDecide = meeting();
  const parts: Parts = {
    ...deps,
    loader,
    append,
    inTurn: turns(),
    right: rightOfWay(),
    toSeal: meeting(),
    toShow: meeting(),
  };
  return {
    load: (request) => loader.load(request),
    perform: async (request) => {
      const reason = deps.promiser.stopped();
      if (reason !== undefined) return { ok: false, kind: 'ledgerStopped', reason };
      const normal = { ...request, command: normalised(request.command) };
      const hash = requestHash(normal);
      if (hash === undefined) return notJson();
      return parts.inTurn(request.dossier, () => attemptAll(parts, normal, hash));
    },
    attempt: async (request) => {
      if (deps.promiser.stopped() !== undefined) return undefined;
      return among(async () => {
        await toDecide();
        const normal = { ...request, command: normalised(request.command) };
        const hash = requestHash(normal);
        if (hash === undefined) return undefined;
        const outcome = await parts.inTurn(request.dossier, () => attemptRemembered(parts, normal, hash));
        return outcome !== undefined && 'ok' in outcome && outcome.ok ? outcome : undefined;
      });
    },
  };
}

interface Parts extends RecordDeps {
  readonly loader: Loader;
  readonly append: Appender;
  readonly inTurn: InTurn;
  readonly right: RightOfWay;
  readonly toSeal: Meeting;
  readonly toShow: Meeting;
}

/** An act that could not be written on what it was decided on. */
interface Overtaken {
  /** The dossiers whose state it was decided on, beside its own. */
  readonly on: readonly string[];
  /** The register it takes its number from, if it takes one. */
  readonly register?: string;
}

async function attemptAll(parts: Parts, request: Performance, hash: Uint8Array): Promise<Outcome> {
  const { inTurn, right } = parts;
  await right.give(request.dossier);
  const first = await attemptOnce(parts, request, hash);
  if ('ok' in first) return first;
  const again = () => attemptAgain(parts, request, hash);
  return first.register === undefined ? again() : inTurn(first.register, again);
}

async function attemptAgain(parts: Parts, request: Performance, hash: Uint8Array): Promise<Outcome> {
  let last: Outcome | Overtaken = { on: [] };
  for (let attempt = 1; attempt < patience; attempt++) {
    await sleep(Math.random() * 2 ** attempt);
    await parts.right.give(request.dossier);
    last = await attemptOnce(parts, request, hash);
    if ('ok' in last) return last;
  }
  return parts.right.take(last.on, async (on) => {
    for (let attempt = patience; attempt < attempts; attempt++) {
      const outcome = await attemptOnce(parts, request, hash);
      if ('ok' in outcome) return outcome;
      on(outcome.on);
      // Who overtakes it now is another process, or one that was already on its way.
      await sleep(Math.random() * 2 ** Math.min(attempt - patience, 5));
    }
    return { ok: false, kind: 'busy' };
  });
}

/** ISO 8601 with its zone; whatever else a parser might make an instant of is left alone. */
const zoned = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** Instants are kept in one form, so that what is stored is what was committed. An impossible one is left for `decide` to refuse. */
function normalised(command: Command): Command {
  const time = new Date(command.occurredAt);
  return !zoned.test(command.occurredAt) ||
    findDay(command.occurredAt.slice(0, 10)) === undefined ||
    Number.isNaN(time.getTime())
    ? command
    : { ...command, occurredAt: time.toISOString() };
}

const notJson = (): Outcome => ({
  ok: false,
  kind: 'refused',
  refusals: [refuse('DATA_INVALID', '内容中有无法保存的字符，请删除后重试。')],
});

const erasedAlready = (): Outcome => ({
  ok: false,
  kind: 'refused',
  refusals: [refuse('PERSONAL_ERASED', '本卷宗的个人信息已依法删除，不能再记录新的个人信息。')],
});

async function attemptOnce(
  parts: Parts,
  request: Performance,
  hash: Uint8Array,
): Promise<Outcome | Overtaken> {
  const { loader, ports, promiser } = parts;
  const loaded = await loader.load(loadFor(ports, request));
  if (loaded.earlier !== undefined) return repeated(promiser, loaded, request, hash);
  const decided = await decideOn(ports, request, loaded);
  return 'ok' in decided ? decided : write(parts, request, loaded, decided, hash);
}

async function attemptRemembered(
  parts: Parts,
  request: Attempt,
  hash: Uint8Array,
): Promise<Outcome | Overtaken | undefined> {
  const { loader, ports } = parts;
  const asked = loadFor(ports, request);
  if (asked.identities?.length !== 0) return undefined;
  await parts.right.give(request.dossier);
  const recalled = loader.recall(asked);
  const holds = request.basis.every(
    ({ dossier, seq }) =>
      (dossier === request.dossier ? recalled?.own : recalled?.others.get(dossier))?.head.seq === seq,
  );
  if (recalled === undefined || !holds) return undefined;
  const decided = await decideOn(ports, request, recalled);
  return 'ok' in decided ? decided : write(parts, request, recalled, decided, hash, 'remembered');
}

function loadFor(ports: RecordPorts, { actor, command, dossier, open }: Performance): LoadRequest {
  const need = ports.factsNeeded(command, open);
  return {
    dossier,
    act: command.id,
    facts: [...new Set([actor.personId, actor.agencyId, ...need.dossiers])],
    identities: need.identities,
  };
}

/** An act that was decided, and what it was decided on. */
interface Decided {
  readonly act: Act & { readonly recordedAt: string };
  readonly definition: ActDefinition<unknown, never>;
  readonly completion: Completion;
  readonly situation: Situation;
  readonly facts: Facts;
  readonly profile: Profile;
}

/** Decides on one snapshot of the store; nothing is written. */
async function decideOn(
  ports: RecordPorts,
  request: Performance,
  loaded: Loaded,
): Promise<Outcome | Decided> {
  const { actor, command } = request;
  const procedure = loaded.own?.dossier.procedure ?? ports.procedure(request.open ?? '');
  if (procedure === undefined) return { ok: false, kind: 'notFound' };
  const dossier = loaded.own?.dossier ?? fold(procedure, request.dossier, []);
  const definition = definitionsOf(procedure).get(command.type);
  const situation: Situation = {
    actor,
    dossier,
    ...(loaded.own === undefined ? {} : { head: loaded.own.head }),
    others: new Map([...loaded.others].map(([id, other]) => [id, other.dossier])),
    related: loaded.related,
    now: loaded.now,
  };
  if (request.admit?.(situation) === false) return { ok: false, kind: 'notFound' };
  const late = request.expectedSeq !== undefined && request.expectedSeq !== dossier.seq;
  if (late && definition?.concurrency === 'needsLatest') {
    return { ok: false, kind: 'conflict', seq: dossier.seq };
  }
  const { facts: found, profile } = ports.facts(situation);
  const refs = [...loaded.others.values()]
    .map((other) => ({ dossier: other.head.id, seq: other.head.seq }))
    .sort((a, b) => (a.dossier < b.dossier ? -1 : 1));
  const facts: Facts = { ...found, refs };

  const digested = definition === undefined ? command : withDigest(definition, command, dossier.state);
  const checked = check(dossier, facts, profile, actor, digested, loaded.now);
  if (!checked.ok) return { ok: false, kind: 'refused', refusals: checked.refusals };
  const completion = (await request.complete?.({
    situation,
    command: digested,
    facts,
    profile,
    data: checked.data,
  })) ?? { command: digested };
  const { command: completed } = completion;
  const decided =
    completed.data === digested.data
      ? conclude(dossier, facts, profile, actor, completed, checked)
      : decide(dossier, facts, profile, actor, completed, loaded.now);
  if (!decided.ok) return { ok: false, kind: 'refused', refusals: decided.refusals };
  const act = { ...decided.act, recordedAt: loaded.now };
  return { act, definition: checked.definition, completion, situation, facts, profile };
}

/** Seals a decided act and writes it with everything that belongs to it. */
async function write(
  { loader, append, ports, vault, promiser, toSeal, toShow }: Parts,
  request: Performance,
  { own, now, shown, around, related }: Loaded,
  { act, definition, completion, situation, facts, profile }: Decided,
  hash: Uint8Array,
  known: 'asked' | 'remembered' = 'asked',
): Promise<Outcome | Overtaken> {
  await toSeal();
  const { dossier } = situation;
  const opened = own === undefined ? newKey() : undefined;
  const key = opened?.plain ?? own?.key;
  const { personal, columns, people } = definition;
  if (key === undefined && splitPersonal(act.data, personal).slots.length > 0) return erasedAlready();
  const sealed = sealAct(
    act,
    personal,
    columns?.(act.data as never, dossier.state, profile) ?? {},
    people?.(act.data as never) ?? [],
    key,
    hash,
    request.session,
  );
  if (sealed === undefined) return notJson();

  await toShow();
  const erases = act.type === erasingAct;
  const after = erases
    ? fold(dossier.procedure, dossier.id, [...withoutPersonal(dossier.procedure, dossier.acts), act])
    : advance(dossier, act);
  const head: DossierHead = {
    ...(own?.head ?? {
      id: dossier.id,
      procedure: dossier.procedure.id,
      procedureVersion: dossier.procedure.version,
      ...ports.place(situation, act),
    }),
    seq: act.seq,
  };
  const { number, voids } = completion;
  const identities = ports.identities(act);
  const { digest, rows } = digested(
    ports.project({ before: dossier, dossier: after, act, head, facts, profile, now }),
  );
  const storing = append({
    act: sealed.row,
    ...(opened === undefined
      ? {}
      : {
          opens: {
            dossier: headRow(head),
            key: { id: opened.id, wrapped: bytea(vault.wrap(opened.plain)), wrapping_key: vault.id },
          },
        }),
    slots: sealed.slots,
    blind: identities.map(({ kind, value }) => ({ kind, hash: bytea(vault.blind(kind, value)) })),
    ...(number === undefined ? {} : { number }),
    voids: voids ?? [],
    erases,
    ...(known === 'asked' ? {} : { remembered: shown === undefined ? {} : { shown } }),
    ...(digest === shown ? {} : { views: rows }),
  });
  // Signed while the store writes the act; a promise of an act that is not stored leaves this function in no case.
  const promising = immediate().then(() => promiser.promise(sealed.commitment, act.recordedAt));
  promising.catch(() => {});
  const stored = await storing;
  switch (stored.outcome) {
    case 'again':
      return {
        on: facts.refs.map((ref) => ref.dossier),
        ...(number === undefined ? {} : { register: `${number.agency} ${number.code} ${number.year}` }),
      };
    case 'gate':
      return { ok: false, kind: 'refused', refusals: [gateRefusal(stored.gate)] };
    case 'stored': {
      const kept = { head, dossier: after, ...(key === undefined ? {} : { key }) };
      if (erases) loader.forget(dossier.id);
      else if (opened !== undefined || identities.length > 0) loader.keep(kept);
      else
        loader.keepAll(kept, {
          around: [...new Set([...around, ...takingPart(sealed.row)])],
          related,
          shown: digest,
        });
      return promised(promising, { act, dossier: after, repeated: false });
    }
    default:
      return stored satisfies never;
  }
}

/** Whose dossiers an act puts around its own: `record.participant` as the store keeps it. */
function takingPart(row: SealedAct['row']): string[] {
  const {
    actor_person: actor,
    handlers,
    named,
  } = row as { actor_person: string; handlers: string[]; named: string[] };
  return [actor, ...handlers, ...named];
}

async function repeated(
  promiser: Promiser,
  loaded: Loaded,
  request: Performance,
  hash: Uint8Array,
): Promise<Outcome> {
  const { dossier, seq, requestHash: before, commitment } = loaded.earlier!;
  if (dossier !== request.dossier || !Buffer.from(before).equals(hash))
    return { ok: false, kind: 'idReused' };
  const now = loaded.own!.dossier;
  const acts = now.acts.slice(0, seq);
  const act = acts.at(-1)!;
  return promised(promiser.promise(commitment, act.recordedAt!), {
    act,
    dossier: fold(now.procedure, now.id, acts),
    repeated: true,
  });
}

/** An act that is recorded, as soon as it is promised. */
async function promised(promising: Promise<string>, done: Omit<Done, 'ok' | 'promise'>): Promise<Outcome> {
  try {
    return { ok: true, ...done, promise: await promising };
  } catch (cause) {
    return { ok: false, kind: 'unpromised', cause };
  }
}

interface Key {
  readonly id: string;
  readonly plain: Uint8Array;
}

/** The key of a dossier that is about to be opened. */
function newKey(): Key {
  return { id: uuidv7(), plain: randomBytes(32) };
}

function headRow(head: DossierHead): Readonly<Record<string, unknown>> {
  return {
    id: head.id,
    procedure: head.procedure,
    procedure_version: head.procedureVersion,
    agency: head.agency,
    region_path: head.regionPath,
    unit: head.unit,
    secrecy: head.secrecy,
  };
}

/** The database refused what `decide` had let through: the rule stands twice, and the stricter one wins. */
function gateRefusal(gate: string): Refusal {
  switch (gate) {
    case 'review':
      return refuse(
        'GATE_REVIEW',
        '数据库校验未通过：本决定草案没有在先的、由未参与办案人员作出的审核通过意见。',
        {
          source: { source: 'APL', article: '58' },
        },
      );
    case 'separation':
      return refuse('GATE_SEPARATION', '数据库校验未通过：办理与审核（录入与核对）不得为同一人。', {
        source: { source: 'APL', article: '58' },
      });
    default:
      return refuse('GATE_PUBLICATION', '数据库校验未通过：同一内容未经在先的核对和批准，不得公开。', {
        source: { source: 'SGO118' },
      });
  }
}
