import { gridOutline } from '../../shared/geo/coverage/coverage.ts';
import { lineageOf } from '../../shared/geo/coverage/difference.ts';
import { assignCodes, temporaryCode } from '../../shared/geo/coverage/grid-codes.ts';
import { keysThatDiffer } from './conflict.ts';
import type { Draft } from './drafts.ts';
import type { ApprovedGrid } from './result-repository.ts';

/** The parts of a temporary split, each under the code of the grid its ground was. */
function suffixedCodes(draft: Draft, given: ReadonlySet<string>): Map<string, string> {
  const { base, coverage } = draft;
  const lineage = lineageOf(base, coverage);
  const taken = new Set(given);
  const codes = new Map<string, string>();
  for (const [key, { kind }] of coverage.grids) {
    const [origin] = lineage.get(key) ?? [];
    if (base.grids.has(key) || kind === 'micro' || origin === undefined) continue;
    const code = temporaryCode(origin.grid, taken);
    taken.add(code);
    codes.set(key, code);
  }
  // What is nested anew in a temporary plan is numbered like any other micro-grid.
  return assignCodes(coverage, taken, codes);
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
