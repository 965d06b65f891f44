import { describe, expect, it } from 'vitest';
import type { DispatchState } from '../../../shared/model/dispatch.ts';
import { accountability } from '../../../shared/risk/accountability.ts';

const HEARD = '2026-07-06T02:00:00.000Z';
const silentFor = (state: DispatchState, minutes: number) =>
  accountability({ state, heardAt: HEARD }, Date.parse(HEARD) + minutes * 60_000);

describe('a team that is out', () => {
  it('is called when nothing was heard of it for a while, and at once after longer', () => {
    expect([19, 20, 29, 30].map((minutes) => silentFor('onscene', minutes))).toEqual([
      'green',
      'warning',
      'warning',
      'critical',
    ]);
  });

  it('is looked after sooner on its way than on scene', () => {
    expect([silentFor('enroute', 15), silentFor('onscene', 15)]).toEqual(['warning', 'green']);
  });

  it('has no such clock before it has acknowledged and once it is back', () => {
    expect([
      silentFor('assigned', 60),
      silentFor('available', 60),
      silentFor('returning', 60),
    ]).toEqual([null, null, null]);
  });
});
