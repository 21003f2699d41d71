import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addDays, getDay } from '../../calendar/index.ts';
import { canonicalJson } from '../../disclosure/canonical.ts';
import { publicProjection } from '../../disclosure/decision.ts';
import { type Act, civilDay } from '../../dossier/act.ts';
import { moves } from '../../dossier/decide.ts';
import { advance, definitionsOf, fold } from '../../dossier/fold.ts';
import { joinPersonal, splitPersonal } from '../../dossier/personal.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import type { Outcome } from './state.ts';
import { tasksOf } from './tasks.ts';
import { actorOf, sampleAgency } from './testing.ts';
import { case1 } from './testing-decided.ts';
import { otherFine } from './testing-random-data.ts';
import { hearingsIn } from './testing-random-hearings.ts';
import { type Walk, walk } from './testing-random-walk.ts';

/**
 * What no path through a penalty case may reach, whoever does what in whatever order. Each rule reads the bare list of
 * acts and counts for itself; none asks the procedure's own gates.
 */

interface Data {
  readonly [name: string]: unknown;
  readonly draftHash?: string;
  readonly party?: string;
  readonly document?: number;
  readonly officers?: readonly string[];
  readonly handlers?: readonly string[];
  readonly outcome?: Outcome | string;
  readonly passed?: boolean;
  readonly publicBytes?: string;
}

const dataOf = (act: Act): Data => act.data as Data;

/** The acts before one, newest first, with what had been corrected by then laid over them. */
function before(acts: readonly Act[], seq: number): Act[] {
  const earlier = new Map(acts.filter((act) => act.seq < seq).map((act) => [act.seq, act]));
  for (const fix of of([...earlier.values()], 'act.correct')) {
    const { target, occurredAt, values, personalValues } = dataOf(fix);
    const own = earlier.get(target as number);
    if (own === undefined) continue;
    const data = { ...dataOf(own), ...(values as object), ...(personalValues as object) };
    earlier.set(own.seq, { ...own, occurredAt: (occurredAt as string | undefined) ?? own.occurredAt, data });
  }
  const since = reopenings(acts).findLast((at) => at < seq) ?? 0;
  return [...earlier.values()].filter((act) => act.seq > since || !ofOneRound.test(act.type)).reverse();
}

/** What led to a decision that was annulled counts for nothing when the case is decided anew. */
const ofOneRound =
  /^(draft|report|review|notice|waiver|defence|hearing|discussion|decision|publication|remedy|closing|archive)\./;

/** Orders to decide anew that fell on the decision which stood: those in remedies opened since the one before. */
function reopenings(acts: readonly Act[]): number[] {
  const found: number[] = [];
  for (const act of of(acts, 'remedy.close')) {
    const opened = of(acts, 'remedy.open').find((open) => dataOf(open).id === dataOf(act).id)?.seq ?? 0;
    if (dataOf(act).redo !== undefined && opened > (found.at(-1) ?? 0)) found.push(act.seq);
  }
  return found;
}

const of = (acts: readonly Act[], ...types: string[]) => acts.filter((act) => types.includes(act.type));
const has = (acts: readonly Act[], ...types: string[]) => of(acts, ...types).length > 0;

/** Acts that make their officers part of the investigation. */
const investigating =
  /^(lead\.verify|scene\.record|survey\.record|inquiry\.record|evidence\.\w+|sampling\.take|correction\.\w+)$/;

const handlersIn = (acts: readonly Act[]): Set<string> =>
  new Set(
    acts.flatMap((act) => [
      ...(dataOf(act).handlers ?? []),
      ...(investigating.test(act.type) ? (dataOf(act).officers ?? []) : []),
    ]),
  );

type Rule = (walked: Walk) => string[];

/** Asks a rule of every act of one kind, together with what came before it. */
const each =
  (type: string, rule: (act: Act, earlier: readonly Act[], walked: Walk) => (string | false | undefined)[]) =>
  (walked: Walk): string[] =>
    of(walked.acts, type).flatMap((act) =>
      rule(act, before(walked.acts, act.seq), walked)
        .filter((message) => typeof message === 'string')
        .map((message) => `${act.seq} ${type}: ${message}`),
    );

const draftOf = (earlier: readonly Act[], hash?: string) =>
  of(earlier, 'draft.write').find((act) => hash === undefined || dataOf(act).hash === hash);

