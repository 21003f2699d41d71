import {
  canonicalJson,
  type PenaltyKind,
  type PenaltyState,
  publicProjection,
  publishedRound,
} from '@mingjing/law';
import {
  pointsToReview,
  type ReviewItem,
  type ReviewOutcome,
  refundables,
  reviewItemNames,
} from '@mingjing/law/penalty';
import { getAgency } from './county.ts';
import { clausesOn, getItem } from './items.ts';
import type { SampleParty } from './parties.ts';
import { type AgencyKey, getPerson } from './people.ts';
import { diceOf, sampleId, samplePublicId, sampleSalt } from './seed.ts';
import { at, paper, picture, type SampleFile, type Scene, type Step, type Story } from './story.ts';

/** What a penalty case is about and who handles it; the writer fills forms from it. */
export interface CaseSheet {
  readonly key: string;
  readonly agency: AgencyKey;
  readonly handlers: readonly [string, string];
  readonly head: string;
  readonly reviewer: string;
  readonly editor: string;
  readonly checker: string;
  readonly archivist: string;
  readonly item: string;
  readonly cause: string;
  readonly parties: readonly SampleParty[];
  readonly conductFrom: string;
  readonly conductTo?: string;
  readonly place: string;
}

type PenaltyScene = Scene<PenaltyState>;
type Data = object | ((scene: PenaltyScene) => object);

/** What is imposed on a party. Sums in yuan. */
export interface Imposed {
  readonly kind: PenaltyKind;
  readonly yuan?: number;
  readonly what?: string;
}

export interface DraftSheet {
  readonly facts: string;
  readonly nature: string;
  readonly discretionReason: string;
  readonly reasons: string;
  readonly kind?: 'penalty' | 'noPenalty' | 'notEstablished';
  readonly noPenaltyGround?: 'minor' | 'firstOffence' | 'noFault';
  readonly tier?: string;
  /** Yuan that multiples are taken of. */
  readonly base?: number;
  readonly departure?: { readonly kind: 'belowTier' | 'aboveTier' | 'belowMinimum'; readonly ground: string };
  /** By party id; one list stands for the first party. */
  readonly penalties?: readonly Imposed[] | Readonly<Record<string, readonly Imposed[]>>;
  readonly basis?: readonly string[];
  readonly breached?: readonly string[];
  readonly correction?: string;
  readonly surchargeAnnounced?: boolean;
  readonly complex?: boolean;
}

/** Writes the story of a penalty case, form by form. Days are civil days; a time of day may be given. */
export class CaseWriter {
  sheet: CaseSheet;
  readonly #steps: Step<PenaltyState>[] = [];
  readonly #procedure: 'penalty-ordinary' | 'penalty-summary';

  constructor(sheet: CaseSheet, procedure: 'penalty-ordinary' | 'penalty-summary' = 'penalty-ordinary') {
    this.sheet = sheet;
    this.#procedure = procedure;
  }

  /** The forms in the order of their days. */
  story(): Story<PenaltyState> {
    return {
      key: this.sheet.key,
      dossier: sampleId(`dossier/${this.sheet.key}`),
      procedure: this.#procedure,
      steps: [...this.#steps].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    };
  }

  /** Anything that has no form of its own here. */
  act(who: string, type: string, day: string, time: string, data: Data): this {
    const make = typeof data === 'function' ? (data as (scene: PenaltyScene) => object) : () => data;
    this.#steps.push({ who, type, at: at(day, time), data: make });
    return this;
  }

  get officers(): readonly string[] {
    return this.sheet.handlers.map((key) => getPerson(key).id);
  }

  get #first() {
    return this.sheet.handlers[0];
  }

  get #party() {
    return this.sheet.parties[0]!;
  }

