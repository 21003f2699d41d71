import { z } from 'zod';
import type { ActHeader } from '../../dossier/act.ts';
import type { Basis } from '../../dossier/basis.ts';
import {
  act,
  choice,
  confirmed,
  date,
  files,
  key,
  paragraph,
  people,
  rows,
  text,
} from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import type { DefencePoint } from './state.ts';

/** 陈述申辩 to a notice or to a demand, and its 逐点复核: whatever was said is answered, point by point. */

export const defenceSchema = act({
  party: key('当事人', 'party'),
  form: choice('方式', { oral: '口头', written: '书面' }),
  madeOn: date('提出（寄出）日期'),
  speaker: text('陈述申辩人', { max: 60 }),
  agent: text('委托代理人', { max: 60 }).optional(),
  officers: people('记录人员', 2),
  place: text('地点').optional(),
  content: paragraph('陈述申辩内容'),
  points: rows('要点', z.strictObject({ point: paragraph('陈述申辩要点', { max: 3000 }) }), 1),
  readBack: confirmed('已交当事人核对或者向其宣读'),
  files: files(),
  recordingExemption: paragraph('未作音像记录的原因（报负责人批准）').optional(),
});

export interface SaidPoint extends DefencePoint {
  readonly party: string;
}

/** Points are numbered after the act they were said in: no two of a case have one number, whoever said them and whenever. */
export const numberedPoints = (
  { seq }: Pick<ActHeader, 'seq'>,
  points: readonly { readonly point: string }[],
): readonly DefencePoint[] => points.map(({ point }, index) => ({ id: `${seq}.${index + 1}`, point }));

export const findingsField = rows(
  '逐点复核',
  z.strictObject({
    point: key('要点'),
    found: paragraph('复核情况', { max: 5000 }),
    adopted: choice('是否采纳', { yes: '采纳', partly: '部分采纳', no: '不采纳' }),
    reason: paragraph('理由', { max: 5000 }),
  }),
  1,
);

export const adoptedField = choice('总体意见', { yes: '采纳', partly: '部分采纳', no: '不采纳' });

/** Every point that waits for an answer has one, and nothing else is answered (处罚法 art 45(1), 强制法 art 36). */
export function findingsRefusal(
  said: readonly DefencePoint[],
  findings: readonly { readonly point: string }[],
  source: Basis,
): Refusal | undefined {
  const answered = findings.map(({ point }) => point);
  const missed = said.find(({ id }) => !answered.includes(id));
  if (missed !== undefined)
    return refuse('DEFENCE_POINT_MISSED', `要点“${missed.point}”没有复核。`, { source, path: 'findings' });
  const others = answered.filter(
    (point, index) => answered.indexOf(point) < index || !said.some(({ id }) => id === point),
  );
  return others.length === 0
    ? undefined
    : refuse('DEFENCE_POINT_UNKNOWN', '复核的要点不是该当事人待复核的要点，或者复核了两次。', {
        source,
        path: 'findings',
      });
}
