import { base64, parsePromise } from '@mingjing/ledger';

/** A receipt (收据) as a person reads it: what was promised, by which log, until when. No signature is checked here. */
export interface Receipt {
  readonly origin: string;
  readonly commitment: string;
  readonly promisedAt: string;
  readonly includeBy: string;
}

/** Reads the signed promise: the statement before the empty line, signatures after it. */
export function readReceipt(promise: string): Receipt | undefined {
  const end = promise.lastIndexOf('\n\n');
  const read = parsePromise(end === -1 ? promise : promise.slice(0, end + 1));
  if (!read.ok) return undefined;
  const { origin, commitment, time, includeBy } = read.promise;
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  return { origin, commitment: base64(commitment), promisedAt: at(time), includeBy: at(includeBy) };
}
