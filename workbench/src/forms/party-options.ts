import type { PenaltyState } from '@mingjing/law';
import {
  awaitingHearing,
  type Hearing,
  type HearingRequest,
  heardIn,
  pendingHearings,
  requestsAt,
  toBeAnnounced,
  unreportedHearings,
} from '@mingjing/law/penalty';
import { partyLabel } from '../parts/party.ts';
import type { Field } from './fields.ts';
import type { Option } from './lists.ts';

/** The parties a field of an act may name: any of the case, or of a hearing (听证) only those it can be about now. */
export function partyOptions(type: string, name: string, state: PenaltyState | undefined): readonly Option[] {
  if (state === undefined) return [];
  const label = (id: string) => {
    const party = state.parties.find((candidate) => candidate.id === id);
    return party === undefined ? id : partyLabel(party);
  };
  const parties = (ids: readonly string[]): Option[] =>
    [...new Set(ids)].map((id) => ({ value: id, label: label(id) }));
  const asking = (requests: readonly HearingRequest[]) => parties(requests.map((request) => request.party));
  /** A hearing is named by the first of its parties. */
  const hearings = (list: readonly Hearing[]): Option[] =>
    list.flatMap((hearing) => {
      const ids = heardIn(state, hearing).map((request) => request.party);
      return ids[0] === undefined ? [] : [{ value: ids[0], label: ids.map(label).join('、') }];
    });
  switch (type) {
    case 'hearing.accept':
    case 'hearing.refuse':
      return asking(requestsAt(state, 'asked'));
    case 'hearing.withdraw':
      return asking(requestsAt(state, 'asked', 'accepted', 'scheduled'));
    case 'hearing.schedule':
      return asking(awaitingHearing(state));
    case 'hearing.reschedule':
      return name === 'hearing'
        ? hearings(pendingHearings(state))
        : asking([
            ...pendingHearings(state).flatMap((hearing) => heardIn(state, hearing)),
            ...awaitingHearing(state),
          ]);
    case 'hearing.announce':
      return hearings(toBeAnnounced(state));
    case 'hearing.hold':
      return hearings(pendingHearings(state));
    case 'hearing.terminate':
      return asking(requestsAt(state, 'scheduled'));
    case 'hearing.report':
      return hearings(unreportedHearings(state));
    default:
      // The register of an agency or a person has none.
      return parties((state.parties ?? []).map((party) => party.id));
  }
}

/** Of several the act has to say which; with whom a hearing is put off may stay as it was. */
export const hasToBeSaid = (type: string, field: Field): boolean =>
  type.startsWith('hearing.') &&
  field.widget === 'party' &&
  !(type === 'hearing.reschedule' && field.name === 'parties');

/** Which party is meant need not be asked where there is no other. */
export const goesWithoutSaying = (type: string, field: Field, state: PenaltyState | undefined): boolean =>
  field.widget === 'party' && field.optional && partyOptions(type, field.name, state).length < 2;
