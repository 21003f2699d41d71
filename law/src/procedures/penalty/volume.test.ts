import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../../profiles/index.ts';
import type { CaseDocument, Hearing, PenaltyState } from './state.ts';
import { initialState } from './state.ts';
import { at, people, testFile } from './testing.ts';
import { case1 } from './testing-decided.ts';
import { filedVolumes, volumeDocuments, volumeGaps, volumesOf } from './volume.ts';

const profile = resolveProfile('national');

const made = (seq: number, template: string, more: Partial<CaseDocument> = {}): CaseDocument => ({
  seq,
  actType: 'x',
  document: { template, title: template, file: `f${seq}`, sha256: `${seq}`, pages: 2 },
  at: at('2026-03-10'),
  author: '周晓岚',
  ...more,
});

const attached = (
  seq: number,
  file: ReturnType<typeof testFile>,
  lane: PenaltyState['attachments'][number]['lane'],
) => ({
  seq,
  added: { seq, at: at('2026-03-10'), by: people.zhou.id },
  zh: '某事项',
  lane,
  author: '周晓岚',
  file,
});

const serviceOf = (seq: number, document: number) =>
  ({
    seq,
    document,
    party: 'p1',
    method: 'direct',
    servedOn: '2026-04-15',
    at: at('2026-04-15'),
    by: 'x',
  }) as const;

const state = (parts: Partial<PenaltyState>): PenaltyState => ({ ...initialState, ...parts });
const titles = (of: PenaltyState) =>
  Object.fromEntries(
    volumesOf(of, profile).map((volume) => [volume.kind, volume.papers.map((p) => p.title)]),
  );

const gapsOf = (of: PenaltyState) => volumesOf(of, profile).flatMap((volume) => volumeGaps(of, volume));

/** As the acts come, one after another. */
const ordinary = [
  ...['P01', 'P08', 'P04', 'P11', 'P22', 'P31', 'P32', 'P33', 'P34', 'P51', 'P36', 'P38'],
  ...['P44', 'P45', 'P46', 'P51', 'P58', 'P62'],
].map((template, index) => made(index + 1, template));

