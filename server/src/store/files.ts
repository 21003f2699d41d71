import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Actor, FileRef } from '@mingjing/law';
import { v7 as uuidv7 } from 'uuid';
import { problem } from '../problem.ts';
import type { Database } from './database.ts';
import { readEncrypted, readEncryptedPart, rememberWhole, writeEncrypted } from './encrypted-file.ts';
import { refuseDisguised } from './upload-types.ts';
import type { Vault } from './vault.ts';

/**
 * Files (文件): they always pass through the server, which hashes, checks and encrypts them. The row in `record.file` is the
 * right to a file; its hash never is.
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
  /** Its key was destroyed with the personal values of its case: the bytes are noise, the hash stays. */
  readonly erased: boolean;
}

/** Said where a file was whose key is destroyed. */
export const erasedFile = '这个文件已随本案的个人信息依法删除，不能再打开，案卷中只保留它的名称和校验值。';

/** Largest upload in bytes: hours of video come in parts of their own. */
export const largestUpload = 2 * 1024 ** 3;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function openFiles(folder: string, database: Database, vault: Vault): Files {
  const pathOf = (id: string) => join(folder, id.slice(-2), id);

  const store = async (upload: Upload, limit: number): Promise<StoredFile> => {
    const id = uuidv7();
    const path = pathOf(id);
    const key = randomBytes(32);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const { sha256, size, head } = await writeEncrypted(`${path}.part`, key, upload.body, limit);
    try {
      refuseDisguised(upload.type, head);
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
      .innerJoin('private.file_key as key', 'key.file', 'id')
      .select(['id', 'dossier', 'uploader', 'name', 'type', 'size', 'sha256', 'key.destroyed_at'])
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
      erased: row.destroyed_at !== null,
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
