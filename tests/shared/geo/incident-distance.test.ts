import { describe, expect, it } from 'vitest';
import { isInside } from '../../../shared/geo/envelope.ts';
import { boxAroundIncident, metresToIncident } from '../../../shared/geo/incident-distance.ts';
import type { Position } from '../../../shared/model/common.ts';
import { incident } from '../../support/client/command.ts';
import { box } from '../../support/small-coverage.ts';

const PLACE: Position = [120.3, 31.57];
const NORTH: Position = [120.3, 31.58];
const AREA = {
  asked: { kind: 'around', place: PLACE, metres: 200 },
  outline: box(120.29, 31.56, 120.31, 31.6),
  ...{ squareMetres: 1, wind: null, since: '2026-11-22T06:00:00.000Z', by: 'coordinator-1' },
};
const spread = (ground: object) =>
  incident({ place: PLACE, ground: { places: [], area: null, ...ground } as never });

describe('how far a place is from an incident', () => {
  it('is measured to the nearest of its places', () => {
    expect(metresToIncident(NORTH, spread({}))).toBeCloseTo(1_112, 0);
    expect(metresToIncident(NORTH, spread({ places: [{ name: '北门', place: NORTH }] }))).toBe(0);
  });

  it('is nothing within the area it affects', () => {
    expect(metresToIncident([120.305, 31.595], spread({ area: AREA }))).toBe(0);
    expect(metresToIncident([120.32, 31.595], spread({ area: AREA }))).toBeCloseTo(947, -1);
  });

  it('is searched for in a box that leaves out nothing so near', () => {
    for (const one of [spread({}), spread({ area: AREA })]) {
      const bounds = boxAroundIncident(one, 2_000);
      const [west, south, east, north] = bounds;
      const beyond: Position[] = [
        [west - 0.0001, PLACE[1]],
        [east + 0.0001, PLACE[1]],
        [PLACE[0], south - 0.0001],
        [PLACE[0], north + 0.0001],
      ];
      for (const place of beyond) expect(metresToIncident(place, one)).toBeGreaterThan(2_000);
      expect(isInside(bounds, PLACE)).toBe(true);
    }
  });
});
