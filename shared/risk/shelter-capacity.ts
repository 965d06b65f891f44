import type { Confidence } from '../model/rule.ts';
import { SHELTER_STANDARDS, type ShelterClass } from '../model/shelter.ts';
import type { CapacityLimit, ShelterFacilities } from '../model/shelter-file.ts';

/**
 * One limit worked out: `have` of something, and how much of it a place takes (`divides`: m² or litres a
 * day) or how many places one gives. `places` null: nobody recorded how much there is.
 */
export type LimitShare = {
  limit: CapacityLimit;
  have: number | null;
  each: number;
  divides: boolean;
  places: number | null;
  source: string;
  confidence: Confidence;
};

/** Places by a formula: the least of the limits that are recorded; those that are not are named. */
export type Capacity = {
  places: number;
  binding: CapacityLimit;
  limits: LimitShare[];
  unrecorded: CapacityLimit[];
};

const GB_51143 = 'GB 51143-2015';
const SPHERE = 'Sphere';
/** Litres of water a head and day, and heads a toilet: at first, and when they stay. Sphere [S]. */
export const WATER_LITRES = 15;
export const HEADS_A_TOILET = { first: 50, staying: 20 } as const;
/** Sphere [S]: covered floor indoors, ground of a camp outdoors; the least of 30 to 45 m². */
const SPHERE_SQUARE_METRES = { indoor: 3.5, outdoor: 30 } as const;

type Draft = Omit<LimitShare, 'places'>;

const share = (draft: Draft): LimitShare => {
  const { have, each, divides } = draft;
  const places = have === null ? null : Math.floor(divides ? have / each : have * each);
  return { ...draft, places };
};

function capacityOf(drafts: readonly Draft[]): Capacity {
  const limits = drafts.map(share);
  const known = limits.flatMap(({ limit, places }) => (places === null ? [] : [{ limit, places }]));
  const least = known.reduce((found, next) => (next.places < found.places ? next : found));
  const unrecorded = limits.filter(({ places }) => places === null).map(({ limit }) => limit);
  return { places: least.places, binding: least.limit, limits, unrecorded };
}

const sphere = { source: SPHERE, confidence: 'S' } as const;
const water = ({ waterLitresPerDay }: ShelterFacilities): Draft => ({
  ...sphere,
  limit: 'water',
  have: waterLitresPerDay,
  each: WATER_LITRES,
  divides: true,
});
const toilets = (facilities: ShelterFacilities, each: number): Draft => ({
  ...sphere,
  limit: 'toilets',
  have: facilities.toilets,
  each,
  divides: false,
});

/**
 * How many a site takes in as one class: effective area ÷ m² a head (GB 51143 [L]), no more than its
 * beds, toilets and water serve. An emergency stay of a day needs no beds, and the toilets of the
 * first phase [D].
 */
export function classCapacity(of: ShelterClass, facilities: ShelterFacilities): Capacity {
  const isDayOnly = of === 'emergency';
  const area: Draft = {
    limit: 'area',
    have: facilities.effectiveAreaSquareMetres,
    each: SHELTER_STANDARDS[of].squareMetresPerPlace,
    divides: true,
    source: GB_51143,
    confidence: 'L',
  };
  const beds: Draft = {
    limit: 'beds',
    have: facilities.beds,
    each: 1,
    divides: false,
    source: '本平台',
    confidence: 'D',
  };
  const perToilet = isDayOnly ? HEADS_A_TOILET.first : HEADS_A_TOILET.staying;
  return capacityOf([
    area,
    ...(isDayOnly ? [] : [beds]),
    toilets(facilities, perToilet),
    water(facilities),
  ]);
}

/** The stricter check for those who stay, by Sphere [S]: covered floor indoors, camp ground outdoors. */
export function stayCapacity(facilities: ShelterFacilities): Capacity {
  const { space, grossAreaSquareMetres, effectiveAreaSquareMetres } = facilities;
  const ground = grossAreaSquareMetres ?? effectiveAreaSquareMetres;
  const area: Draft = {
    ...sphere,
    limit: 'area',
    have: space === 'indoor' ? effectiveAreaSquareMetres : ground,
    each: SPHERE_SQUARE_METRES[space],
    divides: true,
  };
  return capacityOf([area, toilets(facilities, HEADS_A_TOILET.staying), water(facilities)]);
}

/** What is known of a site whose file nobody has written: its register entry. */
export const unwrittenFacilities = (shelter: {
  class: ShelterClass;
  space: 'indoor' | 'outdoor';
  effectiveAreaSquareMetres: number;
}): ShelterFacilities => ({
  classes: [shelter.class],
  space: shelter.space,
  administration: null,
  grossAreaSquareMetres: null,
  effectiveAreaSquareMetres: shelter.effectiveAreaSquareMetres,
  beds: null,
  toilets: null,
  waterLitresPerDay: null,
  accessible: null,
  backupPower: null,
  supplies: {
    tents: null,
    blankets: null,
    rations: null,
    firstAid: null,
    lighting: null,
    extinguishers: null,
  },
  accessPoints: [],
  managingUnit: null,
});
