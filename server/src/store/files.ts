import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline, Readable, Transform } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import type { Actor, FileRef } from '@mingjing/law';
import { v7 as uuidv7 } from 'uuid';
import { problem } from '../problem.ts';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

/**
 * Files (文件): they always pass through the server, which hashes, checks and encrypts them. The row in `record.file` is the
 * right to a file; its hash never is. On disk a file is nonce ‖ AES-256-GCM ciphertext ‖ tag under a key of its own.
 */
export interface Files {
  /** Stores what somebody uploads; the reference goes into the data of an act. */
  receive(upload: Upload): Promise<StoredFile>;
  /** Stores a rendered document; answers its id. */
  storeDocument(
    bytes: Uint8Array,
    about: { readonly name: string; readonly uploader: string; readonly agency: string },
  ): Promise<string>;
  /** Refuses files that are not the actor's own uploads or already of this dossier, or that are cited by another hash. */
  checkUsable(cited: readonly CitedFile[], actor: Actor, dossier: string): Promise<void>;
  /** Ties files to the dossier whose act cites them. */
  bind(ids: readonly string[], dossier: string): Promise<void>;
  /** Where a file belongs, for asking rights before reading. */
  find(id: string): Promise<FoundFile | undefined>;
  /** The content, decrypted as it is read. The stream fails at its end if a byte was changed. */
  read(id: string): Promise<Readable>;
  /** Bytes `first` to `last`, both included and within the file; rejects if any byte of the file was changed. */
  readPart(id: string, first: number, last: number): Promise<Readable>;
}

export interface Upload {
  readonly name: string;
  readonly kind: FileRef['kind'];
  readonly type: string;
  readonly uploader: string;
  readonly agency: string;
  readonly body: Readable;
}

/** A file as the data of an act names it. */
export type CitedFile = Pick<FileRef, 'id' | 'sha256'>;

export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly kind: FileRef['kind'];
  readonly size: number;
  readonly type: string;
}

