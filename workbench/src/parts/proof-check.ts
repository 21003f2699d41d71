import { canonicalJson, splitPersonal } from '@mingjing/law';
import {
  type KnownWitness,
  type LogCopy,
  noPageCompared,
  type Verdict,
  verifyBundle,
  verifyBundleWithLog,
} from '@mingjing/ledger';
import type { ActView } from '../api.ts';

/** What a browser finds when it checks one act against the log: the verdict, and where the page says something else. */
export interface ProofFinding {
  readonly kind: Verdict['verdict'];
  readonly code: Verdict['code'];
  readonly sentence: string;
  readonly doesNotProve: readonly string[];
  /** Names of committed fields that the page shows otherwise: `data.place`, `act.occurredAt`. */
  readonly differing: readonly string[];
  /** Its place in the log, from 0, and how many entries the log had. */
  readonly place?: { readonly index: number; readonly size: number };
}

export interface LogTrust {
  readonly vkey: string;
  readonly witnesses: readonly KnownWitness[];
}

/** An act with what its page needs to be compared: whose it is, which of its fields are personal. */
export interface ShownAct {
  readonly dossier: string;
  readonly act: ActView;
  readonly personal: readonly string[];
}

/** Checks a bundle, then whether the page shows the very values it commits to. Never throws. */
export function checkAct(bundle: string, trust: LogTrust, shown: ShownAct): ProofFinding {
  return judged(verifyBundle(bytesOf(bundle), trust), shown);
}

/** The same with the whole log read, which alone can tell that an act is not in it. */
export async function checkActInLog(
  bundle: string,
  trust: LogTrust,
  log: LogCopy,
  shown: ShownAct,
): Promise<ProofFinding> {
  return judged(await verifyBundleWithLog(bytesOf(bundle), trust, log), shown);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

const personalNotCompared = '个人信息只以存证值登记，没有逐字比对。';

function judged(verdict: Verdict, shown: ShownAct): ProofFinding {
  const { code, index, checkpoint } = verdict;
  const place =
    index === undefined || checkpoint === undefined ? {} : { place: { index, size: checkpoint.size } };
  // The page is compared below.
  const limits = verdict.doesNotProve.filter((sentence) => sentence !== noPageCompared);
  const doesNotProve = shown.personal.length === 0 ? limits : [...limits, personalNotCompared];
  const differing = verdict.verdict === 'intact' ? differences(verdict.shown ?? [], shown) : [];
  const common = { code, doesNotProve, differing, ...place };
  return differing.length > 0
    ? { ...common, kind: 'changed', sentence: '已被改动：本页显示的与登记的不一致。' }
    : { ...common, kind: verdict.verdict, sentence: verdict.zh };
}

/** Committed fields that the page shows with another value, lacks, or has more of. Personal values stand apart from both. */
function differences(
  committed: readonly { readonly name: string; readonly value: unknown }[],
  { dossier, act, personal }: ShownAct,
): string[] {
  const plain = splitPersonal(act.data, personal).plain as Readonly<Record<string, unknown>> | null;
  const page = new Map<string, unknown>([
    ['act.id', act.id],
    ['act.dossier', dossier],
    ['act.seq', act.seq],
    ['act.type', act.type],
    ['act.occurredAt', act.occurredAt],
    ['act.recordedAt', act.recordedAt],
    ['act.actor', act.actor.id],
    ['act.agency', act.actor.agencyId],
    ...(act.document === undefined ? [] : [['act.document', act.document] as const]),
    ...Object.entries(plain ?? {}).map(([name, value]) => [`data.${name}`, value] as const),
  ]);
  const found = new Map(committed.map(({ name, value }) => [name, value]));
  const differs = [...page].filter(
    ([name, value]) => !found.has(name) || canonicalJson(found.get(name)) !== canonicalJson(value),
  );
  const missing = [...found.keys()].filter(
    (name) => (name.startsWith('data.') || name === 'act.document') && !page.has(name),
  );
  return [...differs.map(([name]) => name), ...missing];
}
