import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from './chinese-number.ts';
import { type DocumentNumber, formatDocumentNumber } from './document-number.ts';
import { maskCitizenId, maskName, maskPhone } from './masking.ts';
import { capitalAmount, findFen, formatMoney, formatYuan } from './money.ts';

describe('numerals of articles', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [15, '十五'],
    [20, '二十'],
    [58, '五十八'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [115, '一百一十五'],
    [1005, '一千零五'],
    [1015, '一千零一十五'],
    [1242, '一千二百四十二'],
  ])('%i is %s', (value, text) => expect(chineseNumber(value)).toBe(text));

  it('are all different', () => {
    expect(new Set(Array.from({ length: 9999 }, (_, index) => chineseNumber(index + 1))).size).toBe(9999);
  });

  it.each([0, -1, 1.5, 10_000])('%d has none', (value) =>
    expect(() => chineseNumber(value)).toThrow(RangeError),
  );
});

describe('capital amounts', () => {
  it.each([
    [0, '零元整'],
    [10_00, '壹拾元整'],
    [105_00, '壹佰零伍元整'],
    [1005_00, '壹仟零伍元整'],
    [10010_00, '壹万零壹拾元整'],
    [100000_00, '壹拾万元整'],
    [5, '伍分'],
    [20030400_70, '贰仟零叁万零肆佰元柒角'],
    [6000_00, '陆仟元整'],
    [26100_00, '贰万陆仟壹佰元整'],
    [57600_00, '伍万柒仟陆佰元整'],
    [16409_02, '壹万陆仟肆佰零玖元零贰分'],
    [1000000000_00, '壹拾亿元整'],
    [100000000005_00, '壹仟亿零伍元整'],
    [1_0000_0000_0000_01, '壹万亿元零壹分'],
  ])('%i fen is %s', (fen, text) => expect(capitalAmount(fen)).toBe(text));

  it('are read back to the same amount', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000_000_000 }), (fen) => {
        expect(readCapital(capitalAmount(fen))).toBe(fen);
      }),
    );
  });

  it('never begin with a zero or hold two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(capitalAmount(fen)).not.toMatch(/^零|零零|零[万亿元角分]/);
      }),
    );
  });
});

/** Reads a capital amount below 亿 the way a person does. */
function readCapital(text: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let fen = 0;
  let section = 0;
  let yuan = 0;
  let digit = 0;
  for (const character of text) {
    const value = digits.indexOf(character);
    if (value >= 0) digit = value;
    else if (character in units) {
      section += digit * (units[character] ?? 0);
      digit = 0;
    } else if (character === '万') {
      yuan += (section + digit) * 10_000;
      section = 0;
      digit = 0;
    } else if (character === '元') {
      yuan += section + digit;
      digit = 0;
    } else if (character === '角') {
      fen += digit * 10;
      digit = 0;
    } else if (character === '分') fen += digit;
  }
  return yuan * 100 + fen;
}

describe('money', () => {
  it('is written with two decimals and groups of three', () => {
    expect(formatMoney(12_000_00)).toBe('¥12,000.00');
    expect(formatYuan(5)).toBe('0.05');
    expect(formatYuan(123_456_789_01)).toBe('123,456,789.01');
  });

  it('is read back unchanged', () => {
    fc.assert(
      fc.property(fc.nat(), (fen) => {
        expect(findFen(formatMoney(fen))).toBe(fen);
      }),
    );
    expect(findFen('12000.5元')).toBe(1_200_050);
    expect(findFen('￥ 12，000')).toBe(1_200_000);
  });

  it.each(['', '-1', '1.234', 'abc', '1e5'])('%s is no amount', (text) =>
    expect(findFen(text)).toBeUndefined(),
  );

  it.each([-1, 0.5, Number.NaN])('%d is refused', (fen) =>
    expect(() => formatMoney(fen)).toThrow(RangeError),
  );
});

describe('document numbers', () => {
  it.each<[DocumentNumber, string]>([
    [{ agency: '清市监', kind: '罚', year: 2026, serial: 12 }, '清市监罚〔2026〕12号'],
    [{ agency: '清市监', kind: '当罚', year: 2026, serial: 31, pad: 4 }, '清市监当罚〔2026〕0031号'],
    [{ agency: '怀环', kind: '罚', year: 2026, serial: 7, unit: '清岚' }, '怀环罚〔2026〕清岚7号'],
  ])('%o is %s', (number, text) => {
    expect(formatDocumentNumber(number)).toBe(text);
  });
});

describe('masking', () => {
  it.each([
    ['罗国柱', '罗某'],
    ['李若兰', '李某'],
    ['欧阳明', '欧阳某'],
    ['司马相如', '司马某'],
    ['司马', '司某'],
    ['买买提·吐尔逊', '买某'],
    ['𠮷田', '𠮷某'],
    ['', ''],
  ])('%s is %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it('hides the middle of numbers', () => {
    expect(maskCitizenId('990921197803124018')).toBe('9909**********4018');
    expect(maskPhone('13800001234')).toBe('138****1234');
    expect(maskPhone('12345')).toBe('*****');
  });

  it('never lets the birth date through', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{16}[0-9X]$/), (id) => {
        const masked = maskCitizenId(id);
        expect(masked).toHaveLength(18);
        expect(masked.slice(4, 14)).toBe('**********');
      }),
    );
  });
});
