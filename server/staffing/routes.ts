import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { GridCode } from '../../shared/model/grid.ts';
import { GridPlaceQuery } from '../../shared/model/grid-place.ts';
import {
  GridStaffing,
  StaffCountChange,
  StaffingNorm,
  StaffingNormChange,
} from '../../shared/model/staffing.ts';
import { StaffingAnswer, UnstaffedGrids } from '../../shared/wire/staffing.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { countStaff, recordNorm } from './acts.ts';
import { staffingNormRepository } from './norm-repository.ts';
import { readStaffing, readUnstaffed } from './read.ts';

const OfGrid = Type.Object({ grid: GridCode });

/** Staff of grids as counts against a norm (art. 50). Not for walls: a count of one is somebody's post. */
export const staffingRoutes = (app: FastifyInstance, services: Services): void => {
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/staffing',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Staff of an area’s grids against the norm in force, summed up and grid by grid',
        querystring: GridPlaceQuery,
        response: { 200: StaffingAnswer },
      },
    },
    async ({ caller: { scope, area: own }, query: { area = own } }) =>
      readStaffing(services, { area, scope }),
  );
  api.get(
    '/api/staffing/unstaffed',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Grids without full-time staff, and grids nobody counted',
        querystring: GridPlaceQuery,
        response: { 200: UnstaffedGrids },
      },
    },
    async ({ caller: { scope, area: own }, query: { area = own } }) =>
      readUnstaffed(services, { area, scope }),
  );
  api.put(
    '/api/staffing/:grid',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Write down what was counted in a grid',
        params: OfGrid,
        body: StaffCountChange,
        response: { 200: GridStaffing },
      },
    },
    async ({ caller, params: { grid }, body }) => countStaff(services, caller, grid, body),
  );
  api.get(
    '/api/staffing-norms',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The versions of the staffing norm, newest first',
        response: { 200: Type.Object({ norms: Type.Array(StaffingNorm) }) },
      },
    },
    async () => ({ norms: await staffingNormRepository(database).all() }),
  );
  api.post(
    '/api/staffing-norms',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Record a further version of the staffing norm, with its source',
        body: StaffingNormChange,
        response: { 200: StaffingNorm },
      },
    },
    async ({ caller, body }) => recordNorm(services, caller, body),
  );
};
