import { civilDateOf } from '../calendar/index.ts';
import { mark } from '../dossier/act.ts';
import { house, profileRule, sgo118 } from '../dossier/basis.ts';
import type { ActDefinition } from '../dossier/define.ts';
import { act, hash, key, paragraph, tick } from '../dossier/fields.ts';
import { refuse } from '../dossier/refusal.ts';
import { parseCanonical } from './canonical.ts';
import {
  approverOfProfile,
  opinion,
  type PublicationLane,
  publicId,
  reasonWhenRefused,
} from './lane-binding.ts';
import { type PublicationRound, publishedRound, undecidedUnfit } from './slice.ts';

/** 录入、审核、批准、发布: the way of a text to the public. */
export function releaseActs<S, C>(lane: PublicationLane<S, C>): readonly ActDefinition<S, never>[] {
  const { define, read, write, source, pending, shown, showsOutdated, ended, notWithheld, changeRound } =
    lane;
  const prepare = define({
    type: 'publication.prepare',
    zh: '录入公示信息',
    lane: 'publication',
    schema: act({
      id: key('公示轮次'),
      content: lane.content,
      contentHash: hash('内容校验值'),
    }),
    // Until somebody has checked it, the text may still hold what must not become public.
    personal: ['content'],
    by: ['editor'],
    source: [...source.publish, sgo118()],
    open: (state) =>
      lane.ready(state) &&
      notWithheld(state) &&
      undecidedUnfit(read(state)) === undefined &&
      pending(state) === undefined &&
      !ended(state) &&
      !showsOutdated(state) &&
      (shown(state) === undefined || shown(state)?.faulty !== undefined),
    digest: { field: 'contentHash', salted: false, over: (data) => data.content },
    columns: (data) => ({ contentHash: data.contentHash }),
    gates: [
      lane.bar,
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
        context.data === undefined ? undefined : lane.contentRefusals(context, context.data.content as C),
    ],
    apply: (state, data, header) => {
      const publication = read(state);
      const corrects = publishedRound(publication)?.id;
      const last = publication.rounds.findLast((other) => other.released !== undefined);
      const resumes = last?.unfit === undefined || lane.outdated(state, last) ? undefined : last.id;
      const round: PublicationRound = {
        id: data.id,
        contentHash: data.contentHash,
        prepared: mark(header),
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
        checked: { ...mark(header), passed: data.passed },
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
        approved: { ...mark(header), passed: data.passed },
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
      lane.bar,
      (context) =>
        context.data?.cautionSeen === true
          ? undefined
          : context.data === undefined
            ? undefined
            : lane.caution(context),
      ({ data }) => {
        if (data === undefined) return undefined;
        const content = parseCanonical(data.publicBytes);
        return content !== undefined && lane.content.safeParse(content).success
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
      const replaced = changeRound(state, round?.corrects, (old) => ({ ...old, replaced: mark(header) }));
      return changeRound(replaced, round?.id, (own) => ({
        ...own,
        released: { ...mark(header), on: civilDateOf(header.occurredAt), publicId: data.publicId },
      }));
    },
  });

  return [prepare, check, approve, release];
}

const hashOf = (round: PublicationRound | undefined) =>
  round === undefined ? {} : { contentHash: round.contentHash };
