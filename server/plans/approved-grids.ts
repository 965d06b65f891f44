import { gridOutline } from '../../shared/geo/coverage/coverage.ts';
import { buildAreaIndex, locate } from '../../shared/geo/point-in-areas.ts';
import { sampleArea } from '../../shared/geo/sample-area.ts';
import type { Position } from '../../shared/model/common.ts';
import { assignCodes, type Codeless } from '../../shared/risk/grid-codes.ts';
import { keysThatDiffer } from './conflict.ts';
import type { Draft } from './drafts.ts';
import type { ApprovedGrid } from './result-repository.ts';

/** Places per side of a grid's box that are looked at for where its ground came from. */
const SAMPLES_A_SIDE = 12;

/** The middle of a shape's box: enough to say what lies west of what. */
function middleOf(outline: readonly (readonly (readonly Position[])[])[]): Position {
  const all = outline.flat(2);
  const middle = (numbers: number[]) => (Math.min(...numbers) + Math.max(...numbers)) / 2;
  return [middle(all.map(([lon]) => lon)), middle(all.map(([, lat]) => lat))];
}

/** Of a new grid, the grid of the base that most of its ground was. */
function originFinder({ baseGrids, coverage }: Draft): (key: string) => string | null {
  const ground = baseGrids.filter(({ kind }) => kind !== 'micro');
  const index = buildAreaIndex(
    ground.map(({ code, outline }) => ({ code, rings: outline.flat() })),
  );
  return (key) => {
    const counts = new Map<string, number>();
    for (const [lon, lat] of sampleArea(gridOutline(coverage, key).flat(), SAMPLES_A_SIDE)) {
      const code = ground[locate(index, lon, lat)]?.code;
      if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const [first] = [...counts].sort((one, other) => other[1] - one[1]);
    return first?.[0] ?? null;
  };
}

/**
 * What a draft makes of the grids in force, with a code for every new grid.
 * @param given every code ever given in the plan's communities
 * @throws RangeError when no code is left
 */
export function approvedGrids(
  draft: Draft,
  { county, isTemporary, given }: { county: string; isTemporary: boolean; given: Set<string> },
): ApprovedGrid[] {
  const { base, coverage, communities } = draft;
  const changed = keysThatDiffer(base, coverage);
  const townOf = new Map(communities.map(({ code, town }) => [code, town]));
  const originOf = isTemporary ? originFinder(draft) : () => null;
  const fresh = changed
    .filter((key) => !base.grids.has(key))
    .map((key): Codeless => {
      const { community, kind, parent } = coverage.grids.get(key)!;
      const centre = middleOf(gridOutline(coverage, key));
      return { key, community, kind, parent, centre, temporaryOf: originOf(key) };
    });
  const codes = assignCodes(fresh, given);
  return changed.map((key) => {
    const facts = (coverage.grids.get(key) ?? base.grids.get(key))!;
    const { community, kind, name, households, parent } = facts;
    const isEnd = !coverage.grids.has(key);
    const isNew = !base.grids.has(key);
    return {
      ...{ key, community, kind, name, households, county, town: townOf.get(community)! },
      code: codes.get(key) ?? key,
      change: isEnd ? 'removed' : isNew ? 'added' : 'changed',
      parent: parent === null ? null : (codes.get(parent) ?? parent),
      outline: isEnd ? null : gridOutline(coverage, key),
    };
  });
}
