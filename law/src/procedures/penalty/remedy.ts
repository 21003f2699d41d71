import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { adl, apl, arl, house } from '../../dossier/basis.ts';
import type { ClockInstance } from '../../dossier/define.ts';
import { act, choice, date, files, key, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { beginAnew, everyRound, redoField, redoRefusal } from './anew.ts';
import { changeActs, changeClocks, changedPenaltiesField, giveFate, saysWhatChanged } from './change.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { ownAgency, partyExists } from './gates.ts';
import { remediesOf, remedyStart } from './owed.ts';
import { addressees, decisionServedOn } from './service.ts';
import type { Fate, PenaltyState, Remedy } from './state.ts';

/** 行政复议、行政诉讼. They may come after closing and archive. */

const decided = (state: PenaltyState) => state.decision !== undefined;

const findRemedy = (state: PenaltyState, id: string | undefined): Remedy | undefined =>
  state.remedies.find((remedy) => remedy.id === id);

const editRemedy = (state: PenaltyState, id: string, how: (remedy: Remedy) => Remedy): PenaltyState => ({
  ...state,
  remedies: change(state.remedies, (remedy) => remedy.id === id, how),
});

/** What became of the decision a remedy is about, where nothing is left of it to annul or change. */
function fallenBefore(state: PenaltyState, remedy: Remedy | undefined): Fate | undefined {
  const round = everyRound(state).find(({ decision }) => decision?.seq === remedy?.decision);
  const fate = round?.decision?.fate;
  return fate?.kind === 'annulled' || fate?.kind === 'void' ? fate : undefined;
}

/**
 * What has fallen does not fall again, nor is it changed: another body can still find that it had been unlawful
 * (行政诉讼法 art 74(2)), dismiss the claim, or end the matter.
 */
const stillThere: PenaltyGate<{ readonly id: string; readonly result: keyof typeof remedyResultNames }> = ({
  state,
  data,
}) => {
  if (data === undefined || (data.result !== 'annulled' && data.result !== 'changed')) return undefined;
  const remedy = findRemedy(state, data.id);
  const fate = fallenBefore(state, remedy);
  return fate === undefined
    ? undefined
    : refuse(
        'DECISION_FALLEN',
        `该决定已于${chineseDate(fate.on)}${remedyResultNames[fate.kind]}，不能再次${remedyResultNames[data.result]}。`,
        {
          source: remedy?.kind === 'litigation' ? adl(70) : arl(64),
          path: 'result',
          remedy: '请核对决定、裁判的主文，按确认违法、驳回、撤回申请（撤诉）等实际结果登记。',
        },
      );
};

const remedyUnderWay: PenaltyGate<{ readonly id: string }> = ({ state, data }) => {
  if (data === undefined) return undefined;
  const remedy = findRemedy(state, data.id);
  if (remedy === undefined)
    return refuse('REMEDY_UNKNOWN', '本案没有这一复议或者诉讼。', { source: house(), path: 'id' });
  return remedy.closed === undefined
    ? undefined
    : refuse('REMEDY_CLOSED', '该复议或者诉讼已经终结。', { source: house(), path: 'id' });
};

/** Dates a person states may lie neither ahead of the act nor before an earlier step. */
function datesInOrder<D>(
  read: (state: PenaltyState, data: D) => readonly (string | undefined)[],
): PenaltyGate<D> {
  return ({ state, data, occurredAt }) => {
    if (data === undefined) return undefined;
    const days = [...read(state, data), civilDay(occurredAt)].filter((day) => day !== undefined);
    return days.every((day, index) => index === 0 || (days[index - 1] as string) <= day)
      ? undefined
      : refuse('DATE_ORDER', '填写的日期与前后步骤的日期不符。', { source: house() });
  };
}

const anyUnderWay = (state: PenaltyState) => state.remedies.some((remedy) => remedy.closed === undefined);

const openRemedyAct = penaltyAct({
  type: 'remedy.open',
  zh: '登记复议（诉讼）',
  lane: 'remedy',
  schema: act({
    id: key('编号'),
    kind: choice('救济途径', { reconsideration: '行政复议', litigation: '行政诉讼' }),
    party: key('申请人（原告）', 'party'),
    body: text('复议机关（人民法院）'),
    appliedOn: date('申请（起诉）日期'),
    claim: paragraph('请求和理由'),
    files: files(),
  }),
  personal: ['claim'],
  by: ['officer', 'handler', 'reviewer', 'clerk'],
  concurrency: 'additive',
  source: [arl(20), adl(45), adl(46), apl(73)],
  open: decided,
  correctable: ['body', 'appliedOn'],
  gates: [
    ownAgency,
    partyExists,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      if (findRemedy(state, data.id) !== undefined)
        return refuse('REMEDY_EXISTS', '该编号已经使用。', { source: house(), path: 'id' });
      const concluded = remediesOf(state, data.party).some(
        (remedy) => remedy.kind === 'reconsideration' && remedy.closed !== undefined,
      );
      return data.kind === 'litigation' && state.spot !== undefined && !concluded
        ? refuse(
            'RECONSIDERATION_FIRST',
            '对当场作出的处罚决定不服的，应当先申请行政复议，对复议决定不服的再提起诉讼。',
            { source: arl('23(1)(一)'), path: 'kind' },
          )
        : undefined;
    },
    datesInOrder((state, data) => [state.decision?.on, data.appliedOn]),
  ],
  apply: (state, data, header) => ({
    ...state,
    remedies: [
      ...state.remedies,
      {
        id: data.id,
        kind: data.kind,
        party: data.party,
        decision: state.decision?.seq ?? 0,
        body: data.body,
        appliedOn: data.appliedOn,
        opened: mark(header),
      },
    ],
  }),
});

