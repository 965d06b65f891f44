import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  Drill,
  DrillActBody,
  DrillDuty,
  DrillFile,
  DrillView,
  NewDrill,
} from '../../shared/model/drill.ts';
import { DRILL_CYCLES, drillDue, drillStanding, shanghaiDay } from '../../shared/risk/drill-due.ts';
import { scoreDrill } from '../../shared/risk/drill-score.ts';
import { emergencyPlanTaskRepository } from '../emergency-plan-tasks/repository.ts';
import { emergencyPlanRepository } from '../emergency-plans/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { actOnDrill, joinDrill, leaveDrill } from './acts.ts';
import { declareDrill } from './declare.ts';
import { drillMoveRepository } from './move-repository.ts';
import { drillRepository, type PlacedDrill } from './repository.ts';

const OfDrill = Type.Object({ id: Identifier });

const told = ({ county: _county, town: _town, ...drill }: PlacedDrill): Drill => drill;

/** A drill with its record, and how it went against the plan as it stood when the drill was declared. */
async function fileOf({ database }: Services, caller: Caller, id: string): Promise<DrillFile> {
  const drills = drillRepository(database);
  const drill = await drills.byId(id, caller.scope);
  if (!drill) throw problem(404, 'drill-not-found', `there is no drill ${id} in your area`);
  const plan = await emergencyPlanRepository(database).edition(drill.plan, drill.edition);
  const { level, tasks } = await emergencyPlanTaskRepository(database).ofDrill(id, drill.plan);
  const moves = await drillMoveRepository(database).ofDrill(id, caller.scope);
  return {
    drill: told(drill),
    lines: await drills.lines(id),
    incidents: await incidentRepository(database).ofDrill(id, caller.scope),
    moves,
    taking: await drills.countTaking(id),
    score: scoreDrill(
      plan ?? { tasks: [], resources: [] },
      level ?? drill.level,
      tasks,
      level,
      moves,
    ),
  };
}

async function viewOf({ database }: Services, caller: Caller): Promise<DrillView> {
  const drill = await drillRepository(database).takenPartInBy(actorOf(caller));
  if (!drill) return { view: null };
  const incidents = await incidentRepository(database).ofDrill(drill.id, caller.scope);
  const said = drill.injects.slice(0, drill.delivered);
  return { view: { drill: told(drill), incidents, told: said } };
}

/** Duties to drill, the late ones first, then by when they are due. */
async function dutiesOf({ database, clock }: Services, caller: Caller): Promise<DrillDuty[]> {
  const today = shanghaiDay(clock.now());
  const rank = { never: 1, overdue: 0, current: 2 };
  return (await drillRepository(database).lastOfDuties(caller.scope))
    .map((one) => {
      const months = DRILL_CYCLES[one.kind];
      const standing = drillStanding(one.last, today, months);
      return { ...one, months, due: drillDue(one.last, months), standing };
    })
    .sort(
      (one, other) =>
        rank[one.standing] - rank[other.standing] ||
        (one.due ?? '').localeCompare(other.due ?? '') ||
        one.id.localeCompare(other.id),
    );
}

/** Drills on the live system (演练): declared, led, taken part in, scored; never real (art. 19). */
export const drillRoutes = (app: FastifyInstance, services: Services): void => {
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/drills',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Drills of the asker’s area, those under way first',
        response: { 200: Type.Object({ drills: Type.Array(Drill) }) },
      },
    },
    async ({ caller }) => ({
      drills: (await drillRepository(database).all(caller.scope)).map(told),
    }),
  );
  api.get(
    '/api/drill-view',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'The drill the asker takes part in; null: none',
        response: { 200: DrillView },
      },
    },
    async ({ caller }) => viewOf(services, caller),
  );
  api.get(
    '/api/drill-duties',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Who must drill how often, and who is late',
        response: { 200: Type.Object({ duties: Type.Array(DrillDuty) }) },
      },
    },
    async ({ caller }) => ({ duties: await dutiesOf(services, caller) }),
  );
  api.get(
    '/api/drills/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'One drill with its record and its score against the plan’s own steps',
        params: OfDrill,
        response: { 200: DrillFile },
      },
    },
    async ({ caller, params }) => fileOf(services, caller, params.id),
  );
  api.post(
    '/api/drills',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Declare a drill of a plan, with the timetable of what is played',
        headers: ActHeaders,
        body: NewDrill,
        response: { 200: Drill },
      },
    },
    async ({ caller, body, headers }) =>
      told(await declareDrill(services, caller, body, actKeyOf(headers))),
  );
  api.post(
    '/api/drills/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Start, resume, end or cancel a drill',
        params: OfDrill,
        body: DrillActBody,
        response: { 200: Drill },
      },
    },
    async ({ caller, params, body }) => told(await actOnDrill(services, caller, params.id, body)),
  );
  const participation = {
    config: { allow: PERSONS },
    schema: { params: OfDrill, response: { 204: Type.Null() } },
  };
  api.put(
    '/api/drills/:id/participation',
    {
      ...participation,
      schema: { ...participation.schema, summary: 'Take part: the desk shows the drill' },
    },
    async ({ caller, params }, reply) => {
      await joinDrill(services, caller, params.id);
      return reply.status(204).send(null);
    },
  );
  api.delete(
    '/api/drills/:id/participation',
    {
      ...participation,
      schema: { ...participation.schema, summary: 'Leave it: the desk shows what is real' },
    },
    async ({ caller, params }, reply) => {
      await leaveDrill(services, caller, params.id);
      return reply.status(204).send(null);
    },
  );
};
