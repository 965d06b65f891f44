import { type ComponentType, lazy } from 'react';

const section = (load: () => Promise<ComponentType>) =>
  lazy(() => load().then((component) => ({ default: component })));

/** The sections of the registers' page, by what they are about; the code of each is fetched when it is opened. */
export const SECTION_GROUPS = {
  // Art. 8: risks stand before events.
  risk: {
    prevention: section(
      async () => (await import('./prevention/prevention-section.tsx')).PreventionSection,
    ),
    hazards: section(async () => (await import('./hazards/hazards-section.tsx')).HazardsSection),
    dangers: section(async () => (await import('./dangers/dangers-section.tsx')).DangersSection),
    tips: section(async () => (await import('./tips/tips-section.tsx')).TipsSection),
    digging: section(async () => (await import('./digging/digging-section.tsx')).DiggingSection),
    'spatial-checks': section(
      async () => (await import('./places/spatial-checks-section.tsx')).SpatialChecksSection,
    ),
    'key-places': section(
      async () => (await import('./key-places/key-places-section.tsx')).KeyPlacesSection,
    ),
    'protected-objects': section(
      async () => (await import('./places/protected-objects-section.tsx')).ProtectedObjectsSection,
    ),
    'import-rows': section(
      async () => (await import('./imports/import-section.tsx')).ImportSection,
    ),
  },
  gathering: {
    events: section(async () => (await import('./events/events-section.tsx')).EventsSection),
    spontaneous: section(
      async () => (await import('./spontaneous/spontaneous-section.tsx')).SpontaneousSection,
    ),
  },
  command: {
    'emergency-plans': section(
      async () =>
        (await import('./emergency-plans/emergency-plans-section.tsx')).EmergencyPlansSection,
    ),
    drills: section(async () => (await import('./drills/drills-section.tsx')).DrillsSection),
    shelters: section(
      async () => (await import('./shelters/shelters-section.tsx')).SheltersSection,
    ),
    supplies: section(
      async () => (await import('./supplies/supplies-section.tsx')).SuppliesSection,
    ),
    certifications: section(
      async () =>
        (await import('./certifications/certifications-section.tsx')).CertificationsSection,
    ),
    cases: section(async () => (await import('./cases/cases-section.tsx')).CasesSection),
    handover: section(
      async () => (await import('./handover/handover-section.tsx')).HandoverSection,
    ),
  },
  grid: {
    staffing: section(
      async () => (await import('./staffing/staffing-section.tsx')).StaffingSection,
    ),
    patrols: section(async () => (await import('./patrols/patrols-section.tsx')).PatrolsSection),
    'service-items': section(
      async () => (await import('./service-items/service-items-section.tsx')).ServiceItemsSection,
    ),
    'grid-tasks': section(
      async () => (await import('./grid-tasks/grid-tasks-section.tsx')).GridTasksSection,
    ),
  },
  alarm: {
    warnings: section(
      async () => (await import('./warnings/warnings-section.tsx')).WarningsSection,
    ),
    shelved: section(async () => (await import('./shelved/shelved-section.tsx')).ShelvedSection),
    'alarm-review': section(
      async () => (await import('./alarm-review/alarm-review-section.tsx')).AlarmReviewSection,
    ),
    'alarm-figures': section(
      async () => (await import('../admin/alarm-figures-section.tsx')).AlarmFiguresSection,
    ),
  },
} as const;

export type SectionGroup = keyof typeof SECTION_GROUPS;

const { risk, gathering, command, grid, alarm } = SECTION_GROUPS;
export const SECTIONS = { ...risk, ...gathering, ...command, ...grid, ...alarm } as const;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];
