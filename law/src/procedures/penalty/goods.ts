import { z } from 'zod';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import { penaltyKindNames } from '../../dossier/facts.ts';
import {
  act,
  choice,
  date,
  files,
  key,
  keys,
  money,
  paragraph,
  people,
  rows,
  text,
} from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { decidedParties } from './assess.ts';
import { change, mark, penaltyAct } from './define.ts';
import { ownAgency, partyExists, twoOfficers } from './gates.ts';
import { executing, roundOn, stands } from './owed.ts';
import type { PenaltyState } from './state.ts';

/** 没收物品、涉案物品处理 (处罚法 art 74) and penalties that are carried out by doing (吊销、停产停业等). */

const punishes = (state: PenaltyState, party: string | undefined, kind: string) =>
  decidedParties(state.decision).some(
    (own) =>
      (party === undefined || own.party === party) && own.penalties.some((penalty) => penalty.kind === kind),
  );

/** Confiscated or disposed of; what is kept from an annulled decision may be confiscated again under its number. */
const takenOf = (state: PenaltyState) =>
  state.execution.goods.filter((entry) => entry.confiscated !== undefined || entry.disposed !== undefined);

type Goods = PenaltyState['execution']['goods'][number];

/** 没收 as it stands: taken under a decision that has not fallen and, as it is now, still takes that party's things. */
export const isTitled = (state: PenaltyState, entry: Goods): boolean =>
  entry.confiscated !== undefined &&
  stands(state) &&
  punishes(state, entry.party, 'confiscateIllegalProperty');

/**
 * The same as of the day of a disposal, which may come to the record after the decision was changed or fell, or after another
 * round was begun.
 */
function wasTitled(state: PenaltyState, entry: Goods, day: string): boolean {
  const { decision, execution } = roundOn(state, day);
  if (decision?.seq === state.decision?.seq && isTitled(state, entry)) return true;
  const then = execution.goods.find(({ id, disposed }) => id === entry.id && disposed === undefined);
  return then?.confiscated !== undefined && decision?.fate !== undefined && day <= decision.fate.on;
}

/** What was confiscated is disposed of; what lies there without a title, its decision having fallen, goes back. */
function titleRefusal(
  state: PenaltyState,
  data: { readonly goods: readonly string[]; readonly how: string },
  day: string,
): Refusal | undefined {
  const named = state.execution.goods.filter(
    (entry) => data.goods.includes(entry.id) && entry.disposed === undefined,
  );
  if (data.how === 'returned')
    return named.some((entry) => isTitled(state, entry))
      ? refuse('GOODS_CONFISCATED', '已经没收的物品应当依法处理，不能退还当事人。', {
          source: apl('74(1)'),
          path: 'how',
        })
      : undefined;
  return named.every((entry) => wasTitled(state, entry, day))
    ? undefined
    : refuse('GOODS_NOT_CONFISCATED', '没收决定已被撤销的物品不能处理，应当退还当事人。', {
        source: apl('74(1)'),
        path: 'how',
        remedy: '重新作出的决定仍予没收的，请先办理没收。',
      });
}

const confiscateGoods = penaltyAct({
  type: 'goods.confiscate',
  zh: '没收物品',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    goods: rows(
      '没收物品清单',
      z.strictObject({
        id: key('序号'),
        name: text('名称'),
        maker: text('标示生产（经营）单位').optional(),
        specification: text('规格、型号').optional(),
        batch: text('批号或者生产日期').optional(),
        unit: text('单位', { max: 20 }),
        quantity: text('数量', { max: 40 }),
        price: money('单价').optional(),
        condition: text('成色（包装）').optional(),
        place: text('存放地点').optional(),
        note: text('备注').optional(),
      }),
      1,
    ),
    officers: people('执法人员', 2),
    keeper: text('保管人', { max: 60 }),
    files: files(),
    recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
  }),
  personal: ['keeper'],
  by: ['officer', 'handler'],
  source: [apl(74)],
  open: (state) => executing(state) && punishes(state, undefined, 'confiscateIllegalProperty'),
  document: () => ({ template: 'P57', numberCode: '没物' }),
  recording: { level: 'must', content: '清点、交接没收物品', source: apl(47) },
  people: (data) => data.officers,
  gates: [
    ownAgency,
    partyExists,
    twoOfficers((data) => data.officers),
    ({ state, data }) =>
      data !== undefined && !punishes(state, data.party, 'confiscateIllegalProperty')
        ? refuse('CONFISCATION_NOT_DECIDED', '处罚决定没有没收该当事人的物品。', {
            source: apl(74),
            path: 'party',
          })
        : undefined,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const ids = [...takenOf(state), ...data.goods].map((entry) => entry.id);
      return new Set(ids).size === ids.length
        ? undefined
        : refuse('GOODS_DUPLICATE', '物品序号重复。', { source: house(), path: 'goods' });
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      goods: [
        ...state.execution.goods.filter((entry) => !data.goods.some((again) => again.id === entry.id)),
        ...data.goods.map((entry) => ({
          id: entry.id,
          party: data.party,
          what: `${entry.name}${entry.quantity}${entry.unit}`,
          name: entry.name,
          unit: entry.unit,
          quantity: entry.quantity,
          ...(entry.specification === undefined ? {} : { specification: entry.specification }),
          decision: state.decision?.seq ?? 0,
          confiscated: mark(header),
        })),
      ],
    },
  }),
});

const disposalNames = {
  destroyed: '销毁',
  auctioned: '公开拍卖',
  sold: '依法变卖',
  handedOver: '移交有关部门',
  treasury: '上缴国库',
  harmless: '无害化处理',
  returned: '退还当事人',
} as const;

