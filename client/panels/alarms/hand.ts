/** A hand that has been still for this long reads no more, or has gone [D]. */
export const HAND_STILL_MS = 10_000;

/** Whether somebody's hand is on a list: it points, presses, turns the wheel or types there. */
export type Hand = {
  move(): void;
  leave(): void;
};

/** Whether a list was scrolled away from its top by a hand. What the page scrolls to, to show what a key selected, is not that. */
type HandScroll = {
  /** A hand came that may scroll. */
  byHand(): void;
  /** The page is about to scroll. */
  byPage(): void;
  /** It was scrolled, so far from its top, px. */
  scroll(top: number): void;
};

/** @param fromPixels no further from the top it counts as being there @param tell told after a scroll that says which */
export function createHandScroll(
  fromPixels: number,
  tell: (isScrolled: boolean) => void,
): HandScroll {
  let isByHand = false;
  return {
    byHand: () => {
      isByHand = true;
    },
    byPage: () => {
      isByHand = false;
    },
    scroll: (top) => {
      if (top <= fromPixels) tell(false);
      else if (isByHand) tell(true);
    },
  };
}

/** @param tell told when a hand comes, and when it has left or been still for HAND_STILL_MS */
export function createHand(tell: (isThere: boolean) => void): Hand {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const leave = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    tell(false);
  };
  return {
    move() {
      const wasThere = timer !== null;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(leave, HAND_STILL_MS);
      if (!wasThere) tell(true);
    },
    leave,
  };
}
