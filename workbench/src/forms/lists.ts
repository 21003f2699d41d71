import { type AgencyFacts, actingOfficeNames, formatMoney, type PenaltyState } from '@mingjing/law';
import {
  demandPointsToReview,
  everyPayment,
  heldNames,
  type Party,
  pointsToReview,
  refundables,
  type SaidPoint,
} from '@mingjing/law/penalty';
import type { ActView, DeadlineView, DocumentView, DossierView } from '../api.ts';
import { dayText, momentText } from '../parts/dates.ts';
import { partiesNamed } from '../parts/party.ts';

/** Fields that point to something in the dossier are chosen by what it is called, never typed. */
export interface Option {
  readonly value: string | number;
  readonly label: string;
}

interface Pool {
  readonly state?: PenaltyState | undefined;
  readonly acts: readonly ActView[];
  readonly deadlines: readonly DeadlineView[];
  readonly related: DossierView['related'];
}

const act = (entry: ActView): Option => ({
  value: entry.seq,
  label: `第${entry.seq}项 ${entry.zh}（${entry.actor.name}，${dayText(entry.occurredAt)}）`,
});

const document =
  (parties: readonly Party[]) =>
  (entry: {
    readonly seq: number;
    readonly document: DocumentView;
    readonly party?: string | undefined;
  }): Option => ({
    value: entry.seq,
    label: [
      `第${entry.seq}项 《${entry.document.title}》${entry.document.number ?? ''}`,
      partiesNamed(parties, [entry.party]),
    ]
      .filter(Boolean)
      .join(' '),
  });

/** Steps without their recording: not yet explained, or explained and awaiting approval. */
export const unrecorded = (type: string, state: PenaltyState): number[] =>
  state.recordings
    .filter(({ state: now }) => now === 'missing')
    .filter(({ asked }) => (asked !== undefined) === (type === 'recording.decide'))
    .map(({ seq }) => seq);

/** What a field named so in an act of this kind may point to; undefined: it is typed. */
export function optionsOf(type: string, name: string, pool: Pool): readonly Option[] | undefined {
  const state = pool.state;
  switch (name) {
    case 'target': {
      const waiting =
        state !== undefined && type.startsWith('recording.') ? unrecorded(type, state) : undefined;
      return pool.acts
        .filter((entry) => entry.type !== 'act.correct' && entry.type !== 'file.attach')
        .filter(({ seq }) => waiting?.includes(seq) ?? true)
        .map(act)
        .reverse();
    }
    case 'document':
      // A paper that may have come from elsewhere is named, not chosen.
      if (type === 'pause.begin' || type === 'jurisdiction.settle') return undefined;
      return (state?.documents ?? [])
        .filter((entry) => type !== 'document.seal' || entry.sealed === undefined)
        .map(document(state?.parties ?? []))
        .reverse();
    case 'id':
      return type === 'remedy.open' || !type.startsWith('remedy.') ? undefined : remedies(state);
    case 'preservation':
      return state?.investigation.preservations.map((entry) => ({
        value: entry.id,
        label: entry.things.join('、'),
      }));
    case 'order':
      return state?.investigation.correctionOrders.map((entry) => ({
        value: entry.id,
        label: `责令改正（${dayText(entry.ordered.at)}）`,
      }));
    case 'appraisal':
      return state?.investigation.appraisals.map((entry) => ({
        value: entry.id,
        label: `${entry.body}:${entry.matter}`,
      }));
    case 'payment':
      return type === 'payment.refund'
        ? refunds(state)
        : state &&
            everyPayment(state).map((entry) => ({
              value: entry.seq,
              label: `第${entry.seq}项 ${dayText(entry.on)}`,
            }));
    case 'entrustment':
      return (state as Partial<AgencyFacts> | undefined)?.entrustments
        ?.filter((entry) => entry.endedOn === undefined)
        .map((entry) => ({
          value: entry.seq,
          label: `${entry.organisation}（${dayText(entry.from)}至${dayText(entry.until)}）`,
        }));
    case 'appointment':
      return (state as Partial<AgencyFacts> | undefined)?.acting?.map((entry) => ({
        value: entry.seq,
        label: `第${entry.seq}项 ${actingOfficeNames[entry.office]}（${dayText(entry.from)}至${dayText(entry.to)}）`,
      }));
    case 'deferral':
      return state?.execution.deferrals.map((entry) => ({
        value: entry.id,
        label: `${momentText(entry.requested.at)}申请`,
      }));
    case 'remedy':
      return remedies(state);
    case 'goods':
      // Before they are confiscated goods are named.
      if (!type.startsWith('goods.')) return undefined;
      return state?.execution.goods.map((entry) => ({ value: entry.id, label: entry.what }));
    case 'pause':
      return state?.time.pauses.map((entry) => ({ value: entry.id, label: `${dayText(entry.from)}起` }));
    case 'clock':
      if (type === 'extension.approve' || type === 'extension.return')
        return state?.time.asked.map(({ clock, at }) => ({
          value: clock,
          label: `${pool.deadlines.find((one) => one.key === clock)?.zh ?? clock}（${dayText(at)}提请延长）`,
        }));
      return pool.deadlines
        .filter((clock) => clock.status === 'running' || clock.status === 'overdue')
        .map((clock) => ({ value: clock.key, label: clock.zh }));
    case 'dossier':
      return type === 'sameAct.distinguish' ? otherCases(pool.related) : undefined;
    case 'point':
      return state && pointsOf(type, state)?.map(({ id, point }) => ({ value: id, label: point }));
    default:
      return undefined;
  }
}

/** Cases against the same party, of whichever agency; those that would be called the same are counted. */
export function otherCases(related: Pool['related']): Option[] {
  const called = related.map(({ agency, number, fined, stageZh }) =>
    [agency, number ?? '未编号', fined ? '已罚款' : '未罚款', stageZh].filter(Boolean).join(' '),
  );
  return related.map(({ id }, i) => {
    const alike = called.filter((name) => name === called[i]).length > 1;
    const nth = called.slice(0, i + 1).filter((name) => name === called[i]).length;
    return { value: id, label: alike ? `${called[i]}（第${nth}件）` : called[i]! };
  });
}

const remedies = (state: PenaltyState | undefined): Option[] =>
  (state?.remedies ?? []).map((entry) => ({
    value: entry.id,
    label: `${entry.kind === 'reconsideration' ? '行政复议' : '行政诉讼'}（${dayText(entry.appliedOn)}）`,
  }));

/** Payments and sales of which something has to go back, with how much of each. */
const refunds = (state: PenaltyState | undefined): Option[] =>
  (state === undefined ? [] : refundables(state)).map(({ payment, fen }) => ({
    value: payment.seq,
    label: `第${payment.seq}项 ${dayText(payment.on)}收到的${heldNames[payment.of]}${formatMoney(payment.fen)}，应退${formatMoney(fen)}`,
  }));

/** Points that wait to be answered by an act of this kind, with whose they are. */
export const pointsOf = (type: string, state: PenaltyState): readonly SaidPoint[] | undefined =>
  type === 'defence.review'
    ? pointsToReview(state)
    : type === 'demand.review'
      ? demandPointsToReview(state)
      : undefined;
