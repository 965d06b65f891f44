import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import fastifyCompress from '@fastify/compress';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { MINUTE_MS } from '../shared/time/units.ts';
import { accountRoutes } from './accounts/routes.ts';
import { sessionRoutes } from './accounts/session-routes.ts';
import { type SetupLink, setupRoutes } from './accounts/setup.ts';
import { holdRoutes } from './alarm-facts/routes.ts';
import { verdictRoutes } from './alarm-facts/verdict-routes.ts';
import { alarmFigureRoutes } from './alarms/figures.ts';
import { alarmRoutes } from './alarms/routes.ts';
import { coverageRoutes } from './areas/routes.ts';
import { baseMapRoutes } from './base-map/routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { caseRulesRoutes } from './cases/rules-routes.ts';
import { channelRoutes } from './channels/routes.ts';
import { crosswalkRoutes } from './crosswalk/routes.ts';
import type { Demo } from './demo/demo.ts';
import { demoRoutes } from './demo/routes.ts';
import { ownTaskRoutes } from './dispatches/own-routes.ts';
import { photoRoutes } from './dispatches/photo-routes.ts';
import { dispatchRoutes } from './dispatches/routes.ts';
import { drillMoveRoutes } from './drills/move-routes.ts';
import { drillRoutes } from './drills/routes.ts';
import { emergencyPlanTaskRoutes } from './emergency-plan-tasks/routes.ts';
import { emergencyPlanRoutes } from './emergency-plans/routes.ts';
import { evacuationRoutes } from './evacuations/routes.ts';
import { eventRoutes } from './events/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { gateRoutes } from './gatherings/routes.ts';
import { gridPlanRoutes } from './grid-plans/routes.ts';
import { gridTaskRoutes } from './grid-tasks/routes.ts';
import { gridRoutes } from './grids/routes.ts';
import { gridVersionRoutes } from './grids/version-routes.ts';
import { handoverRoutes } from './handovers/routes.ts';
import { dangerRoutes } from './hazards/danger-routes.ts';
import { hazardRoutes } from './hazards/routes.ts';
import { tipRoutes } from './hazards/tip-routes.ts';
import { importRoutes } from './imports/routes.ts';
import { commandRoutes } from './incidents/command-routes.ts';
import { reportRoutes } from './incidents/report-routes.ts';
import { incidentRoutes } from './incidents/routes.ts';
import { incidentTipRoutes } from './incidents/tip-routes.ts';
import { shapeExportRoutes } from './interchange/export-routes.ts';
import { shapeImportRoutes } from './interchange/import-routes.ts';
import { journalRoutes } from './journal/routes.ts';
import { keyPlaceRoutes } from './key-places/routes.ts';
import { ogcRoutes } from './ogc/routes.ts';
import { patrolRoutes } from './patrols/routes.ts';
import { diggingRoutes } from './places/digging-routes.ts';
import { placeRoutes } from './places/routes.ts';
import { registerActFingerprint } from './plugins/act-fingerprint.ts';
import { registerApiDocs } from './plugins/api-docs.ts';
import { registerClosing } from './plugins/closing.ts';
import { registerDeclaredRoutes } from './plugins/declared-routes.ts';
import { registerErrors } from './plugins/errors.ts';
import { registerHealth } from './plugins/health.ts';
import { registerIdentity } from './plugins/identity.ts';
import { ANSWERS, lazySchemas, STRICT_CHECKS } from './plugins/lazy-schemas.ts';
import { registerLoadShedding } from './plugins/load-shedding.ts';
import { registerRateLimit } from './plugins/rate-limit.ts';
import { registerSecurity } from './plugins/security.ts';
import { registerSockets } from './plugins/sockets.ts';
import { registerStaticClient } from './plugins/static-client.ts';
import { registerStorableText } from './plugins/storable-text.ts';
import { readKeyRoutes } from './read-keys/routes.ts';
import { readRoutes } from './registers/read-routes.ts';
import { registersRoutes } from './registers/routes.ts';
import { ruleRoutes } from './rules/routes.ts';
import { runCardRoutes } from './run-cards/routes.ts';
import { serviceItemRoutes } from './service-items/routes.ts';
import type { Services } from './services.ts';
import { shelterReachRoutes } from './shelters/reach-routes.ts';
import { shelterRoutes } from './shelters/routes.ts';
import { situationRoutes } from './situation/routes.ts';
import { spontaneousRoutes } from './spontaneous/routes.ts';
import { staffingRoutes } from './staffing/routes.ts';
import { streamRoutes } from './streams/routes.ts';
import { supplyOrderRoutes } from './supplies/order-routes.ts';
import { supplyRoutes } from './supplies/routes.ts';
import { readingRoutes } from './telemetry/routes.ts';
import { thresholdRoutes } from './thresholds/routes.ts';
import { unitRoutes } from './units/routes.ts';
import { wallRoutes } from './walls/routes.ts';
import { releaseRoutes } from './warnings/release-routes.ts';
import { warningRoutes } from './warnings/routes.ts';
import { sourceRoutes } from './warnings/source-routes.ts';
import { watchRuleRoutes } from './watch-rules/routes.ts';