  get #contact() {
    const { phone, address } = getAgency(this.sheet.agency);
    return { contactPerson: getPerson(this.#first).name, contactPhone: phone, contactAddress: address };
  }

  lead(
    day: string,
    lead: {
      readonly source: string;
      readonly summary: string;
      readonly receivedOn?: string;
      readonly informant?: object;
      readonly time?: string;
      readonly by?: string;
    },
  ): this {
    const { item, cause, parties, conductFrom, conductTo, place } = this.sheet;
    return this.act(lead.by ?? this.#first, 'lead.register', day, lead.time ?? '08:40', {
      source: lead.source,
      receivedOn: lead.receivedOn ?? day,
      summary: lead.summary,
      cause,
      items: [item],
      conductFrom,
      ...(conductTo === undefined ? {} : { conductTo }),
      place,
      parties,
      ...(lead.informant === undefined ? {} : { informant: lead.informant }),
      opinion: '建议核查。',
      files: [],
    });
  }

  #sceneData(day: string, from: string, to: string, scene: SceneSheet) {
    return {
      officers: scene.officers ?? this.officers,
      from: at(day, from),
      to: at(day, to),
      place: this.sheet.place,
      onSite: scene.onSite ?? [{ name: this.#party.person.name, relation: '当事人' }],
      identityShown: true,
      identityAnswer: '看清楚了。',
      recusalTold: true,
      recusal: 'no',
      notified: 'present',
      situation: scene.situation,
      taken: scene.taken ?? ['none'],
      statement: scene.statement ?? '没有意见。',
      files: scene.files ?? [picture('现场检查照片')],
    };
  }

  verify(day: string, from: string, to: string, scene: SceneSheet & { readonly conclusion?: string }): this {
    return this.act(this.#first, 'lead.verify', day, to, {
      ...this.#sceneData(day, from, to, scene),
      conclusion: scene.conclusion ?? 'file',
    });
  }

  scene(day: string, from: string, to: string, scene: SceneSheet): this {
    return this.act(this.#first, 'scene.record', day, to, this.#sceneData(day, from, to, scene));
  }

  file(day: string, grounds: string, approvedOn = day): this {
    this.act(this.#first, 'filing.propose', day, '09:10', {
      handlers: this.officers,
      grounds,
      recusalChecked: true,
      files: [],
    });
    return this.act(this.sheet.head, 'filing.approve', approvedOn, '15:30', { opinion: '同意立案。' });
  }

  /** Others handle the case from here on; what is written afterwards names them. */
  handOver(
    day: string,
    time: string,
    handlers: readonly [string, string],
    more: { readonly reason: string; readonly handover: string },
  ): this {
    this.sheet = { ...this.sheet, handlers };
    return this.act(this.sheet.head, 'team.change', day, time, {
      handlers: this.officers,
      ...more,
      recusalChecked: true,
      files: [],
    });
  }

  inquiry(
    day: string,
    from: string,
    to: string,
    inquiry: {
      readonly turns: readonly (readonly [string, string])[];
      readonly asked?: object;
      readonly relation?: string;
      readonly party?: string;
      readonly recusalAnswer?: string;
      readonly guardian?: object;
    },
  ): this {
    const { person, contact } = this.#party;
    return this.act(this.#first, 'inquiry.record', day, to, {
      ...(inquiry.relation === undefined || inquiry.relation === 'party'
        ? { party: inquiry.party ?? this.#party.id }
        : {}),
      asked: inquiry.asked ?? {
        name: person.name,
        sex: person.sex,
        birthDate: person.birthDate,
        idNumber: person.idNumber,
        phone: contact.phone,
        address: person.address,
      },
      relation: inquiry.relation ?? 'party',
      officers: this.officers,
      from: at(day, from),
      to: at(day, to),
      place: `${getAgency(this.sheet.agency).shortName}询问室`,
      present: [],
      ...(inquiry.guardian === undefined ? {} : { guardian: inquiry.guardian }),
      identityShown: true,
      identityAnswer: '看清楚了。',
      recusalAnswer: inquiry.recusalAnswer ?? '不申请回避。',
      dutyAnswer: '听清楚了，我如实回答。',
      defenceAnswer: '清楚。',
      turns: inquiry.turns.map(([question, answer]) => ({ question, answer })),
      files: [picture('询问过程录像截图')],
    });
  }

