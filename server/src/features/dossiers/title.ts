import { isErased, type PenaltyState } from '@mingjing/law';

/** 案件名称: party, act, 案; 涉嫌 until it is decided. */
export function titleOf(state: PenaltyState): string {
  const first = state.parties[0];
  const others = state.parties.length > 1 ? '等' : '';
  const decided = state.decision !== undefined && state.decision.outcome.kind === 'penalty';
  return `${first === undefined ? '' : partyName(first)}${others}${decided ? '' : '涉嫌'}${state.conduct?.cause ?? ''}案`;
}

export function partyName(party: PenaltyState['parties'][number]): string {
  if (party.name !== undefined) return party.name;
  if (party.person === undefined || isErased(party.person)) return '（个人信息已删除）';
  return party.person.name;
}
