import { type ErrorCode, errorSentences, type RefusalView } from '@mingjing/contract';
import { basisText, type Refusal } from '@mingjing/law';
import { ORPCError } from '@orpc/server';
import type { Outcome } from './record/ports.ts';

/** Throws an error of the contract's closed list; the only way a call ends badly. */
export function problem(code: ErrorCode, refusals: readonly Refusal[] = [], message?: string): never {
  const entry = errorSentences[code];
  throw new ORPCError(code, {
    status: entry.status,
    message: message ?? refusals[0]?.message ?? entry.message,
    ...(refusals.length === 0 ? {} : { data: { refusals: refusals.map(refusalView) } }),
  });
}

export function refusalView(refusal: Refusal): RefusalView {
  const { source, ...rest } = refusal;
  return { ...rest, ...(source === undefined ? {} : { source: { ...source, text: basisText(source) } }) };
}

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
    case 'ledgerStopped':
      return problem('UNAVAILABLE', [], '存证日志已停止签署，暂不能记录新的事项，请联系系统管理员。');
    default:
      return outcome satisfies never;
  }
}
