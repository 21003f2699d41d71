import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { partyOptions } from '../../forms/party-options.ts';
import { momentText } from '../../parts/dates.ts';
import { DocumentLink } from '../../parts/document-link.tsx';
import { actFields, linesOf, namesOf } from '../../parts/readable.ts';
import { Lines } from '../../parts/readable-view.tsx';
import { DraftReading } from '../review/draft-reading.tsx';
import { askedOf, restsOnDraft } from './asked.ts';
import type { ActController } from './use-act.ts';

/** What is read before one answers: what was asked, by whom, and the draft where the act rests on it. */
export function Before({ act }: { readonly act: ActController }) {
  const { dossier, agency, type, values } = act;
  const names = useMemo(
    () =>
      namesOf({
        people: dossier?.people ?? [],
        items: agency?.items,
        acts: dossier?.acts,
        deadlines: dossier?.deadlines,
        state: dossier?.state,
      }),
    [dossier, agency],
  );
  if (dossier === undefined) return null;
  const parties = partyOptions(type, 'party', dossier.state).map(({ value }) => value);
  const asked = askedOf(dossier.acts, type, values, parties);
  const draft = restsOnDraft(type) ? dossier.state.draft : undefined;
  return (
    <>
      {asked !== undefined && (
        <section className="part before" aria-labelledby="before-asked">
          <h2 id="before-asked" className="part-title">
            {asked.zh}
          </h2>
          <p className="faint">
            第{asked.seq}项，{asked.actor.name}，
            {momentText(asked.correction?.occurredAt ?? asked.occurredAt)}
          </p>
          <Lines
            lines={linesOf(
              actFields(dossier.procedure, asked.type),
              asked.data,
              names,
              asked.correction?.values,
            )}
          />
          {asked.document !== undefined && <DocumentLink document={asked.document} />}
        </section>
      )}
      {draft !== undefined && (
        <section className="part before" aria-labelledby="before-draft">
          <h2 id="before-draft" className="part-title">
            处理意见第{draft.version}稿
          </h2>
          <DraftReading draft={draft} state={dossier.state} agency={agency} names={names} />
          <p className="faint">
            证据、审核意见和文书在
            <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{}}>
              案件
            </Link>
            里。
          </p>
        </section>
      )}
    </>
  );
}
