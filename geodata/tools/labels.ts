import type { Label } from '../read.ts';
import type { Atlas } from './atlas.ts';
import type { City } from './city.ts';
import { WATER_LABELS } from './places.ts';
import { TOWN_CENTRES } from './town-centres.ts';

const COUNTY_RANK = 1;
const TOWN_RANK = 3;
/** Development zones (400 and up in the town part of the code) show last. */
const ZONE_RANK = 4;

/** Names of counties, towns and waters, each with a point inside it; approximate and for the map only. */
export function buildLabels(city: City, atlas: Atlas): Label[] {
  const counties = city.counties.map(({ code, name }): Label => {
    const within = atlas.land.filter(({ county }) => county === code);
    const point = middleOf(within);
    return { name, kind: 'county', point, rank: COUNTY_RANK };
  });
  const towns = city.towns.map(({ code, name }): Label => {
    const centre = TOWN_CENTRES[code]!;
    const inside = atlas.gridAt(centre)?.town === code;
    const point = inside ? centre : middleOf(atlas.land.filter(({ town }) => town === code));
    return { name, kind: 'town', point, rank: code.slice(6) >= '400' ? ZONE_RANK : TOWN_RANK };
  });
  const waters = WATER_LABELS.map((label): Label => ({ ...label, kind: 'water' }));
  return [...counties, ...towns, ...waters];
}

/** The centre of the grid nearest to the mean of all, weighted by area. */
function middleOf(grids: Atlas['land']): Label['point'] {
  let [x, y, area] = [0, 0, 0];
  for (const { centre, cell } of grids) {
    x += centre[0] * cell.squareKilometres;
    y += centre[1] * cell.squareKilometres;
    area += cell.squareKilometres;
  }
  const away = ([lon, lat]: Label['point']) => Math.hypot(lon - x / area, lat - y / area);
  return [...grids].sort((one, other) => away(one.centre) - away(other.centre))[0]!.centre;
}
