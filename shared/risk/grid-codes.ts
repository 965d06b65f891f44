import type { Position } from '../model/common.ts';
import type { GridKind } from '../model/grid.ts';

/** A grid that has no code yet. `parent` by key or code: of a micro-grid the grid it lies in. */
export type Codeless = {
  key: string;
  community: string;
  kind: GridKind;
  parent: string | null;
  /** `[lon, lat]` of a place inside. */
  centre: Position;
  /** Of a temporary split: the code of the grid its ground came from. */
  temporaryOf: string | null;
};

const SEQUENCE_DIGITS = 3;
const MICRO_DIGITS = 2;
const MOST_SPLITS = 99;

/** From west to east, of equal ones from north to south (DOMAIN.md §1). */
const westToEast = ({ centre: one }: Codeless, { centre: other }: Codeless): number =>
  one[0] - other[0] || other[1] - one[1];

/** The lowest number above every one given under a stem, so that none is ever used again. */
function nextUnder(stem: string, digits: number, given: ReadonlySet<string>): string {
  let highest = 0;
  for (const code of given) {
    if (code.length !== stem.length + digits || !code.startsWith(stem)) continue;
    highest = Math.max(highest, Number(code.slice(stem.length)));
  }
  const next = highest + 1;
  if (next >= 10 ** digits) throw new RangeError(`grid codes: none is left under ${stem}`);
  return `${stem}${String(next).padStart(digits, '0')}`;
}

function nextSplit(parent: string, given: ReadonlySet<string>): string {
  for (let number = 1; number <= MOST_SPLITS; number += 1) {
    const code = `${parent}-T${number}`;
    if (!given.has(code)) return code;
  }
  throw new RangeError(`grid codes: none is left for parts of ${parent}`);
}

/**
 * Codes for new grids, W→E and N→S inside each community, two digits more for micro-grids, a suffix for
 * the parts of a temporary split. A code that was ever given is never given again.
 * @param given every code ever given in these communities
 * @throws RangeError when a community or a grid has no number left
 */
export function assignCodes(
  grids: readonly Codeless[],
  given: ReadonlySet<string>,
): Map<string, string> {
  const taken = new Set(given);
  const codes = new Map<string, string>();
  const codeFor = ({ community, kind, parent, temporaryOf }: Codeless): string => {
    if (kind === 'micro') {
      const stem = codes.get(parent ?? '') ?? parent ?? community;
      return nextUnder(stem, MICRO_DIGITS, taken);
    }
    if (temporaryOf !== null) return nextSplit(temporaryOf, taken);
    return nextUnder(community, SEQUENCE_DIGITS, taken);
  };
  const inOrder = [...grids].sort(westToEast);
  // A micro-grid's code begins with that of the grid it lies in, which may itself be new.
  const isMicro = ({ kind }: Codeless) => kind === 'micro';
  for (const grid of [...inOrder.filter((one) => !isMicro(one)), ...inOrder.filter(isMicro)]) {
    const code = codeFor(grid);
    taken.add(code);
    codes.set(grid.key, code);
  }
  return codes;
}
