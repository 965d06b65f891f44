import { describe, expect, it } from 'vitest';
import { createFrameAlone, createFrames, createHeldLoop } from '../../../client/map/frames.ts';

/** A page whose frames and clock are turned by hand. */
function fakePage() {
  const asked: { by: 'frame' | 'clock'; then: (time: number) => void; given: number }[] = [];
  let hidden = false;
  let given = 0;
  const ask = (by: 'frame' | 'clock', then: (time: number) => void) => {
    given += 1;
    asked.push({ by, then, given });
    return given;
  };
  const take = (wanted: number) => {
    const at = asked.findIndex((one) => one.given === wanted);
    if (at >= 0) asked.splice(at, 1);
  };
  return {
    requestAnimationFrame: (then: (time: number) => void) => ask('frame', then),
    cancelAnimationFrame: take,
    setTimeout: (then: () => void) => ask('clock', then),
    clearTimeout: take,
    now: () => 70,
    isHidden: () => hidden,
    hide: () => {
      hidden = true;
    },
    asked: () => asked.map(({ by }) => by),
    turn: () => asked.shift()?.then(50),
  };
}

describe('the next look at a map', () => {
  it('comes with the page’s next frame while something moves, and by the clock while nothing does', () => {
    const page = fakePage();
    const looks: number[] = [];
    const frames = createFrames((time) => looks.push(time), page);
    frames.next(true);
    expect(page.asked()).toEqual(['frame']);
    page.turn();
    frames.next(false);
    expect(page.asked()).toEqual(['clock']);
    page.turn();
    expect(looks).toEqual([50, 70]);
  });

  it('is asked for once, whatever was asked for before, and no more after the end', () => {
    const page = fakePage();
    const frames = createFrames(() => undefined, page);
    frames.next(false);
    frames.next(true);
    expect(page.asked()).toEqual(['frame']);
    frames.end();
    expect(page.asked()).toEqual([]);
  });

  it('comes at once when something is heard, but for where a frame is on its way', () => {
    const page = fakePage();
    const looks: number[] = [];
    const frames = createFrames((time) => looks.push(time), page);
    frames.next(false);
    frames.wake();
    expect(looks).toEqual([70]);
    frames.next(true);
    frames.wake();
    frames.end();
    frames.wake();
    expect(looks).toEqual([70]);
  });

  it('waits for the frame of a page that nobody sees, which has none', () => {
    const page = fakePage();
    const frames = createFrames(() => undefined, page);
    page.hide();
    frames.next(false);
    expect(page.asked()).toEqual(['frame']);
  });
});

describe('a loop that is held', () => {
  it('turns once each time it is told, and not when it has let go', () => {
    const { provider, turn } = createHeldLoop();
    const turns: number[] = [];
    const again = (time: number) => {
      turns.push(time);
      provider.requestAnimationFrame(again);
    };
    provider.requestAnimationFrame(again);
    turn(1);
    turn(2);
    provider.cancelAnimationFrame();
    turn(3);
    expect(turns).toEqual([1, 2]);
  });
});

describe('a ring that begins', () => {
  it('has a frame for itself, and of rings without end every other one', () => {
    const hasFrameAlone = createFrameAlone();
    const begins = [false, true, false, true, true, true, false];
    expect(begins.map(hasFrameAlone)).toEqual([false, true, false, true, false, true, false]);
  });
});
