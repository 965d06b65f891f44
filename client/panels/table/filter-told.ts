import type { Filters } from '../../store/view-store.ts';
import { writeFilters } from '../../store/view-url.ts';
import type { Arrangement } from './arrangement.ts';

/** The journal keeps no more of it than this. */
const LONGEST = 1_000;

/**
 * What held rows back, for the journal: the console's filters as in a link, then those of columns,
 * then the ground tables were held to.
 */
export function filterTold(
  filters: Filters,
  arrangement: Pick<Arrangement, 'filters'>,
  ground = '',
): string {
  const ofColumns = Object.entries(arrangement.filters).map(
    ([column, { how, wanted }]) => [`column.${column}`, `${how}:${wanted}`] as const,
  );
  return [...writeFilters(filters), ...ofColumns, ['ground', ground] as const]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
    .slice(0, LONGEST);
}
