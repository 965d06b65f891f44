import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrawCost } from '../../../client/map/draw-cost.ts';

const SIGNALED = 1;

/** A graphics processor that is done when it is told to be. */
function aProcessor() {
  const state = { done: false, lost: false, marks: 0 };
  const gl = {
    SIGNALED,
    fenceSync: () => {
      state.marks += 1;
      return state.lost ? null : {};
    },
    getSyncParameter: () => (state.done ? SIGNALED : 0),
    deleteSync: () => undefined,
    isContextLost: () => state.lost,
  };
  const canvas = { getContext: () => gl } as unknown as HTMLCanvasElement;
  return { state, cost: createDrawCost(canvas) };
}

describe('what a picture costs', () => {
  beforeEach(() => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
    return () => now.mockRestore();
  });

  it('is the time until it is there, not until it was ordered', () => {
    const { state, cost } = aProcessor();
    cost.look(1_000);
    cost.drawn();
    cost.look(1_016);
    expect(cost.ms()).toBe(0);
    state.done = true;
    cost.look(1_150);
    expect(cost.ms()).toBe(150);
  });

  it('follows a quicker picture at once and a slower one little by little', () => {
    const { state, cost } = aProcessor();
    state.done = true;
    cost.look(1_000);
    for (const took of [400, 100, 200]) {
      cost.drawn();
      cost.look(1_000 + took);
    }
    expect(cost.ms()).toBe(130);
  });

  it('is asked of one picture at a time', () => {
    const { state, cost } = aProcessor();
    cost.drawn();
    cost.drawn();
    expect(state.marks).toBe(1);
  });

  it('stays what it was while the context is lost', () => {
    const { state, cost } = aProcessor();
    state.done = true;
    cost.look(1_000);
    cost.drawn();
    cost.look(1_050);
    cost.drawn();
    state.lost = true;
    cost.look(1_900);
    cost.drawn();
    cost.look(2_000);
    expect(cost.ms()).toBe(50);
  });

  it('is not told by a page that was hidden meanwhile', () => {
    const { state, cost } = aProcessor();
    state.done = true;
    cost.look(1_000);
    cost.drawn();
    cost.look(1_801_000);
    expect(cost.ms()).toBe(0);
    cost.drawn();
    cost.look(1_801_016);
    expect(cost.ms()).toBeGreaterThan(0);
  });
});
