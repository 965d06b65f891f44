import { parentsOf } from '../store/coverage.ts';
import type { LiveState } from '../store/live-store.ts';

type Known = Pick<LiveState, 'registers' | 'coverage'>;

const communityNames = new WeakMap<object, ReadonlyMap<string, string>>();

function communityName({ coverage }: Known, code: string): string | null {
  if (coverage === null) return null;
  let names = communityNames.get(coverage);
  if (names === undefined) {
    names = new Map(coverage.communities.map((community) => [community.code, community.name]));
    communityNames.set(coverage, names);
  }
  return names.get(code) ?? null;
}

/** The name of a city, county, town, community or functional area; the code where none is known. */
export const areaName = (known: Known, code: string): string =>
  known.registers?.areaByCode.get(code)?.name ?? communityName(known, code) ?? code;

/** County, town and community above a grid, outermost first. */
export function placeOfGrid(known: Known, gridCode: string): string[] {
  const { county, town, community } = parentsOf(gridCode);
  return [county, town, community].map((code) => areaName(known, code));
}

/** `县区 · 街镇` of a town code, for lists. */
export function placeOfTown(known: Known, town: string | null): string {
  if (town === null) return '';
  const parent = known.registers?.areaByCode.get(town)?.parent ?? null;
  const names = [parent === null ? null : areaName(known, parent), areaName(known, town)];
  return names.filter((name) => name !== null).join(' · ');
}