  extract(
    day: string,
    time: string,
    evidence: { name: string; proves: string; kind?: 'documentary' | 'physical' },
  ): this {
    return this.act(this.#first, 'evidence.extract', day, time, {
      evidenceKind: evidence.kind ?? 'documentary',
      name: evidence.name,
      kind: evidence.kind === 'physical' ? 'photo' : 'copy',
      takenAt: at(day, time),
      place: this.sheet.place,
      proves: evidence.proves,
      provider: { name: this.#party.person.name, role: '当事人' },
      confirmedSame: true,
      officers: this.officers,
      files: [picture(evidence.name)],
    });
  }

  electronic(
    day: string,
    from: string,
    to: string,
    evidence: { name: string; source: string; process: string; proves: string },
  ): this {
    return this.act(this.#first, 'evidence.electronic', day, to, {
      name: evidence.name,
      from: at(day, from),
      to: at(day, to),
      place: this.sheet.place,
      holder: { name: this.#party.person.name, role: '当事人' },
      source: evidence.source,
      method: '当事人登录账号后由执法人员当场截屏固定，计算完整性校验值。',
      process: evidence.process,
      proves: evidence.proves,
      officers: this.officers,
      files: [picture(evidence.name)],
    });
  }

  media(day: string, time: string, name: string, shots: readonly (readonly [string, string])[]): this {
    return this.act(this.#first, 'evidence.media', day, time, {
      evidenceKind: 'audiovisual',
      name,
      media: shots.map(([title, proves]) => ({
        file: picture(title),
        proves,
        takenAt: at(day, time),
        place: this.sheet.place,
        takenBy: this.officers[1]!,
        kind: 'original',
      })),
      officers: this.officers,
    });
  }

  draft(day: string, time: string, draft: DraftSheet): this {
    const { sheet } = this;
    const clauses = clausesOn(getItem(sheet.agency, sheet.item), sheet.conductTo ?? sheet.conductFrom);
    const version = this.#steps.filter((step) => step.type === 'draft.write').length + 1;
    const { penalties = [] } = draft;
    const byParty = Array.isArray(penalties)
      ? { [this.#party.id]: penalties as readonly Imposed[] }
      : (penalties as Readonly<Record<string, readonly Imposed[]>>);
    return this.act(this.#first, 'draft.write', day, time, ({ state }) => ({
      content: {
        facts: draft.facts,
        evidence: state.investigation.evidence.map((entry) => ({
          id: entry.id,
          proves: entry.proves ?? '上述事实',
        })),
        nature: draft.nature,
        discretionReason: draft.discretionReason,
        reasons: draft.reasons,
      },
      outcome: {
        kind: draft.kind ?? 'penalty',
        items: [
          {
            item: sheet.item,
            breached: draft.breached ?? clauses.breached,
            basis: draft.basis ?? clauses.basis.slice(-1),
            ...(draft.tier === undefined ? {} : { tier: draft.tier }),
            ...(draft.base === undefined ? {} : { base: draft.base * 100 }),
            ...(draft.departure === undefined ? {} : { departure: draft.departure }),
          },
        ],
        parties: Object.entries(byParty)
          .filter(([, imposed]) => imposed.length > 0)
          .map(([party, imposed]) => ({
            party,
            penalties: imposed.map(({ kind, yuan, what }) => ({
              kind,
              ...(yuan === undefined ? {} : { fen: Math.round(yuan * 100) }),
              ...(what === undefined ? {} : { what }),
              ...(kind === 'fine' ? { item: sheet.item } : {}),
            })),
          })),
        ...(draft.noPenaltyGround === undefined ? {} : { noPenaltyGround: draft.noPenaltyGround }),
        ...(draft.correction === undefined ? {} : { correction: draft.correction }),
        surchargeAnnounced: draft.surchargeAnnounced ?? draft.kind === undefined,
        complex: draft.complex ?? false,
        majorPublicInterest: false,
        suspectedCrime: false,
      },
      salt: sampleSalt(`${sheet.key}/${version}`),
      hash: '0'.repeat(64),
    }));
  }

  report(
    day: string,
    time: string,
    report: { course: string; gains?: string; measures?: string; opinion?: string },
  ): this {
    return this.act(this.#first, 'report.submit', day, time, {
      course: report.course,
      ...(report.gains === undefined ? {} : { gainsCalculation: report.gains }),
      ...(report.measures === undefined ? {} : { measures: report.measures }),
      opinion: report.opinion ?? '事实清楚，证据确凿，建议按拟处理意见处理。',
      files: [],
    });
  }

  submitReview(day: string, time: string, more: { explanation?: string; changes?: string } = {}): this {
    return this.act(this.#first, 'review.submit', day, time, {
      explanation: more.explanation ?? '本案基本事实、适用法律、裁量理由和调查取证情况见调查终结报告。',
      materials: [
        { name: '案件调查终结报告', copies: 1 },
        { name: '拟处理意见', copies: 1 },
        { name: '证据材料', copies: 1 },
      ],
      ...(more.changes === undefined ? {} : { changes: more.changes }),
      reviewer: getPerson(this.sheet.reviewer).id,
      files: [],
    });
  }

  acceptReview(day: string, time: string): this {
    return this.act(this.sheet.reviewer, 'review.accept', day, time, {});
  }

  returnReview(day: string, time: string, missing: string): this {
    return this.act(this.sheet.reviewer, 'review.return', day, time, { missing });
  }

  supplementReview(day: string, time: string, note: string): this {
    return this.act(this.#first, 'review.supplement', day, time, { note, files: [] });
  }

  opine(
    day: string,
    time: string,
    opinion: string,
    more: {
      outcome?: ReviewOutcome;
      problems?: Partial<Record<ReviewItem, string>>;
      recordingsViewed?: string;
    } = {},
  ): this {
    const { problems = {} } = more;
    return this.act(this.sheet.reviewer, 'review.opine', day, time, ({ state }) => ({
      draftHash: state.review.rounds.at(-1)!.draftHash,
      items: (Object.keys(reviewItemNames) as ReviewItem[]).map((item) => {
        const note = problems[item];
        if (note !== undefined) return { item, result: 'problem', note };
        // The question is whether a crime is suspected: nothing points to one.
        return { item, result: item === 'crime' ? 'notApplicable' : 'pass' };
      }),
      outcome: more.outcome ?? 'approved',
      opinion,
      ...(more.recordingsViewed === undefined ? {} : { recordingsViewed: more.recordingsViewed }),
      files: [],
    }));
  }

  exempt(day: string, time: string): this {
    return this.act(this.sheet.reviewer, 'review.exempt', day, time, ({ state }) => ({
      draftHash: state.draft!.hash,
      checked: true,
    }));
  }

  notice(day: string, time: string, hearingRight: boolean, party = this.#party.id): this {
    return this.act(this.#first, 'notice.issue', day, time, { party, hearingRight, ...this.#contact });
  }

  /** In person, signed by the party, unless told otherwise. */
  serve(day: string, time: string, issuedBy: string, more: ServiceSheet = {}): this {
    const party = this.sheet.parties.find((each) => each.id === more.party) ?? this.#party;
    const { method = 'direct', party: _, ...rest } = more;
    return this.act(this.#first, 'service.record', day, time, (scene) => ({
      document: this.#documentOf(scene, issuedBy, party.id),
      party: party.id,
      method,
      officers: more.officers ?? this.officers,
      place: more.place ?? party.address ?? party.person.address,
      ...(method === 'direct'
        ? {
            receiver: {
              name: party.person.name,
              relation: party.kind === 'naturalPerson' ? 'self' : 'legalRepresentative',
            },
          }
        : {}),
      ...rest,
      files: more.files ?? [picture('送达过程照片')],
    }));
  }

  /** The newest document a type of act issued to the party. */
  #documentOf({ state }: PenaltyScene, issuedBy: string, party: string): number {
    const found = state.documents.findLast(
      (entry) => entry.actType === issuedBy && (entry.party === undefined || entry.party === party),
    );
    return found?.seq ?? 0;
  }

  defence(day: string, time: string, content: string): this {
    return this.act(this.#first, 'defence.record', day, time, {
      party: this.#party.id,
      form: 'oral',
      madeOn: day,
      speaker: this.#party.person.name,
      officers: this.officers,
      place: getAgency(this.sheet.agency).address,
      content,
      points: [{ point: content }],
      readBack: true,
      files: [picture('陈述申辩过程照片')],
    });
  }

  reviewDefence(
    day: string,
    time: string,
    review: {
      found: string;
      adopted: 'yes' | 'partly' | 'no';
      reason: string;
      suggestion: string;
      changes?: boolean;
    },
  ): this {
    const { found, adopted, reason, suggestion, changes = false } = review;
    return this.act(this.#first, 'defence.review', day, time, ({ state }) => ({
      party: this.#party.id,
      findings: pointsToReview(state).map(({ id }) => ({ point: id, found, adopted, reason })),
      adopted,
      changes,
      suggestion,
    }));
  }

  waive(day: string, time: string, hearing: boolean, party = this.#party.id): this {
    return this.act(this.#first, 'waiver.record', day, time, {
      party,
      statement: true,
      defence: true,
      hearing,
      signedOn: day,
      files: [paper('放弃权利声明')],
    });
  }

  discuss(
    day: string,
    from: string,
    to: string,
    more: {
      readonly present?: number;
      readonly conclusion: string;
      readonly absent?: string;
    },
  ): this {
    const { leaders } = getAgency(this.sheet.agency);
    const present = leaders.slice(0, more.present ?? leaders.length);
    const words = diceOf(`${this.sheet.key}/discussion`);
    const said = present.map(() => words.pick(agreeing));
    return this.act(this.sheet.head, 'discussion.record', day, to, ({ state }) => ({
      draftHash: state.draft!.hash,
      startedAt: at(day, from),
      endedAt: at(day, to),
      place: '本机关会议室',
      chair: getPerson(this.sheet.head).id,
      reporter: getPerson(this.#first).id,
      recorder: getPerson(this.sheet.reviewer).id,
      expected: leaders.length,
      opinions: present.map((leader, index) => ({
        person: leader.name,
        post: leader.post,
        opinion: said[index]!,
        vote: 'for',
      })),
      ...(more.absent === undefined ? {} : { absent: more.absent }),
      conclusion: 'adopt',
      conclusionText: more.conclusion,
      everyoneSigned: true,
      files: [],
    }));
  }

  propose(day: string, time: string): this {
    return this.act(this.#first, 'decision.propose', day, time, ({ state }) => ({
      draftHash: state.draft!.hash,
      opinion: '建议按拟处理意见作出决定。',
    }));
  }

  decide(
    day: string,
    time: string,
    more: { readonly education?: string; readonly proposedOn?: string } = {},
  ): this {
    const { proposedOn } = more;
    this.propose(proposedOn ?? day, proposedOn === undefined ? '09:00' : '16:30');
    return this.act(this.sheet.head, 'decision.make', day, time, ({ state }) => ({
      draftHash: state.draft!.hash,
      opinion: '同意。',
      ...(more.education === undefined ? {} : { education: more.education }),
      files: [],
    }));
  }

  /** The decision with the notices that go with it: publication told (market), credit repair told (organisations). */
  serveDecision(day: string, time: string, more: ServiceSheet = {}, told = true): this {
    const party = this.sheet.parties.find((each) => each.id === more.party) ?? this.#party;
    if (told && this.sheet.agency === 'market') {
      const { contactPerson, contactPhone } = this.#contact;
      this.act(this.#first, 'publication.notify', day, time, {
        party: party.id,
        contactPerson,
        contactPhone,
      });
    }
    return this.serve(day, time, 'decision.make', {
      ...(party.kind === 'organisation' ? { creditRepairNotice: true } : {}),
      ...more,
    });
  }

  publish(
    day: string,
    more: {
      readonly until?: 'prepared' | 'checked' | 'approved';
      readonly round?: string;
      readonly cautionSeen?: boolean;
      /** A publication of its own, under another address: the decision was changed. */
      readonly anew?: true;
      /** The editor's own words, e.g. after an error was found. */
      readonly words?: (facts: string) => { readonly facts?: string; readonly summary?: string };
    } = {},
  ): this {
    const { editor, checker, key } = this.sheet;
    const round = more.round ?? (more.anew ? 'r2' : 'r1');
    const id = samplePublicId(more.anew ? `${key}/${round}` : key);
    this.act(editor, 'publication.prepare', day, '09:20', ({ state, agency, profile }) => {
      const { fields } = publicProjection(state, agency, profile)!;
      return {
        id: round,
        content: { ...fields, ...more.words?.(fields.facts), id },
        contentHash: '0'.repeat(64),
      };
    });
    if (more.until === 'prepared') return this;
    this.act(checker, 'publication.check', day, '10:10', {
      passed: true,
      opinion: '内容与决定书一致，隐去内容已核对。',
      secrecyChecked: true,
      masksChecked: true,
    });
    if (more.until === 'checked') return this;
    this.act(checker, 'publication.approve', day, '10:30', { passed: true });
    if (more.until === 'approved') return this;
    return this.act(editor, 'publication.release', day, '11:00', (scene) => ({
      publicBytes: canonicalJson((scene.dataOf('publication.prepare') as { content: object }).content),
      contentHash: '0'.repeat(64),
      publicId: id,
      ...(more.cautionSeen === true ? { cautionSeen: true } : {}),
    }));
  }

  /** Takes the publication back because the decision no longer stands as it is shown. */
  retract(day: string, publicReason: string): this {
    return this.act(this.sheet.editor, 'publication.retract', day, '10:00', ({ state }) => ({
      publicReason,
      publicId: publishedRound(state.publication)?.released?.publicId,
    }));
  }

  /** Ends a publication early after credit repair (公示规定 art 14). */
  endPublication(day: string): this {
    return this.act(this.sheet.editor, 'publication.end', day, '09:00', ({ state }) => ({
      reason: 'repaired',
      publicId: publishedRound(state.publication)?.released?.publicId,
    }));
  }

  push(day: string, time: string, channel: string): this {
    return this.act(this.sheet.editor, 'publication.push', day, time, {
      channel,
      on: day,
      receipt: `样例回执-${samplePublicId(`${this.sheet.key}/${channel}`).slice(0, 8)}`,
      files: [],
    });
  }

  pay(
    day: string,
    yuan: number,
    more: { of?: 'fine' | 'surcharge' | 'gains'; time?: string; party?: string } = {},
  ): this {
    const order = this.#steps.filter((step) => step.type === 'payment.record').length + 1;
    return this.act(this.#first, 'payment.record', day, more.time ?? '15:00', {
      party: more.party ?? this.#party.id,
      of: more.of ?? 'fine',
      on: day,
      fen: Math.round(yuan * 100),
      receiptKind: 'electronic',
      receipt: `样${samplePublicId(this.sheet.key).slice(0, 8).toUpperCase()}${order}`,
      files: [],
    });
  }

  /** Pays back everything that has to go back. */
  refund(day: string): this {
    return this.act(this.#first, 'payment.refund', day, '15:20', ({ state }) => {
      const [{ payment, fen } = { payment: { seq: 0 }, fen: 0 }] = refundables(state);
      return {
        payment: payment.seq,
        on: day,
        fen,
        voucher: `样退${samplePublicId(this.sheet.key).slice(0, 8).toUpperCase()}`,
        files: [],
      };
    });
  }

  confiscate(
    day: string,
    time: string,
    goods: readonly { name: string; unit: string; quantity: string }[],
  ): this {
    return this.act(this.#first, 'goods.confiscate', day, time, {
      party: this.#party.id,
      goods: goods.map((entry, index) => ({ id: `g${index + 1}`, place: '县局罚没物品仓库', ...entry })),
      officers: this.officers,
      keeper: getPerson(this.sheet.handlers[1]).name,
      files: [picture('没收物品清点照片')],
    });
  }

  dispose(day: string, time: string, count: number, process: string): this {
    return this.act(this.#first, 'goods.dispose', day, time, {
      goods: Array.from({ length: count }, (_, index) => `g${index + 1}`),
      how: 'destroyed',
      place: '县局罚没物品仓库',
      process,
      officers: this.officers,
      operator: getPerson(this.#first).name,
      supervisor: getPerson(this.sheet.editor).name,
      supervisorUnit: '本局信用监管部门',
      files: [picture('销毁过程录像截图')],
    });
  }

  close(
    day: string,
    reason: string,
    result: string,
    more: { goods?: string; approvedOn?: string } = {},
  ): this {
    this.act(this.#first, 'closing.propose', day, '15:40', {
      reason,
      result,
      retention: 'thirtyYears',
      ...(more.goods === undefined ? {} : { goods: more.goods }),
      files: [],
    });
    return this.act(this.sheet.head, 'closing.approve', more.approvedOn ?? day, '17:00', {
      opinion: '同意结案。',
    });
  }

  archive(day: string, order: number, endedIn = day.slice(0, 4)): this {
    return this.act(this.sheet.archivist, 'archive.file', day, '10:00', {
      archiveNumber: `${endedIn}${String(order).padStart(4, '0')}`,
      retention: 'thirtyYears',
      condition: '本卷材料已逐件核对，没有移出。',
      checkedBy: getPerson(this.sheet.handlers[1]).id,
      complete: true,
      files: [],
    });
  }
}

