import type { AgencyFacts, ProcedureId, Profile } from '@mingjing/law';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { useMe } from '../../app/session.ts';
import { actFields, findDefinition } from '../../parts/readable.ts';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { ActPage } from './act-page.tsx';
import { prefilled } from './prefill.ts';
import { freshAct, recall, type Saved } from './use-act.ts';

/** One move of a dossier as a page: loads what the form needs, then hands over. */
export function Acting() {
  const { id, type } = useParams({ from: '/shell/dossiers/$id/do/$type' });
  const { target } = useSearch({ from: '/shell/dossiers/$id/do/$type' });
  const loaded = useActSource(id, type, target);
  if (loaded.state === 'waiting') return <Waiting lines={9} />;
  if (loaded.state === 'failed') return <Failed error={loaded.error} again={loaded.again} />;
  if (loaded.state === 'unknown')
    return <Nothing title="没有这种办理事项">请回到案件页面，从可办事项进入。</Nothing>;
  return <ActPage key={`${id} ${type}`} source={loaded.source} />;
}

type Loaded =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly error: unknown; readonly again: () => void }
  | { readonly state: 'unknown' }
  | { readonly state: 'ready'; readonly source: Parameters<typeof ActPage>[0]['source'] };

/** Dossier, agency and draft, read together. */
export function useActSource(id: string, type: string, target?: number): Loaded {
  const me = useMe();
  const dossier = useQuery(api.dossiers.get.queryOptions({ input: { dossier: id } }));
  const agency = useAgency();
  const draft = useQuery(
    api.drafts.get.queryOptions({
      input: { dossier: id, type },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      retry: false,
    }),
  );
  if (dossier.isPending || agency.isPending || draft.isPending) return { state: 'waiting' };
  const error = dossier.error ?? agency.error;
  if (dossier.data === undefined || agency.data === undefined) {
    return { state: 'failed', error, again: () => void Promise.all([dossier.refetch(), agency.refetch()]) };
  }
  const procedure: ProcedureId = dossier.data.procedure;
  if (findDefinition(procedure, type) === undefined) return { state: 'unknown' };
  const fields = actFields(procedure, type);
  const facts = agency.data;
  const fresh = () =>
    freshAct(prefilled({ type, procedure, fields, dossier: dossier.data, me, target, ...facts }));
  const earlier = recall(id, type) ?? (draft.data?.data as Saved | undefined);
  const start = target === undefined ? (readDraft(earlier) ?? fresh()) : fresh();
  return {
    state: 'ready',
    source: { procedure, type, dossierId: id, dossier: dossier.data, me, start, ...facts },
  };
}

const readDraft = (saved: Saved | undefined): Saved | undefined =>
  typeof saved?.id === 'string' && typeof saved.occurredAt === 'string' && typeof saved.values === 'object'
    ? saved
    : undefined;

/** The own agency's items and the profile, as the law's functions take them. */
export function useAgency() {
  return useQuery(
    api.directory.agency.queryOptions({
      staleTime: 5 * 60_000,
      select: (view) => ({ agency: view.agency as AgencyFacts, profile: view.profile as unknown as Profile }),
    }),
  );
}
