import { describe, expect, it } from 'vitest';
import type { MoveView } from '../../api.ts';
import { nextMove, nextOf } from './next-move.ts';

const none: ReadonlySet<string> = new Set();

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
    expect(
      nextMove([move('filing.approve'), move('decision.make', false)], none, ['decision.make'])?.type,
    ).toBe('decision.make');
  });

  it('is the nearest of what is asked that can be done', () => {
    const moves = [move('closing.propose'), move('spot.file'), move('payment.handIn', false)];
    const asked = ['payment.handIn', 'spot.file', 'closing.propose'];
    expect(nextMove(moves, none, asked)?.type).toBe('spot.file');
  });

  it('is the furthest step I may do', () => {
    expect(nextMove([move('draft.write'), move('report.submit'), move('act.correct')], none)?.type).toBe(
      'report.submit',
    );
    expect(nextMove([move('review.submit'), move('notice.issue', false)], none)?.type).toBe('review.submit');
  });

  it('is a step that can be repeated only if there is no other', () => {
    expect(nextMove([move('service.record'), move('closing.propose')], none)?.type).toBe('closing.propose');
    expect(nextMove([move('draft.write'), move('note.add')], none)?.type).toBe('draft.write');
  });

  it('is never a step back: a draft under review is not written anew because it may be', () => {
    const done = new Set(['draft.write', 'service.record']);
    expect(nextMove([move('draft.write'), move('note.add')], done)).toBeUndefined();
    expect(nextMove([move('draft.write')], done, ['draft.write'])?.type).toBe('draft.write');
    expect(nextMove([move('service.record')], done)?.type).toBe('service.record');
  });

  it('leaves out the review only where the to-do list asks for it', () => {
    expect(nextMove([move('review.exempt'), move('note.add')], none)).toBeUndefined();
    expect(nextMove([move('review.exempt')], none, ['review.exempt'])?.type).toBe('review.exempt');
  });

  it('is nothing where only the file can be kept', () => {
    expect(nextMove([move('act.correct'), move('note.add')], none)).toBeUndefined();
  });

  it('is nothing in a closed case, though more may be served, unless it is asked for', () => {
    const moves = [move('service.record'), move('archive.file')];
    const closed = { acts: [], moves, stage: 'closed' };
    expect(nextOf(closed)).toBeUndefined();
    expect(nextOf(closed, ['archive.file'])?.type).toBe('archive.file');
    expect(nextOf({ ...closed, stage: 'executing' })?.type).toBe('archive.file');
  });
});
