import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import { ProtectedObject } from '../../shared/model/protected-object.ts';
import {
  BlackSpots,
  PlaceAnswer,
  PlaceQuestion,
  Surroundings,
  UnwatchedHazards,
} from '../../shared/wire/place-question.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { answerQuestion, surroundingsOf } from './answer.ts';
import { protectedObjectRepository } from './repository.ts';

/** A stream this near a hazard is taken to see something of it [D]. */
const WATCHING_METRES = 500;
/** Black spots are listed with the schools this near. Source: DOMAIN.md §9 arts 14–16. */
const SCHOOL_METRES = 200;
const AROUND_METRES = 500;

/** A query is text: 10 to 5,000 m. */
const Metres = Type.Object(
  { metres: Type.Optional(Type.String({ pattern: '^([1-9]\\d{1,2}|[1-4]\\d{3}|5000)$' })) },
  CLOSED,
);

/** What lies where: around a hazard, in a drawn area, and what nobody watches. Nothing here changes anything. */
export const placeRoutes = (app: FastifyInstance, { database, clock }: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const config = { allow: PERSONS };
  typed.get(
    '/api/protected-objects',
    {
      config,
      schema: {
        summary: 'Places that hazards must keep away from, of the eight classes of art. 19',
        response: { 200: Type.Object({ protectedObjects: Type.Array(ProtectedObject) }) },
      },
    },
    async ({ caller }) => ({
      protectedObjects: await protectedObjectRepository(database).all(caller.scope),
    }),
  );
  typed.get(
    '/api/hazards/:id/surroundings',
    {
      config,
      schema: {
        summary: 'What lies within so many metres of a hazard, and who is exposed',
        params: Type.Object({ id: Identifier }),
        querystring: Metres,
        response: { 200: Surroundings },
      },
    },
    async ({ caller, params: { id }, query }) => {
      const metres = Number(query.metres ?? AROUND_METRES);
      return surroundingsOf(database, caller.scope, { id, metres }, clock.now());
    },
  );
  typed.post(
    '/api/places/question',
    {
      config,
      schema: {
        summary:
          'What lies in a drawn polygon or around a place; gas zones that digging would touch',
        body: PlaceQuestion,
        response: { 200: PlaceAnswer },
      },
    },
    async ({ caller, body }) => answerQuestion(database, caller.scope, body, clock.now()),
  );
  typed.get(
    '/api/hazards/unwatched',
    {
      config,
      schema: {
        summary: 'Hazards that no stream watches, worst first',
        querystring: Metres,
        response: { 200: UnwatchedHazards },
      },
    },
    async ({ caller, query }) => {
      const metres = Number(query.metres ?? WATCHING_METRES);
      const hazards = await hazardRepository(database).unwatched(caller.scope, metres);
      return { metres, total: hazards.length, hazards };
    },
  );
  typed.get(
    '/api/hazards/black-spots',
    {
      config,
      schema: {
        summary: 'Road black spots with the schools near each',
        querystring: Metres,
        response: { 200: BlackSpots },
      },
    },
    async ({ caller, query }) => {
      const metres = Number(query.metres ?? SCHOOL_METRES);
      const repository = hazardRepository(database);
      return { metres, blackSpots: await repository.blackSpotsNearSchools(caller.scope, metres) };
    },
  );
};
