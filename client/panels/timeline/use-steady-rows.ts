import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

type Numbered = { number: number };

/** How many lines stand above the one that was first before. That may be gone: then nobody reads among these. */
export const addedAbove = (lines: readonly Numbered[], first: number | undefined): number =>
  Math.max(
    0,
    lines.findIndex(({ number }) => number === first),
  );

/**
 * Keeps what is read where it is while newer lines come in above it, in a list of lines of one height, newest first.
 * @returns how many newer ones nobody has scrolled up to, and what is to be called after a scroll
 */
export function useSteadyRows(
  scroller: RefObject<HTMLElement | null>,
  lines: readonly Numbered[],
  rowPixels: number,
): { newer: number; look: () => void } {
  const first = useRef<number | undefined>(undefined);
  const [newer, setNewer] = useState(0);
  useLayoutEffect(() => {
    const added = addedAbove(lines, first.current);
    first.current = lines[0]?.number;
    const element = scroller.current;
    // Who is at the top sees the newest as it comes.
    if (added === 0 || element === null || element.scrollTop < rowPixels / 2) return;
    element.scrollTop += added * rowPixels;
    setNewer((before) => before + added);
  }, [lines, rowPixels, scroller]);
  const look = () => {
    const above = Math.ceil((scroller.current?.scrollTop ?? 0) / rowPixels);
    setNewer((before) => Math.min(before, above));
  };
  return { newer, look };
}
