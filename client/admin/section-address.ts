import { partOfAddress, stepWith, useAddress } from '../ui/address.ts';

export const SECTIONS = [
  'walls',
  'accounts',
  'feeds',
  'read-keys',
  'rules',
  'thresholds',
  'watch-rules',
  'run-cards',
  'alarm-figures',
  'journal',
] as const;
export type AdminSection = (typeof SECTIONS)[number];

/** The section the address opens: its `section`, or the first. */
export function sectionOfAddress(): AdminSection {
  const wanted = partOfAddress('section');
  return SECTIONS.find((name) => name === wanted) ?? SECTIONS[0];
}

/** The same, kept up with every step, back and forward too. */
export const useSection = (): AdminSection => useAddress(sectionOfAddress);

/** Opens a section, as a step of the browser's history: a reload stays there. */
export const chooseSection = (section: AdminSection): void => stepWith({ section });
