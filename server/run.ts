import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { accountRepository } from './accounts/repository.ts';
import { createSetupLink, type SetupLink, setFirstAdministrator } from './accounts/setup.ts';
import { buildApp } from './app.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { MIGRATIONS_FOLDER, openDatabase } from './database/open.ts';
import { seedCity } from './database/seed/seed-city.ts';
import { createDemo, type Demo } from './demo/demo.ts';
import { auditEntry } from './identity/audit-entry.ts';
import { headsFile, startKeepingHeads } from './journal/heads.ts';
import { journalRepository } from './journal/repository.ts';
import { serveMetrics } from './plugins/metrics.ts';
import { createServices, type Services } from './services.ts';

export type Running = {
  /** Where people go. */
  address: string;
  /** The first administrator's one-time link; null when there is another way in. */
  setupAddress: string | null;
  close(): Promise<void>;
};

type Say = (text: string) => void;

const prepareDatabase = async (config: Config, logger: Logger, say: Say): Promise<Database> => {
  const database = await openDatabase({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDirectory: config.dataDir,
    logger,
    onProgress: say,
  });
  try {
    await migrate(database, MIGRATIONS_FOLDER, say);
    const onProgress = (step: string) => say(`filling the city: ${step}`);
    await seedCity({ database, clock: systemClock, onProgress });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

/** Makes sure that somebody can come in: by password, by the demonstration, or by a link. */
const firstAdministrator = async (services: Services): Promise<SetupLink | null> => {
  const { config, database } = services;
  if (await accountRepository(database).hasAdministrator()) return null;
  if (config.adminPassword !== null) {
    await setFirstAdministrator(services, config.adminPassword, 'environment');
    return null;
  }
  return config.demo ? null : createSetupLink();
};

const journalStart = async ({ database, journal, boot }: Services): Promise<void> => {
  const entry = auditEntry('platform.started', 'system', null, { boot });
  await database.transaction((transaction) => journal.append(transaction, [entry]));
  journal.announce();
};

/** Host and port as an address on this machine; a wildcard host is reached by loopback. */
const localAddress = (app: FastifyInstance): string => {
  const { address, family, port } = app.server.address() as AddressInfo;
  const isAny = address === '0.0.0.0' || address === '::';
  if (isAny) return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
};

const startDemo = async (
  demo: Demo | null,
  { config }: Services,
  url: string,
  say: Say,
): Promise<void> => {
  if (!demo) return;
  await demo.connect(url);
  if (config.scenario === 'none') return;
  say(`playing ${config.scenario}`);
  await demo.play({ scenario: config.scenario, pace: 1 }, 'system');
};

/** Brings everything up over a prepared database, and says how it is taken down again. */
const bringUp = async (services: Services, say: Say): Promise<Running> => {
  const { config, database, journal, telemetry, metrics } = services;
  const demo = config.demo ? await createDemo(services) : null;
  const setupLink = await firstAdministrator(services);
  await telemetry.start();
  const app = await buildApp(services, { demo, setupLink });
  const metricsServer = await serveMetrics(metrics, config);
  await app.listen({ port: config.port, host: config.host });
  await journalStart(services);
  const stopKeepingHeads = startKeepingHeads({
    file: headsFile(config.dataDir),
    repository: journalRepository(database),
    clock: services.clock,
    logger: services.logger,
  });
  await startDemo(demo, services, localAddress(app), say);
  const address = config.publicUrl ?? localAddress(app);
  return {
    address,
    setupAddress: setupLink && `${address}/setup#${setupLink.token}`,
    // Senders first, then the door, then what the door stood on: what was accepted is committed.
    async close() {
      await demo?.close();
      await app.close();
      metricsServer?.close();
      await telemetry.stop();
      await stopKeepingHeads();
      await journal.close();
      await database.close();
    },
  };
};

/**
 * Opens, migrates, fills and serves.
 * @param say one line for the terminal while a start takes long
 */
export const run = async (config: Config, logger: Logger, say: Say): Promise<Running> => {
  const database = await prepareDatabase(config, logger, say);
  try {
    const services = await createServices({ config, database, clock: systemClock, logger });
    return await bringUp(services, say);
  } catch (error) {
    await database.close();
    throw error;
  }
};
