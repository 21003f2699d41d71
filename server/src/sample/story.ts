import type { AgencyFacts, FileRef, ProcedureId, Profile } from '@mingjing/law';
import type { AgencyKey } from './people.ts';

/** A story (样例案卷): what people did in one dossier, in the order in which they did it. */
export interface Story<S = unknown> {
  /** Unique in the county; ids follow from it. */
  readonly key: string;
  /** Id of the dossier. */
  readonly dossier: string;
  readonly procedure: ProcedureId;
  readonly steps: readonly Step<S>[];
}

/** Stories of whatever procedures, side by side. */
export const storiesOf = (...lists: readonly (readonly object[])[]): readonly Story<never>[] =>
  lists.flat() as readonly object[] as readonly Story<never>[];

/** One thing somebody does. */
export interface Step<S = unknown> {
  readonly who: Doer;
  readonly type: string;
  /** Stated time, ISO 8601 in UTC. */
  readonly at: string;
  /** Data of the act; what it cites of the dossier is looked up when it is done. */
  readonly data: (scene: Scene<S>) => object;
}

/** Somebody of the county by key, or the system in the name of an agency. */
export type Doer = string | { readonly systemOf: AgencyKey };

/** What a step may look at when it is done. */
export interface Scene<S> {
  readonly state: S;
  /** Data of the newest act of a type. */
  readonly dataOf: (type: string) => unknown;
  readonly agency: AgencyFacts;
  readonly profile: Profile;
}

/** A file a step cites: it is made and stored right before. */
export class SampleFile {
  readonly name: string;
  readonly kind: FileRef['kind'];

  constructor(name: string, kind: FileRef['kind']) {
    this.name = name;
    this.kind = kind;
  }
}

/** A picture marked 样例 that stands for a photograph or a recording. */
export const picture = (name: string) => new SampleFile(`${name}（样例）.png`, 'photo');

/** A picture marked 样例 that stands for a signed paper. */
export const paper = (name: string) => new SampleFile(`${name}（样例）.png`, 'scan');

/** All files a piece of data cites. */
export function filesIn(data: unknown): SampleFile[] {
  if (data instanceof SampleFile) return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(filesIn);
}

/** The data with stored references in place of its files. */
export function withFiles(data: unknown, stored: (file: SampleFile) => unknown): unknown {
  if (data instanceof SampleFile) return stored(data);
  if (Array.isArray(data)) return data.map((each) => withFiles(each, stored));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withFiles(value, stored)]));
}

/** An instant of the story: a civil day and a time of day in Shanghai. */
export const at = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();
