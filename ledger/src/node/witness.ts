import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findText, hex, utf8 } from '../bytes.ts';
import { sha256 } from '../hash/sha256.ts';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { formatNote, formatSignatureLine, parseNote } from '../note/note.ts';
import { cosign, type Signer } from '../note/sign.ts';
import { isOfKey, type VerifierKey } from '../note/vkey.ts';
import {
  type AddCheckpoint,
  considerCheckpoint,
  type KnownHead,
  parseAddCheckpoint,
  type WitnessRefusal,
} from '../witness.ts';
import { findFile, writeDurably } from './durable.ts';
import { oneAtATime } from './queue.ts';

/** A witness (见证程序): remembers the largest head of each log it knows, and cosigns only what extends it (C2SP tlog-witness). */
export interface WitnessSettings {
  /** A cosignature key; its name is the witness's. */
  readonly signer: Signer;
  /** The logs it watches, by their keys; the key's name is the log's origin. A log may have several keys. */
  readonly logs: readonly VerifierKey[];
  /** Where it remembers; one process to a folder. Losing it means forgetting, and a witness that forgot is none. */
  readonly folder: string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

const largestRequest = 256 * 1024;

const statusOf: Readonly<Record<WitnessRefusal, number>> = {
  'request-malformed': 400,
  'log-unknown': 404,
  'signature-missing': 403,
  'size-conflict': 409,
  'proof-invalid': 422,
};

/** The name under which a witness keeps and serves a log: the SHA-256 of its origin in hex. */
export function originHash(origin: string): string {
  return hex(sha256(utf8(origin)));
}

/** Answers `add-checkpoint` requests and serves what was cosigned. One request of a log at a time. */
export function witness(settings: WitnessSettings): {
  addCheckpoint(body: Uint8Array): Promise<Answer>;
  checkpoint(hash: string): Promise<Answer>;
} {
  const { signer, logs, folder, now } = settings;
  const hashes = new Set(logs.map((key) => originHash(key.name)));
  const queues = new Map([...hashes].map((hash) => [hash, oneAtATime()]));
  const pathOf = (hash: string, kind: 'cosigned' | 'refused'): string => join(folder, `${hash}.${kind}`);

  async function findKnown(hash: string): Promise<KnownHead | undefined> {
    const note = await findFile(pathOf(hash, 'cosigned'));
    if (note === undefined) return undefined;
    const parsed = parseCheckpoint(note);
    // A damaged memory must stop the witness; taken for an empty one it would let a rewritten log through.
    if (!parsed.ok) throw new Error(`${pathOf(hash, 'cosigned')} is damaged`);
    return parsed.checkpoint;
  }

  async function answer(hash: string, keys: readonly VerifierKey[], request: AddCheckpoint): Promise<Answer> {
    const known = await findKnown(hash);
    const considered = considerCheckpoint(request, keys, known);
    if (!considered.ok) {
      if (considered.code === 'size-conflict') {
        return { status: 409, body: `${known?.size ?? 0}\n`, type: 'text/x.tlog.size' };
      }
      // Signed by the log and yet no extension: kept, because it may be evidence.
      if (considered.code === 'proof-invalid') {
        await writeDurably([{ path: pathOf(hash, 'refused'), bytes: request.checkpoint }]);
      }
      return { status: statusOf[considered.code], body: `${considered.code}\n` };
    }
    const cosigned = await cosign(considered.text, signer, now());
    if (!cosigned.ok) throw new Error(`cannot cosign: ${cosigned.code}`);
    const note = parseNote(request.checkpoint);
    const lines = note.ok ? note.note.signatures : [];
    const byLog = keys.flatMap((key) => {
      const line = lines.find((each) => isOfKey(key, each));
      return line === undefined ? [] : [formatSignatureLine(key, line.signature)];
    });
    const bytes = formatNote(considered.text, [...byLog, cosigned.line]);
    await writeDurably([{ path: pathOf(hash, 'cosigned'), bytes }]);
    return { status: 200, body: cosigned.line };
  }

  return {
    async addCheckpoint(body) {
      const parsed = parseAddCheckpoint(body);
      if (!parsed.ok) return { status: 400, body: `${parsed.code}\n` };
      const checkpoint = parseCheckpoint(parsed.request.checkpoint);
      if (!checkpoint.ok) return { status: 400, body: `${checkpoint.code}\n` };
      const { origin } = checkpoint.checkpoint;
      const keys = logs.filter((key) => key.name === origin);
      const hash = originHash(origin);
      const inTurn = queues.get(hash);
      if (inTurn === undefined) return { status: 404, body: 'log-unknown\n' };
      return inTurn(() => answer(hash, keys, parsed.request));
    },
    async checkpoint(hash) {
      const note = hashes.has(hash) ? await findFile(pathOf(hash, 'cosigned')) : undefined;
      return note === undefined
        ? { status: 404, body: 'not found\n' }
        : { status: 200, body: findText(note) ?? '' };
    },
  };
}

/** Starts the witness over HTTP: `POST /add-checkpoint`, `GET /<origin hash>/checkpoint`, `GET /vkey`. */
export async function startWitness(
  settings: WitnessSettings & { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const answers = witness(settings);
  const respond = async (request: IncomingMessage): Promise<Answer> => {
    const path = request.url ?? '/';
    if (path === '/add-checkpoint') {
      if (request.method !== 'POST') return { status: 405, body: 'use POST\n' };
      const body = await readBody(request);
      return body === undefined ? { status: 413, body: 'too large\n' } : answers.addCheckpoint(body);
    }
    if (request.method !== 'GET') return { status: 405, body: 'use GET\n' };
    if (path === '/vkey') return { status: 200, body: `${settings.signer.vkey}\n` };
    const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
    return hash === undefined ? { status: 404, body: 'not found\n' } : answers.checkpoint(hash);
  };
  const server = createServer((request, response) => {
    respond(request).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        console.error(error);
        send(response, { status: 500, body: 'the witness cannot answer\n' });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, body, type }: Answer): void {
  response.writeHead(status, { 'content-type': type ?? 'text/plain; charset=utf-8' });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > largestRequest) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