const outcomeOf = (draft: Act | undefined) =>
  draft === undefined ? undefined : (dataOf(draft).outcome as Outcome);

/** 处罚法 art 58: the very draft was reviewed, after the hearing, by somebody who took no part in the case. */
const reviewed = each('decision.make', (made, earlier) => {
  const { draftHash } = dataOf(made);
  const heard = of(earlier, 'hearing.hold')[0]?.seq ?? 0;
  const took = handlersIn(earlier);
  const passed = of(earlier, 'review.opine', 'review.exempt').filter(
    (review) =>
      dataOf(review).draftHash === draftHash &&
      (review.type === 'review.exempt' || dataOf(review).outcome === 'approved') &&
      review.seq > heard,
  );
  return [
    dataOf(draftOf(earlier) ?? made).hash !== draftHash && 'of another draft than the last one written',
    passed.length === 0 && 'no passed review of this draft after the hearing',
    passed.some((review) => took.has(review.actor.personId)) && 'reviewed by somebody who handled the case',
    took.has(made.actor.personId) && 'decided by somebody who handled the case',
    passed.length > 0 &&
      passed.every((review) => civilDay(review.occurredAt) > civilDay(made.occurredAt)) &&
      'dated before its review',
  ];
});

const fineOf = (outcome: Outcome | undefined, party: string) =>
  (outcome?.parties ?? [])
    .filter((own) => own.party === party)
    .flatMap((own) => own.penalties)
    .reduce((sum, penalty) => (penalty.kind === 'fine' ? sum + (penalty.fen ?? 0) : sum), 0);

const kindsOf = (outcome: Outcome | undefined, party: string) =>
  (outcome?.parties ?? [])
    .filter((own) => own.party === party)
    .flatMap((own) => own.penalties.map((p) => p.kind));

const heavier = (next: Outcome, told: Outcome | undefined, party: string) =>
  fineOf(next, party) > fineOf(told, party) ||
  kindsOf(next, party).some((kind) => !kindsOf(told, party).includes(kind));

/** Whole working days between two civil days, neither counted: a period of five ran out if there were at least five. */
function workingDaysBetween(walked: Walk, from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1))
    if (walked.run.facts.calendar.works(getDay(day))) count += 1;
  return count;
}

/** The day a document counts as served on a party (处罚法 art 61; thirty days after a public notice, 民诉法 art 95). */
function servedOn(earlier: readonly Act[], document: number, party: string | undefined): string | undefined {
  return of(earlier, 'service.record', 'service.publish')
    .filter((act) => dataOf(act).document === document && dataOf(act).party === party)
    .map((act) => {
      const on = dataOf(act).on as string | undefined;
      return act.type === 'service.publish' && on !== undefined
        ? addDays(on, 30)
        : (on ?? civilDay(act.occurredAt));
    })
    .sort()[0];
}

/** 处罚法 art 44, 45, 62–64: told of no less than this, served, heard or silent for the whole period. */
const told = each('decision.make', (made, earlier, walked) => {
  const outcome = outcomeOf(draftOf(earlier, dataOf(made).draftHash));
  if (outcome?.kind !== 'penalty') return [];
  const day = civilDay(made.occurredAt);
  const hearings = hearingsIn(earlier.toReversed());
  return outcome.parties
    .filter((own) => own.penalties.length > 0)
    .flatMap(({ party }) => {
      const asked = hearings.asked.filter((one) => one.party === party);
      if (asked.some((one) => one.end === undefined)) return `the hearing ${party} asked for is not over`;
      const notices = of(earlier, 'notice.issue').filter((notice) => dataOf(notice).party === party);
      const covering = notices.filter((notice) => {
        const draft = draftOf(before(walked.acts, notice.seq));
        return !heavier(outcome, outcomeOf(draft), party);
      });
      if (covering.length === 0) return `${party} was never told of a penalty as heavy as this`;
      return covering.some((notice) => open(notice.seq, party))
        ? []
        : `${party} had not been heard and the period had not run out`;
    });

  /** Whether the decision was open to be made on the strength of one notice. */
  function open(notice: number, party: string): boolean {
    const served = servedOn(earlier, notice, party);
    if (served === undefined) return false;
    const since = earlier.filter((act) => act.seq > notice && dataOf(act).party === party);
    const all = earlier.filter((act) => dataOf(act).party === party);
    const unheard = of(all, 'defence.record').some(
      (defence) => !of(all, 'defence.review').some((review) => review.seq > defence.seq),
    );
    const right = dataOf(earlier.find((act) => act.seq === notice) ?? made).hearingRight === true;
    const ends = hearings.asked
      .filter((one) => one.party === party && one.seq > notice)
      .map((one) => one.end);
    if (unheard) return false;
    const waived = (which: string) => of(since, 'waiver.record').some((act) => dataOf(act)[which] === true);
    const lapsed = workingDaysBetween(walked, served, day) >= 5;
    const heard = ends.includes('reported');
    if (right && !waived('hearing') && !lapsed && !heard && !ends.includes('givenUp')) return false;
    return (
      has(since, 'defence.review') ||
      (waived('statement') && waived('defence') && served <= day) ||
      heard ||
      lapsed
    );
  }
});

