import type { Position } from '../../shared/model/common.ts';
import type { ProtectedKind, ProtectedObject } from '../../shared/model/protected-object.ts';
import { readRegister } from '../read.ts';
import type { Ground, Spot } from './ground.ts';
import { DEDICATED_PLACES } from './places.ts';
import { between, pick, type Random, randomFor } from './random.ts';

/** How many objects of a kind are invented and what they are called; a serial number follows. */
const RECIPES: readonly { kind: ProtectedKind; count: number; name: string }[] = [
  { kind: 'housing', count: 34, name: '示例居住区' },
  { kind: 'mall', count: 14, name: '示例商业中心' },
  { kind: 'park', count: 12, name: '示例公园' },
  { kind: 'school', count: 70, name: '示例学校' },
  { kind: 'hospital', count: 26, name: '示例医院' },
  { kind: 'theatre', count: 8, name: '示例影剧院' },
  { kind: 'stadium', count: 6, name: '示例体育馆' },
  { kind: 'water-intake', count: 6, name: '示例取水口' },
  { kind: 'waterworks', count: 8, name: '示例水厂' },
  { kind: 'wharf', count: 8, name: '示例码头' },
  { kind: 'metro-entrance', count: 14, name: '示例地铁出入口' },
  { kind: 'farmland', count: 14, name: '示例基本农田保护区' },
  { kind: 'fishery', count: 8, name: '示例渔业水域' },
  { kind: 'river-lake', count: 8, name: '示例河道' },
  { kind: 'nature-reserve', count: 4, name: '示例自然保护区' },
  { kind: 'other', count: 4, name: '示例其他区域' },
];
/** Public places by their names: the same the grids of their own have. */
const PUBLIC_PLACES: Readonly<Record<string, ProtectedKind>> = {
  无锡站: 'station',
  无锡东站: 'station',
  苏南硕放机场: 'airport',
  无锡奥体中心: 'stadium',
  江阴长江港区: 'wharf',
  宜兴竹海: 'scenic-area',
};
/** Every so many objects stand near a hazard, so that there is something to be found around some. */
const NEAR_EVERY = 4;
const NEAR_METRES = [40, 480] as const;
const SCHOOL_METRES = [40, 190] as const;

/**
 * Places that hazards must keep away from. None of the seventh class: military places are not to be on such a
 * map at all (地图管理条例 arts 36–37).
 */
export function buildProtectedObjects(ground: Ground): ProtectedObject[] {
  const random = randomFor('protected-objects');
  const hazards = readRegister('hazards');
  const placesOf = (hazardClass: string) =>
    hazards.filter((hazard) => hazard.class === hazardClass).map(({ place }) => place);
  const [blackSpots, plants] = [placesOf('road-black-spot'), placesOf('chemical')];
  const invented = RECIPES.flatMap(({ kind, count, name }) =>
    Array.from({ length: count }, (_, index) => {
      const [among, reach] =
        kind === 'school'
          ? ([blackSpots, SCHOOL_METRES] as const)
          : ([plants, NEAR_METRES] as const);
      const near = index % NEAR_EVERY === 0 ? nearOne(ground, among, reach, random) : null;
      const { place, town, grid } = near ?? ground.within(pick(random, ground.homes), random);
      const serial = String(index + 1).padStart(3, '0');
      const full = `${name}${serial}（${ground.communityName(grid)}）`;
      return { kind, name: full, place, town, grid };
    }),
  );
  const known = DEDICATED_PLACES.flatMap(({ name, centre }) => {
    const kind = PUBLIC_PLACES[name];
    const spot = kind && (ground.at(centre) ?? ground.near(centre, 600, random));
    return spot ? [{ kind, name, ...spot }] : [];
  });
  return [...known, ...invented].map((object, index) => ({
    id: `protected-${String(index + 1).padStart(3, '0')}`,
    ...object,
    synthetic: true,
  }));
}

function nearOne(
  ground: Ground,
  among: readonly Position[],
  [least, most]: readonly [number, number],
  random: Random,
): Spot | null {
  return ground.near(pick(random, among), between(random, least, most), random);
}
