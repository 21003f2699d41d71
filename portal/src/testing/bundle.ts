import { generateKeyPairSync, sign } from 'node:crypto';
import type { PublicDecision } from '@mingjing/contract';
import {
  actCommitment,
  type Field,
  fieldCommitment,
  formatBundle,
  formatCheckpoint,
  formatTlogProof,
  leafHash,
  logEntry,
  nodeHash,
  signNote,
  verifierKey,
} from '@mingjing/ledger';

/** A log of two entries, of which the first publishes a decision, and the proof bundle of that publication. */
export async function sampleProof(decision: PublicDecision): Promise<{ vkey: string; text: string }> {
  const origin = 'mingjing.qinglan.example/log';
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { key, vkey } = got(
    verifierKey(origin, 'note', publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
  );
  const shown: Field[] = [
    { name: 'act.type', value: 'publication.release', salt: new Uint8Array(32).fill(1) },
    { name: 'data.publicBytes', value: JSON.stringify(decision), salt: new Uint8Array(32).fill(2) },
  ];
  const hidden = [new Uint8Array(32).fill(3)];
  const commitments = [...shown.map((field) => got(fieldCommitment(field)).commitment), ...hidden];
  const { entry } = got(logEntry(got(actCommitment(commitments)).commitment));
  const leaf = got(leafHash(entry)).hash;
  const neighbour = new Uint8Array(32).fill(4);
  const root = nodeHash(leaf, neighbour);
  const { text } = got(formatCheckpoint({ origin, size: 2, root }));
  const signer = {
    key,
    vkey,
    sign: async (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
  };
  const { note } = got(await signNote(text, signer));
  const proof = got(formatTlogProof({ index: 0, hashes: [neighbour], checkpoint: note })).text;
  const { bytes } = got(formatBundle({ shown, hidden, proof }));
  return { vkey, text: new TextDecoder().decode(bytes) };
}

function got<T>(result: ({ readonly ok: true } & T) | { readonly ok: false; readonly code: string }): T {
  if (!result.ok) throw new Error(result.code);
  return result;
}
