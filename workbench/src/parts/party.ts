import { isErased } from '@mingjing/law';
import type { Party } from '@mingjing/law/penalty';

/** The party by its bare name. */
function partyName(party: Pick<Party, 'name' | 'person' | 'kind'>): string {
  const { person } = party;
  const name = person === undefined ? undefined : isErased(person) ? '个人信息已删除' : person.name;
  return (party.kind === 'naturalPerson' ? name : (party.name ?? name)) ?? '（未具名）';
}

/** The party as staff see it, with who acts for it. */
export function partyLabel(party: Pick<Party, 'name' | 'person' | 'kind'>): string {
  const { person } = party;
  const name = partyName(party);
  if (party.kind === 'naturalPerson' || party.name === undefined || person === undefined) return name;
  const label = party.kind === 'individualBusiness' ? '经营者' : '法定代表人';
  return `${name}（${label}：${isErased(person) ? '个人信息已删除' : person.name}）`;
}

/** Of several parties those named by these ids; nothing where it goes without saying. */
export function partiesNamed(
  parties: readonly Pick<Party, 'id' | 'name' | 'person' | 'kind'>[],
  ids: readonly unknown[],
): string | undefined {
  const named = parties.length < 2 ? [] : parties.filter(({ id }) => ids.includes(id));
  return named.length === 0 ? undefined : named.map(partyName).join('、');
}
