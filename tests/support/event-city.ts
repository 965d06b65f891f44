import type { City } from '../../server/database/seed/seed-city.ts';
import type { LargeEvent } from '../../shared/model/large-event.ts';
import { PLAN_PARTS, type SafetyPlan } from '../../shared/model/large-event.ts';
import { headCount } from './readings.ts';
import { STREAMS, smallCity } from './small-city.ts';
import { COUNTIES, middleOf, TOWNS } from './small-coverage.ts';

const HOUR = 3_600_000;
const PLAN = Object.fromEntries(PLAN_PARTS.map((part) => [part, '已写明'])) as SafetyPlan;
const PARK = { id: 'park-east', name: '东公园', stream: 'crowd-park' };

/** The small city with a second zone, a park: in the town of the eastern square unless told. */
export function twoZones(town: string = TOWNS.eastTwo): City {
  const city = smallCity();
  const { gatherings, streams } = city.registers;
  const counter = streams.find(({ id }) => id === STREAMS.crowdEast)!;
  const own = { id: PARK.stream, number: streams.length + 1, subject: PARK.id, town };
  return {
    ...city,
    registers: {
      ...city.registers,
      gatherings: [...gatherings, { ...gatherings[0]!, ...PARK, town, place: middleOf(town) }],
      streams: [...streams, { ...counter, ...own }],
    },
  };
}

/** A fair under way in both zones, each with room for 5,000, approved for 6,000 together. @param now epoch milliseconds */
export const fair = (now: number, changes: Partial<LargeEvent> = {}): LargeEvent => ({
  ...{ id: 'event-fair', name: '示例市集', form: 'fair', hostUnit: '示例公司', mode: 'permitted' },
  ...{ beginsAt: new Date(now).toISOString(), endsAt: new Date(now + 4 * HOUR).toISOString() },
  ...{ expected: 6_000, expectedPerSession: 6_000, crossesProvince: false, staffCount: 120 },
  zones: [
    { gathering: 'square-east', capacity: 5_000 },
    { gathering: PARK.id, capacity: 5_000 },
  ],
  ...{ plan: PLAN, state: 'under-way', version: 4, county: COUNTIES.east, town: TOWNS.eastTwo },
  ...{ draftedBy: 'desk-a', appliedAt: null, acceptedAt: null, decidedAt: null, decidedBy: null },
  ...{ notice: null, synthetic: true },
  ...changes,
});

/** Head counts of the two zones; null: that one is not heard. @param at epoch milliseconds */
export const zoneCounts = (square: number | null, park: number | null, at: number): object[] => [
  ...(square === null ? [] : [headCount(square, at)]),
  ...(park === null ? [] : [headCount(park, at, { stream: PARK.stream })]),
];
