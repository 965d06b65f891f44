import { SHELTER_STANDARDS, type Shelter, type ShelterClass } from '../../shared/model/shelter.ts';
import type { Atlas } from './atlas.ts';
import { between, pick, pickWeighted, type Random, randomFor } from './random.ts';

const SHELTERS = 320;
/** Shelters with a counter at the door; the first of the list. */
const COUNTED_SHELTERS = 160;

/** Effective area in m², lowest and highest, by class; above the least areas of GB 51143 [L]. */
const AREAS: Readonly<Record<ShelterClass, readonly [number, number]>> = {
  emergency: [600, 6_000],
  short: [2_000, 12_000],
  medium: [10_000, 32_000],
  long: [50_000, 120_000],
};
const CLASS_WEIGHTS: Record<ShelterClass, number> = {
  emergency: 42,
  short: 38,
  medium: 16,
  long: 4,
};
const STATE_WEIGHTS: Record<'standby' | 'open' | 'preparing' | 'unavailable', number> = {
  standby: 90,
  open: 5,
  preparing: 2,
  unavailable: 3,
};
const KINDS: Readonly<Record<Shelter['space'], readonly string[]>> = {
  indoor: ['学校体育馆', '社区服务中心', '文体中心', '党群服务中心', '会展场馆'],
  outdoor: ['社区公园', '中学操场', '小学操场', '街头绿地', '文化广场'],
};

/** The stream that counts a shelter. */
export function occupancyStreamOf(shelter: string): string {
  return `occupancy-${shelter}`;
}

/** The register of shelters, in grids where people live. Capacity follows the class's standard. */
export function buildShelters(atlas: Atlas): Shelter[] {
  const random = randomFor('shelters');
  const homes = atlas.land.filter(({ households }) => households > 0);
  return Array.from({ length: SHELTERS }, (_, index) => {
    const { place, grid } = atlas.within(pick(random, homes), random);
    const id = `shelter-${String(index + 1).padStart(3, '0')}`;
    const shelterClass = pickWeighted(random, CLASS_WEIGHTS);
    const space = spaceFor(shelterClass, random);
    const [least, most] = AREAS[shelterClass];
    const area = between(random, least / 50, most / 50) * 50;
    const counted = index < COUNTED_SHELTERS;
    const state = pickWeighted(random, STATE_WEIGHTS);
    return {
      id,
      name: `${atlas.communityName(grid.community)}${pick(random, KINDS[space])}避难场所`,
      class: shelterClass,
      space,
      place,
      town: grid.town,
      grid: grid.code,
      effectiveAreaSquareMetres: area,
      capacity: Math.floor(area / SHELTER_STANDARDS[shelterClass].squareMetresPerPlace),
      state: counted || state === 'unavailable' ? state : 'standby',
      stream: counted ? occupancyStreamOf(id) : null,
      synthetic: true,
    };
  });
}

/** Long stays need open ground; short ones a roof as often as not. */
function spaceFor(shelterClass: ShelterClass, random: Random): Shelter['space'] {
  if (shelterClass === 'long' || shelterClass === 'medium') return 'outdoor';
  return random() < 0.55 ? 'indoor' : 'outdoor';
}
