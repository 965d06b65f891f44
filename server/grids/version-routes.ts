import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Instant } from '../../shared/model/common.ts';
import { GridCode } from '../../shared/model/grid.ts';
import { CoverageVersions, GridLineage } from '../../shared/wire/grid-versions.ts';
import { fromGzip, sendCompressed } from '../answers/compressed.ts';
import { areaRepository } from '../areas/repository.ts';
import { instant } from '../clock.ts';
import { PERSONS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { versionRepository } from './version-repository.ts';

const AtMoment = Type.Object({ at: Type.Optional(Instant) }, CLOSED);

/** Boundaries of the past (art. 49): of any day, with what each grid came from. */
export const gridVersionRoutes = (app: FastifyInstance, { database, clock }: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/coverage',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Areas and grids as TopoJSON, as they were in force at a moment; now by default',
        querystring: AtMoment,
        response: { 200: Type.Unknown({ description: 'TopoJSON' }) },
      },
    },
    async (request, reply) => {
      const at = request.query.at ?? instant(clock.now());
      const version = await versionRepository(database).coverageAt(at);
      const bytes = version && (await areaRepository(database).coverage(version));
      if (!bytes) throw problem(404, 'coverage-not-known', `at: no boundaries are known of ${at}`);
      reply.header('cache-control', 'no-store').header('x-coverage-version', version);
      return sendCompressed(request, reply, await fromGzip(bytes));
    },
  );
  api.get(
    '/api/coverage/versions',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Every version of the coverage and the plan that made it, newest first',
        response: { 200: CoverageVersions },
      },
    },
    async () => ({ versions: await versionRepository(database).coverages() }),
  );
  api.get(
    '/api/grids/:code/lineage',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Every version of a grid, what it came from and what came of it',
        params: Type.Object({ code: GridCode }),
        response: { 200: GridLineage },
      },
    },
    async ({ caller, params: { code } }) => {
      const grids = versionRepository(database);
      const versions = await grids.versions(code, caller.scope);
      if (versions.length === 0) {
        throw problem(404, 'grid-not-found', `there was never a grid ${code} in your area`);
      }
      return { code, versions, steps: await grids.steps(code) };
    },
  );
};