export interface SceneSheet {
  readonly situation: string;
  readonly statement?: string;
  readonly taken?: readonly string[];
  readonly onSite?: readonly object[];
  readonly officers?: readonly string[];
  readonly files?: readonly SampleFile[];
}

export interface ServiceSheet {
  readonly party?: string;
  readonly method?: 'direct' | 'left' | 'post' | 'electronic';
  readonly officers?: readonly string[];
  readonly place?: string;
  readonly on?: string;
  readonly carrier?: string;
  readonly address?: string;
  readonly receiver?: object;
  readonly refusal?: object;
  readonly creditRepairNotice?: boolean;
  readonly note?: string;
  readonly files?: readonly SampleFile[];
}

/** What those say in a collective discussion who vote for a draft. */
const agreeing = [
  '同意拟处理意见。',
  '事实清楚，证据充分，同意拟处理意见。',
  '同意，裁量与近期同类案件一致。',
  '同意。注意做好当事人的法律宣传。',
  '同意承办机构和审核机构的意见。',
];

/** Who does what in an agency unless the story says otherwise. */
export const cast: Readonly<
  Record<
    'market' | 'education' | 'ecology' | 'forestry' | 'qingshi',
    Pick<CaseSheet, 'agency' | 'handlers' | 'head' | 'reviewer' | 'editor' | 'checker' | 'archivist'>
  >
