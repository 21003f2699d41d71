import { chineseDate } from '../../calendar/index.ts';
import { publicParties } from '../../disclosure/decision.ts';
import { civilDay } from '../../dossier/act.ts';
import { type Facts, penaltyKindNames } from '../../dossier/facts.ts';
import type { Profile } from '../../profiles/index.ts';
import { decidedParties } from './assess.ts';
import { mayClose } from './closing.ts';
import { servedDemand, unreviewedDemand } from './demand.ts';
import { untaught } from './education.ts';
import { lastApplication } from './enforcement.ts';
import { isTitled } from './goods.ts';
import { isSettled } from './left-behind.ts';
import { majorFilingNeeded } from './major-filing.ts';
import {
  courtWindow,
  type Debt,
  debtNames,
  endOfRule,
  executing,
  openRemedy,
  payBy,
  unpaid,
  unperformedBy,
} from './owed.ts';
import { cashUnderWay } from './payment.ts';
import { toldOfPublication, unservedParties } from './service.ts';
import type { PenaltyState } from './state.ts';
import type { Asked } from './tasks-asked.ts';

/** What is asked between the decision and the closing: served, reported, carried out, enforced; then, and only then, closed. */
export function decidedTasks(state: PenaltyState, facts: Facts, profile: Profile, now: string): Asked[] {
  const asked = [
    ...serving(state, facts, civilDay(now)),
    ...(untaught(state).length > 0 ? [{ what: '教育当事人并记录', move: 'education.record' }] : []),
    ...onTheSpot(state),
    ...goods(state),
    ...(majorFilingNeeded(state, profile) !== undefined && state.majorFiling === undefined
      ? [{ what: '报送重大行政处罚备案', move: 'majorFiling.report', clock: 'majorFiling' }]
      : []),
    ...carryingOut(state, facts, profile, civilDay(now)),
  ];
  const { proposed } = state.closing;
  const ready = proposed === undefined && isSettled({ state, facts, profile, occurredAt: now });
  if (ready && untaught(state).length === 0 && mayClose(state))
    asked.push({ what: '办理结案', move: 'closing.propose' });
  // Where the court can be asked no more the execution is given up, but only once nothing else lies.
  return ready ? asked : asked.filter(({ move }) => move !== 'closing.propose');
}

/** To each addressee (处罚法 art 61), in the market together with the word that it becomes public (公示规定 art 8). */
function serving(state: PenaltyState, facts: Facts, day: string): Asked[] {
  const { decision } = state;
  const unserved = unservedParties(state, day);
  if (decision === undefined || unserved.length === 0) return [];
  const untouched = unserved.filter(
    (party) =>
      !state.services.some((service) => service.document === decision.seq && service.party === party),
  );
  if (untouched.length === 0)
    return [{ what: '公告送达期满后继续办理', move: 'service.record', clock: 'notice-period' }];
  const tell =
    facts.agency.field === 'market' &&
    publicParties(state, facts.agency).some(
      ({ party }) => untouched.includes(party) && !toldOfPublication(state, party),
    );
  return tell
    ? [{ what: '制作公示告知书，随决定书送达', move: 'publication.notify', clock: 'serve' }]
    : [{ what: '送达决定书', move: 'service.record', clock: 'serve' }];
}

/** What follows a decision on the spot: its report, and the way of the cash (处罚法 art 52(3), 71). */
function onTheSpot(state: PenaltyState): Asked[] {
  const { spot, decision } = state;
  const asked: Asked[] = [];
  if (spot !== undefined && spot.filedOn === undefined)
    asked.push({ what: '将当场处罚报本机关备案', move: 'spot.file', clock: 'spotFiling' });
  const [cash] = cashUnderWay(state);
  if (cash !== undefined)
    asked.push(
      cash.cash?.handedInOn === undefined
        ? { what: '将当场收缴的罚款交至机关', move: 'payment.handIn', clock: `cash:${cash.seq}` }
        : { what: '将当场收缴的罚款缴付银行', move: 'payment.handIn', clock: `bank:${cash.seq}` },
    );
  if (decision?.outcome.correction !== undefined && spot?.rechecks.every((recheck) => !recheck.corrected))
    asked.push({ what: '复查整改情况', move: 'spot.recheck' });
  return asked;
}

