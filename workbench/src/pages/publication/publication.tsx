import {
  channelNames,
  endReasonNames,
  type PublicationChannel,
  type PublicationRound,
  pendingRound,
  publicationBar,
  publicDecisionSchema,
  publicProjection,
  publishedRound,
  undecidedUnfit,
  unfitExtentNames,
  withholdGroundNames,
} from '@mingjing/law';
import { type Fate, fateNames, showsOutdated } from '@mingjing/law/penalty';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, type DossierView } from '../../api.ts';
import { citeText } from '../../parts/cite.ts';
import { Clock, inOrder } from '../../parts/clock.tsx';
import { dayText, momentText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { type Names, namesOf } from '../../parts/readable.ts';
import { RefusalList } from '../../parts/refusal.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { useAgency } from '../act/acting.tsx';
import { preparedContent } from '../act/prefill.ts';
import { SummaryLink } from '../dossier/forms.tsx';
import { Masks, PublicContent } from './content.tsx';

/** 公示: where the publication of a decision stands, who does the next step, and what the public sees or will see. */
export function PublicationPage() {
  const { id } = useParams({ from: '/shell/dossiers/$id/publication' });
  const dossier = useQuery(
    api.dossiers.get.queryOptions({ input: { dossier: id }, placeholderData: keepPreviousData }),
  );
  if (dossier.data === undefined || dossier.data.id !== id) {
    return dossier.isError ? (
      <Failed error={dossier.error} again={() => void dossier.refetch()} />
    ) : (
      <Waiting lines={10} />
    );
  }
  const names = namesOf({
    people: [...dossier.data.acts.map((act) => act.actor), ...dossier.data.people],
    state: dossier.data.state,
  });
  return (
    <div className="page">
      <header className="page-head">
        <p className="crumbs">
          <Link to="/dossiers/$id" params={{ id }} search={{}}>
            {dossier.data.title}
          </Link>
        </p>
        <Heading>公示</Heading>
      </header>
      <PublicationBody dossier={dossier.data} names={names} />
    </div>
  );
}

export function PublicationBody({
  dossier,
  names,
  readOnly = false,
}: {
  readonly dossier: DossierView;
  readonly names: Names;
  readonly readOnly?: boolean;
}) {
  const agency = useAgency();
  const { publication, decision } = dossier.state;
  if (decision === undefined)
    return (
      <Nothing title="还没有可以公示的决定">
        作出决定以后，由公示录入员录入，另一人审核，再行批准和发布。
      </Nothing>
    );
  const bar = agency.data === undefined ? undefined : publicationBar(dossier.state, agency.data.agency);
  const projection =
    agency.data === undefined
      ? undefined
      : publicProjection(dossier.state, agency.data.agency, agency.data.profile);
  const shown = publishedRound(publication);
  const outdated = showsOutdated(dossier.state);
  const unfit = undecidedUnfit(publication);
  const last = publication.rounds.at(-1);
  const over = last?.retracted !== undefined || last?.lapsed !== undefined;
  const round = pendingRound(publication) ?? shown ?? (over ? undefined : last);
  const parsed =
    round === undefined
      ? undefined
      : publicDecisionSchema.safeParse(preparedContent(dossier, round.prepared.seq)).data;
  const showable = decision.fate === undefined || decision.fate.kind === 'changed';
  const content = round === undefined && showable ? projection?.fields : parsed;
  const earlier = publication.rounds.filter((other) => other !== round);
  const moves = dossier.moves.filter((move) => move.lane === 'publication');
  const clocks = dossier.deadlines.filter((clock) =>
    /^(publish|republish|correct|retract|end)/.test(clock.key),
  );
  return (
    <div className="side-by-side">
      <div>
        {bar !== undefined && (
          <p className="note">
            不予公示：{bar.zh}
            <cite>{citeText(bar.source)}</cite>
          </p>
        )}
        {publication.withheld !== undefined && (
          <p className="note">
            {names.person(publication.withheld.by)}于{momentText(publication.withheld.at)}决定不予公示：
            {publication.withheld.reason}
          </p>
        )}
        {unfit?.unfit !== undefined && (
          <p className="note caution-text">
            公示已经撤下（{withholdGroundNames[unfit.unfit.ground]}；{unfitExtentNames[unfit.unfit.extent]}
            ），等待审批；批准前不能另行公示。
          </p>
        )}
        {decision.fate !== undefined && (
          <FateNote fate={decision.fate} outdated={outdated} shown={shown !== undefined} />
        )}
        {(round !== undefined || bar === undefined) && (
          <>
            <h2 className="part-title">进展</h2>
            {round === undefined ? (
              <p className="faint">尚未录入。</p>
            ) : (
              <Progress round={round} names={names} />
            )}
          </>
        )}
        <SummaryLink dossier={dossier} />
        {earlier.length > 0 && (
          <>
            <h2 className="part-title">此前的公示</h2>
            <ul className="earlier">
              {earlier.map((other) => (
                <Earlier key={other.id} round={other} />
              ))}
            </ul>
          </>
        )}
        {clocks.length > 0 && (
          <>
            <h2 className="part-title">公示期限</h2>
            <ul className="clocks">
              {inOrder(clocks).map((clock) => (
                <Clock key={clock.key} clock={clock} />
              ))}
            </ul>
          </>
        )}
        {!readOnly && (
          <>
            <h2 className="part-title">由我办理</h2>
            {moves.length === 0 && <p className="faint">现在没有由您办理的公示事项。</p>}
            <ul className="moves">
              {moves.map((move) => (
                <li key={move.type}>
                  {move.allowed ? (
                    <LinkButton
                      to="/dossiers/$id/do/$type"
                      params={{ id: dossier.id, type: move.type }}
                      search={{}}
                      primary={/prepare|check|approve|release/.test(move.type)}
                    >
                      {move.zh}
                    </LinkButton>
                  ) : (
                    <>
                      <Button disabled>{move.zh}</Button>
                      <RefusalList refusals={move.refusals} dossier={dossier} />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {projection !== undefined && bar === undefined && (
          <>
            <Masks masks={projection.masks} />
            {projection.warnings.map((warning) => (
              <p key={warning.code} className="caution-text">
                ! {warning.zh}
              </p>
            ))}
          </>
        )}
      </div>
      <section aria-labelledby="public-shown">
        <h2 id="public-shown" className="part-title">
          {shown === round && round !== undefined
            ? outdated
              ? '公众现在看到的是变更（撤销）前的内容'
              : '公众现在看到'
            : '公众将看到'}
        </h2>
        {bar !== undefined ? (
          <p className="faint">本案不公示。</p>
        ) : content !== undefined ? (
          <PublicContent content={content} />
        ) : decision.fate !== undefined && !showable ? (
          <p className="faint">决定已经{fateNames[decision.fate.kind]}，不再公示。</p>
        ) : (
          <p className="faint">公示内容正在生成，或者您不能查看。</p>
        )}
      </section>
    </div>
  );
}

/** What became of the decision, and what that asks of its publication (处罚法 art 48(2)). */
function FateNote({
  fate,
  outdated,
  shown,
}: {
  readonly fate: Fate;
  readonly outdated: boolean;
  readonly shown: boolean;
}) {
  const asks = outdated
    ? '应当在三个工作日内撤回公示并公开说明理由。'
    : fate.kind === 'changed'
      ? shown
        ? '变更后的决定已经另行公示。'
        : '变更后的决定另行录入、审核、批准和发布，使用新的公示编号。'
      : '不再公示。';
  return (
    <p className={outdated ? 'note caution-text' : 'note'}>
      决定已于{dayText(fate.decidedOn)}
      {fate.body === undefined ? '由本机关自行' : `由${fate.body}`}
      {fateNames[fate.kind]}
      {fate.number === undefined ? '' : `（${fate.number}）`}
      {fate.on === fate.decidedOn ? '' : `，${dayText(fate.on)}收到`}，{asks}
    </p>
  );
}

/** A round that is over: what the public saw of it, and since when no more. */
function Earlier({ round }: { readonly round: PublicationRound }) {
  const { released, retracted, ended, replaced, lapsed, unfit } = round;
  const fate =
    retracted !== undefined
      ? `${dayText(retracted.on)}${unfit === undefined ? '撤回' : '撤下'}：${retracted.reason}`
      : ended !== undefined
        ? `${dayText(ended.on)}撤下：${endReasonNames[ended.reason]}`
        : replaced !== undefined
          ? '已由更正后的内容代替'
          : lapsed !== undefined
            ? '录入后决定发生变化，没有发布'
            : '没有发布';
  return (
    <li>
      {released === undefined ? (
        '未公示'
      ) : (
        <a href={`/decisions/${released.publicId}`} target="_blank" rel="noreferrer">
          {dayText(released.on)}公示
        </a>
      )}
      ，{fate}
    </li>
  );
}

function Progress({ round, names }: { readonly round: PublicationRound; readonly names: Names }) {
  const said = (mark: { readonly by: string; readonly at: string }) =>
    `${names.person(mark.by)}，${momentText(mark.at)}`;
  return (
    <ol className="progress">
      <li className="done">录入：{said(round.prepared)}</li>
      <li className={round.checked === undefined ? undefined : round.checked.passed ? 'done' : 'refused'}>
        审核：
        {round.checked === undefined
          ? '等待另一人审核'
          : `${round.checked.passed ? '同意' : '不同意'}，${said(round.checked)}`}
      </li>
      <li className={round.approved === undefined ? undefined : round.approved.passed ? 'done' : 'refused'}>
        批准：
        {round.approved === undefined
          ? '等待批准'
          : `${round.approved.passed ? '同意' : '不同意'}，${said(round.approved)}`}
      </li>
      <li className={round.released === undefined ? undefined : 'done'}>
        发布：
        {round.released === undefined ? (
          '尚未发布'
        ) : (
          <>
            {said(round.released)}{' '}
            <a href={`/decisions/${round.released.publicId}`} target="_blank" rel="noreferrer">
              公开页面
            </a>
          </>
        )}
      </li>
      {round.pushed.map((push) => (
        <li key={push.seq} className="done">
          推送：{channelNames[push.channel as PublicationChannel]}，{dayText(push.on)}
        </li>
      ))}
      {round.faulty !== undefined && (
        <li className="refused">
          发现错误：{dayText(round.faulty.on)}，{round.faulty.reason}
        </li>
      )}
      {round.retracted !== undefined && (
        <li className="refused">
          已撤回：{dayText(round.retracted.on)}，{round.retracted.reason}
        </li>
      )}
      {round.ended !== undefined && (
        <li className="done">
          已撤下：{dayText(round.ended.on)}，{endReasonNames[round.ended.reason]}
        </li>
      )}
    </ol>
  );
}
