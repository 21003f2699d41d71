import { generateKeyPairSync, sign } from 'node:crypto';
import {
  actCommitment,
  type Field,
  fieldCommitment,
  formatBundle,
  formatCheckpoint,
  formatPromise,
  formatTlogProof,
  leafHash,
  logEntry,
  noPageCompared,
  signNote,
  verifierKey,
} from '@mingjing/ledger';
import { describe, expect, it } from 'vitest';
import type { ActView } from '../api.ts';
import { checkAct } from './proof-check.ts';

/** A log of one act, and what the page of its dossier shows of it. */

const origin = 'log.test/2026';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const { key, vkey } = got(
  verifierKey(origin, 'note', publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
);
const signer = {
  key,
  vkey,
  sign: async (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
};
const trust = { vkey, witnesses: [] };

const act: ActView = {
  id: '0199c0de-0000-7000-8000-000000000001',
  seq: 3,
  type: 'note.add',
  zh: '添加备注',
  lane: 'record',
  occurredAt: '2026-03-10T06:00:00.000Z',
  recordedAt: '2026-03-10T06:01:00.000Z',
  late: false,
  actor: { id: 'p', name: '周晓岚', agencyId: 'a' },
  data: { text: '备注', parties: [{ id: 'p1', person: { name: '张某' } }] },
  attached: [],
};
const shown = { dossier: 'd', act, personal: ['parties[].person'] };

const committed: Readonly<Record<string, unknown>> = {
  'act.id': act.id,
  'act.dossier': 'd',
  'act.seq': 3,
  'act.type': 'note.add',
  'act.occurredAt': act.occurredAt,
  'act.recordedAt': act.recordedAt,
  'act.actor': 'p',
  'act.agency': 'a',
  'act.sample': true,
  'data.text': '备注',
  'data.parties': [{ id: 'p1', person: { slot: true } }],
};

async function bundleOf(values: Readonly<Record<string, unknown>>, proved = true): Promise<string> {
  const fields = Object.entries(values).map(
    ([name, value], i): Field => ({ name, value, salt: new Uint8Array(32).fill(i + 1) }) as Field,
  );
  const commitment = got(
    actCommitment(fields.map((field) => got(fieldCommitment(field)).commitment)),
  ).commitment;
  if (!proved) {
    const statement = got(
      formatPromise({ origin, commitment, time: 1_773_000_000, includeBy: 1_773_000_060 }),
    );
    const { note } = got(await signNote(statement.text, signer));
    const promise = new TextDecoder().decode(note);
    return text(got(formatBundle({ shown: fields, hidden: [], promise })).bytes);
  }
  const root = got(leafHash(got(logEntry(commitment)).entry)).hash;
  const { note } = got(await signNote(got(formatCheckpoint({ origin, size: 1, root })).text, signer));
  const proof = got(formatTlogProof({ index: 0, hashes: [], checkpoint: note })).text;
  return text(got(formatBundle({ shown: fields, hidden: [], proof })).bytes);
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('an act checked against the log', () => {
  it('is intact where the page shows what was committed, and says that personal values were not compared', async () => {
    const finding = checkAct(await bundleOf(committed), trust, shown);
    expect(finding).toMatchObject({ kind: 'intact', differing: [], place: { index: 0, size: 1 } });
    expect(finding.doesNotProve).not.toContain(noPageCompared);
    expect(finding.doesNotProve).toContain('个人信息只以存证值登记，没有逐字比对。');
    expect(finding.doesNotProve).toContain('不能证明填写的内容属实。');
  });

  it.each([
    ['another text', { ...act, data: { ...(act.data as object), text: '备注。' } }, ['data.text']],
    ['another time', { ...act, occurredAt: '2026-03-09T06:00:00.000Z' }, ['act.occurredAt']],
    ['another person', { ...act, actor: { ...act.actor, id: 'q' } }, ['act.actor']],
    ['a field less', { ...act, data: { text: '备注' } }, ['data.parties']],
    ['a field more', { ...act, data: { ...(act.data as object), place: '某处' } }, ['data.place']],
    [
      'a document that was not issued',
      { ...act, document: { template: 'P01', title: '', file: 'f', sha256: '', pages: 1 } },
      ['act.document'],
    ],
  ])('is changed where the page shows %s', async (_what, page, differing) => {
    const finding = checkAct(await bundleOf(committed), trust, { ...shown, act: page });
    expect(finding).toMatchObject({ kind: 'changed', differing });
  });

  it('is not accused of what stays in its slot', async () => {
    const page = {
      ...act,
      data: { ...(act.data as object), parties: [{ id: 'p1', person: { erased: true } }] },
    };
    expect(checkAct(await bundleOf(committed), trust, { ...shown, act: page }).kind).toBe('intact');
  });

  it('is changed where the bundle was', async () => {
    const bundle = (await bundleOf(committed)).replace('备注', '别的');
    expect(checkAct(bundle, trust, shown).kind).toBe('changed');
  });

  it('cannot be told while it is only promised, or from another log', async () => {
    expect(checkAct(await bundleOf(committed, false), trust, shown)).toMatchObject({
      kind: 'cannot-tell',
      code: 'promise-only',
    });
    expect(checkAct('{}', trust, shown).kind).toBe('cannot-tell');
  });
});

function got<T>(result: ({ readonly ok: true } & T) | { readonly ok: false; readonly code: string }): T {
  if (!result.ok) throw new Error(result.code);
  return result;
}
