import { expect, it } from 'vitest';
import type { Drill } from '../../../shared/model/drill.ts';
import { injectsLeft, isDrillHeld } from '../../../shared/risk/drill-life.ts';

const drill = (state: Drill['state'], delivered: number) => ({
  ...{ state, delivered, injects: [{}, {}] as Drill['injects'] },
});

it('a drill counts when it is over and all of it was told', () => {
  expect(isDrillHeld(drill('ended', 2))).toBe(true);
  expect(isDrillHeld(drill('ended', 1))).toBe(false);
  expect(isDrillHeld(drill('running', 2))).toBe(false);
  expect(isDrillHeld(drill('cancelled', 2))).toBe(false);
  expect(injectsLeft(drill('running', 0))).toBe(2);
});
