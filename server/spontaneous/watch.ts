import type { CrowdBaseline } from '../../shared/risk/crowd-baseline.ts';
import {
  baselineOf,
  DEVIATION_DWELL_MS,
  deviates,
  deviatingSince,
  hourOfWeek,
  LEAST_WEEKS,
} from '../../shared/risk/crowd-baseline.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal, NewEntry } from '../journal/journal.ts';
import type { Catalogue } from '../telemetry/catalogue.ts';
import type { Newest } from '../telemetry/newest.ts';
import { type Deviation, type PlacedSpontaneous, spontaneousRepository } from './repository.ts';

const MS_PER_HOUR = 3_600_000;
/** As many weeks as readings are kept. */
const WEEKS = 4;
/** A count older than so many periods is none: silence proposes nothing and ends nothing. */
const MOST_PERIODS_OLD = 3;

export const spontaneousEntry = (
  { id, state, county, town, name, gathering }: PlacedSpontaneous,
  act: string,
  actor: string,
): NewEntry => ({
  kind: 'spontaneous.changed',
  actor,
  county,
  town,
  subject: `spontaneous:${id}`,
  data: { act, name, state, gathering },
});

/**
 * Looks where more people are counted than is usual there at that hour of the week, and proposes those
 * places once it has lasted. It raises no alarm: whether it is a gathering is for people to say.
 */
export function createSpontaneousWatch(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
  newest: Newest;
  catalogue(): Catalogue;
}) {
  const { database, journal, clock, newest, catalogue } = parts;
  const since = new Map<string, number>();
  let usual = new Map<string, CrowdBaseline>();
  let hour = -1;

  /** What the hour that has just ended adds to what is known of it. */
  const learnLastHour = async (now: number): Promise<void> => {
    const start = Math.floor(now / MS_PER_HOUR) * MS_PER_HOUR - MS_PER_HOUR;
    const repository = spontaneousRepository(database);
    const learnt = [...(await repository.weekly(instant(start), WEEKS))].flatMap(
      ([stream, weekly]) => {
        const baseline = baselineOf(weekly);
        return baseline && baseline.weeks >= LEAST_WEEKS ? [{ stream, ...baseline }] : [];
      },
    );
    if (learnt.length > 0) await repository.learn(hourOfWeek(start), learnt);
  };

  const find = (now: number): Deviation[] => {
    const found: Deviation[] = [];
    for (const stream of catalogue().streamsByNumber.values()) {
      if (stream.metric !== 'crowd-count') continue;
      const reading = newest.get(stream.number);
      const limit = MOST_PERIODS_OLD * stream.context.periodSeconds * 1_000;
      if (!reading || reading.value === null || now - reading.at > limit) continue;
      const known = usual.get(stream.id) ?? null;
      const from = deviatingSince(
        since.get(stream.id) ?? null,
        deviates(reading.value, known),
        reading.at,
      );
      if (from === null) since.delete(stream.id);
      else since.set(stream.id, from);
      if (from === null || reading.at - from < DEVIATION_DWELL_MS || known === null) continue;
      found.push({ stream: stream.id, count: reading.value, usual: Math.round(known.median) });
    }
    return found;
  };

  return {
    /** Once a minute. Resolves with how many places were proposed. */
    async look(): Promise<number> {
      const now = clock.now();
      if (hourOfWeek(now) !== hour) {
        if (hour !== -1) await learnLastHour(now);
        hour = hourOfWeek(now);
        usual = await spontaneousRepository(database).baselines(hour);
      }
      const found = find(now);
      if (found.length === 0) return 0;
      const proposed = await database.transaction(async (transaction) => {
        const made = await spontaneousRepository(transaction).propose(
          found,
          instant(now),
          transaction,
        );
        const entries = made.map((one) => spontaneousEntry(one, 'propose', 'system'));
        await journal.append(transaction, entries);
        return made.length;
      });
      if (proposed > 0) journal.announce();
      return proposed;
    },
  };
}
