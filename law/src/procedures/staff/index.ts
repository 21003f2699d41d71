export { staffProcedure } from './staff.ts';
