import { useMemo, useState } from 'react';
import type { ActView, DossierView } from '../api.ts';
import { momentText } from './dates.ts';
import { DocumentLink } from './document-link.tsx';
import { LinkButton } from './link-button.tsx';
import { fieldsWithin, linesOf, type Names, type ShownFile } from './readable.ts';
import { FileLinks, Lines } from './readable-view.tsx';
import { laneNames, lanesOf, type Told, tell } from './timeline.ts';

/** Whose act it is, and whose office it was done by where that is another's. */
const whoDid = ({ actor }: ActView): string =>
  actor.acting === undefined ? actor.name : `${actor.name}（${actor.acting}）`;

/** What happened, newest first: who, when (two times), and on demand everything that was recorded. */
export function Timeline({
  dossier,
  names,
  canMend,
}: {
  readonly dossier: DossierView;
  readonly names: Names;
  readonly canMend: boolean;
}) {
  const [lane, setLane] = useState<string>();
  const [oldestFirst, setOldestFirst] = useState(false);
  const told = useMemo(
    () => tell(dossier.acts, dossier.state.parties),
    [dossier.acts, dossier.state.parties],
  );
  const shown = told.filter((entry) => (lane === undefined ? !entry.bookkeeping : entry.act.lane === lane));
  const ordered = oldestFirst ? shown : shown.toReversed();
  return (
    <section aria-label="办理经过">
      <div className="timeline-tools">
        <h2 className="part-title">办理经过</h2>
        <fieldset className="lane-filter" aria-label="按环节筛选">
          <button
            type="button"
            className={lane === undefined ? 'chip on' : 'chip'}
            aria-pressed={lane === undefined}
            onClick={() => setLane(undefined)}
          >
            全部
          </button>
          {lanesOf(dossier.acts).map((name) => (
            <button
              key={name}
              type="button"
              className={lane === name ? 'chip on' : 'chip'}
              aria-pressed={lane === name}
              onClick={() => setLane(name)}
            >
              {laneNames[name] ?? name}
            </button>
          ))}
        </fieldset>
        <button type="button" className="linklike" onClick={() => setOldestFirst(!oldestFirst)}>
          {oldestFirst ? '从最近的看起' : '从头看起'}
        </button>
      </div>
      <ol className="timeline">
        {ordered.map((entry) => (
          <Entry key={entry.act.id} entry={entry} dossier={dossier} names={names} canMend={canMend} />
        ))}
      </ol>
    </section>
  );
}

function Entry({
  entry,
  dossier,
  names,
  canMend,
}: {
  readonly entry: Told;
  readonly dossier: DossierView;
  readonly names: Names;
  readonly canMend: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { act } = entry;
  return (
    <li className="entry" id={`act-${act.seq}`}>
      <div className="entry-head">
        <button type="button" className="entry-open" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="entry-seq">{act.seq}</span>
          <span className="entry-what">{act.zh}</span>
          {entry.gist !== undefined && <span className="entry-gist">{entry.gist}</span>}
          <span className="entry-sign" aria-hidden="true">
            {open ? '−' : '+'}
          </span>
        </button>
        <span className="entry-who">{whoDid(act)}</span>
        <time dateTime={entry.happenedAt} className="entry-when">
          {entry.statedAt !== undefined && <del>{momentText(entry.statedAt)}</del>}{' '}
          {momentText(entry.happenedAt)}
        </time>
        {entry.lateDays > 0 && <span className="tag amber">迟录{entry.lateDays}天</span>}
        {act.correction !== undefined && (
          <a className="tag" href={`#act-${act.correction.bySeq}`}>
            第{act.correction.bySeq}项已更正
          </a>
        )}
      </div>
      {act.document !== undefined && <DocumentLink document={act.document} />}
      {open && <Inside act={act} dossier={dossier} names={names} canMend={canMend} />}
    </li>
  );
}

function Inside({
  act,
  dossier,
  names,
  canMend,
}: {
  readonly act: ActView;
  readonly dossier: DossierView;
  readonly names: Names;
  readonly canMend: boolean;
}) {
  const fields = fieldsWithin(dossier.procedure, act, dossier.acts);
  const lines = linesOf(fields, act.data, names, act.correction?.values);
  const mendable = act.type !== 'act.correct' && act.type !== 'file.attach';
  return (
    <div className="entry-body">
      {lines.length === 0 ? <p className="faint">没有其他内容。</p> : <Lines lines={lines} />}
      {act.attached.length > 0 && (
        <div className="attached">
          <h3>补充的附件</h3>
          <FileLinks files={act.attached as readonly ShownFile[]} />
        </div>
      )}
      <p className="entry-times">
        发生于{momentText(act.occurredAt)}，记录于{momentText(act.recordedAt)}，由{whoDid(act)}记录
      </p>
      {canMend && mendable && (
        <p className="entry-tools">
          <LinkButton
            size="small"
            to="/dossiers/$id/do/$type"
            params={{ id: dossier.id, type: 'act.correct' }}
            search={{ target: act.seq }}
          >
            更正第{act.seq}项
          </LinkButton>
          <LinkButton
            size="small"
            to="/dossiers/$id/do/$type"
            params={{ id: dossier.id, type: 'file.attach' }}
            search={{ target: act.seq }}
          >
            补充附件
          </LinkButton>
        </p>
      )}
    </div>
  );
}
