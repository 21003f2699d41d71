import {
  type ActDefinition,
  definitionsOf,
  formatMoney,
  isErased,
  maskCitizenId,
  maskPhone,
  type PenaltyState,
  type ProcedureId,
  procedures,
  publicDecisionSchema,
} from '@mingjing/law';
import { type Field, fieldsOf } from '../forms/fields.ts';
import { optionsOf } from '../forms/lists.ts';
import { dayText, momentText } from './dates.ts';
import { partyLabel } from './party.ts';

/** Data of an act as lines of text, by the titles of its schema. */
export interface Line {
  readonly title: string;
  readonly value: Shown;
  /** The value a correction put in its place; `value` is then the recorded one. */
  readonly corrected?: Shown;
}

export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'erased' }
  | { readonly kind: 'files'; readonly files: readonly ShownFile[] }
  | { readonly kind: 'group'; readonly lines: readonly Line[] }
  | { readonly kind: 'rows'; readonly rows: readonly Shown[] };

export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** Names for the ids that stand in data. */
export interface Names {
  readonly person: (id: string) => string;
  readonly item: (id: string) => string;
  /** A tier (裁量阶次) of an item. */
  readonly tier: (item: string, id: string) => string;
  /** A period of the case. */
  readonly clock: (key: string) => string;
  /** What a field named so points to in the case; undefined where it points to nothing. */
  readonly pointed: (name: string, id: string) => string | undefined;
  readonly party: (id: string) => string;
  readonly evidence: (id: string) => string;
  readonly dossier: (id: string) => string;
  /** An act of the case by its place in it, with what it was where that is known. */
  readonly act: (seq: unknown) => string;
  /** Identity numbers and telephones are covered in the middle; whoever needs them asks on the party's card. */
  readonly cover: boolean;
}

interface Called {
  readonly id: string;
  readonly zh: string;
}

/** What a party said, by the act that recorded it and its place there: 12.1. */
function pointIn(
  acts: readonly { readonly seq: number; readonly data?: unknown }[] | undefined,
  id: string,
): string | undefined {
  const [seq, nth] = id.split('.').map(Number);
  const { points } = (acts?.find((act) => act.seq === seq)?.data ?? {}) as {
    readonly points?: readonly { readonly point?: unknown }[];
  };
  const said = Array.isArray(points) ? points[nth! - 1]?.point : undefined;
  return typeof said === 'string' ? said : undefined;
}

/** Fields that point to something in the case, which forms offer by what it is called. */
const pointers: ReadonlySet<string> = new Set([
  'preservation',
  'order',
  'appraisal',
  'deferral',
  'remedy',
  'goods',
  'pause',
]);

/** An id that no person chose: p5, remedy-1. */
const madeId = /^(?:[a-z]|[a-z]+-)\d+$/;
/** What an act made it for itself. */
const ownId = /^(?:[a-z]|remedy-|round-)\d+$/;

export function namesOf(source: {
  readonly people?: readonly { readonly id: string; readonly name: string }[];
  readonly items?:
    | Readonly<Record<string, { readonly zh: string; readonly tiers?: readonly Called[] }>>
    | undefined;
  readonly deadlines?: readonly { readonly key: string; readonly zh: string }[] | undefined;
  readonly dossiers?: readonly { readonly value: string | number; readonly label: string }[];
  readonly acts?:
    | readonly { readonly seq: number; readonly zh: string; readonly data?: unknown }[]
    | undefined;
  readonly cover?: boolean;
  readonly state?:
    | Partial<Pick<PenaltyState, 'parties' | 'investigation' | 'execution' | 'time' | 'remedies'>>
    | undefined;
}): Names {
  const people = new Map(source.people?.map((person) => [person.id, person.name]));
  const { state } = source;
  return {
    person: (id) => people.get(id) ?? '（不在名单中的人员）',
    item: (id) => source.items?.[id]?.zh ?? id,
    tier: (item, id) => source.items?.[item]?.tiers?.find((tier) => tier.id === id)?.zh ?? id,
    pointed: (name, id) => {
      if (name === 'point') return pointIn(source.acts, id);
      if (!pointers.has(name) || state?.execution === undefined) return undefined;
      const pool = { state: state as PenaltyState, acts: [], deadlines: [], related: [] };
      return optionsOf(`${name}.`, name, pool)?.find(({ value }) => value === id)?.label;
    },
    clock: (key) => source.deadlines?.find((one) => one.key === key)?.zh ?? key,
    party: (id) => {
      const party = state?.parties?.find((candidate) => candidate.id === id);
      return party === undefined ? id : partyLabel(party);
    },
    dossier: (id) => source.dossiers?.find(({ value }) => value === id)?.label ?? id,
    act: (seq) => {
      const act = source.acts?.find((one) => one.seq === seq);
      return act === undefined ? `第${String(seq)}项` : `第${act.seq}项 ${act.zh}`;
    },
    cover: source.cover === true,
    evidence: (id) => {
      const found = state?.investigation?.evidence.find((entry) => entry.id === id);
      return found === undefined ? id : `${id.toUpperCase()} ${found.name}`;
    },
  };
}

const definitions = new Map<ProcedureId, ReadonlyMap<string, ActDefinition<never, never>>>();

/** The definition of an act of a procedure; undefined for one of a later version. */
export function findDefinition(
  procedure: ProcedureId,
  type: string,
): ActDefinition<never, never> | undefined {
  let map = definitions.get(procedure);
  if (map === undefined) {
    map = definitionsOf(procedures[procedure]) as ReadonlyMap<string, ActDefinition<never, never>>;
    definitions.set(procedure, map);
  }
  return map.get(type);
}

