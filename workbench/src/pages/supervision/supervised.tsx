import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type DossierView } from '../../api.ts';
import { ReadingGround } from '../../files.ts';
import { Failed, Waiting } from '../../parts/states.tsx';
import { DossierBody } from '../dossier/dossier.tsx';
import { GroundPrompt } from './supervision.tsx';

/** One file under supervision, read only. */
export function Supervised() {
  const { id } = useParams({ from: '/shell/supervision/$id' });
  const { ground } = useSearch({ from: '/shell/supervision/$id' });
  const navigate = useNavigate({ from: '/supervision/$id' });
  if (ground === undefined)
    return <GroundPrompt onGround={(next) => void navigate({ search: { ground: next } })} />;
  return <SupervisedDossier id={id} ground={ground} />;
}

function SupervisedDossier({ id, ground }: { readonly id: string; readonly ground: string }) {
  const [tab, setTab] = useState('overview');
  const dossier = useQuery(
    api.supervision.get.queryOptions({
      input: { dossier: id, ground },
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
    }),
  );
  if (dossier.data === undefined) {
    return dossier.isError ? (
      <Failed error={dossier.error} again={() => void dossier.refetch()} />
    ) : (
      <Waiting lines={12} />
    );
  }
  return (
    <ReadingGround value={ground}>
      <p className="note">
        监督调阅，只读。事由：{ground}{' '}
        <Link to="/supervision" search={{ ground }}>
          回到清单
        </Link>
      </p>
      <DossierBody dossier={dossier.data as DossierView} tab={tab} onTab={setTab} readOnly />
    </ReadingGround>
  );
}
