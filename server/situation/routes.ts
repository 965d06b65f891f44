import type { FastifyInstance } from 'fastify';
import { FRAME_INTERVAL_MS } from '../../shared/wire/protocol.ts';
import { Situation } from '../../shared/wire/situation.ts';
import { type Compressed, compressFast, sendCompressed } from '../answers/compressed.ts';
import { sharedAnswers } from '../answers/shared-answers.ts';
import type { Services } from '../services.ts';
import { readSituation } from './read-situation.ts';

/**
 * `GET /api/situation`. One answer a scope, for as long as nothing was announced and at most for the
 * time between two frames: a thousand screens that come back at once ask the database once (F29, G6).
 */
export const situationRoutes = (app: FastifyInstance, services: Services): void => {
  const { clock, journal } = services;
  const answers = sharedAnswers<Compressed>(clock.monotonic, FRAME_INTERVAL_MS);
  app.get(
    '/api/situation',
    {
      config: { allow: ['wall', 'coordinator', 'analyst', 'administrator'] },
      schema: {
        summary: 'Everything a fresh screen needs, true at one journal number',
        response: { 200: Situation },
      },
    },
    async (request, reply) => {
      const { scope } = request.caller;
      const answer = await answers(
        `${scope.county}:${scope.town}`,
        String(journal.head()),
        async () => compressFast(await readSituation(services, scope)),
      );
      reply.header('cache-control', 'no-store');
      return sendCompressed(request, reply, answer);
    },
  );
};
