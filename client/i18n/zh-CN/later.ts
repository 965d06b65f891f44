import { zhAlarmFacts } from './alarm-facts.ts';
import { zhCases } from './cases.ts';
import { zhCertifications } from './certifications.ts';
import { zhDigging } from './digging.ts';
import { zhDispatchOrders } from './dispatch-orders.ts';
import { zhDrillMoves } from './drill-moves.ts';
import { zhDrills } from './drills.ts';
import { zhEmergencyPlans } from './emergency-plans.ts';
import { zhEvacuation } from './evacuation.ts';
import { zhEvents } from './events.ts';
import { zhFileTables } from './file-tables.ts';
import { zhGridRisk } from './grid-risk.ts';
import { zhGrowth } from './growth.ts';
import { zhHazards } from './hazards.ts';
import { zhIncidentCommand } from './incident-command.ts';
import { zhIncidentTips } from './incident-tips.ts';
import { zhIncidents } from './incidents.ts';
import { zhInterchange } from './interchange.ts';
import { zhKeptDrafts } from './kept-drafts.ts';
import { zhMapMissing } from './map-missing.ts';
import { zhPhotos } from './photos.ts';
import { zhPlaces } from './places.ts';
import { zhPlanLife } from './plan-life.ts';
import { zhRegisters } from './registers.ts';
import { zhReleases } from './releases.ts';
import { zhShelters } from './shelters.ts';
import { zhSketch } from './sketch.ts';
import { zhStaffing } from './staffing.ts';
import { zhStudio } from './studio.ts';
import { zhSupplies } from './supplies.ts';
import { zhThresholds } from './thresholds.ts';
import { zhTips } from './tips.ts';
import { zhUnitProfiles } from './unit-profiles.ts';
import { zhUnitService } from './unit-service.ts';
import { zhUnits } from './units.ts';
import { zhWallScenes } from './wall-scenes.ts';
import { zhWarnings } from './warnings.ts';
import { zhWatchRules } from './watch-rules.ts';

/** Chinese words of what is fetched after the first map: registers, their cards and forms. */
export const zhLater = {
  ...zhGrowth,
  ...zhGridRisk,
  ...zhSketch,
  ...zhTips,
  ...zhDigging,
  ...zhThresholds,
  ...zhFileTables,
  ...zhRegisters,
  ...zhKeptDrafts,
  ...zhMapMissing,
  ...zhEvacuation,
  ...zhDispatchOrders,
  ...zhDrillMoves,
  ...zhDrills,
  ...zhEmergencyPlans,
  ...zhEvents,
  ...zhHazards,
  ...zhIncidentCommand,
  ...zhIncidentTips,
  ...zhIncidents,
  ...zhPhotos,
  ...zhPlaces,
  ...zhInterchange,
  ...zhShelters,
  ...zhStaffing,
  ...zhSupplies,
  ...zhCertifications,
  ...zhCases,
  ...zhUnitProfiles,
  ...zhUnitService,
  ...zhUnits,
  ...zhWallScenes,
  ...zhAlarmFacts,
  ...zhReleases,
  ...zhWarnings,
  ...zhWatchRules,
  ...zhPlanLife,
  ...zhStudio,
} as const;
