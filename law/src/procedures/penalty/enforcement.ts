import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { acl, adi, apl, house } from '../../dossier/basis.ts';
import { act, choice, confirmed, date, files, key, money, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { change, mark, type PenaltyGate, penaltyAct } from './define.ts';
import { isHandler, ownAgency, partyExists } from './gates.ts';
import { courtWindow, endOfRule, executing, openRemedy, payBy, unpaid, unperformedBy } from './owed.ts';
import type { CourtApplication, PenaltyState } from './state.ts';

/** 催告 and 申请人民法院强制执行 (强制法 art 35, 53–58). Agencies without own powers of enforcement go to the court. */

const overdue: PenaltyGate<{ readonly party: string }> = ({ state, data, facts, profile, occurredAt }) => {
  if (data === undefined) return undefined;
  if (unperformedBy(state, data.party).length === 0) {
    return refuse('NOTHING_OWED', '该当事人已经履行处罚决定。', { source: acl(34), path: 'party' });
  }
  const due = payBy(state, data.party, facts, profile);
  if (due === undefined)
    return refuse('DECISION_NOT_SERVED', '处罚决定书尚未送达该当事人。', {
      source: acl(34),
      path: 'party',
      move: 'service.record',
    });
  return civilDay(occurredAt) > due
    ? undefined
    : refuse('NOT_OVERDUE', `履行期限至${chineseDate(due)}届满，尚未逾期。`, {
        source: acl(34),
        path: 'party',
      });
};

export const issueDemand = penaltyAct({
  type: 'demand.issue',
  zh: '制作催告书',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    obligation: paragraph('应当履行的义务'),
    performBy: date('履行期限'),
    way: paragraph('履行方式', { max: 2000 }),
    fine: money('尚未缴纳的罚款'),
    surcharge: money('尚未缴纳的加处罚款'),
    gains: money('尚未缴纳的没收违法所得'),
    next: choice('逾期不履行的后果', {
      court: '申请人民法院强制执行',
      surcharge: '加处罚款',
      auction: '依法拍卖查封、扣押的财物抵缴',
    }),
    defenceTold: confirmed('已载明当事人依法享有的陈述权和申辩权'),
    contactPerson: text('联系人', { max: 60 }),
    contactPhone: text('联系电话', { max: 40 }),
    contactAddress: text('联系地址'),
  }),
  personal: ['obligation'],
  by: ['officer', 'handler'],
  source: [acl(35), acl(54)],
  open: executing,
  document: () => ({ template: 'P59', numberCode: '催' }),
  gates: [
    ownAgency,
    isHandler,
    partyExists,
    overdue,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const wrong = (['fine', 'surcharge', 'gains'] as const).find(
        (of) => data[of] !== Math.max(unpaid(state, data.party, of), 0),
      );
      return wrong === undefined
        ? undefined
        : refuse(
            'DEMAND_MISCOMPUTED',
            `催告的金额与卷内记录不符，应为${formatYuan(Math.max(unpaid(state, data.party, wrong), 0))}元。`,
            { source: acl('35(三)'), path: wrong },
          );
    },
    ({ data, occurredAt }) =>
      data !== undefined && data.performBy <= civilDay(occurredAt)
        ? refuse('DATE_ORDER', '催告的履行期限应当晚于催告之日。', {
            source: acl('35(一)'),
            path: 'performBy',
          })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      demands: [
        ...state.execution.demands,
        { ...mark(header), party: data.party, document: header.seq, performBy: data.performBy },
      ],
    },
  }),
});

/** Ten working days after the demand was served (强制法 art 54). */
const demanded: PenaltyGate<{ readonly party: string }> = ({ state, data, facts, profile, occurredAt }) => {
  if (data === undefined) return undefined;
  const served = state.execution.demands
    .filter((demand) => demand.party === data.party && demand.servedOn !== undefined)
    .map((demand) => demand.servedOn as string)
    .sort()
    .at(-1);
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

export const applyToCourt = penaltyAct({
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

export const recordRuling = penaltyAct({
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

export const enforcementActs = [issueDemand, applyToCourt, recordRuling];
