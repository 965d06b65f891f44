/** A hand that has been still for this long reads no more, or has gone [D]. */
export const HAND_STILL_MS = 10_000;

/** Whether somebody's hand is on a list: it points, presses, turns the wheel or types there. */
export type Hand = {
  move(): void;
  leave(): void;
};

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
