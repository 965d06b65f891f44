import type { LargeEvent } from '../../shared/model/large-event.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import type { Journal } from '../journal/journal.ts';
import { eventEntry } from './manage.ts';
import { eventRepository } from './repository.ts';
import { settleZones } from './zone-limits.ts';

export type ComingEvents = {
  /** Learns when the next event begins or ends; after every change of a file. */
  learn(): Promise<void>;
  /** Begins and ends events whose time has come. Resolves with whether any did. */
  tell(): Promise<boolean>;
};

/** When an approved event or one under way takes its next step, epoch milliseconds. */
const nextStepOf = ({ state, beginsAt, endsAt }: LargeEvent): number =>
  Date.parse(state === 'approved' ? beginsAt : endsAt);

/** One that was over before it was begun here (the server was down) is ended at once. */
const stepOf = (event: LargeEvent, now: number): LargeEvent => ({
  ...event,
  state: Date.parse(event.endsAt) <= now ? 'ended' : 'under-way',
  version: event.version + 1,
});

/**
 * An approved event becomes the limits of its zones when it begins and gives them back when it ends,
 * by the clock and in the journal, so that a server that was down does it when it is back and several
 * nodes do it once.
 */
export function createComingEvents(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
}): ComingEvents {
  const { database, journal, clock } = parts;
  let next = Number.POSITIVE_INFINITY;

  const step = async (transaction: Queryable): Promise<number> => {
    const events = eventRepository(transaction);
    const now = clock.now();
    const running = await events.running(true);
    const due = running.filter((event) => nextStepOf(event) <= now);
    if (due.length === 0) return 0;
    const stepped = due.map((event) => stepOf(event, now));
    await events.update(stepped);
    await settleZones(stepped, transaction);
    await journal.append(transaction, [
      ...stepped.map((event) => eventEntry(event, event.state, 'system')),
      auditEntry('register.changed', 'system', 'gatherings', { at: instant(now) }),
    ]);
    return due.length;
  };

  const learn = async () => {
    const running = await eventRepository(database).running();
    next = Math.min(Number.POSITIVE_INFINITY, ...running.map(nextStepOf));
  };

  return {
    learn,
    async tell() {
      if (next > clock.now()) return false;
      const stepped = await database.transaction(step);
      await learn();
      if (stepped > 0) journal.announce();
      return stepped > 0;
    },
  };
}
