import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { Dispatch, SendUnits, StepTaken } from '../../shared/model/dispatch.ts';
import { RecommendationAnswer, RecommendationQuestion } from '../../shared/wire/recommendation.ts';
import { COORDINATORS, SCREENS } from '../identity/who.ts';
import { ActHeaders, NeededActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { recommend } from './recommend.ts';
import { dispatchRepository } from './repository.ts';
import { sendUnits } from './send.ts';
import { noteHeard, takeStep } from './step.ts';

const OfOne = Type.Object({ id: Identifier });
/** Units sent to incidents: who could go, sending, and every step until they are free (arts 9, 20). */
export const dispatchRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/dispatches',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Open tasks of units in the asker’s area',
        response: { 200: Type.Object({ dispatches: Type.Array(Dispatch) }) },
      },
    },
    async ({ caller }) => ({
      dispatches: await dispatchRepository(services.database).open(caller.scope),
    }),
  );
  api.get(
    '/api/incidents/:id/recommendation',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Units that could go, best first, and why others cannot',
        params: OfOne,
        querystring: RecommendationQuestion,
        response: { 200: RecommendationAnswer },
      },
    },
    async ({ caller, params, query }) => recommend(services, caller, params.id, query.also),
  );
  api.post(
    '/api/incidents/:id/dispatches',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Send units, all or none',
        params: OfOne,
        headers: NeededActHeaders,
        body: SendUnits,
        response: { 200: Type.Object({ dispatches: Type.Array(Dispatch) }) },
      },
    },
    async ({ caller, params, body, headers }) => ({
      dispatches: await sendUnits(services, caller, params.id, body, headers['idempotency-key']),
    }),
  );
  api.post(
    '/api/dispatches/:id/steps',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Acknowledge, under way, on scene, cleared, returning, free, or the ways out',
        params: OfOne,
        body: StepTaken,
        response: { 200: Dispatch },
      },
    },
    async ({ caller, params, body }) => takeStep(services, caller, params.id, body),
  );
  api.post(
    '/api/dispatches/:id/heard',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'The team was heard of by radio: its clock of silence begins anew',
        params: OfOne,
        headers: ActHeaders,
        response: { 200: Dispatch },
      },
    },
    async ({ caller, params }) => noteHeard(services, caller, params.id),
  );
};
