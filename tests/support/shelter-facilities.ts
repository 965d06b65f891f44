import type { ShelterFacilities } from '../../shared/model/shelter-file.ts';

/** A school hall of 2,000 m² of which everything is recorded and nothing binds but the area. */
export const facilities = (changes: Partial<ShelterFacilities> = {}): ShelterFacilities => ({
  classes: ['short'],
  space: 'indoor',
  administration: 'town',
  grossAreaSquareMetres: 2_600,
  effectiveAreaSquareMetres: 2_000,
  beds: 1_000,
  toilets: 60,
  waterLitresPerDay: 16_000,
  accessible: true,
  backupPower: false,
  supplies: {
    tents: 0,
    blankets: 800,
    rations: 2_000,
    firstAid: true,
    lighting: null,
    extinguishers: 12,
  },
  accessPoints: [{ name: '东门', place: [120.3, 31.5], stepFree: true }],
  managingUnit: '示例学校',
  ...changes,
});
