import type { ReleaseBody } from '../../shared/model/release.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';

/**
 * Whoever takes part in a drill that runs writes and publishes nothing that calls itself real: a slip of the hand
 * there would reach the public (art. 19). What is real is published after leaving it, or while it stands still.
 * @throws Problem 409
 */
export async function checkAgainstDrill(
  { drill }: Pick<ReleaseBody, 'drill'>,
  caller: Caller,
  on: Queryable,
): Promise<void> {
  if (drill) return;
  const current = await drillRepository(on).takenPartInBy(actorOf(caller));
  if (current?.state !== 'running') return;
  throw problem(
    409,
    'drill-only-exercise',
    `drill: expected true, as you take part in ${current.id}`,
  );
}