const CLIENT_FOLDER = fileURLToPath(new URL('../dist/client', import.meta.url));

/** FAULTS.md S21. A batch of readings asks for more by its route's own `bodyLimit`. */
const BODY_LIMIT_BYTES = 256 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTION_TIMEOUT_MS = MINUTE_MS;
const HEADERS_TIMEOUT_MS = 20_000;
const MOST_REQUESTS_A_SOCKET = 1_000;

/** The bare server: limits, no coercion (F20), no trust in what a caller says of himself (S22). */
const createFastify = ({ config, logger }: Services): FastifyInstance => {
  const app = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    maxRequestsPerSocket: MOST_REQUESTS_A_SOCKET,
    trustProxy: config.trustProxy.length === 0 ? false : config.trustProxy,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    ajv: { customOptions: STRICT_CHECKS },
    serializerOpts: ANSWERS,
    schemaController: lazySchemas(),
  });
  app.server.headersTimeout = HEADERS_TIMEOUT_MS;
  return app;
};

/** What guards and frames every route, in the order it acts on a request. */
const registerFrame = async (app: FastifyInstance, services: Services): Promise<void> => {
  registerDeclaredRoutes(app);
  registerClosing(app);
  registerErrors(app);
  registerSecurity(app, services.config);
  await registerLoadShedding(app, services.config);
  registerIdentity(app, services);
  await registerRateLimit(app);
  registerStorableText(app);
  registerActFingerprint(app, services);
  await app.register(fastifyCompress, { threshold: 1_024, encodings: ['br', 'gzip'] });
  await registerApiDocs(app);
};

/** What only some starts have: the demonstration, and the first administrator's one-time link. */
export type Extras = { demo: Demo | null; setupLink: SetupLink | null };

/**
 * Builds the server from its services; `listen` is the caller's. The list is in order and whole.
 * @throws when a route does not declare who may use it
 */
export const buildApp = async (
  services: Services,
  { demo, setupLink }: Extras = { demo: null, setupLink: null },
): Promise<FastifyInstance> => {
  const app = createFastify(services);
  await registerFrame(app, services);
  registerHealth(app, services);
  sessionRoutes(app, services);
  accountRoutes(app, services);
  setupRoutes(app, services, setupLink);
  wallRoutes(app, services);
  demoRoutes(app, services, demo);
  readingRoutes(app, services);
  feedRoutes(app, services);
  streamRoutes(app, services);
  alarmRoutes(app, services);
  alarmFigureRoutes(app, services);
  holdRoutes(app, services);
  verdictRoutes(app, services);
  exportRoutes(app, services);
  journalRoutes(app, services);
  coverageRoutes(app, services);
  gridRoutes(app, services);
  gridVersionRoutes(app, services);
  gridPlanRoutes(app, services);
  registersRoutes(app, services);
  eventRoutes(app, services);
  incidentRoutes(app, services);
  commandRoutes(app, services);
  incidentTipRoutes(app, services);
  reportRoutes(app, services);
  runCardRoutes(app, services);
  handoverRoutes(app, services);
  dispatchRoutes(app, services);
  evacuationRoutes(app, services);
  ownTaskRoutes(app, services);
  photoRoutes(app, services);
  unitRoutes(app, services);
  emergencyPlanRoutes(app, services);
  emergencyPlanTaskRoutes(app, services);
  drillRoutes(app, services);
  drillMoveRoutes(app, services);
  gateRoutes(app, services);
  spontaneousRoutes(app, services);
  situationRoutes(app, services);
  readRoutes(app, services);
  hazardRoutes(app, services);
  dangerRoutes(app, services);
  tipRoutes(app, services);
  shelterRoutes(app, services);
  shelterReachRoutes(app, services);
  supplyRoutes(app, services);
  supplyOrderRoutes(app, services);
  caseRoutes(app, services);
  caseRulesRoutes(app, services);
  ruleRoutes(app, services);
  thresholdRoutes(app, services);
  watchRuleRoutes(app, services);
  placeRoutes(app, services);
  diggingRoutes(app, services);
  keyPlaceRoutes(app, services);
  staffingRoutes(app, services);
  patrolRoutes(app, services);
  serviceItemRoutes(app, services);
  gridTaskRoutes(app, services);
  importRoutes(app, services);
  shapeImportRoutes(app, services);
  shapeExportRoutes(app, services);
  crosswalkRoutes(app, services);
  readKeyRoutes(app, services);
  ogcRoutes(app, services);
  warningRoutes(app, services);
  releaseRoutes(app, services);
  sourceRoutes(app, services);
  channelRoutes(app, services);
  baseMapRoutes(app, services);
  registerSockets(app, services);
  await registerStaticClient(app, CLIENT_FOLDER);
  await app.ready();
  return app;
};
