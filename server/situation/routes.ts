import type { FastifyInstance } from 'fastify';
import { Earlier } from '../../shared/wire/earlier.ts';
import { FRAME_INTERVAL_MS } from '../../shared/wire/protocol.ts';
import { Situation } from '../../shared/wire/situation.ts';
import { type Compressed, compressFast, sendCompressed } from '../answers/compressed.ts';
import { sharedAnswers } from '../answers/shared-answers.ts';
import { SCREENS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { readEarlier } from './read-earlier.ts';
import { readSituation } from './read-situation.ts';

/** Ten minutes ago stays so for a while: a room full of walls asks the database once. */
const EARLIER_KEPT_MS = 10_000;

/** `GET /api/situation/earlier`: what a wall compares its numbers with. */
const earlierRoute = (app: FastifyInstance, services: Services): void => {
  const answers = sharedAnswers<Compressed>(services.clock.monotonic, EARLIER_KEPT_MS);
  app.get(
    '/api/situation/earlier',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'How it was ten minutes ago, as far as it was otherwise',
        response: { 200: Earlier },
      },
    },
    async (request, reply) => {
      const { scope } = request.caller;
      const answer = await answers(`${scope.county}:${scope.town}`, '', async () =>
        compressFast(await readEarlier(services, scope)),
      );
      reply.header('cache-control', 'no-store');
      return sendCompressed(request, reply, answer);
    },
  );
};

/**
 * `GET /api/situation`. One answer a scope, for as long as nothing was announced and at most for the
 * time between two frames: a thousand screens that come back at once ask the database once (F29, G6).
 */
export const situationRoutes = (app: FastifyInstance, services: Services): void => {
  const { clock, journal } = services;
  earlierRoute(app, services);
  const answers = sharedAnswers<Compressed>(clock.monotonic, FRAME_INTERVAL_MS);
  app.get(
    '/api/situation',
    {
      config: { allow: SCREENS },
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
