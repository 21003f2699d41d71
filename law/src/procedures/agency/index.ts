export { agencyActs, agencyProcedure } from './agency.ts';
