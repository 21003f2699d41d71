export { agencyProcedure } from './agency.ts';
export { isEntered, notEntered } from './qualification.ts';
