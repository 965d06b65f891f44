import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { NewestSource } from '../situation/newest.ts';
import type { Coverage } from '../store/coverage.ts';
import type { IndexedRegisters } from '../store/registers.ts';

/**
 * Which grids have a station that is not heard, 1 each: their level rests on what is still heard and on what was
 * heard last, and the map must say so. What no rule judges, as where a unit is, makes no level and is left out.
 * @returns by index of the grid; null without a coverage
 */
export function unheardGrids(
  coverage: Coverage | null,
  { streams }: Pick<IndexedRegisters, 'streams'>,
  telemetry: Pick<NewestSource, 'indexOf' | 'condition'>,
): Uint8Array | null {
  if (!coverage) return null;
  const unheard = new Uint8Array(coverage.codes.length);
  for (const { number, grid, rule } of streams) {
    const index = grid === null || rule === null ? undefined : coverage.indexOf.get(grid);
    if (index === undefined) continue;
    const row = telemetry.indexOf(number);
    if (row < 0 || telemetry.condition[row] === CONDITION_CODE.unknown) unheard[index] = 1;
  }
  return unheard;
}
