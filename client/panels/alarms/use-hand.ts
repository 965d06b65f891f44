import { type PointerEvent, type UIEvent, useEffect, useState } from 'react';
import { createHand, createHandScroll } from './hand.ts';

/**
 * Whether somebody's hand is on a list now, or has scrolled it away from its top.
 * @param fromPixels no further from the top it counts as being there
 * @returns `byPage` is called before the page scrolls it; `onScroll` goes to the element that scrolls, `onFrame` to what holds
 * it and all that a hand on the list may go to
 */
export function useHand(fromPixels: number) {
  const [isThere, setThere] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  const [hand] = useState(() => createHand(setThere));
  const [scrolls] = useState(() => createHandScroll(fromPixels, setScrolled));
  useEffect(() => hand.leave, [hand]);
  const touch = () => {
    scrolls.byHand();
    hand.move();
  };
  const onFrame = {
    onPointerMove: hand.move,
    onPointerDown: touch,
    onWheel: touch,
    onKeyDown: touch,
    onFocus: hand.move,
    // A finger that is lifted has not gone.
    onPointerLeave: ({ pointerType }: PointerEvent) => {
      if (pointerType === 'mouse') hand.leave();
    },
  };
  const onScroll = ({ currentTarget }: UIEvent) => scrolls.scroll(currentTarget.scrollTop);
  return { holds: isThere || isScrolled, byPage: scrolls.byPage, onScroll, onFrame };
}
