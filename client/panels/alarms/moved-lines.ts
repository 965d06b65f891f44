import { useCallback, useLayoutEffect, useRef } from 'react';
import { monotonicNow } from '../../store/clock.ts';

/** Nobody has read a line, and aimed at it, in less than this [D]. */
const AIM_MS = 500;

/** Which lines were not at their place before; none when there was no list. */
export function movedKeys(before: readonly string[] | null, after: readonly string[]): string[] {
  return before === null ? [] : after.filter((key, place) => before[place] !== key);
}

/** Says of a line whether it came to its place just now: who presses it may have meant another. */
export function useMovedLines(entries: readonly { key: string }[]): (key: string) => boolean {
  const before = useRef<readonly string[] | null>(null);
  const movedAt = useRef<ReadonlyMap<string, number>>(new Map());
  useLayoutEffect(() => {
    const keys = entries.map(({ key }) => key);
    const now = monotonicNow();
    const still = [...movedAt.current].filter(([, at]) => now - at < AIM_MS);
    const moved = movedKeys(before.current, keys).map((key) => [key, now] as const);
    movedAt.current = new Map([...still, ...moved]);
    before.current = keys;
  }, [entries]);
  return useCallback((key) => monotonicNow() - (movedAt.current.get(key) ?? -AIM_MS) < AIM_MS, []);
}
