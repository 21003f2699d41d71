import { formatPromise } from '@mingjing/ledger';
import { describe, expect, it } from 'vitest';
import { readReceipt } from './receipt.ts';

const promise = () => {
  const made = formatPromise({
    origin: 'demo.mingjing.local/log',
    commitment: new Uint8Array(32).fill(7),
    time: 1_790_000_000,
    includeBy: 1_790_086_400,
  });
  if (!made.ok) throw new Error(made.code);
  return made.text;
};

describe('a receipt', () => {
  it('is read from the signed promise', () => {
    const receipt = readReceipt(`${promise()}\n— demo.mingjing.local/log AAAA\n`);
    expect(receipt).toEqual({
      origin: 'demo.mingjing.local/log',
      commitment: 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=',
      promisedAt: '2026-09-21T14:13:20.000Z',
      includeBy: '2026-09-22T14:13:20.000Z',
    });
  });

  it('is not made up from anything else', () => {
    expect(['', 'mingjing promise v1', '{}', `${promise().replace('v1', 'v2')}\n`].map(readReceipt)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
