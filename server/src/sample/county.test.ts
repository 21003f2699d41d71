import {
  type Act,
  addDays,
  checkCitizenId,
  checkUscc,
  civilDay,
  computeDeadline,
  type Dossier,
  deadlines,
  fold,
  nationalCalendar,
  type PenaltyState,
  resolveProfile,
} from '@mingjing/law';
import { reviewReasons, stageOf } from '@mingjing/law/penalty';
import { beforeAll, describe, expect, it } from 'vitest';
import { case1 } from './cases/case-1-expired-food.ts';
import { case2 } from './cases/case-2-on-the-spot.ts';
import { case3, dustDraft, xinlei } from './cases/case-3-dust.ts';
import { case4 } from './cases/case-4-felling.ts';
import { case5, pupil } from './cases/case-5-tutoring.ts';
import { writtenCases } from './cases/index.ts';
import { noPenalty, revoked2025, strawBurning, timberTransfer } from './cases/mini-cases.ts';
import { agencies, countyStories, getAgency } from './county.ts';
import { generatedCases, storyDay } from './generated/index.ts';
import { codeInForce } from './items.ts';
import { type MemoryCounty, openMemoryCounty } from './memory.ts';
import type { SampleParty } from './parties.ts';
import { getPerson } from './people.ts';
import { inOrder, numberLineOf } from './schedule.ts';
import { at, type Story, storiesOf } from './story.ts';
import { CaseWriter, cast } from './writer.ts';

type Case = Story<PenaltyState>;
const plain = (story: Story<PenaltyState>) => story as unknown as Story<never>;

let county: MemoryCounty;
const refused: string[] = [];
const generated = generatedCases();
const everyCase = [...writtenCases, ...generated];

beforeAll(() => {
  county = openMemoryCounty('2026-11-21T00:00:00.000Z');
  for (const { story, step } of inOrder(storiesOf(countyStories(), everyCase)))
    for (const refusal of county.perform(story, step))
      refused.push(`${story.key} ${step.type} ${step.at}: ${refusal.code} ${refusal.message}`);
}, 120_000);

/** Where in its story an act of a type stands; the last, unless told which. */
function seqOf(story: Case, type: string, nth?: number): number {
  const all = county.dossier(story).acts.filter((act) => act.type === type);
  const found = nth === undefined ? all.at(-1) : all[nth - 1];
  if (found === undefined) throw new Error(`${story.key} has no ${type}`);
  return found.seq;
}

/** The case right after an act. */
function after(story: Case, type: string, nth?: number): Dossier<PenaltyState> {
  const whole = county.dossier(story);
  return fold(whole.procedure, whole.id, whole.acts.slice(0, seqOf(story, type, nth)));
}

/** The last day of a clock, as it stood right after an act. */
function end(story: Case, clock: string, type: string, nth?: number): string | undefined {
  const dossier = after(story, type, nth);
  const { facts, profile } = county.facts(plain(story));
  const found = deadlines(dossier, facts, profile, dossier.acts.at(-1)!.occurredAt).find(
    (deadline) => deadline.clock.key === clock || deadline.clock.key.startsWith(`${clock}:`),
  );
  return found?.computed?.end.slice(0, 10);
}

/** How a clock stands on the last day of the story. */
function stands(story: Case, clock: string): string | undefined {
  const { facts, profile } = county.facts(plain(story));
  return deadlines(county.dossier(story), facts, profile, at(storyDay, '18:00')).find(
    (deadline) => deadline.clock.key === clock || deadline.clock.key.startsWith(`${clock}:`),
  )?.status;
}

/** How often each word stands in a list. */
const count = (words: readonly string[]) =>
  words.reduce((sums, word) => sums.set(word, (sums.get(word) ?? 0) + 1), new Map<string, number>());
const atLeast = (least: number) => (number: number) => number >= least;

const state = (story: Case) => county.dossier(story).state;
const numberOf = (story: Case) => state(story).decision?.number;

