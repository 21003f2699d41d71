export { agencyProcedure } from './agency.ts';
