import { gridOutline } from '../../shared/geo/coverage/coverage.ts';
import { assignCodes, temporaryCode } from '../../shared/geo/coverage/grid-codes.ts';
import { buildAreaIndex, locate } from '../../shared/geo/point-in-areas.ts';
import { sampleArea } from '../../shared/geo/sample-area.ts';
import { keysThatDiffer } from './conflict.ts';
import type { Draft } from './drafts.ts';
import type { ApprovedGrid } from './result-repository.ts';

/** Places per side of a grid's box that are looked at for where its ground came from. */
const SAMPLES_A_SIDE = 12;

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

/** The parts of a temporary split, each under the code of the grid its ground was. */
function suffixedCodes(draft: Draft, given: ReadonlySet<string>): Map<string, string> {
  const { base, coverage } = draft;
  const originOf = originFinder(draft);
  const taken = new Set(given);
  const codes = new Map<string, string>();
  for (const [key, { kind }] of coverage.grids) {
    const origin = kind === 'micro' ? null : originOf(key);
    if (base.grids.has(key) || origin === null) continue;
    const code = temporaryCode(origin, taken);
    taken.add(code);
    codes.set(key, code);
  }
  // What is nested anew in a temporary plan is numbered like any other micro-grid.
  const others = assignCodes(coverage, taken);
  return new Map([...others, ...codes]);
}

/**
 * What a draft makes of the grids in force, with a code for every new grid.
 * @param given every code ever given in the plan's communities
 * @throws CodesExhausted when none is left
 */
export function approvedGrids(
  draft: Draft,
  { county, isTemporary, given }: { county: string; isTemporary: boolean; given: Set<string> },
): ApprovedGrid[] {
  const { base, coverage, communities } = draft;
  const changed = keysThatDiffer(base, coverage);
  const townOf = new Map(communities.map(({ code, town }) => [code, town]));
  const codes = isTemporary ? suffixedCodes(draft, given) : assignCodes(coverage, given);
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
