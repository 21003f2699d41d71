import { describe, expect, it } from 'vitest';
import type { MoveView } from '../../api.ts';
import { nextMove } from './next-move.ts';

const move = (type: string, allowed = true): MoveView => ({
  type,
  zh: type,
  lane: 'record',
  allowed,
  refusals: [],
  concurrency: 'needsLatest',
  source: [],
});

describe('the one next action', () => {
  it('is what the to-do list asks of me, even while it is barred', () => {
    expect(nextMove([move('filing.approve'), move('decision.make', false)], 'decision.make')?.type).toBe(
      'decision.make',
    );
  });

  it('is the furthest step I may do', () => {
    expect(nextMove([move('draft.write'), move('report.submit'), move('act.correct')])?.type).toBe(
      'report.submit',
    );
    expect(nextMove([move('review.submit'), move('notice.issue', false)])?.type).toBe('review.submit');
  });

  it('is a step that can be repeated only if there is no other', () => {
    expect(nextMove([move('service.record'), move('closing.propose')])?.type).toBe('closing.propose');
    expect(nextMove([move('draft.write'), move('note.add')])?.type).toBe('draft.write');
  });

  it('leaves out the review only where the to-do list asks for it', () => {
    expect(nextMove([move('review.exempt'), move('note.add')])).toBeUndefined();
    expect(nextMove([move('review.exempt')], 'review.exempt')?.type).toBe('review.exempt');
  });

  it('is nothing where only the file can be kept', () => {
    expect(nextMove([move('act.correct'), move('note.add')])).toBeUndefined();
  });
});
