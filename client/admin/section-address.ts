import { useSyncExternalStore } from 'react';
import { followAddress, stepTo } from '../ui/address.ts';

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

const SECTION = 'section';

/** The section the address opens: its `section`, or the first. */
export function sectionOfAddress(): AdminSection {
  const wanted = new URL(location.href).searchParams.get(SECTION);
  return SECTIONS.find((name) => name === wanted) ?? SECTIONS[0];
}

/** The same, kept up with every step, back and forward too. */
export const useSection = (): AdminSection => useSyncExternalStore(followAddress, sectionOfAddress);

/** Opens a section, as a step of the browser's history: a reload stays there. */
export function chooseSection(section: AdminSection): void {
  const next = new URL(location.href);
  next.searchParams.set(SECTION, section);
  stepTo(next);
}
