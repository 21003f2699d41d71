import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseCanonical } from './canonical.ts';
import { hiddenOf, isMinor, maskText, toTownship } from './mask.ts';
import { addNamed } from './named.ts';

const mask = (text: string) => maskText(text, 'facts', []).text;

describe('masking by form', () => {
  it.each([
    ['身份证号990921198507154022。', '身份证号（证件号码已隐去）。'],
    ['证件99092120110622301X', '证件（证件号码已隐去）'],
    ['电话13800001111,', '电话（电话已隐去）,'],
    ['座机0990-1234567', '座机（电话已隐去）'],
    ['账户6222020200011223344', '账户（号码已隐去）'],
    ['邮箱zhang.san@mail.example.cn联系', '邮箱（邮箱已隐去）联系'],
    ['驾驶冀A12345货车', '驾驶（车牌号已隐去）货车'],
    ['小李同学自6月20日起', '某未成年人自6月20日起'],
    ['据王某某同学陈述', '据某未成年人陈述'],
    ['家住城关镇东街3号的', '（住址已隐去）的'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    '货值金额共计126.00元',
    '面向24名初中学生',
    '〔2026〕12号',
    '2026年3月10日',
    '统一社会信用代码92990921MA0RY01A59',
    '罚款57600.00元，共31株，蓄积11.2立方米',
  ])('leaves %s alone', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('is stable: masking what was masked changes nothing', () => {
    const piece = fc.constantFrom(
      '李若兰',
      '990921198507154022',
      '13800001111',
      '小李同学',
      '冀A12345',
      '在学府路18号',
      ',',
      '培训',
    );
    const hidden = hiddenOf([{ seq: 1, name: '李若兰' }], new Map([['李若兰', '李某']]), '2026-07-06');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = maskText(pieces.join(''), 'facts', hidden);
        const twice = maskText(once.text, 'facts', hidden);
        expect(twice.text).toBe(once.text);
        expect(twice.masks).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('masking known persons', () => {
  const named = [
    { seq: 1, name: '罗国柱', address: '东澜省清岚县青石镇石梁村9号' },
    { seq: 2, name: '王小梅', phone: '0990-88' },
    { seq: 3, name: '李明', birthDate: '2011-06-22' },
  ];
  const hidden = hiddenOf(named, new Map([['罗国柱', '罗某']]), '2026-07-06');

  it('shows the punished by surname, others not at all, minors as such, addresses down to the township', () => {
    const { text, masks } = maskText(
      '罗国柱住东澜省清岚县青石镇石梁村9号，王小梅（0990-88）、李明在场。',
      'facts',
      hidden,
    );
    expect(text).toBe('罗某住东澜省清岚县青石镇，某某（（电话已隐去））、某未成年人在场。');
    expect(masks.map((one) => one.reason)).toEqual(
      expect.arrayContaining(['自然人姓名', '其他自然人姓名', '未成年人信息', '乡镇以下住址', '联系电话']),
    );
    expect(JSON.stringify(masks)).not.toMatch(/国柱|小梅|李明/);
  });

  it.each([
    ['2008-07-06', false],
    ['2008-07-07', true],
  ])('counts eighteen years: born %s', (born, minor) => {
    expect(isMinor(born, '2026-07-06')).toBe(minor);
  });

  it.each([
    ['东澜省清岚县青石镇石梁村9号', '东澜省清岚县青石镇'],
    ['清岚县解放路12号', '清岚县'],
    ['某处', '（住址已隐去）'],
  ])('cuts %s', (address, township) => {
    expect(toTownship(address)).toBe(township);
  });
});

describe('persons the acts name', () => {
  it('reads persons out of personal fields only, once each', () => {
    const data = {
      parties: [{ person: { name: '罗国柱', idNumber: 'x' } }],
      receiver: { name: '王小梅' },
      unit: { name: '县林草局' },
      findings: '李明',
    };
    const once = addNamed([], ['parties[].person', 'receiver', 'findings'], data, 4);
    expect(once).toEqual([
      { seq: 4, name: '罗国柱', idNumber: 'x' },
      { seq: 4, name: '王小梅' },
    ]);
    expect(addNamed(once, ['receiver'], data, 9)).toBe(once);
  });

  it('knows a minor by the citizen’s number, but by no other paper', () => {
    const pupil = { name: '小李同学', idNumber: '99092120110622301X' };
    const data = { asked: pupil, receiver: { ...pupil, name: '王小梅', idKind: 'passport' } };
    const named = addNamed([], ['asked', 'receiver'], data, 1);
    expect(named.map(({ birthDate }) => birthDate)).toEqual(['2011-06-22', undefined]);
    expect(hiddenOf(named, new Map(), '2026-03-01').map(({ shown }) => shown)).toContain('某未成年人');
  });

  it('reads a name that is itself the personal field', () => {
    expect(addNamed([], ['witness.name'], { witness: { name: '王小梅' } }, 1)).toEqual([
      { seq: 1, name: '王小梅' },
    ]);
  });

  it('reads fields that are one person’s name, in free text nobody', () => {
    const data = { keeper: '马小二', refusal: { reason: '拒绝签收', witness: '王小梅' }, reason: '经济困难' };
    expect(addNamed([], ['keeper', 'refusal', 'reason'], data, 1)).toEqual([
      { seq: 1, name: '马小二' },
      { seq: 1, name: '王小梅' },
    ]);
  });

  it('accepts anything, erased values too', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(Array.isArray(addNamed([], ['a', 'b[].c', 'd.e'], data, 1))).toBe(true);
        expect(addNamed([], ['a'], { a: { erased: true } }, 1)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('canonical JSON (RFC 8785)', () => {
  it('orders names, drops undefined, keeps lists', () => {
    expect(canonicalJson({ b: 1, a: ['x', { d: null, c: undefined }] })).toBe('{"a":["x",{"d":null}],"b":1}');
  });

  it('is read back only from its own form', () => {
    expect(parseCanonical('{"a":1,"b":2}')).toEqual({ a: 1, b: 2 });
    expect(parseCanonical('{"b":2,"a":1}')).toBeUndefined();
    expect(parseCanonical('{ "a":1}')).toBeUndefined();
    expect(parseCanonical('nonsense')).toBeUndefined();
  });

  it('round-trips', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
