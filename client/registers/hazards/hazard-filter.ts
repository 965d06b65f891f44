import type { HazardClass } from '../../../shared/model/hazard.ts';
import type { HazardState } from '../../../shared/model/hazard-file.ts';
import type { Level } from '../../../shared/model/level.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';

/** What the list is narrowed to; '' is anything. */
export type HazardFilter = {
  text: string;
  class: HazardClass | '';
  town: string;
  state: HazardState | '';
  risk: Level | 'unknown' | '';
  overdue: boolean;
};

export const NO_FILTER: HazardFilter = {
  ...{ text: '', class: '', town: '', state: '', risk: '', overdue: false },
};

const fits = (wanted: string, value: string): boolean => wanted === '' || wanted === value;

/** Whether a hazard passes; words are looked for in its name and its unit, as they are shown. */
export function passesFilter(filter: HazardFilter, hazard: HazardSummary): boolean {
  const words = `${hazard.name} ${hazard.responsibleUnit ?? ''}`.toLowerCase();
  return (
    words.includes(filter.text.trim().toLowerCase()) &&
    fits(filter.class, hazard.class) &&
    fits(filter.town, hazard.town) &&
    fits(filter.state, hazard.state) &&
    fits(filter.risk, hazard.risk ?? 'unknown') &&
    (!filter.overdue || hazard.overdue)
  );
}

/** The end of an address that opens the list on what is overdue. */
export const OVERDUE_ONLY = '#overdue';

/** What the list begins with. */
export const filterOfAddress = (): HazardFilter => ({
  ...NO_FILTER,
  overdue: location.hash === OVERDUE_ONLY,
});

/** What the list is narrowed to, for the journal: `class=gas&overdue=true`. */
export const filterWords = (filter: HazardFilter): string =>
  Object.entries(filter)
    .filter(([, wanted]) => wanted !== '' && wanted !== false)
    .map(([name, wanted]) => `${name}=${wanted}`)
    .join('&');
