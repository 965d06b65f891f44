import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  Incident,
  IncidentActBody,
  IncidentQuestion,
  NewIncident,
  NewLine,
} from '../../shared/model/incident.ts';
import { reportClocks } from '../../shared/risk/report-clocks.ts';
import { IncidentFile } from '../../shared/wire/incident-file.ts';
import { instant } from '../clock.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import type { Caller } from '../identity/caller.ts';
import { COORDINATORS, SCREENS } from '../identity/who.ts';
import { NeededActHeaders } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { actOnIncident, addNote } from './act.ts';
import { openIncident } from './open.ts';
import { incidentRepository } from './repository.ts';
import { incidentTipRepository } from './tip-repository.ts';

const OfIncident = Type.Object({ id: Identifier });
async function fileOf({ database }: Services, caller: Caller, id: string): Promise<IncidentFile> {
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  const clocksFrom = await incidentRepository(database).clocksFrom([id]);
  const from = clocksFrom.get(id) ?? incident.receivedAt;
  return {
    incident,
    lines: await incidentRepository(database).lines(id),
    dispatches: await dispatchRepository(database).ofIncident(id),
    tips: await incidentTipRepository(database).count(id),
    clocksFrom: from,
    clocks: reportClocks(incident, from).map(({ to, by }) => ({ to, by: instant(by) })),
  };
}

/** Incidents: opened, verified, graded, responded to, controlled, ended (DOMAIN.md §5). */
export const incidentRoutes = (app: FastifyInstance, services: Services): void => {
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/incidents',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Incidents of the asker’s area, open ones first, or those that are over',
        querystring: IncidentQuestion,
        response: { 200: Type.Object({ incidents: Type.Array(Incident) }) },
      },
    },
    async ({ caller: { scope }, query }) => {
      const incidents = incidentRepository(database);
      const isOver = query.closed === 'true';
      return { incidents: await (isOver ? incidents.closed(scope, query) : incidents.all(scope)) };
    },
  );
  api.get(
    '/api/incidents/:id',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'One incident with its log, its units, its count of tips and its report clocks',
        params: OfIncident,
        response: { 200: IncidentFile },
      },
    },
    async ({ caller, params }) => fileOf(services, caller, params.id),
  );
  api.post(
    '/api/incidents',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Open an incident from an alarm, a tip, a place or by hand',
        headers: NeededActHeaders,
        body: NewIncident,
        response: { 200: Incident },
      },
    },
    async ({ caller, body, headers }) =>
      openIncident(services, caller, body, headers['idempotency-key']),
  );
  api.post(
    '/api/incidents/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Verify, grade, reclassify, respond, control, end, review, dismiss or merge',
        params: OfIncident,
        headers: NeededActHeaders,
        body: IncidentActBody,
        response: { 200: Incident },
      },
    },
    async ({ caller, params, body, headers }) =>
      actOnIncident(services, caller, params.id, body, headers['idempotency-key']),
  );
  api.post(
    '/api/incidents/:id/log',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Add a note to the log',
        params: OfIncident,
        headers: NeededActHeaders,
        body: NewLine,
        response: { 204: Type.Null() },
      },
    },
    async ({ caller, params, body, headers }, reply) => {
      await addNote(services, caller, params.id, body, headers['idempotency-key']);
      return reply.status(204).send(null);
    },
  );
};
