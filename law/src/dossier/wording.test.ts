import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choices, paragraph, text } from './fields.ts';

describe('what a schema answers without words of its own', () => {
  const said = (schema: z.ZodType, value: unknown) =>
    schema.safeParse(value).error?.issues.map((issue) => issue.message);

  it.each([
    ['missing', z.string(), undefined, '此项必须填写。'],
    ['another type', z.string(), 7, '此项应为文字。'],
    ['not a number', z.coerce.number(), 'abc', '此项应为数字。'],
    ['too small', z.int().min(1), -1, '此项不能小于1。'],
    ['too long', z.string().max(2), 'abc', '此项不能超过2个字。'],
    ['too many', z.array(z.string()).max(1), ['a', 'b'], '此项不能超过1项。'],
    ['not among the choices', z.enum(['a']), 'b', '此项不在可以选择的范围内。'],
    ['unknown names', z.strictObject({}), { x: 1 }, '含有未知的数据项。'],
    ['bad format', z.iso.date(), '2026-13-01', '此项格式不正确。'],
    ['neither of two', z.union([z.string(), z.int()]), {}, '此项格式不正确。'],
  ])('%s', (_, schema, value, sentence) => {
    expect(said(schema, value)).toEqual([sentence]);
  });

  it('words of a schema go first', () => {
    expect(said(z.string({ error: '请填写案由。' }), undefined)).toEqual(['请填写案由。']);
  });
});

describe('a text', () => {
  const said = (value: unknown, schema: z.ZodType = text('理由')) =>
    schema.safeParse(value).error?.issues.map((issue) => issue.message);

  it.each([
    ['nothing', ''],
    ['spaces', ' \u3000\u00a0'],
    ['characters without width', '\u200b\u2060'],
    ['fillers', '\u3164\u115f'],
    ['blank braille', '\u2800\u2800'],
    ['a mark on nothing', '\u0301'],
    ['variation selectors', '\ufe0f'],
  ])('of %s is not filled in', (_, value) => {
    expect(said(value)).toEqual(['请填写理由。']);
    expect(said(value, paragraph('理由'))).toEqual(['请填写理由。']);
  });

  it.each(['无', '—', '1', 'é', '👍🏽', '\u{20bb7}野家', '甲\u200b乙'])('%s says something', (value) => {
    expect(said(value)).toBeUndefined();
  });
});

it('the same choice is made once', () => {
  const schema = choices('理由', { a: '甲', b: '乙' });
  expect(schema.safeParse(['a', 'b']).success).toBe(true);
  expect(schema.safeParse(['a', 'a']).error?.issues.map(({ message }) => message)).toEqual([
    '理由有重复的选项。',
  ]);
});
