import type { NewestReading } from '../../server/telemetry/newest.ts';

/** A reading of a stream that stands still in no town, unless `changes` say otherwise. */
export const newestReading = (
  number: number,
  changes: Partial<NewestReading> = {},
): NewestReading => ({
  number,
  town: null,
  county: null,
  at: Date.parse('2026-07-06T02:00:00.000Z'),
  value: 3.5,
  in: null,
  out: null,
  lon: null,
  lat: null,
  speed: null,
  heading: null,
  quality: 0,
  condition: 0,
  ...changes,
});
