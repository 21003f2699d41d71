import { describe, expect, it } from 'vitest';
import { deadlines } from '../../dossier/deadlines.ts';
import { certificateOn } from '../../dossier/facts.ts';
import { resolveProfile } from '../../profiles/index.ts';
import { decisionServedOn, findService, serviceActs, unservedParties } from './service.ts';
import type { CaseDocument, PartyOutcome, PenaltyState } from './state.ts';
import { at, drive, people, procedureOf, testFile } from './testing.ts';
import {
  case1,
  case3,
  case4,
  decisionSeq,
  driveDecided,
  ecologyBureau,
  forestryBureau,
  inPerson,
  officers,
} from './testing-decided.ts';

const notice = (dossier: ReturnType<typeof driveDecided>, day: string) =>
  dossier.do(
    people.zhou,
    'publication.notify',
    { party: 'p1', contactPerson: '周晓岚', contactPhone: '0990-0000001' },
    day,
  );

describe('service of a decision （处罚法 art 61）', () => {
  it('counts the day of signature, and starts the party’s clocks from it', () => {
    const dossier = driveDecided(case4, forestryBureau);
    dossier.do(people.zhou, 'service.record', inPerson(), '2026-06-18');
    expect(decisionServedOn(dossier.state, 'p1')).toBe('2026-06-18');
    const ends = Object.fromEntries(
      deadlines(dossier.dossier, dossier.facts, dossier.profile, at('2026-06-19')).map((d) => [
        d.clock.key,
        d.computed?.end,
      ]),
    );
    expect(ends).toMatchObject({ 'pay:p1': '2026-07-03', publish: '2026-06-30', majorFiling: '2026-07-03' });
  });

  it.each([
    ['direct', {}, []],
    ['direct without receiver', { receiver: undefined }, ['DATA_INVALID']],
    [
      'left with a witness',
      {
        method: 'left',
        receiver: undefined,
        refusal: { reason: '拒绝签收', witness: '村委会主任' },
        files: [],
        recordingExemption: '样例',
      },
      [],
    ],
    ['left with video', { method: 'left', receiver: undefined, refusal: { reason: '拒绝签收' } }, []],
    [
      'left without either （民诉法 89）',
      { method: 'left', receiver: undefined, refusal: { reason: '拒绝签收' }, files: [] },
      ['SERVICE_NOT_PROVED'],
    ],
    ['left without saying why', { method: 'left' }, ['DATA_INVALID']],
    ['post with the date on the receipt', { method: 'post', carrier: '1234', on: '2026-06-19' }, []],
    ['post without a date', { method: 'post', carrier: '1234' }, ['DATA_INVALID']],
    ['post received in the future', { method: 'post', carrier: '1234', on: '2026-07-01' }, ['DATE_ORDER']],
    [
      'post received before the decision',
      { method: 'post', carrier: '1234', on: '2026-06-17' },
      ['BEFORE_EARLIER_STEP'],
    ],
    [
      'electronic without signed consent (61(2))',
      { method: 'electronic', address: 'a', on: '2026-06-19' },
      ['SERVICE_NOT_CONFIRMED'],
    ],
    ['one officer only (42)', { officers: [people.zhou.id] }, ['DATA_INVALID']],
    ['an internal document', { document: 999 }, ['DOCUMENT_NOT_FOR_PARTY']],
    ['an unknown document', { document: 5 }, ['DOCUMENT_UNKNOWN']],
    ['a stranger', { party: 'p9' }, ['PARTY_UNKNOWN']],
  ])('%s', (_name, more, codes) => {
    const dossier = driveDecided(case4, forestryBureau);
    expect(dossier.refused(people.zhou, 'service.record', inPerson(more), '2026-06-19')).toEqual(codes);
  });

  it('accepts electronic service once the party signed for it, from the day of arrival', () => {
    const address = { party: 'p1', seq: 900, electronic: true, address: '样例' };
    const dossier = driveDecided(
      { ...case4, investigation: { ...case4.investigation, addresses: [address] } },
      forestryBureau,
    );
    dossier.do(
      people.zhou,
      'service.record',
      inPerson({ method: 'electronic', address: 'a@b.example', on: '2026-06-20', files: [] }),
      '2026-06-22',
    );
    expect(decisionServedOn(dossier.state, 'p1')).toBe('2026-06-20');
    expect(dossier.state.recordings).toEqual([]);
  });

  it.each([
    ['electronic, of a document the region excepts', ['P46'], 'electronic', ['E_SERVICE_EXCLUDED']],
    ['electronic, of another one', ['P35'], 'electronic', []],
    ['by post, of a document the region excepts', ['P46'], 'post', []],
  ])('with the consent of the party: %s', (_name, excepted, method, codes) => {
    const address = { party: 'p1', seq: 900, electronic: true, address: '样例' };
    const initial = { ...case4, investigation: { ...case4.investigation, addresses: [address] } };
    const sample = resolveProfile('sample-donglan');
    const eServiceExcluded = { value: excepted, source: '样例', confirmed: false };
    const dossier = drive({
      procedure: procedureOf(serviceActs, initial),
      agency: forestryBureau,
      profile: { ...sample, values: { ...sample.values, eServiceExcluded } },
    });
    const by = method === 'post' ? { carrier: '1234' } : { address: 'a@b.example' };
    const data = inPerson({ method, ...by, on: '2026-06-20' });
    expect(dossier.refused(people.zhou, 'service.record', data, '2026-06-22')).toEqual(codes);
  });

  it('asks two officers with certificates valid that day', () => {
    expect(certificateOn(people.heyuan, '2026-09-24')).toBe('suspended');
    const dossier = driveDecided(case3, ecologyBureau);
    expect(
      dossier.refused(
        people.zhou,
        'service.record',
        inPerson({ creditRepairNotice: true, officers: [people.zhou.id, people.heyuan.id] }),
        '2026-09-24',
      ),
    ).toEqual(['CERTIFICATE_INVALID']);
  });

  it('is not done twice', () => {
    const dossier = driveDecided(case4, forestryBureau);
    dossier.do(people.zhou, 'service.record', inPerson(), '2026-06-18');
    expect(dossier.refused(people.zhou, 'service.record', inPerson(), '2026-06-19')).toEqual([
      'ALREADY_SERVED',
    ]);
  });

  describe('once the file is archived', () => {
    const change = (seq: number): CaseDocument => {
      const [made] = case4.documents;
      return { ...made!, seq, document: { ...made!.document, template: 'P46-change' } };
    };
    const refusedOf = (changed: CaseDocument, archivedBy: number, more: Partial<PenaltyState> = {}) => {
      const archived = {
        seq: archivedBy,
        at: at('2026-07-01'),
        by: people.feng.id,
        archiveNumber: '20260001',
      };
      const documents = [...case4.documents, changed];
      const dossier = driveDecided({ ...case4, ...more, documents, closing: { archived } }, forestryBureau);
      return [decisionSeq, changed.seq].map((document) =>
        dossier.refused(people.zhou, 'service.record', inPerson({ document }), '2026-07-02'),
      );
    };

    it('is of what was made since', () => {
      expect(refusedOf(change(decisionSeq + 2), decisionSeq + 1)).toEqual([['DOCUMENT_ARCHIVED'], []]);
    });

    it('is of what changed the decision after the closing too, though it was archived before it was served', () => {
      const changed = change(decisionSeq + 1);
      const fate = {
        kind: 'annulled',
        by: 'agency',
        on: '2026-06-30',
        decidedOn: '2026-06-30',
        seq: changed.seq,
        reason: '自行撤销',
        document: changed.document,
      } as const;
      const decision = { ...case4.decision!, fate };
      expect(refusedOf(changed, decisionSeq + 2, { decision })).toEqual([['DOCUMENT_ARCHIVED'], []]);
    });
  });

  it('moves with a corrected time', () => {
    const dossier = driveDecided(case4, forestryBureau);
    const act = dossier.do(people.zhou, 'service.record', inPerson(), '2026-06-19');
    dossier.do(
      people.zhou,
      'act.correct',
      { target: act.seq, occurredAt: at('2026-06-18'), reason: '日期笔误' },
      '2026-06-20',
    );
    expect(decisionServedOn(dossier.state, 'p1')).toBe('2026-06-18');
  });
});

