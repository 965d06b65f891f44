import type { Danger, DangerOrigin } from '../../shared/model/danger.ts';
import type { DangerStepTaken } from '../../shared/wire/hazard-files.ts';
import { api } from '../live/api.ts';
import { newActKey } from './act-key.ts';

/** Records a hidden danger of a hazard. */
export const findDanger = (hazard: string, origin: DangerOrigin, finding: string) =>
  api.send<Danger>('POST', '/api/dangers', {
    id: `danger-${newActKey()}`,
    ...{ hazard, origin, finding },
  });

/** Moves a hidden danger one step. */
export const stepDanger = (id: string, taken: DangerStepTaken) =>
  api.send<Danger>('POST', `/api/dangers/${encodeURIComponent(id)}/steps`, taken);
