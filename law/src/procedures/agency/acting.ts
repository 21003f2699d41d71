import { chineseDate } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house } from '../../dossier/basis.ts';
import type { Gate } from '../../dossier/define.ts';
import { type Acting, type AgencyFacts, actingOfficeNames, hasLeft } from '../../dossier/facts.ts';
import { act, choice, count, date, files, paragraph, person, text } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { agencyAct, itself, registered } from './own.ts';

/** 代理、主持工作: an office held in somebody's place, from one day to another; one office has one such holder at a time. */

type Appointed = Pick<Acting, 'person' | 'office' | 'inPlaceOf' | 'from' | 'to'>;

/** One first head; one stand-in for one person; a post that is vacant is one of its kind, a head's in a unit one of that unit. */
const sameOffice = (a: Appointed, b: Appointed, unitOf: (person: string) => string | undefined): boolean => {
  if (a.inPlaceOf !== undefined && a.inPlaceOf === b.inPlaceOf) return true;
  if (a.office !== b.office) return false;
  return a.office === 'principal'
    ? true
    : a.office === 'unitHead'
      ? unitOf(a.person) === unitOf(b.person)
      : a.inPlaceOf === undefined && b.inPlaceOf === undefined;
};

const heldOnce: Gate<AgencyFacts, Appointed> = ({ state, data, facts }) => {
  if (data === undefined) return undefined;
  const unitOf = (id: string) => facts.staff[id]?.unit;
  const held = (state.acting ?? []).find(
    (other) => other.from <= data.to && data.from <= other.to && sameOffice(other, data, unitOf),
  );
  return held === undefined
    ? undefined
    : refuse(
        'ACTING_OVERLAP',
        `该岗位自${chineseDate(held.from)}至${chineseDate(held.to)}已经指定${facts.staff[held.person]?.name ?? '他人'}代理，同一岗位不能同时有两人代理。`,
        {
          source: house(),
          path: 'from',
          remedy: '请先提前终止原来的代理，或者另定起止之日。',
          move: 'agency.endActing',
        },
      );
};

/** Whoever stands in for a head decides as one, on the days named and on no other. */
const appointActing = agencyAct({
  type: 'agency.appointActing',
  zh: '指定代理负责人',
  schema: act({
    person: person('代理人'),
    office: choice('代理的岗位', actingOfficeNames),
    inPlaceOf: person('被代理人', { hint: '岗位空缺的不选' }).optional(),
    from: date('代理起始之日'),
    to: date('代理届满之日'),
    basis: text('依据的文书或者决定'),
    files: files(),
  }),
  by: ['admin', 'system'],
  source: [house()],
  open: registered,
  correctable: ['basis'],
  people: (data) => [data.person, ...(data.inPlaceOf === undefined ? [] : [data.inPlaceOf])],
  gates: [
    itself,
    ({ data, actor }) =>
      data?.person === actor.personId
        ? refuse('OWN_ROLES', '不能指定自己代理。', {
            source: house(),
            path: 'person',
            remedy: '请由其他系统管理员办理。',
          })
        : undefined,
    ({ state, data, facts }) => {
      const staff = data && facts.staff[data.person];
      if (data === undefined) return undefined;
      if (staff?.agencyId !== state.id || hasLeft(staff, data.from))
        return refuse('NOT_OWN_STAFF', '代理人应当是本机关在岗人员。', { source: house(), path: 'person' });
      if (staff.leftOn !== undefined && hasLeft(staff, data.to))
        return refuse('DATE_ORDER', `代理人自${chineseDate(staff.leftOn)}起离岗，代理应当在此之前届满。`, {
          source: house(),
          path: 'to',
        });
      return staff.auxiliary
        ? refuse('AUXILIARY_MAY_NOT', '执法辅助人员不能代理负责人。', {
            source: apl('42(1)'),
            path: 'person',
          })
        : undefined;
    },
    ({ state, data, facts }) => {
      if (data?.inPlaceOf === undefined) return undefined;
      const replaced = facts.staff[data.inPlaceOf];
      if (data.inPlaceOf === data.person)
        return refuse('ACTING_FOR_SELF', '代理人和被代理人不能是同一人。', {
          source: house(),
          path: 'inPlaceOf',
        });
      return replaced?.agencyId === state.id && replaced.roles.includes(data.office)
        ? undefined
        : refuse('NOT_IN_OFFICE', `被代理人不是本机关${actingOfficeNames[data.office]}。`, {
            source: house(),
            path: 'inPlaceOf',
          });
    },
    ({ data }) =>
      data !== undefined && data.to < data.from
        ? refuse('DATE_ORDER', '届满之日早于起始之日。', { source: house(), path: 'to' })
        : undefined,
    ({ data, occurredAt }) =>
      data !== undefined && data.from < civilDay(occurredAt)
        ? refuse('DATE_ORDER', '代理不能自作出指定之前起算。', { source: house(), path: 'from' })
        : undefined,
    heldOnce,
  ],
  apply: (state, { files: _, ...appointed }, header) => ({
    ...state,
    acting: [...(state.acting ?? []), { ...appointed, seq: header.seq }],
  }),
});

/** What was to run on ends with a day; what it gave until then stands. */
const endActing = agencyAct({
  type: 'agency.endActing',
  zh: '提前终止代理',
  schema: act({
    appointment: count('代理（序号）', { min: 1 }),
    on: date('最后一日'),
    reason: paragraph('终止理由'),
  }),
  by: ['admin', 'system'],
  source: [house()],
  open: (state) => registered(state) && (state.acting ?? []).length > 0,
  gates: [
    itself,
    ({ data, occurredAt }) =>
      data !== undefined && data.on < civilDay(occurredAt)
        ? refuse('DATE_ORDER', '终止之日不能早于作出之日。', { source: house(), path: 'on' })
        : undefined,
    ({ state, data }) =>
      data === undefined ||
      (state.acting ?? []).some(({ seq, to }) => seq === data.appointment && to > data.on)
        ? undefined
        : refuse('NOT_ACTING', '没有这一代理，或者该日之后已经不再代理。', {
            source: house(),
            path: 'appointment',
          }),
  ],
  apply: (state, data) => ({
    ...state,
    acting: (state.acting ?? []).flatMap((one) =>
      one.seq !== data.appointment ? [one] : one.from > data.on ? [] : [{ ...one, to: data.on }],
    ),
  }),
});

export const actingActs = [appointActing, endActing];
