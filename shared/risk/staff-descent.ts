import type { StaffCount } from '../model/staffing.ts';

/** Ground of one grid that lies in another afterwards, or stays its own. */
export type Descent = { from: string; to: string };
/** The grids a plan changes: those of them in force before, those in force afterwards, and where ground went. */
export type GridChange = {
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
  descents: readonly Descent[];
};
/**
 * What is known of a grid's staff afterwards: its own count holds, the counts of `from` added up are its own, or
 * somebody must count.
 */
export type Carried = { outcome: 'kept' | 'summed' | 'recount'; from: string[] };
export type Heads = Pick<StaffCount, 'fullTime' | 'partTime' | 'volunteers' | 'countedOn'>;

const MOST_POSTS = 999;
const MOST_VOLUNTEERS = 9_999;

/** Where the ground of each grid of before lies afterwards. One that stays in force stays in itself. */
function destinations({ before, after, descents }: GridChange): Map<string, Set<string>> {
  const found = new Map(
    [...before].map((code) => [code, new Set(after.has(code) ? [code] : [])] as const),
  );
  for (const { from, to } of descents) if (after.has(to)) found.get(from)?.add(to);
  return found;
}

/**
 * Where everybody counted in a grid is afterwards; null: in one of several, and nobody knows which. A border that
 * moves between grids that stay moves nobody's post; a grid made of a piece of another may have taken some.
 */
function homeOf(code: string, to: ReadonlySet<string>, { before, after }: GridChange) {
  const isSplit = [...to].some((one) => !before.has(one));
  if (after.has(code) && !isSplit) return code;
  const [only = null] = to;
  return to.size === 1 ? only : null;
}

/**
 * How counts carry over when grids change (art. 50) [D]: the regulation says nothing of it, so nothing is divided
 * by guess and nothing unknown becomes a number.
 * @returns by the code of every grid in force afterwards
 */
export function carryStaff(change: GridChange): Map<string, Carried> {
  const { before, after } = change;
  const claims = new Map<string, string[]>([...after].map((code) => [code, []]));
  const doubts = new Map<string, string[]>([...after].map((code) => [code, []]));
  for (const [from, to] of destinations(change)) {
    const home = homeOf(from, to, change);
    if (home !== null) claims.get(home)?.push(from);
    else {
      for (const code of to) {
        // A neighbour that only got a strip of a grid that is split lost nobody and took nobody over.
        const isPart = code === from || !before.has(code) || !after.has(from);
        if (isPart) doubts.get(code)?.push(from);
      }
    }
  }
  const carriedOf = (code: string): Carried => {
    const [own, unsure] = [claims.get(code)!, doubts.get(code)!];
    const from = [...own, ...unsure].sort();
    if (unsure.length > 0 || own.length === 0) return { outcome: 'recount', from };
    return { outcome: own.length === 1 && own[0] === code ? 'kept' : 'summed', from };
  };
  return new Map([...after].sort().map((code) => [code, carriedOf(code)]));
}

/** Counts added up, as old as the oldest; null where one is unknown: a sum of some is the sum of none. */
export function sumOfHeads(counts: readonly (Heads | null)[]): Heads | null {
  const known = counts.filter((count) => count !== null);
  if (known.length === 0 || known.length < counts.length) return null;
  const sum = (field: 'fullTime' | 'partTime' | 'volunteers') =>
    known.reduce((all, count) => all + count[field], 0);
  const [fullTime, partTime, volunteers] = [sum('fullTime'), sum('partTime'), sum('volunteers')];
  if (Math.max(fullTime, partTime) > MOST_POSTS || volunteers > MOST_VOLUNTEERS) return null;
  const countedOn = known.map((count) => count.countedOn).sort()[0]!;
  return { fullTime, partTime, volunteers, countedOn };
}
