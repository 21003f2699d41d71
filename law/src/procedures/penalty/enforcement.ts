import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { acl, adi, apl, house } from '../../dossier/basis.ts';
import { act, choice, confirmed, date, files, key, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { demandAnswered, servedDemand } from './demand.ts';
import { ownAgency, partyExists } from './gates.ts';
import { courtWindow, endOfRule, executing, openRemedy, unperformedBy } from './owed.ts';
import type { CourtApplication, PenaltyState } from './state.ts';

/** 申请人民法院强制执行 (强制法 art 53–58): agencies without own powers of enforcement go to the court. */

/** Ten working days after the demand was served (强制法 art 54). */
const demanded: PenaltyGate<{ readonly party: string }> = ({ state, data, facts, profile, occurredAt }) => {
  if (data === undefined) return undefined;
  const served = servedDemand(state, data.party)?.servedOn;
  if (served === undefined) {
    return refuse('DEMAND_NOT_SERVED', '申请人民法院强制执行前，应当催告当事人履行义务，催告书尚未送达。', {
      source: acl(54),
      move: 'demand.issue',
    });
  }
  const waiting = endOfRule('CMP-13', served, facts, profile);
  return waiting !== undefined && civilDay(occurredAt) <= waiting
    ? refuse(
        'DEMAND_PERIOD_RUNS',
        `催告书于${served}送达，十个工作日至${waiting}届满，期满仍未履行的方可申请。`,
        { source: acl(54) },
      )
    : undefined;
};

/** Within three months after both remedy periods are over (强制法 art 53); late only with good reason (适用解释 art 156). */
const withinWindow: PenaltyGate<{ readonly party: string; readonly lateReason?: string | undefined }> = ({
  state,
  data,
  facts,
  profile,
  occurredAt,
}) => {
  if (data === undefined) return undefined;
  if (openRemedy(state, data.party) !== undefined) {
    return refuse('REMEDY_OPEN', '当事人申请的行政复议或者提起的行政诉讼尚未终结。', {
      source: acl(53),
      path: 'party',
    });
  }
  const window = courtWindow(state, data.party, facts, profile);
  if (window === undefined) return undefined;
  const day = civilDay(occurredAt);
  if (day <= window.start) {
    return refuse(
      'REMEDY_PERIOD_RUNS',
      `当事人申请复议、提起诉讼的期限（或者延期缴纳的期限）至${window.start}届满，期满后方可申请。`,
      { source: acl(53), path: 'party' },
    );
  }
  return day > window.end && data.lateReason === undefined
    ? refuse(
        'COURT_WINDOW_OVER',
        `申请强制执行的期限已于${chineseDate(window.end)}届满，逾期无正当理由的人民法院不予受理。`,
        { source: adi(156), path: 'lateReason', remedy: '确有正当理由的，写明理由。' },
      )
    : undefined;
};

const applyToCourt = penaltyAct({
  type: 'court.apply',
  zh: '申请人民法院强制执行',
  lane: 'execution',
  schema: act({
    party: key('被申请人', 'party'),
    court: text('受理法院'),
    request: paragraph('请求事项'),
    grounds: paragraph('事实与理由'),
    contactPerson: text('联系人', { max: 60 }),
    agent: text('委托代理人', { max: 60 }).optional(),
    partyOpinion: paragraph('当事人的意见及催告情况'),
    subject: paragraph('申请强制执行标的情况'),
    otherMaterials: paragraph('其他材料').optional(),
    lateReason: paragraph('逾期申请的正当理由').optional(),
    signed: confirmed('申请书由机关负责人签名并加盖机关印章'),
    files: files(),
  }),
  personal: ['request', 'grounds', 'partyOpinion', 'subject', 'lateReason'],
  by: ['head'],
  source: [acl(53), acl(54), acl(55), apl('72(1)(四)')],
  open: executing,
  document: () => ({ template: 'P61', numberCode: '强申' }),
  gates: [
    ownAgency,
    partyExists,
    ({ state, data }) =>
      data !== undefined && unperformedBy(state, data.party).length === 0
        ? refuse('NOTHING_OWED', '该当事人已经履行处罚决定。', { source: acl(53), path: 'party' })
        : undefined,
    ({ state, data }) => {
      const earlier = data === undefined ? undefined : lastApplication(state, data.party);
      return earlier !== undefined && earlier.ruled?.result !== 'refuse'
        ? refuse('COURT_ALREADY_ASKED', '已就该当事人申请人民法院强制执行。', {
            source: acl(53),
            path: 'party',
          })
        : undefined;
    },
    demanded,
    demandAnswered,
    withinWindow,
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      courts: [...state.execution.courts, { ...mark(header), court: data.court, party: data.party }],
    },
  }),
});

const recordRuling = penaltyAct({
  type: 'court.rule',
  zh: '登记法院裁定',
  lane: 'execution',
  schema: act({
    party: key('被申请人', 'party'),
    result: choice('裁定结果', { execute: '准予强制执行', refuse: '不予受理或者不准予强制执行' }),
    number: text('裁定书文号'),
    ruledOn: date('裁定日期'),
    receivedOn: date('收到日期'),
    reason: paragraph('裁定理由').optional(),
    files: files(),
  }),
  personal: ['reason'],
  by: ['officer', 'handler'],
  source: [acl(56), acl(57), acl(58)],
  open: (state: PenaltyState) =>
    state.closing.archived === undefined &&
    state.execution.courts.some((application) => application.ruled === undefined),
  correctable: ['number', 'ruledOn', 'receivedOn'],
  gates: [
    ownAgency,
    ({ state, data, occurredAt }) => {
      if (data === undefined) return undefined;
      const application = lastApplication(state, data.party);
      if (application === undefined || application.ruled !== undefined) {
        return refuse('COURT_NOT_ASKED', '没有对该当事人待裁定的强制执行申请。', {
          source: house(),
          path: 'party',
        });
      }
      const inOrder =
        civilDay(application.at) <= data.ruledOn &&
        data.ruledOn <= data.receivedOn &&
        data.receivedOn <= civilDay(occurredAt);
      return inOrder
        ? undefined
        : refuse('DATE_ORDER', '申请、裁定、收到裁定的日期先后不符。', { source: house(), path: 'ruledOn' });
    },
  ],
  apply: (state, data, header) => {
    const application = lastApplication(state, data.party);
    return {
      ...state,
      execution: {
        ...state.execution,
        courts: change(
          state.execution.courts,
          (entry) => entry === application,
          (entry) => ({
            ...entry,
            ruled: { ...mark(header), result: data.result, receivedOn: data.receivedOn },
          }),
        ),
      },
    };
  },
});

/** The newest application against a party. */
export function lastApplication(state: PenaltyState, party: string): CourtApplication | undefined {
  return state.execution.courts.findLast((application) => application.party === party);
}

export const enforcementActs = [applyToCourt, recordRuling];
