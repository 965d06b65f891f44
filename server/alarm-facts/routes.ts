import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { AlarmHold, NewHold } from '../../shared/model/alarm-hold.ts';
import { RowNumberText } from '../../shared/model/common.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { beginHold, endHold } from './hold.ts';
import { alarmFactsRepository } from './repository.ts';

const OfNumber = Type.Object({ id: RowNumberText });

/** Sources of alarms that people set aside: shelved for a while, or out of service. */
export const holdRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/alarm-holds',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Sources of alarms that are shelved or out of service now',
        response: { 200: Type.Object({ holds: Type.Array(AlarmHold) }) },
      },
    },
    async ({ caller }) => ({
      holds: await alarmFactsRepository(services.database).standing(caller.scope),
    }),
  );
  api.post(
    '/api/alarm-holds',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Shelve a source of alarms for at most 8 hours, or take it out of service',
        headers: ActHeaders,
        body: NewHold,
        response: { 200: AlarmHold },
      },
    },
    async ({ caller, body }) => beginHold(services, caller, body),
  );
  api.delete(
    '/api/alarm-holds/:id',
    {
      config: { allow: COORDINATORS },
      schema: { summary: 'End a shelving early, or return a source to service', params: OfNumber },
    },
    async ({ caller, params }, reply) => {
      await endHold(services, caller, Number(params.id));
      return reply.status(204).send();
    },
  );
};
