import type { z } from 'zod';
import * as archive from './archive.ts';
import * as decisions from './decisions.ts';
import * as evidence from './evidence.ts';
import * as execution from './execution.ts';
import * as forms from './forms.ts';
import * as hearing from './hearing.ts';
import * as intake from './intake.ts';
import * as notices from './notices.ts';
import * as records from './records.ts';
import * as review from './review.ts';
import * as service from './service.ts';
import * as transfer from './transfer.ts';

const all = {
  ...intake,
  ...records,
  ...notices,
  ...evidence,
  ...transfer,
  ...review,
  ...hearing,
  ...decisions,
  ...service,
  ...execution,
  ...archive,
  ...forms,
};

type Definitions = { [Definition in (typeof all)[keyof typeof all] as Definition['id']]: Definition };

/** Every document of 行政处罚 by its id; `P56` (罚没票据) is printed by the bank and only recorded. */
export const documentDefinitions = Object.fromEntries(
  Object.values(all).map((definition) => [definition.id, definition]),
) as Definitions;

export type DocumentId = keyof Definitions;
/** What a template asks for: already-decided values. */
export type DocumentData<Id extends DocumentId> = z.input<Definitions[Id]['schema']>;
