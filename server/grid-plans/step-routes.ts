import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import { GridPlan } from '../../shared/model/grid-plan.ts';
import {
  Approval,
  ClosingReason,
  FilingDone,
  OnRevision,
  OpinionGiven,
} from '../../shared/wire/grid-plans.ts';
import { ANALYSTS, PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import type { GridPlanServices } from './act-on-plan.ts';
import { approvePlan } from './approve.ts';
import { acknowledgePlan, closePlan, consultPlan, filePlan, recordOpinion } from './steps.ts';

const OfPlan = Type.Object({ id: Identifier });
const Nothing = Type.Object({}, CLOSED);

/** The steps of a plan's life after it was drawn (DOMAIN.md §1). */
export const stepRoutes = (
  app: FastifyInstance,
  plans: GridPlanServices & { filingWorkingDays: number },
): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const answers = { params: OfPlan, response: { 200: GridPlan } };
  api.post(
    '/api/plans/:id/consult',
    {
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Put a checked plan before those it concerns',
        body: OnRevision,
        ...answers,
      },
    },
    async ({ caller, params: { id }, body }) => consultPlan(plans, caller, id, body.basedOn),
  );
  api.post(
    '/api/plans/:id/opinions',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Record what a town or committee answered',
        headers: ActHeaders,
        body: OpinionGiven,
        ...answers,
      },
    },
    async ({ caller, params: { id }, body }) => recordOpinion(plans, caller, id, body),
  );
  api.post(
    '/api/plans/:id/approve',
    {
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Approve for a day, by another account than drew it',
        body: Approval,
        ...answers,
      },
    },
    async ({ caller, params: { id }, body }) => approvePlan(plans, caller, id, body),
  );
  api.post(
    '/api/plans/:id/file',
    {
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Record the filing with the city’s grid body',
        body: FilingDone,
        ...answers,
      },
    },
    async ({ caller, params: { id }, body }) => filePlan(plans, caller, id, body),
  );
  api.post(
    '/api/plans/:id/acknowledge',
    {
      config: { allow: ANALYSTS },
      schema: { summary: 'Record that the filing was acknowledged', body: Nothing, ...answers },
    },
    async ({ caller, params: { id } }) => acknowledgePlan(plans, caller, id),
  );
  for (const step of ['reject', 'withdraw'] as const) {
    api.post(
      `/api/plans/:id/${step}`,
      { config: { allow: ANALYSTS }, schema: { body: ClosingReason, ...answers } },
      async ({ caller, params: { id }, body }) => closePlan(plans, caller, id, step, body.reason),
    );
  }
};
