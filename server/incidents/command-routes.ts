import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { Incident } from '../../shared/model/incident.ts';
import { CommandActBody } from '../../shared/model/incident-command.ts';
import { GroundActBody } from '../../shared/model/incident-ground.ts';
import { COORDINATORS } from '../identity/who.ts';
import { NeededActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { actOnCommand } from './command.ts';
import { actOnGround } from './ground.ts';

/** Sectors of an incident, its command from one desk to another (art. 58), and where it is. */
export const commandRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.post(
    '/api/incidents/:id/command',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Divide an incident into sectors, or hand its command over',
        params: Type.Object({ id: Identifier }),
        headers: NeededActHeaders,
        body: CommandActBody,
        response: { 200: Incident },
      },
    },
    async ({ caller, params, body, headers }) =>
      actOnCommand(services, caller, params.id, body, headers['idempotency-key']),
  );
  api.post(
    '/api/incidents/:id/ground',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Add or remove a place of an incident, set or clear the area it affects',
        params: Type.Object({ id: Identifier }),
        headers: NeededActHeaders,
        body: GroundActBody,
        response: { 200: Incident },
      },
    },
    async ({ caller, params, body, headers }) =>
      actOnGround(services, caller, params.id, body, headers['idempotency-key']),
  );
};
