import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { AgencyFacts, Entrustment } from '../../dossier/facts.ts';
import { act, code, confirmed, count, date, files, paragraph, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { agencyAct, itself, registered } from './own.ts';
import { usccConfirmed, usccRefusal } from './qualification.ts';

/** 委托处罚 (处罚法 art 20, 21): in writing, for a term, to an organisation that may not pass it on; the public reads it. */

const entrustPunishment = agencyAct({
  type: 'agency.entrust',
  zh: '委托实施行政处罚',
  schema: act({
    organisation: text('受委托组织名称', { max: 100 }),
    uscc: code('受委托组织统一社会信用代码', { max: 18 }),
    usccConfirmed,
    representative: text('受委托组织法定代表人', { max: 60 }),
    address: text('受委托组织地址'),
    basis: text('委托依据', { hint: '允许委托的法律、法规、规章全称和条款' }),
    matters: paragraph('委托事项', { max: 3000 }),
    powers: paragraph('委托权限', { max: 3000 }),
    from: date('委托期限开始'),
    until: date('委托期限届满'),
    conditionsMet: confirmed('受委托组织符合行政处罚法第二十一条规定的条件'),
    files: files(),
  }),
  by: ['head'],
  source: [apl(20), apl(21)],
  open: registered,
  document: () => ({ template: 'P67-entrustment', numberCode: '委' }),
  gates: [
    itself,
    ({ state }) =>
      state.kind === 'entrusted'
        ? refuse('ENTRUSTED_MAY_NOT_ENTRUST', '受委托组织不得再委托其他组织或者个人实施行政处罚。', {
            source: apl(20),
          })
        : undefined,
    ({ state, data }) =>
      data !== undefined && data.uscc === state.uscc
        ? refuse('ENTRUSTED_SELF', '受委托组织不能是本机关。', { source: apl(20), path: 'uscc' })
        : undefined,
    ({ data }) => (data === undefined ? undefined : usccRefusal(data)),
    ({ data, occurredAt }) => {
      if (data === undefined) return undefined;
      if (data.from < civilDay(occurredAt))
        return refuse('DATE_ORDER', '委托期限不能早于签订委托书之日。', {
          source: apl('20(2)'),
          path: 'from',
        });
      return data.until < data.from
        ? refuse('DATE_ORDER', '委托期限的届满日期早于开始日期。', { source: apl('20(2)'), path: 'until' })
        : undefined;
    },
  ],
  apply: (state, data, header) => {
    const { usccConfirmed: _, conditionsMet: __, files: ___, ...entrusted } = data;
    const { number } = header.document ?? {};
    return {
      ...state,
      entrustments: [
        ...(state.entrustments ?? []),
        { ...entrusted, seq: header.seq, ...(number === undefined ? {} : { number }) },
      ],
    };
  },
});

/** Nobody ended it before its term. */
const notEnded = (entrustment: Entrustment) => entrustment.endedOn === undefined;

const endEntrustment = agencyAct({
  type: 'agency.endEntrustment',
  zh: '终止委托',
  schema: act({
    entrustment: count('委托书（序号）', { min: 1 }),
    on: date('终止日期'),
    reason: paragraph('终止原因', { max: 2000 }),
    files: files(),
  }),
  by: ['head'],
  source: [apl(20), house()],
  open: (state: AgencyFacts) => (state.entrustments ?? []).some(notEnded),
  correctable: ['on'],
  gates: [
    itself,
    ({ state, data, occurredAt }) => {
      if (data === undefined) return undefined;
      const found = state.entrustments?.find(({ seq }) => seq === data.entrustment);
      if (found === undefined || !notEnded(found))
        return refuse('ENTRUSTMENT_UNKNOWN', '没有这一委托，或者已经终止。', {
          source: house(),
          path: 'entrustment',
        });
      return data.on < found.from || data.on > found.until || data.on > civilDay(occurredAt)
        ? refuse(
            'DATE_ORDER',
            `终止日期应当在委托期限（${chineseDate(found.from)}至${chineseDate(found.until)}）内，且不晚于办理之日。`,
            { source: house(), path: 'on' },
          )
        : undefined;
    },
  ],
  apply: (state, data) => ({
    ...state,
    entrustments: (state.entrustments ?? []).map((entrustment) =>
      entrustment.seq === data.entrustment ? { ...entrustment, endedOn: data.on } : entrustment,
    ),
  }),
});

export const entrustActs = [entrustPunishment, endEntrustment];
