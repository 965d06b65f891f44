import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type, { type TSchema } from 'typebox';
import type { Scope } from '../../shared/model/account.ts';
import { CLOSED, Identifier, Nullable } from '../../shared/model/common.ts';
import { Gathering } from '../../shared/model/gathering.ts';
import { Hazard } from '../../shared/model/hazard.ts';
import { Resource } from '../../shared/model/resource.ts';
import { Shelter } from '../../shared/model/shelter.ts';
import { gatheringRepository } from '../gatherings/repository.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { shelterRepository } from '../shelters/repository.ts';
import { unitRegister } from '../units/repository.ts';

const PAGE_LIMIT = 500;

const PageQuery = Type.Object(
  {
    after: Type.Optional(Identifier),
    limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,3}$' })),
  },
  CLOSED,
);
const Next = Nullable(Identifier, {
  description: '`after` of the next page; null when there is none',
});

type Reads = {
  page(scope: Scope, page: { after: string; limit: number }): Promise<{ id: string }[]>;
  byId(id: string, scope: Scope): Promise<{ id: string } | null>;
};
type Noun = { plural: string; singular: string; schema: TSchema; reads: Reads };

/** `GET /api/<nouns>` page by page, and `GET /api/<nouns>/:id`, 404 outside the asker's area. */
const readNoun = (app: FastifyInstance, { plural, singular, schema, reads }: Noun): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  const list = Type.Object({ [plural]: Type.Array(schema), next: Next });
  api.get(
    `/api/${plural}`,
    {
      config: { allow: SCREENS },
      schema: { querystring: PageQuery, response: { 200: list } },
    },
    async ({ caller, query }) => {
      const limit = Math.min(Number(query.limit ?? PAGE_LIMIT), PAGE_LIMIT);
      const rows = await reads.page(caller.scope, { after: query.after ?? '', limit });
      return { [plural]: rows, next: rows.length === limit ? rows.at(-1)!.id : null };
    },
  );
  api.get(
    `/api/${plural}/:id`,
    {
      config: { allow: SCREENS },
      schema: { params: Type.Object({ id: Identifier }), response: { 200: schema } },
    },
    async ({ caller, params: { id } }) => {
      const row = await reads.byId(id, caller.scope);
      if (!row)
        throw problem(404, `${singular}-not-found`, `there is no ${singular} ${id} in your area`);
      return row;
    },
  );
};

/** The registers one by one, for others who build on the API; screens read them all at once. */
export const readRoutes = (app: FastifyInstance, services: Services): void => {
  const { database } = services;
  const nouns: Noun[] = [
    { plural: 'hazards', singular: 'hazard', schema: Hazard, reads: hazardRepository(database) },
    {
      plural: 'gatherings',
      singular: 'gathering',
      schema: Gathering,
      reads: gatheringRepository(database),
    },
    {
      plural: 'shelters',
      singular: 'shelter',
      schema: Shelter,
      reads: shelterRepository(database),
    },
    {
      plural: 'resources',
      singular: 'resource',
      schema: Resource,
      reads: unitRegister(database),
    },
  ];
  for (const noun of nouns) readNoun(app, noun);
};
