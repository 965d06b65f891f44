import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Compressed, FOR_EVER, fromGzip, sendCompressed } from '../answers/compressed.ts';
import { SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { areaRepository } from './repository.ts';

const CoverageVersion = Type.Object({ version: Type.String({ pattern: '^[0-9a-f]{1,64}$' }) });
/** The one in force, and the one before while screens still hold it. */
const VERSIONS_KEPT = 2;

/** Coverages by version, read once; the oldest makes room. */
const coverageReader = ({ database }: Services) => {
  const kept = new Map<string, Compressed>();
  return async (version: string): Promise<Compressed | null> => {
    const known = kept.get(version);
    if (known) return known;
    const bytes = await areaRepository(database).coverage(version);
    if (bytes === null) return null;
    const coverage = await fromGzip(bytes);
    kept.set(version, coverage);
    const [oldest] = kept.keys();
    if (kept.size > VERSIONS_KEPT && oldest !== undefined) kept.delete(oldest);
    return coverage;
  };
};

/** `GET /api/coverage/:version`. Boundaries are no secret: everybody signed in gets the whole city. */
export const coverageRoutes = (app: FastifyInstance, services: Services): void => {
  const read = coverageReader(services);
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/coverage/:version',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Areas and grids of one version as TopoJSON, to be kept for ever',
        params: CoverageVersion,
        response: { 200: Type.Unknown({ description: 'TopoJSON' }), 304: Type.Null() },
      },
    },
    async (request, reply) => {
      const { version } = request.params;
      const tag = `"${version}"`;
      const coverage = await read(version);
      if (!coverage) throw problem(404, 'coverage-not-found', `there is no coverage ${version}`);
      reply.header('etag', tag).header('cache-control', FOR_EVER);
      if (request.headers['if-none-match'] === tag) return reply.status(304).send(null);
      return sendCompressed(request, reply, coverage);
    },
  );
};