/** 处罚法 art 64: every party it is for was told seven working days before, and nobody on the bench investigated. */
const heardProperly = each('hearing.hold', (held, earlier, walked) => {
  const set = hearingsIn([...earlier.toReversed(), held]).set.find((one) => one.held === held.seq);
  if (set === undefined) return ['of no hearing that was set'];
  const took = handlersIn(earlier);
  return [
    set.asked.length === 0 && 'for nobody',
    !set.bench.includes(held.actor.personId) && 'by somebody who is not on the bench',
    set.bench.some((person) => took.has(person)) && 'before somebody who investigated',
    civilDay(held.occurredAt) < set.heldOn && 'before its day',
    ...set.asked
      .filter((one) => one.end === undefined)
      .map((one) => {
        const told = servedOn(earlier, set.seq, one.party);
        return (
          (told === undefined || workingDaysBetween(walked, told, set.heldOn) < 7) &&
          `${one.party} was not told seven working days before`
        );
      }),
  ];
});

/** 处罚法 art 64: one request of a party at a time, none after the right was waived, used or given up. */
const askedOnce = each('hearing.request', (request, earlier) => {
  const { party } = dataOf(request);
  const before = hearingsIn(earlier.toReversed()).asked.filter((one) => one.party === party);
  // What was asked before the newest notice was served was asked on the strength of the one before.
  const notices = of(earlier, 'notice.issue').filter((act) => dataOf(act).party === party);
  const [service] = of(earlier, 'service.record', 'service.publish').filter((act) =>
    notices.some((notice) => notice.seq === dataOf(act).document),
  );
  const since = before.filter((one) => one.seq > (service?.seq ?? 0)).map((one) => one.end);
  return [
    before.some((one) => one.end === undefined) && 'while the same party’s hearing is under way',
    since.some((end) => end === 'reported' || end === 'givenUp') && 'after the right was used or given up',
  ];
});

const parties = (walked: Walk) =>
  new Map(
    walked.acts.flatMap((act) => {
      const entered = (dataOf(act).parties ?? [dataOf(act).party]) as { id?: string; kind?: string }[];
      return entered
        .filter((party) => party?.kind !== undefined)
        .map((party) => [party.id, party.kind] as const);
    }),
  );

/** 处罚法 art 63 with the sample province's thresholds: the notice names the hearing where the law gives one. */
const hearingOffered = each('notice.issue', (notice, earlier, walked) => {
  const outcome = outcomeOf(draftOf(earlier));
  const party = dataOf(notice).party ?? '';
  const threshold = parties(walked).get(party) === 'organisation' ? 10_000_000 : 1_000_000;
  const due = fineOf(outcome, party) >= threshold || kindsOf(outcome, party).includes('orderSuspension');
  // A party whose kind was amended on the way is judged by the kind it had then; left out here.
  return has(walked.acts, 'party.amend')
    ? []
    : [due && dataOf(notice).hearingRight !== true && 'no word of the hearing the party may ask for'];
});

/** 处罚法 art 45(2): a draft that weighs more than what was told rests on evidence found since. */
const notHeavier = each('draft.write', (draft, earlier, walked) => {
  const notice = of(earlier, 'notice.issue')[0];
  if (notice === undefined) return [];
  const last = outcomeOf(draftOf(before(walked.acts, notice.seq)));
  const next = dataOf(draft).outcome as Outcome;
  const fresh = ((dataOf(draft).newEvidence ?? []) as string[]).some(
    (id) => Number(id.slice(1)) > notice.seq,
  );
  const more = next.parties.some((own) => heavier(next, last, own.party));
  return [more && !(fresh && dataOf(draft).heavierGround !== undefined) && 'heavier without new evidence'];
});

