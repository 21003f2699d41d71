/**
 * Personal values (个人信息) are kept apart from the act: the stored data holds a mark where each stood, the value
 * itself goes into a slot with its own salt, so that one can be erased while the proof of the act stands.
 */
export interface Slot {
  /** Where it stood, with indices: `parties.0.person`. */
  readonly path: string;
  readonly value: unknown;
}

/** What stands in stored data where a personal value was taken out. */
const slotMark = { slot: true } as const;

type Json = unknown;

/** Splits data into what may be stored with the act and the personal values. Paths use `[]` for every element. */
export function splitPersonal(data: Json, paths: readonly string[]): { plain: Json; slots: Slot[] } {
  const slots: Slot[] = [];
  let plain = data;
  for (const path of paths) plain = take(plain, path.split('.'), '', slots);
  return { plain, slots };
}

function take(value: Json, names: readonly string[], at: string, slots: Slot[]): Json {
  const [head, ...rest] = names;
  if (head === undefined || value === null || typeof value !== 'object') return value;
  const list = head.endsWith('[]');
  const name = list ? head.slice(0, -2) : head;
  const object = value as Record<string, Json>;
  const child = object[name];
  if (child === undefined) return value;
  const path = at === '' ? name : `${at}.${name}`;
  if (list) {
    if (!Array.isArray(child)) return value;
    const next = child.map((element, index) =>
      rest.length === 0
        ? put(`${path}.${index}`, element, slots)
        : take(element, rest, `${path}.${index}`, slots),
    );
    return { ...object, [name]: next };
  }
  return { ...object, [name]: rest.length === 0 ? put(path, child, slots) : take(child, rest, path, slots) };
}

function put(path: string, value: Json, slots: Slot[]): Json {
  slots.push({ path, value });
  return slotMark;
}

/** Puts personal values back; a path without a value (erased) becomes `{erased: true}`. */
export function joinPersonal(plain: Json, values: ReadonlyMap<string, unknown>, at = ''): Json {
  if (plain === null || typeof plain !== 'object') return plain;
  if ((plain as { slot?: unknown }).slot === true) return values.has(at) ? values.get(at) : { erased: true };
  if (Array.isArray(plain))
    return plain.map((element, index) => joinPersonal(element, values, join(at, String(index))));
  return Object.fromEntries(
    Object.entries(plain).map(([name, child]) => [name, joinPersonal(child, values, join(at, name))]),
  );
}

const join = (at: string, name: string) => (at === '' ? name : `${at}.${name}`);
