import type { z } from 'zod';
import type { CivilDate } from '../../calendar/index.ts';
import { choice, code, tick } from '../../dossier/fields.ts';
import { findBirthDate, findCitizenIdFault } from '../../identifiers/index.ts';

/** 身份证件 of a natural person: which, and its number. */

export const idKindNames = {
  citizen: '居民身份证',
  passport: '护照',
  hongKongMacao: '港澳居民来往内地通行证',
  taiwan: '台湾居民来往大陆通行证',
  permanentResident: '外国人永久居留身份证',
  other: '其他证件',
} as const;

export type IdKind = keyof typeof idKindNames;

export const idFields = {
  idKind: choice('证件类型', idKindNames, { hint: '不选即为居民身份证' }).optional(),
  idNumber: code('证件号码', { max: 40 }),
  idConfirmed: tick('号码校验未通过或者与出生日期不符，已与证件核对').optional(),
};

interface Identified {
  readonly birthDate?: CivilDate | undefined;
  readonly idKind?: IdKind | undefined;
  readonly idNumber?: string | undefined;
  readonly idConfirmed?: boolean | undefined;
}

/**
 * A citizen's number is one (GB 11643) and of the day of birth, or the card was looked at; what other papers are numbered by is not
 * known here.
 */
export function idHolds(
  { birthDate, idKind = 'citizen', idNumber, idConfirmed }: Identified,
  context: z.core.$RefinementCtx,
): void {
  if (idKind !== 'citizen' || idNumber === undefined) return;
  const message = findCitizenIdFault(idNumber, idConfirmed);
  if (message !== undefined) context.addIssue({ code: 'custom', message, path: ['idNumber'] });
  else if (birthDate !== undefined && birthDate !== findBirthDate(idNumber) && idConfirmed !== true)
    context.addIssue({ code: 'custom', message: '出生日期与公民身份号码不符。', path: ['birthDate'] });
}

/** 出生日期, as it was said or as the citizen's number states it. */
export const bornOn = ({ birthDate, idKind = 'citizen', idNumber }: Identified): CivilDate | undefined =>
  birthDate ?? (idKind === 'citizen' && idNumber !== undefined ? findBirthDate(idNumber) : undefined);
