import { civilDay } from '@mingjing/law';
import { mediumName, type retentionNames, volumeGaps } from '@mingjing/law/penalty';
import type { CountedVolume } from '../volume/count.ts';
import { sentence } from '../words.ts';
import { caseNameOf, outcomeSentence } from './case.ts';
import { dataOf, dayOf, type FillContext, headOf, nameOf, today } from './context.ts';
import type { Filler, Fillers } from './filler.ts';

/** 归档. */

/** When the case ended, whichever way it did. */
const endedOn = (c: FillContext): string => {
  const { closing, filing } = c.state;
  return closing.closed?.on ?? dayOf(closing.terminated ?? filing.refused ?? filing.transferredTo) ?? '';
};

/** How it ended, in words. */
function resultOf(c: FillContext): string {
  const { decision, closing, filing } = c.state;
  if (decision !== undefined) return outcomeSentence(c, decision.outcome);
  if (closing.terminated !== undefined) return `撤销案件（${closing.terminated.reason}）`;
  if (filing.refused !== undefined) return '不予立案';
  return filing.transferredTo === undefined ? '移送司法机关' : `移送${filing.transferredTo.body}`;
}

interface Archiving {
  readonly archiveNumber: string;
  readonly fonds?: string;
  readonly catalogue?: string;
  readonly volume?: string;
  readonly retention: keyof typeof retentionNames;
  readonly condition: string;
  readonly checkedBy: string;
}

const volumeOf = (c: FillContext): CountedVolume => {
  if (c.volume === undefined) throw new Error(`${c.act.type}: no volume to fill a document from`);
  return c.volume;
};

const pagesOf = ({ papers }: CountedVolume): number => papers.reduce((sum, paper) => sum + paper.pages, 0);

/** 立卷人 and 检查人. */
const signersOf = (c: FillContext) => ({
  compiler: c.act.actor.name,
  inspector: nameOf(c, dataOf<Archiving>(c).checkedBy),
});

const P64: Filler<'P64'> = (c) => {
  const data = dataOf<Archiving>(c);
  const volume = volumeOf(c);
  const { handlers, everHandled } = c.state.team;
  const people = handlers.length > 0 ? handlers : everHandled;
  return {
    head: headOf(c),
    fonds: data.fonds,
    catalogue: data.catalogue,
    file: data.volume,
    archiveNumber: data.archiveNumber,
    caseName: caseNameOf(c),
    decisionNumber: c.state.decision?.number,
    unit: c.staff[people[0] ?? '']?.unit ?? c.agency.name,
    handlers: people.map((id) => nameOf(c, id)).join('、') || c.act.actor.name,
    filedOn: dayOf(c.state.filing.approved),
    closedOn: endedOn(c),
    result: resultOf(c),
    retention: data.retention,
    items: volume.papers.length,
    pages: pagesOf(volume),
    volume: volume.kind,
    ...signersOf(c),
  };
};

const P65: Filler<'P65'> = (c) => {
  const volume = volumeOf(c);
  return {
    head: headOf(c),
    volume: volume.kind,
    entries: volume.papers.map(({ number, author, title, at, sealed, from, pages }) => ({
      number,
      author: author ?? c.agency.name,
      title,
      date: civilDay(at),
      page: pages > 1 ? `${from}-${from + pages - 1}` : `${from}`,
      remark: sealed ? '签章件' : undefined,
    })),
  };
};

/** What the archivist says, and what the record itself shows is not there. */
const P66: Filler<'P66'> = (c) => {
  const data = dataOf<Archiving>(c);
  const volume = volumeOf(c);
  const gaps = volumeGaps(c.state, volume);
  return {
    head: headOf(c),
    volume: volume.kind,
    situation: [
      `本卷共${volume.papers.length}件${pagesOf(volume)}页。`,
      sentence(data.condition),
      ...(gaps.length === 0 ? [] : [`系统核对的情况：${gaps.join('；')}。`]),
    ].join('\n'),
    media: volume.media.map(({ kind, sha256, of, at, author }) => ({
      kind: mediumName(kind),
      number: sha256.slice(0, 12),
      of,
      on: civilDay(at),
      by: author,
    })),
    ...signersOf(c),
    compiledOn: today(c),
  };
};

export const archive = { P64, P65, P66 } satisfies Fillers;
