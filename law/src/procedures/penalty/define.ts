import { addNamed } from '../../disclosure/named.ts';
import { type Act, type ActHeader, type FileRef, mark } from '../../dossier/act.ts';
import { type ActDefinition, actsOf, type WrittenAct } from '../../dossier/define.ts';
import { delegationRefusal } from '../../dossier/delegation.ts';
import { attachmentAct } from '../../dossier/fold.ts';
import { notRecused, type PenaltyGate } from './gates.ts';
import type { Attachment, PenaltyState, RecordingEntry } from './state.ts';

type AppliedAct = ActHeader & { readonly document?: Act['document'] };

type Written<D> = WrittenAct<PenaltyState, D> & {
  /** Narrows `recording` to the cases in which there is something to record, e.g. service in person. */
  readonly recordedIf?: (data: D) => boolean;
};

const erase = actsOf<PenaltyState>();

/** Defines one act of a penalty case; what every act asks first and leaves in the state is added here and nowhere else. */
export function penaltyAct<D>(written: Written<D>): ActDefinition<PenaltyState, never> {
  return erase<D>({
    schemaVersion: 1,
    personal: [],
    concurrency: 'needsLatest',
    correctable: [],
    ...written,
    gates: [
      ({ facts, actor }) => delegationRefusal(facts.agency, written.type, actor),
      notRecused,
      ...(written.gates ?? []),
    ],
    apply: (state, data, act) => leaveTrace(written.apply(state, data, act), written, data, act),
  });
}

export type { PenaltyGate };

export { mark };

function leaveTrace<D>(state: PenaltyState, definition: Written<D>, data: D, act: AppliedAct): PenaltyState {
  const documents =
    act.document === undefined
      ? state.documents
      : [
          ...state.documents,
          {
            seq: act.seq,
            actType: act.type,
            document: act.document,
            at: act.occurredAt,
            author: act.actor.name,
            ...partyOf(data),
          },
        ];
  const recordings =
    definition.recording === undefined || definition.recordedIf?.(data) === false
      ? state.recordings
      : [...state.recordings, recordingEntry(definition, definition.recording.level, data, act)];
  // What is prepared for the public names agencies and masked parties, nobody to be hidden.
  const named =
    definition.lane === 'publication'
      ? state.named
      : addNamed(state.named, definition.personal ?? [], data, act.seq);
  return {
    ...state,
    documents,
    attachments: [...state.attachments, ...attachedBy(definition, data, act)],
    recordings,
    named,
    sample: state.sample || act.sample,
    last: { seq: act.seq, occurredAt: act.occurredAt },
  };
}

/** A scan that is bound to its document is no attachment of its own. */
const sealing = 'document.seal';

function attachedBy<D>(definition: Written<D>, data: D, act: AppliedAct): Attachment[] {
  if (act.type === sealing) return [];
  const { target } = (data ?? {}) as { target?: unknown };
  const seq = act.type === attachmentAct && typeof target === 'number' ? target : act.seq;
  const from = { added: mark(act), zh: definition.zh, lane: definition.lane, author: act.actor.name };
  return filesIn(data).map((file) => ({ seq, ...from, file }));
}

/** Every file the data cites, however deep it stands, each once. */
function filesIn(data: unknown): readonly FileRef[] {
  const found = new Map<string, FileRef>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, sha256, kind } = value as { id?: unknown; sha256?: unknown; kind?: unknown };
    if (typeof id === 'string' && typeof sha256 === 'string' && typeof kind === 'string')
      found.set(id, value as FileRef);
    else for (const inner of Object.values(value)) visit(inner);
  };
  visit(data);
  return [...found.values()];
}

function partyOf(data: unknown): { party?: string } {
  const party = (data as { party?: unknown } | null)?.party;
  return typeof party === 'string' ? { party } : {};
}

/** A reason stated where there should be a recording stands as it is; where there must be one, it awaits approval. */
function recordingEntry<D>(
  definition: Written<D>,
  level: 'must' | 'should',
  data: D,
  act: AppliedAct,
): RecordingEntry {
  const { files, recordingExemption } = (data ?? {}) as {
    files?: readonly FileRef[];
    recordingExemption?: unknown;
  };
  const people = [...new Set([act.actor.personId, ...(definition.people?.(data) ?? [])])];
  const entry = { seq: act.seq, type: definition.type, level, people };
  if (hasRecording(files ?? [])) return { ...entry, state: 'present' };
  if (recordingExemption === undefined) return { ...entry, state: 'missing' };
  return level === 'must'
    ? { ...entry, state: 'missing', asked: mark(act) }
    : { ...entry, state: 'exempt', asked: mark(act) };
}

/** Whether files hold sound or image. */
export function hasRecording(files: readonly FileRef[]): boolean {
  return files.some((file) => file.kind === 'photo' || file.kind === 'audio' || file.kind === 'video');
}

/** Replaces one element of a list; the others keep their identity. */
export function change<T>(
  list: readonly T[],
  which: (element: T) => boolean,
  how: (element: T) => T,
): readonly T[] {
  return list.map((element) => (which(element) ? how(element) : element));
}
