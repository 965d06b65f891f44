import { CONDITIONS } from '../../shared/model/level.ts';
import type { Answer } from '../../shared/risk/answer.ts';
import { judgePlace } from '../../shared/risk/watch-judge.ts';
import {
  FRESH,
  isWorthKeeping,
  KEPT_AFTER_MS,
  latchDueAt,
  type WatchMemory,
} from '../../shared/risk/watch-latch.ts';
import type { Sight, SightOf, WatchPlace } from '../../shared/risk/watch-place.ts';
import { type Newest, type NewestReading, QUALITY_CODE } from '../telemetry/newest.ts';

/** A rule at a place as this node has it in memory. */
export type Watched = {
  place: WatchPlace;
  /** A person took it out of service: nothing is said of it. */
  outOfService: boolean;
  answer: Answer;
  memory: WatchMemory;
  /** What the table has, and at which revision; 0: nothing. */
  kept: WatchMemory;
  revision: number;
  /** When time alone may change it, ms; infinite while nothing is under way. */
  nextAt: number;
};

const sightOf = (reading: NewestReading): Sight => ({
  at: reading.at,
  value: reading.value,
  place: reading.lon === null || reading.lat === null ? null : [reading.lon, reading.lat],
  condition: CONDITIONS[reading.condition]!,
  isDoubtful: reading.quality === QUALITY_CODE.suspect,
});

const streamsOf = ({ conditions, units }: WatchPlace): number[] => [
  ...conditions.flat().map(({ number }) => number),
  ...units.map(({ number }) => number),
];

export type WatchedPlaces = {
  /** Takes other places to watch; all of them are judged at the next look. */
  take(watched: readonly Watched[]): void;
  all(): readonly Watched[];
  /** Judges these at the next look, though they heard nothing. */
  lookAgain(watched: readonly Watched[]): void;
  sightOf: SightOf;
  /**
   * Judges what heard something new, or whose time has come.
   * @param now ms since the epoch
   * @returns those whose memory is to be written
   */
  look(now: number): Watched[];
};

/** Judges one place and notes when to look again without news. */
export function judge(watched: Watched, sight: SightOf, now: number): void {
  const { place, outOfService, kept } = watched;
  if (outOfService) {
    watched.answer = 'unknown';
    return;
  }
  const { answer, memory } = judgePlace(place, watched.memory, sight, now);
  watched.answer = answer;
  watched.memory = memory;
  const due = answer === 'unknown' ? null : latchDueAt(place.rule, memory);
  const unkept = memory.since !== null && memory.since !== kept.since ? memory.since : null;
  watched.nextAt = Math.min(
    due ?? Number.POSITIVE_INFINITY,
    unkept === null ? Number.POSITIVE_INFINITY : unkept + KEPT_AFTER_MS,
  );
}

/**
 * The places of all watch rules with what their streams last said. A look costs one comparison for each stream
 * asked, and a judgement only where something is new.
 */
export function createWatchedPlaces(newest: Newest): WatchedPlaces {
  let watched: readonly Watched[] = [];
  let asking = new Map<number, Watched[]>();
  /** To be judged though they heard nothing. */
  let unjudged = new Set<Watched>();
  /** Told to be written; they are judged again only while they were not. */
  let unwritten: readonly Watched[] = [];
  const heard = new Map<number, { reading: NewestReading; sight: Sight }>();
  const sight: SightOf = (number) => heard.get(number)?.sight;

  const hear = (now: number): Set<Watched> => {
    const touched = unjudged;
    unjudged = new Set();
    for (const one of unwritten) {
      if (isWorthKeeping(one.kept, one.memory, now)) touched.add(one);
    }
    for (const [number, places] of asking) {
      const reading = newest.get(number);
      if (!reading || heard.get(number)?.reading === reading) continue;
      heard.set(number, { reading, sight: sightOf(reading) });
      for (const place of places) touched.add(place);
    }
    return touched;
  };

  return {
    take(next) {
      watched = next;
      asking = new Map();
      for (const one of next) {
        for (const number of streamsOf(one.place)) {
          const known = asking.get(number);
          if (known) known.push(one);
          else asking.set(number, [one]);
        }
      }
      unjudged = new Set(next);
      unwritten = [];
    },
    all: () => watched,
    lookAgain(again) {
      for (const one of again) unjudged.add(one);
    },
    sightOf: sight,
    look(now) {
      const touched = hear(now);
      for (const one of watched) if (one.nextAt <= now) touched.add(one);
      const changed: Watched[] = [];
      for (const one of touched) {
        judge(one, sight, now);
        if (isWorthKeeping(one.kept, one.memory, now)) changed.push(one);
      }
      unwritten = changed;
      return changed;
    },
  };
}

/** A place as it is before it was ever judged, or as the table remembers it. */
export function watchedAt(
  place: WatchPlace,
  outOfService: boolean,
  row: { version: number; memory: WatchMemory; revision: number } | undefined,
): Watched {
  const kept = row?.memory ?? FRESH;
  // What another version saw is no memory of this one's, but its alarm stands until this one says no.
  const memory = row && row.version !== place.version ? { ...FRESH, level: kept.level } : kept;
  const nextAt = Number.POSITIVE_INFINITY;
  const revision = row?.revision ?? 0;
  return { place, outOfService, answer: 'unknown', memory, kept, revision, nextAt };
}
