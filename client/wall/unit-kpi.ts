import type { Resource } from '../../shared/model/resource.ts';
import { type NewestSource, newestOf } from '../situation/newest.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import { type Kpi, kpi, newestReading } from './kpi.ts';

/**
 * A number of units, how old the newest of their positions is, and of how many no position is known now. A unit without
 * a stream of positions is looked for at its base and counts as neither.
 */
export function unitsKpi(
  name: Kpi['name'],
  units: readonly Resource[],
  { streamById }: IndexedRegisters,
  newest: NewestSource,
  more: Partial<Kpi> = {},
): Kpi {
  const told = units.flatMap((unit) => {
    if (unit.stream === null) return [];
    const stream = streamById.get(unit.stream);
    return [{ ...newestOf(newest, stream), periodSeconds: stream?.periodSeconds ?? 0 }];
  });
  const heard = told.filter(({ condition }) => condition !== 'unknown');
  const lost = told.length - heard.length;
  return kpi(name, units.length, {
    unit: '支',
    ...newestReading(heard),
    note: lost === 0 ? null : { key: 'wall.kpi.unlocated', count: lost },
    ...more,
  });
}