const ownersOf = (state: PenaltyState, goods: readonly string[]) => [
  ...new Set(state.execution.goods.filter(({ id }) => goods.includes(id)).map(({ party }) => party)),
];

/** What was sold says what it brought, for one party at a time: should the decision fall, the price goes back (国家赔偿法 art 36(五)). */
function saleRefusal(
  state: PenaltyState,
  { goods, how, proceeds }: { goods: readonly string[]; how: string; proceeds?: number | undefined },
): Refusal | undefined {
  const sold = how === 'auctioned' || how === 'sold';
  if (sold !== (proceeds !== undefined))
    return refuse('PROCEEDS_OF_SALE', '公开拍卖、依法变卖的，应当填写所得价款；其他处理方式不填。', {
      source: apl('74(1)'),
      path: 'proceeds',
    });
  return sold && ownersOf(state, goods).length > 1
    ? refuse('SALE_OF_ONE_PARTY', '拍卖、变卖不同当事人的物品，应当分别登记所得价款。', {
        source: house(),
        path: 'goods',
      })
    : undefined;
}

const disposeGoods = penaltyAct({
  type: 'goods.dispose',
  zh: '处理没收物品',
  lane: 'execution',
  schema: act({
    goods: keys('处理的物品', 1, 'rows'),
    how: choice('处理方式', disposalNames),
    proceeds: money('拍卖、变卖所得价款', { hint: '公开拍卖、依法变卖的填写' }).optional(),
    place: text('处理地点'),
    process: paragraph('处理过程'),
    officers: people('执法人员', 2),
    operator: text('经办人', { max: 60 }),
    supervisor: text('监督人（特邀参加人）', { max: 60 }),
    supervisorUnit: text('监督人单位和职务').optional(),
    files: files(),
    recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
  }),
  personal: ['operator', 'supervisor', 'process'],
  by: ['officer', 'handler'],
  source: [apl('74(1)')],
  open: (state) =>
    state.closing.archived === undefined &&
    state.execution.goods.some((entry) => entry.disposed === undefined),
  document: () => ({ template: 'P58' }),
  recording: { level: 'must', content: '处理物品的全过程', source: apl(47) },
  correctable: ['place', 'supervisorUnit'],
  people: (data) => data.officers,
  gates: [
    ownAgency,
    twoOfficers((data) => data.officers),
    ({ state, data }) =>
      data?.goods.some(
        (id) =>
          state.execution.goods.find((entry) => entry.id === id && entry.disposed === undefined) ===
          undefined,
      )
        ? refuse('GOODS_UNKNOWN', '所选物品不在没收清单内，或者已经处理。', {
            source: apl('74(1)'),
            path: 'goods',
          })
        : undefined,
    ({ state, data, occurredAt }) =>
      data === undefined ? undefined : titleRefusal(state, data, civilDay(occurredAt)),
    ({ state, data }) => (data === undefined ? undefined : saleRefusal(state, data)),
  ],
  apply: (state, data, header) => {
    const on = civilDay(header.occurredAt);
    const { decision } = roundOn(state, on);
    const sales = ownersOf(state, data.goods).flatMap((party) =>
      data.proceeds === undefined ? [] : [{ ...mark(header), party, on, fen: data.proceeds }],
    );
    const changed = <R extends Pick<PenaltyState, 'decision' | 'execution'>>(round: R): R => ({
      ...round,
      execution: {
        ...round.execution,
        goods: change(
          round.execution.goods,
          (entry) => data.goods.includes(entry.id) && entry.disposed === undefined,
          (entry) => ({ ...entry, disposed: { ...mark(header), how: data.how } }),
        ),
        // The price came in under the decision that stood when it was sold.
        sales:
          round.decision?.seq === decision?.seq
            ? [...round.execution.sales, ...sales]
            : round.execution.sales,
      },
    });
    return { ...changed(state), earlier: state.earlier.map(changed) };
  },
});

/** Money has payments, goods their list, warning and criticism are done when served. */
const carriedOutNames = (({
  warning: _w,
  publicCriticism: _p,
  fine: _f,
  confiscateIllegalGains: _g,
  confiscateIllegalProperty: _c,
  ...rest
}) => rest)(penaltyKindNames);

const carryOutPenalty = penaltyAct({
  type: 'penalty.carryOut',
  zh: '登记处罚执行情况',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    kind: choice('处罚种类', carriedOutNames),
    on: date('执行日期'),
    how: paragraph('执行情况'),
    files: files(),
  }),
  personal: ['how'],
  by: ['officer', 'handler'],
  concurrency: 'additive',
  source: [apl(66)],
  open: (state) =>
    executing(state) && Object.keys(carriedOutNames).some((kind) => punishes(state, undefined, kind)),
  correctable: ['on'],
  gates: [
    ownAgency,
    partyExists,
    ({ state, data, occurredAt }) => {
      if (data === undefined || state.decision === undefined) return undefined;
      if (!punishes(state, data.party, data.kind))
        return refuse('PENALTY_NOT_DECIDED', '处罚决定对该当事人没有这一处罚。', {
          source: apl(66),
          path: 'kind',
        });
      return data.on < state.decision.on || data.on > civilDay(occurredAt)
        ? refuse('DATE_ORDER', '执行日期应当在处罚决定之后、办理时间之前。', { source: house(), path: 'on' })
        : undefined;
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      carriedOut: [
        ...state.execution.carriedOut,
        { ...mark(header), party: data.party, kind: data.kind, on: data.on },
      ],
    },
  }),
});

export const goodsActs = [confiscateGoods, disposeGoods, carryOutPenalty];