const acceptRemedy = penaltyAct({
  type: 'remedy.accept',
  zh: '登记受理和收到副本',
  lane: 'remedy',
  schema: act({
    id: key('复议（诉讼）编号'),
    acceptedOn: date('受理（立案）日期'),
    copyReceivedOn: date('收到申请书（起诉状）副本日期').optional(),
    procedure: choice('审理程序', { ordinary: '普通程序', simplified: '简易程序' }),
    number: text('案号').optional(),
    files: files(),
  }),
  by: ['officer', 'handler', 'reviewer', 'clerk'],
  concurrency: 'additive',
  source: [arl(30), arl(48), adl(67)],
  open: anyUnderWay,
  correctable: ['acceptedOn', 'copyReceivedOn', 'procedure', 'number'],
  gates: [
    ownAgency,
    remedyUnderWay,
    datesInOrder((state, data) => [
      findRemedy(state, data.id)?.appliedOn,
      data.acceptedOn,
      data.copyReceivedOn,
    ]),
  ],
  apply: (state, data) =>
    editRemedy(state, data.id, (remedy) => ({
      ...remedy,
      acceptedOn: data.acceptedOn,
      simplified: data.procedure === 'simplified',
      ...(data.copyReceivedOn === undefined ? {} : { copyReceivedOn: data.copyReceivedOn }),
    })),
});

const answerRemedy = penaltyAct({
  type: 'remedy.answer',
  zh: '提交答复和证据',
  lane: 'remedy',
  schema: act({
    id: key('复议（诉讼）编号'),
    answeredOn: date('提交日期'),
    evidence: paragraph('提交的证据、依据和其他材料'),
    files: files('答复书（答辩状）'),
  }),
  personal: ['evidence'],
  by: ['officer', 'handler', 'reviewer'],
  source: [arl(48), arl(70), adl(67)],
  open: (state) =>
    state.remedies.some(
      (remedy) =>
        remedy.closed === undefined && remedy.answeredOn === undefined && remedy.copyReceivedOn !== undefined,
    ),
  correctable: ['answeredOn'],
  gates: [
    ownAgency,
    remedyUnderWay,
    ({ state, data }) =>
      data !== undefined && findRemedy(state, data.id)?.copyReceivedOn === undefined
        ? refuse('COPY_NOT_RECEIVED', '尚未登记收到申请书（起诉状）副本。', {
            source: arl(48),
            path: 'id',
            move: 'remedy.accept',
          })
        : undefined,
    datesInOrder((state, data) => [findRemedy(state, data.id)?.copyReceivedOn, data.answeredOn]),
  ],
  apply: (state, data) =>
    editRemedy(state, data.id, (remedy) => ({ ...remedy, answeredOn: data.answeredOn })),
});

export const remedyResultNames = {
  upheld: '维持（驳回诉讼请求）',
  changed: '变更',
  annulled: '撤销',
  foundIllegal: '确认违法',
  void: '确认无效',
  withdrawn: '撤回申请（撤诉）',
  rejected: '不予受理（驳回申请、起诉）',
  settled: '调解、和解',
} as const;