/** Codes an act would be refused with, after an earlier one. */
const codes = (
  story: Case,
  afterType: string,
  who: string,
  type: string,
  time: string,
  data: object | ((state: PenaltyState) => object),
  nth?: number,
) =>
  county
    .refusals(plain(story), seqOf(story, afterType, nth), {
      who,
      type,
      at: time,
      data: (scene) => (typeof data === 'function' ? data((scene as { state: PenaltyState }).state) : data),
    })
    .map((refusal) => refusal.code);

const hashOf = (current: PenaltyState) => ({ draftHash: current.draft!.hash, opinion: '同意。' });

const calendarEnd = (rule: string, start: string) => {
  const answer = computeDeadline({
    rule,
    start,
    calendar: nationalCalendar,
    profile: resolveProfile('sample-donglan'),
  });
  return answer.ok ? answer.deadline.end : answer.refusal.code;
};

describe('the sample county as a whole', () => {
  it('has nothing refused', () => {
    expect(refused).toEqual([]);
  });

  it.each([
    'lead',
    'notFiled',
    'transferred',
    'inDispute',
    'investigating',
    'suspended',
    'reopened',
    'reported',
    'inReview',
    'notified',
    'inHearing',
    'deciding',
    'decided',
    'executing',
    'withPolice',
    'terminated',
    'closed',
    'archived',
  ])('has at least three cases at the stage %s', (stage) => {
    expect(everyCase.filter((story) => stageOf(state(story)) === stage).length).toBeGreaterThanOrEqual(3);
  });

  it('has about three hundred penalty cases', () => {
    expect(everyCase.length).toBeGreaterThanOrEqual(290);
    expect(everyCase.length).toBeLessThanOrEqual(330);
  });

  it('spreads them over two years and all agencies that punish, running ones and ended ones', () => {
    const first = everyCase.map((story) => story.steps[0]!.at.slice(0, 10)).sort();
    expect([first[0]! < '2024-12-01', first.at(-1)! > '2026-10-01']).toEqual([true, true]);
    const ended = ['closed', 'archived'];
    for (const name of ['市监', '教育', '生态', '林草', '青石镇']) {
      const { id } = agencies.find((agency) => agency.shortName === name)!;
      const own = everyCase.filter((story) => state(story).agencyId === id);
      const years = count(own.map((story) => story.steps[0]!.at.slice(0, 4)));
      const over = own.filter((story) => ended.includes(stageOf(state(story))));
      for (const number of [
        years.get('2025') ?? 0,
        years.get('2026') ?? 0,
        over.length,
        own.length - over.length,
      ])
        expect([name, number]).toEqual([name, expect.toSatisfy(atLeast(5))]);
    }
  });

  it('shows what may become of a case: remedies, changes, hearings, transfers, publication under way', () => {
    const states = everyCase.map(state);
    const kinds = count([
      ...states.flatMap(({ remedies }) =>
        remedies.map(({ kind, closed }) => `${kind} ${closed?.result ?? 'open'}`),
      ),
      ...states.flatMap(({ decision }) =>
        decision?.fate === undefined ? [] : `${decision.fate.kind} by ${decision.fate.by}`,
      ),
      ...states.flatMap(({ hearingRequests }) =>
        hearingRequests.map(({ withdrawn, givenUp }) =>
          withdrawn ? 'hearing withdrawn' : givenUp ? 'hearing given up' : 'hearing',
        ),
      ),
      ...states.flatMap(({ criminal }) =>
        criminal?.answered === undefined ? [] : `police ${criminal.answered.result}`,
      ),
      ...states.flatMap(({ services }) => services.map(({ method }) => method)),
      ...states.flatMap(({ publication }) =>
        publication.rounds.map(({ released, approved, checked, retracted }) =>
          retracted
            ? 'taken back'
            : released
              ? 'published'
              : approved
                ? 'to release'
                : checked
                  ? 'to approve'
                  : 'to check',
        ),
      ),
      ...states.flatMap(({ refunds, closing }) =>
        refunds.map(() => (closing.closed ? 'paid back and closed' : 'paid back')),
      ),
      ...states.flatMap(({ time, team, disputes }) => [
        ...(time.extensions.length > 0 ? ['extended'] : []),
        ...(team.recusals.length > 0 ? ['recusal'] : []),
        ...disputes.map(({ settled }) => (settled === undefined ? 'dispute open' : 'dispute settled')),
      ]),
    ]);
    for (const kind of [
      'reconsideration open',
      'reconsideration upheld',
      'reconsideration annulled',
      'reconsideration changed',
      'litigation open',
      'litigation upheld',
      'paid back and closed',
      'annulled by agency',
      'annulled by reconsideration',
      'changed by reconsideration',
      'hearing',
      'hearing withdrawn',
      'hearing given up',
      'police filed',
      'police notFiled',
      'direct',
      'left',
      'post',
      'electronic',
      'publication',
      'published',
      'taken back',
      'to release',
      'to approve',
      'to check',
      'extended',
      'recusal',
      'dispute open',
      'dispute settled',
    ])
      expect([kind, kinds.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy(atLeast(1))]);
  });

  it('hands the case of a suspended officer over on the day of the suspension', () => {
    const changed = everyCase.flatMap((story) =>
      county
        .dossier(story)
        .acts.filter((act) => act.type === 'team.change')
        .map((act) => [story, act] as const),
    );
    expect(changed.map(([, act]) => civilDay(act.occurredAt))).toEqual(['2026-09-01']);
    const { team } = state(changed[0]![0]);
    expect(team.everHandled).toContain(getPerson('heyuan').id);
    expect(team.handlers).not.toContain(getPerson('heyuan').id);
  });

  it('has two running cases found before the Code repealed the law they stand on', () => {
    const running = everyCase.filter((story) => {
      const { decision, conduct, filing, agencyId } = state(story);
      return (
        agencyId === getAgency('ecology').id &&
        decision === undefined &&
        filing.approved !== undefined &&
        stageOf(state(story)) !== 'transferred' &&
        conduct!.to < codeInForce
      );
    });
    expect(running).toHaveLength(2);
  });

  it('tells no two cases alike, even without names and days', () => {
    const told = everyCase.map((story) => {
      const { parties } = state(story);
      const { acts } = county.dossier(story);
      const text = (type: string, field: string) =>
        (acts.find((act) => act.type === type)?.data as Record<string, string> | undefined)?.[field];
      const content = acts.find((act) => act.type === 'draft.write')?.data as
        | { content: { facts: string } }
        | undefined;
      const facts =
        content?.content.facts ??
        text('spot.decide', 'facts') ??
        `${text('lead.register', 'summary')}${text('lead.verify', 'situation')}`;
      const names = parties.flatMap(({ name, person }) => [name ?? '', (person as { name: string }).name]);
      return names
        .filter((name) => name !== '')
        .reduce((sum, name) => sum.replaceAll(name, '某'), facts)
        .replace(/\d{4}年\d{1,2}月\d{1,2}日/g, '');
    });
    expect([...count(told)].filter(([, times]) => times > 1)).toEqual([]);
  });

  it('is loaded by so few acts that the first start stays short', () => {
    expect(everyCase.reduce((sum, story) => sum + story.steps.length, 0)).toBeLessThan(5_500);
  });

  it('gives the written cases the numbers they are known by', () => {
    expect(writtenCases.map(numberOf)).toEqual([
      '清市监罚〔2026〕12号',
      '清市监当罚〔2026〕0031号',
      '怀环罚〔2026〕清岚7号',
      '清林罚决〔2026〕9号',
      '清教罚〔2026〕3号',
      expect.stringMatching(/^青石罚〔2026〕\d+号$/),
      undefined,
      expect.stringMatching(/^清市监不罚〔2026〕\d+号$/),
      '清市监罚〔2025〕41号',
    ]);
  });

  it('names a line for every act that takes a number, so that numbers run with the days', () => {
    const without = inOrder(storiesOf(countyStories(), everyCase)).filter((event) => {
      const act: Act | undefined = county.dossier(event.story).acts[event.index];
      return act?.document?.number !== undefined && numberLineOf(event) === undefined;
    });
    expect(without.map(({ step }) => step.type)).toEqual([]);
  });

  it('has every required review passed before the decision, one corrected, one returned', () => {
    const decided = everyCase.filter(
      (story) => state(story).decision !== undefined && state(story).spot === undefined,
    );
    const unreviewed = decided.filter((story) => {
      const current = state(story);
      const { facts, profile } = county.facts(plain(story));
      const required = reviewReasons(current, current.decision!.outcome, facts.agency, profile).length > 0;
      return (
        required &&
        !current.review.rounds.some(
          (round) => round.draftHash === current.decision!.draftHash && round.opinion?.outcome === 'approved',
        )
      );
    });
    expect(unreviewed.map((story) => story.key)).toEqual([]);
    const rounds = everyCase.flatMap((story) => state(story).review.rounds);
    expect(rounds.filter((round) => (round.opinion?.outcome ?? 'approved') !== 'approved')).toHaveLength(1);
    expect(rounds.filter((round) => round.returns.length > 0)).toHaveLength(1);
  });

  it('publishes in time, except one decision of 青石镇 that is nine working days old', () => {
    const late = everyCase.filter((story) => {
      const dossier = county.dossier(story);
      const { facts, profile } = county.facts(plain(story));
      return deadlines(dossier, facts, profile, at(storyDay, '18:00')).some(
        ({ clock, status }) => clock.key === 'publish' && (status === 'late' || status === 'overdue'),
      );
    });
    expect(late.map(numberOf)).toHaveLength(1);
    expect(state(late[0]!).decision?.on).toBe('2026-10-08');
    expect(agencies.find((agency) => agency.id === state(late[0]!).agencyId)?.shortName).toBe('青石镇');
  });

  it('shows certificates valid, expiring, expired and suspended', () => {
    const { facts } = county.facts(plain(case1));
    const validTo = (key: string) => facts.staff[getPerson(key).id]?.certificates[0]?.validTo;
    expect(validTo('zhou')).toBe('2029-05-31');
    expect(validTo('chen')).toBe('2026-11-30');
    expect(validTo('tian')).toBe('2026-08-31');
    expect(facts.staff[getPerson('heyuan').id]?.certificates[0]?.suspensions[0]?.from).toBe('2026-09-01');
    expect(facts.staff[getPerson('xiaozhao').id]?.auxiliary).toBe(true);
  });

  it('has parties and agencies with valid codes of the region 990921, none named twice', () => {
    const parties = everyCase.flatMap((story) => {
      const first = story.steps[0]!.data({} as never) as { readonly parties: readonly SampleParty[] };
      return first.parties;
    });
    const names = parties.map((party) => party.person.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { uscc } of [...agencies, ...parties])
      if (uscc !== undefined) expect([uscc, checkUscc(uscc).status]).toEqual([uscc, 'valid']);
    for (const { person } of parties) {
      expect(person.idNumber.slice(0, 6)).toBe('990921');
      expect([person.idNumber, checkCitizenId(person.idNumber).status]).toEqual([person.idNumber, 'valid']);
    }
  });

  it('keeps every natural person and every pupil out of what is published', () => {
    const published = everyCase.flatMap((story) =>
      county
        .dossier(story)
        .acts.filter((act) => act.type === 'publication.release')
        .map((act) => [story, (act.data as { publicBytes: string }).publicBytes] as const),
    );
    expect(published.length).toBeGreaterThan(150);
    for (const [story, bytes] of published) {
      expect(bytes).not.toContain(pupil.name);
      expect(bytes).not.toContain(pupil.idNumber);
      for (const party of state(story).parties) {
        const { person } = party as unknown as SampleParty;
        expect(bytes).not.toContain(person.name);
        expect(bytes).not.toContain(person.idNumber);
      }
    }
  });
});