/** 处罚法 art 57(2): outside the tier, or complex, only after the heads discussed this draft, and after the hearing. */
const discussed = each('decision.make', (made, earlier) => {
  const outcome = outcomeOf(draftOf(earlier, dataOf(made).draftHash));
  const weighed = outcome?.items.flatMap((item) => [item, ...(item.perParty ?? [])]) ?? [];
  const needed = outcome?.complex === true || weighed.some((own) => own.departure !== undefined);
  const heard = of(earlier, 'hearing.hold')[0]?.seq ?? 0;
  const adopted = of(earlier, 'discussion.record').some((meeting) => {
    const { draftHash, conclusion, opinions, expected } = dataOf(meeting);
    const votes = (opinions as { vote: string }[]).filter((entry) => entry.vote === 'for').length;
    return (
      draftHash === dataOf(made).draftHash &&
      conclusion === 'adopt' &&
      votes * 2 > (expected as number) &&
      meeting.seq > heard
    );
  });
  return [needed && !adopted && 'no collective discussion of this draft after the hearing'];
});

/** 处罚法 art 4, 29: never above the statutory maximum, never a second fine for the same conduct. */
const fines = each('decision.make', (made, earlier, walked) => {
  const outcome = outcomeOf(draftOf(earlier, dataOf(made).draftHash));
  const fined = outcome?.parties.filter((own) => fineOf(outcome, own.party) > 0) ?? [];
  const most = Math.max(
    ...(outcome?.items ?? []).map((item) => sampleAgency.items[item.item]?.fine?.max ?? 0),
  );
  const { conductFrom, conductTo } = dataOf(earlier.at(-1) ?? made) as Record<string, string>;
  const twice =
    walked.run.facts.related.length > 0 &&
    otherFine.from <= (conductTo ?? '') &&
    (conductFrom ?? '') <= otherFine.to &&
    !has(earlier, 'sameAct.distinguish');
  return [
    fined.some((own) => fineOf(outcome, own.party) > most) && 'a fine above the maximum',
    fined.length > 0 && twice && 'a second fine for the same conduct',
  ];
});

const fateOf = (act: Act) => (act.type === 'decision.revoke' ? dataOf(act).kind : dataOf(act).result);
const changes = (act: Act) => fateOf(act) === 'changed';
/** A remedy opened in an earlier round is about a decision that has fallen already. */
const ofThisDecision = (acts: readonly Act[], close: Act) =>
  of(acts, 'remedy.open').some((open) => dataOf(open).id === dataOf(close).id);
/** 处罚法 art 48(2): the newest of what became of the decision is no change. */
const fallen = (acts: readonly Act[]) =>
  of(acts, 'decision.revoke', 'remedy.close')
    .filter((act) => act.type === 'decision.revoke' || ofThisDecision(acts, act))
    .filter((act) => ['changed', 'annulled', 'foundIllegal', 'void'].includes(String(fateOf(act))))
    .slice(0, 1)
    .some((act) => !changes(act));

/** A contested walk begins with a decision, which stands until the first order to decide anew. */
const decidedFrom = ({ run, acts }: Walk, seq: number) =>
  run.dossier.procedure.initial.decision !== undefined && !reopenings(acts).some((at) => at < seq);

