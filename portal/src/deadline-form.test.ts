import { describe, expect, it } from 'vitest';
import { readDeadlineForm } from './deadline-form.ts';
import { sampleDeadlines } from './testing/sample.ts';

const asked = { rule: 'PEN-10', start: '2026-09-28' };
const read = (query: object) => readDeadlineForm(sampleDeadlines, { ...asked, ...query });

describe('the calculator’s form', () => {
  it('asks nothing until a rule or a day is given', () => {
    expect(readDeadlineForm(sampleDeadlines, {})).toMatchObject({
      mistakes: [],
      form: { profile: 'national' },
    });
    expect(readDeadlineForm(sampleDeadlines, {}).typed).toBeUndefined();
  });

  it('takes what changes a period: pauses, one still lasting, an extension, another value', () => {
    expect(
      read({
        ...{ pause1: 'testing', from1: '2026-10-09', to1: '2026-10-20' },
        ...{ pause3: 'hearing', from3: '2026-11-02' },
        ...{ more: '30', approved: '2026-12-20', field: 'market', value: '60' },
      }).typed,
    ).toEqual({
      rule: 'PEN-10',
      start: '2026-09-28',
      profile: 'national',
      pauses: [
        { ground: 'testing', from: '2026-10-09', to: '2026-10-20' },
        { ground: 'hearing', from: '2026-11-02' },
      ],
      extension: { value: 30, approvedOn: '2026-12-20' },
      field: 'market',
      value: 60,
    });
  });

  it('an approval without a number asks for the most the rule allows', () => {
    expect(read({ approved: '2026-12-20' }).typed?.extension).toEqual({ approvedOn: '2026-12-20' });
  });

  it.each([
    [{ pause1: 'weather', from1: '2026-10-09' }, ['pause1']],
    [{ from2: '2026-10-09' }, ['pause2']],
    [{ pause1: 'testing' }, ['from1']],
    [{ pause1: 'testing', from1: '2026-10-09', to1: '2026-10-08' }, ['to1']],
    [{ pause1: 'testing', from1: '2026-10-09', to1: 'later' }, ['to1']],
    [{ more: '30' }, ['approved']],
    [{ more: '0', approved: '2026-12-20' }, ['more']],
    [{ value: '1.5' }, ['value']],
    [{ field: 'space' }, ['field']],
    [{ start: ['2026-09-28', '2026-09-29'] }, ['start', 'start']],
    [{ rule: '', from1: 'x', value: 'x' }, ['rule', 'value', 'pause1', 'from1']],
  ])('%j is wrong in %j, and what was typed stays', (query, fields) => {
    const { mistakes, typed, form } = read(query);
    expect(mistakes.map((mistake) => mistake.field)).toEqual(fields);
    expect(typed).toBeUndefined();
    for (const [name, value] of Object.entries(query))
      if (typeof value === 'string' && value !== '') expect(form[name]).toBe(value);
  });
});
