import { zhAlarmFacts } from './alarm-facts.ts';
import { zhEvents } from './events.ts';
import { zhGridRisk } from './grid-risk.ts';
import { zhHazards } from './hazards.ts';
import { zhPlaces } from './places.ts';
import { zhPlanLife } from './plan-life.ts';
import { zhRegisters } from './registers.ts';
import { zhReleases } from './releases.ts';
import { zhShelters } from './shelters.ts';
import { zhStudio } from './studio.ts';
import { zhWallScenes } from './wall-scenes.ts';
import { zhWarnings } from './warnings.ts';

/** Chinese words of what is fetched after the first map: registers, their cards and forms. */
export const zhLater = {
  ...zhGridRisk,
  ...zhRegisters,
  ...zhEvents,
  ...zhHazards,
  ...zhPlaces,
  ...zhShelters,
  ...zhWallScenes,
  ...zhAlarmFacts,
  ...zhReleases,
  ...zhWarnings,
  ...zhPlanLife,
  ...zhStudio,
} as const;
