import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { planEntry } from './act-on-plan.ts';
import { planRepository } from './repository.ts';
import { takeEffect } from './take-effect.ts';

export type ComingPlans = {
  /** Learns when a plan next takes effect, ends or is filed late; after every step of a plan. */
  learn(): Promise<void>;
  /** Does what is due. Resolves with whether other grids are in force now. */
  tell(): Promise<boolean>;
};

/**
 * A plan takes effect by the clock and not by whoever is at the desk: a server that was down at the
 * moment does it when it is back, in the order of the days, and several nodes do it once.
 */
export function createComingPlans(
  parts: Pick<Services, 'database' | 'journal' | 'clock'>,
): ComingPlans {
  const { database, journal, clock } = parts;
  let next = Number.POSITIVE_INFINITY;

  const learn = async () => {
    const [first] = await planRepository(database).coming();
    next = first ? Date.parse(first.at) : Number.POSITIVE_INFINITY;
  };

  const tellLate = () =>
    database.transaction(async (transaction) => {
      const late = await planRepository(transaction).tellLate(instant(clock.now()));
      const entries = late.map((plan) => {
        const { id, name, fileBy } = plan;
        return planEntry('plan.filing-late', plan, 'system', { plan: id, name, fileBy });
      });
      await journal.append(transaction, entries);
    });

  return {
    learn,
    async tell() {
      const now = clock.now();
      if (next > now) return false;
      let changed = false;
      const due = (await planRepository(database).coming()).filter(
        ({ at }) => Date.parse(at) <= now,
      );
      for (const { id, step } of due) {
        if (step === 'late') await tellLate();
        else changed = (await takeEffect(parts, id, step)) || changed;
      }
      await learn();
      if (due.length > 0) journal.announce();
      return changed;
    },
  };
}
