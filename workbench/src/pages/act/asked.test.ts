import { describe, expect, it } from 'vitest';
import type { ActView } from '../../api.ts';
import { askedOf } from './asked.ts';

const acts = (...told: readonly (readonly [type: string, data: object])[]): readonly ActView[] =>
  told.map(([type, data], index) => ({ seq: index + 1, type, data }) as unknown as ActView);

describe('what is answered', () => {
  it('is the last act that asked', () => {
    const told = acts(['filing.propose', {}], ['filing.return', {}], ['filing.propose', {}]);
    expect(askedOf(told, 'filing.approve', {})?.seq).toBe(3);
  });

  it('is the one that names what the form names', () => {
    const told = acts(['recusal.request', { person: 'a' }], ['recusal.request', { person: 'b' }]);
    expect(askedOf(told, 'recusal.decide', { person: 'a' })?.seq).toBe(1);
    expect(askedOf(told, 'recusal.decide', {})?.seq).toBe(2);
    expect(askedOf(told, 'recusal.decide', { person: 'c' })).toBeUndefined();
  });

  it('is open while several parties wait, and that of the only one who does', () => {
    const told = acts(['hearing.request', { party: 'p1' }], ['hearing.request', { party: 'p2' }]);
    expect(askedOf(told, 'hearing.accept', {}, ['p1', 'p2'])).toBeUndefined();
    expect(askedOf(told, 'hearing.accept', { party: 'p2' }, ['p1', 'p2'])?.seq).toBe(2);
    expect(askedOf(told, 'hearing.accept', {}, ['p1'])?.seq).toBe(1);
  });

  it('is nothing for an act that nobody asks for', () => {
    expect(askedOf(acts(['filing.propose', {}]), 'note.add', {})).toBeUndefined();
  });
});
