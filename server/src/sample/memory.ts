import { createHash } from 'node:crypto';
import {
  type Act,
  type AgencyFacts,
  type Command,
  civilDay,
  type Decision,
  type DocumentNeed,
  type Dossier,
  decide,
  definitionsOf,
  type Facts,
  fold,
  type IssuedDocument,
  type Profile,
  type Refusal,
} from '@mingjing/law';
import { registerOf } from '../features/dossiers/documents.ts';
import { lawPorts } from '../features/dossiers/ports.ts';
import { withDigest } from '../record/digest.ts';
import type { DossierHead, Situation } from '../record/ports.ts';
import { actorOf } from './actors.ts';
import { sampleId } from './seed.ts';
import { type SampleFile, type Scene, type Step, type Story, withFiles } from './story.ts';

/** The county without a store: stories decided by the same law, for tests that look at every step. */
export interface MemoryCounty {
  /** Does one step; answers the refusals, none if it was done. */
  perform(story: Story<never>, step: Step<never>): readonly Refusal[];
  /** Why a step would be refused after the first `seq` acts of a story that has been performed; nothing is kept. */
  refusals(story: Story<never>, seq: number, step: Step<never>): readonly Refusal[];
  dossier<S>(story: Story<S>): Dossier<S>;
  facts(story: Story<never>): { readonly facts: Facts; readonly profile: Profile };
}

export function openMemoryCounty(now: string): MemoryCounty {
  const dossiers = new Map<string, Dossier<unknown>>();
  /** Agencies and people. */
  const registers = new Map<string, Dossier<unknown>>();
  const heads = new Map<string, DossierHead>();
  const serials = new Map<string, number>();
  const identities = new Map<string, Set<string>>();

  const find = (story: Story<never>): Dossier<unknown> =>
    dossiers.get(story.dossier) ?? fold(lawPorts.procedure(story.procedure)!, story.dossier, []);

  const situationOf = (story: Story<never>, actor: Situation['actor'], data: unknown): Situation => {
    const head = heads.get(story.dossier);
    const same = lawPorts
      .identities({ data } as Act)
      .concat(find(story).acts.flatMap((act) => lawPorts.identities(act)));
    const related = new Set(same.flatMap((one) => [...(identities.get(`${one.kind} ${one.value}`) ?? [])]));
    related.delete(story.dossier);
    const others = [...registers, ...[...related].map((id) => [id, dossiers.get(id)!] as const)].filter(
      ([id]) => id !== story.dossier,
    );
    return {
      actor,
      dossier: find(story),
      ...(head === undefined ? {} : { head }),
      others: new Map(others),
      related: [...related],
      now,
    };
  };

  const documentOf = (
    dossier: Dossier<unknown>,
    agencyId: string,
    agency: AgencyFacts,
    profile: Profile,
    command: Command,
  ): IssuedDocument | undefined => {
    const definition = definitionsOf(dossier.procedure).get(command.type);
    const parsed = definition?.schema.safeParse(command.data);
    const need =
      parsed?.success === true
        ? definition?.document?.(parsed.data as never, dossier.state, profile)
        : undefined;
    return need && issued(need, agencyId, agency, command);
  };

  const issued = (
    need: DocumentNeed,
    agencyId: string,
    agency: AgencyFacts,
    command: Command,
  ): IssuedDocument => {
    const register = registerOf(agency, need);
    let number: string | undefined;
    if (register !== undefined) {
      const year = Number(civilDay(command.occurredAt).slice(0, 4));
      const book = `${agencyId} ${register.code} ${year}`;
      const serial = (serials.get(book) ?? 0) + 1;
      serials.set(book, serial);
      number = register.write(year, serial);
    }
    const file = sampleId(`document/${command.id}${need.template}${need.volume ?? ''}`);
    return {
      template: need.template,
      title: need.template,
      ...(number === undefined ? {} : { number }),
      file,
      sha256: createHash('sha256').update(file).digest('hex'),
      pages: 1,
      ...(need.volume === undefined ? {} : { volume: need.volume }),
      ...(need.enclosures === undefined
        ? {}
        : { enclosures: need.enclosures.map((enclosed) => issued(enclosed, agencyId, agency, command)) }),
    };
  };

  const factsFor = (situation: Situation) => {
    const { facts, profile } = lawPorts.facts(situation);
    return { facts: { ...facts, refs: [] } as Facts, profile };
  };

  const decideOn = (story: Story<never>, dossier: Dossier<unknown>, step: Step<never>): Decision => {
    const actor = actorOf(step.who);
    const asking = factsFor(situationOf(story, actor, {}));
    const raw = step.data(sceneOf(dossier, asking.facts.agency, asking.profile) as Scene<never>);
    const data = withFiles(raw, storedInMemory);
    const { facts, profile } = factsFor(situationOf(story, actor, data));
    const definition = definitionsOf(dossier.procedure).get(step.type);
    const asked: Command = {
      id: sampleId(`act/${story.key}/${dossier.seq + 1}`),
      type: step.type,
      occurredAt: step.at,
      data,
      sample: true,
    };
    const command = definition === undefined ? asked : withDigest(definition, asked, dossier.state);
    const agency = heads.get(story.dossier)?.agency ?? actor.agencyId;
    const document = documentOf(dossier, agency, facts.agency, profile, command);
    return decide(
      dossier,
      facts,
      profile,
      actor,
      { ...command, ...(document === undefined ? {} : { document }) },
      now,
    );
  };

  return {
    dossier: (story) => find(story as Story<never>) as never,
    facts: (story) => factsFor(situationOf(story, actorOf('xie'), {})),
    refusals: (story, seq, step) => {
      const whole = find(story);
      const before = fold(whole.procedure, whole.id, whole.acts.slice(0, seq));
      const decided = decideOn(story, before, step);
      return decided.ok ? [] : decided.refusals;
    },
    perform(story, step) {
      const dossier = find(story);
      const head = heads.get(story.dossier);
      const actor = actorOf(step.who);
      const decided = decideOn(story, dossier, step);
      if (!decided.ok) return decided.refusals;
      const act = { ...decided.act, recordedAt: now };
      const after = fold(dossier.procedure, dossier.id, [...dossier.acts, act]);
      dossiers.set(story.dossier, after);
      if (story.procedure === 'agency' || story.procedure === 'staff') registers.set(story.dossier, after);
      if (head === undefined) {
        heads.set(story.dossier, {
          id: story.dossier,
          procedure: story.procedure,
          procedureVersion: dossier.procedure.version,
          seq: 1,
          ...lawPorts.place(situationOf(story, actor, act.data), act),
        });
      }
      for (const { kind, value } of lawPorts.identities(act)) {
        const key = `${kind} ${value}`;
        identities.set(key, (identities.get(key) ?? new Set()).add(story.dossier));
      }
      return [];
    },
  };
}

function sceneOf<S>(dossier: Dossier<S>, agency: AgencyFacts, profile: Profile): Scene<S> {
  return {
    state: dossier.state,
    dataOf: (type) => dossier.acts.findLast((act) => act.type === type)?.data,
    agency,
    profile,
  };
}

function storedInMemory(file: SampleFile) {
  return {
    id: sampleId(`file/${file.name}`),
    sha256: createHash('sha256').update(file.name).digest('hex'),
    name: file.name,
    kind: file.kind,
  };
}
