import type { Party } from '@mingjing/law/penalty';
import type { ActView } from '../api.ts';
import { partiesNamed } from './party.ts';

/** The acts of a dossier as the page tells them: newest first or oldest first, by lane, with what is told apart. */

export const laneNames: Readonly<Record<string, string>> = {
  lead: '案源',
  filing: '立案',
  team: '人员',
  investigation: '调查',
  draft: '拟处理',
  review: '法制审核',
  notice: '告知申辩',
  hearing: '听证',
  discussion: '集体讨论',
  decision: '决定',
  service: '送达',
  publication: '公示',
  execution: '执行',
  remedy: '救济',
  closing: '结案归档',
  record: '案卷',
};

/** Acts of the record keeping itself, shown on demand. */
const bookkeeping = new Set(['number.reserve', 'number.void']);

export interface Told {
  readonly act: ActView;
  /** The stated time in force: the corrected one where a correction stands. */
  readonly happenedAt: string;
  /** The time as first stated, if it was corrected. */
  readonly statedAt?: string;
  readonly bookkeeping: boolean;
  readonly gist?: string;
  /** Days between what was stated and the record, in whole days; 0 for none. */
  readonly lateDays: number;
}

/** What a line adds to the name of an act of which a dossier has many: which item, which words, which of several parties. */
function gistOf(act: ActView, parties: readonly Party[]): string | undefined {
  const data = { ...(act.data as object), ...act.correction?.values } as Readonly<Record<string, unknown>>;
  const whom = partiesNamed(parties, [data.party, data.parties].flat());
  const said = act.type === 'item.set' ? data.zh : act.type === 'note.add' ? data.text : whom;
  if (typeof said !== 'string') return undefined;
  const line = said.replace(/\s+/gu, ' ').trim();
  return line.length > longestGist ? `${line.slice(0, longestGist)}…` : line;
}

const longestGist = 40;

export function tell(acts: readonly ActView[], parties: readonly Party[] = []): Told[] {
  return acts.map((act) => {
    const corrected = act.correction?.occurredAt;
    const gist = gistOf(act, parties);
    return {
      act,
      happenedAt: corrected ?? act.occurredAt,
      ...(corrected === undefined || corrected === act.occurredAt ? {} : { statedAt: act.occurredAt }),
      bookkeeping: bookkeeping.has(act.type),
      ...(gist === undefined ? {} : { gist }),
      lateDays: act.late
        ? Math.max(1, Math.floor((Date.parse(act.recordedAt) - Date.parse(act.occurredAt)) / 86_400_000))
        : 0,
    };
  });
}

/** Lanes that have acts, in the order of the procedure. */
export function lanesOf(acts: readonly ActView[]): string[] {
  const used = new Set(acts.map((act) => act.lane));
  return Object.keys(laneNames).filter((lane) => used.has(lane));
}
