import { z } from 'zod';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import { act, choice, consent, date, files, key, money, paragraph, rows } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { formatYuan } from '../../identifiers/index.ts';
import { change, mark, penaltyAct } from './define.ts';
import { ownAgency, partyExists } from './gates.ts';
import { executing, unpaid } from './owed.ts';
import { decisionServedOn } from './service.ts';
import type { Deferral, PenaltyState } from './state.ts';

/** 延期、分期缴纳罚款 (处罚法 art 66(2)): asked for by the party, decided by the head, no surcharge meanwhile. */

const instalment = z.strictObject({ dueOn: date('缴纳期限'), fen: money('金额') });

const requestDeferral = penaltyAct({
  type: 'deferral.request',
  zh: '登记延期（分期）缴纳申请',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    appliedOn: date('申请日期'),
    way: choice('申请方式', { defer: '延期缴纳', instalments: '分期缴纳' }),
    reason: paragraph('申请理由（经济困难情况）'),
    proposal: rows('申请的缴纳安排', instalment, 1),
    files: files(),
  }),
  personal: ['reason'],
  by: ['officer', 'handler'],
  source: [apl('66(2)')],
  open: (state) => executing(state),
  document: () => ({ template: 'P54-approval', numberCode: '缴审' }),
  correctable: ['appliedOn', 'way'],
  gates: [
    ownAgency,
    partyExists,
    ({ state, data }) => {
      if (data === undefined) return undefined;
      if (decisionServedOn(state, data.party) === undefined)
        return refuse('DECISION_NOT_SERVED', '处罚决定书尚未送达该当事人。', {
          source: apl('66(2)'),
          move: 'service.record',
        });
      if (unpaid(state, data.party, 'fine') <= 0)
        return refuse('NOTHING_OWED', '该当事人没有尚未缴纳的罚款。', {
          source: apl('66(2)'),
          path: 'party',
        });
      return pendingDeferral(state, data.party) === undefined
        ? undefined
        : refuse('DEFERRAL_PENDING', '该当事人已有尚未决定的延期（分期）申请。', {
            source: house(),
            path: 'party',
          });
    },
    ({ data, occurredAt }) =>
      data !== undefined && data.appliedOn > civilDay(occurredAt)
        ? refuse('DATE_ORDER', '申请日期晚于办理时间。', { source: house(), path: 'appliedOn' })
        : undefined,
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      deferrals: [
        ...state.execution.deferrals,
        {
          id: `deferral-${header.seq}`,
          party: data.party,
          requested: mark(header),
          way: data.way,
          appliedOn: data.appliedOn,
          instalments: [],
        },
      ],
    },
  }),
});

const pendingDeferral = (state: PenaltyState, party: string | undefined): Deferral | undefined =>
  state.execution.deferrals.find((deferral) => deferral.party === party && deferral.decided === undefined);

const decideDeferral = penaltyAct({
  type: 'deferral.decide',
  zh: '决定是否延期（分期）缴纳',
  lane: 'execution',
  schema: act({
    party: key('当事人', 'party'),
    granted: consent(),
    reason: paragraph('理由'),
    instalments: rows('缴纳安排', instalment),
  }),
  personal: ['reason'],
  by: ['head'],
  source: [apl('66(2)'), apl('72(2)')],
  open: (state) =>
    state.closing.closed === undefined &&
    state.execution.deferrals.some((deferral) => deferral.decided === undefined),
  document: () => ({ template: 'P55', numberCode: '缴批' }),
  gates: [
    ownAgency,
    ({ state, data }) =>
      data !== undefined && pendingDeferral(state, data.party) === undefined
        ? refuse('DEFERRAL_UNKNOWN', '该当事人没有待决定的延期（分期）申请。', {
            source: house(),
            path: 'party',
          })
        : undefined,
    ({ state, data, occurredAt }) => {
      if (data === undefined) return undefined;
      const { instalments } = data;
      if (!data.granted) {
        return instalments.length === 0
          ? undefined
          : refuse('INSTALMENTS_UNEXPECTED', '不同意的，不填写缴纳安排。', {
              source: house(),
              path: 'instalments',
            });
      }
      const sum = instalments.reduce((total, entry) => total + entry.fen, 0);
      // More was paid than is owed where the decision was changed or fell after payment.
      const left = Math.max(unpaid(state, data.party, 'fine'), 0);
      if (sum !== left || instalments.some((entry) => entry.fen === 0)) {
        return refuse(
          'INSTALMENTS_DO_NOT_SUM',
          `各期金额合计${formatYuan(sum)}元，应当等于尚未缴纳的罚款${formatYuan(left)}元。`,
          { source: apl('66(2)'), path: 'instalments' },
        );
      }
      const rising = instalments.every(
        (entry, index) => entry.dueOn > (instalments[index - 1]?.dueOn ?? civilDay(occurredAt)),
      );
      return rising
        ? undefined
        : refuse('INSTALMENTS_OUT_OF_ORDER', '各期期限应当晚于决定之日，并依次延后。', {
            source: house(),
            path: 'instalments',
          });
    },
  ],
  apply: (state, data, header) => ({
    ...state,
    execution: {
      ...state.execution,
      deferrals: change(
        state.execution.deferrals,
        (deferral) => deferral.party === data.party && deferral.decided === undefined,
        (deferral) => ({
          ...deferral,
          decided: { ...mark(header), granted: data.granted },
          instalments: data.instalments,
        }),
      ),
    },
  }),
});

export const deferralActs = [requestDeferral, decideDeferral];
