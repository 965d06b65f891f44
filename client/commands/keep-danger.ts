import type { Danger, DangerOrigin } from '../../shared/model/danger.ts';
import type { DangerStepTaken } from '../../shared/wire/hazard-files.ts';
import { api } from '../live/api.ts';

/** What was found at a hazard, and how. */
type Found = { hazard: string; origin: DangerOrigin; finding: string };

/** Records a hidden danger of a hazard. @param key the same for a retry */
export const findDanger = (found: Found, key: string) =>
  api.send<Danger>('POST', '/api/dangers', { id: `danger-${key}`, ...found }, key);

/** Moves a hidden danger one step. */
export const stepDanger = (id: string, taken: DangerStepTaken) =>
  api.send<Danger>('POST', `/api/dangers/${encodeURIComponent(id)}/steps`, taken);
