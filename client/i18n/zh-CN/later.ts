import { zhRegisters } from './registers.ts';
import { zhShelters } from './shelters.ts';

/** Chinese words of what is fetched after the first map: registers, their cards and forms. */
export const zhLater = {
  ...zhRegisters,
  ...zhShelters,
} as const;
