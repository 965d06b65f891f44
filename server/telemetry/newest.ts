import type { Quality } from '../../shared/model/reading.ts';
import { UPDATE_FLAGS } from '../../shared/wire/telemetry-columns.ts';

/**
 * The newest reading of a stream as screens get it. `at` is epoch milliseconds; `lon`, `lat`, `speed`
 * (m/s) and `heading` (degrees) are null unless the stream moves; `condition` is a CONDITION_CODE and
 * `quality` an index into QUALITIES.
 */
export type NewestReading = {
  number: number;
  town: string | null;
  county: string | null;
  at: number;
  value: number | null;
  in: number | null;
  out: number | null;
  lon: number | null;
  lat: number | null;
  speed: number | null;
  heading: number | null;
  quality: number;
  condition: number;
};

export type Newest = {
  get(number: number): NewestReading | undefined;
  /** Takes a reading over unless a newer one is held; one as old may change the condition. */
  apply(update: NewestReading): boolean;
  /** The streams that changed since the last call. One caller only: the frame ticker. */
  takeChanged(): Set<number>;
  all(): IterableIterator<NewestReading>;
  readonly size: number;
};

/** The second lane in memory: one reading a stream, an older one never overwrites a newer one. */
export function createNewest(): Newest {
  const readings = new Map<number, NewestReading>();
  let changed = new Set<number>();
  return {
    get: (number) => readings.get(number),
    apply(update) {
      const held = readings.get(update.number);
      if (held && held.at > update.at) return false;
      readings.set(update.number, update);
      changed.add(update.number);
      return true;
    },
    takeChanged() {
      const taken = changed;
      changed = new Set();
      return taken;
    },
    all: () => readings.values(),
    get size() {
      return readings.size;
    },
  };
}

/** The place of a quality in QUALITIES, as it is stored. */
export const QUALITY_CODE: Readonly<Record<Quality, number>> = { good: 0, late: 1, suspect: 2 };

/** Whether the quality checks doubt it (shared/risk/quality.ts). */
export const isDoubted = ({ quality }: Pick<NewestReading, 'quality'>): boolean =>
  quality === QUALITY_CODE.suspect;

/** What the `flags` of frames and snapshots say of a reading. */
export const flagsOf = (reading: Pick<NewestReading, 'quality'>): number =>
  isDoubted(reading) ? UPDATE_FLAGS.suspect : 0;