/** 国办发〔2018〕118号: what is released was prepared, checked by another person and approved, byte for byte. */
const approved = each('publication.release', (released, earlier, walked) => {
  const bytes = dataOf(released).publicBytes ?? '';
  const hash = createHash('sha256').update(bytes).digest('hex');
  const [prepared] = of(earlier, 'publication.prepare');
  const since = earlier.filter((act) => act.seq > (prepared?.seq ?? 0));
  const checked = of(since, 'publication.check').filter((act) => dataOf(act).passed === true);
  const agreed = of(since, 'publication.approve').filter((act) => dataOf(act).passed === true);
  const author = prepared?.actor.personId;
  return [
    canonicalJson(JSON.parse(bytes)) !== bytes && 'bytes that are not canonical',
    (prepared === undefined || dataOf(prepared).contentHash !== hash) && 'not what was prepared',
    checked.length === 0 && 'not checked',
    agreed.length === 0 && 'not approved',
    agreed.some((act) => !checked.some((check) => check.seq < act.seq)) && 'approved before it was checked',
    [...checked, ...agreed].some((act) => act.actor.personId === author) &&
      'checked or approved by its author',
    has(earlier, 'publication.withhold') && 'withheld',
    of(earlier, 'publication.takeDown').some((down) => {
      const [decided] = of(earlier, 'publication.decideTakeDown').filter((act) => act.seq > down.seq);
      return (
        decided === undefined ||
        decided.actor.personId === down.actor.personId ||
        (dataOf(decided).passed === true && dataOf(down).extent === 'whole')
      );
    }) && 'taken down as unfit for the public and not allowed again',
    fallen(earlier) && 'its decision annulled or found unlawful',
    of(earlier, 'decision.revoke', 'remedy.close').some(
      (act) => changes(act) && act.seq > (prepared?.seq ?? 0),
    ) && 'prepared before the decision was changed',
    of(earlier, 'publication.release').some(
      (other) =>
        dataOf(other).publicId === dataOf(released).publicId &&
        of(earlier, 'publication.retract', 'publication.takeDown', 'publication.end').some(
          (act) => act.seq > other.seq,
        ),
    ) && 'the address of what was taken back',
    !has(earlier, 'decision.make') && !decidedFrom(walked, released.seq) && 'no decision',
    /张桂芬|李小明|1390000000|9909211990/.test(bytes) && 'a person stands in it',
  ];
});

/** 处罚法 art 42(1): two officers, each with a certificate valid on the stated day, also after the day is corrected. */
const certified: Rule = (walked) =>
  walked.acts.flatMap((act) => {
    const named = dataOf(act).officers ?? dataOf(act).handlers;
    if (named === undefined) return [];
    const days = [
      act.occurredAt,
      ...of(walked.acts, 'act.correct')
        .filter((fix) => dataOf(fix).target === act.seq && dataOf(fix).occurredAt !== undefined)
        .map((fix) => dataOf(fix).occurredAt as string),
    ].map(civilDay);
    const bad = named.filter((id) => {
      const staff = walked.run.facts.staff[id];
      return !days.every(
        (day) =>
          staff?.auxiliary === false &&
          staff.certificates.some(
            (c) =>
              c.validFrom <= day &&
              day <= c.validTo &&
              !c.suspensions.some((s) => s.from <= day && (s.to === undefined || day < s.to)),
          ),
      );
    });
    return [
      ...(new Set(named).size < 2 ? [`${act.seq} ${act.type}: fewer than two officers`] : []),
      ...bad.map(
        (id) => `${act.seq} ${act.type}: ${walked.run.facts.staff[id]?.name} may not act on ${days}`,
      ),
    ];
  });

/** 处罚法 art 43: who stands aside takes no further part. */
const recusedStayOut: Rule = (walked) => {
  const part =
    /^(draft|review|notice|discussion|decision|hearing\.(hold|report|terminate)|filing\.(approve|refuse)|closing\.approve)/;
  return of(walked.acts, 'recusal.decide')
    .filter((act) => dataOf(act).result === 'granted')
    .flatMap((act) =>
      walked.acts
        .filter((later) => later.seq > act.seq)
        .filter((later) => {
          const who = dataOf(act).person as string;
          const { officers, handlers, chair, recorder } = dataOf(later);
          const named = [...(officers ?? []), ...(handlers ?? [])];
          return (
            named.includes(who) ||
            (later.actor.personId === who && part.test(later.type)) ||
            (/^hearing\.(re)?schedule$/.test(later.type) && (chair === who || recorder === who))
          );
        })
        .map((later) => `${later.seq} ${later.type}: by somebody who stands aside since ${act.seq}`),
    );
};

