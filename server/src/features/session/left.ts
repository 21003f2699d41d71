import { type CivilDate, certificateOn, type StaffFacts } from '@mingjing/law';

/** 离岗 may be registered ahead: whoever leaves on a day works until the day before. */
export const hasLeft = (staff: StaffFacts, day: CivilDate): boolean => certificateOn(staff, day) === 'left';