describe('what goes with the decision', () => {
  it('asks organisations to get the credit-repair notice too （两书同达）, or a reason', () => {
    const dossier = driveDecided(case3, ecologyBureau);
    const refused = (more: Record<string, unknown>) =>
      dossier.refused(people.zhou, 'service.record', inPerson(more), '2026-09-24');
    expect(refused({})).toEqual(['CREDIT_REPAIR_NOTICE_MISSING']);
    expect(refused({ creditRepairNotice: true })).toEqual([]);
    expect(refused({ creditRepairBypass: '不予公示，不涉及修复' })).toEqual([]);
  });

  it('asks the market field to tell the party in writing that the decision becomes public （公示规定 8）', () => {
    const dossier = driveDecided(case1);
    expect(dossier.refused(people.zhou, 'service.record', inPerson(), '2026-04-15')).toEqual([
      'PUBLICATION_NOT_TOLD',
    ]);
    notice(dossier, '2026-04-15');
    expect(dossier.refused(people.zhou, 'service.record', inPerson(), '2026-04-15')).toEqual([]);
    expect(
      dossier.refused(
        people.zhou,
        'publication.notify',
        { party: 'p1', contactPerson: 'a', contactPhone: '1' },
        '2026-04-15',
      ),
    ).toEqual(['ALREADY_NOTIFIED']);
  });
});

