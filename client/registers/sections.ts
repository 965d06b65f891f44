import { type ComponentType, lazy } from 'react';

const section = (load: () => Promise<ComponentType>) =>
  lazy(() => load().then((component) => ({ default: component })));

/** The sections of the registers' page in their order; the code of each is fetched when it is opened. */
export const SECTIONS = {
  'alarm-figures': section(
    async () => (await import('../admin/alarm-figures-section.tsx')).AlarmFiguresSection,
  ),
  warnings: section(async () => (await import('./warnings/warnings-section.tsx')).WarningsSection),
} as const;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];
