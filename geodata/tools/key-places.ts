import type { KeyPlaceKind } from '../../shared/model/key-place.ts';
import type { KeyPlaceDraft } from '../read.ts';
import type { Ground } from './ground.ts';
import { DEDICATED_PLACES } from './places.ts';
import { between, pick, type Random, randomFor } from './random.ts';

type Recipe = { kind: KeyPlaceKind; count: number; name: string; venueType?: string };
const RECIPES: readonly Recipe[] = [
  { kind: 'metro-station', count: 12, name: '示例地铁站' },
  { kind: 'coach-station', count: 5, name: '示例汽车站' },
  { kind: 'port', count: 3, name: '示例港口' },
  { kind: 'wharf', count: 5, name: '示例码头' },
  { kind: 'school', count: 20, name: '示例学校' },
  { kind: 'kindergarten', count: 15, name: '示例幼儿园' },
  { kind: 'bank', count: 10, name: '示例银行网点' },
  { kind: 'hospital', count: 12, name: '示例医院' },
  { kind: 'theatre', count: 5, name: '示例影剧院' },
  { kind: 'heritage', count: 5, name: '示例文保单位' },
  { kind: 'new-venue', count: 10, name: '示例私人影院', venueType: 'private-cinema' },
  { kind: 'new-venue', count: 8, name: '示例密室', venueType: 'escape-room' },
  { kind: 'new-venue', count: 8, name: '示例剧本馆', venueType: 'script-murder' },
  { kind: 'new-venue', count: 3, name: '示例直播基地', venueType: 'live-streaming' },
];
const PUBLIC_PLACES: Readonly<Record<string, KeyPlaceKind>> = {
  无锡站: 'railway-station',
  无锡东站: 'railway-station',
  苏南硕放机场: 'airport',
};
/** Days since the last drill, up to: a good quarter is over the half-year. */
const LONGEST_DRILL_DAYS = 240;
const LONGEST_PLAN_DAYS = 700;

/** No shortcoming is invented for a place that exists. */
const IN_ORDER = { securityPlanDaysAgo: 60, emergencyPlanDaysAgo: 60, lastDrillDaysAgo: 30 };

/** Key places with plans and drills as invented; units are fictional. */
export function buildKeyPlaces(ground: Ground): KeyPlaceDraft[] {
  const random = randomFor('key-places');
  const known = DEDICATED_PLACES.flatMap(({ name, centre }) => {
    const kind = PUBLIC_PLACES[name];
    const spot = kind && (ground.at(centre) ?? ground.near(centre, 600, random));
    return spot ? [{ kind, venueType: null, name, ...spot }] : [];
  });
  const invented = RECIPES.flatMap(({ kind, count, name, venueType = null }) =>
    Array.from({ length: count }, (_, index) => {
      const { place, town, grid } = ground.within(pick(random, ground.homes), random);
      const serial = String(index + 1).padStart(3, '0');
      const full = `${name}${serial}（${ground.communityName(grid)}）`;
      return { kind, venueType, name: full, place, town, grid };
    }),
  );
  return [...known, ...invented].map((place, index) => ({
    id: `key-place-${String(index + 1).padStart(3, '0')}`,
    ...place,
    managerUnit: `示例运营单位${String(index + 1).padStart(3, '0')}`,
    ...(index < known.length ? IN_ORDER : days(random)),
    synthetic: true,
  }));
}

const days = (random: Random) => ({
  securityPlanDaysAgo: ago(random, LONGEST_PLAN_DAYS, 0.06),
  emergencyPlanDaysAgo: ago(random, LONGEST_PLAN_DAYS, 0.1),
  lastDrillDaysAgo: ago(random, LONGEST_DRILL_DAYS, 0.06),
});

/** @param share of those for which nothing is known */
const ago = (random: Random, longest: number, share: number): number | null =>
  random() < share ? null : between(random, 1, longest);
