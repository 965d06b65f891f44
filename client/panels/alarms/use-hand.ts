import { type PointerEvent, useEffect, useState } from 'react';
import { createHand } from './hand.ts';

/**
 * Whether somebody's hand is on a list now.
 * @returns `on` goes to the element that scrolls
 */
export function useHand() {
  const [isThere, setThere] = useState(false);
  const [hand] = useState(() => createHand(setThere));
  useEffect(() => hand.leave, [hand]);
  const on = {
    onPointerMove: hand.move,
    onPointerDown: hand.move,
    onWheel: hand.move,
    onKeyDown: hand.move,
    onFocus: hand.move,
    // A finger that is lifted has not gone.
    onPointerLeave: ({ pointerType }: PointerEvent) => {
      if (pointerType === 'mouse') hand.leave();
    },
  };
  return { isThere, on };
}
