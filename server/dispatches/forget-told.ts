import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { heardUntil } from '../telemetry/heard-until.ts';
import { ownTaskRepository } from './own-repository.ts';

/** A device sends an act again for the week its session lasts; four times that is enough [D]. */
const ACT_KEYS_LAST_MS = 30 * 86_400_000;

/** Deletes what units' pages told and nothing needs any more. Nothing of it was ever in the journal. */
export async function forgetTold({ database, clock }: Pick<Services, 'database' | 'clock'>) {
  const until = await heardUntil(database, clock.now());
  await ownTaskRepository(database).forgetOld(instant(until - ACT_KEYS_LAST_MS));
}
