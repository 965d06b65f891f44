import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED } from '../../shared/model/common.ts';
import { GridPlaceQuery } from '../../shared/model/grid-place.ts';
import { PatrolDay, PatrolDuty, PatrolPlan, PatrolReport } from '../../shared/model/patrol.ts';
import { OverduePatrols, PatrolAnswer, PatrolPlanned } from '../../shared/wire/patrols.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { planPatrols, reportPatrol } from './acts.ts';
import { readOverdue, readPatrols } from './read.ts';

const PatrolQuery = Type.Object(
  { ...GridPlaceQuery.properties, day: Type.Optional(PatrolDay) },
  CLOSED,
);

/**
 * Patrol duty of grids by shift (arts 24, 25, 50). Not for walls: where one person patrols a grid its figures are
 * that person's, and nobody's score is hung up.
 */
export const patrolRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/patrols',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Patrols of a day by shift, summed up, and grid by grid within a town',
        querystring: PatrolQuery,
        response: { 200: PatrolAnswer },
      },
    },
    async ({ caller: { scope, area: own }, query: { area = own, day } }) =>
      readPatrols(services, { area, scope }, day),
  );
  api.get(
    '/api/patrols/overdue',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Patrols of the last days with rounds missing after the end of their shift',
        querystring: GridPlaceQuery,
        response: { 200: OverduePatrols },
      },
    },
    async ({ caller: { scope, area: own }, query: { area = own } }) =>
      readOverdue(services, { area, scope }),
  );
  api.put(
    '/api/patrols/plan',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Plan rounds for every grid of an area in one shift',
        body: PatrolPlan,
        response: { 200: PatrolPlanned },
      },
    },
    async ({ caller, body }) => planPatrols(services, caller, body),
  );
  api.put(
    '/api/patrols/reports',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Tell how many rounds were made, and the share of ground as a count of cells',
        body: PatrolReport,
        response: { 200: PatrolDuty },
      },
    },
    async ({ caller, body }) => reportPatrol(services, caller, body),
  );
};
