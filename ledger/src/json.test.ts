import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText, utf8 } from './bytes.ts';
import { canonicalJson, parseJson } from './json.ts';

function canonical(value: unknown): string | undefined {
  const made = canonicalJson(value);
  return made.ok ? findText(made.bytes) : undefined;
}

describe('canonicalJson', () => {
  it('writes the example of RFC 8785, 3.2.2', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonical(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts names by UTF-16 units (RFC 8785, 3.2.3)', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const value = Object.fromEntries(names.map((name) => [name, 0]));
    expect(Object.keys(JSON.parse(canonical(value)!) as object)).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\u{1f600}',
      '\ufb33',
    ]);
    expect(canonical(value)!.indexOf('\\r')).toBeLessThan(canonical(value)!.indexOf('"1"'));
  });

  // RFC 8785, appendix B.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000001', '9007199254740994'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['7fffffffffffffff', undefined],
    ['7ff0000000000000', undefined],
  ])('number %s', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  it.each([
    [undefined],
    [1n],
    [Symbol('s')],
    [() => 1],
    ['\ud800'],
    [{ '\udc00': 1 }],
    [[undefined]],
    [new Date(0)],
    [new Map()],
    [cyclic],
  ])('refuses what is not JSON: %s', (value) => {
    expect(canonicalJson(value)).toEqual({ ok: false, code: 'not-json' });
  });

  it('leaves out members without a value and keeps a member called __proto__', () => {
    expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(canonical(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  it('is the same for every order of names and says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonical(value);
        if (text === undefined) return;
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(reversed(value))).toBe(text);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const turned: Record<string, unknown> = Object.create(null);
  for (const [name, child] of Object.entries(value).reverse()) turned[name] = reversed(child);
  return turned;
}

it('goes a hundred levels deep and no deeper, whatever the machine could do', () => {
  const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  for (const [levels, ok] of [
    [101, true],
    [102, false],
    [100_000, false],
  ] as const) {
    expect(parseJson(utf8(nested(levels))).ok).toBe(ok);
    expect(canonicalJson(JSON.parse(nested(levels))).ok).toBe(ok);
  }
});

describe('parseJson', () => {
  it.each(['{"a":1,"a":2}', '{"a":1,"\\u0061":1}', '[{"x":{"y":1,"y":1}}]', '\ufeff{}', '{', '{"a":1}}', ''])(
    'refuses %s',
    (text) => {
      expect(parseJson(utf8(text))).toEqual({ ok: false, code: 'not-json' });
    },
  );

  it('refuses bytes that are not UTF-8', () => {
    expect(parseJson(Uint8Array.of(0x22, 0xff, 0x22)).ok).toBe(false);
  });

  it('reads any JSON, colons and quotes in strings and names included', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(parseJson(utf8(text))).toEqual({ ok: true, value: JSON.parse(text) });
      }),
      { numRuns: 300 },
    );
    const tricky = { 'a:"b\\': ':"\\":{', '': ['::', { ':': '\\' }] };
    expect(parseJson(utf8(JSON.stringify(tricky)))).toEqual({ ok: true, value: tricky });
  });
});
