import { type ErrorCode, errorSentences, type RefusalView } from '@mingjing/contract';
import { basisText, type Refusal } from '@mingjing/law';
import type { Outcome } from './record/ports.ts';

/** How a call ends badly: an error of the contract's closed list (错误码), told to who asked. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly refusals: readonly Refusal[];

  constructor(code: ErrorCode, refusals: readonly Refusal[] = [], message?: string, cause?: unknown) {
    super(message ?? refusals[0]?.message ?? errorSentences[code].message, { cause });
    this.code = code;
    this.refusals = refusals;
  }
}

/** Throws an error of the closed list; the only way a call ends badly. */
export function problem(code: ErrorCode, refusals: readonly Refusal[] = [], message?: string): never {
  throw new Problem(code, refusals, message);
}

export function refusalView(refusal: Refusal): RefusalView {
  const { source, ...rest } = refusal;
  return { ...rest, ...(source === undefined ? {} : { source: { ...source, text: basisText(source) } }) };
}

/** An act is recorded and something that belongs to it was not done; the same request asked again does it. */
export const unfinished = (what: string, cause: unknown): Problem =>
  new Problem('UNAVAILABLE', [], `这一事项已经记录，但${what}。请按原样再提交一次，不会重复记录。`, cause);

/** What the record answered, as an error of the contract; success passes through. */
export function settled(outcome: Outcome): Extract<Outcome, { ok: true }> {
  if (outcome.ok) return outcome;
  switch (outcome.kind) {
    case 'refused':
      return problem(
        outcome.refusals.every((r) => r.code === 'DATA_INVALID') ? 'BAD_REQUEST' : 'REFUSED',
        outcome.refusals,
      );
    case 'conflict':
      return problem('CONFLICT');
    case 'notFound':
      return problem('NOT_FOUND');
    case 'idReused':
      return problem('ID_REUSED');
    case 'busy':
      return problem('UNAVAILABLE');
    case 'unpromised':
      throw unfinished('收录承诺没有签出', outcome.cause);
    case 'ledgerStopped':
      return problem('UNAVAILABLE', [], '存证日志已停止签署，暂不能记录新的事项，请联系系统管理员。');
    default:
      return outcome satisfies never;
  }
}
