import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { Danger } from '../../shared/model/danger.ts';
import { DangerStepTaken, NewDanger } from '../../shared/wire/hazard-files.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { findDanger, stepDanger } from './danger-acts.ts';
import { dangerRepository } from './danger-repository.ts';

/** Hidden dangers: those that are open, found, and moved along their life. */
export const dangerRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/api/dangers',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Open hidden dangers, major ones first, then by deadline; at most 1,000',
        response: { 200: Type.Array(Danger) },
      },
    },
    async ({ caller }) => dangerRepository(services.database).open(caller.scope),
  );
  typed.post(
    '/api/dangers',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Record a hidden danger',
        headers: ActHeaders,
        body: NewDanger,
        response: { 201: Danger },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await findDanger(services, caller, body)),
  );
  typed.post(
    '/api/dangers/:id/steps',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Move a hidden danger one step: graded, notified, rectified, reviewed, closed',
        params: Type.Object({ id: Identifier }),
        body: DangerStepTaken,
        response: { 200: Danger },
      },
    },
    async ({ caller, params, body }) => stepDanger(services, caller, params.id, body),
  );
};