> = {
  market: {
    agency: 'market',
    handlers: ['zhou', 'chen'],
    head: 'lin',
    reviewer: 'shen',
    editor: 'he',
    checker: 'ma',
    archivist: 'feng',
  },
  education: {
    agency: 'education',
    handlers: ['ding', 'xuwen'],
    head: 'fang',
    reviewer: 'zheng',
    editor: 'wangmin',
    checker: 'tangyu',
    archivist: 'jiaoyu-archive',
  },
  ecology: {
    agency: 'ecology',
    handlers: ['jiang', 'liangyu'],
    head: 'hechangqing',
    reviewer: 'gu',
    editor: 'liuqing',
    checker: 'haoming',
    archivist: 'shengtai-archive',
  },
  forestry: {
    agency: 'forestry',
    handlers: ['luo', 'gaoyuan'],
    head: 'shiqingshan',
    reviewer: 'bailu',
    editor: 'quting',
    checker: 'hansong',
    archivist: 'lincao-archive',
  },
  qingshi: {
    agency: 'qingshi',
    handlers: ['qian', 'mengqiu'],
    head: 'kangning',
    reviewer: 'qinan',
    editor: 'qingshi-editor',
    checker: 'qingshi-checker',
    archivist: 'qingshi-archive',
  },
};
