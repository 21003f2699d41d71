import type { Role } from '../dossier/act.ts';
import { type ActDefinition, actsOf, type Gate } from '../dossier/define.ts';
import { attachment, correction, note } from './shared-acts.ts';

/** What the registers (登记卷宗) of agencies and people have in common: plain acts in one lane, kept by those who keep them. */

type Written<S, D> = Omit<
  ActDefinition<S, D>,
  'lane' | 'schemaVersion' | 'personal' | 'concurrency' | 'correctable'
> &
  Partial<Pick<ActDefinition<S, D>, 'personal' | 'correctable'>>;

/** Defines the acts of one register. */
export function registerActs<S>() {
  const erase = actsOf<S>();
  return <D>(written: Written<S, D>): ActDefinition<S, never> =>
    erase<D>({
      lane: 'record',
      schemaVersion: 1,
      personal: [],
      concurrency: 'needsLatest',
      correctable: [],
      ...written,
    });
}

/** 更正, 补充附件 and 备注, by those who keep registers, and by whoever else has acts in this one. */
export function keepingActs<S>(
  open: (state: S) => boolean,
  within: Gate<S>,
  others: readonly Role[] = [],
): ActDefinition<S, never>[] {
  const erase = actsOf<S>();
  const by: readonly Role[] = ['admin', 'supervisor', ...others];
  return [
    erase(correction<S>({ by, open, within })),
    erase(attachment<S>({ by, open, within, apply: (state) => state })),
    erase(note<S>({ by, open, within })),
  ];
}
