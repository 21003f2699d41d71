import { isErased } from '@mingjing/law';
import type { Party } from '@mingjing/law/penalty';

/** The party as staff see it. */
export function partyLabel(party: Pick<Party, 'name' | 'person' | 'kind'>): string {
  const person = party.person;
  const name = person === undefined ? undefined : isErased(person) ? '个人信息已删除' : person.name;
  if (party.kind === 'naturalPerson') return name ?? '（未具名）';
  if (party.name === undefined) return name ?? '（未具名）';
  const label = party.kind === 'individualBusiness' ? '经营者' : '法定代表人';
  return name === undefined ? party.name : `${party.name}（${label}：${name}）`;
}
