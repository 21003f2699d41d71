import { findCitizenIdCheckDigit, findOrganisationCheckDigit, findUsccCheckDigit } from '@mingjing/law';

/** Parties (当事人) as `lead.register` and `spot.decide` take them; all fictional, with codes of the region 990921. */
export interface SampleParty {
  readonly id: string;
  readonly kind: 'naturalPerson' | 'individualBusiness' | 'organisation';
  readonly name?: string;
  readonly uscc?: string;
  readonly address?: string;
  readonly person: {
    readonly name: string;
    readonly sex: 'male' | 'female';
    readonly birthDate: string;
    readonly idNumber: string;
    readonly address: string;
    readonly post?: string;
  };
  readonly contact: { readonly phone: string };
}

/** Name by which the party is spoken of. */
export const partyName = (party: SampleParty) => party.name ?? party.person.name;

/** A citizen's number with its check digit. Odd order numbers are men's. */
function citizenId(birthDate: string, order: number): string {
  const first = `990921${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return `${first}${findCitizenIdCheckDigit(first)}`;
}

/** A credit code: `91` for companies, `92` for 个体工商户; the eight characters are the subject's own. */
export function creditCode(kind: '91' | '92', own: string): string {
  const first = `${kind}990921${own}${findOrganisationCheckDigit(own)}`;
  return `${first}${findUsccCheckDigit(first)}`;
}

export function shop(
  name: string,
  uscc: string,
  address: string,
  operator: SampleParty['person'],
  phone: string,
): SampleParty {
  return {
    id: 'p1',
    kind: 'individualBusiness',
    name,
    uscc,
    address,
    person: { ...operator, post: '经营者' },
    contact: { phone },
  };
}

export function company(
  name: string,
  uscc: string,
  address: string,
  representative: SampleParty['person'],
  phone: string,
): SampleParty {
  return {
    id: 'p1',
    kind: 'organisation',
    name,
    uscc,
    address,
    person: { ...representative, post: '法定代表人' },
    contact: { phone },
  };
}

export function citizen(person: SampleParty['person'], phone: string): SampleParty {
  return { id: 'p1', kind: 'naturalPerson', person, contact: { phone } };
}

export function human(
  name: string,
  sex: 'male' | 'female',
  birthDate: string,
  order: number,
  address: string,
) {
  return { name, sex, birthDate, idNumber: citizenId(birthDate, order), address };
}
