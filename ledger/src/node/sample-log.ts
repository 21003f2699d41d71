import { createPrivateKey } from 'node:crypto';
import { type Bundle, formatBundle, selectFields } from '../bundle.ts';
import { commitAct, type Field, logEntry, type Slot } from '../commitment.ts';
import { formatCheckpoint } from '../note/checkpoint.ts';
import { addSignatures } from '../note/note.ts';
import { cosign, type Signer, signNote } from '../note/sign.ts';
import { formatPromise } from '../note/statements.ts';
import { formatTlogProof } from '../note/tlog-proof.ts';
import type { KeyKind } from '../note/vkey.ts';
import type { Result } from '../result.ts';
import { append, type Edge, emptyEdge } from '../tree/append.ts';
import { MemoryTileStore } from '../tree/memory-store.ts';
import { emptyRoot } from '../tree/merkle.ts';
import { proveInclusion } from '../tree/prove.ts';
import { signerOf } from './key-file.ts';

// A small log for tests: deterministic keys, everything in memory.

/** The value of a result that has to be good. */
export function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.code);
  return result;
}

/** A signer whose private key is one byte thirty-two times. */
export function sampleSigner(seed: number, name: string, kind: KeyKind): Signer {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({
    key: Buffer.concat([head, Buffer.alloc(32, seed)]),
    format: 'der',
    type: 'pkcs8',
  });
  return must(signerOf(key, name, kind)).signer;
}

export interface SampleAct {
  readonly fields: readonly Field[];
  readonly commitment: Uint8Array;
}

/** An act with one personal field; everything in it follows from `n`. */
export function sampleAct(n: number, data: Readonly<Record<string, unknown>> = { amount: n }): SampleAct {
  const id = `0197b2a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const header = {
    id,
    dossier: id,
    seq: 1,
    type: 'penalty.decide',
    schemaVersion: 1,
    procedure: 'penalty-ordinary',
    procedureVersion: 1,
    profile: 'sample',
    profileVersion: 1,
    occurredAt: '2026-03-02T01:30:00.000Z',
    recordedAt: '2026-03-02T01:30:05.000Z',
    actor: id,
    agency: id,
    facts: [],
    sample: true,
  };
  const slots: Slot[] = [
    { path: 'party.name', value: `当事人${n}`, salt: new Uint8Array(32).fill(200 + (n % 50)) },
  ];
  return must(commitAct(header, data, slots, new Uint8Array(32).fill(n % 256)));
}

export class SampleLog {
  readonly store = new MemoryTileStore();
  readonly signer: Signer;
  edge: Edge = emptyEdge;
  root: Uint8Array = emptyRoot;

  constructor(origin = 'log.mingjing.example/test', seed = 1) {
    this.signer = sampleSigner(seed, origin, 'note');
  }

  get vkey(): string {
    return this.signer.vkey;
  }

  async add(...commitments: readonly Uint8Array[]): Promise<void> {
    const entries = commitments.map((commitment) => must(logEntry(commitment)).entry);
    const grown = must(append(this.edge, entries));
    await this.store.write(grown.tiles);
    this.edge = grown.edge;
    this.root = grown.root;
  }

  /** The present checkpoint, cosigned by each witness at `time`. */
  async checkpoint(witnesses: readonly Signer[] = [], time = 1772415010): Promise<Uint8Array> {
    const { text } = must(
      formatCheckpoint({ origin: this.signer.key.name, size: this.edge.size, root: this.root }),
    );
    const lines: string[] = [];
    for (const witness of witnesses) lines.push(must(await cosign(text, witness, time)).line);
    return must(addSignatures(must(await signNote(text, this.signer)).note, lines)).note;
  }

  async promise(commitment: Uint8Array, time: number, includeBy: number): Promise<string> {
    const { text } = must(formatPromise({ origin: this.signer.key.name, commitment, time, includeBy }));
    return new TextDecoder().decode(must(await signNote(text, this.signer)).note);
  }

  async proof(index: number, checkpoint: Uint8Array): Promise<string> {
    const { proof } = must(await proveInclusion(this.store, index, this.edge.size));
    return must(formatTlogProof({ index, hashes: proof, checkpoint })).text;
  }
}

/** A bundle of an act that shows the named fields. */
export function sampleBundle(
  act: SampleAct,
  show: readonly string[],
  parts: Pick<Bundle, 'proof' | 'promise'>,
): Uint8Array {
  const selected = must(selectFields(act.fields, (name) => show.includes(name)));
  return must(formatBundle({ shown: selected.shown, hidden: selected.hidden, ...parts })).bytes;
}
