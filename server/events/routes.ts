import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Scope } from '../../shared/model/account.ts';
import { CLOSED, Identifier, Instant } from '../../shared/model/common.ts';
import {
  EventActBody,
  EventChange,
  EventDraft,
  LargeEvent,
} from '../../shared/model/large-event.ts';
import { EventCrowdPoint, MOST_CROWD_STRETCHES } from '../../shared/wire/event-crowd.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import { askedSpan } from '../plugins/asked-span.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { readEventCrowd } from './crowd.ts';
import { actOnEvent, changeEvent, draftEvent } from './manage.ts';
import { eventRepository } from './repository.ts';

const OfEvent = Type.Object({ id: Identifier });
const AskedSpan = Type.Object({ from: Type.Optional(Instant), to: Type.Optional(Instant) }, CLOSED);

/** @throws Problem 404 where there is none in the asker's area */
async function eventOf({ database }: Services, id: string, scope: Scope): Promise<LargeEvent> {
  const event = await eventRepository(database).byId(id, scope);
  if (!event) throw problem(404, 'event-not-found', `there is no event ${id} in your area`);
  return event;
}

/** Files of large events, from draft to the end (regulation art. 17). */
export const eventRoutes = (app: FastifyInstance, services: Services): void => {
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/events',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Files of large events in the asker’s area',
        response: { 200: Type.Object({ events: Type.Array(LargeEvent) }) },
      },
    },
    async ({ caller }) => ({ events: await eventRepository(database).all(caller.scope) }),
  );
  api.get(
    '/api/events/:id',
    { config: { allow: PERSONS }, schema: { params: OfEvent, response: { 200: LargeEvent } } },
    async ({ caller, params }) => eventOf(services, params.id, caller.scope),
  );
  api.get(
    '/api/events/:id/crowd',
    {
      config: { allow: PERSONS },
      schema: {
        summary: `How many were in all its zones together, at most ${MOST_CROWD_STRETCHES} points`,
        params: OfEvent,
        querystring: AskedSpan,
        response: { 200: Type.Array(EventCrowdPoint) },
      },
    },
    async ({ caller, params, query }) => {
      const event = await eventOf(services, params.id, caller.scope);
      return readEventCrowd(services, event, askedSpan(query, services.clock.now()));
    },
  );
  api.post(
    '/api/events',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Draft a file',
        headers: ActHeaders,
        body: EventDraft,
        response: { 200: LargeEvent },
      },
    },
    async ({ caller, body }) => draftEvent(services, caller, body),
  );
  api.put(
    '/api/events/:id',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Change a file, as far as its state allows',
        params: OfEvent,
        body: EventChange,
        response: { 200: LargeEvent },
      },
    },
    async ({ caller, params, body }) => changeEvent(services, caller, params.id, body),
  );
  api.post(
    '/api/events/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Apply, accept, approve, refuse or cancel',
        params: OfEvent,
        body: EventActBody,
        response: { 200: LargeEvent },
      },
    },
    async ({ caller, params, body }) => actOnEvent(services, caller, params.id, body),
  );
};
