import type { CivilDate } from '../calendar/index.ts';
import type { Mark } from '../dossier/act.ts';
import type { PublicationChannel } from '../profiles/index.ts';

/** Publication (公示) of one item: the slice of state that any dossier which publishes carries. */
export interface Publication {
  readonly rounds: readonly PublicationRound[];
  readonly withheld?: Mark & { readonly reason: string; readonly ground: WithholdGround };
}

/** Why an item is not published (政府信息公开条例 art 14–16; minors by the agency's own disclosure rule). */
export type WithholdGround =
  | 'stateSecret'
  | 'forbidden'
  | 'security'
  | 'commercialSecret'
  | 'privacy'
  | 'minor';

/** One version of what the public sees. A later round replaces the released one it corrects. */
export interface PublicationRound {
  readonly id: string;
  readonly contentHash: string;
  readonly prepared: Mark;
  /** Id of the released round whose error this one mends; it keeps the public id. */
  readonly corrects?: string;
  /** Seq of the act that changed what this round was prepared from, before it was released. */
  readonly lapsed?: number;
  readonly checked?: Mark & { readonly passed: boolean };
  readonly approved?: Mark & { readonly passed: boolean };
  readonly released?: Mark & { readonly on: CivilDate; readonly publicId: string };
  /** Receipts of other channels (推送回执). */
  readonly pushed: readonly (Mark & { readonly channel: PublicationChannel; readonly on: CivilDate })[];
  /** An error was found and is being corrected (更正). */
  readonly faulty?: Mark & { readonly on: CivilDate; readonly reason: string };
  readonly replaced?: Mark;
  readonly retracted?: Mark & { readonly on: CivilDate; readonly reason: string };
  /** It was taken down because it ought not to have been public (不应公开); `retracted` says when, in words for the public. */
  readonly unfit?: {
    readonly ground: WithholdGround;
    readonly extent: UnfitExtent;
    readonly decided?: Mark & { readonly passed: boolean };
  };
  /** Id of the round of the same decision that was taken down and that this one, masked, takes the place of. */
  readonly resumes?: string;
  readonly ended?: Mark & { readonly on: CivilDate; readonly reason: EndReason };
}

/** How much of what was shown ought not to have been: all of it is withheld, a part of it is masked (公开条例 art 37). */
export type UnfitExtent = 'whole' | 'part';

/** Why a publication ended without having been wrong (公示规定 art 13, 14). */
export type EndReason = 'periodOver' | 'repaired';

/** The round that is being worked on: prepared, not refused, not yet released. */
export function pendingRound(publication: Publication): PublicationRound | undefined {
  const last = publication.rounds.at(-1);
  if (last === undefined || last.released !== undefined || last.lapsed !== undefined) return undefined;
  return last.checked?.passed === false || last.approved?.passed === false ? undefined : last;
}

/** The round the public sees now. */
export function publishedRound(publication: Publication): PublicationRound | undefined {
  return publication.rounds.find(
    (round) =>
      round.released !== undefined &&
      round.retracted === undefined &&
      round.ended === undefined &&
      round.replaced === undefined,
  );
}

/** When the item first became public; `since` leaves out what was prepared before that act. */
export function firstReleasedOn(publication: Publication, since = 0): CivilDate | undefined {
  return publication.rounds.find((round) => round.released !== undefined && round.prepared.seq > since)
    ?.released?.on;
}

/** What was taken down as unfit for the public and about which nobody has decided yet. */
export function undecidedUnfit(publication: Publication): PublicationRound | undefined {
  return publication.rounds.find((round) => round.unfit !== undefined && round.unfit.decided === undefined);
}

/** Since when the content of a round is public: corrections, and what was masked anew, keep the day of what they stand for. */
export function shownSince(publication: Publication, round: PublicationRound): CivilDate | undefined {
  const id = round.released?.publicId;
  if (id === undefined) return undefined;
  const first = publication.rounds.find((other) => other.released?.publicId === id);
  const before = publication.rounds.find((other) => other.id === first?.resumes);
  return before === undefined ? first?.released?.on : shownSince(publication, before);
}
