import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { AlarmVerdict, NewVerdict } from '../../shared/model/alarm-verdict.ts';
import { Nullable, RowNumberText } from '../../shared/model/common.ts';
import { alarmRepository } from '../alarms/repository.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { judgeAlarm } from './verdict.ts';
import { verdictRepository } from './verdicts.ts';

const OfAlarm = Type.Object({ id: RowNumberText });

/** What people found an alarm to have been: read by persons, said by those who act. */
export const verdictRoutes = (app: FastifyInstance, services: Services): void => {
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/alarms/:id/verdict',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'What an alarm was found to have been; null while nobody said',
        params: OfAlarm,
        response: {
          200: Type.Object({ verdict: Nullable(AlarmVerdict) }),
        },
      },
    },
    async ({ caller, params }) => {
      const id = Number(params.id);
      const alarm = await alarmRepository(database).byId(id, caller.scope);
      if (!alarm) throw problem(404, 'alarm-not-found', `there is no alarm ${id} in your area`);
      return { verdict: await verdictRepository(database).of(id) };
    },
  );
  api.put(
    '/api/alarms/:id/verdict',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Say whether an alarm was real, false or not clear',
        params: OfAlarm,
        body: NewVerdict,
        response: { 200: AlarmVerdict },
      },
    },
    async ({ caller, params, body }) => judgeAlarm(services, caller, Number(params.id), body),
  );
};
