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
import { MIGRATIONS_FOLDER } from './database/open.ts';
import { seedCity } from './database/seed/seed-city.ts';
import { createDemo, type Demo } from './demo/demo.ts';
import { feedRepository } from './feeds/repository.ts';
import { ensureDemoPlans } from './grid-plans/demo-plans.ts';
import { auditEntry } from './identity/audit-entry.ts';
import { headsFile, startKeepingHeads } from './journal/heads.ts';
import { journalRepository } from './journal/repository.ts';
import type { Opening } from './opening.ts';
import { startOutgoingWork } from './outgoing-work.ts';
import { serveMetrics } from './plugins/metrics.ts';
import { createServices, type Services } from './services.ts';
import { type MqttIntake, nodeName, startMqtt } from './telemetry/mqtt.ts';

export type Running = {
  /** Where people go. */
  address: string;
  /** The first administrator's one-time link; null when there is another way in. */
  setupAddress: string | null;
  close(): Promise<void>;
};

type Say = (text: string) => void;

/** Brings what was opened to this version, and fills it with the city the first time. */
const prepare = async (database: Database, say: Say): Promise<void> => {
  await migrate(database, MIGRATIONS_FOLDER, say);
  const onProgress = (step: string) => say(`filling the city: ${step}`);
  await seedCity({ database, clock: systemClock, onProgress });
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
  services: Services,
  url: string,
  say: Say,
): Promise<void> => {
  if (!demo) return;
  const { config, logger } = services;
  await ensureDemoPlans(services).catch((error: unknown) =>
    logger.error({ err: error }, 'the demonstration’s plans could not be drawn'),
  );
  await demo.connect(url);
  if (config.scenario === 'none') return;
  say(`playing ${config.scenario}`);
  await demo.play({ scenario: config.scenario, pace: 1 }, 'system');
};

/** How long ago each feed was heard, and by how many ways, looked up when somebody asks for the figures. */
const lookUpFigures = async (
  { database, clock, metrics }: Services,
  intake: MqttIntake | null,
): Promise<void> => {
  metrics.mqttSubscribed.set(intake?.subscribed() ?? 0);
  for (const { id, lastSeen } of await feedRepository(database).feedStatuses(clock.now())) {
    if (lastSeen === null) continue;
    metrics.feedAge.set({ feed: id }, (clock.now() - Date.parse(lastSeen)) / 1_000);
  }
};

const keepHeads = ({ config, database, clock, logger }: Services) =>
  startKeepingHeads({
    file: headsFile(config.dataDir),
    repository: journalRepository(database),
    clock,
    logger,
  });

const startIntake = ({ config, telemetry, logger }: Services): MqttIntake | null =>
  config.mqttUrl === null
    ? null
    : startMqtt({ url: config.mqttUrl, node: nodeName(config.port), telemetry, logger });

/** Brings everything up over a prepared database, and says how it is taken down again. */
const bringUp = async (services: Services, say: Say): Promise<Running> => {
  const { config, database, journal, telemetry, metrics } = services;
  const demo = config.demo ? await createDemo(services) : null;
  const setupLink = await firstAdministrator(services);
  await telemetry.start();
  const app = await buildApp(services, { demo, setupLink });
  let intake: MqttIntake | null = null;
  const metricsServer = await serveMetrics(metrics, config, () => lookUpFigures(services, intake));
  await app.listen({ port: config.port, host: config.host });
  await journalStart(services);
  intake = startIntake(services);
  const stopKeepingHeads = keepHeads(services);
  const stopOutgoingWork = startOutgoingWork(services);
  await startDemo(demo, services, localAddress(app), say);
  const address = config.publicUrl ?? localAddress(app);
  return {
    address,
    setupAddress: setupLink && `${address}/setup#${setupLink.token}`,
    // Senders first, then the door, then what the door stood on: what was accepted is committed. Goodbyes and the head of
    // the journal do not wait for others (FAULTS.md F51).
    async close() {
      await demo?.close();
      await intake?.stop();
      const outgoingEnded = stopOutgoingWork();
      await app.close();
      metricsServer?.close();
      await telemetry.stop();
      await stopKeepingHeads();
      await outgoingEnded;
      await journal.close();
      await database.close();
    },
  };
};

/**
 * Migrates, fills and serves.
 * @param opening the database, which is closed again when the start fails
 * @param say one line for the terminal while a start takes long
 */
export const run = async (
  config: Config,
  logger: Logger,
  { opening, say }: { opening: Opening; say: Say },
): Promise<Running> => {
  const { metrics } = opening;
  const database = await opening.database;
  try {
    await prepare(database, say);
    const outside = { config, database, clock: systemClock, logger, metrics };
    const services = await createServices(outside);
    return await bringUp(services, say);
  } catch (error) {
    await database.close();
    throw error;
  }
};
