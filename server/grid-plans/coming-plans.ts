import { MINUTE_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { gridPlanEntry } from './act-on-plan.ts';
import { type ComingStep, gridPlanRepository } from './repository.ts';
import { takeEffect } from './take-effect.ts';

export type ComingPlans = {
  /** Learns when a plan next takes effect, ends or is filed late; after every step of a plan. */
  learn(): Promise<void>;
  /** Does what is due. Resolves with whether other grids are in force now. */
  tell(): Promise<boolean>;
};

/** A plan that could not take effect is tried again after this long: each try reads the whole coverage [D]. */
const RETRY_MS = MINUTE_MS;

/**
 * A plan takes effect by the clock and not by whoever is at the desk: a server that was down at the
 * moment does it when it is back, in the order of the days, and several nodes do it once. One that cannot
 * take effect is logged and holds up nothing else.
 */
export function createComingPlans(
  parts: Pick<Services, 'database' | 'journal' | 'clock' | 'logger'>,
): ComingPlans {
  const { database, journal, clock, logger } = parts;
  let next = Number.POSITIVE_INFINITY;
  /** When plans that failed are tried again, by id. */
  const retries = new Map<string, number>();

  const momentOf = ({ id, at }: ComingStep): number =>
    Math.max(Date.parse(at), retries.get(id) ?? Number.NEGATIVE_INFINITY);

  const learn = async () => {
    next = Math.min(...(await gridPlanRepository(database).coming()).map(momentOf));
  };

  const tellLate = () =>
    database.transaction(async (transaction) => {
      const late = await gridPlanRepository(transaction).tellLate(instant(clock.now()));
      const entries = late.map((plan) => {
        const { id, name, fileBy } = plan;
        return gridPlanEntry('plan.filing-late', plan, 'system', { plan: id, name, fileBy });
      });
      await journal.append(transaction, entries);
    });

  /** Resolves with whether other grids are in force now. */
  const take = async ({ id, step }: ComingStep): Promise<boolean> => {
    if (step === 'late') {
      await tellLate();
      return false;
    }
    try {
      const isDone = await takeEffect(parts, id, step);
      retries.delete(id);
      return isDone;
    } catch (error) {
      retries.set(id, clock.now() + RETRY_MS);
      logger.error({ err: error, plan: id }, 'a plan cannot take effect');
      return false;
    }
  };

  return {
    learn,
    async tell() {
      const now = clock.now();
      if (next > now) return false;
      let changed = false;
      const due = (await gridPlanRepository(database).coming()).filter(
        (coming) => momentOf(coming) <= now,
      );
      for (const coming of due) changed = (await take(coming)) || changed;
      await learn();
      if (due.length > 0) journal.announce();
      return changed;
    },
  };
}
