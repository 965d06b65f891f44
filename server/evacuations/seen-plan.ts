import type { EvacuationOrder } from '../../shared/model/evacuation.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import { Problem, problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type Drafted, draftEvacuation } from './draft.ts';

/**
 * The plan its signer saw, as things stand now: every line must still fit.
 * @throws Problem 409 where places, ground, grids or the incident are no longer as they were seen
 */
export async function seenPlan(
  services: Services,
  caller: Caller,
  { incident, area, outline, wind, edits, lines }: EvacuationOrder,
  transaction: Queryable,
): Promise<Drafted> {
  const seen = { incident, area, edits: { ...edits, fixed: lines } };
  const byHand = new Set(edits.fixed.map(({ grid, shelter }) => `${grid} ${shelter}`));
  try {
    const ground = { outline, wind };
    const drafted = await draftEvacuation(services, transaction, caller, seen, ground);
    const { plan } = drafted.draft;
    const told = plan.lines.map((line) => ({
      ...line,
      fixed: byHand.has(`${line.grid} ${line.shelter}`),
    }));
    return { ...drafted, draft: { ...drafted.draft, plan: { ...plan, lines: told, edits } } };
  } catch (thrown) {
    const isGone = thrown instanceof Problem && thrown.code === 'evacuation-shelter-exceeded';
    if (!isGone) throw thrown;
    throw problem(409, 'evacuation-places-gone', `lines: ${thrown.message}`, thrown.details);
  }
}
