import type { Metric, Stream } from '../../../shared/model/stream.ts';
import { chance, drift } from './noise.ts';

/** What the player knows of a stream besides its registration. */
export type Subject = { capacity: number | null; shelterOpen: boolean };

const MINUTES_A_DAY = 1_440;

/** Share of capacity by hour of a normal day: night, morning, two peaks, evening [project default]. */
const CROWD_BY_HOUR = [
  2, 1, 1, 1, 1, 2, 5, 10, 16, 22, 27, 29, 28, 26, 27, 28, 27, 25, 24, 26, 24, 16, 9, 4,
];
/** Traffic speed by hour, km/h: two rush hours, never standing on a normal day. */
const SPEED_BY_HOUR = [
  55, 56, 56, 56, 55, 52, 45, 34, 30, 36, 40, 41, 42, 42, 41, 40, 36, 30, 29, 36, 42, 47, 51, 53,
];

function byHour(table: readonly number[], minute: number): number {
  const hour = (((minute % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY) / 60;
  const before = Math.floor(hour) % 24;
  const part = hour - Math.floor(hour);
  return table[before]! * (1 - part) + table[(before + 1) % 24]! * part;
}

/** Mean levels of 2022, metres above 吴淞基面 (无锡年鉴, DOMAIN §2.7); others near the Wuxi mean. */
const WATER_MEAN: Readonly<Record<string, number>> = {
  'water-level-wuxi': 3.52,
  'water-level-taihu': 3.2,
  'water-level-qingyang': 3.55,
  'water-level-xijiu': 3.4,
};

function waterLevel(stream: Stream, minute: number): number {
  if (stream.rule === 'water-level-jiangyin') {
    return (
      3.6 + 1.4 * Math.sin((minute / 745) * 2 * Math.PI) + 0.05 * drift(stream.number, minute, 90)
    );
  }
  const mean = WATER_MEAN[stream.rule ?? ''] ?? 3.2 + 0.25 * chance(stream.number, 7);
  return mean + 0.04 * drift(stream.number, minute, 240);
}

/** Wakes of boats, gusts, sensor noise: what is left of a normal minute, in [-1, 1]. */
const flutter = (stream: Stream, minute: number) => drift(stream.number + 5_000, minute, 3);

const day = (minute: number) => Math.sin(((minute - 540) / MINUTES_A_DAY) * 2 * Math.PI);

type Model = (stream: Stream, minute: number, subject: Subject) => number;

/** A normal day of each metric: calm, but never flat. All figures are project defaults. */
const MODELS: Readonly<Record<Exclude<Metric, 'position'>, Model>> = {
  'water-level': (s, m) => waterLevel(s, m) + 0.005 * flutter(s, m),
  rainfall: (s, m) => Math.max(0, 2.2 * drift(3, m, 300) + 0.6 * drift(s.number, m, 45)),
  'wind-speed': (s, m) => Math.max(0.2, 3.2 + 1.4 * drift(11, m, 200) + 0.9 * flutter(s, m)),
  'wind-direction': (s, m) => (125 + 35 * drift(13, m, 240) + 8 * flutter(s, m) + 360) % 360,
  gas: (s, m) => 0.6 + 0.4 * drift(s.number, m, 60) + 0.1 * flutter(s, m),
  smoke: (s, m) => 0.3 + 0.2 * drift(s.number, m, 50) + 0.05 * flutter(s, m),
  temperature: (s, m) => 24 + 5 * day(m) + drift(s.number, m, 90) + 0.1 * flutter(s, m),
  'air-quality': (s, m) =>
    34 + 10 * drift(17, m, 480) + 4 * drift(s.number, m, 120) + flutter(s, m),
  'traffic-speed': (s, m) => byHour(SPEED_BY_HOUR, m) + 3 * drift(s.number, m, 20) + flutter(s, m),
  'crowd-count': (s, m, { capacity }) =>
    ((capacity ?? 1_000) * byHour(CROWD_BY_HOUR, m) * (0.75 + 0.4 * chance(s.number, 1))) / 100 +
    (capacity ?? 1_000) * 0.012 * drift(s.number, m, 12),
  'shelter-occupancy': (s, m, { capacity, shelterOpen }) =>
    shelterOpen ? (capacity ?? 0) * (0.05 + 0.02 * drift(s.number, m, 180)) : 0,
};

/** The value of a stream on a normal day at that minute after midnight, unrounded, within its range. */
export function baseline(stream: Stream, minute: number, subject: Subject): number {
  if (stream.metric === 'position') return 0;
  return MODELS[stream.metric](stream, minute, subject);
}
