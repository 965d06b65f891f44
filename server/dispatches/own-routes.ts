import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { Dispatch } from '../../shared/model/dispatch.ts';
import { UnitNote, UnitPlace, UnitStep } from '../../shared/model/unit-page.ts';
import { Arrivals, ToldPlace, UnitTask } from '../../shared/wire/unit-task.ts';
import { COORDINATORS, SCREENS } from '../identity/who.ts';
import { NeededActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { addOwnNote, takeOwnStep, tellOwnPlace, withdrawOwnPlace } from './own-act.ts';
import { ownTaskRepository } from './own-repository.ts';
import { arrivalsOf, ownTask } from './own-task.ts';

const UNIT = { allow: ['unit'] } as const;
const READERS = { allow: SCREENS } as const;
const Nothing = Type.Null({ description: 'no body' });

/** A unit's own page: its task, its steps, its notes, and where it is while it is out; and what the desk sees of it. */
export const ownTaskRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/unit/task',
    {
      config: UNIT,
      schema: { summary: 'The task of the unit that asks', response: { 200: UnitTask } },
    },
    async ({ caller }) => ownTask(services, caller),
  );
  api.post(
    '/api/unit/steps',
    {
      config: UNIT,
      schema: {
        summary: 'Acknowledge, under way, on scene, cleared, free, or why not; may come late',
        headers: NeededActHeaders,
        body: UnitStep,
        response: { 200: Dispatch },
      },
    },
    async ({ caller, body, headers }) =>
      takeOwnStep(services, caller, body, headers['idempotency-key']),
  );
  api.post(
    '/api/unit/notes',
    {
      config: UNIT,
      schema: {
        summary: 'A sentence for the log of the incident',
        headers: NeededActHeaders,
        body: UnitNote,
        response: { 204: Nothing },
      },
    },
    async ({ caller, body, headers }, reply) => {
      await addOwnNote(services, caller, body, headers['idempotency-key']);
      return reply.status(204).send(null);
    },
  );
  api.post(
    '/api/unit/place',
    {
      config: UNIT,
      schema: {
        summary: 'Where the unit is while it is on a task; only the newest is kept',
        body: UnitPlace,
        response: { 204: Nothing },
      },
    },
    async ({ caller, body }, reply) => {
      await tellOwnPlace(services, caller, body);
      return reply.status(204).send(null);
    },
  );
  api.delete(
    '/api/unit/place',
    {
      config: UNIT,
      schema: {
        summary: 'The unit shares its place no longer; what it told is deleted',
        response: { 204: Nothing },
      },
    },
    async ({ caller }, reply) => {
      await withdrawOwnPlace(services, caller);
      return reply.status(204).send(null);
    },
  );
  api.get(
    '/api/unit-places',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Where units on a task say they are; no track, and nothing after the task',
        response: { 200: Type.Object({ places: Type.Array(ToldPlace) }) },
      },
    },
    async ({ caller }) => ({
      places: await ownTaskRepository(services.database).toldIn(caller.scope),
    }),
  );
  api.get(
    '/api/incidents/:id/arrivals',
    {
      config: READERS,
      schema: {
        summary: 'Where the units on their way are, and how long they have still',
        params: Type.Object({ id: Identifier }),
        response: { 200: Arrivals },
      },
    },
    async ({ caller, params }) => arrivalsOf(services, caller, params.id),
  );
};
