import type { ActView } from '../../api.ts';

/** The files of a case by id, as its acts name them: documents by their title, others by the file's own name. */
export function fileNames(acts: readonly Pick<ActView, 'data' | 'document'>[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { id, name, sha256 } = value as Readonly<Record<string, unknown>>;
    if (typeof id === 'string' && typeof name === 'string' && typeof sha256 === 'string') names.set(id, name);
    else for (const inner of Object.values(value)) visit(inner);
  };
  for (const { data, document } of acts) {
    visit(data);
    for (const one of document === undefined ? [] : [document, ...(document.enclosures ?? [])])
      names.set(one.file, one.title);
  }
  return names;
}
