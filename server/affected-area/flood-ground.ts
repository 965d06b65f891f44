import type { Scope } from '../../shared/model/account.ts';
import type { AreaOfKind, FloodGround } from '../../shared/model/affected-area.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import type { Queryable } from '../database/database.ts';
import { groundHeightRepository } from '../ground-heights/repository.ts';
import { inScope } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';

/**
 * Ground lower than a level somebody named, from a gauge on: still water of that height, without dikes, pumps, flow or time.
 * @throws Problem 404 for a gauge that is not in the asker's area, 422 where no height is known or the ground there is higher
 */
export async function floodGround(
  { telemetry }: Pick<Services, 'telemetry'>,
  on: Queryable,
  scope: Scope,
  { stream, level, metres }: AreaOfKind<'flood'>,
): Promise<{ outline: PolygonGeometry; flood: FloodGround }> {
  const gauge = telemetry.catalogue().streamsById.get(stream);
  if (gauge?.metric !== 'water-level' || !inScope(scope, gauge.county, gauge.town)) {
    throw problem(404, 'gauge-not-found', `area.stream: there is no gauge ${stream}`);
  }
  const found = await groundHeightRepository(on).lowGround(scope, gauge.place, level, metres);
  if (found.known === 0) {
    const got = `none within ${metres} m of ${gauge.name}`;
    throw problem(422, 'flood-without-heights', `area: expected heights of the ground, got ${got}`);
  }
  if (found.outline === null) {
    const got = `only higher ground at ${gauge.name}`;
    throw problem(
      422,
      'flood-stays-below',
      `area.level: expected more than ${level} m, got ${got}`,
    );
  }
  const { outline, grids, unknown, synthetic } = found;
  return { outline, flood: { stream, name: gauge.name, level, grids, unknown, synthetic } };
}
