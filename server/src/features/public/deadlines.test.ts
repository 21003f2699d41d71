import { expect, it } from 'vitest';
import { answerDeadline, publicDeadline } from './deadlines.ts';

const asked = { rule: 'PEN-03a', start: '2026-09-28', profile: 'national' };

it('the page’s form and the call get the same answer, pauses and extension counted', () => {
  const byForm = publicDeadline({
    ...asked,
    pauses: [{ ground: 'testing', from: '2026-10-09', to: '2026-10-12' }],
    extension: { approvedOn: '2026-10-13', value: 15 },
  });
  const plain = answerDeadline(asked);
  const byCall = answerDeadline({
    ...asked,
    pauses: 'testing,2026-10-09,2026-10-12',
    extension: '15,2026-10-13',
  });
  expect(byForm).toMatchObject({ ok: true, deadline: byCall });
  expect([plain.end, byCall.end]).toEqual(['2026-10-23', '2026-11-17']);
  expect(byCall.explanation).toContain('检测的时间10月10日至10月12日扣除');
});

it.each([
  ['a pause this period does not know', { pauses: [{ ground: 'hearing', from: '2026-10-09' } as const] }],
  ['an extension of more than it allows', { extension: { approvedOn: '2026-10-13', value: 16 } }],
  ['a value where the rule sets it', { value: 10 }],
])('%s is refused in a sentence with the source', (_what, more) => {
  const answer = publicDeadline({ ...asked, pauses: [], ...more });
  expect(answer).toMatchObject({ ok: false, refusal: { source: expect.stringContaining('第十八条') } });
});
