import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { Digging, DiggingWithdrawal, NewDigging } from '../../shared/model/digging.ts';
import { COORDINATORS, SCREENS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { declareDigging, withdrawDigging } from './digging-acts.ts';
import { diggingRepository } from './digging-repository.ts';

/** Digging near gas pipes (art. 12): declared, listed, taken back. */
export const diggingRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/api/diggings',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Declared digging, what ends last first; at most 500',
        response: { 200: Type.Object({ diggings: Type.Array(Digging) }) },
      },
    },
    async ({ caller }) => ({
      diggings: await diggingRepository(services.database).all(caller.scope),
    }),
  );
  typed.post(
    '/api/diggings',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Declare digging; refused in the protected zone of a gas pipe',
        body: NewDigging,
        response: { 201: Digging },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await declareDigging(services, caller, body)),
  );
  typed.post(
    '/api/diggings/:id/withdrawal',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Take a declaration back',
        params: Type.Object({ id: Identifier }),
        body: DiggingWithdrawal,
        response: { 200: Digging },
      },
    },
    async ({ caller, params, body }) => withdrawDigging(services, caller, params.id, body),
  );
};
