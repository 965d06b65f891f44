import { SECTION_NAMES, type SectionName } from './sections.ts';

const SECTION = 'section';
const ITEM = 'item';
const INCIDENT = 'incident';

const address = () => new URL(location.href);

/** The section this address opens: its `section`, or the first. */
export function sectionOfAddress(): SectionName {
  const wanted = address().searchParams.get(SECTION);
  return SECTION_NAMES.find((name) => name === wanted) ?? SECTION_NAMES[0]!;
}

/** The id of the one file this address opens; null: the list. */
export const itemOfAddress = (): string | null => address().searchParams.get(ITEM);

/** The incident that something new is for; null: none. */
export const incidentOfAddress = (): string | null => address().searchParams.get(INCIDENT);

/** Writes the section into the address, so that a link opens it again. */
export function chooseSection(section: SectionName): void {
  const next = address();
  next.searchParams.set(SECTION, section);
  next.searchParams.delete(ITEM);
  next.searchParams.delete(INCIDENT);
  history.pushState(null, '', next);
}

/** Writes the opened file into the address; null: back to the list. */
export function chooseItem(item: string | null): void {
  const next = address();
  next.searchParams.delete(INCIDENT);
  if (item === null) next.searchParams.delete(ITEM);
  else next.searchParams.set(ITEM, item);
  history.pushState(null, '', next);
}

/** The address of a section, and of one file in it, for links from the map's cards. */
export const registersLink = (section: SectionName, item?: string): string =>
  `/registers?${SECTION}=${section}${item === undefined ? '' : `&${ITEM}=${encodeURIComponent(item)}`}`;
