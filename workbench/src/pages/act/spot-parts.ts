import { citedAs, type LawClause, type PowerItem } from '@mingjing/law';
import type { Field } from '../../forms/fields.ts';
import type { Values } from '../../forms/values.ts';

/** The questions of a decision on the spot, in the order in which they come up there. */
export const spotParts = {
  scene: ['parties', 'officers', 'place', 'cause', 'conductFrom', 'facts'],
  others: [
    { title: '告知和陈述、申辩', names: ['identityShown', 'rightsTold', 'defence', 'defenceReason'] },
    { title: '处罚', names: ['warning', 'fine', 'correction'] },
    { title: '缴纳', names: ['collection', 'cashGround', 'asked', 'surchargeAnnounced'] },
    { title: '签收', names: ['signature'] },
  ],
} as const;

const asked: ReadonlySet<string> = new Set([
  ...spotParts.scene,
  ...['item', 'breached', 'basis', 'tier'],
  ...spotParts.others.flatMap(({ names }): readonly string[] => names),
]);

/** Whatever no part asks: files, and fields that come later. */
export const othersThan = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ name }) => !asked.has(name));

/** Another item was chosen: its own clauses are cited where there is but one, and a tier of the earlier one is none of it. */
export function withItem(values: Values, item: PowerItem | undefined): Values {
  const only = (clauses: readonly LawClause[] = []) => (clauses.length === 1 ? clauses.map(citedAs) : []);
  return { ...values, breached: only(item?.breached), basis: only(item?.basis), tier: undefined };
}
