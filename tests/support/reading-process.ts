import pino from 'pino';
import { buildApp } from '../../server/app.ts';
import { systemClock } from '../../server/clock.ts';
import { openDatabase } from '../../server/database/open.ts';
import { seedCity } from '../../server/database/seed/seed-city.ts';
import { hashOf } from '../../server/identity/tokens.ts';
import { createServices } from '../../server/services.ts';
import { smallCity } from './small-city.ts';
import { testConfig } from './test-config.ts';

/**
 * The server as a process that a test may kill, over the prepared folder argv[2], with the small city
 * and one valid key (argv[3]) of the feed `sensors`. Says its address on a line of its own.
 */
const [, , dataDirectory = '', key = ''] = process.argv;
const logger = pino({ level: 'error' });

const database = await openDatabase({ dataDirectory, logger, onProgress: () => undefined });
await seedCity({ database, clock: systemClock, city: smallCity() });
await database.query(
  `INSERT INTO feed_key (prefix, feed, hash, created_at)
   VALUES ('kill', 'sensors', decode($1, 'hex'), now()) ON CONFLICT DO NOTHING`,
  [hashOf(key)],
);
const config = testConfig({ dataDir: dataDirectory });
const services = await createServices({ config, database, clock: systemClock, logger });
await services.telemetry.start();
const app = await buildApp(services);
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
