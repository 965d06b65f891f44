import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

type Place = { row: number; column: number };

const STEPS: Readonly<Record<string, Place>> = {
  ArrowDown: { row: 1, column: 0 },
  ArrowUp: { row: -1, column: 0 },
  ArrowRight: { row: 0, column: 1 },
  ArrowLeft: { row: 0, column: -1 },
  PageDown: { row: 10, column: 0 },
  PageUp: { row: -10, column: 0 },
  Home: { row: 0, column: Number.NEGATIVE_INFINITY },
  End: { row: 0, column: Number.POSITIVE_INFINITY },
};

const within = (at: number, size: number): number => Math.min(Math.max(at, 0), size - 1);

/** The name a cell has for being found again after rows came and went. */
export const cellName = (row: number, column: number): string => `${row}:${column}`;

/**
 * One cell of the table is on the way of the Tab key; arrow keys move to others, also to rows that are
 * not there yet (ARIA grid).
 */
export function useCellFocus(
  scroller: RefObject<HTMLElement | null>,
  size: { rows: number; columns: number },
  scrollTo: (row: number) => void,
) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const wanted = useRef(false);
  const now = { row: within(place.row, size.rows), column: within(place.column, size.columns) };
  const name = cellName(now.row, now.column);
  // A row that was far away is rendered only after the table has scrolled: looked for at every render.
  useEffect(() => {
    if (!wanted.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${name}"]`);
    if (!cell) return;
    wanted.current = false;
    cell.focus({ preventScroll: false });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    wanted.current = true;
    const row = within(now.row + step.row, size.rows);
    setPlace({ row, column: within(now.column + step.column, size.columns) });
    scrollTo(row);
  };
  return { now, setPlace, onKeyDown };
}
