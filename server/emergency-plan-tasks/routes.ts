import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier, RowNumberText } from '../../shared/model/common.ts';
import {
  ActivatePlan,
  EmergencyPlanTask,
  EmergencyPlanTaskAct,
  PlanActivation,
  type PlanAids,
  PlanBoard,
  PlanProposal,
} from '../../shared/model/emergency-plan-task.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { isIncidentOpen } from '../../shared/risk/incident-life.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { emergencyPlanRepository } from '../emergency-plans/repository.ts';
import type { Caller } from '../identity/caller.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { activatePlan } from './activate.ts';
import { actOnTask } from './close.ts';
import { proposalsAt, proposalsForAlarm, proposalsForWarning } from './propose.ts';
import { emergencyPlanTaskRepository } from './repository.ts';

const OfOne = Type.Object({ id: Identifier });
const OfNumber = Type.Object({ id: RowNumberText });
const Proposals = Type.Object({ proposals: Type.Array(PlanProposal) });

/** What each active plan wants, by the edition that was activated and the highest level of it. */
async function aidsOf(activations: readonly PlanActivation[], on: Queryable): Promise<PlanAids[]> {
  const highest = new Map<string, PlanActivation>();
  for (const one of activations) {
    const before = highest.get(one.plan);
    if (!before || one.level < before.level) highest.set(one.plan, one);
  }
  const plans = emergencyPlanRepository(on);
  return Promise.all(
    [...highest.values()].map(async ({ plan, edition, level }) => {
      const body = await plans.edition(plan, edition);
      const messages = body?.messages.filter((message) => message.level >= level) ?? [];
      return { plan, resources: body?.resources ?? [], messages };
    }),
  );
}

async function boardOf({ database, clock }: Services, caller: Caller, id: string) {
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  const drill =
    incident.drill === null
      ? null
      : await drillRepository(database).byId(incident.drill, WHOLE_CITY);
  const isOpen = isIncidentOpen(incident.state) && drill?.state !== 'ended';
  const activations = await emergencyPlanTaskRepository(database).activationsOf(id);
  return {
    proposals: isOpen ? await proposalsAt(incident, clock.now(), database) : [],
    activations,
    aids: await aidsOf(activations, database),
    tasks: await emergencyPlanTaskRepository(database).tasksOf(id),
    paused: drill?.state === 'interrupted',
  };
}

/** Emergency plans at work: proposed with their evidence, activated by a person, their tasks followed (art. 19). */
export const emergencyPlanTaskRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/incidents/:id/plan-board',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Plans proposed for an incident with their evidence, those active, and every task',
        params: OfOne,
        response: { 200: PlanBoard },
      },
    },
    async ({ caller, params }) => boardOf(services, caller, params.id),
  );
  api.get(
    '/api/alarms/:id/plan-proposals',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Plans whose triggers an active alarm reaches',
        params: OfNumber,
        response: { 200: Proposals },
      },
    },
    async ({ caller: { scope }, params }) => ({
      proposals: await proposalsForAlarm(Number(params.id), scope, clock.now(), database),
    }),
  );
  api.get(
    '/api/warnings/:id/plan-proposals',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Plans whose triggers an official warning in force reaches; a test reaches none',
        params: OfNumber,
        response: { 200: Proposals },
      },
    },
    async ({ caller: { scope }, params }) => ({
      proposals: await proposalsForWarning(Number(params.id), scope, clock.now(), database),
    }),
  );
  api.post(
    '/api/incidents/:id/plan-activations',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Activate a plan on an incident, or raise it: its tasks are made at once',
        params: OfOne,
        headers: ActHeaders,
        body: ActivatePlan,
        response: { 200: PlanActivation },
      },
    },
    async ({ caller, params, body, headers }) =>
      activatePlan(services, caller, params.id, body, actKeyOf(headers)),
  );
  api.post(
    '/api/plan-tasks/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'A task is done, not done, or opened again',
        params: OfOne,
        body: EmergencyPlanTaskAct,
        response: { 200: EmergencyPlanTask },
      },
    },
    async ({ caller, params, body }) => actOnTask(services, caller, params.id, body),
  );
};
