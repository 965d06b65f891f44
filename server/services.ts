import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { boundDatabase } from './act-keys/bound-database.ts';
import { createWatches } from './by-the-clock/watches.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { DatabaseFull } from './database/errors.ts';
import { createIdentity, type Identity } from './identity/identity.ts';
import { createJournal } from './journal/announcer.ts';
import type { Journal } from './journal/journal.ts';
import { createOutboundToNamed, type Outbound } from './outbound/outbound.ts';
import { createMetrics, type Metrics } from './plugins/metrics.ts';
import { createTravelTimes, type TravelTimes } from './routing/travel-times.ts';
import { createNewest, type Newest } from './telemetry/newest.ts';
import {
  createReserve,
  freeBytesOf,
  type IsShort,
  unwellWhenShort,
  withReserve,
} from './telemetry/reserve.ts';
import { createTelemetry, type Telemetry } from './telemetry/service.ts';

/** What features are given: one of each for the process, made here and nowhere else. */
export type Services = {
  config: Config;
  database: Database;
  clock: Clock;
  logger: Logger;
  journal: Journal;
  newest: Newest;
  telemetry: Telemetry;
  identity: Identity;
  metrics: Metrics;
  travelTimes: TravelTimes;
  /** Changes with every start, so that a screen knows the server is not the one it left. */
  boot: string;
};

/** The same door, counting what goes through it, whichever way it comes. */
const counted = (telemetry: Telemetry, metrics: Metrics): Telemetry => ({
  ...telemetry,
  async accept(feed, items) {
    const answer = await telemetry.accept(feed, items).catch((error: unknown) => {
      // A name that comes by MQTT may be anybody's invention.
      const isKnown = telemetry.catalogue().feeds.has(feed);
      if (isKnown && error instanceof DatabaseFull) metrics.withoutRoom.inc({ feed }, items.length);
      throw error;
    });
    metrics.accepted.inc({ feed }, answer.accepted);
    metrics.duplicates.inc({ feed }, answer.duplicate);
    for (const { reason } of answer.refused) metrics.refused.inc({ feed, reason });
    return answer;
  },
});

/** Of a database server's disk nothing is known here: what it refuses is refused. */
const reserveOf = (kind: Database['kind'], { dataDir }: Config, clock: Clock): IsShort =>
  kind === 'embedded'
    ? createReserve(() => freeBytesOf(dataDir), clock.monotonic)
    : async () => false;

/** Opens the services over a migrated database. `telemetry` is not started yet. */
export const createServices = async (outside: {
  config: Config;
  database: Database;
  clock: Clock;
  logger: Logger;
  metrics?: Metrics;
  /** The way to a routing server; a test brings its own. */
  outbound?: Outbound;
}): Promise<Services> => {
  const { config, clock, logger, metrics = createMetrics() } = outside;
  const isShort = reserveOf(outside.database.kind, config, clock);
  const database = unwellWhenShort(boundDatabase(outside.database, clock), isShort);
  const { outbound = createOutboundToNamed(config.routingUrl) } = outside;
  const travelTimes = createTravelTimes({ address: config.routingUrl, outbound, clock });
  const journal = await createJournal({ database, clock, logger });
  const identity = createIdentity({ database, clock, demo: config.demo });
  journal.subscribe(({ entries }) => identity.hear(entries));
  const newest = createNewest();
  const parts = { database, journal, clock, logger, newest, isShort };
  const door = createTelemetry(parts, createWatches);
  const telemetry = counted(withReserve(door, isShort), metrics);
  const made = { config, database, clock, logger, journal, identity, newest, telemetry, metrics };
  return { ...made, travelTimes, boot: randomUUID() };
};
