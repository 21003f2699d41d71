import { describe, expect, it } from 'vitest';
import { atOnce, inParts } from './in-parts.ts';

const cases = Array.from({ length: atOnce * 2 + 3 }, (_, index) => `case ${index}`);
const refused = 'case 4';

const send = async (part: readonly string[]) => ({
  moved: part.filter((one) => one !== refused),
  left: part
    .filter((one) => one === refused)
    .map((dossier) => ({ dossier, refusals: [{ code: 'NO', message: '不能移交。' }] })),
});

describe('handing over in parts', () => {
  it('asks for every case once, in order, and says how far it has come', async () => {
    const rests: number[] = [];
    const done = await inParts(cases, send, ({ rest }) => rests.push(rest.length));
    expect(rests).toEqual([cases.length, cases.length - atOnce, cases.length - 2 * atOnce]);
    expect(done.moved).toEqual(cases.filter((one) => one !== refused));
    expect(done.left.map(({ dossier }) => dossier)).toEqual([refused]);
    expect(done.rest).toEqual([]);
    expect(done.error).toBeUndefined();
  });

  it('that breaks off keeps what was done and what was not', async () => {
    const broken = new Error('the network is away');
    const done = await inParts(
      cases,
      async (part) => {
        if (part.includes(cases[atOnce]!)) throw broken;
        return send(part);
      },
      () => undefined,
    );
    expect(done.moved.length + done.left.length).toBe(atOnce);
    expect(done.rest).toEqual(cases.slice(atOnce));
    expect(done.error).toBe(broken);
  });
});
