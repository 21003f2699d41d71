import type { PublicDecision } from '../../contract/src/public.ts';
import { dateText, KIND_NAMES, moneyText, PARTY_NAMES } from './text.ts';

/**
 * What a decision page must say, field by field: the path of the field and its text, to the letter. The page marks each with
 * `data-f="<path>"`; the reader's browser takes the committed decision from the proof, makes this list again and compares.
 * Runs in the browser too.
 */
export function shownFields(decision: PublicDecision): Map<string, string> {
  const shown = new Map<string, string>();
  const { agency, party } = decision;
  const put = (path: string, text: string | undefined) => {
    if (text !== undefined) shown.set(path, text);
  };
  const list = (path: string, texts: readonly string[]) =>
    texts.forEach((text, i) => {
      put(`${path}.${i}`, text);
    });
  const money = (path: string, fen: number | undefined) =>
    put(path, fen === undefined ? fen : moneyText(fen));
  const date = (path: string, day: string | undefined) => put(path, day === undefined ? day : dateText(day));

  put('kind', KIND_NAMES[decision.kind]);
  put('sample', decision.sample ? '样例数据' : undefined);
  put('title', decision.title);
  put('number', decision.number);
  put('agency.name', agency.name);
  put('party.shown', party.shown);
  put('party.kind', PARTY_NAMES[party.kind]);
  put('party.uscc', party.uscc);
  put('party.legalRepresentative', party.legalRepresentative);
  put('cause', decision.cause);
  put('summary', decision.summary);
  put('facts', decision.facts);
  list('breached', decision.breached);
  list('basis', decision.basis);
  list('penaltyKinds', decision.penaltyKinds);
  list('penalties', decision.penalties);
  money('fineFen', decision.fineFen);
  money('confiscatedFen', decision.confiscatedFen);
  put('correction', decision.correction);
  date('decidedOn', decision.decidedOn);
  date('servedOn', decision.servedOn);
  date('publicUntil', decision.publicUntil);
  list('remedies', decision.remedies);
  decision.masks.forEach((mask, i) => {
    put(`masks.${i}.reason`, mask.reason);
    put(`masks.${i}.source`, mask.source);
  });
  decision.safeguards.forEach((safeguard, i) => {
    put(`safeguards.${i}.what`, safeguard.what);
    date(`safeguards.${i}.on`, safeguard.on);
  });
  return shown;
}
