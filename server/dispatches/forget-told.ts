import { DAY_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { ownTaskRepository } from './own-repository.ts';

/** A device sends an act again for the week its session lasts; four times that is enough [D]. */
const ACT_KEYS_LAST_MS = 30 * DAY_MS;

/** Deletes what units' pages told and nothing needs any more. Nothing of it was ever in the journal. */
export const forgetTold = ({ database, clock }: Pick<Services, 'database' | 'clock'>) =>
  ownTaskRepository(database).forgetOld(instant(clock.now() - ACT_KEYS_LAST_MS));