describe('案例一 expired food', () => {
  it('runs by the days of the design', () => {
    expect(calendarEnd('CMP-03', '2026-03-10')).toBe('2026-04-09');
    expect(end(case1, 'decide', 'filing.approve')).toBe('2026-06-10');
    expect(end(case1, 'review:1', 'review.accept')).toBe('2026-04-10');
    expect(end(case1, 'defence', 'service.record', 1)).toBe('2026-04-14');
    expect(end(case1, 'pay', 'service.record', 2)).toBe('2026-04-30');
    expect(end(case1, 'publish', 'decision.make')).toBe('2026-04-24');
  });

  it('is returned once, approved, discussed after the defence, decided, paid and filed', () => {
    const current = state(case1);
    expect(current.review.rounds).toHaveLength(1);
    expect(current.review.rounds[0]?.returns[0]?.missing).toBe('违法所得计算表、退赔凭证未附');
    expect(current.review.rounds[0]?.draftHash).toBe(current.decision?.draftHash);
    expect(current.discussions[0]).toMatchObject({ present: 5, votesFor: 5 });
    expect(seqOf(case1, 'discussion.record')).toBeGreaterThan(seqOf(case1, 'defence.review'));
    expect(current.decision?.on).toBe('2026-04-15');
    expect(current.decision?.outcome.parties[0]?.penalties[0]).toMatchObject({ kind: 'fine', fen: 600_000 });
    expect(current.publication.rounds[0]?.released?.on).toBe('2026-04-20');
    expect(current.execution.payments[0]?.on).toBe('2026-04-22');
    expect(current.execution.goods.map((goods) => goods.disposed?.how)).toEqual(['destroyed', 'destroyed']);
    expect(current.closing.closed?.on).toBe('2026-04-24');
    expect(current.notices[0]?.hearingRight).toBe(false);
    expect(stageOf(current)).toBe('archived');
  });

  it('needs the review and the discussion because it goes below the minimum', () => {
    const decide = (type: string) =>
      codes(case1, type, 'zhou', 'decision.propose', at('2026-04-15', '09:00'), hashOf);
    expect(decide('draft.write')).toContain('MOVE_CLOSED');
    expect(decide('review.accept')).toEqual(
      expect.arrayContaining(['REVIEW_NOT_PASSED', 'DISCUSSION_REQUIRED']),
    );
    expect(decide('defence.review')).toEqual(['DISCUSSION_REQUIRED']);
    expect(
      codes(case1, 'review.opine', 'zhou', 'review.exempt', at('2026-04-02', '17:00'), hashOf),
    ).not.toEqual([]);
  });
});

