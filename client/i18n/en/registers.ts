/** The page of registers, in English. */
export const enRegisters = {
  'registers.title': 'Registers',
  'registers.only': 'This page is for coordinators, analysts and administrators',
  'registers.alarm-figures': 'Alarm load',
};
