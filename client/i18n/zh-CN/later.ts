import { zhRegisters } from './registers.ts';
import { zhShelters } from './shelters.ts';
import { zhWallScenes } from './wall-scenes.ts';

/** Chinese words of what is fetched after the first map: registers, their cards and forms. */
export const zhLater = {
  ...zhRegisters,
  ...zhShelters,
  ...zhWallScenes,
} as const;
