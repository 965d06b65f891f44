import type { SectionName } from './sections.ts';

/** What a page of the registers shows: a section's list, or with `item` one file in it. */
export type Shown = { section: SectionName; item: string | null };

/** Sections that open a file within its list: what is seen stays where it is. */
const OPENS_IN_ITS_LIST: readonly SectionName[] = ['alarm-review'];

/**
 * How far down the page is to be after a step: a file and another section begin at their head, a list lies where it was left.
 * @param listTop how far down the section's list was left, CSS pixels
 * @returns CSS pixels; null: as far as it is
 */
export function scrollAfter(before: Shown, after: Shown, listTop: number): number | null {
  if (before.section !== after.section) return 0;
  if (before.item === after.item || OPENS_IN_ITS_LIST.includes(after.section)) return null;
  return after.item === null ? listTop : 0;
}
