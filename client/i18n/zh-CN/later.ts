import { zhAlarmFacts } from './alarm-facts.ts';
import { zhRegisters } from './registers.ts';

/** Chinese words of what is fetched after the first map: registers, their cards and forms. */
export const zhLater = {
  ...zhRegisters,
  ...zhAlarmFacts,
} as const;
