import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type Shown, scrollAfter } from './scroll-after.ts';
import { useItem, useSection } from './section-address.ts';

/** Whoever does one of these goes on by himself. */
const OWN_MOVES = ['wheel', 'pointerdown', 'keydown'] as const;

/** Scrolls there as soon as there is as much to scroll: a list is asked for anew. @returns ends it */
function scrollWhenThere(page: HTMLElement, top: number): () => void {
  const sizes = new ResizeObserver(() => go());
  const end = () => {
    sizes.disconnect();
    for (const move of OWN_MOVES) page.removeEventListener(move, end);
  };
  const go = () => {
    page.scrollTop = top;
    if (page.scrollHeight - page.clientHeight >= top) end();
  };
  for (const move of OWN_MOVES) page.addEventListener(move, end);
  for (const part of page.children) sizes.observe(part);
  go();
  return end;
}

/** A file opens at its head, and going back lands where the list was left. @param page what scrolls */
export function useKeptScroll(page: RefObject<HTMLElement | null>): void {
  const [section, item] = [useSection(), useItem()];
  const shown = useRef<Shown>({ section, item });
  const listTop = useRef(0);
  useEffect(() => {
    const scroller = page.current!;
    const keep = () => {
      if (shown.current.item === null) listTop.current = scroller.scrollTop;
    };
    scroller.addEventListener('scroll', keep);
    return () => scroller.removeEventListener('scroll', keep);
  }, [page]);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { section, item };
    const top = scrollAfter(before, shown.current, listTop.current);
    if (before.section !== section) listTop.current = 0;
    if (top !== null) return scrollWhenThere(page.current!, top);
  }, [page, section, item]);
}
