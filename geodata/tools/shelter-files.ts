import type { Shelter, ShelterClass } from '../../shared/model/shelter.ts';
import type { ShelterFacilities } from '../../shared/model/shelter-file.ts';
import type { SeedShelterFile } from '../read.ts';
import { between, pick, pickWeighted, type Random, randomFor } from './random.ts';

/** Units of the demonstration: none of them exists. */
const UNITS = ['示例社区服务中心', '示例学校', '示例公园管理处', '示例文体中心', '示例街道办事处'];
const SECOND_CLASSES: Readonly<Record<ShelterClass, readonly ShelterClass[]>> = {
  emergency: [],
  short: ['emergency'],
  medium: ['emergency', 'short'],
  long: ['emergency', 'short', 'medium'],
};
/** What makes a site without a counter smaller than its area; a counted one keeps the capacity its counter knows. */
const SHORTAGES = { none: 45, toilets: 22, water: 14, beds: 11, unrecorded: 8 };
type Shortage = keyof typeof SHORTAGES;
const REASONS = ['屋面检修', '改造施工', '供水中断'];
const UNVERIFIED_PART = 0.12;

const yesNo = (random: Random, yes: number): boolean | null => {
  const drawn = random();
  if (drawn < yes) return true;
  return drawn < 0.94 ? false : null;
};

/** Enough for everybody the area holds, or `part` of it where this is what is short. */
const enough = (capacity: number, each: number, part: number): number =>
  Math.ceil((capacity * part) / each);

function needsOf(shelter: Shelter, random: Random) {
  const { class: of, capacity, stream } = shelter;
  const drawn: Shortage = pickWeighted(random, SHORTAGES);
  const shortage: Shortage = stream !== null ? 'none' : drawn;
  const short = between(random, 40, 85) / 100;
  const part = (what: Shortage) => (shortage === what ? short : 1 + between(random, 0, 20) / 100);
  const isStay = of !== 'emergency';
  const isUnrecorded = shortage === 'unrecorded';
  const toilets = enough(capacity, isStay ? 20 : 50, part('toilets'));
  const water = Math.ceil(enough(capacity, 1 / 15, part('water')) / 100) * 100;
  const beds = enough(capacity, 1, part('beds'));
  return {
    toilets: isUnrecorded ? null : toilets,
    waterLitresPerDay: isUnrecorded ? null : water,
    beds: isStay ? beds : null,
  };
}

function suppliesOf({ capacity }: Shelter, random: Random): ShelterFacilities['supplies'] {
  const some = (each: number) => {
    const drawn = random();
    if (drawn < 0.1) return null;
    return drawn < 0.25 ? false : Math.ceil(capacity / each);
  };
  return {
    tents: some(40),
    blankets: some(4),
    rations: some(3),
    firstAid: yesNo(random, 0.8),
    lighting: yesNo(random, 0.85),
    extinguishers: some(150),
  };
}

function accessOf({ place: [lon, lat] }: Shelter, random: Random) {
  const names = random() < 0.6 ? ['东门', '西门'] : ['南门'];
  return names.map((name, at) => ({
    name,
    place: [
      Number((lon + (at === 0 ? 0.0004 : -0.0004)).toFixed(6)),
      Number((lat + (random() - 0.5) * 0.0004).toFixed(6)),
    ] as [number, number],
    stepFree: yesNo(random, 0.7),
  }));
}

function facilitiesOf(shelter: Shelter, random: Random): ShelterFacilities {
  const { class: of, space, effectiveAreaSquareMetres } = shelter;
  const seconds = SECOND_CLASSES[of].filter(() => random() < 0.5);
  const gross = effectiveAreaSquareMetres * (space === 'indoor' ? 1.35 : 1.7);
  return {
    classes: [of, ...seconds],
    space,
    administration:
      of === 'long' ? 'city' : of === 'medium' ? 'county' : pick(random, ['town', 'community']),
    grossAreaSquareMetres: Math.round(gross / 10) * 10,
    effectiveAreaSquareMetres,
    ...needsOf(shelter, random),
    accessible: yesNo(random, 0.75),
    backupPower: yesNo(random, of === 'emergency' ? 0.35 : 0.7),
    supplies: suppliesOf(shelter, random),
    accessPoints: accessOf(shelter, random),
    managingUnit: pick(random, UNITS),
  };
}

/** The files of the demonstration's shelters; where one is open, the order it is open on. */
export function buildShelterFiles(shelters: readonly Shelter[]): SeedShelterFile[] {
  const random = randomFor('shelter-files');
  return shelters.map((shelter, at) => ({
    shelter: shelter.id,
    facilities: facilitiesOf(shelter, random),
    verifiedDaysAgo: random() < UNVERIFIED_PART ? null : between(random, 3, 400),
    reason: shelter.state === 'unavailable' ? pick(random, REASONS) : null,
    order: shelter.state === 'open' ? `示例应急〔2026〕${at + 1}号` : null,
  }));
}
