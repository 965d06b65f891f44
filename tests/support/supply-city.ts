import { INVENTED_SUPPLIES } from '../../geodata/supplies.ts';
import type { City } from '../../server/database/seed/seed-city.ts';
import { smallCity } from './small-city.ts';
import { COUNTIES, middleOf, TOWNS } from './small-coverage.ts';

export const DEPOTS = {
  city: 'depot-city',
  east: 'depot-east',
  town: 'depot-town',
  fire: 'depot-fire',
};

const depot = (id: string, county: string | null, town: string | null = null) => ({
  ...{ id, name: `示例库 ${id}`, place: middleOf(TOWNS.eastOne), county, town },
  ...{ department: 'emergency', common: true },
});

/** The small city with depots of its city, its eastern county and one town, and one of the fire brigade's own. */
export const supplyCity = (): City => ({
  ...smallCity(),
  supplies: {
    items: INVENTED_SUPPLIES,
    depots: [
      depot(DEPOTS.city, null),
      depot(DEPOTS.east, COUNTIES.east),
      depot(DEPOTS.town, COUNTIES.east, TOWNS.eastOne),
      { ...depot(DEPOTS.fire, COUNTIES.east), department: 'fire', common: false },
    ],
  },
});
