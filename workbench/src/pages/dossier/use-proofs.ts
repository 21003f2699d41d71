import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActView, api, client, type DossierView, problemOf } from '../../api.ts';
import { useReadingGround } from '../../files.ts';
import { fetchLog } from '../../parts/log-copy.ts';
import { checkAct, checkActInLog, type ProofFinding } from '../../parts/proof-check.ts';
import { findDefinition } from '../../parts/readable.ts';

/** How far the check of one act has come. */
export type ProofState =
  | { readonly step: 'checking' }
  | { readonly step: 'failed'; readonly message: string }
  | { readonly step: 'found'; readonly finding: ProofFinding; readonly bundle: string };

/** Checks acts of a dossier one after the other, in this browser; leaving the page stops it. */
export function useProofs(dossier: DossierView) {
  const ground = useReadingGround();
  const log = useQuery(api.public.log.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const [states, setStates] = useState<ReadonlyMap<number, ProofState>>(new Map());
  const [running, setRunning] = useState(false);
  const [tiles, setTiles] = useState<number>();
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const { id, procedure } = dossier;
  const { vkey = '', witnesses = [] } = log.data ?? {};

  const shownOf = useCallback(
    (act: ActView) => ({
      dossier: id,
      act,
      personal: findDefinition(procedure, act.type)?.personal ?? [],
    }),
    [id, procedure],
  );
  const note = (seq: number, state: ProofState) => setStates((all) => new Map(all).set(seq, state));

  const check = async (acts: readonly ActView[]) => {
    setRunning(true);
    for (const act of acts) {
      if (leaving.current.signal.aborted) return;
      const { seq } = act;
      note(seq, { step: 'checking' });
      try {
        const { bundle } =
          ground === undefined
            ? await client.dossiers.proof({ dossier: id, seq })
            : await client.supervision.proof({ dossier: id, seq, ground });
        note(seq, {
          step: 'found',
          bundle,
          finding: checkAct(bundle, { vkey, witnesses }, shownOf(act)),
        });
      } catch (error) {
        note(seq, { step: 'failed', message: problemOf(error).message });
      }
    }
    setRunning(false);
  };

  /** Reads the whole log for one act whose bundle alone does not tell whether it is in there. */
  const checkInLog = async (act: ActView, bundle: string) => {
    note(act.seq, { step: 'checking' });
    setRunning(true);
    const stop = leaving.current.signal;
    try {
      const copy = await fetchLog(setTiles, stop);
      const finding = await checkActInLog(bundle, { vkey, witnesses }, copy, shownOf(act));
      note(act.seq, { step: 'found', bundle, finding });
    } catch (error) {
      if (stop.aborted) return;
      note(act.seq, { step: 'failed', message: problemOf(error).message });
    }
    setTiles(undefined);
    setRunning(false);
  };

  return { log, states, running, tiles, check, checkInLog };
}
