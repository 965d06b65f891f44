import { DAY_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { identityRepository } from './repository.ts';

/** Who came in and when they went stands in the journal; the row that let them in is kept for so long after [D]. */
const SESSIONS_KEPT_MS = 30 * DAY_MS;
/** One statement deletes so many, far within its limit; the next look goes on. */
const SESSIONS_A_LOOK = 5_000;

/** Deletes sessions that ended or expired long ago. */
export const forgetSessions = ({ database, clock }: Pick<Services, 'database' | 'clock'>) =>
  identityRepository(database).forget(instant(clock.now() - SESSIONS_KEPT_MS), SESSIONS_A_LOOK);
