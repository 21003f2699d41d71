import { addWorkingDays, type FileRef } from '@mingjing/law';
import { type Appraisal, preservationGroundNames } from '@mingjing/law/penalty';
import type { DocumentData } from '../templates/index.ts';
import { sentence } from '../words.ts';
import { caseNameOf, causeOf, partyOf } from './case.ts';
import {
  contactOf,
  dataOf,
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
import { type Named, named, type Recorded, type Refusal, recordedOf, refusalOf } from './recorded.ts';

/** 证据: taken, sampled, appraised, kept in place (先行登记保存). */

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

export const evidence = { P14, P15, P17, P18, P19, P20, P21, P21a, P22, P23, P24 } satisfies Fillers;