const closeRemedy = penaltyAct({
  type: 'remedy.close',
  zh: '登记复议（诉讼）结果',
  lane: 'remedy',
  schema: act({
    id: key('复议（诉讼）编号'),
    result: choice('生效结果', remedyResultNames),
    number: text('决定（裁判）文号').optional(),
    on: date('作出日期'),
    receivedOn: date('收到日期'),
    reason: paragraph('理由摘要'),
    penalties: changedPenaltiesField,
    redo: redoField.optional(),
    files: files(),
  }),
  personal: ['reason'],
  by: ['officer', 'handler', 'reviewer', 'clerk'],
  source: [arl(62), arl(64), arl(75), adl(69), adl(70), apl('48(2)')],
  open: anyUnderWay,
  correctable: ['number', 'on', 'receivedOn'],
  gates: [
    ownAgency,
    remedyUnderWay,
    stillThere,
    saysWhatChanged((data) => data.result === 'changed'),
    ({ state, data }) =>
      data === undefined ? undefined : redoRefusal(state, findRemedy(state, data.id)?.kind, data),
    datesInOrder((state, data) => {
      const remedy = findRemedy(state, data.id);
      return [remedy?.acceptedOn ?? remedy?.appliedOn, data.on, data.receivedOn];
    }),
  ],
  apply: (state, data, header) => {
    const closed = editRemedy(state, data.id, (remedy) => ({
      ...remedy,
      closed: { ...mark(header), on: data.on, result: data.result, receivedOn: data.receivedOn },
    }));
    const remedy = findRemedy(state, data.id);
    // A decision on which another round followed has no further fate, nor has one that fell before.
    if (remedy?.decision !== state.decision?.seq || fallenBefore(state, remedy) !== undefined) return closed;
    // A reconsideration decision takes effect when it is served (复议法 art 75(2)).
    if (!isFate(data.result) || remedy === undefined) return closed;
    const said = {
      seq: header.seq,
      by: remedy.kind,
      body: remedy.body,
      ...(data.number === undefined ? {} : { number: data.number }),
    };
    const fate: Fate = {
      ...said,
      kind: data.result,
      on: data.receivedOn,
      reason: remedyResultNames[data.result],
      decidedOn: data.on,
    };
    const fallen = giveFate(closed, fate, data.penalties);
    const { redo } = data;
    return redo === undefined
      ? fallen
      : beginAnew(fallen, {
          ...said,
          receivedOn: data.receivedOn,
          grounds: redo.grounds,
          ...(redo.days === undefined ? {} : { days: redo.days }),
        });
  },
});

const isFate = (result: keyof typeof remedyResultNames): result is Fate['kind'] =>
  result === 'changed' || result === 'annulled' || result === 'foundIllegal' || result === 'void';

/** REM-01 and REM-23 for each party, what follows a reconsideration, the agency's own answer and its own change. */
export function remedyClocks(state: PenaltyState): ClockInstance[] {
  const { decision } = state;
  if (decision === undefined) return answerClocks(state);
  const clocks: ClockInstance[] = [...changeClocks(state), ...answerClocks(state)];
  for (const party of addressees(state)) {
    const served = decisionServedOn(state, party) ?? (state.spot === undefined ? undefined : decision.on);
    if (served === undefined) continue;
    const own = remediesOf(state, party);
    const reconsidered = own.find((remedy) => remedy.kind === 'reconsideration');
    const sued = own.find((remedy) => remedy.kind === 'litigation');
    clocks.push({
      key: `reconsider:${party}`,
      rule: 'REM-01',
      zh: '当事人申请行政复议',
      start: remedyStart(state, served),
      whose: 'party',
      ...withDone(reconsidered?.appliedOn ?? sued?.appliedOn),
    });
    if (state.spot === undefined && reconsidered === undefined) {
      clocks.push({
        key: `sue:${party}`,
        rule: 'REM-23',
        zh: '当事人直接提起行政诉讼',
        start: served,
        whose: 'party',
        ...withDone(sued?.appliedOn),
      });
    }
    const received = reconsidered?.closed?.receivedOn;
    if (received !== undefined && reconsidered?.closed?.result !== 'withdrawn') {
      clocks.push({
        key: `sue-after:${party}`,
        rule: 'REM-22',
        zh: '当事人对复议决定提起行政诉讼',
        start: received,
        whose: 'party',
        ...withDone(sued?.appliedOn),
      });
    }
  }
  return clocks;
}

/** The agency answers for every decision it made, also for one that has fallen since. */
const answerClocks = (state: PenaltyState): ClockInstance[] =>
  state.remedies.flatMap((remedy): ClockInstance[] => {
    if (remedy.copyReceivedOn === undefined) return [];
    const rule = remedy.kind === 'litigation' ? 'REM-27' : remedy.simplified === true ? 'REM-15' : 'REM-14';
    return [
      {
        key: `answer:${remedy.id}`,
        rule,
        zh: '提交答复和全部证据、依据',
        start: remedy.copyReceivedOn,
        whose: 'agency',
        ...withDone(remedy.answeredOn ?? remedy.closed?.on),
      },
    ];
  });

const withDone = (doneOn: string | undefined) => (doneOn === undefined ? {} : { doneOn });

export const remedyActs = [openRemedyAct, acceptRemedy, answerRemedy, closeRemedy, ...changeActs];
