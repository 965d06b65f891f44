import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Case, CaseActBody, CaseSubject, NewCase } from '../../shared/model/case.ts';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import { CaseFile, type CaseLine, CaseList } from '../../shared/wire/cases.ts';
import type { Caller } from '../identity/caller.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { actOnCase } from './act.ts';
import { openCase } from './open.ts';
import { caseRepository } from './repository.ts';
import { caseShareRepository } from './share-repository.ts';

const OfCase = Type.Object({ id: Identifier });
const CaseQuery = Type.Object(
  { kind: Type.Optional(CaseSubject), about: Type.Optional(Identifier) },
  CLOSED,
);

const lineOf = (found: Case, now: number): CaseLine => ({
  ...found,
  overdue: found.closedAt === null && Date.parse(found.dueAt) <= now,
});

async function fileOf(
  { database, clock }: Services,
  caller: Caller,
  id: string,
): Promise<CaseFile> {
  const cases = caseRepository(database);
  const found = await cases.byId(id, caller.scope);
  if (!found) throw problem(404, 'case-not-found', `there is no case ${id} in your area`);
  return {
    case: lineOf(found, clock.now()),
    chain: await cases.chain(id),
    shares: await caseShareRepository(database).ofCase(id),
  };
}

/** Cases handed from desk to desk (arts 7, 57): one id, one clock, the whole chain of owners. */
export const caseRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/cases',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Cases of the asker’s area, open ones first, those due first before the others',
        querystring: CaseQuery,
        response: { 200: CaseList },
      },
    },
    async ({ caller, query: { kind = null, about = null } }) => ({
      cases: (await caseRepository(database).all({ kind, about }, caller.scope)).map((found) =>
        lineOf(found, clock.now()),
      ),
    }),
  );
  api.get(
    '/api/cases/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'A case with its chain of owners',
        params: OfCase,
        response: { 200: CaseFile },
      },
    },
    async ({ caller, params }) => fileOf(services, caller, params.id),
  );
  api.post(
    '/api/cases',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Open a case about a thing; the rule table proposes the desk',
        headers: ActHeaders,
        body: NewCase,
        response: { 200: CaseFile },
      },
    },
    async ({ caller, body, headers }) =>
      fileOf(services, caller, (await openCase(services, caller, body, actKeyOf(headers))).id),
  );
  api.post(
    '/api/cases/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Choose a side, accept, refuse, decide, ask others in, supervise or close',
        params: OfCase,
        body: CaseActBody,
        response: { 200: CaseFile },
      },
    },
    async ({ caller, params: { id }, body }) => {
      await actOnCase(services, caller, id, body);
      return fileOf(services, caller, id);
    },
  );
};
