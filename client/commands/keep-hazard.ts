import type { HazardFacts, HazardFile } from '../../shared/model/hazard-file.ts';
import type { HazardStepTaken, InspectionMade } from '../../shared/wire/hazard-files.ts';
import { api } from '../live/api.ts';

const pathOf = (id: string): string => `/api/hazard-files/${encodeURIComponent(id)}`;

/** Takes a surveyed hazard into the register. @param key the same for a retry */
export const surveyHazard = (facts: HazardFacts, key: string) =>
  api.send<HazardFile>('POST', '/api/hazard-files', { id: `hazard-${key}`, facts }, key);

/** Records a further version of a file; 409 when somebody was quicker. */
export const changeHazard = (id: string, basedOn: number, facts: HazardFacts) =>
  api.send<HazardFile>('PUT', pathOf(id), { basedOn, facts });

/** Moves a hazard one step along its life. */
export const stepHazard = (id: string, taken: HazardStepTaken) =>
  api.send<HazardFile>('POST', `${pathOf(id)}/steps`, taken);

/** Records an inspection. */
export const inspectHazard = (id: string, made: InspectionMade) =>
  api.send<HazardFile>('POST', `${pathOf(id)}/inspections`, made);
