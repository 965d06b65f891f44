import { DAY_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { actKeyRepository } from './repository.ts';

/** Nobody sends an act again after a week: so long the session of a unit's page lasts [D]. */
const KEYS_LAST_MS = 7 * DAY_MS;

/** Deletes keys of acts that nobody sends again. */
export const forgetActKeys = ({ database, clock }: Pick<Services, 'database' | 'clock'>) =>
  actKeyRepository(database).forget(instant(clock.now() - KEYS_LAST_MS));
