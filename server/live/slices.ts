import {
  packDegrees,
  packHeading,
  packSpeed,
  positionColumns,
  scalarColumns,
} from '../../shared/wire/telemetry-columns.ts';
import { encodeSlice } from '../../shared/wire/telemetry-frame.ts';
import { flagsOf, type NewestReading } from '../telemetry/newest.ts';

/** The encoded newest values of one town, with what is needed to know whose they are. */
export type TownSlice = { county: string | null; town: string | null; bytes: Uint8Array };

const encodeScalars = (readings: readonly NewestReading[]) => {
  const columns = scalarColumns(readings.length);
  for (let row = 0; row < readings.length; row++) {
    const reading = readings[row]!;
    columns.streams[row] = reading.number;
    columns.values[row] = reading.value ?? Number.NaN;
    columns.times[row] = reading.at;
    columns.conditions[row] = reading.condition;
    columns.flags[row] = flagsOf(reading);
  }
  return columns;
};

const encodePositions = (readings: readonly NewestReading[]) => {
  const columns = positionColumns(readings.length);
  for (let row = 0; row < readings.length; row++) {
    const reading = readings[row]!;
    columns.streams[row] = reading.number;
    columns.lons[row] = packDegrees(reading.lon ?? 0);
    columns.lats[row] = packDegrees(reading.lat ?? 0);
    columns.times[row] = reading.at;
    columns.speeds[row] = packSpeed(reading.speed);
    columns.headings[row] = packHeading(reading.heading);
    columns.conditions[row] = reading.condition;
    columns.flags[row] = flagsOf(reading);
  }
  return columns;
};

const byTown = (readings: Iterable<NewestReading>): NewestReading[][] => {
  const towns = new Map<string | null, NewestReading[]>();
  for (const reading of readings) {
    const rows = towns.get(reading.town);
    if (rows) rows.push(reading);
    else towns.set(reading.town, [reading]);
  }
  return [...towns.values()];
};

/** One slice a town: encoded once, whoever watches. */
export const sliceByTown = (readings: Iterable<NewestReading>): TownSlice[] =>
  byTown(readings).map((rows) => {
    const { county, town } = rows[0]!;
    const moving = rows.filter(({ lon }) => lon !== null);
    const fixed = rows.filter(({ lon }) => lon === null);
    const bytes = encodeSlice(Number(town ?? 0), encodeScalars(fixed), encodePositions(moving));
    return { county, town, bytes };
  });
