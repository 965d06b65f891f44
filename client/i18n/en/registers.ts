/** The page of registers, in English. */
export const enRegisters = {
  'registers.title': 'Registers',
  'registers.group.risk': 'Risk prevention',
  'registers.group.gathering': 'Gatherings',
  'registers.group.command': 'Command',
  'registers.group.grid': 'Grid governance',
  'registers.only': 'This page is for coordinators, analysts and administrators',
  'registers.alarm-figures': 'Alarm load',
};
