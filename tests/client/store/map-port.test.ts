import { afterEach, describe, expect, it } from 'vitest';
import { attachMap, type FlightTarget, flyTo } from '../../../client/store/map-port.ts';

/** A map that keeps where it was flown to. */
function aMap() {
  const flown: FlightTarget[] = [];
  const port = { draws: true, flyTo: (to: FlightTarget) => void flown.push(to), setPadding() {} };
  return { flown, port };
}

afterEach(() => attachMap(null));

describe('a flight asked for before there is a map', () => {
  it('is flown when there is one, the last alone: no map comes where a wall draws none, for weeks', () => {
    const { flown, port } = aMap();
    const scenes = ['city', 'lake', 'plant'].map((id) => ({ kind: 'area', id }) as const);
    for (const scene of scenes) flyTo(scene);
    attachMap(port);
    expect(flown).toEqual([scenes[2]]);
  });

  it('is not flown again by a map that is built anew', () => {
    flyTo({ kind: 'area', id: 'city' });
    attachMap(aMap().port);
    attachMap(null);
    const { flown, port } = aMap();
    attachMap(port);
    expect(flown).toEqual([]);
  });
});
