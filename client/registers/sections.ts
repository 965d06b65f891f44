import { later } from '../ui/later.ts';

/** The sections of the registers' page, by what they are about; the code of each is fetched when it is opened. */
export const SECTION_GROUPS = {
  // Art. 8: risks stand before events.
  risk: {
    prevention: later(
      async () => (await import('./prevention/prevention-section.tsx')).PreventionSection,
    ),
    hazards: later(async () => (await import('./hazards/hazards-section.tsx')).HazardsSection),
    dangers: later(async () => (await import('./dangers/dangers-section.tsx')).DangersSection),
    tips: later(async () => (await import('./tips/tips-section.tsx')).TipsSection),
    digging: later(async () => (await import('./digging/digging-section.tsx')).DiggingSection),
    'spatial-checks': later(
      async () => (await import('./places/spatial-checks-section.tsx')).SpatialChecksSection,
    ),
    'key-places': later(
      async () => (await import('./key-places/key-places-section.tsx')).KeyPlacesSection,
    ),
    'protected-objects': later(
      async () => (await import('./places/protected-objects-section.tsx')).ProtectedObjectsSection,
    ),
    'import-rows': later(async () => (await import('./imports/import-section.tsx')).ImportSection),
  },
  gathering: {
    events: later(async () => (await import('./events/events-section.tsx')).EventsSection),
    spontaneous: later(
      async () => (await import('./spontaneous/spontaneous-section.tsx')).SpontaneousSection,
    ),
  },
  command: {
    'emergency-plans': later(
      async () =>
        (await import('./emergency-plans/emergency-plans-section.tsx')).EmergencyPlansSection,
    ),
    drills: later(async () => (await import('./drills/drills-section.tsx')).DrillsSection),
    shelters: later(async () => (await import('./shelters/shelters-section.tsx')).SheltersSection),
    supplies: later(async () => (await import('./supplies/supplies-section.tsx')).SuppliesSection),
    certifications: later(
      async () =>
        (await import('./certifications/certifications-section.tsx')).CertificationsSection,
    ),
    cases: later(async () => (await import('./cases/cases-section.tsx')).CasesSection),
    handover: later(async () => (await import('./handover/handover-section.tsx')).HandoverSection),
  },
  grid: {
    staffing: later(async () => (await import('./staffing/staffing-section.tsx')).StaffingSection),
    patrols: later(async () => (await import('./patrols/patrols-section.tsx')).PatrolsSection),
    'service-items': later(
      async () => (await import('./service-items/service-items-section.tsx')).ServiceItemsSection,
    ),
    'grid-tasks': later(
      async () => (await import('./grid-tasks/grid-tasks-section.tsx')).GridTasksSection,
    ),
  },
  alarm: {
    warnings: later(async () => (await import('./warnings/warnings-section.tsx')).WarningsSection),
    shelved: later(async () => (await import('./shelved/shelved-section.tsx')).ShelvedSection),
    'alarm-review': later(
      async () => (await import('./alarm-review/alarm-review-section.tsx')).AlarmReviewSection,
    ),
    'alarm-figures': later(
      async () => (await import('../admin/alarm-figures-section.tsx')).AlarmFiguresSection,
    ),
  },
} as const;

export type SectionGroup = keyof typeof SECTION_GROUPS;

const { risk, gathering, command, grid, alarm } = SECTION_GROUPS;
export const SECTIONS = { ...risk, ...gathering, ...command, ...grid, ...alarm } as const;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];
