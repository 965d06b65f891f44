import type { GridKey } from '../../model/grid-edit.ts';
import { boundsOf } from './bounds.ts';
import { type Coverage, ringsOfGrid } from './coverage.ts';
import { PER_DEGREE } from './lattice.ts';

/** Sequences of a community have three digits, those of micro-grids in a grid two. */
const LAST_GRID = 999;
const LAST_MICRO = 99;
/** Grids whose middles lie in one column are told apart from north to south; a thousandth of a degree [D]. */
const COLUMN = PER_DEGREE / 1_000;

/** All numbers of a community or a grid have been given once, and none is given again. */
export class CodesExhausted extends Error {
  readonly within: string;

  constructor(within: string) {
    super(`expected a free code within ${within}, all were given`);
    this.name = 'CodesExhausted';
    this.within = within;
  }
}

/**
 * Codes for the grids that are new in a draft: numbers of a community that were never given, the smallest above all
 * that were, from west to east and from north to south; a micro-grid's two digits likewise within its grid. Source:
 * DOMAIN.md §1 (15 = 6 + 3 + 3 + 3, and 2 more).
 *
 * @param used every code that was ever in force in these communities, of grids and of micro-grids
 * @param given codes that some of the new grids have already; the answer has them too
 * @throws CodesExhausted
 */
export function assignCodes(
  coverage: Coverage,
  used: Iterable<string>,
  given: ReadonlyMap<GridKey, string> = new Map(),
): Map<GridKey, string> {
  const last = new Map<string, number>();
  for (const code of [...used, ...coverage.grids.keys()]) note(last, code);
  const codes = new Map(given);
  for (const { key, community, parent } of inOrder(coverage)) {
    const isNew = key.startsWith('new-');
    if (!isNew || codes.has(key)) continue;
    const within = parent === null ? community : (codes.get(parent) ?? parent).slice(0, 15);
    const next = (last.get(within) ?? 0) + 1;
    if (next > (parent === null ? LAST_GRID : LAST_MICRO)) throw new CodesExhausted(within);
    last.set(within, next);
    codes.set(key, `${within}${String(next).padStart(parent === null ? 3 : 2, '0')}`);
  }
  return codes;
}

/**
 * A code for a piece of a grid that is split for a time only: its grid's with a suffix of its own.
 *
 * @throws CodesExhausted
 */
export function temporaryCode(grid: string, used: Iterable<string>): string {
  const taken = new Set(used);
  for (let number = 1; number <= LAST_MICRO; number += 1) {
    const code = `${grid.slice(0, 15)}-T${number}`;
    if (!taken.has(code)) return code;
  }
  throw new CodesExhausted(grid);
}

function note(last: Map<string, number>, code: string): void {
  const grid = /^(\d{12})(\d{3})/.exec(code);
  if (!grid) return;
  last.set(grid[1]!, Math.max(last.get(grid[1]!) ?? 0, Number(grid[2])));
  const micro = /^(\d{15})(\d{2})$/.exec(code);
  if (micro) last.set(micro[1]!, Math.max(last.get(micro[1]!) ?? 0, Number(micro[2])));
}

/** Grids before micro-grids, in columns from west to east, from north to south within one. */
function inOrder(coverage: Coverage) {
  const grids = [...coverage.grids.values()].map((grid) => {
    const { west, south, east, north } = boundsOf(ringsOfGrid(coverage, grid.key));
    return { ...grid, column: Math.floor((west + east) / 2 / COLUMN), height: south + north };
  });
  return grids.sort(
    (one, other) =>
      Number(one.parent !== null) - Number(other.parent !== null) ||
      one.column - other.column ||
      other.height - one.height ||
      (one.key < other.key ? -1 : 1),
  );
}
