import type { City } from '../../server/database/seed/seed-city.ts';
import type { Position } from '../../shared/model/common.ts';
import { smallCity } from './small-city.ts';
import { gridOf, middleOf, TOWNS } from './small-coverage.ts';

/** In degrees of latitude. */
export const METRE = 1 / 111_195;
/** Where the works of the small city stands. */
export const plantPlace = middleOf(TOWNS.eastOne);
const [plantLon, plantLat] = plantPlace;
/** So many metres north of the works. */
const north = (metres: number): Position => [plantLon, plantLat + metres * METRE];

const school = (id: string, place: Position, town = TOWNS.eastOne as string) => ({
  ...{ id, kind: 'school' as const, name: `示例学校${id}`, place, town },
  grid: gridOf(town, 1),
  synthetic: true,
});
const keyPlace = (id: string, lastDrillDaysAgo: number | null) => ({
  ...{ id, kind: 'hospital' as const, venueType: null, name: `示例医院${id}`, place: plantPlace },
  ...{ town: TOWNS.eastOne, grid: gridOf(TOWNS.eastOne, 1), managerUnit: '示例单位' },
  ...{ securityPlanDaysAgo: 10, emergencyPlanDaysAgo: null, lastDrillDaysAgo, synthetic: true },
});

/** The small city with schools, a medium pressure pipe due east through the works, and a black spot. */
export const placesCity = (): City => {
  const { coverage, registers } = smallCity();
  const [source] = registers.hazards;
  const blackSpot = { ...source!, id: 'black-spot', class: 'road-black-spot' as const };
  return {
    coverage,
    registers: {
      ...registers,
      hazards: [...registers.hazards, { ...blackSpot, name: '示例路口' }],
      protectedObjects: [
        school('near', north(150)),
        school('further', north(400)),
        school('far', north(560)),
        school('west', middleOf(TOWNS.westOne), TOWNS.westOne),
      ],
      gasPipes: [
        {
          ...{ id: 'pipe', name: '示例管线', pressure: 'medium', responsibleUnit: '示例燃气' },
          diameterMillimetres: 400,
          course: [plantPlace, [plantLon + 0.005, plantLat]],
          ...{ town: TOWNS.eastOne, synthetic: true },
        },
      ],
      keyPlaces: [keyPlace('held', 100), keyPlace('late', 200), keyPlace('none', null)],
    },
  };
};
