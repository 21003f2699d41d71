import type { AgencyFacts, StaffFacts } from '@mingjing/law';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useMemo } from 'react';
import { api, type DeadlineView, type DossierView } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { useCases } from '../../forms/found.ts';
import { Clock, inOrder } from '../../parts/clock.tsx';
import { dayText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { partiesNamed } from '../../parts/party.ts';
import { type Names, namesOf } from '../../parts/readable.ts';
import { RefusalList } from '../../parts/refusal.tsx';
import { StageRail } from '../../parts/stage-rail.tsx';
import { Failed, Waiting } from '../../parts/states.tsx';
import { Timeline } from '../../parts/timeline-view.tsx';
import { useAgency } from '../act/acting.tsx';
import { PublicationBody } from '../publication/publication.tsx';
import { Appoint } from './appoint.tsx';
import { Documents } from './documents.tsx';
import { EvidenceTab } from './evidence.tsx';
import { Looks } from './looks.tsx';
import { moveAddress } from './move-address.ts';
import { Moves } from './moves.tsx';
import { nextOf } from './next-move.ts';
import { Parties } from './parties.tsx';
import { PowerItems, ReviewCatalogue } from './power-items.tsx';
import { ProofTab } from './proof.tsx';
import { AgencyFactsList, PersonFacts } from './register.tsx';
import { ReviewTab } from './review-tab.tsx';
import { Volumes } from './volumes.tsx';

/** One case: where it stands, what I may do, what happened, which clocks run. */
export function DossierPage() {
  const { id } = useParams({ from: '/shell/dossiers/$id' });
  const { tab } = useSearch({ from: '/shell/dossiers/$id' });
  const navigate = useNavigate({ from: '/dossiers/$id' });
  const dossier = useQuery(
    api.dossiers.get.queryOptions({ input: { dossier: id }, placeholderData: keepPreviousData }),
  );
  const todo = useQuery(api.dossiers.todo.queryOptions({ input: {}, staleTime: 30_000 }));
  if (dossier.data === undefined || dossier.data.id !== id) {
    return dossier.isError ? (
      <Failed error={dossier.error} again={() => void dossier.refetch()} />
    ) : (
      <Waiting lines={12} />
    );
  }
  const asked = todo.data?.rows.flatMap((row) => (row.dossier === id ? (row.move ?? []) : []));
  return (
    <DossierBody
      dossier={dossier.data}
      stale={dossier.isError}
      asked={asked}
      tab={tab ?? 'overview'}
      onTab={(next) => void navigate({ search: next === 'overview' ? {} : { tab: next }, replace: true })}
    />
  );
}

/** The case as everyone entitled sees it; `readOnly` is a supervisor's view. */
export function DossierBody({
  dossier,
  stale = false,
  asked,
  tab,
  onTab,
  readOnly = false,
}: {
  readonly dossier: DossierView;
  readonly stale?: boolean;
  readonly asked?: readonly string[] | undefined;
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly readOnly?: boolean;
}) {
  const agency = useAgency();
  const me = useMe();
  const staff = useQuery(api.directory.staff.queryOptions({ input: {}, staleTime: 5 * 60_000 }));
  const isCase = dossier.procedure === 'penalty-ordinary' || dossier.procedure === 'penalty-summary';
  const cases = useCases(isCase ? dossier.state.joined.map((other) => other.dossier) : []);
  const names: Names = useMemo(
    () =>
      namesOf({
        cover: true,
        people: [...dossier.acts.map((act) => act.actor), ...(staff.data?.rows ?? []), ...dossier.people],
        acts: dossier.acts,
        deadlines: dossier.deadlines,
        items: agency.data?.agency.items,
        dossiers: [
          ...dossier.distinguished.map(({ id, agency, number }) => ({
            value: id,
            label: [agency, number].filter(Boolean).join(' '),
          })),
          ...cases.options,
        ],
        state: dossier.state,
      }),
    [dossier, staff.data, agency.data, cases.options],
  );
  const canMend = !readOnly && dossier.moves.some((move) => move.type === 'act.correct');
  const overview = (
    <>
      {dossier.procedure === 'staff' && <PersonFacts staff={staffOf(dossier)} />}
      {dossier.procedure === 'agency' && <AgencyFactsList agency={agencyOf(dossier)} names={names} />}
      <Timeline dossier={dossier} names={names} canMend={canMend} />
    </>
  );
  const tabs = [
    { key: 'overview', label: '概况', children: overview },
    {
      key: 'documents',
      label: `文书 ${dossier.acts.filter((act) => act.document !== undefined).length}`,
      children: <Documents dossier={dossier} readOnly={readOnly} />,
    },
    ...(isCase
      ? [
          {
            key: 'evidence',
            label: `证据 ${dossier.state.investigation.evidence.length}`,
            children: <EvidenceTab dossier={dossier} />,
          },
          { key: 'parties', label: '当事人', children: <Parties dossier={dossier} names={names} /> },
          // What is decided on the spot (当场处罚) is reviewed by nobody beforehand.
          ...(dossier.procedure === 'penalty-summary'
            ? []
            : [{ key: 'review', label: '审核', children: <ReviewTab dossier={dossier} names={names} /> }]),
          {
            key: 'volumes',
            label: '案卷',
            children: <Volumes dossier={dossier} />,
          },
          {
            key: 'publication',
            label: '公示',
            children: <PublicationBody dossier={dossier} names={names} readOnly={readOnly} />,
          },
        ]
      : []),
    ...(dossier.procedure === 'agency'
      ? [
          {
            key: 'items',
            label: `权责事项 ${Object.keys(agencyOf(dossier).items).length}`,
            children: <PowerItems agency={agencyOf(dossier)} />,
          },
          {
            key: 'catalogue',
            label: '法制审核目录',
            children: <ReviewCatalogue agency={agencyOf(dossier)} />,
          },
        ]
      : []),
    { key: 'proof', label: '存证', children: <ProofTab dossier={dossier} /> },
    ...(isCase && (readOnly || me.agency.id === dossier.agency.id)
      ? [{ key: 'looks', label: '调阅', children: <Looks dossier={dossier} /> }]
      : []),
  ];
  return (
    <div className="dossier">
      <Head dossier={dossier} names={names} asked={asked} readOnly={readOnly} />
      {stale && (
        <p className="stale" role="status">
          没有取到最新情况，以下是先前的内容。
        </p>
      )}
      {isCase && dossier.state.personalErased !== undefined && (
        <p className="stale" role="note">
          本案的个人信息已于{dayText(dossier.state.personalErased.at)}
          依法删除，所附文件和已制作的文书不能再打开，案卷只保留名称和校验值。
        </p>
      )}
      <div className="dossier-columns">
        <div className="dossier-left">
          <StageRail stages={dossier.stages} />
        </div>
        <div className="dossier-middle">
          <Tabs
            activeKey={tabs.some((one) => one.key === tab) ? tab : 'overview'}
            onChange={onTab}
            items={tabs}
            animated={false}
            more={{ icon: <OtherTabs /> }}
          />
        </div>
        <aside className="dossier-right" aria-label="期限和可办事项">
          {dossier.deadlines.length > 0 && <Clocks dossier={dossier} />}
          {dossier.missing.length > 0 && (
            <section>
              <h2>还缺什么</h2>
              <RefusalList refusals={dossier.missing} dossier={dossier} />
            </section>
          )}
          {dossier.warnings.length > 0 && (
            <section>
              <h2>提醒</h2>
              <RefusalList refusals={dossier.warnings} dossier={dossier} tone="caution" />
            </section>
          )}
          {!readOnly && dossier.procedure === 'agency' && <AppointWhereKept dossier={dossier} />}
          {!readOnly && <Moves dossier={dossier} next={nextOf(dossier, asked)?.type} />}
        </aside>
      </div>
    </div>
  );
}

/** Who keeps the register of other agencies names their administrators; the own agency has one. */
function AppointWhereKept({ dossier }: { readonly dossier: DossierView }) {
  const me = useMe();
  return hasRole(me, 'supervisor') && dossier.id !== me.agency.id ? <Appoint dossier={dossier} /> : null;
}

/** The state of an agency's dossier is the facts its cases are decided on. */
const agencyOf = (dossier: DossierView) => dossier.state as unknown as AgencyFacts;
const staffOf = (dossier: DossierView) => dossier.state as unknown as StaffFacts;

function Head({
  dossier,
  names,
  asked,
  readOnly,
}: {
  readonly dossier: DossierView;
  readonly names: Names;
  readonly asked: readonly string[] | undefined;
  readonly readOnly: boolean;
}) {
  const next = readOnly ? undefined : nextOf(dossier, asked);
  const isCase = dossier.procedure === 'penalty-ordinary' || dossier.procedure === 'penalty-summary';
  const handlers = isCase ? dossier.state.team.handlers.map(names.person) : [];
  const opened = dossier.acts[0];
  const me = useMe();
  return (
    <header className="dossier-head">
      <div className="dossier-title">
        <Heading>{dossier.title}</Heading>
        <p className="dossier-facts">
          {dossier.number !== undefined && <span className="number">{dossier.number}</span>}
          <span className="stage-word">{dossier.stageZh}</span>
          {dossier.sample && <span className="tag">样例</span>}
          {isCase && dossier.state.parties.length > 0 && (
            <span>当事人：{dossier.state.parties.map((party) => names.party(party.id)).join('；')}</span>
          )}
          {handlers.length > 0 && <span>承办：{handlers.join('、')}</span>}
          {dossier.agency.name !== dossier.title && <span>{dossier.agency.name}</span>}
          {opened !== undefined && <span className="faint">{dayText(opened.occurredAt)}登记</span>}
        </p>
      </div>
      {!readOnly &&
        dossier.procedure === 'staff' &&
        dossier.agency.id === me.agency.id &&
        hasRole(me, 'head') && (
          <LinkButton to="/handover" search={{ from: dossier.id }}>
            移交其承办的案件
          </LinkButton>
        )}
      {next !== undefined && (
        <div className="next-action">
          {next.allowed ? (
            <LinkButton {...moveAddress(dossier.id, next.type)} primary size="large">
              {next.zh}
            </LinkButton>
          ) : (
            <>
              <Button type="primary" size="large" disabled aria-describedby="next-why">
                {next.zh}
              </Button>
              <p className="faint next-why" id="next-why">
                {next.refusals[0]?.message}
              </p>
            </>
          )}
        </div>
      )}
    </header>
  );
}

/** What opens the tabs that have no room, on a phone above all. */
function OtherTabs() {
  return (
    <>
      <span aria-hidden="true">⋯</span>
      <span className="visually-hidden">其他页签</span>
    </>
  );
}

function Clocks({ dossier }: { readonly dossier: DossierView }) {
  const ordered = inOrder(dossier.deadlines);
  const running = ordered.filter((clock) => clock.doneOn === undefined);
  const over = ordered.filter((clock) => clock.doneOn !== undefined);
  const { parties = [], notices = [] } = dossier.state;
  // A period runs for a party, or from the notice to one.
  const whom = ({ key }: DeadlineView) =>
    partiesNamed(
      parties,
      key
        .split(':')
        .slice(1)
        .map((id) => notices.find((notice) => notice.id === id)?.party ?? id),
    );
  return (
    <section aria-label="期限">
      <h2>期限</h2>
      {running.length === 0 ? (
        <p className="faint">没有正在计算的期限。</p>
      ) : (
        <ul className="clocks">
          {running.map((clock) => (
            <Clock key={clock.key} clock={clock} party={whom(clock)} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details>
          <summary>已办结的期限 {over.length}</summary>
          <ul className="clocks">
            {over.map((clock) => (
              <Clock key={clock.key} clock={clock} party={whom(clock)} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