describe('the order of a file', () => {
  const whole = state({ documents: ordinary, services: [serviceOf(10, 9), serviceOf(16, 15)] });

  it('is that of the filing rules: filing, decision and its service, what the party got, evidence, property', () => {
    expect(titles(whole).main).toEqual([
      'P04',
      'P46',
      'P51（P46）',
      'P34',
      'P51（P34）',
      'P11',
      'P36',
      'P22',
      'P08',
      'P58',
    ]);
  });

  it('keeps what the agency wrote for itself in the secondary volume', () => {
    expect(titles(whole).secondary).toEqual(['P01', 'P31', 'P32', 'P33', 'P38', 'P44', 'P45', 'P62']);
  });

  it('puts the closing sheet where the profile says', () => {
    const main = { value: 'main', source: '样例', confirmed: false } as const;
    const own = { ...profile, values: { ...profile.values, closingSheetVolume: main } };
    const [first, second] = volumesOf(whole, own);
    expect(first?.papers.at(-1)?.title).toBe('P62');
    expect(second?.papers.map((paper) => paper.title)).not.toContain('P62');
  });

  it('has no secondary volume where the agency wrote nothing for itself', () => {
    const onTheSpot = state({ documents: [made(1, 'P47')] });
    expect(volumesOf(onTheSpot, profile).map((volume) => volume.kind)).toEqual(['main']);
    expect(volumeDocuments(onTheSpot, profile)).toEqual({
      template: 'P64',
      volume: 'main',
      enclosures: [
        { template: 'P65', volume: 'main' },
        { template: 'P66', volume: 'main' },
      ],
    });
  });

  it('holds every document once and none of the volume’s own sheets, whatever was done', () => {
    const templates = fc.constantFrom('P04', 'P08', 'P11', 'P31', 'P46', 'P51', 'P62', 'P64', 'P99-unknown');
    fc.assert(
      fc.property(fc.array(templates, { maxLength: 30 }), (drawn) => {
        const documents = drawn.map((template, index) => made(index + 1, template));
        const filed = volumesOf(state({ documents }), profile).flatMap((volume) => volume.papers);
        expect(filed.map((paper) => paper.seq).sort()).toEqual(
          documents
            .filter((entry) => entry.document.template !== 'P64')
            .map((entry) => entry.seq)
            .sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('hides a document nobody gave a place from the party', () => {
    expect(titles(state({ documents: [made(1, 'P99-unknown')] }))).toEqual({ secondary: ['P99-unknown'] });
  });
});

describe('what people attached', () => {
  it('lies behind the document of the act, one line for each kind; sound and film only in the note', () => {
    const files = [testFile(1, 'photo'), testFile(2, 'photo'), testFile(3, 'scan'), testFile(4, 'video')];
    const [main] = volumesOf(
      state({
        documents: [made(1, 'P08'), made(2, 'P11')],
        attachments: files.map((file) => attached(1, file, 'investigation')),
      }),
      profile,
    );
    expect(main?.papers.map((paper) => paper.title)).toEqual([
      'P11',
      'P08',
      'P08附照片（2件）',
      'P08附扫描件',
    ]);
    expect(main?.papers[2]?.files.map((file) => file.id)).toEqual([files[0]!.id, files[1]!.id]);
    expect(main?.media).toMatchObject([{ kind: 'video', of: 'P08', author: '周晓岚' }]);
  });

  it('is not bound twice where the sheet shows the photographs already', () => {
    const both = ['P22', 'P24'].map((template, index) => made(index + 1, template));
    const attachments = [1, 2].map((seq) => attached(seq, testFile(seq, 'photo'), 'investigation'));
    expect(titles(state({ documents: both, attachments }))).toEqual({ main: ['P22', 'P24'] });
  });

  it.each([
    ['investigation', 'main'],
    ['execution', 'main'],
    ['review', 'secondary'],
    ['lead', 'secondary'],
    ['record', 'secondary'],
  ] as const)('without a document goes where its step belongs: %s to the %s volume', (lane, kind) => {
    const volumes = volumesOf(state({ attachments: [attached(1, testFile(1, 'scan'), lane)] }), profile);
    expect(volumes.find((volume) => volume.kind === kind)?.papers).toHaveLength(1);
  });

  it('gives way to nothing but a scan with signatures and seal, which stands for the document', () => {
    const scan = testFile(7, 'scan');
    const sealed = { seq: 2, at: at('2026-03-11'), by: people.zhou.id, scan };
    const [main] = volumesOf(state({ documents: [made(1, 'P46', { sealed })] }), profile);
    expect(main?.papers).toMatchObject([{ sealed: true, files: [{ id: scan.id, sha256: scan.sha256 }] }]);
  });
});

describe('what is missing', () => {
  it('is said before the case is archived', () => {
    const lacking = state({
      documents: [made(1, 'P46', { party: 'p1' })],
      execution: {
        ...initialState.execution,
        payments: [
          {
            seq: 3,
            at: at('2026-04-22'),
            by: 'x',
            party: 'p1',
            on: '2026-04-22',
            fen: 1,
            of: 'fine',
            receipt: '1',
          },
        ],
      },
      recordings: [{ seq: 4, type: 'x', level: 'should', state: 'missing', people: [] }],
    });
    expect(gapsOf(lacking)).toEqual([
      '1件文书没有签名、盖章的扫描件，以电子文书入卷',
      '《P46》缺送达回证',
      '票据（1）没有入卷',
      '第4项行为没有音像记录',
    ]);
  });

  const mark = { at: at('2026-03-11'), by: 'x' };
  const sealed = { ...mark, seq: 2, scan: testFile(7, 'scan') };
  const setFor = (on: string, seq: number, postponed: Hearing['postponed'] = []): Hearing => ({
    id: 'hearing-1',
    parties: [{ party: 'p1', request: 'r1' }],
    scheduled: {
      ...{ ...mark, seq, on, startsAt: mark.at, place: '', chair: 'x', recorder: 'y' },
      ...{ members: [], public: false },
    },
    postponed,
  });

  it('does not ask that the notice of one party’s hearing was served on another', () => {
    const [one, other] = ['p1', 'p2'].map((id) => ({ ...case1.parties[0]!, id }));
    const documents = [made(1, 'P40', { sealed })];
    const of = { parties: [one!, other!], documents, hearings: [setFor('2026-04-01', 1)] };
    expect(gapsOf(state(of))).toEqual(['《P40》缺送达回证']);
    expect(gapsOf(state({ ...of, services: [serviceOf(5, 1)] }))).toEqual([]);
  });

  it('does not ask for the notice of a day the hearing was put off from', () => {
    const postponed = [{ ...mark, seq: 4, from: '2026-04-01', superseded: 1 }];
    const documents = [made(1, 'P40', { sealed }), made(4, 'P40', { sealed })];
    const of = { documents, hearings: [setFor('2026-04-20', 4, postponed)] };
    expect(gapsOf(state(of))).toEqual(['《P40》缺送达回证']);
    expect(gapsOf(state({ ...of, services: [serviceOf(5, 4)] }))).toEqual([]);
  });

  it('is nothing once the papers are there', () => {
    const sealed = { seq: 2, at: at('2026-03-11'), by: 'x', scan: testFile(7, 'scan') };
    const whole = state({
      documents: [made(1, 'P46', { party: 'p1', sealed })],
      services: [serviceOf(5, 1)],
    });
    expect(gapsOf(whole)).toEqual([]);
  });
});

it('an archived case answers its volumes from the act, not from what came later', () => {
  const sheet = (template: string, volume: 'main' | 'secondary') => ({
    ...made(9, template).document,
    volume,
  });
  const papers = [{ seq: 1, title: 'P46', from: 1, pages: 2, files: [] }];
  const document = {
    ...sheet('P64', 'main'),
    enclosures: [{ ...sheet('P65', 'main'), papers }, sheet('P66', 'main')],
  };
  const archived = state({
    documents: [made(1, 'P46'), made(9, 'P64', { document }), made(10, 'P50')],
    closing: { archived: { seq: 9, at: at('2026-05-06'), by: 'x', archiveNumber: '20260001' } },
  });
  expect(filedVolumes(archived)).toMatchObject([{ kind: 'main', papers }]);
  expect(filedVolumes(state({}))).toEqual([]);
});
