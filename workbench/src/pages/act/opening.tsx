import { type ProcedureId, procedures } from '@mingjing/law';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api.ts';
import { useMe } from '../../app/session.ts';
import { keep, kept } from '../../parts/kept.ts';
import { actFields } from '../../parts/readable.ts';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { uuidV7 } from '../../parts/uuid.ts';
import { ActPage } from './act-page.tsx';
import { useAgency } from './acting.tsx';
import { prefilled } from './prefill.ts';
import { freshAct, recall, type Saved } from './use-act.ts';

/** A new dossier (登记案源, 当场处罚, 登记人员…): the first act opens it. */
export function Opening() {
  const { procedure } = useParams({ from: '/shell/open/$procedure' });
  if (!Object.hasOwn(procedures, procedure)) return <Nothing title="没有这种办理事项" />;
  return <OpeningOf key={procedure} procedure={procedure as ProcedureId} />;
}

function OpeningOf({ procedure }: { readonly procedure: ProcedureId }) {
  const me = useMe();
  const agency = useAgency();
  const slot = `${me.personId}.${procedure}`;
  const [dossierId, setDossierId] = useState(() => pendingId(slot));
  const first = firstAct(procedure);
  const draft = useQuery(
    api.drafts.get.queryOptions({
      input: { dossier: dossierId, type: first ?? '' },
      enabled: first !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      retry: false,
    }),
  );
  if (first === undefined) return <Nothing title="没有这种办理事项" />;
  if (agency.isPending || draft.isPending) return <Waiting lines={9} />;
  if (agency.data === undefined) return <Failed error={agency.error} again={() => void agency.refetch()} />;
  const fields = actFields(procedure, first);
  const earlier = recall(dossierId, first) ?? (draft.data?.data as Saved | undefined);
  const start = earlier ?? freshAct(prefilled({ type: first, procedure, fields, me, ...agency.data }));
  return (
    <ActPage
      key={dossierId}
      source={{ procedure, type: first, dossierId, me, start, ...agency.data }}
      onDone={() => keep(key(slot), undefined)}
      onAnother={() => setDossierId(pendingId(slot))}
    />
  );
}

/** The act that may be done when there is nothing yet. */
function firstAct(procedure: ProcedureId): string | undefined {
  const { acts, initial } = procedures[procedure];
  return (
    acts.find((definition) => definition.lane !== 'record' && definition.open(initial))?.type ??
    acts.find((definition) => definition.open(initial) && definition.type.endsWith('.register'))?.type
  );
}

const key = (slot: string) => `mingjing.opening.${slot}`;

/** The id of the dossier that is being opened, the same until it is open, so that a draft is found again. */
function pendingId(slot: string): string {
  const id = kept(key(slot)) ?? uuidV7();
  keep(key(slot), id);
  return id;
}
