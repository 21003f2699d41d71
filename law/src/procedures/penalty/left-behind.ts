import { undecidedUnfit } from '../../disclosure/slice.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, profileRule } from '../../dossier/basis.ts';
import type { Facts } from '../../dossier/facts.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { Profile } from '../../profiles/index.ts';
import { unservedChange } from './change.ts';
import { recordingsComplete } from './gates.ts';
import { majorFilingNeeded } from './major-filing.ts';
import { cashUnderWay } from './payment.ts';
import { publicationSettled, showsOutdated } from './publication.ts';
import { moneyReturned } from './refund.ts';
import { unservedParties } from './service.ts';
import type { PenaltyState } from './state.ts';

/** What a case must not leave behind when it ends: papers unserved, goods, money, recordings, publications, reports. */

/** What is asked of a case, whoever closes it. */
interface Standing {
  readonly state: PenaltyState;
  readonly facts: Facts;
  readonly profile: Profile;
  readonly occurredAt: string;
}

/** What still has to be settled of one thing; nothing where it is. */
type Settling = (about: Standing) => Refusal | readonly Refusal[] | undefined;

const served: Settling = ({ state, occurredAt }) => {
  const day = civilDay(occurredAt);
  const missing =
    unservedParties(state, day).length > 0
      ? '决定书'
      : unservedChange(state, day).length > 0
        ? '变更（撤销）处罚决定书'
        : undefined;
  return missing === undefined
    ? undefined
    : refuse('DECISION_NOT_SERVED', `${missing}尚未送达全部当事人。`, {
        source: apl(61),
        move: 'service.record',
      });
};

/** Everything seized, preserved or confiscated has been dealt with (处罚法 art 56, 74). */
const goodsAccountedFor: Settling = ({ state }) => {
  const refusals: Refusal[] = [];
  const kept = state.investigation.preservations.filter(
    (entry) => entry.notified !== undefined && entry.handled === undefined,
  );
  if (kept.length > 0) {
    refusals.push(
      refuse('PRESERVATION_UNHANDLED', `有${kept.length}项先行登记保存的证据尚未处理。`, {
        source: apl(56),
        move: 'preservation.handle',
      }),
    );
  }
  const left = state.execution.goods.filter((entry) => entry.disposed === undefined);
  if (left.length > 0) {
    refusals.push(
      refuse(
        'GOODS_NOT_DISPOSED',
        `有${left.length}项没收物品尚未处理：${left.map((entry) => entry.what).join('、')}。`,
        { source: apl('74(1)'), move: 'goods.dispose' },
      ),
    );
  }
  return refusals;
};

/** Nothing is shown that no longer stands (处罚法 art 48(2)). */
const takenBack = ({ state }: { readonly state: PenaltyState }): Refusal | undefined =>
  showsOutdated(state)
    ? refuse('NOT_PUBLISHED', '处罚决定已被变更、撤销或者确认违法、无效，公示尚未撤回。', {
        source: apl('48(2)'),
        move: 'publication.retract',
      })
    : undefined;

const published: Settling = (context) => {
  const { state, facts } = context;
  if (publicationSettled(state, facts.agency) !== undefined) return undefined;
  if (undecidedUnfit(state.publication) !== undefined)
    return refuse('NOT_PUBLISHED', '公示已经撤下，尚未审批。', {
      source: profileRule('不予公示情形'),
      move: 'publication.decideTakeDown',
    });
  return (
    takenBack(context) ??
    refuse(
      'NOT_PUBLISHED',
      state.decision?.fate === undefined
        ? '处罚决定尚未公示，也没有不予公示的决定。'
        : '变更后的处罚决定尚未公示，也没有不予公示的决定。',
      { source: apl(48), move: 'publication.prepare' },
    )
  );
};

/** What a case may leave behind that ends before a decision, also one that was reopened when its decision fell. */
export const nothingLeftBehind = [goodsAccountedFor, moneyReturned, takenBack] as const;

const filedAsMajor: Settling = ({ state, profile }) => {
  const needed = majorFilingNeeded(state, profile);
  return needed === undefined || state.majorFiling !== undefined
    ? undefined
    : refuse('MAJOR_FILING_MISSING', `${needed.zh}，应当备案，尚未报送。`, {
        source: needed.source,
        move: 'majorFiling.report',
      });
};

/** A decision on the spot has been reported, and its cash is with the bank (处罚法 art 52(3), 71). */
const spotSettled: Settling = ({ state }) => {
  const refusals: Refusal[] = [];
  if (state.spot !== undefined && state.spot.filedOn === undefined) {
    refusals.push(
      refuse('SPOT_NOT_FILED', '当场作出的处罚决定尚未报本机关备案。', {
        source: apl('52(3)'),
        move: 'spot.file',
      }),
    );
  }
  if (cashUnderWay(state).length > 0) {
    refusals.push(
      refuse('CASH_NOT_BANKED', '当场收缴的罚款尚未缴付指定银行。', {
        source: apl(71),
        move: 'payment.handIn',
      }),
    );
  }
  return refusals;
};

/** Everything that keeps a decided case from being closed. */
export const everythingSettled = [
  served,
  goodsAccountedFor,
  moneyReturned,
  recordingsComplete,
  published,
  filedAsMajor,
  spotSettled,
] as const;

/** Whether nothing is left that keeps the case from being closed. */
export const isSettled = (about: Standing): boolean =>
  everythingSettled.every((asks) => [asks(about) ?? []].flat().length === 0);
