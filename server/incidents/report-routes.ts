import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { NewReport, SituationReport } from '../../shared/model/situation-report.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { reportsOf, signReport } from './report.ts';

const OfIncident = Type.Object({ id: Identifier });

/** Situation reports of an incident: signed ones, and signing (art. 58; DOMAIN.md §2.3). */
export const reportRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/incidents/:id/reports',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Signed situation reports, newest first',
        params: OfIncident,
        response: { 200: Type.Object({ reports: Type.Array(SituationReport) }) },
      },
    },
    async ({ caller, params }) => ({ reports: await reportsOf(services, caller, params.id) }),
  );
  api.post(
    '/api/incidents/:id/reports',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Sign a situation report',
        params: OfIncident,
        headers: ActHeaders,
        body: NewReport,
        response: { 200: SituationReport },
      },
    },
    async ({ caller, params, body, headers }) =>
      signReport(services, caller, params.id, body, actKeyOf(headers)),
  );
};
