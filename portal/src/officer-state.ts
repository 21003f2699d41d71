import type { Tone } from './pages/parts.ts';
import type { Officer } from './reader.ts';
import { dateText } from './text.ts';

export type CertificateState = 'valid' | 'ending' | 'expired' | 'suspended' | 'withdrawn' | 'notYet';

/** Days before the end from which a certificate is shown as ending soon. */
const SOON_DAYS = 60;

/** What a certificate is worth on a day (执法证件状态). The end day is still valid; so is nothing under suspension. */
export function certificateState(officer: Officer, on: string): CertificateState {
  const { validFrom, validUntil, suspended, withdrawnOn } = officer;
  if (withdrawnOn !== undefined && withdrawnOn <= on) return 'withdrawn';
  if (on > validUntil) return 'expired';
  if (suspended !== undefined && suspended.from <= on && (suspended.to === undefined || on <= suspended.to)) {
    return 'suspended';
  }
  if (on < validFrom) return 'notYet';
  const days = (Date.parse(validUntil) - Date.parse(on)) / 86_400_000;
  return days <= SOON_DAYS ? 'ending' : 'valid';
}

/** How the state is shown: a word, and a sentence for the person standing before the officer. */
export function certificateWords(
  officer: Officer,
  state: CertificateState,
): { readonly tone: Tone; readonly word: string; readonly sentence: string } {
  const end = dateText(officer.validUntil);
  switch (state) {
    case 'valid':
      return { tone: 'plain', word: '有效', sentence: `证件有效，到${end}为止。` };
    case 'ending':
      return { tone: 'soon', word: '即将到期', sentence: `证件现在有效，到${end}为止。` };
    case 'expired':
      return { tone: 'bad', word: '已过期', sentence: `证件已于${end}到期，现在不能凭它执法。` };
    case 'suspended': {
      const { from, to } = officer.suspended!;
      const until = to === undefined ? '' : `，到${dateText(to)}为止`;
      return {
        tone: 'bad',
        word: '已暂扣',
        sentence: `证件自${dateText(from)}起暂扣${until}，其间不能凭它执法。`,
      };
    }
    case 'withdrawn':
      return {
        tone: 'bad',
        word: '已收回',
        sentence: `证件已于${dateText(officer.withdrawnOn!)}收回，不能凭它执法。`,
      };
    case 'notYet':
      return {
        tone: 'soon',
        word: '尚未生效',
        sentence: `证件自${dateText(officer.validFrom)}起有效，现在还不能凭它执法。`,
      };
    default:
      return state satisfies never;
  }
}
