import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  EmergencyPlan,
  EmergencyPlanAct,
  NewEmergencyPlan,
  PlanBodyWritten,
} from '../../shared/model/emergency-plan.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { planReview } from '../../shared/risk/emergency-plan-life.ts';
import { EmergencyPlanFile } from '../../shared/wire/emergency-plan-file.ts';
import type { Caller } from '../identity/caller.ts';
import { PERSONS } from '../identity/who.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { actOnEmergencyPlan, draftEmergencyPlan, writeEmergencyPlan } from './acts.ts';
import { areaOf, emergencyPlanRepository, type StoredEmergencyPlan } from './repository.ts';

const OfPlan = Type.Object({ id: Identifier });

/** A plan as it is told on a day: without its texts, with how its review stands. */
function told(plan: StoredEmergencyPlan, today: string): EmergencyPlan {
  const { county: _county, town: _town, body: _body, effective: _effective, ...rest } = plan;
  // What no longer holds anywhere has nothing to be reviewed for.
  const review = plan.state === 'withdrawn' ? null : planReview(plan.reviewedOn, today);
  return {
    ...rest,
    area: areaOf(plan),
    reviewDue: review?.due ?? null,
    review: review?.standing ?? null,
  };
}

/** Emergency plans (应急预案): drafted, reviewed, approved by another, filed, in force, revised (art. 19). */
export const emergencyPlanRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const today = () => shanghaiDay(clock.now());
  const fileOf = async (caller: Caller, id: string): Promise<EmergencyPlanFile> => {
    const plans = emergencyPlanRepository(database);
    const plan = await plans.byId(id, caller.scope);
    if (!plan) {
      throw problem(404, 'emergency-plan-not-found', `there is no emergency plan ${id}`);
    }
    const { body, effective } = plan;
    return { plan: told(plan, today()), body, effective, steps: await plans.steps(id) };
  };
  api.get(
    '/api/emergency-plans',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Emergency plans of the asker’s area, and whose review is due',
        response: { 200: Type.Object({ plans: Type.Array(EmergencyPlan) }) },
      },
    },
    async ({ caller }) => {
      const plans = await emergencyPlanRepository(database).all(caller.scope);
      return { plans: plans.map((plan) => told(plan, today())) };
    },
  );
  api.get(
    '/api/emergency-plans/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'One emergency plan with its texts and its life',
        params: OfPlan,
        response: { 200: EmergencyPlanFile },
      },
    },
    async ({ caller, params }) => fileOf(caller, params.id),
  );
  api.post(
    '/api/emergency-plans',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Draft an emergency plan',
        headers: ActHeaders,
        body: NewEmergencyPlan,
        response: { 200: EmergencyPlan },
      },
    },
    async ({ caller, body, headers }) =>
      told(await draftEmergencyPlan(services, caller, body, actKeyOf(headers)), today()),
  );
  api.put(
    '/api/emergency-plans/:id/body',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Write the text of a draft or a revision',
        params: OfPlan,
        body: PlanBodyWritten,
        response: { 200: EmergencyPlan },
      },
    },
    async ({ caller, params, body }) =>
      told(await writeEmergencyPlan(services, caller, params.id, body), today()),
  );
  api.post(
    '/api/emergency-plans/:id/acts',
    {
      config: { allow: PERSONS },
      schema: {
        summary:
          'Review, approve, publish and file, put in force, evaluate, revise, return, withdraw',
        params: OfPlan,
        body: EmergencyPlanAct,
        response: { 200: EmergencyPlan },
      },
    },
    async ({ caller, params, body }) =>
      told(await actOnEmergencyPlan(services, caller, params.id, body), today()),
  );
};
