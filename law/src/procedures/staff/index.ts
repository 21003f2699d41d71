export { staffActs, staffProcedure } from './staff.ts';
