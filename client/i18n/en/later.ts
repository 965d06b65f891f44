import type { zhLater } from '../zh-CN/later.ts';
import { enAlarmFacts } from './alarm-facts.ts';
import { enEvents } from './events.ts';
import { enGridRisk } from './grid-risk.ts';
import { enHazards } from './hazards.ts';
import { enPlaces } from './places.ts';
import { enPlanLife } from './plan-life.ts';
import { enRegisters } from './registers.ts';
import { enReleases } from './releases.ts';
import { enShelters } from './shelters.ts';
import { enStudio } from './studio.ts';
import { enWallScenes } from './wall-scenes.ts';
import { enWarnings } from './warnings.ts';

/** The same words in English. */
export const enLater: Record<keyof typeof zhLater, string> = {
  ...enGridRisk,
  ...enRegisters,
  ...enEvents,
  ...enHazards,
  ...enPlaces,
  ...enShelters,
  ...enWallScenes,
  ...enAlarmFacts,
  ...enReleases,
  ...enWarnings,
  ...enPlanLife,
  ...enStudio,
};
