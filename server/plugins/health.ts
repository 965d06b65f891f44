import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { EVALUATION_LIMIT_MS } from '../../shared/wire/protocol.ts';
import type { Services } from '../services.ts';
import { unjudged } from '../telemetry/unjudged.ts';

const Health = Type.Object({ status: Type.Enum(['ok', 'degraded']) });

/** Whoever asks more often gets the same answer: asking costs the database a question. */
const ANSWER_LASTS_MS = 1_000;

type Parts = Pick<Services, 'database' | 'clock' | 'telemetry'>;

/** Whether the database answers and risk is being evaluated. Never throws. */
const healthOf = ({ database, clock, telemetry }: Parts): (() => Promise<boolean>) => {
  const unjudgedMs = unjudged(clock, telemetry);
  let asked = Number.NEGATIVE_INFINITY;
  let answer = Promise.resolve(true);
  return async () => {
    if (performance.now() - asked >= ANSWER_LASTS_MS) {
      asked = performance.now();
      answer = database.health().then((health) => health === 'ok');
    }
    return (await answer) && unjudgedMs() <= EVALUATION_LIMIT_MS;
  };
};

/**
 * `/healthz` says one word and nothing else (FAULTS.md S24): 200 `ok`, or 503 `degraded`, so that a
 * balancer sends people elsewhere.
 */
export const registerHealth = (app: FastifyInstance, services: Parts): void => {
  const isHealthy = healthOf(services);
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.get(
    '/healthz',
    { config: { allow: 'public' }, schema: { response: { 200: Health, 503: Health } } },
    async (_request, reply) => {
      const healthy = !isClosing && (await isHealthy());
      reply.header('cache-control', 'no-store').status(healthy ? 200 : 503);
      return { status: healthy ? ('ok' as const) : ('degraded' as const) };
    },
  );
};
