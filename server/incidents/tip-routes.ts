import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { Incident } from '../../shared/model/incident.ts';
import { IncidentTips, NearIncident, TipLinkBody } from '../../shared/model/incident-tip.ts';
import { COORDINATORS } from '../identity/who.ts';
import { NeededActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { actOnTips, incidentsNear, tipsOf } from './tips.ts';

const ById = Type.Object({ id: Identifier });

/** Tips of the public that speak of an incident. */
export const incidentTipRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/incidents/:id/tips',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Tips that are linked to an incident, and open ones near it',
        params: ById,
        response: { 200: IncidentTips },
      },
    },
    async ({ caller, params }) => tipsOf(services, caller, params.id),
  );
  api.post(
    '/api/incidents/:id/tips',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Link a tip to an open incident, or unlink it with a reason',
        params: ById,
        headers: NeededActHeaders,
        body: TipLinkBody,
        response: { 200: Incident },
      },
    },
    async ({ caller, params, body, headers }) =>
      actOnTips(services, caller, params.id, body, headers['idempotency-key']),
  );
  api.get(
    '/api/tips/:id/incidents',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Open incidents near a tip, the nearest first',
        params: ById,
        response: { 200: Type.Object({ incidents: Type.Array(NearIncident) }) },
      },
    },
    async ({ caller, params }) => ({
      incidents: await incidentsNear(services, caller, params.id),
    }),
  );
};
