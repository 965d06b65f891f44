import fastifyUnderPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { problem } from './errors.ts';

const SAMPLE_INTERVAL_MS = 1_000;
const RETRY_AFTER_SECONDS = 5;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Served however busy the server is. */
    goesOn?: true;
    /** No act that others wait for: turned away with the reads while the server is busy. */
    canWait?: true;
  }
}

/**
 * Acts of people go on when all else must wait (FAULTS.md F52); health must say what is wrong; and a page that came
 * asks again by itself, where a refusal in its place would stay on the screen. Readings, files and questions of an
 * analyst are posted too: they are no such acts.
 */
const mustGoOn = ({ method, routeOptions: { url, config } }: FastifyRequest): boolean =>
  url === '/healthz' ||
  config.goesOn === true ||
  (method !== 'GET' && method !== 'HEAD' && config.canWait !== true);

/**
 * Answers 503 with Retry-After while the event loop is late, instead of letting work pile up: reads and
 * readings are turned away while its mean delay is past `maxLoopDelayMs`. The mean is taken over no less
 * time than that: of a window in which the loop stood still the plugin knows nothing and sheds all.
 */
export const registerLoadShedding = async (
  app: FastifyInstance,
  { maxLoopDelayMs }: Pick<Config, 'maxLoopDelayMs'>,
): Promise<void> => {
  await app.register(fastifyUnderPressure, {
    maxEventLoopDelay: maxLoopDelayMs,
    sampleInterval: Math.max(SAMPLE_INTERVAL_MS, maxLoopDelayMs),
    pressureHandler: async (request, reply) => {
      if (mustGoOn(request)) return;
      reply.header('retry-after', RETRY_AFTER_SECONDS);
      throw problem(503, 'overloaded', 'the server has more to do than it can; try again');
    },
  });
};
