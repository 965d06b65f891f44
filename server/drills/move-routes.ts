import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  DrillMove,
  DrillMoveBoard,
  DrillMoveStep,
  NewDrillMove,
} from '../../shared/model/drill-move.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { stepsAt } from '../../shared/risk/emergency-plan-task-life.ts';
import { emergencyPlanRepository } from '../emergency-plans/repository.ts';
import type { Caller } from '../identity/caller.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { supplyRepository } from '../supplies/repository.ts';
import { drillMoveRepository } from './move-repository.ts';
import { makeMove, stepMove } from './moves.ts';
import { drillRepository } from './repository.ts';

const HIGHEST = 1;
const OfOne = Type.Object({ id: Identifier });

/** What was moved at an incident of a drill. @throws Problem 404 also for a real one, which has no moves */
async function boardOf(
  { database }: Services,
  caller: Caller,
  id: string,
): Promise<DrillMoveBoard> {
  const incident = await incidentRepository(database).byId(id, caller.scope);
  const drill =
    incident?.drill && (await drillRepository(database).byId(incident.drill, WHOLE_CITY));
  if (!drill) throw problem(404, 'incident-not-found', `there is no incident ${id} of a drill`);
  const plan = await emergencyPlanRepository(database).edition(drill.plan, drill.edition);
  const depots = await supplyRepository(database).depots(caller.scope);
  return {
    moves: await drillMoveRepository(database).ofIncident(id),
    steps: stepsAt(plan ?? { tasks: [] }, HIGHEST).map(({ number, role, words }) => ({
      ...{ number, role, words },
    })),
    depots: depots.map(({ id: depot, name }) => ({ id: depot, name })),
  };
}

/** Units, shelters and supplies as they are moved in a drill (art. 19): records of it, apart from what is real. */
export const drillMoveRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/incidents/:id/drill-moves',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'What was moved at an incident of a drill, and what can be',
        params: OfOne,
        response: { 200: DrillMoveBoard },
      },
    },
    async ({ caller, params }) => boardOf(services, caller, params.id),
  );
  api.post(
    '/api/incidents/:id/drill-moves',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Move a unit, a shelter or supplies in a drill; nothing real moves',
        headers: ActHeaders,
        params: OfOne,
        body: NewDrillMove,
        response: { 200: DrillMove },
      },
    },
    async ({ caller, params, body, headers }) =>
      makeMove(services, caller, params.id, body, actKeyOf(headers)),
  );
  api.post(
    '/api/drill-moves/:id/steps',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Take a move of a drill one step further',
        params: OfOne,
        body: DrillMoveStep,
        response: { 200: DrillMove },
      },
    },
    async ({ caller, params, body }) => stepMove(services, caller, params.id, body),
  );
};
