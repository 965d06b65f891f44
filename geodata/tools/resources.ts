import type { Position } from '../../shared/model/common.ts';
import type { Resource, ResourceType } from '../../shared/model/resource.ts';
import type { Streets } from '../read.ts';
import type { Atlas, Spot } from './atlas.ts';
import type { DepartmentId } from './departments.ts';
import type { FeedId } from './feeds.ts';
import { moveByMetres, toKilometres, toPoint, toPosition } from './plane.ts';
import { pick, type Random, randomFor } from './random.ts';

/** How units of a type are invented; `together` of them share a base. */
type UnitRecipe = {
  count: number;
  together: number;
  word: string;
  department: DepartmentId;
  /** Which tells where they are; null: nobody does. */
  feed: FeedId | null;
};

/** 420 teams and vehicles, and 40 pieces of equipment and specialists' roles; numbers are synthetic. */
export const UNIT_RECIPES: Readonly<Record<ResourceType, UnitRecipe>> = {
  'fire-engine': {
    count: 60,
    together: 3,
    word: '消防',
    department: 'fire-rescue',
    feed: 'fire-vehicles',
  },
  ambulance: { count: 70, together: 2, word: '急救', department: 'health', feed: 'ambulances' },
  'police-car': {
    count: 80,
    together: 2,
    word: '警巡',
    department: 'public-security',
    feed: 'police-vehicles',
  },
  'rescue-team': {
    count: 40,
    together: 1,
    word: '救援队',
    department: 'emergency',
    feed: 'field-units',
  },
  'flood-team': {
    count: 40,
    together: 1,
    word: '防汛队',
    department: 'water',
    feed: 'field-units',
  },
  'pump-truck': {
    count: 30,
    together: 2,
    word: '排涝车',
    department: 'municipal-landscape',
    feed: 'field-units',
  },
  'gas-repair': {
    count: 30,
    together: 2,
    word: '燃气抢修',
    department: 'municipal-landscape',
    feed: 'field-units',
  },
  'hazmat-team': {
    count: 12,
    together: 1,
    word: '危化处置',
    department: 'fire-rescue',
    feed: 'fire-vehicles',
  },
  'patrol-team': {
    count: 38,
    together: 1,
    word: '巡防队',
    department: 'governance-command',
    feed: 'field-units',
  },
  'supply-truck': {
    count: 20,
    together: 2,
    word: '物资车',
    department: 'emergency',
    feed: 'field-units',
  },
  'pump-set': { count: 12, together: 2, word: '移动泵组', department: 'water', feed: null },
  'generator-set': {
    count: 8,
    together: 1,
    word: '发电机组',
    department: 'emergency',
    feed: null,
  },
  'lighting-set': {
    count: 4,
    together: 1,
    word: '照明设备',
    department: 'fire-rescue',
    feed: null,
  },
  lifeboat: { count: 8, together: 2, word: '冲锋舟', department: 'fire-rescue', feed: null },
  'chemical-specialist': {
    count: 4,
    together: 1,
    word: '化工专家',
    department: 'emergency',
    feed: null,
  },
  'structure-specialist': {
    count: 4,
    together: 1,
    word: '结构专家',
    department: 'housing',
    feed: null,
  },
};
const OUT_OF_SERVICE_SHARE = 0.04;
/** Units of one base stand this far apart. */
const PARKING_METRES = 18;
/** The first stands this far from the corner of the streets. */
const OFF_STREET_METRES = 25;

/** The stream of a unit's position bears the unit's name. */
export function positionStreamOf(unit: string): string {
  return unit;
}

/** The register of units. Bases lie beside street corners, spread evenly over the towns. */
export function buildResources(atlas: Atlas, streets: Streets): Resource[] {
  const random = randomFor('resources');
  const corners = cornersByTown(atlas, streets);
  const towns = [...corners.keys()].sort();
  const serials = new Map<string, number>();
  return (Object.entries(UNIT_RECIPES) as [ResourceType, UnitRecipe][]).flatMap(
    ([type, recipe]) => {
      const bases = chooseBases(towns, corners, Math.ceil(recipe.count / recipe.together), random);
      return Array.from({ length: recipe.count }, (_, index): Resource => {
        const { place: base, grid } = park(
          bases[Math.floor(index / recipe.together)]!,
          index % recipe.together,
          atlas,
        );
        const id = `unit-${type}-${String(index + 1).padStart(3, '0')}`;
        const county = atlas.countyName(grid.county).slice(0, 2);
        const serial = (serials.get(`${county}${type}`) ?? 0) + 1;
        serials.set(`${county}${type}`, serial);
        return {
          id,
          callSign: `${county}${recipe.word}${String(serial).padStart(2, '0')}`,
          type,
          department: recipe.department,
          base,
          town: grid.town,
          status: random() < OUT_OF_SERVICE_SHARE ? 'out_of_service' : 'available',
          stream: recipe.feed === null ? null : positionStreamOf(id),
          synthetic: true,
        };
      });
    },
  );
}

function cornersByTown(atlas: Atlas, { nodes }: Streets): Map<string, Position[]> {
  const corners = new Map<string, Position[]>();
  for (const node of nodes) {
    const grid = atlas.gridAt(node);
    if (!grid) continue;
    const list = corners.get(grid.town);
    if (list) list.push(node);
    else corners.set(grid.town, [node]);
  }
  return corners;
}

/** Every town in turn from a random start, then a random corner in it: spread over the whole city. */
function chooseBases(
  towns: readonly string[],
  corners: ReadonlyMap<string, Position[]>,
  count: number,
  random: Random,
): Position[] {
  const start = random() * towns.length;
  return Array.from({ length: count }, (_, index) => {
    const town = towns[Math.floor(start + (index * towns.length) / count) % towns.length]!;
    return pick(random, corners.get(town)!);
  });
}

/** A place a little way from the corner into the grid it touches, so that the base lies clearly in one grid. */
function park(corner: Position, slot: number, atlas: Atlas): Spot {
  const { grid } = atlas.onLand(corner);
  const away = OFF_STREET_METRES + slot * PARKING_METRES;
  const [east, north] = toKilometres([
    grid.cell.centre[0] - toPoint(corner)[0],
    grid.cell.centre[1] - toPoint(corner)[1],
  ]);
  const share = away / 1_000 / Math.hypot(east, north);
  const point = moveByMetres(toPoint(corner), east * share * 1_000, north * share * 1_000);
  const place = toPosition(point);
  const inside = share < 1 && atlas.gridAt(place) === grid;
  return { place: inside ? place : grid.centre, grid };
}