const keeping = [
  'act.correct',
  'file.attach',
  'recording.explain',
  'recording.decide',
  'note.add',
  'document.seal',
  'decision.rectify',
  'personal.erase',
];
/** The police are told, and answer, whatever becomes of the case here (移送规定 art 5–12). */
const police = ['criminal.decide', 'criminal.handOver', 'criminal.answer', 'criminal.handOverGoods'];
const serving = ['service.record', 'service.publish'];
const afterwards = [
  ...keeping,
  ...police,
  ...['remedy.open', 'remedy.accept', 'remedy.answer', 'remedy.close', 'decision.revoke'],
  ...['payment.refund', 'payment.unclaimed'],
  ...['publication.prepare', 'publication.check', 'publication.approve', 'publication.release'],
  ...[
    'publication.push',
    'publication.correct',
    'publication.retract',
    'publication.takeDown',
    'publication.decideTakeDown',
    'publication.end',
    'publication.withhold',
  ],
];

/** What an ended case still takes; everything else is over. */
const ends: Readonly<Record<string, readonly string[]>> = {
  'filing.refuse': [...keeping, ...serving, 'filing.tell', 'archive.file'],
  'lead.transfer': [
    ...keeping,
    ...serving,
    ...police,
    'lead.tellTransfer',
    'archive.file',
    'preservation.handle',
  ],
  // Of a decision that had fallen before, the other party's remedy may still be under way, and somebody come for the money.
  'case.terminate': [
    ...keeping,
    ...serving,
    ...police,
    ...['remedy.accept', 'remedy.answer', 'remedy.close', 'payment.refund', 'payment.unclaimed'],
    'archive.file',
    'preservation.handle',
  ],
  'closing.approve': [...afterwards, ...serving, 'archive.file'],
  'archive.file': [...afterwards, 'preservation.handle'],
};

/** What was made after the end, a change of the decision say, still goes to the parties. */
const servesLater = (act: Act, end: number) =>
  serving.includes(act.type) && (dataOf(act).document ?? 0) > end;

const ended: Rule = (walked) =>
  roundsOf(walked.acts).flatMap((round) =>
    Object.entries(ends).flatMap(([type, allowed]) => {
      const end = of(round, type)[0]?.seq ?? Number.POSITIVE_INFINITY;
      return round
        .filter((act) => act.seq > end && !allowed.includes(act.type) && !servesLater(act, end))
        .map((act) => `${act.seq} ${act.type}: after ${type} at ${end}`);
    }),
  );

/** The acts of a case, cut where it was taken up anew. */
const roundsOf = (acts: readonly Act[]): (readonly Act[])[] => {
  const cuts = [0, ...reopenings(acts), Number.POSITIVE_INFINITY];
  return cuts
    .slice(1)
    .map((end, index) => acts.filter((act) => act.seq > (cuts[index] ?? 0) && act.seq <= end));
};

/** 复议法 art 64(2), 行政诉讼法 art 71: decided anew, the case does not end as before without a word why it may. */
const notTheSame: Rule = (walked) => {
  const rounds = roundsOf(walked.acts);
  return rounds.flatMap((round, index) =>
    of(round, 'decision.make').flatMap((made) => {
      const draft = of(walked.acts, 'draft.write').findLast((act) => act.seq < made.seq);
      const before = rounds[index - 1];
      if (before === undefined) return [];
      const last = of(before, 'decision.make').at(-1);
      const earlier =
        last === undefined
          ? case1.decision?.outcome
          : outcomeOf(of(walked.acts, 'draft.write').findLast((act) => act.seq < last.seq));
      const said = (one: Outcome | undefined) => canonicalJson([one?.kind, one?.parties]);
      const same = said(outcomeOf(draft)) === said(earlier);
      return same && dataOf(draft ?? made).anew === undefined ? [`${made.seq}: the same as before`] : [];
    }),
  );
};

/** Shown disabled with the reasons: forcing it gives the same reasons. Not offered at all: forcing it is refused. */
const shownAndForcedAgree: Rule = (walked) =>
  walked.attempts.flatMap(({ type, shown, decision }) => {
    const codes = decision.ok ? [] : decision.refusals.map((refusal) => refusal.code);
    if (shown === undefined)
      return codes.some((code) => code === 'ROLE_MISSING' || code === 'MOVE_CLOSED')
        ? []
        : [`${type}: not offered, yet ${codes.join() || 'done'}`];
    if (codes.includes('ROLE_MISSING') || codes.includes('MOVE_CLOSED'))
      return [`${type}: offered, yet ${codes.join()}`];
    // Malformed data is refused before the gates are asked.
    if (codes.includes('DATA_INVALID')) return [];
    const missing = shown.refusals.filter((refusal) => !codes.includes(refusal.code));
    return missing.map((refusal) => `${type}: shown as ${refusal.code}, yet ${codes.join() || 'done'}`);
  });

