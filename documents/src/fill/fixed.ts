import { chineseNumber, findPeriod } from '@mingjing/law';
import { defaultProfile } from '../profile.ts';
import type { DocumentId } from '../templates/index.ts';
import type { CaseContext, FillContext } from './context.ts';

/** Values of the deciding body that fixed passages print: remedy, payment, periods. */

/** Whether the profile prints the remedy on a document (复议法实施条例 art 25). */
const printsRemedy = (c: FillContext, template: DocumentId): boolean =>
  (c.profile.values.remedyPrintedOn?.value ?? defaultProfile.remedyOn).includes(template);

/**
 * Whom to turn to against the deciding body: its own facts name the reconsideration body and the court, so that a
 * branch that decides in a municipal bureau's name prints the municipal government (复议法 art 24(1)).
 */
export const remedyOf = (c: FillContext, template: DocumentId) =>
  printsRemedy(c, template)
    ? { reconsiderationBody: c.agency.reconsiderationBody, court: c.agency.court }
    : undefined;

/** On the spot reconsideration comes first and may be handed in through the deciding body (复议法 art 23, 32). */
export const remedyFirstOf = (c: FillContext, template: DocumentId) =>
  printsRemedy(c, template)
    ? { reconsiderationBody: c.agency.reconsiderationBody, throughAgency: true }
    : undefined;

/** The collecting bank, and the surcharge only where it is announced (罚缴分离办法 art 7). */
export const paymentOf = (c: FillContext, surcharge: boolean) =>
  c.agency.bank && {
    bank: c.agency.bank.name,
    bankAddress: c.agency.bank.address,
    account: c.agency.bank.account,
    surcharge,
  };

/** Days to state and defend, in words: `五个工作日`. */
export const defencePeriodOf = (c: CaseContext): string =>
  `${chineseNumber(findPeriod(c.profile, 'PEN-14')?.value.amount ?? 5)}个工作日`;