describe('案例二 a warning on the spot', () => {
  it('is reported in two working days and open to reconsideration until the working day after the sixtieth', () => {
    expect(end(case2, 'spotFiling', 'spot.decide')).toBe('2026-09-18');
    expect(end(case2, 'reconsider', 'spot.decide')).toBe('2026-11-16');
    expect(state(case2).spot?.filedOn).toBe('2026-09-18');
    expect(state(case2).spot?.rechecks[0]).toMatchObject({ on: '2026-09-23', corrected: true });
    expect(stageOf(state(case2))).toBe('closed');
  });

  it('is neither reviewed nor published', () => {
    const { rounds } = state(case2).publication;
    expect([rounds.length, state(case2).review.rounds.length]).toEqual([0, 0]);
    expect(
      codes(case2, 'closing.approve', 'he', 'publication.prepare', at('2026-09-25', '09:00'), {}),
    ).not.toEqual([]);
  });
});

describe('案例三 dust', () => {
  it('runs by the days of the design', () => {
    expect(end(case3, 'decide', 'filing.approve')).toBe('2026-11-29');
    expect(end(case3, 'defence', 'service.record', 2)).toBe('2026-09-22');
    expect(end(case3, 'pay', 'service.record', 3)).toBe('2026-10-09');
    expect(end(case3, 'publish', 'decision.make')).toBe('2026-10-12');
    expect(state(case3).publication.rounds[0]?.released?.on).toBe('2026-09-30');
  });

  it('is corrected in the first round and approved in the second, on another draft', () => {
    const { rounds } = state(case3).review;
    expect(rounds.map((round) => round.opinion?.outcome)).toEqual(['correctionRequired', 'approved']);
    expect(rounds[0]?.draftHash).not.toBe(rounds[1]?.draftHash);
    expect(
      codes(case3, 'review.opine', 'jiang', 'notice.issue', at('2026-09-14', '16:00'), noticeData, 1),
    ).toEqual(['REVIEW_NOT_PASSED']);
  });

  it('opens to the decision when the last day has passed, as lapsed and not as waived', () => {
    const propose = (day: string) =>
      codes(case3, 'service.record', 'jiang', 'decision.propose', at(day, '10:00'), hashOf, 2);
    expect(propose('2026-09-22')).toEqual(['RESPONSE_PERIOD_OPEN']);
    expect(propose('2026-09-23')).toEqual([]);
    expect(state(case3).responses).toEqual([]);
  });

  it('never calls a party late that said nothing', () => {
    expect(stands(case3, 'defence')).toBe('lapsed');
    expect(stands(case4, 'hearing')).toBe('met');
  });

  it('asks for neither hearing nor discussion nor filing as major', () => {
    expect(state(case3).notices[0]?.hearingRight).toBe(false);
    expect(state(case3).discussions).toEqual([]);
    expect(state(case3).majorFiling).toBeUndefined();
  });

  it('has a surcharge of five days', () => {
    expect(state(case3).execution.surcharges[0]).toMatchObject({
      from: '2026-10-10',
      to: '2026-10-14',
      fen: 420_000,
    });
    const wrong = { party: 'p1', from: '2026-10-10', to: '2026-10-14', fen: 504_000, reason: '六日。' };
    expect(
      codes(case3, 'payment.record', 'hechangqing', 'surcharge.impose', at('2026-10-14', '11:00'), wrong, 1),
    ).toEqual(['SURCHARGE_MISCOMPUTED']);
    expect(state(case3).closing.closed?.on).toBe('2026-10-16');
  });

  it('would stand on the old law had it been found before the Code came into force', () => {
    const air = '中华人民共和国大气污染防治法';
    const old = { ...dustDraft, breached: [`${air}第七十二条`], basis: [`${air}第一百一十七条第二项`] };
    expect(twin('2026-07-20', old)).toEqual([]);
    expect(twin('2026-07-20', dustDraft)).toEqual(['LAW_NOT_IN_FORCE', 'LAW_NOT_IN_FORCE']);
    expect(twin('2026-08-27', old)).toEqual(['LAW_NOT_IN_FORCE', 'LAW_NOT_IN_FORCE']);
  });
});

