import { useSyncExternalStore } from 'react';
import { followAddress, stepTo } from '../ui/address.ts';
import { SECTION_NAMES, type SectionName } from './sections.ts';

const SECTION = 'section';
const ITEM = 'item';
const INCIDENT = 'incident';

const address = () => new URL(location.href);

/** The section the address opens: its `section`, or the first. */
export function sectionOfAddress(): SectionName {
  const wanted = address().searchParams.get(SECTION);
  return SECTION_NAMES.find((name) => name === wanted) ?? SECTION_NAMES[0]!;
}

/** The id of the one file the address opens; null: the list. */
export const itemOfAddress = (): string | null => address().searchParams.get(ITEM);

/** The incident that something new is for; null: none. */
export const incidentOfAddress = (): string | null => address().searchParams.get(INCIDENT);

/** The same, kept up with every step, back and forward too. */
export const useSection = (): SectionName => useSyncExternalStore(followAddress, sectionOfAddress);

export const useItem = (): string | null => useSyncExternalStore(followAddress, itemOfAddress);

/** Opens a section, as a step of the browser's history. */
export function chooseSection(section: SectionName): void {
  const next = address();
  next.searchParams.set(SECTION, section);
  next.searchParams.delete(ITEM);
  next.searchParams.delete(INCIDENT);
  stepTo(next);
}

/** Opens a file, or with null the list, as a step of the browser's history. */
export function chooseItem(item: string | null): void {
  const next = address();
  next.searchParams.delete(INCIDENT);
  if (item === null) next.searchParams.delete(ITEM);
  else next.searchParams.set(ITEM, item);
  stepTo(next);
}

/** The address of a section, and of one file in it, for links from the map's cards. */
export const registersLink = (section: SectionName, item?: string): string =>
  `/registers?${SECTION}=${section}${item === undefined ? '' : `&${ITEM}=${encodeURIComponent(item)}`}`;
