/** Between two looks while nothing moves: as often as a screen shows a picture. */
const REST_MS = 16;

/** What a page is asked for frames by. */
type Page = {
  requestAnimationFrame(then: FrameRequestCallback): number;
  cancelAnimationFrame(request: number): void;
  setTimeout(then: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  now(): number;
  isHidden(): boolean;
};

const THIS_PAGE: Page = {
  requestAnimationFrame: (then) => requestAnimationFrame(then),
  cancelAnimationFrame: (request) => cancelAnimationFrame(request),
  setTimeout: (then, ms) => window.setTimeout(then, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
  now: () => performance.now(),
  isHidden: () => document.hidden,
};

/**
 * Calls for the next look at the map: with the page's next frame while something moves, else by a clock. Asked for a frame, a
 * browser puts the whole page together anew, though nothing on it has changed: a millisecond of the processor sixty times a
 * second, for as long as a screen stands. A page that nobody sees is not called.
 */
export function createFrames(look: (frameTime: number) => void, page: Page = THIS_PAGE) {
  let frame = 0;
  let timer = 0;
  let isResting = false;
  const end = () => {
    isResting = false;
    page.cancelAnimationFrame(frame);
    page.clearTimeout(timer);
  };
  return {
    /** @param isMoving whether something changes with every frame */
    next(isMoving: boolean): void {
      end();
      isResting = !isMoving && !page.isHidden();
      if (isResting) timer = page.setTimeout(() => look(page.now()), REST_MS);
      else frame = page.requestAnimationFrame(look);
    },
    /** Looks at once where nothing moves; a frame that is on its way is soon enough. */
    wake(): void {
      if (!isResting) return;
      end();
      look(page.now());
    },
    end,
  };
}

/** A loop of somebody else's, such as deck.gl's, that turns when it is told and not by itself. */
export function createHeldLoop() {
  let held: FrameRequestCallback | null = null;
  return {
    provider: {
      requestAnimationFrame(then: FrameRequestCallback): number {
        held = then;
        return 1;
      },
      cancelAnimationFrame(): void {
        held = null;
      },
    },
    /** @param frameTime ms of the frame clock */
    turn(frameTime: number): void {
      const then = held;
      held = null;
      then?.(frameTime);
    },
  };
}

/**
 * Whether a ring that begins has this frame for itself. Nobody sees it before all that is done for a frame is done, and the
 * layers with its alarm take a tenth of a second where the processor draws. Never two frames in a row: of many alarms the
 * layers come all the same.
 */
export function createFrameAlone(): (begins: boolean) => boolean {
  let wasAlone = false;
  return (begins) => {
    wasAlone = begins && !wasAlone;
    return wasAlone;
  };
}