/** The fields of an act of a procedure; none for one of a later version. */
export function actFields(procedure: ProcedureId, type: string): readonly Field[] {
  const definition = findDefinition(procedure, type);
  return definition === undefined ? [] : fieldsOf(definition.schema);
}

/** The same of one act among others: what a correction (更正) puts in place is called as in the act it is about. */
export function fieldsWithin(
  procedure: ProcedureId,
  { type, data }: { readonly type: string; readonly data: unknown },
  acts: readonly { readonly seq: number; readonly type: string }[],
): readonly Field[] {
  const fields = actFields(procedure, type);
  const { target } = (data ?? {}) as { readonly target?: unknown };
  const about = acts.find(({ seq }) => seq === target);
  if (about === undefined || !fields.some(({ open }) => open)) return fields;
  const own = actFields(procedure, about.type);
  return fields.map(({ open, ...field }) => (open === true ? { ...field, fields: own } : field));
}

/**
 * Lines of a form's data, recorded or about to be. Blank fields, digests and made ids are left out, and so is what has no title,
 * since it is there for programs.
 */
export function linesOf(
  fields: readonly Field[],
  data: unknown,
  names: Names,
  corrections: Readonly<Record<string, unknown>> = {},
): Line[] {
  if (data === null || typeof data !== 'object') return [];
  const object = data as Readonly<Record<string, unknown>>;
  const own = typeof object.item === 'string' ? weighing(object.item, names) : names;
  return fields.flatMap((field): Line[] => {
    // A group that has no name only keeps its members together.
    if (field.title === '') return linesOf(field.fields ?? [], object[field.name], own);
    const recorded = object[field.name];
    if (field.name === 'id' && !field.title.startsWith('复议') && ownId.test(String(recorded))) return [];
    const value = shownOf(field, recorded, own);
    const corrected = Object.hasOwn(corrections, field.name)
      ? shownOf(field, corrections[field.name], own)
      : undefined;
    if (value === undefined && corrected === undefined) return [];
    return [
      {
        title: field.title,
        value: value ?? { kind: 'text', text: '（未填）' },
        ...(corrected === undefined ? {} : { corrected }),
      },
    ];
  });
}

/** Within what is said of an item a tier is one of that item's. */
const weighing = (item: string, names: Names): Names => ({ ...names, tier: (_, id) => names.tier(item, id) });

function shownOf(field: Field, value: unknown, names: Names): Shown | undefined {
  if (value === undefined || value === null || field.widget === 'hidden') return undefined;
  if (isErased(value)) return { kind: 'erased' };
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return field.widget === 'files' || field.widget === 'rows'
      ? manyOf(field, value, names)
      : text(value.map((one) => one2text(field, one, names)).join('、'));
  }
  switch (field.widget) {
    case 'files':
      return { kind: 'files', files: [value as ShownFile] };
    case 'group':
      return groupOf(field, value, names);
    default: {
      const line = one2text(field, value, names);
      return line === '' ? undefined : text(line);
    }
  }
}

function manyOf(field: Field, value: readonly unknown[], names: Names): Shown | undefined {
  if (field.widget === 'files') return { kind: 'files', files: value as readonly ShownFile[] };
  const rows = value.flatMap((one) => shownOf({ ...field.row!, name: field.name }, one, names) ?? []);
  return rows.length === 0 ? undefined : { kind: 'rows', rows };
}

/** A group of any names (what a correction puts in place) is shown by its own names where no schema says better. */
function groupOf(field: Field, value: unknown, names: Names): Shown | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const lines =
    field.open === true
      ? Object.entries(value).map(([name, entry]): Line => ({ title: name, value: text(plain(entry)) }))
      : linesOf(
          (field.fields ?? []).filter((child) => child.name !== 'id'),
          value,
          names,
        );
  return lines.length === 0 ? undefined : { kind: 'group', lines };
}

function one2text(field: Field, value: unknown, names: Names): string {
  if (isErased(value)) return '（个人信息已删除）';
  switch (field.widget) {
    case 'money':
      return typeof value === 'number' ? formatMoney(value) : plain(value);
    case 'date':
      return dayText(String(value));
    case 'instant':
      return momentText(String(value));
    case 'choice':
    case 'choices':
      return field.names?.[String(value)] ?? String(value);
    case 'tick':
      return field.names?.[String(value)] ?? (value === true ? '是' : '否');
    case 'person':
    case 'people':
      return names.person(String(value));
    case 'party':
      return names.party(String(value));
    case 'item':
      return names.item(String(value));
    case 'evidence':
      return names.evidence(String(value));
    case 'number':
      return field.toAct === true ? names.act(value) : plain(value);
    default:
      if (field.name === 'dossier') return names.dossier(String(value));
      if (field.name === 'tier') return names.tier('', String(value));
      if (field.name === 'clock') return names.clock(String(value));
      if (field.name === 'point' || madeId.test(String(value))) {
        const pointed = names.pointed(field.name === 'id' ? 'remedy' : field.name, String(value));
        if (pointed !== undefined) return pointed;
      }
      if (field.name === 'field') return publicTitle(String(value));
      return names.cover ? covered(field.name, plain(value)) : plain(value);
  }
}

const publicFields = fieldsOf(publicDecisionSchema);

/** A field of what is published by its title, as a mask names it: `party.shown`. */
const publicTitle = (path: string): string =>
  path.split('.').reduce<{ fields: readonly Field[]; title: string }>(
    (at, name) => {
      const found = at.fields.find((field) => field.name === name);
      return { fields: found?.fields ?? [], title: found?.title || at.title };
    },
    { fields: publicFields, title: path },
  ).title;

function covered(name: string, value: string): string {
  if (name === 'idNumber') return maskCitizenId(value);
  return name === 'phone' ? maskPhone(value) : value;
}

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
const text = (value: string): Shown => ({ kind: 'text', text: value });
