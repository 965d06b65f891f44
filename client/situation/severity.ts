import { CONDITION_CODE } from '../../shared/model/level.ts';

/** By condition code: how much it asks to be looked at. Unknown is more than nothing, less than any level. */
const SEVERITY = [0, 2, 3, 4, 5, 1] as const;

/** The condition code of the two that asks for more. */
export const worse = (a: number, b: number): number => (SEVERITY[b]! > SEVERITY[a]! ? b : a);

/** The worst of some condition codes; `none` of none. */
export const worst = (codes: Iterable<number>): number => {
  let found: number = CONDITION_CODE.none;
  for (const code of codes) found = worse(found, code);
  return found;
};

/** For sorting: what asks for more is drawn later, on top. */
export const severityOf = (code: number): number => SEVERITY[code] ?? 0;

type Judged = { condition: number };

/** In the order they are drawn: what asks for more lies on top of what asks for less. */
export const worstLast = <Thing extends Judged>(things: readonly Thing[]): Thing[] =>
  [...things].sort((a, b) => severityOf(a.condition) - severityOf(b.condition));

/** Things that ask for the same together, those that ask for most last; no group is empty. */
export function byDegree<Thing extends Judged>(things: readonly Thing[]): Thing[][] {
  const groups: Thing[][] = [];
  for (const thing of worstLast(things)) {
    const group = groups.at(-1);
    if (group?.[0]?.condition === thing.condition) group.push(thing);
    else groups.push([thing]);
  }
  return groups;
}
