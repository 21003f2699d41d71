import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { pipeline, Readable, Transform } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import { problem } from '../problem.ts';

/** A file on disk: nonce ‖ AES-256-GCM ciphertext ‖ tag, under a key of its own. */

const nonceLength = 12;
const tagLength = 16;

/** Writes and syncs a stream of at most `limit` bytes; answers what it was, with its first bytes. */
export async function writeEncrypted(path: string, key: Uint8Array, body: Readable, limit: number) {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const digest = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (head.length < 16) head = Buffer.concat([head, chunk.subarray(0, 16 - head.length)]);
      digest.update(chunk);
      done(size > limit ? new UploadTooLarge() : null, chunk);
    },
  });
  const target = createWriteStream(path, { mode: 0o600 });
  target.write(nonce);
  try {
    await piped(body, measure, cipher, target, { end: false });
    await new Promise<void>((resolve, reject) => {
      target.end(cipher.getAuthTag(), () => resolve());
      target.on('error', reject);
    });
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    target.destroy();
    await rm(path, { force: true });
    if (error instanceof UploadTooLarge) return problem('TOO_LARGE');
    throw error;
  }
  return { sha256: digest.digest('hex'), size, head };
}

class UploadTooLarge extends Error {}

/** The content as it is decrypted; the stream fails at its end if a byte was changed. */
export async function readEncrypted(path: string, key: Uint8Array): Promise<Readable> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const edge = Buffer.alloc(nonceLength + tagLength);
  await handle.read(edge, 0, nonceLength, 0);
  await handle.read(edge, nonceLength, tagLength, size - tagLength);
  await handle.close();
  const decipher = createDecipheriv('aes-256-gcm', key, edge.subarray(0, nonceLength));
  decipher.setAuthTag(edge.subarray(nonceLength));
  if (size === nonceLength + tagLength) return Readable.from([decipher.final()]);
  const source = createReadStream(path, { start: nonceLength, end: size - tagLength - 1 });
  return opened(source, decipher);
}

/** What comes out; whichever end is left, both are closed. */
const opened = (source: Readable, decipher: Transform): Readable =>
  pipeline(source, decipher, () => undefined);

/** Files found whole lately, so that jumping about in a recording does not read all of it each time. */
const rememberedWhole = 1_000;

/**
 * A part of a file carries no tag of its own: it is given only once the file was read to its end and found unchanged. The
 * finding holds while the file's size and time of change do.
 */
export function rememberWhole() {
  const known = new Map<string, Promise<void>>();
  return {
    whole: async (path: string, key: Uint8Array): Promise<void> => {
      const { ino, size, mtimeMs } = await stat(path);
      const name = `${path} ${ino} ${size} ${mtimeMs}`;
      const checking = known.get(name) ?? readToEnd(path, key);
      known.delete(name);
      known.set(name, checking);
      if (known.size > rememberedWhole) known.delete(known.keys().next().value!);
      try {
        await checking;
      } catch (error) {
        known.delete(name);
        throw error;
      }
    },
  };
}

async function readToEnd(path: string, key: Uint8Array): Promise<void> {
  for await (const _ of await readEncrypted(path, key));
}

const blockLength = 16;

/** GCM is counter mode with a tag (NIST SP 800-38D): block n of the content is under counter n + 2, so any block can be begun at. */
export async function readEncryptedPart(
  path: string,
  key: Uint8Array,
  first: number,
  last: number,
): Promise<Readable> {
  const block = Math.floor(first / blockLength);
  const counter = Buffer.alloc(blockLength);
  const handle = await open(path, 'r');
  await handle.read(counter, 0, nonceLength, 0);
  await handle.close();
  counter.writeUInt32BE(block + 2, nonceLength);
  const decipher = createDecipheriv('aes-256-ctr', key, counter);
  // What of the first block stands before the part only moves the key stream on.
  decipher.update(Buffer.alloc(first % blockLength));
  const source = createReadStream(path, { start: nonceLength + first, end: nonceLength + last });
  return opened(source, decipher);
}
