import { base64, findHash } from './base64.ts';
import { isBytes, isHashList, isRecord, utf8 } from './bytes.ts';
import { actCommitment, type Field, fieldCommitment } from './commitment.ts';
import { canonicalJson, type Json, parseJson } from './json.ts';
import { type Result, refuse } from './result.ts';

const bundleVersion = 'mingjing/bundle/v1';
const largestBundle = 4 * 1024 * 1024;

/** The field of a publication act that holds, as text, exactly what the public is shown. */
export const publicBytesField = 'data.publicBytes';

/** What a citizen keeps of an act (存证包): some fields, the commitments of the others, and the proof or the promise. */
export interface Bundle {
  readonly shown: readonly Field[];
  readonly hidden: readonly Uint8Array[];
  /** A C2SP tlog-proof. */
  readonly proof?: string;
  /** A signed promise; see `formatPromise`. */
  readonly promise?: string;
}

/** The act commitment that a bundle's fields give. */
export function bundleCommitment(bundle: Bundle): Result<{ commitment: Uint8Array }, 'bundle-malformed'> {
  const commitments = [...bundle.hidden];
  for (const field of bundle.shown) {
    const c = fieldCommitment(field);
    if (!c.ok) return refuse('bundle-malformed');
    commitments.push(c.commitment);
  }
  const act = actCommitment(commitments);
  return act.ok ? act : refuse('bundle-malformed');
}

/** A bundle that shows the fields chosen by name and hides the others of the same act. */
export function selectFields(
  fields: readonly Field[],
  show: (name: string) => boolean,
): Result<{ shown: readonly Field[]; hidden: readonly Uint8Array[] }, 'bundle-malformed'> {
  const hidden: Uint8Array[] = [];
  for (const field of fields.filter((each) => !show(each.name))) {
    const c = fieldCommitment(field);
    if (!c.ok) return refuse('bundle-malformed');
    hidden.push(c.commitment);
  }
  return { ok: true, shown: fields.filter((each) => show(each.name)), hidden };
}

/** The bytes of a `.mingjing` file. Hidden commitments are sorted, so that their order tells nothing. */
export function formatBundle(bundle: Bundle): Result<{ bytes: Uint8Array }, 'bundle-malformed'> {
  if (!isRecord(bundle) || !Array.isArray(bundle.shown) || !isHashList(bundle.hidden)) {
    return refuse('bundle-malformed');
  }
  if (!bundle.shown.every((field) => isRecord(field) && isBytes(field.salt, 32))) {
    return refuse('bundle-malformed');
  }
  const { proof, promise } = bundle;
  const written = canonicalJson({
    version: bundleVersion,
    shown: bundle.shown.map(({ name, value, salt }) => ({ name, value, salt: base64(salt) })),
    hidden: bundle.hidden.map(base64).sort(),
    proof,
    promise,
  });
  if (!written.ok || !parseBundle(written.bytes).ok) return refuse('bundle-malformed');
  return written;
}

/** Reads a `.mingjing` file. Verifies nothing. */
export function parseBundle(
  bytes: Uint8Array,
): Result<{ bundle: Bundle }, 'bundle-malformed' | 'bundle-version'> {
  if (!isBytes(bytes) || bytes.length > largestBundle) return refuse('bundle-malformed');
  const json = parseJson(bytes);
  if (!json.ok || !isRecord(json.value)) return refuse('bundle-malformed');
  const { version, shown, hidden, proof, promise, ...unknown } = json.value as Readonly<Record<string, Json>>;
  if (version !== bundleVersion)
    return refuse(typeof version === 'string' ? 'bundle-version' : 'bundle-malformed');
  if (Object.keys(unknown).length > 0 || !Array.isArray(shown) || !Array.isArray(hidden)) {
    return refuse('bundle-malformed');
  }
  if (proof === undefined && promise === undefined) return refuse('bundle-malformed');
  if (proof !== undefined && typeof proof !== 'string') return refuse('bundle-malformed');
  if (promise !== undefined && typeof promise !== 'string') return refuse('bundle-malformed');

  const fields: Field[] = [];
  for (const item of shown as readonly Json[]) {
    const field = findField(item);
    if (field === undefined) return refuse('bundle-malformed');
    fields.push(field);
  }
  if (new Set(fields.map((field) => field.name)).size !== fields.length) return refuse('bundle-malformed');
  const commitments: Uint8Array[] = [];
  for (const item of hidden as readonly Json[]) {
    const hash = typeof item === 'string' ? findHash(item) : undefined;
    if (hash === undefined) return refuse('bundle-malformed');
    commitments.push(hash);
  }
  const parts = { ...(proof === undefined ? {} : { proof }), ...(promise === undefined ? {} : { promise }) };
  return { ok: true, bundle: { shown: fields, hidden: commitments, ...parts } };
}

function findField(item: Json): Field | undefined {
  if (!isRecord(item) || Object.keys(item).length !== 3 || !Object.hasOwn(item, 'value')) return undefined;
  const { name, value, salt } = item;
  const saltBytes = typeof salt === 'string' ? findHash(salt) : undefined;
  if (typeof name !== 'string' || saltBytes === undefined) return undefined;
  const field = { name, value, salt: saltBytes };
  return fieldCommitment(field).ok ? field : undefined;
}

/** The text that a publication act committed to showing, as bytes, if the bundle shows it. */
export function findPublicBytes(bundle: Bundle): Uint8Array | undefined {
  const field = bundle.shown.find(({ name }) => name === publicBytesField);
  return typeof field?.value === 'string' ? utf8(field.value) : undefined;
}
