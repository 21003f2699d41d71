import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import {
  actCommitment,
  commitAct,
  fieldCommitment,
  logEntry,
  parseLogEntry,
  plainSalt,
} from './commitment.ts';
import { must, sampleAct } from './node/sample-log.ts';

const salt = new Uint8Array(32).fill(9);
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('field commitment', () => {
  it('binds name, value and salt', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.string({ minLength: 1 }), fc.jsonValue(), hash),
        fc.tuple(fc.string({ minLength: 1 }), fc.jsonValue(), hash),
        ([name, value, s], [name2, value2, s2]) => {
          const original = must(fieldCommitment({ name, value, salt: s })).commitment;
          for (const [n, v, t] of [
            [name2, value, s],
            [name, value2, s],
            [name, value, s2],
          ] as const) {
            const same = n === name && JSON.stringify(v) === JSON.stringify(value) && hex(t) === hex(s);
            if (same) continue;
            expect(hex(must(fieldCommitment({ name: n, value: v, salt: t })).commitment)).not.toBe(
              hex(original),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('tells the end of the name from the beginning of the salt', () => {
    const shifted = new Uint8Array(32).fill(9);
    const one = must(fieldCommitment({ name: 'ab', value: 1, salt })).commitment;
    const two = must(fieldCommitment({ name: 'a', value: 1, salt: shifted })).commitment;
    expect(hex(one)).not.toBe(hex(two));
  });

  it.each([
    ['bad-name', { name: '', value: 1, salt }],
    ['bad-name', { name: '\ud800', value: 1, salt }],
    ['bad-name', { name: '名'.repeat(21846), value: 1, salt }],
    ['bad-salt', { name: 'a', value: 1, salt: salt.subarray(1) }],
    ['not-json', { name: 'a', value: undefined, salt }],
  ])('refuses with %s', (code, field) => {
    expect(fieldCommitment(field)).toEqual({ ok: false, code });
  });
});

describe('act commitment', () => {
  it('does not depend on the order of fields, and depends on each', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { selector: hex, minLength: 2, maxLength: 8 }), (commitments) => {
        const whole = hex(must(actCommitment(commitments)).commitment);
        expect(hex(must(actCommitment([...commitments].reverse())).commitment)).toBe(whole);
        expect(hex(must(actCommitment(commitments.slice(1))).commitment)).not.toBe(whole);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['no-fields', []],
    ['bad-commitment', [salt.subarray(1)]],
    ['same-commitment-twice', [salt, salt.slice()]],
  ])('refuses with %s', (code, commitments) => {
    expect(actCommitment(commitments)).toEqual({ ok: false, code });
  });

  it('names every field once, plain and personal', () => {
    const { fields } = sampleAct(3);
    expect(fields.map((field) => field.name)).toEqual([...new Set(fields.map((field) => field.name))]);
    expect(fields.filter(({ name }) => name.startsWith('act.'))).toHaveLength(15);
    const plain = fields.find(({ name }) => name === 'data.amount');
    expect(plain?.salt).toEqual(must(plainSalt(new Uint8Array(32).fill(3), 'data.amount')).salt);
    expect(fields.find(({ name }) => name === 'slot.party.name')?.salt).toEqual(new Uint8Array(32).fill(203));
  });

  it('refuses two slots of one path', () => {
    const slot = { path: 'a', value: 1, salt };
    expect(commitAct({} as never, { x: 1 }, [slot, slot], salt)).toEqual({
      ok: false,
      code: 'same-name-twice',
    });
  });
});

describe('log entry', () => {
  it('is read back, and no other line is read', () => {
    fc.assert(
      fc.property(hash, fc.nat(60), fc.integer({ min: 1, max: 255 }), (commitment, at, change) => {
        const { entry } = must(logEntry(commitment));
        expect(entry).toHaveLength(61);
        expect(parseLogEntry(entry)).toEqual({ ok: true, commitment });
        const altered = entry.slice();
        altered[at]! ^= change;
        const read = parseLogEntry(altered);
        if (read.ok) expect(must(logEntry(read.commitment)).entry).toEqual(altered);
      }),
      { numRuns: 200 },
    );
  });
});