describe('a party that the decision names and spares', () => {
  const spared = { id: 'p2', kind: 'organisation' as const, name: '清岚县某商贸有限公司' };
  const { outcome } = case1.decision!;
  const both = { ...outcome, parties: [...outcome.parties, { party: 'p2', penalties: [] }] };
  const state = {
    ...case1,
    parties: [...case1.parties, spared],
    decision: { ...case1.decision!, outcome: both },
  };
  const toSpared = inPerson({ party: 'p2' });

  it('is told of no publication', () => {
    const dossier = driveDecided(state);
    const tell = (party: string) =>
      dossier.refused(
        people.zhou,
        'publication.notify',
        { party, contactPerson: 'a', contactPhone: '1' },
        '2026-04-15',
      );
    expect(tell('p2')).toEqual(['PARTY_NOT_PUBLISHED']);
    expect(tell('p1')).toEqual([]);
  });

  it('is served with the decision as the others are （处罚法 art 61）, and nothing is asked of it', () => {
    const dossier = driveDecided(state);
    expect(unservedParties(dossier.state, '2026-04-22')).toEqual(['p1', 'p2']);
    dossier.do(people.zhou, 'service.record', toSpared, '2026-04-15');
    expect(unservedParties(dossier.state, '2026-04-22')).toEqual(['p1']);
    const clocks = deadlines(dossier.dossier, dossier.facts, dossier.profile, at('2026-04-22'));
    const keys = clocks.map(({ clock }) => clock.key).filter((key) => key.endsWith(':p2'));
    expect(keys).toEqual(['serve:p2', 'reconsider:p2', 'sue:p2']);
  });
});

describe('a party split off into another case （分案）', () => {
  const other = { id: 'p2', kind: 'organisation' as const, name: '乙公司' };
  const joined = [{ dossier: 'another', seq: 2, how: 'splitInto' as const, parties: ['p2'] }];
  const decidedFor = (parties: readonly PartyOutcome[], more: Partial<PenaltyState> = {}) => ({
    ...case1,
    ...{ parties: [...case1.parties, other], joined, ...more },
    decision: { ...case1.decision!, outcome: { ...case1.decision!.outcome, parties } },
  });
  const unserved = (state: PenaltyState) => unservedParties(state, '2026-12-31');

  it('is served no decision of this one, unless that names it', () => {
    expect(unserved(decidedFor([], { joined: [] }))).toEqual(['p1', 'p2']);
    expect(unserved(decidedFor([]))).toEqual(['p1']);
    expect(unserved(decidedFor([{ party: 'p2', penalties: [] }]))).toEqual(['p2']);
  });

  it('for a part of what it did is still the party of the rest, where it is the only one', () => {
    expect(unserved(decidedFor([], { parties: [other] }))).toEqual(['p2']);
  });
});

