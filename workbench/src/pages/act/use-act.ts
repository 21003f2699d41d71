import type { AgencyFacts, CivilDate, ProcedureId, Profile } from '@mingjing/law';
import { civilDay } from '@mingjing/law';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { api, client, type DossierView, type Me, type Performed, problemOf } from '../../api.ts';
import { signAct } from '../../app/signing-key.ts';
import type { Field } from '../../forms/fields.ts';
import { withHidden } from '../../forms/hidden.ts';
import { type Messages, merged, messagesOf, noMessages, refusalMessages } from '../../forms/messages.ts';
import { sentValues, type Values } from '../../forms/values.ts';
import { nowInstant } from '../../parts/dates.ts';
import { actFields, findDefinition } from '../../parts/readable.ts';
import { uuidV7 } from '../../parts/uuid.ts';

/** What a form keeps between visits: its answers and the id the act will have, so that a retry is not a second act. */
export interface Saved {
  readonly id: string;
  readonly occurredAt: string;
  readonly values: Values;
}

export interface ActSource {
  readonly procedure: ProcedureId;
  readonly type: string;
  readonly dossierId: string;
  /** Absent while the dossier is about to be opened. */
  readonly dossier?: DossierView | undefined;
  readonly agency?: AgencyFacts | undefined;
  readonly profile?: Profile | undefined;
  readonly me: Me;
  readonly start: Saved;
}

export type SaveState = 'clean' | 'saving' | 'saved' | 'failed';

/** One act on its way: typed, saved as a draft, checked by the server as one types, submitted once. */
export type ActController = ReturnType<typeof useAct>;

export function useAct(source: ActSource) {
  const { procedure, type, dossierId, dossier } = source;
  // The id of the act and the first answers are those of the moment the form was opened, whatever is read again later.
  const [start] = useState(source.start);
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>(start.values);
  const [occurredAt, setOccurredAt] = useState(start.occurredAt);
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState(dossier?.seq ?? 0);
  const [done, setDone] = useState<Performed>();
  const definition = findDefinition(procedure, type);
  const fields: readonly Field[] = useMemo(() => actFields(procedure, type), [procedure, type]);

  const data = useMemo(
    () => sentValues(fields, withHidden(type, fields, values, dossier)),
    [fields, type, values, dossier],
  );
  const parsed = useMemo(
    () => (definition?.schema as z.ZodType | undefined)?.safeParse(data),
    [definition, data],
  );
  /** While nothing is open yet, the server has to be told what would be opened. */
  const opens = dossier === undefined ? { procedure } : undefined;
  const command = useMemo(
    () => ({ id: start.id, type, occurredAt, data: { ...data } }),
    [start.id, type, occurredAt, data],
  );
  const valid = parsed?.success === true;

  const settled = useDebounced(command, 500);
  const checking = useQuery(
    api.dossiers.check.queryOptions({
      input: { dossier: dossierId, ...opens, command: settled },
      // What is still being typed is not asked about: the answer would be about something else.
      enabled: valid && settled === command && done === undefined,
      staleTime: 5_000,
      gcTime: 10_000,
      retry: false,
    }),
  );
  const answer = valid ? checking.data : undefined;
  // Before anything is filled in: what stands against the act on its day in any case. Where nothing has to be, the check says it.
  const asksForSomething = useMemo(
    () => (definition?.schema as z.ZodType | undefined)?.safeParse({}).success === false,
    [definition],
  );
  const standing = useQuery(
    api.dossiers.check.queryOptions({
      input: { dossier: dossierId, ...opens, command: { id: start.id, type, occurredAt, data: {} } },
      enabled: asksForSomething && done === undefined,
      staleTime: 5_000,
      gcTime: 10_000,
      retry: false,
    }),
  );

  const saveState = useAutosave(
    dossierId,
    type,
    { id: start.id, occurredAt, values },
    start,
    done === undefined,
  );

  const submit = useMutation({
    mutationFn: async (): Promise<Performed> => {
      if (dossier === undefined) return client.dossiers.open({ dossier: dossierId, procedure, command });
      const signature =
        definition?.signed === true && parsed?.success === true
          ? await signAct({ dossier: dossierId, ...command, data: parsed.data })
          : undefined;
      return client.dossiers.perform({
        dossier: dossierId,
        expectedSeq: seen,
        command: signature === undefined ? command : { ...command, signature },
      });
    },
    onSuccess: async (performed) => {
      setDone(performed);
      client.drafts.remove({ dossier: dossierId, type }).catch(() => undefined);
      forget(dossierId, type);
      await queries.invalidateQueries();
    },
    onError: async (error) => {
      const { code } = problemOf(error);
      if (code === 'CONFLICT' || code === 'ID_REUSED') {
        await queries.invalidateQueries({
          queryKey: api.dossiers.get.key({ input: { dossier: dossierId } }),
        });
      }
    },
  });

  const problem = submit.error === null ? undefined : problemOf(submit.error);
  const refusals = problem?.refusals.length ? problem.refusals : (answer?.refusals ?? []);
  const schemaMessages: Messages = useMemo(
    () => (tried && parsed !== undefined && !parsed.success ? messagesOf(parsed.error, data) : noMessages),
    [tried, parsed, data],
  );
  const messages = useMemo(
    () => merged(schemaMessages, refusalMessages(refusals)),
    [schemaMessages, refusals],
  );
  /** Acts others recorded since this form was opened. */
  const since = dossier === undefined ? [] : dossier.acts.filter((act) => act.seq > seen);
  const mine = dossier?.acts.find((act) => act.id === start.id);

  return {
    ...source,
    definition,
    fields,
    values,
    setValues: (next: Values) => {
      submit.reset();
      setValues(next);
    },
    occurredAt,
    setOccurredAt,
    day: civilDay(occurredAt) as CivilDate,
    data,
    command,
    opens,
    valid,
    messages,
    schemaMessages,
    missing: parsed === undefined || parsed.success ? 0 : parsed.error.issues.length,
    refusals,
    warnings: answer?.warnings ?? [],
    standing: standing.data?.refusals.filter(({ code }) => code !== 'DATA_INVALID'),
    document: checking.data?.document,
    ok: valid && answer?.ok === true,
    checking: valid && (checking.isFetching || settled !== command),
    checkFailed: valid && checking.isError ? problemOf(checking.error) : undefined,
    saveState,
    tried,
    setTried,
    submit,
    problem,
    done,
    /** The act is in the record already: an earlier attempt got through. */
    recorded: mine,
    since,
    acceptNews: () => {
      setSeen(dossier?.seq ?? 0);
      submit.reset();
    },
  };
}

