import { type ComponentType, lazy } from 'react';

const section = (load: () => Promise<ComponentType>) =>
  lazy(() => load().then((component) => ({ default: component })));

/** The sections of the registers' page in their order; the code of each is fetched when it is opened. */
export const SECTIONS = {
  'alarm-figures': section(
    async () => (await import('../admin/alarm-figures-section.tsx')).AlarmFiguresSection,
  ),
  shelved: section(async () => (await import('./shelved/shelved-section.tsx')).ShelvedSection),
  'alarm-review': section(
    async () => (await import('./alarm-review/alarm-review-section.tsx')).AlarmReviewSection,
  ),
} as const;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];
