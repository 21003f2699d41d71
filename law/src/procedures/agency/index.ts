export { agencyProcedure } from './agency.ts';
export { isEntered, notEntered, withinRegion } from './qualification.ts';
