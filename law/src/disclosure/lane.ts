import type { z } from 'zod';
import { type CivilDate, civilDateOf } from '../calendar/index.ts';
import type { ActHeader, Mark } from '../dossier/act.ts';
import { type Basis, house, ogi, profileRule, sgo118, sgp } from '../dossier/basis.ts';
import type { ActDefinition, Gate, GateContext } from '../dossier/define.ts';
import { act, choice, consent, date, files, hash, key, paragraph, text, tick } from '../dossier/fields.ts';
import { type Refusal, refuse } from '../dossier/refusal.ts';
import type { PublicationChannel } from '../profiles/index.ts';
import { parseCanonical } from './canonical.ts';
import { publicIdField } from './public-decision.ts';
import {
  type EndReason,
  type Publication,
  type PublicationRound,
  pendingRound,
  publishedRound,
  type UnfitExtent,
  undecidedUnfit,
  type WithholdGround,
} from './slice.ts';

/** The defaults a procedure's own `define` fills in. */
type Filled = 'schemaVersion' | 'personal' | 'concurrency' | 'correctable' | 'gates';
type Written<S, D> = Omit<ActDefinition<S, D>, Filled> & Partial<Pick<ActDefinition<S, D>, Filled>>;

/** What a procedure tells the publication lane (公示环节) about itself. */
export interface PublicationBinding<S, C> {
  readonly define: <D>(written: Written<S, D>) => ActDefinition<S, never>;
  readonly read: (state: S) => Publication;
  readonly write: (state: S, publication: Publication) => S;
  /** The typed public projection, and what is asked of a text somebody worded. */
  readonly content: z.ZodType<C>;
  readonly contentRefusals: (context: GateContext<S, unknown>, content: C) => readonly Refusal[];
  /** There is something to publish. */
  readonly ready: (state: S) => boolean;
  /** Why this item is never published. */
  readonly bar: (context: GateContext<S, unknown>) => Refusal | undefined;
  /** What a person must have seen before release, e.g. that service is not complete. */
  readonly caution: (context: GateContext<S, unknown>) => Refusal | undefined;
  /** What a round shows no longer stands: it is taken back before anything else is shown, and only then. */
  readonly outdated: (state: S, round: PublicationRound) => boolean;
  /** Seq from which on rounds are of the item as it is now; what was shown before was another item in its place. */
  readonly since: (state: S) => number;
  /** How long what is shown is shown; undefined: no rule says. */
  readonly period: (context: GateContext<S, unknown>) => PublicationPeriod | undefined;
  /** Articles the duty to publish and to take back rests on. */
  readonly source: { readonly publish: readonly Basis[]; readonly retract: readonly Basis[] };
}

/** 公示期: days are the last on which something is shown. */
export interface PublicationPeriod {
  /** From this day on a person may end the publication: the shortest period that may apply. */
  readonly earliest: CivilDate;
  readonly until: CivilDate;
  /** It ends by itself after `until`; otherwise somebody has to look first. */
  readonly byItself: boolean;
}

export const channelNames: Readonly<Record<PublicationChannel, string>> = {
  agencySite: '本机关公示网页',
  creditPlatform: '信用信息共享平台',
  enterpriseSystem: '国家企业信用信息公示系统',
};

export const withholdGroundNames: Readonly<Record<WithholdGround, string>> = {
  stateSecret: '涉及国家秘密',
  forbidden: '法律、行政法规禁止公开',
  security: '可能危及国家安全、公共安全、经济安全、社会稳定',
  commercialSecret: '涉及商业秘密且公开会损害权利人合法权益',
  privacy: '涉及个人隐私且公开会损害权利人合法权益',
  minor: '被处罚人是未成年人',
};

export const endReasonNames: Readonly<Record<EndReason, string>> = {
  periodOver: '公示期满',
  repaired: '信用修复，提前停止公示',
};

export const unfitExtentNames: Readonly<Record<UnfitExtent, string>> = {
  whole: '整件不应公开，不再公示',
  part: '部分信息应当隐去，隐去后另行公示',
};

/** What the public is told: closed words, so that the reason cannot repeat what had to be hidden. */
export const unfitReasons: Readonly<Record<UnfitExtent, string>> = {
  whole: '公示的内容依法不应当公开。',
  part: '公示的内容中有依法不应当公开的信息。',
};

