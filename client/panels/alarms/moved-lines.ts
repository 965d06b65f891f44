import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { monotonicNow } from '../../store/clock.ts';

/** Nobody has read a line, and aimed at it, in less than this [D]. */
const AIM_MS = 500;
/** A line that moved by no more is under the pointer still [D]. */
const STILL_PIXELS = 1;

/** Where each line is on the page while nobody scrolls it: px from the top, by its key. */
export type LinePlaces = ReadonlyMap<string, number>;

/** Which lines were not at their place before; none when there was no list. */
export function movedKeys(before: LinePlaces | null, after: LinePlaces): string[] {
  if (before === null) return [];
  const moved = [...after].filter(
    ([key, top]) => Math.abs((before.get(key) ?? Number.POSITIVE_INFINITY) - top) > STILL_PIXELS,
  );
  return moved.map(([key]) => key);
}

/** @param places as they are now @param now ms that only go forward */
export function createMovedLines(places: () => LinePlaces, now: () => number) {
  let before: LinePlaces | null = null;
  let movedAt: ReadonlyMap<string, number> = new Map();
  const look = () => {
    const at = now();
    const after = places();
    const still = [...movedAt].filter(([, since]) => at - since < AIM_MS);
    movedAt = new Map([...still, ...movedKeys(before, after).map((key) => [key, at] as const)]);
    before = after;
  };
  return {
    /** To be called whenever lines may have moved. */
    look,
    /** Whether a line came to its place just now: who presses it may have meant another. */
    hasMoved(key: string): boolean {
      look();
      return now() - (movedAt.get(key) ?? Number.NEGATIVE_INFINITY) < AIM_MS;
    },
  };
}

/** How far below the top of the page an element stands, px, however what holds it is scrolled. */
function topOf(element: HTMLElement): number {
  const parent = element.offsetParent;
  return element.offsetTop + (parent instanceof HTMLElement ? topOf(parent) : 0);
}

/** The part of a virtualizer of the lines that is used. */
type Rows = {
  getTotalSize(): number;
  measurementsCache: readonly { key: string | number | bigint; start: number }[];
};

function placesOf(rows: Rows, scroller: HTMLElement | null): LinePlaces {
  const top = scroller === null ? 0 : topOf(scroller);
  // Lines that have been measured since are placed only when asked for.
  rows.getTotalSize();
  return new Map(rows.measurementsCache.map(({ key, start }) => [String(key), top + start]));
}

/**
 * Says of a line whether it came to its place just now: since another came in above it, one above it grew, or something pushed
 * the whole list.
 */
export function useMovedLines(
  rows: Rows,
  scroller: RefObject<HTMLElement | null>,
): (key: string) => boolean {
  const [lines] = useState(() =>
    createMovedLines(() => placesOf(rows, scroller.current), monotonicNow),
  );
  useLayoutEffect(lines.look);
  useEffect(() => {
    if (scroller.current === null) return;
    // What comes in over the list, without this being rendered anew, takes its room from it.
    const sizes = new ResizeObserver(lines.look);
    sizes.observe(scroller.current);
    return () => sizes.disconnect();
  }, [lines, scroller]);
  return lines.hasMoved;
}
