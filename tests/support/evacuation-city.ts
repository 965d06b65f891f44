import type { City } from '../../server/database/seed/seed-city.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Metric } from '../../shared/model/stream.ts';
import { smallCity } from './small-city.ts';
import { box, gridOf, middleOf, TOWNS } from './small-coverage.ts';

const METRE = 1 / 111_195;
const [LON, SCHOOL_LAT] = middleOf(TOWNS.westTwo);
/** So many metres north of the school. */
export const northOfSchool = (metres: number): Position => [LON, SCHOOL_LAT + metres * METRE];

/** Ground north of the school: the part of its town's northern grid that lies next to it. */
export const hitGround = box(LON - 0.009, SCHOOL_LAT + 0.0055, LON + 0.009, SCHOOL_LAT + 0.0085);
export const HIT_GRID = gridOf(TOWNS.westTwo, 2);

/**
 * The small city with a hall on standby that nobody counts, a mast that tells wind and from where it comes, a flood area, and a park of which nobody
 * counted households. The school is open and counted by a stream. Of two grids in the south-west the height is known, and low.
 */
export const evacuationCity = (): City => {
  const city = smallCity();
  const { shelters, streams, hazards } = city.registers;
  const hall = {
    ...{ ...shelters[0]!, id: 'hall-west', name: '西镇会堂避难场所', state: 'standby' as const },
    ...{ stream: null, capacity: 100, place: northOfSchool(200) },
  };
  const mast = {
    ...{ ...streams[0]!, id: 'mast-west', number: 90, metric: 'wind-speed' as Metric },
    ...{ name: '西镇测风塔', subjectKind: 'station' as const, subject: null, rule: null },
    ...{ place: northOfSchool(2_000), town: TOWNS.westTwo, grid: HIT_GRID },
  };
  const vane = {
    ...{ ...mast, id: 'vane-west', number: 91, metric: 'wind-direction' as Metric },
    name: '西镇测风塔风向',
  };
  const hollow = {
    ...{ ...hazards.find(({ form }) => form === 'area')!, id: 'hollow-west' },
    ...{ class: 'flood' as const, name: '示例洼地', place: northOfSchool(700), outline: hitGround },
  };
  const grids = city.coverage.objects.grids.geometries;
  const park = grids.find(({ properties }) => properties.code === gridOf(TOWNS.westOne, 2))!;
  Object.assign(park.properties, { kind: 'dedicated', households: 0, name: '示例公园' });
  const groundHeights = [TOWNS.westOne, TOWNS.westTwo].map((town) => ({
    grid: gridOf(town, 1),
    metres: 3,
  }));
  return {
    ...city,
    groundHeights,
    registers: {
      ...city.registers,
      shelters: [...shelters, hall],
      streams: [...streams, mast, vane],
      hazards: [...hazards, hollow as (typeof hazards)[number]],
    },
  };
};
