import { addWorkingDays, ageOn, type FileRef } from '@mingjing/law';
import {
  type Appraisal,
  bornOn,
  type IdKind,
  idKindNames,
  inquiryRound,
  preservationGroundNames,
} from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { sentence } from '../words.ts';
import { caseNameOf, causeOf, type Paper, partyOf, withPaper } from './case.ts';
import {
  contactOf,
  dataOf,
  dayOf,
  type FillContext,
  handlersOf,
  headOf,
  nameOf,
  numberOf,
  officersOf,
  recorderOf,
  signedNow,
  today,
  unsigned,
} from './context.ts';
import type { Filler, Fillers } from './filler.ts';
import { remedyOf } from './fixed.ts';

/** 调查取证: records, notices to the party, evidence, 责令改正, 先行登记保存. */

interface Named {
  readonly name: string;
  readonly role?: string;
}
const named = (of: Named | undefined): string | undefined =>
  of && (of.role === undefined ? of.name : `${of.name}（${of.role}）`);

interface Refusal {
  readonly name: string;
  readonly matter: 'sign' | 'receive' | 'attend' | 'provide';
  readonly reason?: string;
  readonly witness?: Named;
  readonly at: string;
}
const refusalOf = (of: Refusal | undefined) =>
  of && {
    person: of.name,
    matter: of.matter,
    reason: of.reason,
    witness: of.witness?.name,
    witnessRole: of.witness?.role,
    at: of.at,
  };

type Person = DocumentData<'P09'>['person'] & Paper;

/** A record made by two officers between two moments at a place. */
interface Recorded {
  readonly officers: readonly string[];
  readonly recorder?: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly refusal?: Refusal;
  readonly files: readonly FileRef[];
}
const recordedOf = (c: FillContext, data: Recorded) => ({
  head: headOf(c),
  from: data.from,
  to: data.to,
  place: data.place,
  officers: officersOf(c, data.officers),
});

const photosOf = (files: readonly FileRef[]): string | undefined => {
  const photos = files.filter((file) => file.kind === 'photo');
  return photos.length === 0
    ? undefined
    : `照片${photos.length}张（${photos.map((file) => file.sha256.slice(0, 12)).join('、')}）`;
};

interface Scene extends Recorded {
  readonly position?: string;
  readonly onSite: readonly Person[];
  readonly witness?: Named;
  readonly escort?: Named;
  readonly identityAnswer: string;
  readonly recusal: 'no' | 'yes';
  readonly recusalReason?: string;
  readonly notified: 'present' | 'invited' | 'absent';
  readonly situation: string;
  readonly taken: readonly ('none' | 'preservation' | 'sampling' | 'measure')[];
  readonly statement: string;
}

const P08: Filler<'P08'> = (c) => {
  const data = dataOf<Scene>(c);
  return {
    ...recordedOf(c, data),
    cause: c.state.filing.approved === undefined ? `核查${causeOf(c)}线索` : `涉嫌${causeOf(c)}`,
    party: partyOf(c),
    onSite: data.onSite.map(withPaper),
    position: data.position,
    recorder: recorderOf(c, data.recorder),
    witness: named(data.witness),
    escort: named(data.escort),
    identityAnswer: data.identityAnswer,
    recusal: data.recusal,
    recusalReason: data.recusalReason,
    notified: data.notified,
    situation: data.situation,
    media: photosOf(data.files),
    taken: data.taken.length === 0 ? ['none'] : [...data.taken],
    statement: data.statement,
    refusal: refusalOf(data.refusal),
  };
};

const P09: Filler<'P09'> = (c) => {
  const data = dataOf<
    Recorded & {
      weather?: string;
      person: Person;
      invited?: Named;
      findings: string;
      pictures: readonly string[];
    }
  >(c);
  const first = c.staff[data.officers[0] ?? ''];
  return {
    ...recordedOf(c, data),
    cause: `涉嫌${causeOf(c)}`,
    weather: data.weather,
    officerUnit: first && `${c.agency.name}${first.unit}`,
    person: withPaper(data.person),
    invited: named(data.invited),
    recorder: recorderOf(c, data.recorder),
    findings: data.findings,
    pictures: [...data.pictures],
    refusal: refusalOf(data.refusal),
  };
};

const P10: Filler<'P10'> = (c) => {
  const data = dataOf<{
    party: string;
    matter: string;
    at: string;
    place: string;
    bring: DocumentData<'P10'>['bring'];
    bringAlso: readonly string[];
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    matter: data.matter,
    at: data.at,
    place: data.place,
    bring: [...data.bring],
    bringAlso: [...data.bringAlso],
    contact: contactOf(c),
  };
};

