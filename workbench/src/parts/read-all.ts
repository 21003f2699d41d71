import { keepPreviousData } from '@tanstack/react-query';

/** One page of a list, and where the next goes on. */
export interface ListPage<R> {
  readonly rows: readonly R[];
  readonly next?: string | undefined;
}

/** How a list goes on: after which row, and how many. */
export const nextPage = (after: string | undefined, limit: number) => ({
  ...(after === undefined ? {} : { after }),
  limit,
});

/** A query that is read page by page; what was there stays while another answer is asked for. */
export const byPage = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { readonly next?: string | undefined }) => next,
  placeholderData: keepPreviousData,
};

/** Rows at most that one export holds. */
export const mostRows = 5000;

/**
 * Reads a list page by page until its end, until `most` rows are there, or until `goesOn`, told after every page how many are there,
 * says no. `cut` when there are more rows than were taken.
 */
export async function readAll<R>(
  page: (after: string | undefined) => Promise<ListPage<R>>,
  goesOn: (count: number) => boolean,
  most: number = mostRows,
): Promise<{ readonly rows: readonly R[]; readonly cut: boolean } | 'stopped'> {
  const rows: R[] = [];
  for (let after: string | undefined; ; ) {
    const { rows: more, next } = await page(after);
    rows.push(...more);
    if (!goesOn(Math.min(rows.length, most))) return 'stopped';
    if (rows.length >= most && (next !== undefined || rows.length > most))
      return { rows: rows.slice(0, most), cut: true };
    if (next === undefined) return { rows, cut: false };
    after = next;
  }
}
