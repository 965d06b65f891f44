import type { zhLater } from '../zh-CN/later.ts';
import { enAlarmFacts } from './alarm-facts.ts';
import { enCases } from './cases.ts';
import { enCertifications } from './certifications.ts';
import { enDigging } from './digging.ts';
import { enDispatchOrders } from './dispatch-orders.ts';
import { enDrillMoves } from './drill-moves.ts';
import { enDrills } from './drills.ts';
import { enEmergencyPlans } from './emergency-plans.ts';
import { enEvacuation } from './evacuation.ts';
import { enEvents } from './events.ts';
import { enFileTables } from './file-tables.ts';
import { enGridRisk } from './grid-risk.ts';
import { enGrowth } from './growth.ts';
import { enHazards } from './hazards.ts';
import { enIncidentCommand } from './incident-command.ts';
import { enIncidentTips } from './incident-tips.ts';
import { enIncidents } from './incidents.ts';
import { enInterchange } from './interchange.ts';
import { enKeptDrafts } from './kept-drafts.ts';
import { enMapMissing } from './map-missing.ts';
import { enPhotos } from './photos.ts';
import { enPlaces } from './places.ts';
import { enPlanLife } from './plan-life.ts';
import { enRegisters } from './registers.ts';
import { enReleases } from './releases.ts';
import { enShelters } from './shelters.ts';
import { enSketch } from './sketch.ts';
import { enStaffing } from './staffing.ts';
import { enStudio } from './studio.ts';
import { enSupplies } from './supplies.ts';
import { enThresholds } from './thresholds.ts';
import { enTips } from './tips.ts';
import { enUnitProfiles } from './unit-profiles.ts';
import { enUnitService } from './unit-service.ts';
import { enUnits } from './units.ts';
import { enWallScenes } from './wall-scenes.ts';
import { enWarnings } from './warnings.ts';
import { enWatchRules } from './watch-rules.ts';

/** The same words in English. */
export const enLater: Record<keyof typeof zhLater, string> = {
  ...enGrowth,
  ...enGridRisk,
  ...enSketch,
  ...enTips,
  ...enDigging,
  ...enThresholds,
  ...enFileTables,
  ...enRegisters,
  ...enKeptDrafts,
  ...enMapMissing,
  ...enEvacuation,
  ...enDispatchOrders,
  ...enDrillMoves,
  ...enDrills,
  ...enEmergencyPlans,
  ...enEvents,
  ...enHazards,
  ...enIncidentCommand,
  ...enIncidentTips,
  ...enIncidents,
  ...enPhotos,
  ...enPlaces,
  ...enInterchange,
  ...enShelters,
  ...enStaffing,
  ...enSupplies,
  ...enCertifications,
  ...enCases,
  ...enUnitProfiles,
  ...enUnitService,
  ...enUnits,
  ...enWallScenes,
  ...enAlarmFacts,
  ...enReleases,
  ...enWarnings,
  ...enWatchRules,
  ...enPlanLife,
  ...enStudio,
};
