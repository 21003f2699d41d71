import { type CivilDate, civilDateOf } from '../calendar/index.ts';
import { mark } from '../dossier/act.ts';
import { house, ogi, profileRule, sgo118, sgp } from '../dossier/basis.ts';
import type { ActDefinition, Gate } from '../dossier/define.ts';
import { act, choice, date, files, paragraph, text } from '../dossier/fields.ts';
import { type Refusal, refuse } from '../dossier/refusal.ts';
import type { PublicationChannel } from '../profiles/index.ts';
import {
  approverOfProfile,
  opinion,
  type PublicationLane,
  publicId,
  reasonWhenRefused,
} from './lane-binding.ts';
import {
  channelNames,
  endReasonNames,
  unfitExtentNames,
  unfitReasons,
  withholdGroundNames,
} from './lane-names.ts';
import { type EndReason, type UnfitExtent, undecidedUnfit, type WithholdGround } from './slice.ts';

/** 推送、更正、不予公示、撤回、撤下、期满: what becomes of what is shown, or is never to be. */
export function shownActs<S, C>(lane: PublicationLane<S, C>): readonly ActDefinition<S, never>[] {
  const { define, read, write, source, shown, showsOutdated, notWithheld, changeRound, closeShown } = lane;
  const push = define({
    type: 'publication.push',
    zh: '登记推送回执',
    lane: 'publication',
    schema: act({
      channel: choice<PublicationChannel>('公示渠道', channelNames),
      on: date('公示日期'),
      receipt: text('回执编号').optional(),
      files: files(),
    }),
    by: ['system', 'editor'],
    concurrency: 'additive',
    correctable: ['on', 'receipt'],
    source: [sgp(9), ...source.publish],
    open: (state) => shown(state) !== undefined,
    gates: [
      ({ data, occurredAt }) => (data === undefined ? undefined : notAfter(data.on, occurredAt, 'on')),
      ({ state, data }) =>
        data !== undefined && shown(state)?.pushed.some((entry) => entry.channel === data.channel) === true
          ? refuse('CHANNEL_ALREADY_RECORDED', '该渠道的回执已经登记。', { source: house(), path: 'channel' })
          : undefined,
    ],
    apply: (state, data, header) =>
      changeRound(state, shown(state)?.id, (round) => ({
        ...round,
        pushed: [...round.pushed, { ...mark(header), channel: data.channel, on: data.on }],
      })),
  });

  const correct = define({
    type: 'publication.correct',
    zh: '登记公示错误',
    lane: 'publication',
    schema: act({
      foundOn: date('发现错误或者收到证据的日期'),
      reason: paragraph('错误情况和更正内容', { max: 2000 }),
      files: files(),
    }),
    by: ['editor', 'checker'],
    correctable: ['foundOn'],
    source: [sgp(12)],
    open: (state) => shown(state) !== undefined && shown(state)?.faulty === undefined,
    gates: [
      ({ data, occurredAt }) =>
        data === undefined ? undefined : notAfter(data.foundOn, occurredAt, 'foundOn'),
    ],
    apply: (state, data, header) =>
      changeRound(state, shown(state)?.id, (round) => ({
        ...round,
        faulty: { ...mark(header), on: data.foundOn, reason: data.reason },
      })),
  });

  const withhold = define({
    type: 'publication.withhold',
    zh: '决定不予公示',
    lane: 'publication',
    schema: act({
      ground: choice<WithholdGround>('不予公示的理由', withholdGroundNames),
      reason: paragraph('具体理由'),
      files: files(),
    }),
    personal: ['reason'],
    by: ['head'],
    source: [profileRule('不予公示情形')],
    open: (state) => lane.ready(state) && notWithheld(state) && shown(state) === undefined,
    apply: (state, data, header) => {
      const publication = read(state);
      return write(state, {
        ...publication,
        withheld: { ...mark(header), ground: data.ground, reason: withholdGroundNames[data.ground] },
      });
    },
  });

  /** What is taken down is named, so that the act proves which publication it ended. */
  const namesShown: Gate<S, { readonly publicId: string }> = ({ state, data }) =>
    data !== undefined && data.publicId !== shown(state)?.released?.publicId
      ? refuse('PUBLIC_ID_MISMATCH', '公示编号与现在公示的信息不一致。', {
          source: house(),
          path: 'publicId',
        })
      : undefined;

  const retract = define({
    type: 'publication.retract',
    zh: '撤回公示',
    lane: 'publication',
    schema: act({
      publicReason: paragraph('公开的撤回理由', { max: 2000 }),
      publicId,
    }),
    by: ['editor', 'checker', 'head'],
    source: source.retract,
    open: showsOutdated,
    gates: [namesShown],
    apply: (state, data, header) =>
      closeShown(state, header.seq, (round) => ({
        ...round,
        retracted: { ...mark(header), on: civilDateOf(header.occurredAt), reason: data.publicReason },
      })),
  });

  const takeDown = define({
    type: 'publication.takeDown',
    zh: '撤下不应公开的公示',
    lane: 'publication',
    schema: act({
      ground: choice<WithholdGround>('不应公开的理由', withholdGroundNames),
      extent: choice<UnfitExtent>('不应公开的范围', unfitExtentNames),
      reason: paragraph('具体情况', { hint: '只供内部审批，不对外公开；公众只看到固定的撤下说明。' }),
      publicId,
      files: files(),
    }),
    personal: ['reason'],
    by: ['editor', 'checker'],
    source: [ogi(14), ogi(15), ogi(37)],
    // Every hour does harm: it goes first, and whoever approves publications decides afterwards.
    open: (state) => shown(state) !== undefined && !showsOutdated(state),
    gates: [namesShown],
    apply: (state, data, header) =>
      closeShown(state, header.seq, (round) => ({
        ...round,
        retracted: {
          ...mark(header),
          on: civilDateOf(header.occurredAt),
          reason: unfitReasons[data.extent],
        },
        unfit: { ground: data.ground, extent: data.extent },
      })),
  });

  const decideTakeDown = define({
    type: 'publication.decideTakeDown',
    zh: '审批撤下公示',
    lane: 'publication',
    schema: act(opinion),
    personal: ['opinion'],
    by: ['checker', 'head'],
    source: [ogi(14), ogi(15), ogi(37), sgo118()],
    open: (state) => undecidedUnfit(read(state)) !== undefined,
    gates: [
      approverOfProfile,
      ({ state, actor }) =>
        undecidedUnfit(read(state))?.unfit?.extent === 'whole' && !actor.roles.includes('head')
          ? refuse('PUBLICATION_APPROVER', '整件不再公示的，由机关负责人决定。', {
              source: profileRule('不予公示情形'),
            })
          : undefined,
      ({ state, actor }) =>
        undecidedUnfit(read(state))?.retracted?.by === actor.personId
          ? refuse('TAKER_MAY_NOT_DECIDE', '撤下公示的人不能审批自己的撤下。', {
              source: profileRule('录入与审核分离'),
            })
          : undefined,
      reasonWhenRefused,
    ],
    apply: (state, data, header) => {
      const round = undecidedUnfit(read(state));
      if (round?.unfit === undefined) return state;
      const { ground, extent } = round.unfit;
      const unfit = { ground, extent, decided: { ...mark(header), passed: data.passed } };
      const decided = changeRound(state, round.id, (own) => ({ ...own, unfit }));
      return data.passed && extent === 'whole'
        ? write(decided, {
            ...read(decided),
            withheld: { ...mark(header), ground, reason: withholdGroundNames[ground] },
          })
        : decided;
    },
  });

  const end = define({
    type: 'publication.end',
    zh: '期满撤下公示',
    lane: 'publication',
    schema: act({
      reason: choice<EndReason>('撤下原因', endReasonNames),
      publicId,
    }),
    by: ['system', 'editor', 'checker'],
    source: [sgp(13), sgp(14)],
    // What no longer stands is taken back with its reason; it does not just end.
    open: (state) => shown(state) !== undefined && !showsOutdated(state),
    gates: [
      namesShown,
      (context) => {
        const { data, actor } = context;
        const day = civilDateOf(context.occurredAt);
        const period = lane.period(context);
        const alone = !actor.roles.some((role) => role === 'editor' || role === 'checker');
        if (alone && data !== undefined)
          return data.reason === 'periodOver' && period?.byItself === true && day > period.until
            ? undefined
            : refuse('PUBLICATION_PERIOD_RUNS', '公示期未满或者需要人工核对，系统不得自行撤下。', {
                source: sgp(13),
              });
        return data?.reason === 'periodOver' && period !== undefined && day < period.earliest
          ? refuse('PUBLICATION_PERIOD_RUNS', `公示期未满，最早自${period.earliest}起可以撤下。`, {
              source: sgp(13),
            })
          : undefined;
      },
    ],
    apply: (state, data, header) =>
      closeShown(state, header.seq, (round) => ({
        ...round,
        ended: { ...mark(header), on: civilDateOf(header.occurredAt), reason: data.reason },
      })),
  });

  return [push, correct, withhold, retract, takeDown, decideTakeDown, end];
}

function notAfter(day: CivilDate, occurredAt: string, path: string): Refusal | undefined {
  return day > civilDateOf(occurredAt)
    ? refuse('DATE_ORDER', '填写的日期晚于办理时间。', { source: house(), path })
    : undefined;
}
