import { createHash, createHmac, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../bytes.ts';
import { publicKeyEd25519, signEd25519, verifyEd25519 } from './ed25519.ts';
import { hmacSha256 } from './hmac.ts';
import { sha256 } from './sha256.ts';
import { sha512 } from './sha512.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const anyBytes = fc.uint8Array({ maxLength: 600 });

describe('SHA-2 and HMAC', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['616263', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('SHA-256 of %s (FIPS 180-4)', (message, digest) => {
    expect(hex(sha256(bytes(message)))).toBe(digest);
  });

  it('SHA-512 of abc (FIPS 180-4)', () => {
    expect(hex(sha512(bytes('616263'))).slice(0, 32)).toBe('ddaf35a193617abacc417349ae204131');
  });

  it('HMAC-SHA-256 (RFC 4231, case 2)', () => {
    const made = hmacSha256(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?'));
    expect(hex(made)).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });

  it('equal the platform at every length around the block boundaries', () => {
    for (let length = 0; length < 300; length++) {
      const message = new Uint8Array(length).map((_, i) => i * 7 + length);
      expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
      expect(hex(sha512(message))).toBe(createHash('sha512').update(message).digest('hex'));
    }
  });

  it('equal the platform on any message and key', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (key, message) => {
        expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
        expect(hex(sha512(message))).toBe(createHash('sha512').update(message).digest('hex'));
        expect(hex(hmacSha256(key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
      }),
      { numRuns: 300 },
    );
  });
});

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const p = 2n ** 255n - 19n;

function littleEndian(value: bigint): Uint8Array {
  const out = new Uint8Array(32);
  for (let i = 0, rest = value; i < 32; i++, rest >>= 8n) out[i] = Number(rest & 255n);
  return out;
}

describe('Ed25519', () => {
  // RFC 8032, 7.1: tests 1, 2 and 3.
  it.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('accepts the RFC 8032 signature under %s', (key, message, signature) => {
    expect(verifyEd25519(bytes(key), bytes(message), bytes(signature))).toBe(true);
    expect(verifyEd25519(bytes(key), bytes(`${message}00`), bytes(signature))).toBe(false);
  });

  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const rawKey = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));

  it('accepts what the platform signs, and nothing with one bit turned', () => {
    fc.assert(
      fc.property(anyBytes, fc.nat(511), fc.nat(255), (message, bit, keyBit) => {
        const signature = new Uint8Array(sign(null, message, privateKey));
        expect(verifyEd25519(rawKey, message, signature)).toBe(true);
        const turned = signature.slice();
        turned[bit >> 3]! ^= 1 << (bit & 7);
        expect(verifyEd25519(rawKey, message, turned)).toBe(false);
        const otherKey = rawKey.slice();
        otherKey[keyBit >> 3]! ^= 1 << (keyBit & 7);
        expect(verifyEd25519(otherKey, message, signature)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  // RFC 8032, 7.1: the secret keys of tests 1 and 3.
  it.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('signs as RFC 8032 does under %s', (seed, key, message, signature) => {
    expect(publicKeyEd25519(bytes(seed))).toEqual(bytes(key));
    expect(signEd25519(bytes(seed), bytes(message))).toEqual(bytes(signature));
  });

  it('signs what the platform accepts', () => {
    const seed = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32));
    expect(publicKeyEd25519(seed)).toEqual(rawKey);
    fc.assert(
      fc.property(anyBytes, (message) => {
        expect(signEd25519(seed, message)).toEqual(new Uint8Array(sign(null, message, privateKey)));
      }),
      { numRuns: 20 },
    );
  });

  it('refuses S that is not below the order, though it is the same number modulo the order', () => {
    const message = Buffer.from('twice the same');
    const signature = new Uint8Array(sign(null, message, privateKey));
    const s = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`);
    const shifted = new Uint8Array(signature);
    shifted.set(littleEndian(s + order), 32);
    expect(verifyEd25519(rawKey, message, signature)).toBe(true);
    expect(verifyEd25519(rawKey, message, shifted)).toBe(false);
  });

  // y of the points of order 1, 2, 4 and 8, with and without the sign bit, and their encodings not below p.
  const y8 = BigInt('0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7');
  const smallOrder = [0n, 1n, p - 1n, p, p + 1n, y8, p - y8].flatMap((y) => [y, y + 2n ** 255n]);

  it.each(smallOrder)('refuses a key of small order or of another encoding: %s', (encoded) => {
    // With A of small order, S = 0 and R = identity is a signature of a good part of all messages.
    const key = littleEndian(encoded);
    const identity = littleEndian(1n);
    const signature = new Uint8Array(64);
    signature.set(identity);
    for (let n = 0; n < 16; n++) expect(verifyEd25519(key, Uint8Array.of(n), signature)).toBe(false);
  });

  it('agrees with the platform on signatures made of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), anyBytes, (signature, message) => {
        expect(verifyEd25519(rawKey, message, signature)).toBe(verify(null, message, publicKey, signature));
      }),
      { numRuns: 60 },
    );
  });

  it('refuses wrong lengths', () => {
    const signature = new Uint8Array(sign(null, Buffer.alloc(0), privateKey));
    expect(verifyEd25519(rawKey, new Uint8Array(0), signature)).toBe(true);
    expect(verifyEd25519(rawKey.subarray(1), new Uint8Array(0), signature)).toBe(false);
    expect(verifyEd25519(rawKey, new Uint8Array(0), signature.subarray(1))).toBe(false);
  });
});
