import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import {
  KeyPlaceChange,
  KeyPlaceStanding,
  VenueType,
  VenueTypeChange,
} from '../../shared/model/key-place.ts';
import { PERSONS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { changeKeyPlace, declareLead, standingOf } from './change.ts';
import { keyPlaceRepository, venueTypeRepository } from './repository.ts';

const ById = Type.Object({ id: Identifier });

/** Key places with their plans and drills (art. 31), and who leads in new kinds of business (art. 35). */
export const keyPlaceRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/api/key-places',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Key places, and whether a drill is overdue on this day',
        response: { 200: Type.Object({ keyPlaces: Type.Array(KeyPlaceStanding) }) },
      },
    },
    async ({ caller }) => {
      const rows = await keyPlaceRepository(database).all(caller.scope);
      return { keyPlaces: rows.map((row) => standingOf(row, clock.now())) };
    },
  );
  typed.put(
    '/api/key-places/:id',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Change who runs a key place, its plans and its last drill',
        params: ById,
        body: KeyPlaceChange,
        response: { 200: KeyPlaceStanding },
      },
    },
    async ({ caller, params, body }) => changeKeyPlace(services, caller, params.id, body),
  );
  typed.get(
    '/api/venue-types',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'New kinds of business, those that no department leads in first',
        response: { 200: Type.Object({ venueTypes: Type.Array(VenueType) }) },
      },
    },
    async ({ caller }) => ({ venueTypes: await venueTypeRepository(database).all(caller.scope) }),
  );
  typed.put(
    '/api/venue-types/:id',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Declare which department leads in a new kind of business',
        params: ById,
        body: VenueTypeChange,
        response: { 200: VenueType },
      },
    },
    async ({ caller, params, body }) => declareLead(services, caller, params.id, body),
  );
};