/** The dust case found on another day, as far as its draft of 10 September. */
function twin(foundOn: string, draft: typeof dustDraft): string[] {
  const story = new CaseWriter({
    ...cast.ecology,
    key: `twin-${foundOn}-${draft.basis?.[0]}`,
    item: 'dust',
    cause: '易产生扬尘的物料未有效覆盖',
    parties: [xinlei],
    conductFrom: addDays(foundOn, -7),
    conductTo: foundOn,
    place: '清岚县青石镇工业路8号石料堆场',
  })
    .lead(foundOn, { source: 'inspection', summary: '检查发现堆场未覆盖。' })
    .verify(foundOn, '09:20', '11:10', { situation: '堆场未覆盖。' })
    .file('2026-08-31', '应当立案。')
    .draft('2026-09-10', '09:00', draft)
    .story();
  const own = openMemoryCounty('2026-11-21T00:00:00.000Z');
  return inOrder(storiesOf(countyStories(), [story])).flatMap(({ story: each, step }) =>
    own.perform(each, step).map((refusal) => refusal.code),
  );
}

const noticeData = {
  party: 'p1',
  hearingRight: false,
  contactPerson: '江帆',
  contactPhone: '0990-5000300',
  contactAddress: '怀川市环城路9号',
};

describe('案例四 felling', () => {
  it('runs by the days of the design', () => {
    expect(end(case4, 'decide', 'filing.approve')).toBe('2026-07-19');
    expect(end(case4, 'decide', 'pause.end')).toBe('2026-08-03');
    expect(end(case4, 'hearing', 'service.record', 1)).toBe('2026-05-28');
    expect(end(case4, 'majorFiling', 'decision.make')).toBe('2026-07-03');
    expect(end(case4, 'publish', 'decision.make')).toBe('2026-06-30');
    expect(state(case4).publication.rounds[0]?.released?.on).toBe('2026-06-26');
    expect(state(case4).decision?.on).toBe('2026-06-18');
  });

  it('may be heard on 9 June at the earliest', () => {
    const schedule = (heldOn: string) =>
      codes(case4, 'hearing.accept', 'shiqingshan', 'hearing.schedule', at('2026-05-28', '09:00'), {
        heldOn,
        startsAt: `${heldOn}T01:00:00.000Z`,
        place: '会议室',
        public: true,
        chair: getPerson('hansong').id,
        recorder: getPerson('yezi').id,
      });
    expect(schedule('2026-06-08')).toEqual(['HEARING_NOTICE_SHORT']);
    expect(schedule('2026-06-09')).toEqual([]);
  });

  it('is reviewed again after the hearing, on the new draft, and lighter', () => {
    const current = state(case4);
    expect(current.review.rounds.map((round) => round.opinion?.outcome)).toEqual(['approved', 'approved']);
    expect(current.drafts.map((draft) => draft.outcome.parties[0]?.penalties[0]?.fen)).toEqual([
      3_920_000, 2_610_000,
    ]);
    const discuss = codes(
      case4,
      'draft.write',
      'luo',
      'decision.propose',
      at('2026-06-16', '09:00'),
      hashOf,
      2,
    );
    expect(discuss).toEqual(expect.arrayContaining(['REVIEW_NOT_PASSED', 'DISCUSSION_REQUIRED']));
    expect(current.discussions[0]).toMatchObject({ present: 4, votesFor: 4 });
  });

  it('is left with a witness, paid by instalments, and goes to no court before the last one', () => {
    const current = state(case4);
    expect(current.services.at(-1)).toMatchObject({ method: 'left', servedOn: '2026-06-18' });
    expect(current.execution.deferrals[0]?.instalments).toEqual(
      ['2026-07-31', '2026-09-30', '2026-11-30'].map((dueOn) => ({ dueOn, fen: 870_000 })),
    );
    const { facts, profile } = county.facts(plain(case4));
    const clocks = deadlines(county.dossier(case4), facts, profile, at(storyDay, '09:00'));
    const pay = clocks.filter(({ clock }) => clock.key.startsWith('pay:'));
    expect(pay.map(({ status }) => status)).toEqual(['met', 'met', 'running']);
    expect(pay[2]?.computed?.end).toBe('2026-11-30');
    const court = clocks.find(({ clock }) => clock.key.startsWith('court:'));
    expect(court?.clock.start).toBe('2026-12-18');
  });
});