const publicId = publicIdField('公示编号');

const opinion = { passed: consent(), opinion: paragraph('意见').optional() };

/**
 * 公示: prepare, check, approve, release, and what comes after. The editor never checks his own work (录入与审核分离);
 * what is approved is bound by `contentHash` to the exact bytes that are released.
 *
 * `contentHash` is SHA-256 over the canonical JSON of the content. The server computes it (`digest`), in `release` over
 * the data the public bytes stand for; bytes that are not canonical are refused, so equal hashes mean equal bytes.
 */
export function publicationLane<S, C>(binding: PublicationBinding<S, C>): readonly ActDefinition<S, never>[] {
  const { define, read, write, source } = binding;
  // A round may not go on once there is nothing to publish any more, e.g. when the decision has fallen.
  const pending = (state: S) => (binding.ready(state) ? pendingRound(read(state)) : undefined);
  const shown = (state: S) => publishedRound(read(state));
  const outdated = (state: S) => {
    const round = shown(state);
    return round !== undefined && binding.outdated(state, round);
  };
  // What has ended in its own time is not shown again.
  const ended = (state: S) =>
    read(state).rounds.some(
      (round) => round.ended !== undefined && round.prepared.seq > binding.since(state),
    );
  const notWithheld = (state: S) => read(state).withheld === undefined;

  const changeRound = (
    state: S,
    id: string | undefined,
    how: (round: PublicationRound) => PublicationRound,
  ): S => {
    const publication = read(state);
    return write(state, {
      ...publication,
      rounds: publication.rounds.map((round) => (round.id === id ? how(round) : round)),
    });
  };

  /** Ends what is shown. A correction of it that is being prepared has nothing left to correct, and must not bring it back. */
  const closeShown = (state: S, seq: number, how: (round: PublicationRound) => PublicationRound): S => {
    const publication = read(state);
    const id = shown(state)?.id;
    return write(state, {
      ...publication,
      rounds: publication.rounds.map((round) => {
        if (round.id === id) return how(round);
        return round.corrects === id && round.released === undefined && round.lapsed === undefined
          ? { ...round, lapsed: seq }
          : round;
      }),
    });
  };

  const mayPublish: Gate<S, unknown> = (context) => binding.bar(context);

  const prepare = define({
    type: 'publication.prepare',
    zh: '录入公示信息',
    lane: 'publication',
    schema: act({
      id: key('公示轮次'),
      content: binding.content,
      contentHash: hash('内容校验值'),
    }),
    // Until somebody has checked it, the text may still hold what must not become public.
    personal: ['content'],
    by: ['editor'],
    source: [...source.publish, sgo118()],
    open: (state) =>
      binding.ready(state) &&
      notWithheld(state) &&
      undecidedUnfit(read(state)) === undefined &&
      pending(state) === undefined &&
      !ended(state) &&
      !outdated(state) &&
      (shown(state) === undefined || shown(state)?.faulty !== undefined),
    digest: { field: 'contentHash', salted: false, over: (data) => data.content },
    columns: (data) => ({ contentHash: data.contentHash }),
    gates: [
      mayPublish,
      ({ state, data }) =>
        data !== undefined && read(state).rounds.some((round) => round.id === data.id)
          ? refuse('PUBLICATION_ROUND_EXISTS', '公示轮次编号已经使用。', { source: house(), path: 'id' })
          : undefined,
      ({ state, data }) => {
        if (data === undefined) return undefined;
        const earlier = shown(state)?.released?.publicId;
        const id = (data.content as { readonly id?: unknown } | undefined)?.id;
        const path = 'content.id';
        if (earlier !== undefined)
          return id === earlier
            ? undefined
            : refuse('PUBLIC_ID_CHANGED', '更正后的信息应当沿用原公示编号。', { source: house(), path });
        return read(state).rounds.some((round) => round.released?.publicId === id)
          ? refuse('PUBLIC_ID_USED', '撤回的公示保留原编号，另行公示的使用新编号。', {
              source: house(),
              path,
            })
          : undefined;
      },
      (context) =>
        context.data === undefined ? undefined : binding.contentRefusals(context, context.data.content as C),
    ],
    apply: (state, data, header) => {
      const publication = read(state);
      const corrects = publishedRound(publication)?.id;
      const last = publication.rounds.findLast((other) => other.released !== undefined);
      const resumes = last?.unfit === undefined || binding.outdated(state, last) ? undefined : last.id;
      const round: PublicationRound = {
        id: data.id,
        contentHash: data.contentHash,
        prepared: markOf(header),
        pushed: [],
        ...(corrects === undefined ? {} : { corrects }),
        ...(resumes === undefined ? {} : { resumes }),
      };
      return write(state, { ...publication, rounds: [...publication.rounds, round] });
    },
  });

  const check = define({
    type: 'publication.check',
    zh: '审核公示信息',
    lane: 'publication',
    schema: act({
      ...opinion,
      secrecyChecked: tick('已作保密审查'),
      masksChecked: tick('隐去的信息已逐项核对'),
    }),
    personal: ['opinion'],
    by: ['checker'],
    source: [...source.publish, sgo118()],
    open: (state) => pending(state) !== undefined && pending(state)?.checked === undefined,
    columns: (data, state) => ({ ...hashOf(pending(state)), verdict: data.passed ? 'pass' : 'fail' }),
    gates: [
      ({ state, actor }) =>
        pending(state)?.prepared.by === actor.personId
          ? refuse('EDITOR_MAY_NOT_CHECK', '公示信息的录入人不能审核自己录入的信息。', {
              source: profileRule('录入与审核分离'),
              remedy: '请由其他公示审核员审核。',
            })
          : undefined,
      ({ data }) =>
        data?.passed === true && !(data.secrecyChecked && data.masksChecked)
          ? refuse('PUBLICATION_CHECK_INCOMPLETE', '审核通过前应当完成保密审查并核对隐去的信息。', {
              source: profileRule('公示审核'),
              path: data.secrecyChecked ? 'masksChecked' : 'secrecyChecked',
            })
          : undefined,
      reasonWhenRefused,
    ],
    apply: (state, data, header) =>
      changeRound(state, pending(state)?.id, (round) => ({
        ...round,
        checked: { ...markOf(header), passed: data.passed },
      })),
  });

  const approve = define({
    type: 'publication.approve',
    zh: '批准公示',
    lane: 'publication',
    schema: act(opinion),
    personal: ['opinion'],
    by: ['checker', 'head'],
    source: [...source.publish, sgo118()],
    open: (state) => pending(state)?.checked?.passed === true && pending(state)?.approved === undefined,
    document: () => ({ template: 'P06' }),
    columns: (data, state) => ({ ...hashOf(pending(state)), verdict: data.passed ? 'pass' : 'fail' }),
    gates: [
      approverOfProfile,
      ({ state, actor }) =>
        pending(state)?.prepared.by === actor.personId
          ? refuse('EDITOR_MAY_NOT_CHECK', '公示信息的录入人不能批准自己录入的信息。', {
              source: profileRule('录入与审核分离'),
            })
          : undefined,
      reasonWhenRefused,
    ],
    apply: (state, data, header) =>
      changeRound(state, pending(state)?.id, (round) => ({
        ...round,
        approved: { ...markOf(header), passed: data.passed },
      })),
  });

  const release = define({
    type: 'publication.release',
    zh: '发布公示',
    lane: 'publication',
    schema: act({
      publicBytes: paragraph('公示文本', { max: 200_000, widget: 'hidden' }),
      contentHash: hash('内容校验值'),
      publicId,
      cautionSeen: tick('已知悉上述提示，仍然发布').optional(),
    }),
    by: ['system', 'editor'],
    source: [...source.publish, sgo118()],
    open: (state) => pending(state)?.approved?.passed === true && notWithheld(state),
    digest: {
      field: 'contentHash',
      salted: false,
      over: (data) => parseCanonical(data.publicBytes) ?? null,
    },
    columns: (data, _state, profile) => ({
      contentHash: data.contentHash,
      approver: profile.values.publicationApprover?.value ?? 'head',
    }),
    gates: [
      mayPublish,
      (context) =>
        context.data?.cautionSeen === true
          ? undefined
          : context.data === undefined
            ? undefined
            : binding.caution(context),
      ({ data }) => {
        if (data === undefined) return undefined;
        const content = parseCanonical(data.publicBytes);
        return content !== undefined && binding.content.safeParse(content).success
          ? undefined
          : refuse('PUBLIC_BYTES_INVALID', '公示文本不是规范格式的公示内容，不能发布。', {
              source: house(),
              path: 'publicBytes',
            });
      },
      ({ data }) => {
        const id =
          data === undefined
            ? undefined
            : (parseCanonical(data.publicBytes) as { id?: unknown } | undefined)?.id;
        return data === undefined || id === undefined || id === data.publicId
          ? undefined
          : refuse('PUBLIC_ID_MISMATCH', '公示编号与公示文本中的编号不一致。', {
              source: house(),
              path: 'publicId',
            });
      },
      ({ state, data }) =>
        data !== undefined && data.contentHash !== pending(state)?.contentHash
          ? refuse('PUBLIC_BYTES_CHANGED', '拟发布的内容与批准的内容不一致。', {
              source: profileRule('公示审核'),
              remedy: '请按批准的内容发布，或者重新录入、审核。',
            })
          : undefined,
    ],
    apply: (state, data, header) => {
      const round = pending(state);
      const replaced = changeRound(state, round?.corrects, (old) => ({ ...old, replaced: markOf(header) }));
      return changeRound(replaced, round?.id, (own) => ({
        ...own,
        released: { ...markOf(header), on: civilDateOf(header.occurredAt), publicId: data.publicId },
      }));
    },
  });

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
        pushed: [...round.pushed, { ...markOf(header), channel: data.channel, on: data.on }],
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
        faulty: { ...markOf(header), on: data.foundOn, reason: data.reason },
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
    open: (state) => binding.ready(state) && notWithheld(state) && shown(state) === undefined,
    apply: (state, data, header) => {
      const publication = read(state);
      return write(state, {
        ...publication,
        withheld: { ...markOf(header), ground: data.ground, reason: withholdGroundNames[data.ground] },
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
    open: outdated,
    gates: [namesShown],
    apply: (state, data, header) =>
      closeShown(state, header.seq, (round) => ({
        ...round,
        retracted: { ...markOf(header), on: civilDateOf(header.occurredAt), reason: data.publicReason },
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
    open: (state) => shown(state) !== undefined && !outdated(state),
    gates: [namesShown],
    apply: (state, data, header) =>
      closeShown(state, header.seq, (round) => ({
        ...round,
        retracted: {
          ...markOf(header),
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
      const unfit = { ground, extent, decided: { ...markOf(header), passed: data.passed } };
      const decided = changeRound(state, round.id, (own) => ({ ...own, unfit }));
      return data.passed && extent === 'whole'
        ? write(decided, {
            ...read(decided),
            withheld: { ...markOf(header), ground, reason: withholdGroundNames[ground] },
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
    open: (state) => shown(state) !== undefined && !outdated(state),
    gates: [
      namesShown,
      (context) => {
        const { data, actor } = context;
        const day = civilDateOf(context.occurredAt);
        const period = binding.period(context);
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
        ended: { ...markOf(header), on: civilDateOf(header.occurredAt), reason: data.reason },
      })),
  });

  return [prepare, check, approve, release, push, correct, withhold, retract, takeDown, decideTakeDown, end];
}

const markOf = (header: ActHeader): Mark => ({
  seq: header.seq,
  at: header.occurredAt,
  by: header.actor.personId,
});

const hashOf = (round: PublicationRound | undefined) =>
  round === undefined ? {} : { contentHash: round.contentHash };

const approverOfProfile = ({ profile, actor }: Pick<GateContext<unknown, unknown>, 'profile' | 'actor'>) =>
  profile.values.publicationApprover?.value === 'head' && !actor.roles.includes('head')
    ? refuse('PUBLICATION_APPROVER', '本地区规定公示由机关负责人批准。', {
        source: profileRule('公示审批人'),
      })
    : undefined;

const reasonWhenRefused = ({
  data,
}: {
  readonly data: { readonly passed: boolean; readonly opinion?: unknown } | undefined;
}) =>
  data?.passed === false && data.opinion === undefined
    ? refuse('REASON_REQUIRED', '不同意的，应当写明意见。', { source: house(), path: 'opinion' })
    : undefined;

function notAfter(day: CivilDate, occurredAt: string, path: string): Refusal | undefined {
  return day > civilDateOf(occurredAt)
    ? refuse('DATE_ORDER', '填写的日期晚于办理时间。', { source: house(), path })
    : undefined;
}