/** What was taken is disposed of; what lies there without a title goes back (处罚法 art 74). */
function goods(state: PenaltyState): Asked[] {
  const left = state.execution.goods.filter((entry) => entry.disposed === undefined);
  const titled = left.some((entry) => isTitled(state, entry));
  return left.length === 0
    ? []
    : [{ what: titled ? '处理没收物品' : '退还没有依据没收的物品', move: 'goods.dispose' }];
}

/** What each party has not carried out, and how far the agency has come with having it carried out. */
function carryingOut(state: PenaltyState, facts: Facts, profile: Profile, day: string): Asked[] {
  if (!executing(state)) return [];
  return decidedParties(state.decision).flatMap(({ party, penalties }): Asked[] => {
    if (payBy(state, party, facts, profile) === undefined || unperformedBy(state, party).length === 0)
      return [];
    const asked: Asked[] = [];
    const { carriedOut, goods: taken } = state.execution;
    if (
      penalties.some(({ kind }) => kind === 'confiscateIllegalProperty') &&
      !taken.some((entry) => entry.party === party && entry.confiscated !== undefined)
    )
      asked.push({ what: '办理没收物品', move: 'goods.confiscate' });
    const open = penalties.filter(
      ({ kind }) =>
        !doneOtherwise.has(kind) && !carriedOut.some((entry) => entry.party === party && entry.kind === kind),
    );
    if (open.length > 0)
      asked.push({
        what: `执行并登记${open.map(({ kind }) => penaltyKindNames[kind]).join('、')}`,
        move: 'penalty.carryOut',
      });
    const owes = (Object.keys(debtNames) as Debt[]).some((of) => unpaid(state, party, of) > 0);
    return owes ? [...asked, ...collecting(state, party, facts, profile, day)] : asked;
  });
}

/** Done by service, by payment, or by taking the goods. */
const doneOtherwise: ReadonlySet<string> = new Set([
  'warning',
  'publicCriticism',
  'fine',
  'confiscateIllegalGains',
  'confiscateIllegalProperty',
]);

const payment = { what: '跟踪缴款，到账后登记', move: 'payment.record', clock: 'pay' } as const;

/** Waiting for the money, then the demand, then the court (处罚法 art 67, 72; 强制法 art 53, 54). */
function collecting(
  state: PenaltyState,
  party: string,
  facts: Facts,
  profile: Profile,
  day: string,
): Asked[] {
  const due = payBy(state, party, facts, profile);
  if (due === undefined || day <= due || openRemedy(state, party) !== undefined) return [payment];
  const clock = `court:${party}`;
  const application = lastApplication(state, party);
  if (application?.ruled?.result === 'execute') return [];
  if (application?.ruled?.result === 'refuse')
    return [
      {
        role: 'head',
        what: '法院不准予执行：申请复议，或者补正后重新申请',
        move: 'court.apply',
        clock: `court-review:${party}`,
      },
    ];
  if (application !== undefined) return [{ what: '收到法院裁定后登记', move: 'court.rule' }];
  const window = courtWindow(state, party, facts, profile);
  if (window !== undefined && day > window.end)
    return [{ what: '申请法院强制执行的期限已过：终结执行，办理结案', move: 'closing.propose', clock }];
  const served = servedDemand(state, party)?.servedOn;
  if (served === undefined || served > day) {
    const issued = state.execution.demands.some(
      (demand) => demand.party === party && demand.withdrawn === undefined,
    );
    return [
      issued
        ? { what: '送达催告书', move: 'service.record', clock }
        : { what: '催告当事人履行', move: 'demand.issue', clock },
    ];
  }
  // What the party said to it is reviewed first, which is asked on its own.
  if (unreviewedDemand(state, party) !== undefined) return [];
  const answer = endOfRule('CMP-13', served, facts, profile);
  if (answer !== undefined && day <= answer)
    return [{ what: '催告后等待当事人履行', move: 'payment.record', clock: `demand:${party}` }];
  if (window !== undefined && day <= window.start) {
    const until = chineseDate(window.start);
    return [{ what: `等待复议、诉讼期满（${until}）`, move: 'payment.record', clock }];
  }
  return [{ role: 'head', what: '申请人民法院强制执行', move: 'court.apply', clock }];
}
