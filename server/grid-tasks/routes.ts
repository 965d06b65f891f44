import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import { GridPlaceQuery } from '../../shared/model/grid-place.ts';
import {
  GridTask,
  GridTaskActBody,
  GridTaskList,
  GridTaskState,
  GridWorkload,
  NewGridTask,
} from '../../shared/model/grid-task.ts';
import { instant } from '../clock.ts';
import { areaParameter } from '../database/in-area.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { assignTask, closeTask } from './acts.ts';
import { gridTaskRepository } from './repository.ts';

const OfTask = Type.Object({ id: Identifier });
/** A page shows no more; what is open comes first [D]. */
const MOST_TASKS = 1_000;

const TaskQuery = Type.Object(
  {
    ...GridPlaceQuery.properties,
    state: Type.Optional(GridTaskState),
    item: Type.Optional(Identifier),
  },
  CLOSED,
);

/** Tasks of departments to grids, admitted by the list alone (art. 55). */
export const gridTaskRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/grid-tasks',
    {
      config: { allow: PERSONS },
      schema: {
        summary: `Tasks of grids, open ones first, at most ${MOST_TASKS}, and how many there are`,
        querystring: TaskQuery,
        response: { 200: GridTaskList },
      },
    },
    async ({ caller, query: { area, state = null, item = null } }) => {
      const filter = { area: areaParameter(area), state, item };
      const at = instant(clock.now());
      const tasks = gridTaskRepository(database);
      return {
        tasks: await tasks.all(filter, caller.scope, at, MOST_TASKS),
        counts: await tasks.counts(filter, caller.scope, at),
      };
    },
  );
  api.get(
    '/api/grid-tasks/workload',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'How many tasks each grid of an area was given',
        querystring: GridPlaceQuery,
        response: { 200: Type.Object({ grids: Type.Array(GridWorkload) }) },
      },
    },
    async ({ caller, query: { area } }) => {
      const at = instant(clock.now());
      return {
        grids: await gridTaskRepository(database).workload(areaParameter(area), caller.scope, at),
      };
    },
  );
  api.post(
    '/api/grid-tasks',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Give a grid a task that is on the list and in force',
        body: NewGridTask,
        response: { 200: GridTask },
      },
    },
    async ({ caller, body }) => assignTask(services, caller, body),
  );
  api.post(
    '/api/grid-tasks/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Report a task done, or hand it back',
        params: OfTask,
        body: GridTaskActBody,
        response: { 200: GridTask },
      },
    },
    async ({ caller, params: { id }, body }) => closeTask(services, caller, id, body),
  );
};
