import { partOfAddress, stepWith, useAddress } from '../ui/address.ts';
import { SECTION_NAMES, type SectionName } from './sections.ts';

/** The section the address opens: its `section`, or the first. */
export function sectionOfAddress(): SectionName {
  const wanted = partOfAddress('section');
  return SECTION_NAMES.find((name) => name === wanted) ?? SECTION_NAMES[0]!;
}

/** The id of the one file the address opens; null: the list. */
export const itemOfAddress = (): string | null => partOfAddress('item');

/** The incident that something new is for; null: none. */
export const incidentOfAddress = (): string | null => partOfAddress('incident');

/** The same, kept up with every step, back and forward too. */
export const useSection = (): SectionName => useAddress(sectionOfAddress);

export const useItem = (): string | null => useAddress(itemOfAddress);

/** Opens a section, as a step of the browser's history. */
export const chooseSection = (section: SectionName): void =>
  stepWith({ section, item: null, incident: null });

/** Opens a file, or with null the list, as a step of the browser's history. */
export const chooseItem = (item: string | null): void => stepWith({ item, incident: null });

/** The address of a section, and of one file in it, for links from the map's cards. */
export const registersLink = (section: SectionName, item?: string): string =>
  `/registers?section=${section}${item === undefined ? '' : `&item=${encodeURIComponent(item)}`}`;