interface Inquiry extends Recorded {
  readonly asked: {
    readonly name: string;
    readonly sex: 'male' | 'female';
    readonly birthDate?: string;
    readonly nation?: string;
    readonly idKind?: IdKind;
    readonly idNumber: string;
    readonly idConfirmed?: boolean;
    readonly employer?: string;
    readonly post?: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly relation: DocumentData<'P11'>['person']['relation'];
  readonly present: readonly Named[];
  readonly interpreter?: Named;
  readonly guardian?: Named;
  readonly identityAnswer: string;
  readonly recusalAnswer: string;
  readonly dutyAnswer: string;
  readonly defenceAnswer: string;
  readonly turns: readonly { readonly question: string; readonly answer: string }[];
}

const P11: Filler<'P11'> = (c) => {
  const data = dataOf<Inquiry>(c);
  const born = bornOn(data.asked);
  const { birthDate: _, ...asked } = withPaper(data.asked);
  return {
    ...recordedOf(c, data),
    cause: `涉嫌${causeOf(c)}`,
    round: inquiryRound(c.state, data.asked, data.from),
    person: {
      ...asked,
      age: born === undefined ? undefined : ageOn(born, today(c)),
      relation: data.relation,
    },
    recorder: recorderOf(c, data.recorder),
    present: data.present.length === 0 ? undefined : data.present.map((one) => named(one)).join('、'),
    interpreter: named(data.interpreter),
    guardian: named(data.guardian),
    identityAnswer: data.identityAnswer,
    recusalAnswer: data.recusalAnswer,
    dutyAnswer: data.dutyAnswer,
    defenceAnswer: data.defenceAnswer,
    turns: [...data.turns],
    refusal: refusalOf(data.refusal),
  };
};

const P12: Filler<'P12'> = (c) => {
  const data = dataOf<{
    party: string;
    matter: string;
    materials: readonly string[];
    dueOn: string;
    consequence?: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    matter: data.matter,
    materials: [...data.materials],
    dueOn: data.dueOn,
    consequence: data.consequence,
    contact: contactOf(c),
  };
};

const P13: Filler<'P13'> = (c) => {
  const data = dataOf<{
    party: string;
    officers: readonly string[];
    facts: string;
    violated: readonly string[];
    how: 'now' | 'by' | 'other';
    dueOn?: string;
    requirement: string;
    recheck?: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    facts: data.facts,
    violated: [...data.violated],
    how: data.how,
    dueOn: data.dueOn,
    requirement: data.requirement,
    recheck: data.recheck,
    officers: officersOf(c, data.officers),
    remedy: remedyOf(c, 'P13'),
  };
};

/** After an order of its own, or after a decision on the spot that ordered correction. */
const P13b: Filler<'P13b'> = (c) => {
  const common = {
    head: headOf(c),
    officers: officersOf(c, dataOf<{ officers: readonly string[] }>(c).officers),
  };
  if (c.act.type === 'spot.recheck') {
    const data = dataOf<{ findings: string; corrected: boolean }>(c);
    const { decision } = c.state;
    return {
      ...common,
      party: partyOf(c),
      orderNumber: decision?.number ?? '',
      orderedOn: decision?.on ?? '',
      at: c.act.occurredAt,
      findings: data.findings,
      conclusion: data.corrected ? 'done' : 'notDone',
    };
  }
  const data = dataOf<{
    order: string;
    at: string;
    findings: string;
    conclusion: 'done' | 'partly' | 'notDone';
    refusal?: Refusal;
  }>(c);
  const order = c.state.investigation.correctionOrders.find((entry) => entry.id === data.order);
  return {
    ...common,
    party: partyOf(c, order?.party),
    orderNumber: numberOf(c, order?.ordered.seq),
    orderedOn: dayOf(order?.ordered) ?? '',
    at: data.at,
    findings: data.findings,
    conclusion: data.conclusion,
    refusal: refusalOf(data.refusal),
  };
};

const P14: Filler<'P14'> = (c) => {
  const data = dataOf<{
    situation: string;
    things: readonly string[];
    ground: keyof typeof preservationGroundNames;
    reason: string;
    kept: 'inPlace' | 'elsewhere';
  }>(c);
  return {
    head: headOf(c),
    caseName: caseNameOf(c),
    party: partyOf(c),
    situation: data.situation,
    things: [...data.things],
    reason: `${preservationGroundNames[data.ground]}：${sentence(data.reason)}依据《中华人民共和国行政处罚法》第五十六条的规定，提请先行登记保存。`,
    kept: data.kept,
    steps: [
      signedNow(c, '承办人意见', '提请先行登记保存。'),
      unsigned('承办机构意见'),
      unsigned('机关负责人意见'),
    ],
  };
};

/** Seven working days from the notice (处罚法 art 56, 85). */
const PRESERVED_DAYS = 7;

const P15: Filler<'P15'> = (c) => {
  const data = dataOf<{
    party: string;
    officers: readonly string[];
    kept: 'inPlace' | 'elsewhere';
    place: string;
    conditions?: string;
    handling?: string;
    goods: NonNullable<DocumentData<'P15'>['goods']>;
    keeper?: Named;
    refusal?: Refusal;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    suspected: causeOf(c),
    listNumber: c.number && `${c.number}附`,
    kept: data.kept,
    place: data.place,
    conditions: data.conditions,
    fromOn: today(c),
    toOn: addWorkingDays(today(c), PRESERVED_DAYS, c.calendar),
    handling: data.handling,
    contact: contactOf(c),
    goods: [...data.goods],
    keeper: named(data.keeper),
    officers: officersOf(c, data.officers),
    refusal: refusalOf(data.refusal),
  };
};

const P17: Filler<'P17'> = (c) => {
  const data = dataOf<{
    preservation: string;
    handled: DocumentData<'P17'>['handled'];
    basis: string;
  }>(c);
  const notified = c.state.investigation.preservations.find(
    (entry) => entry.id === data.preservation,
  )?.notified;
  return {
    head: headOf(c),
    party: partyOf(c, notified?.party),
    noticeNumber: numberOf(c, notified?.seq),
    noticeOn: notified?.on ?? '',
    handled: [...data.handled],
    basis: data.basis,
    officers: handlersOf(c),
    remedy: remedyOf(c, 'P17'),
  };
};

const P18: Filler<'P18'> = (c) => {
  const data = dataOf<
    Recorded & {
      party: string;
      inCharge?: Named;
      method: DocumentData<'P18'>['method'];
      samples: DocumentData<'P18'>['samples'];
      laboratory?: string;
    }
  >(c);
  const party = partyOf(c, data.party);
  return {
    ...recordedOf(c, data),
    sampled: party.name,
    inCharge: named(data.inCharge),
    address: party.address,
    phone: party.phone,
    method: data.method,
    samples: [...data.samples],
    laboratory: data.laboratory,
    refusal: refusalOf(data.refusal),
  };
};

const P19: Filler<'P19'> = (c) => {
  const data = dataOf<{
    laboratory: string;
    samples: DocumentData<'P19'>['samples'];
    questions: readonly string[];
    dueOn: string;
  }>(c);
  return {
    head: headOf(c),
    laboratory: data.laboratory,
    caseName: caseNameOf(c),
    samples: [...data.samples],
    questions: [...data.questions],
    dueOn: data.dueOn,
    contact: contactOf(c),
  };
};

const appraisalOf = (c: FillContext, id: string): Appraisal | undefined =>
  c.state.investigation.appraisals.find((entry) => entry.id === id);

const APPRAISAL = {
  testing: 'test',
  inspection: 'inspect',
  quarantine: 'quarantine',
  appraisal: 'appraise',
} as const satisfies Record<Appraisal['kind'], string>;

const P20: Filler<'P20'> = (c) => {
  const data = dataOf<{
    appraisal: string;
    party: string;
    measureNumber: string;
    goods: string;
    fromOn: string;
    toOn: string;
    measureEndsOn: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    measureNumber: data.measureNumber,
    goods: data.goods,
    kind: APPRAISAL[appraisalOf(c, data.appraisal)?.kind ?? 'testing'],
    fromOn: data.fromOn,
    toOn: data.toOn,
    measureEndsOn: data.measureEndsOn,
    contact: contactOf(c),
  };
};

const P21: Filler<'P21'> = (c) => {
  const data = dataOf<{
    appraisal: string;
    party: string;
    sample: string;
    reportNumber: string;
    conclusion: string;
    objection?: string;
    recheckBody?: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    sample: data.sample,
    laboratory: appraisalOf(c, data.appraisal)?.body ?? '',
    reportNumber: data.reportNumber,
    conclusion: data.conclusion,
    objection: data.objection,
    recheckBody: data.recheckBody,
    contact: contactOf(c),
  };
};

const P22: Filler<'P22'> = (c) => {
  const data = dataOf<{
    name: string;
    kind: 'original' | 'copy' | 'photo';
    takenAt: string;
    place: string;
    method?: string;
    proves: string;
    originalAt?: string;
    provider: Named;
    unconfirmed?: string;
    confirmedSame: boolean;
    officers: readonly string[];
    files: readonly FileRef[];
  }>(c);
  return {
    head: headOf(c),
    pictures: data.files.flatMap(({ id, sha256 }) => {
      const file = c.pictures?.get(id);
      return file === undefined ? [] : [{ file, hash: sha256.slice(0, 12) }];
    }),
    name: data.name,
    kind: data.kind,
    takenAt: data.takenAt,
    place: data.place,
    method: data.method,
    proves: data.proves,
    originalAt: data.originalAt,
    provider: named(data.provider) ?? '',
    unconfirmed: data.confirmedSame ? undefined : data.unconfirmed,
    officers: officersOf(c, data.officers),
  };
};

const P23: Filler<'P23'> = (c) => {
  const data = dataOf<
    Recorded & {
      holder: Named;
      account?: string;
      source: string;
      method: string;
      process: string;
      medium?: string;
      witness?: Named;
    }
  >(c);
  return {
    ...recordedOf(c, data),
    cause: `涉嫌${causeOf(c)}`,
    holder: named(data.holder) ?? '',
    account: data.account,
    source: data.source,
    items: data.files.map((file) => ({ name: file.name, hash: file.sha256 })),
    method: data.method,
    process: data.process,
    medium: data.medium,
    witness: named(data.witness),
    recorder: recorderOf(c, data.recorder),
    refusal: refusalOf(data.refusal),
  };
};

const P24: Filler<'P24'> = (c) => {
  const data = dataOf<{
    media: readonly {
      file: FileRef;
      proves: string;
      takenAt: string;
      place: string;
      takenBy: string;
      kind: 'original' | 'copy' | 'other';
      medium?: string;
    }[];
    opinion?: string;
    officers: readonly string[];
  }>(c);
  return {
    head: headOf(c),
    media: data.media.map(({ file, takenBy, ...shot }) => ({
      ...shot,
      takenBy: nameOf(c, takenBy),
      file: c.pictures?.get(file.id),
      hash: file.sha256,
    })),
    opinion: data.opinion,
    officers: officersOf(c, data.officers),
  };
};

const CHANNEL = { phone: 'sms', email: 'email', fax: 'fax', instant: 'messaging', other: 'other' } as const;

const P25: Filler<'P25'> = (c) => {
  const data = dataOf<{
    party: string;
    receiver: {
      name: string;
      relation: 'self' | 'agent' | 'receiver';
      idKind?: IdKind;
      idNumber: string;
      address: string;
      phone: string;
      postcode?: string;
    };
    electronic: boolean;
    channels: readonly { kind: keyof typeof CHANNEL; address: string }[];
    officers: readonly string[];
  }>(c);
  const { receiver } = data;
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    cause: `涉嫌${causeOf(c)}`,
    receiver: receiver.name,
    relation: receiver.relation,
    idType: idKindNames[receiver.idKind ?? 'citizen'],
    idNumber: receiver.idNumber,
    electronic: data.electronic,
    channels: [...new Set(data.channels.map(({ kind }) => CHANNEL[kind]))],
    electronicAddress: data.channels.map(({ address }) => address).join('、') || undefined,
    address: receiver.address,
    phone: receiver.phone,
    postcode: receiver.postcode,
    officers: officersOf(c, data.officers),
  };
};

