import { concat, equalBytes, isBytes } from '../bytes.ts';
import { sha512 } from './sha512.ts';

// Verifying handles nothing secret, so whole numbers of any size are safe. Signing takes as long as its secret lets it: it is for
// browsers that offer no signing of their own (plain-http intranets) and for keys that live as long as a session.

const p = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (value: bigint): bigint => {
  const rest = value % p;
  return rest < 0n ? rest + p : rest;
};

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const invert = (value: bigint): bigint => power(value, p - 2n);
const d = mod(-121665n * invert(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

/** Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, 5.1.4). */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];
const identity: Point = [0n, 1n, 1n, 0n];

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * d * mod(t1 * t2));
  const e = b - a;
  const f = 2n * z1 * z2 - c;
  const g = 2n * z1 * z2 + c;
  const h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function double([x, y, z]: Point): Point {
  const a = mod(x * x);
  const b = mod(y * y);
  const h = a + b;
  const e = h - mod((x + y) * (x + y));
  const g = a - b;
  const f = mod(2n * z * z) + g;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

const negate = ([x, y, z, t]: Point): Point => [mod(-x), y, z, mod(-t)];

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
  return value;
}

function encode([x, y, z]: Point): Uint8Array {
  const inverse = invert(z);
  let rest = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) {
    bytes[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

/** The point with this encoding; a coordinate not below p and a negative zero are refused (RFC 8032, 5.1.3). */
function findPoint(bytes: Uint8Array): Point | undefined {
  const value = littleEndian(bytes);
  const sign = value >> 255n;
  const y = BigInt.asUintN(255, value);
  if (y >= p) return undefined;
  const u = mod(y * y - 1n);
  const v = mod(d * y * y + 1n);
  let x = mod(u * v ** 3n * power(mod(u * v ** 7n), (p - 5n) / 8n));
  const check = mod(v * x * x);
  if (check !== u) {
    if (check !== mod(-u)) return undefined;
    x = mod(x * rootOfMinusOne);
  }
  if (x === 0n && sign === 1n) return undefined;
  if ((x & 1n) !== sign) x = p - x;
  return [x, y, 1n, mod(x * y)];
}

const isIdentity = ([x, y, z]: Point): boolean => x === 0n && y === z;
const base = findPoint(new Uint8Array(32).fill(0x66).fill(0x58, 0, 1)) as Point;

/**
 * Whether `signature` (64 bytes) is the Ed25519 signature of `message` by `publicKey` (32 bytes).
 *
 * Strict: S must be below the group order, the key and R must be canonical, and a key of small order is refused, because
 * under such a key one signature fits many messages. The equation is the one without cofactor, [S]B − [k]A = R compared by
 * encoding, so what passes here passes everywhere. An R of small order harms only the signer and is allowed.
 */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (!isBytes(publicKey, 32) || !isBytes(message) || !isBytes(signature, 64)) return false;
  const encodedR = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= order) return false;
  const key = findPoint(publicKey);
  if (key === undefined || isIdentity(double(double(double(key))))) return false;

  const k = littleEndian(sha512(concat(encodedR, publicKey, message))) % order;
  const minusKey = negate(key);
  const both = add(base, minusKey);
  let sum = identity;
  for (let bit = 252n; bit >= 0n; bit--) {
    sum = double(sum);
    const inS = (s >> bit) & 1n;
    const inK = (k >> bit) & 1n;
    if (inS && inK) sum = add(sum, both);
    else if (inS) sum = add(sum, base);
    else if (inK) sum = add(sum, minusKey);
  }
  return equalBytes(encode(sum), encodedR);
}

function fromInteger(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let i = 0, rest = value; i < 32; i++, rest >>= 8n) bytes[i] = Number(rest & 255n);
  return bytes;
}

function timesBase(scalar: bigint): Uint8Array {
  let sum = identity;
  for (let bit = 255n; bit >= 0n; bit--) {
    sum = double(sum);
    if ((scalar >> bit) & 1n) sum = add(sum, base);
  }
  return encode(sum);
}

/** The secret scalar and the prefix a seed of 32 bytes stands for (RFC 8032, 5.1.5). */
function expand(seed: Uint8Array): { readonly scalar: bigint; readonly prefix: Uint8Array } {
  const hash = sha512(seed);
  const low = hash.slice(0, 32);
  low[0]! &= 248;
  low[31] = (low[31]! & 127) | 64;
  return { scalar: littleEndian(low), prefix: hash.slice(32) };
}

/** The public key (32 bytes) of a private key's seed (32 bytes). */
export const publicKeyEd25519 = (seed: Uint8Array): Uint8Array => timesBase(expand(seed).scalar);

/** The Ed25519 signature (64 bytes) of a message under a private key's seed (32 bytes; RFC 8032, 5.1.6). */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  const { scalar, prefix } = expand(seed);
  const nonce = littleEndian(sha512(concat(prefix, message))) % order;
  const encodedR = timesBase(nonce);
  const k = littleEndian(sha512(concat(encodedR, timesBase(scalar), message))) % order;
  return concat(encodedR, fromInteger((nonce + k * scalar) % order));
}
