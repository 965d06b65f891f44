import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { GridPlan } from '../../shared/model/grid-plan.ts';
import { PlanImpact } from '../../shared/wire/grid-plan-impact.ts';
import {
  CheckAnswer,
  EditAnswer,
  EditDrawn,
  GridPlanFile,
  NewGridPlan,
  OnRevision,
  PlanList,
  RebaseAnswer,
  RebaseBody,
} from '../../shared/wire/grid-plans.ts';
import { PastReports } from '../../shared/wire/past-reports.ts';
import { ANALYSTS, PERSONS } from '../identity/who.ts';
import { NeededActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import type { GridPlanServices } from './act-on-plan.ts';
import { beginGridPlan } from './begin.ts';
import { checkPlan } from './check.ts';
import { createDrafts } from './drafts.ts';
import { drawEdit, moveCursor } from './draw.ts';
import { findingsRoutes } from './findings-routes.ts';
import { readImpact } from './impact.ts';
import { readPastReports } from './past-reports.ts';
import { readFile } from './read-file.ts';
import { rebasePlan } from './rebase.ts';
import { gridPlanRepository, planAnswer } from './repository.ts';
import { stepRoutes } from './step-routes.ts';

const OfPlan = Type.Object({ id: Identifier });
/** A division of a community drawn anew has outlines of thousands of positions. */
const EDIT_LIMIT_BYTES = 1_048_576;

const readingRoutes = (app: FastifyInstance, plans: GridPlanServices): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const { database, clock } = plans;
  api.get(
    '/api/plans',
    {
      config: { allow: PERSONS },
      schema: { summary: 'Plans over the grids in the asker’s area', response: { 200: PlanList } },
    },
    async ({ caller }) => {
      const all = await gridPlanRepository(database).list(caller.scope);
      return { plans: all.map((plan) => planAnswer(plan, clock.now())) };
    },
  );
  api.get(
    '/api/plans/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'A plan: its base, edits, findings, opinions, codes, and plans that overlap it',
        params: OfPlan,
        response: { 200: GridPlanFile },
      },
    },
    async ({ caller, params: { id } }) => readFile(plans, caller, id),
  );
  api.get(
    '/api/plans/:id/impact',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'What a plan would change, grid by grid, and what changes hands',
        params: OfPlan,
        response: { 200: PlanImpact },
      },
    },
    async ({ caller, params: { id } }) => readImpact(plans, caller, id),
  );
  api.get(
    '/api/plans/:id/past-reports',
    {
      config: { allow: PERSONS },
      schema: {
        summary:
          'Where alarms, incidents and tips were in the last 90 days, in a plan’s communities',
        params: OfPlan,
        response: { 200: PastReports },
      },
    },
    async ({ caller, params: { id } }) => readPastReports(plans, caller, id),
  );
};

const drawingRoutes = (app: FastifyInstance, plans: GridPlanServices): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.post(
    '/api/plans',
    {
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Begin a plan on the grids in force',
        headers: NeededActHeaders,
        body: NewGridPlan,
        response: { 201: GridPlan },
      },
    },
    async ({ caller, headers, body }, reply) =>
      reply.status(201).send(await beginGridPlan(plans, caller, body, headers['idempotency-key'])),
  );
  api.post(
    '/api/plans/:id/edits',
    {
      bodyLimit: EDIT_LIMIT_BYTES,
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Draw; 412 with both versions when another was quicker',
        headers: NeededActHeaders,
        params: OfPlan,
        body: EditDrawn,
        response: { 200: EditAnswer },
      },
    },
    async ({ caller, headers, params, body }) =>
      drawEdit(plans, caller, params.id, body, headers['idempotency-key']),
  );
  for (const act of ['undo', 'redo'] as const) {
    api.post(
      `/api/plans/:id/${act}`,
      {
        config: { allow: ANALYSTS },
        schema: {
          headers: NeededActHeaders,
          params: OfPlan,
          body: OnRevision,
          response: { 200: EditAnswer },
        },
      },
      async ({ caller, headers, params: { id }, body: { basedOn } }) =>
        moveCursor(plans, caller, id, { basedOn, act, actKey: headers['idempotency-key'] }),
    );
  }
  api.post(
    '/api/plans/:id/check',
    {
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Replay and judge a plan on the server',
        params: OfPlan,
        body: OnRevision,
        response: { 200: CheckAnswer },
      },
    },
    async ({ caller, params: { id }, body }) => checkPlan(plans, caller, id, body.basedOn),
  );
  api.post(
    '/api/plans/:id/rebase',
    {
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Draw a plan anew on the grids in force now',
        params: OfPlan,
        body: RebaseBody,
        response: { 200: RebaseAnswer },
      },
    },
    async ({ caller, params: { id }, body }) => rebasePlan(plans, caller, id, body),
  );
};

/** Plans over the grids (网格调整方案, art. 49): drawn, checked, heard, approved, put into force, filed. */
export const gridPlanRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, journal, clock } = services;
  const plans = { database, journal, clock, drafts: createDrafts() };
  findingsRoutes(app, services);
  readingRoutes(app, plans);
  drawingRoutes(app, plans);
  stepRoutes(app, { ...plans, filingWorkingDays: services.config.filingWorkingDays });
};
