import type { FastifyInstance } from 'fastify';
import Type from 'typebox';

const Health = Type.Object({ status: Type.Enum(['ok', 'degraded']) });

/**
 * `/healthz` says one word and nothing else (FAULTS.md S24): 200 `ok`, or 503 `degraded`, so that a
 * balancer sends people elsewhere. `isHealthy` must not throw and must answer at once.
 */
export const registerHealth = (app: FastifyInstance, isHealthy: () => Promise<boolean>): void => {
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
