import {
  anewByNames,
  changedByNames,
  endReasonNames,
  type PublicDecision,
  unfitReasons,
} from '@mingjing/contract';
import { dateText, dayOf, KIND_NAMES, moneyText, PARTY_NAMES } from './text.ts';

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
  const { change, anew } = decision;
  put('change.by', change && changedByNames[change.by]);
  list('change.original', change?.original ?? []);
  put('anew.by', anew && anewByNames[anew.by]);
  put('anew.earlier', anew?.earlier);
  for (const [path, ruling] of Object.entries({ change, anew })) {
    put(`${path}.body`, ruling?.body);
    put(`${path}.number`, ruling?.number);
    date(`${path}.on`, ruling?.on);
    put(`${path}.replaces`, ruling?.replaces);
  }
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

/**
 * What the page of a publication that was taken down must say, by the fields its act shows: which one, how, when and why.
 * Empty where the act took nothing down.
 */
export function withdrawalFields(act: ReadonlyMap<string, unknown>): Map<string, string> {
  const [type, id, at] = [act.get('act.type'), act.get('data.publicId'), act.get('act.occurredAt')];
  const [how, reason] = withdrawalOf(type, act);
  if (typeof id !== 'string' || typeof at !== 'string' || typeof reason !== 'string') return new Map();
  return new Map([
    ['withdrawal.id', id],
    ['withdrawal.how', how],
    ['withdrawal.on', dateText(dayOf(at))],
    ['withdrawal.reason', reason],
  ]);
}

/** What the act is called to the public, and why it was done. */
function withdrawalOf(type: unknown, act: ReadonlyMap<string, unknown>): readonly [string, unknown] {
  switch (type) {
    case 'publication.retract':
      return ['撤回公示', act.get('data.publicReason')];
    case 'publication.takeDown':
      return ['撤下公示', wordFor(unfitReasons, act.get('data.extent'))];
    case 'publication.end':
      return ['停止公示', wordFor(endReasonNames, act.get('data.reason'))];
    default:
      return ['', undefined];
  }
}

const wordFor = (words: Readonly<Record<string, string>>, said: unknown): string | undefined =>
  Object.entries(words).find(([key]) => key === said)?.[1];

/** What a field is called on the page (字段名称); the path itself where it has no name of its own. */
export function fieldName(path: string): string {
  return FIELD_NAMES[path.replace(/\.\d+/g, '')] ?? path;
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  kind: '种类',
  sample: '说明',
  title: '标题',
  number: '文书号',
  'agency.name': '决定机关',
  'party.shown': '当事人',
  'party.kind': '当事人类型',
  'party.uscc': '统一社会信用代码',
  'party.legalRepresentative': '法定代表人、负责人',
  cause: '违法行为',
  summary: '概要',
  facts: '查明的事实',
  breached: '违反的规定',
  basis: '作出决定的依据',
  penaltyKinds: '处罚种类',
  penalties: '处理决定',
  fineFen: '罚款金额',
  confiscatedFen: '没收金额',
  correction: '责令改正',
  decidedOn: '决定日期',
  servedOn: '送达日期',
  'change.by': '变更方式',
  'change.body': '变更机关',
  'change.number': '变更文书',
  'change.on': '变更日期',
  'change.original': '变更前的处理决定',
  'change.replaces': '变更前的公示编号',
  'anew.by': '原决定的结果',
  'anew.body': '撤销机关',
  'anew.number': '撤销文书',
  'anew.on': '撤销日期',
  'anew.earlier': '原决定书文号',
  'anew.replaces': '原决定的公示编号',
  remedies: '不服怎么办',
  'withdrawal.id': '公示编号',
  'withdrawal.how': '办理事项',
  'withdrawal.on': '日期',
  'withdrawal.reason': '原因',
  'masks.reason': '隐去的原因',
  'masks.source': '隐去的依据',
  'safeguards.what': '经过的程序',
  'safeguards.on': '程序日期',
};
