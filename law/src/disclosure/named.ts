import { isErased } from '../dossier/act.ts';
import { splitPersonal } from '../dossier/personal.ts';
import { findBirthDate } from '../identifiers/index.ts';

/** A natural person as a personal field of some act named them. What was erased is not here. */
export interface Named {
  /** The act that named the person first. */
  readonly seq: number;
  readonly name?: string;
  readonly birthDate?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly address?: string;
  /** Who told of the case (举报人): kept out of the public text, and shown to nobody who reads the case. */
  readonly sealed?: true;
}

const parts = ['name', 'birthDate', 'idNumber', 'phone', 'address'] as const;

const sealedField = 'informant';

/** Other fields that hold the name of one person and nothing else. */
const names: ReadonlySet<string> = new Set([
  ...['witness', 'keeper', 'operator', 'supervisor', 'agent', 'payer', 'speaker', 'provider', 'holder'],
  ...['inCharge', 'invited', 'guardian', 'interpreter', 'recorder'],
]);

/**
 * Adds every person whom the personal fields of one act name, so that disclosure knows whom to keep out of the public
 * text. Reads objects with a `name`, an `idNumber` and so on, at or below a personal path; free text names nobody.
 */
export function addNamed(
  known: readonly Named[],
  paths: readonly string[],
  data: unknown,
  seq: number,
): readonly Named[] {
  if (paths.length === 0) return known;
  const found = splitPersonal(data, paths).slots.flatMap(({ path, value }) =>
    read(value, path.split('.').at(-1) ?? '').map((person) =>
      path.split('.')[0] === sealedField ? { ...person, sealed: true as const } : person,
    ),
  );
  const fresh = found.filter(
    (person) => !known.some((other) => parts.every((part) => other[part] === person[part])),
  );
  return fresh.length === 0 ? known : [...known, ...fresh.map((person) => ({ seq, ...person }))];
}

function read(value: unknown, field: string): Omit<Named, 'seq'>[] {
  if (typeof value === 'string') {
    if (names.has(field)) return [{ name: value }];
    return parts.some((part) => part === field) ? [{ [field]: value }] : [];
  }
  if (value === null || typeof value !== 'object' || isErased(value)) return [];
  if (Array.isArray(value)) return value.flatMap((element) => read(element, field));
  const object = value as Record<string, unknown>;
  const own = Object.fromEntries(
    parts.flatMap((part) => (typeof object[part] === 'string' ? [[part, object[part]]] : [])),
  );
  const below = Object.entries(object).flatMap(([name, child]) =>
    typeof child === 'object' || names.has(name) ? read(child, name) : [],
  );
  return Object.keys(own).length === 0 ? below : [{ ...bornBy(object), ...own }, ...below];
}

/** Who is a minor is known by the citizen's number too. */
function bornBy({ idKind = 'citizen', idNumber }: Record<string, unknown>): Pick<Named, 'birthDate'> {
  const birthDate =
    idKind === 'citizen' && typeof idNumber === 'string' ? findBirthDate(idNumber) : undefined;
  return birthDate === undefined ? {} : { birthDate };
}
