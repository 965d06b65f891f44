import fastifyUnderPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './errors.ts';

/** Mean delay of the event loop over a second, past which reads and readings are turned away. */
const MOST_LOOP_DELAY_MS = 1_000;
const RETRY_AFTER_SECONDS = 5;

/** Acts of people go on when all else must wait (FAULTS.md F52); health must say what is wrong. */
const mustGoOn = ({ method, routeOptions: { url } }: FastifyRequest): boolean =>
  url === '/healthz' || (method !== 'GET' && method !== 'HEAD' && url !== '/api/readings');

/** Answers 503 with Retry-After while the event loop is late, instead of letting work pile up. */
export const registerLoadShedding = async (app: FastifyInstance): Promise<void> => {
  await app.register(fastifyUnderPressure, {
    maxEventLoopDelay: MOST_LOOP_DELAY_MS,
    sampleInterval: 1_000,
    pressureHandler: async (request, reply) => {
      if (mustGoOn(request)) return;
      reply.header('retry-after', RETRY_AFTER_SECONDS);
      throw problem(503, 'overloaded', 'the server has more to do than it can; try again');
    },
  });
};
