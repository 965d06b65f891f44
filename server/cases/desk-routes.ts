import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import {
  CaseDesk,
  CaseDeskChange,
  CaseRules,
  CaseRulesChange,
  CaseShare,
  NewCaseShare,
  SharedCase,
} from '../../shared/model/case.ts';
import { Identifier } from '../../shared/model/common.ts';
import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { caseDeskRepository } from './desk-repository.ts';
import { recordRules, seatAccount } from './desks.ts';
import { endShare, readShare, shareCase } from './share.ts';
import { caseShareRepository } from './share-repository.ts';

const PERSONS = ['coordinator', 'analyst', 'administrator'] as const;
const COMMAND = ['coordinator', 'administrator'] as const;
const OfOne = Type.Object({ id: Identifier });

const shareRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.post(
    '/api/cases/:id/shares',
    {
      config: { allow: COMMAND },
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
        summary: 'What is shared with the asker’s desk and not over',
        response: { 200: Type.Object({ shares: Type.Array(CaseShare) }) },
      },
    },
    async ({ caller }) => {
      const desk = await caseDeskRepository(database).deskOf(caller.id);
      const at = instant(clock.now());
      return {
        shares: desk === null ? [] : await caseShareRepository(database).forDepartment(desk, at),
      };
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
      config: { allow: COMMAND },
      schema: {
        summary: 'End a share before its time',
        params: OfOne,
        response: { 200: CaseShare },
      },
    },
    async ({ caller, params }) => endShare(services, caller, params.id),
  );
};

/** The rule table, who sits at which desk, and what of cases is shared with other departments. */
export const caseDeskRoutes = (app: FastifyInstance, services: Services): void => {
  shareRoutes(app, services);
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/case-rules',
    {
      config: { allow: PERSONS },
      schema: { summary: 'The rule table that proposes desks', response: { 200: CaseRules } },
    },
    async () => caseDeskRepository(database).rules(),
  );
  api.post(
    '/api/case-rules',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'Record a further version of the rule table',
        body: CaseRulesChange,
        response: { 200: CaseRules },
      },
    },
    async ({ caller, body }) => recordRules(services, caller, body),
  );
  api.get(
    '/api/case-desks',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'Which accounts sit at a department’s desk',
        response: { 200: Type.Object({ desks: Type.Array(CaseDesk) }) },
      },
    },
    async () => ({ desks: await caseDeskRepository(database).desks() }),
  );
  api.put(
    '/api/case-desks/:id',
    {
      config: { allow: ['administrator'] },
      schema: {
        summary: 'Seat an account at a department’s desk, or at none',
        params: OfOne,
        body: CaseDeskChange,
        response: { 200: Type.Object({ desks: Type.Array(CaseDesk) }) },
      },
    },
    async ({ caller, params, body }) => {
      await seatAccount(services, caller, params.id, body.department);
      return { desks: await caseDeskRepository(database).desks() };
    },
  );
};