describe('案例五 tutoring', () => {
  it('runs by the days of the design', () => {
    expect(end(case5, 'decide', 'filing.approve')).toBe('2026-10-06');
    expect(end(case5, 'hearing', 'service.record', 1)).toBe('2026-08-21');
    expect(end(case5, 'publish', 'decision.make')).toBe('2026-09-01');
    expect(end(case5, 'pay', 'service.record', 2)).toBe('2026-09-07');
    expect(end(case5, 'majorFiling', 'decision.make')).toBe('2026-09-05');
    expect(end(case5, 'sue-after', 'remedy.close')).toBe('2026-11-17');
    expect(calendarEnd('REM-13a', '2026-09-09')).toBe('2026-09-18');
    // Sixty days end on a Sunday, and the end moves by law (复议法 art 88).
    expect(calendarEnd('REM-18', '2026-09-09')).toBe('2026-11-09');
  });

  it('opens on the express waiver, before the five days are over', () => {
    const discuss = (type: string) =>
      codes(case5, type, 'ding', 'decision.propose', at('2026-08-20', '10:00'), hashOf);
    expect(
      codes(case5, 'service.record', 'ding', 'decision.propose', at('2026-08-20', '10:00'), hashOf, 1),
    ).toEqual(['RESPONSE_PERIOD_OPEN', 'DISCUSSION_REQUIRED']);
    expect(discuss('discussion.record')).toEqual([]);
    expect(state(case5).responses[0]?.waived.hearing).toBeDefined();
    expect(state(case5).decision?.outcome.parties[0]?.penalties[0]?.fen).toBe(5_760_000);
  });

  it('bears no surcharge while reconsideration is open', () => {
    const surcharge = { party: 'p1', from: '2026-09-08', to: '2026-09-20', fen: 2_246_400, reason: '逾期。' };
    expect(
      codes(case5, 'remedy.answer', 'fang', 'surcharge.impose', at('2026-09-28', '11:00'), surcharge),
    ).toEqual(expect.arrayContaining(['SURCHARGE_DURING_REMEDY']));
    expect(state(case5).remedies[0]?.closed).toMatchObject({
      result: 'upheld',
      on: '2026-10-30',
      receivedOn: '2026-11-02',
    });
    expect(state(case5).decision?.fate).toBeUndefined();
  });
});

