import { describe, expect, it } from 'vitest';
import { unfoldCoverage } from '../../../client/live/unfold-coverage.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import { NO_FILTERS } from '../../../client/store/view-store.ts';
import { readCoverage, readRegister } from '../../../geodata/read.ts';
import { INDEXED } from '../../support/client/map.ts';

const topology = readCoverage();
const coverage = unfoldCoverage('city', topology);
const zone = topology.objects.functionalAreas.geometries[0]!.properties;
const passes = passesOf({ ...NO_FILTERS, areas: [zone.code] }, INDEXED, coverage);
const isInZone = (town: string) => zone.towns.includes(town);

describe('the filter by a functional area', () => {
  it('lets through the grids that lie inside it, and no others', () => {
    const inside = coverage.codes.filter((code) => passes.grid(code));
    expect(inside.length).toBeGreaterThan(100);
    expect(inside).toEqual(coverage.codes.filter((code) => isInZone(code.slice(0, 9))));
  });

  it('lets through the things that lie inside it, whatever town they are registered in', () => {
    const shelters = readRegister('shelters');
    const shown = shelters.filter(({ place }) => passes.area(null, place));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.map(({ id }) => id)).toEqual(
      shelters.filter(({ town }) => isInZone(town)).map(({ id }) => id),
    );
  });

  it('holds back what has no place, as every area does', () => {
    expect(passes.area(null, null)).toBe(false);
  });

  it('adds to an administrative area chosen beside it', () => {
    const [elsewhere] = coverage.codes.filter((code) => !passes.grid(code));
    const both = { ...NO_FILTERS, areas: [zone.code, elsewhere!.slice(0, 6)] };
    expect(passesOf(both, INDEXED, coverage).grid(elsewhere!)).toBe(true);
  });
});
