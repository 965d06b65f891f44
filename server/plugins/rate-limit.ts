import fastifyRateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { problem } from './errors.ts';

/** Budgets of one address, for routes that answer before anybody is known. Project defaults [D]. */
export const SIGN_IN_LIMIT = { max: 30, timeWindow: 5 * MINUTE_MS };
export const PAIRING_LIMIT = { max: 10, timeWindow: 5 * MINUTE_MS };
export const SETUP_LIMIT = { max: 10, timeWindow: 5 * MINUTE_MS };
export const DEMO_LIMIT = { max: 120, timeWindow: MINUTE_MS };
/** A witness tells once or twice; a class of a school behind one address a few times. FAULTS.md S13. */
export const TIP_LIMIT = { max: 5, timeWindow: 10 * MINUTE_MS };
/**
 * Tips of the whole city in an hour, whatever the address: what a command can read. Counted where tips are
 * kept, so that it holds for all nodes together and outlives a restart.
 */
export const TIPS_AN_HOUR = 200;
export const TIP_QUESTION_LIMIT = { max: 30, timeWindow: 5 * MINUTE_MS };
const NOT_FOUND_LIMIT = { max: 300, timeWindow: MINUTE_MS };

/**
 * Who is counted as one: an IPv4 address, also one written as IPv6, or the /64 that a single line is given of
 * IPv6 (RFC 6177): whoever has one has 2^64 addresses. The library counts so where a route names no key.
 */
export const senderOf = ({ ip }: { ip: string }): string => normalizeIP(ip);

/**
 * Limits where a route asks for one by `config.rateLimit`. There is no limit over all: a thousand
 * screens and a department's feeds may stand behind one address. Call before the routes are added.
 */
export const registerRateLimit = async (app: FastifyInstance): Promise<void> => {
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: (_request, { after }) =>
      problem(
        429,
        'too-many-requests',
        `too many requests from this address; try again in ${after}`,
      ),
  });
  // Guessing addresses is limited too: each miss costs a log line.
  app.setNotFoundHandler({ preHandler: app.rateLimit(NOT_FOUND_LIMIT) }, (_request, reply) =>
    reply.status(404).send({ error: 'not-found', message: 'there is nothing here' }),
  );
};
