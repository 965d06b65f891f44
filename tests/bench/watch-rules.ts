import {
  createWatchedPlaces,
  type Watched,
  type WatchedPlaces,
  watchedAt,
} from '../../server/assessment/watched-places.ts';
import { createNewest, type NewestReading } from '../../server/telemetry/newest.ts';
import { type Ground, placesOf } from '../../server/watch-rules/places.ts';
import type { Position } from '../../shared/model/common.ts';
import type { WatchArea, WatchRule } from '../../shared/model/watch-rule.ts';
import { newestReading } from '../support/newest.ts';
import { absence, combination, geofence, watchRule } from '../support/watch.ts';
import { type BenchOptions, median, mustEqual, report } from './harness.ts';

const STREAMS = 2_000;
const UNITS = 420;
const COUNTIES = 7;
const TOWNS = 80;
const COMBINATIONS = 10;
const ABSENCES = 5;
const FENCES = 5;
const TICKS = { quick: 60, long: 600 };
/** Seconds in which the code is compiled: told apart from those after them. */
const WARM_UP = 60;
const START = Date.UTC(2026, 6, 6);
const MS_PER_SECOND = 1_000;
/** Instruments speak once a minute, units every ten seconds. */
const PERIODS = { stream: 60, unit: 10 };
const CORNERS = 400;

/** A round area with as many corners as a county has. */
const ring = (metres: number): Position[] =>
  Array.from({ length: CORNERS + 1 }, (_, corner): Position => {
    const angle = ((corner % CORNERS) / CORNERS) * 2 * Math.PI;
    return [
      120.3 + (metres / 95_000) * Math.cos(angle),
      31.5 + (metres / 111_000) * Math.sin(angle),
    ];
  });

const area = (code: string, level: string, county: string, town: string | null) => ({
  ...{ code, level, name: code, county, town },
  centre: [120.3, 31.5] as Position,
});
const countyOf = (number: number) => `county-${number % COUNTIES}`;
const townOf = (number: number) => `town-${number % TOWNS}`;

/** Half of the streams measure rain, half water; units are of one kind. */
const ground = (): Ground => ({
  streams: Array.from({ length: STREAMS }, (_, place) => ({
    number: place + 1,
    id: `stream-${place + 1}`,
    metric: place % 2 === 0 ? 'rainfall' : 'water-level',
    county: countyOf(place),
    town: townOf(place),
    place: [120.3, 31.5],
    synthetic: true,
    rule: {},
  })),
  areas: new Map([
    ...Array.from({ length: COUNTIES }, (_, at) => {
      const code = countyOf(at);
      return [code, area(code, 'county', code, null)] as const;
    }),
    ...Array.from({ length: TOWNS }, (_, at) => {
      const code = townOf(at);
      return [code, area(code, 'town', countyOf(at), code)] as const;
    }),
  ]),
  shapes: new Map(),
  hazards: new Map(),
  units: Array.from({ length: UNITS }, (_, place) => ({
    id: `unit-${place}`,
    callSign: `unit-${place}`,
    type: 'patrol-team',
    number: STREAMS + place + 1,
    synthetic: true,
  })),
});

const drawn: WatchArea = {
  kind: 'drawn',
  outline: { type: 'Polygon', coordinates: [ring(5_000)] },
};

const rules = (): WatchRule[] => {
  const level = (at: number) => (at % 2 === 0 ? 'county' : 'town');
  const of = (kind: string, count: number, watches: (at: number) => WatchRule['watches']) =>
    Array.from({ length: count }, (_, at) => watchRule(watches(at), { id: `watch-${kind}-${at}` }));
  return [
    ...of('combination', COMBINATIONS, (at) =>
      combination({ where: { kind: 'each', level: level(at) } }),
    ),
    ...of('absence', ABSENCES, () => absence({ areas: [drawn] })),
    ...of('fence', FENCES, () => geofence({ area: drawn })),
  ];
};

/** What a stream or a unit says at a second; units drive round within the area. */
function spoken(number: number, second: number): NewestReading {
  const at = START + second * MS_PER_SECOND;
  if (number <= STREAMS) return newestReading(number, { at, value: 2 + (second % 7) / 10 });
  const angle = (number + second) / 50;
  const [lon, lat] = [120.3 + 0.02 * Math.cos(angle), 31.5 + 0.02 * Math.sin(angle)];
  return newestReading(number, { at, value: null, lon, lat });
}

/** One look by the clock and by the processor, ms: beside busy neighbours only the second says what it costs. */
type Look = { ms: number; cpu: number };

function lookAt(places: WatchedPlaces, now: number): Look & { changed: Watched[] } {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const changed = places.look(now);
  const { user, system } = process.cpuUsage(before);
  return { changed, ms: performance.now() - started, cpu: (user + system) / 1_000 };
}

/** How long one second's look at twenty rules takes: with everything that speaks in it, and with nothing. */
export function watchRules({ quick }: BenchOptions): void {
  const newest = createNewest();
  const places = createWatchedPlaces(newest);
  const all = ground();
  const found = rules().flatMap((rule) => placesOf({ rule, version: 1 }, all));
  places.take(found.map((place) => watchedAt(place, false, undefined)));
  for (let number = 1; number <= STREAMS + UNITS; number += 1) newest.apply(spoken(number, 0));
  // As if it had been written: who is inside from the first is remembered once.
  const first = lookAt(places, START);
  for (const one of first.changed) one.kept = one.memory;
  const ticks = quick ? TICKS.quick : TICKS.long;
  const [busy, quiet]: [Look[], Look[]] = [[], []];
  for (let second = 1; second <= WARM_UP + ticks; second += 1) {
    for (let number = 1; number <= STREAMS + UNITS; number += 1) {
      const period = number <= STREAMS ? PERIODS.stream : PERIODS.unit;
      if ((number + second) % period === 0) newest.apply(spoken(number, second));
    }
    for (const into of [busy, quiet]) {
      const { changed, ...look } = lookAt(places, START + second * MS_PER_SECOND);
      into.push(look);
      mustEqual(changed.length, 0, 'changes');
    }
  }
  const what = `${found.length} places of 20 rules over ${STREAMS} streams and ${UNITS} units`;
  for (const [name, looks] of [
    ['speaking', busy],
    ['silent', quiet],
  ] as const) {
    const warm = looks.slice(WARM_UP);
    const worst = (of: readonly Look[], unit: keyof Look) =>
      Math.max(...of.map((look) => look[unit])).toFixed(2);
    report(
      {
        bench: 'rules',
        case: `watch-second-${name}`,
        unit: 'ms',
        goal: '< 5',
        note:
          `${what}; worst ${worst(warm, 'ms')} ms, of the processor ${worst(warm, 'cpu')} ms; in the ` +
          `${WARM_UP} s before, while it is compiled, ${worst(looks.slice(0, WARM_UP), 'cpu')} ms; ` +
          `the first look of all, before that, ${first.cpu.toFixed(2)} ms; nothing to write, checked`,
      },
      median(warm.map(({ ms }) => ms)),
    );
  }
}