describe('service by publication （民诉法 art 95）', () => {
  const published = {
    document: decisionSeq,
    party: 'p1',
    ground: 'whereaboutsUnknown',
    attempts: '两次上门、一次邮寄均未送达',
    channel: '县政府网站',
    on: '2026-06-22',
    content: '公告',
    collectAt: '县林草局',
    contactPerson: '罗小满',
    contactPhone: '1',
    files: [testFile(1)],
  };

  it('is deemed served thirty days after, and holds until then', () => {
    const dossier = driveDecided(case4, forestryBureau);
    dossier.do(people.zhou, 'service.publish', published, '2026-06-22');
    expect(decisionServedOn(dossier.state, 'p1')).toBe('2026-07-22');
    expect(unservedParties(dossier.state, '2026-07-21')).toEqual(['p1']);
    expect(unservedParties(dossier.state, '2026-07-22')).toEqual([]);
    const clocks = deadlines(dossier.dossier, dossier.facts, dossier.profile, at('2026-06-23'));
    expect(clocks.find((d) => d.clock.key === 'serve:p1')?.status).toBe('met');
    expect(clocks.find((d) => d.clock.rule === 'PEN-16a')?.computed?.end).toBe('2026-07-22');
  });

  it('is of a document of the case, not dated ahead, and once', () => {
    const dossier = driveDecided(case4, forestryBureau);
    const asked = (more: object) =>
      dossier.refused(people.zhou, 'service.publish', { ...published, ...more }, '2026-06-22');
    expect(asked({ document: 3 })).toEqual(['DOCUMENT_UNKNOWN']);
    expect(asked({ on: '2026-06-23' })).toEqual(['DATE_ORDER']);
    dossier.do(people.zhou, 'service.publish', published, '2026-06-22');
    expect(dossier.refused(people.zhou, 'service.publish', published, '2026-07-23')).toEqual([
      'ALREADY_SERVED',
    ]);
  });

  it('gives way to a hand-over before its period is over', () => {
    const dossier = driveDecided(case4, forestryBureau);
    dossier.do(people.zhou, 'service.publish', published, '2026-06-22');
    dossier.do(people.zhou, 'service.record', inPerson(), '2026-07-01');
    expect(findService(dossier.state, decisionSeq, 'p1')?.method).toBe('direct');
    expect(decisionServedOn(dossier.state, 'p1')).toBe('2026-07-01');
  });
});

describe('what service leaves elsewhere', () => {
  const mark = { seq: 500, at: at('2026-06-01'), by: people.zhou.id };
  const document = {
    template: 'P35',
    title: '听证告知书',
    file: testFile(3).id,
    sha256: '3'.repeat(64),
    pages: 1,
  };

  it('dates the notice, the hearing notice and the demand that were served', () => {
    const dossier = driveDecided(
      {
        ...case4,
        notices: [{ id: 'n1', party: 'p1', issued: mark, draftHash: 'd'.repeat(64), hearingRight: true }],
        hearings: [
          {
            id: 'h1',
            parties: [{ party: 'p1', request: 'r1' }],
            scheduled: {
              ...mark,
              seq: 501,
              on: '2026-06-20',
              startsAt: at('2026-06-20'),
              place: '会议室',
              chair: people.gao.id,
              recorder: people.feng.id,
              members: [],
              public: true,
            },
            postponed: [],
          },
        ],
        execution: {
          ...case4.execution,
          demands: [{ ...mark, seq: 502, document: 502, party: 'p1', defences: [], performBy: '2026-07-30' }],
        },
        documents: [500, 501, 502].map((seq, n) => ({
          seq,
          actType: 'x',
          author: '周晓岚',
          at: mark.at,
          document: { ...document, template: ['P35', 'P40', 'P59'][n] ?? '' },
        })),
      },
      forestryBureau,
    );
    for (const seq of [500, 501, 502])
      dossier.do(people.zhou, 'service.record', inPerson({ document: seq, officers }), '2026-06-02');
    expect(dossier.state.notices[0]?.servedOn).toBe('2026-06-02');
    expect(dossier.state.hearings[0]?.parties[0]?.servedOn).toBe('2026-06-02');
    expect(dossier.state.execution.demands[0]?.servedOn).toBe('2026-06-02');
  });
});
