import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import './fields.ts';

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
