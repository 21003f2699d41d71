import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { countBelow, merged, messagesOf, noMessages, refusalMessages } from './messages.ts';

describe('messages of a form', () => {
  const schema = z.object({
    day: z.iso.date({ error: '收到日期不是有效日期。' }),
    rows: z.array(z.object({ name: z.string() })),
  });

  it('asks for what is not there and puts right what is', () => {
    const missing = schema.safeParse({ rows: [] });
    expect(messagesOf(missing.error, { rows: [] }).get('day')).toEqual(['请填写。']);
    const wrong = { day: '2026-13-01', rows: [] };
    expect(messagesOf(schema.safeParse(wrong).error, wrong).get('day')).toEqual(['收到日期不是有效日期。']);
  });

  it('speaks Chinese where the library would not', () => {
    const data = { day: '2026-09-28', rows: [{ name: 7 }] };
    expect(messagesOf(schema.safeParse(data).error, data).get('rows.0.name')).toEqual(['请填写。']);
  });

  it('counts what lies below a path and nothing beside it', () => {
    const messages = new Map([
      ['rows.0.name', ['一']],
      ['rows', ['二']],
      ['rowsOther', ['三']],
    ]);
    expect(countBelow(messages, 'rows')).toBe(2);
  });

  it('lays refusals that name a field over the schema’s own messages', () => {
    const refusals = refusalMessages([
      { code: 'DATE_ORDER', message: '日期晚于今天。', path: 'day' },
      { code: 'NOT_VERIFIED', message: '线索尚未核查。' },
    ]);
    expect([...refusals.keys()]).toEqual(['day']);
    expect(merged(new Map([['day', ['请填写。']]]), refusals).get('day')).toEqual([
      '请填写。',
      '日期晚于今天。',
    ]);
    expect(merged(noMessages, noMessages).size).toBe(0);
  });
});
