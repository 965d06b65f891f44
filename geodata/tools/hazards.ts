import type { Hazard } from '../../shared/model/hazard.ts';
import { LEVELS, type Level } from '../../shared/model/level.ts';
import type { Atlas } from './atlas.ts';
import type { CityGrid } from './city.ts';
import { HAZARD_CATALOGUE, type HazardRecipe } from './hazard-catalogue.ts';
import { blobOutline } from './outlines.ts';
import { CHEMICAL_PARKS } from './places.ts';
import { distanceKilometres, type Point, toPoint } from './plane.ts';
import { between, pick, pickWeighted, type Random, randomFor } from './random.ts';
import { readSourceWaterways } from './sources.ts';

/** Assessed risk of a synthetic hazard; `none` is one not yet assessed. */
const RISK_WEIGHTS: Record<Level | 'none', number> = {
  red: 5,
  orange: 15,
  yellow: 36,
  blue: 40,
  none: 4,
};
/** Hilly towns: 张渚 西渚 太华 湖㳇 丁蜀 马山 雪浪. */
const HILL_TOWNS = [
  '320282100',
  '320282101',
  '320282102',
  '320282113',
  '320282112',
  '320211009',
  '320211008',
];
const WATERSIDE_KILOMETRES = 0.9;
/** Places tried for an area; the loneliest is taken. */
const AREA_TRIES = 8;

/** The register of hazards: sources first, then areas, numbered through by form. */
export function buildHazards(atlas: Atlas): Hazard[] {
  const random = randomFor('hazards');
  const choosers = chooserByPlace(atlas);
  const sources = HAZARD_CATALOGUE.flatMap((recipe) =>
    Array.from({ length: recipe.sources }, (_, index) =>
      draft(recipe, 'source', index, atlas, choosers[recipe.where], random),
    ),
  );
  const areas: Draft[] = [];
  for (const recipe of HAZARD_CATALOGUE) {
    for (let index = 0; index < recipe.areas; index += 1) {
      const candidates = Array.from({ length: AREA_TRIES }, () =>
        draft(recipe, 'area', index, atlas, choosers[recipe.where], random),
      );
      areas.push(furthestFrom(areas, candidates));
    }
  }
  return [...numbered(sources, 'hazard'), ...numbered(areas, 'hazard-area')];
}

type Draft = Omit<Hazard, 'id'>;
type Chooser = (random: Random) => CityGrid;

/** The candidate whose nearest other area is furthest off, so that areas do not heap up. */
function furthestFrom(areas: readonly Draft[], candidates: readonly Draft[]): Draft {
  const gap = ({ place }: Draft) =>
    Math.min(...areas.map((area) => distanceKilometres(toPoint(area.place), toPoint(place))));
  return candidates.reduce((best, candidate) => (gap(candidate) > gap(best) ? candidate : best));
}

function numbered(drafts: readonly Draft[], prefix: string): Hazard[] {
  return drafts.map((draft, index) => ({
    id: `${prefix}-${String(index + 1).padStart(4, '0')}`,
    ...draft,
  }));
}

function draft(
  recipe: HazardRecipe,
  form: Hazard['form'],
  index: number,
  atlas: Atlas,
  choose: Chooser,
  random: Random,
): Draft {
  const { place, grid } = atlas.within(choose(random), random);
  const unit = `${recipe.unit}${serial(recipe, index)}`;
  const what = pick(random, form === 'source' ? recipe.sourceNames : recipe.areaNames);
  const risk = pickWeighted(random, RISK_WEIGHTS);
  return {
    form,
    class: recipe.class,
    name: `${unit}${what}（${atlas.communityName(grid.community)}）`,
    place,
    outline: form === 'area' ? blobOutline(place, between(random, 150, 520), random) : null,
    town: grid.town,
    grid: grid.code,
    risk: LEVELS.find((level) => level === risk) ?? null,
    responsibleUnit: unit,
    department: recipe.department,
    synthetic: true,
  };
}

/** Chemical units carry letters (示例化工A), all others numbers. */
function serial({ class: sector }: HazardRecipe, index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return sector === 'chemical' ? letter : String(index + 1).padStart(3, '0');
}

function chooserByPlace(atlas: Atlas): Record<HazardRecipe['where'], Chooser> {
  const { land } = atlas;
  const homes = land.filter(({ households }) => households > 0);
  const parks = CHEMICAL_PARKS.map(({ centre, radiusMetres }) =>
    land.filter(({ cell }) => {
      return distanceKilometres(cell.centre, toPoint(centre)) * 1_000 < radiusMetres;
    }),
  );
  const shores = watersideGrids(land);
  const hills = land.filter(({ town, cell }) => {
    return HILL_TOWNS.includes(town) && cell.squareKilometres > 0.8;
  });
  const large = land.filter(({ cell }) => cell.squareKilometres > 0.4);
  return {
    'chemical-park': (random) => pick(random, pick(random, parks)),
    homes: (random) => pick(random, homes),
    waterside: (random) => pick(random, shores),
    hills: (random) => pick(random, hills),
    roads: (random) => pick(random, random() < 0.6 ? homes : large),
    anywhere: (random) => pick(random, land),
  };
}

/** Land grids that touch open water or lie near a river or canal. */
function watersideGrids(land: readonly CityGrid[]): CityGrid[] {
  const rivers: Point[] = readSourceWaterways().flatMap(alongEvery500Metres);
  return land.filter(({ cell }) => {
    return (
      cell.touchesWater ||
      rivers.some((point) => distanceKilometres(point, cell.centre) < WATERSIDE_KILOMETRES)
    );
  });
}

function alongEvery500Metres(line: readonly Point[]): Point[] {
  return line.slice(1).flatMap((end, index) => {
    const start = line[index]!;
    const steps = Math.max(1, Math.ceil(distanceKilometres(start, end) / 0.5));
    return Array.from({ length: steps }, (_, step): Point => {
      const share = step / steps;
      return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
    });
  });
}
