import type { FastifyInstance } from 'fastify';
import type { SetupLink } from '../../server/accounts/setup.ts';
import { buildApp } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import { type City, seedCity } from '../../server/database/seed/seed-city.ts';
import { createDemo, type Demo } from '../../server/demo/demo.ts';
import { createLogger } from '../../server/logger.ts';
import { createServices, type Services } from '../../server/services.ts';
import { type Caller, type CallerOptions, callerFactory, type TestRole } from './callers.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { listen } from './listen.ts';
import { smallCity } from './small-city.ts';
import { type TestClock, testClock } from './test-clock.ts';
import { testConfig } from './test-config.ts';

export type TestServer = {
  app: FastifyInstance;
  /** `http://127.0.0.1:<port>`; it listens. */
  baseUrl: string;
  services: Services;
  clock: TestClock;
  demo: Demo | null;
  /** A caller of that role with a session (or key) of its own, of the whole city by default. */
  as(role: TestRole, options?: CallerOptions): Promise<Caller>;
  close(): Promise<void>;
};

export type TestServerOptions = {
  config?: Partial<Config>;
  /** The city in the database: a small one by default; null leaves it empty. */
  city?: City | null;
  /** When the test's clock stands at the start. */
  now?: string;
  setupLink?: SetupLink;
  /** Every log record as a line, when a test looks at them; otherwise nothing is logged. */
  onLog?: (line: string) => void;
  /** A database of the caller's own, e.g. on another kind of server; closed with the server. */
  testDatabase?: TestDatabase;
};

const openServices = async (
  testDatabase: TestDatabase,
  clock: TestClock,
  { config: changes, city = smallCity(), onLog }: TestServerOptions,
): Promise<Services> => {
  const { database } = testDatabase;
  const config = testConfig({ ...changes, ...(onLog ? { logLevel: 'trace' as const } : {}) });
  const logger = createLogger(config, onLog && { write: onLog });
  if (city) await seedCity({ database, clock, city });
  return createServices({ config, database, clock, logger });
};

/**
 * The real server on a fresh database and a free port, with a clock that stands still. Close it in
 * `afterAll`: an embedded database costs about 0.9 GB.
 */
export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const testDatabase = options.testDatabase ?? (await openTestDatabase());
  const clock = testClock(options.now);
  const services = await openServices(testDatabase, clock, options);
  await services.telemetry.start({ looksByItself: false });
  // A test that moves the clock looks by hand, and its screens are not told that nobody does (F14).
  Object.assign(services.telemetry, { evaluatedAt: clock.monotonic });
  const demo = services.config.demo ? await createDemo(services) : null;
  const app = await buildApp(services, { demo, setupLink: options.setupLink ?? null });
  const baseUrl = await listen(app, services.config);
  return {
    app,
    baseUrl,
    services,
    clock,
    demo,
    as: callerFactory(services, baseUrl),
    async close() {
      await demo?.close();
      await app.close();
      await services.telemetry.stop();
      await services.journal.close();
      await testDatabase.close();
    },
  };
};
