import type { PublicDecision } from '@mingjing/contract';
import fc from 'fast-check';

/** Text that tries to become markup, beside ordinary and random text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><script src=//evil.example></script>',
    '&lt;b&gt; &amp; &#60;',
    'javascript:alert(1)',
    '<!--',
    ']]><svg onload=alert(1)>',
    '{{constructor}} `',
    '清岚县福满家副食店',
    '',
    '\u202e\u0000\u0008\r\n\t',
    'x'.repeat(500),
  ),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
);

const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((day) => new Date(Date.UTC(1990, 0, 1) + day * 86_400_000).toISOString().slice(0, 10));
const texts = fc.array(hostileText, { maxLength: 3 });

/** A public id from a number: different numbers give different ids. */
export function publicId(seed: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let id = '';
  for (let i = 0, rest = seed; i < 16; i++) {
    id = alphabet[rest % 32] + id;
    rest = Math.floor(rest / 32);
  }
  return id;
}

/** Any decision that fits the schema, with whatever a person could have typed in every text. */
export const hostileDecision: fc.Arbitrary<PublicDecision> = fc.record(
  {
    format: fc.constant('mingjing/public-decision/v1' as const),
    id: fc.nat().map(publicId),
    kind: fc.constant('penalty' as const),
    sample: fc.boolean(),
    title: hostileText,
    number: hostileText,
    agency: fc.record({ id: hostileText, name: hostileText, uscc: hostileText }),
    region: hostileText,
    party: fc.record(
      {
        shown: hostileText,
        kind: fc.constantFrom(
          'naturalPerson' as const,
          'individualBusiness' as const,
          'organisation' as const,
        ),
        uscc: hostileText,
        legalRepresentative: hostileText,
      },
      { requiredKeys: ['shown', 'kind'] },
    ),
    cause: hostileText,
    summary: hostileText,
    facts: hostileText,
    breached: texts,
    basis: texts,
    penaltyKinds: texts,
    penalties: texts,
    fineFen: fc.nat(),
    confiscatedFen: fc.nat(),
    correction: hostileText,
    decidedOn: date,
    servedOn: date,
    remedies: texts,
    masks: fc.array(
      fc.record({
        field: fc.oneof(hostileText, fc.constantFrom('party.shown', 'facts', 'penalties')),
        reason: hostileText,
        source: hostileText,
      }),
      { maxLength: 3 },
    ),
    safeguards: fc.array(fc.record({ what: hostileText, on: date }), { maxLength: 3 }),
    change: fc.record(
      {
        by: fc.constantFrom('agency' as const, 'reconsideration' as const, 'litigation' as const),
        body: hostileText,
        number: hostileText,
        on: date,
        original: texts,
        replaces: fc.nat().map(publicId),
      },
      { requiredKeys: ['by', 'body', 'on', 'original'] },
    ),
    anew: fc.record(
      {
        by: fc.constantFrom('reconsideration' as const, 'litigation' as const),
        body: hostileText,
        number: hostileText,
        on: date,
        earlier: hostileText,
        replaces: fc.nat().map(publicId),
      },
      { requiredKeys: ['by', 'body', 'on'] },
    ),
  },
  {
    requiredKeys: [
      'format',
      'id',
      'kind',
      'sample',
      'title',
      'number',
      'agency',
      'region',
      'party',
      'cause',
      'summary',
      'facts',
      'breached',
      'basis',
      'penaltyKinds',
      'penalties',
      'decidedOn',
      'remedies',
      'masks',
      'safeguards',
    ],
  },
);