describe('the short cases', () => {
  it('cannot name 田守义 for the straw burning, whose certificate has expired', () => {
    const propose = codes(strawBurning, 'lead.verify', 'qian', 'filing.propose', at('2026-10-12', '09:10'), {
      handlers: [getPerson('tian').id, getPerson('qian').id],
      grounds: '应当立案。',
      recusalChecked: true,
      files: [],
    });
    expect(propose).toEqual(['CERTIFICATE_INVALID']);
    expect(state(strawBurning).review.rounds[0]?.opinion?.by).toBe(getPerson('qinan').id);
    expect(state(strawBurning).decision?.outcome.parties[0]?.penalties[0]?.fen).toBe(50_000);
  });

  it('hands the timber to the police in time and cannot fine meanwhile', () => {
    expect(end(timberTransfer, 'criminalDecide', 'criminal.propose')).toBe('2026-07-12');
    expect(stands(timberTransfer, 'decide')).toBe('met');
    const { criminal } = state(timberTransfer);
    expect(criminal?.decided?.at.slice(0, 10)).toBe('2026-07-10');
    expect(criminal?.answered?.result).toBe('filed');
    expect(stageOf(state(timberTransfer))).toBe('withPolice');
  });

  it('gives no penalty but education', () => {
    expect(state(noPenalty).decision?.outcome).toMatchObject({
      kind: 'noPenalty',
      noPenaltyGround: 'firstOffence',
    });
    const bare = codes(
      noPenalty,
      'decision.propose',
      'lin',
      'decision.make',
      at('2026-05-22', '10:00'),
      (current) => ({
        ...hashOf(current),
        files: [],
      }),
    );
    expect(bare).toEqual(['EDUCATION_REQUIRED']);
  });

  it('takes the annulled decision of 2025 back within three working days', () => {
    const current = state(revoked2025);
    expect(current.decision?.fate?.kind).toBe('annulled');
    expect(end(revoked2025, 'retract', 'remedy.close')).toBe('2026-01-23');
    expect(current.publication.rounds[0]?.retracted?.on).toBe('2026-01-22');
  });
});
