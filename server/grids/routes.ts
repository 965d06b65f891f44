import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { GridCode } from '../../shared/model/grid.ts';
import { GridCard } from '../../shared/wire/grid-card.ts';
import { SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { gridRepository } from './repository.ts';

/** `GET /api/grids/:code`: the card of one grid; 404 outside the asker's area. */
export const gridRoutes = (app: FastifyInstance, { database }: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/grids/:code',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'A grid: where it lies, how it is and why, what is in it',
        params: Type.Object({ code: GridCode }),
        response: { 200: GridCard },
      },
    },
    async ({ caller, params: { code } }) => {
      const card = await gridRepository(database).card(code, caller.scope);
      if (!card) throw problem(404, 'grid-not-found', `there is no grid ${code} in your area`);
      return card;
    },
  );
};
