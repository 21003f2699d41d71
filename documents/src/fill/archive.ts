import { caseNameOf, outcomeSentence } from './case.ts';
import { dataOf, dayOf, type FillContext, headOf, nameOf } from './context.ts';
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

const P64: Filler<'P64'> = (c) => {
  const data = dataOf<{
    archiveNumber: string;
    fonds?: string;
    catalogue?: string;
    volume?: string;
    retention: 'permanent' | 'thirtyYears';
    checkedBy: string;
  }>(c);
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
    retention: data.retention === 'permanent' ? 'permanent' : 'thirty',
    items: c.state.documents.length,
    pages: c.state.documents.reduce((sum, { document }) => sum + document.pages, 0),
    volume: 'main',
    compiler: c.act.actor.name,
    inspector: nameOf(c, data.checkedBy),
  };
};

export const archive = { P64 } satisfies Fillers;
