import type { ActDefinition } from '../dossier/define.ts';
import { laneOf, type PublicationBinding } from './lane-binding.ts';
import { releaseActs } from './lane-release.ts';
import { shownActs } from './lane-shown.ts';

/**
 * 公示: prepare, check, approve, release, and what comes after. The editor never checks his own work (录入与审核分离);
 * what is approved is bound by `contentHash` to the exact bytes that are released.
 *
 * `contentHash` is SHA-256 over the canonical JSON of the content. The server computes it (`digest`), in `release` over
 * the data the public bytes stand for; bytes that are not canonical are refused, so equal hashes mean equal bytes.
 */
export function publicationLane<S, C>(binding: PublicationBinding<S, C>): readonly ActDefinition<S, never>[] {
  const lane = laneOf(binding);
  return [...releaseActs(lane), ...shownActs(lane)];
}
