import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED } from '../../shared/model/common.ts';
import { DESKS, Desk, Desks } from '../../shared/model/desk.ts';
import { DemoStatus, Pace, ScenarioChoice } from '../../shared/model/scenario.ts';
import { actorOf } from '../identity/caller.ts';
import { setSessionCookie } from '../identity/cookies.ts';
import { PERSONS, SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import { DEMO_LIMIT } from '../plugins/rate-limit.ts';
import type { Services } from '../services.ts';
import type { Demo } from './demo.ts';
import { sitDown } from './desks.ts';

const Choice = Type.Object({ desk: Desk }, CLOSED);
const Start = Type.Object({ scenario: ScenarioChoice, pace: Pace }, CLOSED);

const running = (demo: Demo | null): Demo => {
  if (demo) return demo;
  throw problem(404, 'demo-off', 'this server is not a demonstration');
};

/** The first page's desks, and the bar that chooses a scenario. */
export const demoRoutes = (app: FastifyInstance, services: Services, demo: Demo | null): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/desks',
    { config: { allow: 'public' }, schema: { response: { 200: Desks } } },
    async () => ({ demo: demo !== null, desks: demo === null ? [] : [...DESKS] }),
  );
  api.post(
    '/api/demo-session',
    {
      config: { allow: 'public', rateLimit: DEMO_LIMIT },
      schema: { body: Choice, response: { 204: Type.Null({ description: 'seated' }) } },
    },
    async ({ body: { desk } }, reply) => {
      running(demo);
      const { token, lastsMs } = await sitDown(services, desk);
      const owner = desk === 'wall' ? 'wall' : 'person';
      setSessionCookie(reply, services.config, owner, token, lastsMs);
      return reply.status(204).send(null);
    },
  );
  api.get(
    '/api/demo',
    {
      config: { allow: SCREENS },
      schema: { response: { 200: DemoStatus } },
    },
    async () => running(demo).status(),
  );
  api.put(
    '/api/demo/scenario',
    {
      config: { allow: PERSONS },
      schema: { body: Start, response: { 200: DemoStatus } },
    },
    async ({ body, caller }) => running(demo).play(body, actorOf(caller)),
  );
};
