import { type CivilDate, civilDay, type Facts, type PenaltyState } from '@mingjing/law';
import { sameActSuspects } from '@mingjing/law/penalty';
import type { SignedIn } from '../session/sessions.ts';
import { stageName } from './project.ts';
import { readingScope, type Seen, within } from './reach.ts';

/** A case against the same party over the same days (另案): whose it is, its number and whether it was fined; nothing it says. */
export interface Related {
  readonly id: string;
  readonly agency: string;
  readonly number?: string;
  readonly fined: boolean;
  /** Only of a case the person may read. */
  readonly stageZh?: string;
}

/** The cases that may be found to be about another act (处罚法 art 29), whichever agency has them. */
export function relatedTo(who: SignedIn, { dossier, facts, loaded, now }: Seen): Related[] {
  const scope = readingScope(who);
  const others = new Map([...loaded.others].map(([id, other]) => [id, other.dossier]));
  return sameActSuspects(dossier.state as PenaltyState, facts).map((suspect) => {
    const { dossier: id, agency, number, fined } = suspect;
    const other = loaded.others.get(id);
    const readable = other !== undefined && within(scope, { ...other, others, now });
    return {
      id,
      agency,
      ...(number === undefined ? {} : { number }),
      fined,
      ...(readable ? { stageZh: stageOf(other.dossier, civilDay(now)) } : {}),
    };
  });
}

/** Cases found to be about another act, as whoever reads this one was warned of them: by agency and number. */
export const distinguishedIn = (state: PenaltyState, facts: Facts) =>
  facts.related
    .filter((other) => state.distinguished.some(({ dossier }) => dossier === other.dossier))
    .map(({ dossier: id, agency, number }) => ({ id, agency, ...(number === undefined ? {} : { number }) }));

const stageOf = ({ procedure, state }: Seen['dossier'], day: CivilDate) =>
  stageName(procedure.id, procedure.stageOf(state, day));
