import { ageOn, type FileRef } from '@mingjing/law';
import { bornOn, type IdKind, idKindNames, inquiryRound } from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { caseNameOf, causeOf, type Paper, partyOf, withPaper } from './case.ts';
import { contactOf, dataOf, dayOf, headOf, numberOf, officersOf, recorderOf, today } from './context.ts';
import type { Filler, Fillers } from './filler.ts';
import { remedyOf } from './fixed.ts';
import { type Named, named, type Recorded, type Refusal, recordedOf, refusalOf } from './recorded.ts';

/** 调查取证: records, notices to the party, 责令改正. */

type Person = DocumentData<'P09'>['person'] & Paper;

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

export const investigation = { P08, P09, P10, P11, P12, P13, P13a, P13b, P25, P26 } satisfies Fillers;
