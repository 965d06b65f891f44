import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Alarm } from '../../shared/model/alarm.ts';
import {
  CLOSED,
  Identifier,
  LARGEST_INTEGER,
  Nullable,
  RowNumberText,
} from '../../shared/model/common.ts';
import { Level } from '../../shared/model/level.ts';
import { COORDINATORS, SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { acknowledge } from './acknowledge.ts';
import { alarmRepository } from './repository.ts';

const PAGE_LIMIT = 200;

const AlarmId = Type.Object({ id: RowNumberText });

const AlarmQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum(['open', 'all'])),
    level: Type.Optional(Level),
    stream: Type.Optional(Identifier),
    before: Type.Optional(RowNumberText),
    limit: Type.Optional(RowNumberText),
  },
  CLOSED,
);

const AlarmList = Type.Object({
  alarms: Type.Array(Alarm),
  worst: Type.Array(Level, {
    description: 'of `state=all`, alarm by alarm: the worst level each has reached since it rose',
  }),
  next: Nullable(Type.Integer(), {
    description: '`before` of the next page; null when there is none',
  }),
});

const Acknowledgement = Type.Object(
  { occurrence: Type.Integer({ minimum: 1, maximum: LARGEST_INTEGER }) },
  CLOSED,
);

const registerList = (app: FastifyInstance, { database }: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/alarms',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Open alarms, or all of them page by page (state=all)',
        querystring: AlarmQuery,
        response: { 200: AlarmList },
      },
    },
    async ({ caller, query }) => {
      const alarms = alarmRepository(database);
      if (query.state !== 'all') {
        return { alarms: await alarms.openAlarms(caller.scope), worst: [], next: null };
      }
      const limit = Math.min(Number(query.limit ?? PAGE_LIMIT), PAGE_LIMIT);
      const before = query.before === undefined ? null : Number(query.before);
      const filter = { before, limit, level: query.level ?? null, stream: query.stream ?? null };
      const page = await alarms.page(filter, caller.scope);
      const reached = await alarms.worstReached(page.map(({ id }) => id));
      return {
        alarms: page,
        worst: page.map(({ id, level }) => reached.get(id) ?? level),
        next: page.length === limit ? page.at(-1)!.id : null,
      };
    },
  );
};

/** Alarms: read by every desk, acknowledged by those who act. */
export const alarmRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  registerList(app, services);
  api.get(
    '/api/alarms/:id',
    { config: { allow: SCREENS }, schema: { params: AlarmId, response: { 200: Alarm } } },
    async ({ caller, params }) => {
      const id = Number(params.id);
      const alarm = await alarmRepository(services.database).byId(id, caller.scope);
      if (!alarm) throw problem(404, 'alarm-not-found', `there is no alarm ${id} in your area`);
      return alarm;
    },
  );
  api.post(
    '/api/alarms/:id/acknowledgement',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Acknowledge one occurrence of an alarm',
        params: AlarmId,
        body: Acknowledgement,
        response: { 200: Alarm },
      },
    },
    async ({ caller, params, body }) =>
      acknowledge(services, caller, Number(params.id), body.occurrence),
  );
};
