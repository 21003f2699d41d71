/** Which bytes of a file a request asks for (RFC 9110 section 14); both ends included. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' };

const whole = { kind: 'whole' } as const;

/**
 * Reads `Range`. What is not one range of bytes is answered with the whole file, as the standard allows; so is a range
 * asked `If-Range` of another version of the file. `size` in bytes.
 */
export function readRange(
  asked: string | undefined,
  size: number,
  etag: string,
  ifRange?: string,
): ByteRange {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked?.trim() ?? '');
  if (match === null || (ifRange !== undefined && ifRange !== etag)) return whole;
  const [, from = '', to = ''] = match;
  if (from === '') return to === '' ? whole : lastBytes(Number(to), size);
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return whole;
  return first >= size ? { kind: 'unsatisfiable' } : { kind: 'part', first, last };
}

function lastBytes(count: number, size: number): ByteRange {
  return count === 0 || size === 0
    ? { kind: 'unsatisfiable' }
    : { kind: 'part', first: Math.max(0, size - count), last: size - 1 };
}
