import type { PenaltyState } from '@mingjing/law';
import type { Story } from '../story.ts';
import { case1 } from './case-1-expired-food.ts';
import { case2 } from './case-2-on-the-spot.ts';
import { case3 } from './case-3-dust.ts';
import { case4 } from './case-4-felling.ts';
import { case5 } from './case-5-tutoring.ts';
import { noPenalty, revoked2025, strawBurning, timberTransfer } from './mini-cases.ts';

/** The cases written by hand. */
export const writtenCases: readonly Story<PenaltyState>[] = [
  case1,
  case2,
  case3,
  case4,
  case5,
  strawBurning,
  timberTransfer,
  noPenalty,
  revoked2025,
];