const rules: Readonly<Record<string, Rule>> = {
  'decides only what was reviewed, as it stands': reviewed,
  'decides only when the parties were told and heard': told,
  'names the hearing wherever the law gives one': hearingOffered,
  'hears whoever asked, told in time, before people who took no part': heardProperly,
  'lets each party ask once for each notice': askedOnce,
  'gives nobody more because he spoke': notHeavier,
  'discusses what departs from the rule': discussed,
  'fines within the law and once': fines,
  'publishes only what was checked and approved': approved,
  'does not decide the same again': notTheSame,
  'sends only certified officers, two at least': certified,
  'keeps those out who stand aside': recusedStayOut,
  'takes nothing more once it has ended, but what the law lets': ended,
  'refuses by force what it shows as refused': shownAndForcedAgree,
};

/** The same walks for every rule: walking costs more than looking. A rule that is broken names the seed and the act. */
const contested = Array.from({ length: 30 }, (_, n) => [1000 + n, walk(1000 + n, 170, true)] as const);
const walks = [...Array.from({ length: 300 }, (_, seed) => [seed, walk(seed)] as const), ...contested];

const count = (...types: string[]) =>
  walks.filter(([, { acts }]) => types.every((type) => has(acts, type))).length;

describe('random people doing random things to a case', () => {
  it.each(Object.entries(rules))('%s', (_name, rule) => {
    expect(walks.flatMap(([own, walked]) => rule(walked).map((broken) => `seed ${own}: ${broken}`))).toEqual(
      [],
    );
  });

  it('never breaks the fold, whether personal values are there or erased', () => {
    for (const [own, { acts, run }] of [...walks.slice(0, 50), ...walks.slice(-10)]) {
      const definitions = definitionsOf(penaltyOrdinary);
      const erased = acts.map((act) => {
        const personal = definitions.get(act.type)?.personal ?? [];
        return { ...act, data: joinPersonal(splitPersonal(act.data, personal).plain, new Map()) };
      });
      for (const list of [acts, erased]) {
        let stepped = fold(penaltyOrdinary, 'd', []);
        for (let length = 0; length <= list.length; length += 1) {
          const dossier = fold(penaltyOrdinary, 'd', list.slice(0, length));
          if (length > 0) stepped = advance(stepped, list[length - 1]!);
          expect(stepped, `seed ${own}: one act more is all acts anew`).toEqual(dossier);
          const { state } = dossier;
          expect(penaltyOrdinary.stageOf(state, '2026-12-31'), `seed ${own}`).toBeTypeOf('string');
          penaltyOrdinary.stages(state, '2026-12-31');
          penaltyOrdinary.people(state);
          penaltyOrdinary.clocks(state, run.profile, run.facts);
        }
        const dossier = fold(penaltyOrdinary, 'd', list);
        const now = list.at(-1)?.occurredAt ?? '';
        tasksOf(dossier.state, run.facts, run.profile, now);
        publicProjection(dossier.state, run.facts.agency, run.profile);
        for (const person of Object.values(run.facts.staff))
          moves(dossier, run.facts, run.profile, actorOf(person), now);
      }
    }
  });

  it('gives the same walk for the same seed', () => {
    const [own, first] = walks[0]!;
    expect(walk(own).acts).toEqual(first.acts);
  });

  it('goes far enough for the rules to mean something', () => {
    expect({
      decided: count('decision.make'),
      reviewed: count('review.opine', 'decision.make'),
      heard: count('hearing.hold'),
      heardTogether: walks.filter(([, { run }]) =>
        run.state.hearings.some(({ parties }) => parties.length > 1),
      ).length,
      heardApart: walks.filter(([, { run }]) => run.state.hearings.length > 1).length,
      discussed: count('discussion.record', 'decision.make'),
      published: count('publication.release'),
      archived: count('closing.approve', 'archive.file'),
      corrected: count('act.correct'),
      recused: count('recusal.decide'),
      decidedAnew: contested.filter(([, { acts }]) => has(acts, 'decision.make')).length,
    }).toSatisfy((reached: Record<string, number>) => Object.values(reached).every((n) => n >= 10));
  });
});
