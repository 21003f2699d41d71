/** Small things this browser keeps for who sits at it; where its storage is closed by policy nothing is kept. */

export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under the name, or forgets what was kept. */
export function keep(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Asked again, it is not there.
  }
}
