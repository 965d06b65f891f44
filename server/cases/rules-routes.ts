import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import {
  CaseRules,
  CaseRulesChange,
  CaseShare,
  NewCaseShare,
  SharedCase,
} from '../../shared/model/case.ts';
import { Identifier } from '../../shared/model/common.ts';
import { instant } from '../clock.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { recordRules } from './record-rules.ts';
import { caseRulesRepository } from './rules-repository.ts';
import { endShare, readShare, shareCase } from './share.ts';
import { caseShareRepository } from './share-repository.ts';

const OfOne = Type.Object({ id: Identifier });

const shareRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.post(
    '/api/cases/:id/shares',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Show some fields of a case to one department until a moment',
        params: OfOne,
        body: NewCaseShare,
        response: { 200: CaseShare },
      },
    },
    async ({ caller, params, body }) => shareCase(services, caller, params.id, body),
  );
  api.get(
    '/api/case-shares',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'What is shared with the asker’s departments and not over',
        response: { 200: Type.Object({ shares: Type.Array(CaseShare) }) },
      },
    },
    async ({ caller: { departments } }) => {
      const at = instant(clock.now());
      return { shares: await caseShareRepository(database).forDepartments(departments, at) };
    },
  );
  api.post(
    '/api/case-shares/:id/readings',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Read what a share shows; the reading is journalled',
        params: OfOne,
        response: { 200: SharedCase },
      },
    },
    async ({ caller, params }) => readShare(services, caller, params.id),
  );
  api.delete(
    '/api/case-shares/:id',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'End a share before its time',
        params: OfOne,
        response: { 200: CaseShare },
      },
    },
    async ({ caller, params }) => endShare(services, caller, params.id),
  );
};

/** The rule table, and what of cases is shared with other departments. */
export const caseRulesRoutes = (app: FastifyInstance, services: Services): void => {
  shareRoutes(app, services);
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/case-rules',
    {
      config: { allow: PERSONS },
      schema: { summary: 'The rule table that proposes desks', response: { 200: CaseRules } },
    },
    async () => caseRulesRepository(database).rules(),
  );
  api.post(
    '/api/case-rules',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Record a further version of the rule table',
        body: CaseRulesChange,
        response: { 200: CaseRules },
      },
    },
    async ({ caller, body }) => recordRules(services, caller, body),
  );
};
