import type { ProcedureId } from '../dossier/act.ts';
import type { Procedure } from '../dossier/define.ts';
import { agencyProcedure } from './agency/index.ts';
import { penaltyOrdinary } from './penalty-ordinary.ts';
import { penaltySummary } from './penalty-summary.ts';
import { staffProcedure } from './staff/index.ts';

export { isEntered, notEntered } from './agency/index.ts';

/** Every procedure (程序) the product executes, by id. */
export const procedures: Readonly<Record<ProcedureId, Procedure<never>>> = {
  'penalty-ordinary': penaltyOrdinary as unknown as Procedure<never>,
  'penalty-summary': penaltySummary as unknown as Procedure<never>,
  agency: agencyProcedure as unknown as Procedure<never>,
  staff: staffProcedure as unknown as Procedure<never>,
};
