import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { CoverageFindings } from '../../shared/wire/grid-versions.ts';
import { sharedAnswers } from '../answers/shared-answers.ts';
import { PERSONS } from '../identity/who.ts';
import { registerRepository } from '../registers/repository.ts';
import type { Services } from '../services.ts';
import { judgeCoverage } from './judge-coverage.ts';

/** What is found is true for as long as the grids are. */
const WHILE_TRUE_MS = Number.POSITIVE_INFINITY;

/** `GET /api/coverage/findings`: worked out once a version of the coverage and scope. */
export const findingsRoutes = (app: FastifyInstance, services: Services): void => {
  const { clock, database } = services;
  const answers = sharedAnswers<CoverageFindings>(clock.monotonic, WHILE_TRUE_MS);
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/coverage/findings',
    {
      config: { allow: PERSONS },
      schema: {
        summary:
          'The grids in force in the asker’s area, judged: validity, overlap, gap, codes, size',
        response: { 200: CoverageFindings },
      },
    },
    async ({ caller: { scope } }) => {
      const { coverageVersion } = await registerRepository(database).versions(scope);
      return answers(`${scope.county}:${scope.town}`, coverageVersion, () =>
        judgeCoverage(services, scope),
      );
    },
  );
};
