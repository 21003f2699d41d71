import { useQueries, useQuery } from '@tanstack/react-query';
import { api, type DossierRow, type ReviewerRow } from '../api.ts';
import type { Option } from './lists.ts';

/** What is found by a search, by its name: in the list, and where it was chosen before. */

export const caseOption = (row: DossierRow): Option => ({
  value: row.id,
  label: [row.title, row.number].filter(Boolean).join(' '),
});

export const reviewerOption = (row: ReviewerRow): Option => ({
  value: row.id,
  label: `${row.name} ${row.agency} ${row.unit}`,
});

const nobody: readonly ReviewerRow[] = [];

/** Cases one may read. */
export function useCases(ids: readonly string[]): { options: readonly Option[]; pending: boolean } {
  return useQueries({
    queries: ids.map((id) => api.dossiers.list.queryOptions({ input: { id, limit: 1 }, staleTime: 60_000 })),
    combine: (found) => ({
      options: found.flatMap(({ data }) => (data?.rows ?? []).map(caseOption)),
      pending: found.some(({ isPending }) => isPending),
    }),
  });
}

/** A reviewer of another agency, for its administrator. */
export function useReviewer(id: string | undefined) {
  const found = useQuery(
    api.directory.reviewers.queryOptions({ input: { id }, enabled: id !== undefined, staleTime: 60_000 }),
  );
  const people = found.data?.rows ?? nobody;
  return { people, options: people.map(reviewerOption), pending: found.isLoading };
}