function useDebounced<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

const storageKey = (dossier: string, type: string) => `mingjing.draft.${dossier}.${type}`;

/** What was typed in this tab and has not reached the server: newer than any draft the server has. */
export function recall(dossier: string, type: string): Saved | undefined {
  try {
    const text = sessionStorage.getItem(storageKey(dossier, type));
    return text === null ? undefined : (JSON.parse(text) as Saved);
  } catch {
    return undefined;
  }
}

function keep(dossier: string, type: string, text: string): void {
  try {
    sessionStorage.setItem(storageKey(dossier, type), text);
  } catch {
    // Full or closed: the server's copy is the one that counts.
  }
}

function forget(dossier: string, type: string): void {
  try {
    sessionStorage.removeItem(storageKey(dossier, type));
  } catch {
    // Nothing was kept.
  }
}

function useAutosave(dossier: string, type: string, saved: Saved, start: Saved, active: boolean): SaveState {
  const [state, setState] = useState<SaveState>('clean');
  const text = JSON.stringify(saved);
  const last = useRef(JSON.stringify({ id: start.id, occurredAt: start.occurredAt, values: start.values }));
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    if (!active || text === last.current) return;
    // At once: the page may be left before the server has been told.
    keep(dossier, type, text);
    const timer = setTimeout(() => {
      last.current = text;
      setState('saving');
      client.drafts.put({ dossier, type, data: { ...(JSON.parse(text) as Saved) } }).then(
        () => {
          setState('saved');
          if (latest.current === text) forget(dossier, type);
        },
        () => setState('failed'),
      );
    }, 900);
    return () => clearTimeout(timer);
  }, [dossier, type, text, active]);
  return state;
}

export const freshAct = (values: Values): Saved => ({ id: uuidV7(), occurredAt: nowInstant(), values });
