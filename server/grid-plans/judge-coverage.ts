import { setImmediate as nextTurn } from 'node:timers/promises';
import { findingsOfShapes } from '../../shared/geo/coverage/findings-of-shapes.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { GridFinding } from '../../shared/model/grid-finding.ts';
import type { PlanCommunity, PlanGrid } from '../../shared/model/grid-plan.ts';
import type { CoverageFindings } from '../../shared/wire/grid-versions.ts';
import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import { groundRepository } from './ground-repository.ts';

const shapeOf = ({ code, outline, ...grid }: PlanGrid) => ({
  ...grid,
  key: code,
  geometry: { type: 'MultiPolygon', coordinates: outline },
});

/** By town: a community lies in one, so nothing two towns share can overlap without leaving its own. */
function byTown(grids: readonly PlanGrid[], communities: readonly PlanCommunity[]) {
  const towns = new Map<string, { grids: PlanGrid[]; communities: PlanCommunity[] }>();
  const of = (town: string) => {
    const known = towns.get(town) ?? { grids: [], communities: [] };
    towns.set(town, known);
    return known;
  };
  for (const grid of grids) of(grid.town).grids.push(grid);
  for (const community of communities) of(community.town).communities.push(community);
  return [...towns.values()];
}

/**
 * Judges the grids in force of a scope by the rules a plan is judged by, a town at a turn of the event loop:
 * everybody else is served in between.
 */
export async function judgeCoverage(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  scope: Scope,
): Promise<CoverageFindings> {
  const began = clock.monotonic();
  const ground = groundRepository(database);
  const grids = await ground.gridsInForce(scope);
  const communities = await ground.communitiesOf(scope);
  const findings: GridFinding[] = [];
  for (const town of byTown(grids, communities)) {
    const limits = town.communities.map(({ code, outline }) => ({ code, rings: outline.flat() }));
    findings.push(...findingsOfShapes(town.grids.map(shapeOf), limits));
    await nextTurn();
  }
  const milliseconds = Math.round(clock.monotonic() - began);
  return { at: instant(clock.now()), grids: grids.length, milliseconds, findings };
}
