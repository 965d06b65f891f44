import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Config } from '../config.ts';
import { hashOf } from '../identity/tokens.ts';
import { standardOutput } from '../line-output.ts';

/** What the process counts. Parts take what is theirs and count; more can be added to `registry`. */
export type Metrics = {
  registry: Registry;
  accepted: Counter<'feed'>;
  duplicates: Counter<'feed'>;
  refused: Counter<'feed' | 'reason'>;
  withoutRoom: Counter<'feed'>;
  sockets: Gauge;
  frames: Counter;
  queueBytes: Gauge;
  feedAge: Gauge<'feed'>;
  mqttSubscribed: Gauge;
  guardHits: Counter<'guard'>;
};

/** A registry of its own for each app, so that two in one process (tests) do not share counters. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const named = (name: string, help: string) => ({ name: `jingwei_${name}`, help, registers });
  new Counter({
    ...named(
      'log_lines_dropped_total',
      'Lines that standard output did not take: a full disk, no reader',
    ),
    collect() {
      this.reset();
      this.inc(standardOutput.dropped());
    },
  });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  return {
    registry,
    accepted: new Counter({
      ...named('readings_accepted_total', 'Readings stored'),
      labelNames: ['feed'],
    }),
    duplicates: new Counter({
      ...named('readings_duplicate_total', 'Readings that had come before'),
      labelNames: ['feed'],
    }),
    refused: new Counter({
      ...named('readings_refused_total', 'Readings refused, by reason'),
      labelNames: ['feed', 'reason'],
    }),
    withoutRoom: new Counter({
      ...named(
        'readings_without_room_total',
        'Readings not taken because the disk is full or nearly so; their senders shall come again',
      ),
      labelNames: ['feed'],
    }),
    sockets: new Gauge(named('sockets', 'Open sockets')),
    frames: new Counter(named('frames_total', 'Telemetry frames sent')),
    queueBytes: new Gauge(named('socket_queue_bytes', 'Bytes waiting for slow sockets')),
    feedAge: new Gauge({
      ...named('feed_age_seconds', 'Since a feed was last heard'),
      labelNames: ['feed'],
    }),
    mqttSubscribed: new Gauge(
      named('mqtt_subscribed', 'MQTT connections that readings come by; 8 where all is well'),
    ),
    guardHits: new Counter({
      ...named('database_guard_hits_total', 'Silent database failures caught by a guard'),
      labelNames: ['guard'],
    }),
  };
};

const isToken = (header: string | undefined, token: string): boolean => {
  const given = Buffer.from(hashOf(header ?? ''));
  return timingSafeEqual(given, Buffer.from(hashOf(`Bearer ${token}`)));
};

/**
 * Serves the registry on its own port, to who has the token, whatever the address (FAULTS.md S24).
 * @param refresh brings up to date what is looked up rather than counted
 * @returns null when no port is configured
 */
export const serveMetrics = async (
  { registry }: Metrics,
  { metricsPort, metricsToken, host }: Pick<Config, 'metricsPort' | 'metricsToken' | 'host'>,
  refresh: () => Promise<void> = async () => undefined,
): Promise<Server | null> => {
  if (metricsPort === null || metricsToken === null) return null;
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    if (!isToken(request.headers.authorization, metricsToken)) {
      response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
      return;
    }
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const text = refresh().then(() => registry.metrics());
    text.then(
      (body) => response.writeHead(200, { 'content-type': registry.contentType }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(metricsPort, host, resolve);
  });
  return server;
};
