import type { DocumentId } from '../templates/index.ts';
import { archive } from './archive.ts';
import type { FillContext } from './context.ts';
import { decisions } from './decisions.ts';
import { evidence } from './evidence.ts';
import { execution } from './execution.ts';
import type { Fillers } from './filler.ts';
import { hearing } from './hearing.ts';
import { intake } from './intake.ts';
import { investigation } from './investigation.ts';
import { register } from './register.ts';
import { review } from './review.ts';
import { service } from './service.ts';
import { transfer } from './transfer.ts';

export type { FillContext } from './context.ts';
export { type FormContext, fillForm } from './forms.ts';
export { documentProfileOf } from './settings.ts';

const fillers: Fillers = {
  ...intake,
  ...investigation,
  ...evidence,
  ...review,
  ...hearing,
  ...decisions,
  ...service,
  ...execution,
  ...transfer,
  ...archive,
  ...register,
};

/**
 * The data of one document, from the case and the act that issues it. What is not known is left out; `renderDocument`
 * checks the result and names what is missing. Throws for a document that no act issues.
 */
export function fillDocument(template: DocumentId, context: FillContext): unknown {
  const fill = fillers[template];
  if (fill === undefined) throw new Error(`no act issues document ${template}`);
  return fill(context);
}