export interface FoundFile {
  readonly id: string;
  readonly dossier?: string;
  readonly uploader: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

/** Largest upload in bytes: hours of video come in parts of their own. */
const largestUpload = 2 * 1024 ** 3;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const nonceLength = 12;
const tagLength = 16;

export function openFiles(folder: string, database: Database, vault: Vault): Files {
  const pathOf = (id: string) => join(folder, id.slice(-2), id);

  const store = async (upload: Upload, limit: number): Promise<StoredFile> => {
    const id = uuidv7();
    const path = pathOf(id);
    const key = randomBytes(32);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const { sha256, size, head } = await writeEncrypted(`${path}.part`, key, upload.body, limit);
    try {
      refuseDisguised(upload, head);
      await rename(`${path}.part`, path);
      await syncFolder(dirname(path));
      await database.app
        .with('stored', (insert) =>
          insert
            .insertInto('record.file')
            .values({
              id,
              uploader: upload.uploader,
              agency: upload.agency,
              kind: upload.kind,
              state: 'stored',
              size,
              type: upload.type,
              sha256: Buffer.from(sha256, 'hex'),
              name: Buffer.from(vault.wrap(Buffer.from(upload.name))),
            })
            .returning('id'),
        )
        .insertInto('private.file_key')
        .columns(['file', 'wrapped'])
        .expression((from) =>
          from
            .selectFrom('stored')
            .select((row) => ['stored.id', row.val(Buffer.from(vault.wrap(key))).as('wrapped')]),
        )
        .execute();
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      throw error;
    }
    return { id, sha256, name: upload.name, kind: upload.kind, size, type: upload.type };
  };

  const find = async (id: string): Promise<FoundFile | undefined> => {
    if (!uuid.test(id)) return undefined;
    const row = await database.app
      .selectFrom('record.file')
      .select(['id', 'dossier', 'uploader', 'name', 'type', 'size', 'sha256'])
      .where('id', '=', id)
      .where('state', '=', 'stored')
      .executeTakeFirst();
    if (row === undefined || row.sha256 === null || row.name === null) return undefined;
    return {
      id: row.id,
      ...(row.dossier === null ? {} : { dossier: row.dossier }),
      uploader: row.uploader,
      name: Buffer.from(vault.unwrap(row.name)).toString(),
      type: row.type ?? 'application/octet-stream',
      size: Number(row.size),
      sha256: row.sha256.toString('hex'),
    };
  };

  const keyOf = async (id: string): Promise<Uint8Array> => {
    const row = await database.app
      .selectFrom('private.file_key')
      .select('wrapped')
      .where('file', '=', id)
      .executeTakeFirst();
    if (row?.wrapped === undefined || row.wrapped === null) return problem('NOT_FOUND');
    return vault.unwrap(row.wrapped);
  };

  const found = rememberWhole();

  return {
    receive: (upload) => store(upload, largestUpload),
    storeDocument: async (bytes, about) =>
      (
        await store(
          { ...about, kind: 'document', type: 'application/pdf', body: Readable.from([bytes]) },
          largestUpload,
        )
      ).id,
    checkUsable: async (cited, actor, dossier) => {
      for (const { id, sha256 } of cited) {
        const file = await find(id);
        if (
          file === undefined ||
          file.sha256 !== sha256 ||
          (file.dossier === undefined ? file.uploader !== actor.personId : file.dossier !== dossier)
        ) {
          problem('NOT_FOUND', [], '所附文件不存在，或者不属于本案。请重新上传。');
        }
      }
    },
    bind: async (ids, dossier) => {
      if (ids.length === 0) return;
      await database.app
        .updateTable('record.file')
        .set({ dossier })
        .where('id', 'in', [...ids])
        .where('dossier', 'is', null)
        .execute();
    },
    find,
    read: async (id) => readEncrypted(pathOf(id), await keyOf(id)),
    readPart: async (id, first, last) => {
      const key = await keyOf(id);
      await found.whole(pathOf(id), key);
      return readEncryptedPart(pathOf(id), key, first, last);
    },
  };
}

async function writeEncrypted(path: string, key: Uint8Array, body: Readable, limit: number) {
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readEncrypted(path: string, key: Uint8Array): Promise<Readable> {
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
function rememberWhole() {
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
async function readEncryptedPart(
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

const signatures: readonly { readonly type: RegExp; readonly test: (head: Buffer) => boolean }[] = [
  { type: /^application\/pdf$/, test: (head) => head.subarray(0, 5).toString('latin1') === '%PDF-' },
  { type: /^image\/jpeg$/, test: (head) => head[0] === 0xff && head[1] === 0xd8 },
  { type: /^image\/png$/, test: (head) => head.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' },
  { type: /^image\/webp$/, test: (head) => head.subarray(8, 12).toString('latin1') === 'WEBP' },
  { type: /^video\/mp4$/, test: (head) => head.subarray(4, 8).toString('latin1') === 'ftyp' },
  { type: /^video\/webm$/, test: (head) => head.subarray(0, 4).toString('hex') === '1a45dfa3' },
  { type: /^audio\/(?:mpeg|mp4|wav|x-wav|ogg|aac|x-m4a)$/, test: () => true },
];

/** Only kinds a case file needs, and only if the content is what it says: nothing that a browser would run. */
function refuseDisguised(upload: Upload, head: Buffer): void {
  const known = signatures.find((signature) => signature.type.test(upload.type));
  if (known === undefined)
    problem(
      'UNSUPPORTED_TYPE',
      [],
      '只能上传 PDF、JPEG、PNG、WebP 图片，MP4、WebM 视频，以及常见的音频文件。',
    );
  if (!known.test(head))
    problem('UNSUPPORTED_TYPE', [], '文件内容与它的格式不符，可能已损坏。请检查后重新上传。');
}