const P26: Filler<'P26'> = (c) => {
  const data = dataOf<{
    addressee: string;
    requests: readonly string[];
    materials: readonly string[];
    dueOn?: string;
    files: readonly FileRef[];
  }>(c);
  return {
    head: headOf(c),
    addressee: data.addressee,
    caseName: caseNameOf(c),
    requests: [...data.requests],
    materials: [...data.materials],
    dueOn: data.dueOn,
    contact: contactOf(c),
    attachments: data.files.length === 0 ? [] : [`有关材料${data.files.length}件`],
  };
};

const P21a: Filler<'P21a'> = (c) => {
  const data = dataOf<{
    addressee: string;
    goods: string;
    questions: readonly string[];
    dueOn: string;
    attachments?: readonly string[];
  }>(c);
  return {
    head: headOf(c),
    addressee: data.addressee,
    caseName: caseNameOf(c),
    goods: data.goods,
    questions: [...data.questions],
    dueOn: data.dueOn,
    contact: contactOf(c),
    attachments: [...(data.attachments ?? [])],
  };
};

const P13a: Filler<'P13a'> = (c) => {
  const data = dataOf<{
    party: string;
    facts: string;
    basis: string;
    refund: number;
    dueOn: string;
    evidence?: string;
  }>(c);
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    facts: data.facts,
    basis: data.basis,
    refund: data.refund,
    dueOn: data.dueOn,
    evidence: data.evidence,
    contact: contactOf(c),
  };
};

export const investigation = {
  ...{ P08, P09, P10, P11, P12, P13, P13a, P13b, P14, P15, P17, P18 },
  ...{ P19, P20, P21, P21a, P22, P23, P24, P25, P26 },
} satisfies Fillers;
