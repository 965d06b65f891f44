import { describe, expect, it } from 'vitest';
import type { IncidentArea, IncidentGround } from '../../../shared/model/incident-ground.ts';
import { mergedGround } from '../../../shared/risk/merged-ground.ts';

const NORTH = { name: '北门', place: [120.3, 31.58] as [number, number] };
const area: IncidentArea = {
  asked: { kind: 'around', place: [120.3, 31.57], metres: 200 },
  outline: { type: 'Polygon', coordinates: [] },
  ...{ squareMetres: 125_600, wind: null, since: '2026-11-22T06:00:00.000Z', by: 'coordinator-1' },
};
const merged = (ground: IncidentGround, title = '示例厂房起火') => ({
  ...{ title, place: [120.31, 31.57] as [number, number], ground },
});

describe('the ground of an incident that another was merged into', () => {
  it('has the place of the other under its title, its further places, and its area where there was none', () => {
    const ground = mergedGround({ places: [], area: null }, merged({ places: [NORTH], area }));
    expect(ground.places).toEqual([{ name: '示例厂房起火', place: [120.31, 31.57] }, NORTH]);
    expect(ground.area).toEqual(area);
  });

  it('keeps its own area, and loses no place to a name that is taken', () => {
    const own = { places: [NORTH], area };
    const other = { ...area, squareMetres: 1 };
    const ground = mergedGround(own, merged({ places: [NORTH], area: other }, '北门'));
    expect(ground.places.map(({ name }) => name)).toEqual(['北门', '北门 (2)', '北门 (3)']);
    expect(ground.area).toEqual(area);
  });

  it('names a place of a long title within what a name may be', () => {
    const { places } = mergedGround(
      { places: [], area: null },
      merged({ places: [], area: null }, '长'.repeat(80)),
    );
    expect(places[0]!.name).toHaveLength(40);
  });
});
