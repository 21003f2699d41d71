import type { RefusalView } from '@mingjing/contract';
import type { z } from 'zod';
import { valueAt } from './values.ts';

/** What is wrong with which field. Paths are dotted, with indices: `parties.0.name`. */
export type Messages = ReadonlyMap<string, readonly string[]>;

export const noMessages: Messages = new Map();

/** Messages of a schema's own check of `data`: what is not there is asked for, what is there is put right. */
export function messagesOf(error: z.core.$ZodError | undefined, data: unknown): Messages {
  const messages = new Map<string, string[]>();
  for (const issue of error?.issues ?? []) {
    const path = issue.path.join('.');
    messages.set(path, [
      ...(messages.get(path) ?? []),
      plain(issue, valueAt(data, issue.path as (string | number)[])),
    ]);
  }
  return messages;
}

/** Schemas speak Chinese themselves; what they leave to the library is said here. */
function plain(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined && /不是有效|应为/.test(issue.message)) return '请填写。';
  return /[\u4e00-\u9fff]/.test(issue.message)
    ? issue.message
    : issue.code === 'invalid_type'
      ? '请填写。'
      : '填写的内容不正确。';
}

/** Refusals that name a field, for showing beside it. */
export function refusalMessages(refusals: readonly RefusalView[]): Messages {
  const messages = new Map<string, string[]>();
  for (const refusal of refusals) {
    if (refusal.path === undefined) continue;
    messages.set(refusal.path, [...(messages.get(refusal.path) ?? []), refusal.message]);
  }
  return messages;
}

export const merged = (a: Messages, b: Messages): Messages =>
  b.size === 0
    ? a
    : new Map([...a, ...[...b].map(([path, list]) => [path, [...(a.get(path) ?? []), ...list]] as const)]);

/** How many messages stand at or below a path. */
export function countBelow(messages: Messages, path: string): number {
  let count = 0;
  for (const [at, list] of messages) if (at === path || at.startsWith(`${path}.`)) count += list.length;
  return count;
}
