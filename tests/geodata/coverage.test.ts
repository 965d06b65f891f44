import { feature } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { type Coverage, readCoverage } from '../../geodata/read.ts';
import { squareMetres } from '../support/area.ts';

const coverage = readCoverage();
const LEVELS = ['counties', 'towns', 'communities', 'grids'] as const;
type Level = (typeof LEVELS)[number];

/** Which area of a level lies on the left and right of each arc, `undefined` outside of all. */
type Sides = { left: (string | undefined)[]; right: (string | undefined)[] };

type ArcTree = number | ArcTree[];

const flatten = (tree: ArcTree): number[] =>
  typeof tree === 'number' ? [tree] : tree.flatMap(flatten);

const arcsOf = (geometry: Coverage['objects'][Level]['geometries'][number]): number[] =>
  'arcs' in geometry ? flatten(geometry.arcs as ArcTree) : [];

const codesOf = (level: Level) =>
  coverage.objects[level].geometries.map(({ properties }) => properties.code);

/** RFC 7946 turns outer rings counter-clockwise, so an area lies on the left of its arcs. */
const sidesOf = (level: Level): Sides & { usedTwice: string[] } => {
  const left: (string | undefined)[] = new Array(coverage.arcs.length).fill(undefined);
  const right: (string | undefined)[] = new Array(coverage.arcs.length).fill(undefined);
  const usedTwice: string[] = [];
  for (const geometry of coverage.objects[level].geometries) {
    for (const arc of arcsOf(geometry)) {
      const side = arc < 0 ? right : left;
      const index = arc < 0 ? ~arc : arc;
      if (side[index] !== undefined) usedTwice.push(`${side[index]}/${geometry.properties.code}`);
      side[index] = geometry.properties.code;
    }
  }
  return { left, right, usedTwice };
};

const featuresOf = (level: Level) =>
  feature(coverage, coverage.objects[level] as GeometryCollection<{ code: string }>).features;

const areasOf = (level: Level): Map<string, number> =>
  new Map(
    featuresOf(level).map(({ properties, geometry }) => [properties.code, squareMetres(geometry)]),
  );

const polygonsOf = (level: Level) =>
  featuresOf(level).map(({ properties: { code }, geometry }) => ({
    code,
    rings:
      geometry.type === 'Polygon'
        ? geometry.coordinates
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates.flat()
          : [],
  }));

const parentCode = { towns: 6, communities: 9, grids: 12 } as const;
const parentLevel = { towns: 'counties', communities: 'towns', grids: 'communities' } as const;
const CHILD_LEVELS = ['towns', 'communities', 'grids'] as const;

describe('the areas of the city', () => {
  it('are as many as the lists of names say', () => {
    expect(codesOf('counties')).toHaveLength(7);
    expect(codesOf('towns')).toHaveLength(88);
    expect(codesOf('communities')).toHaveLength(1_254);
    expect(codesOf('grids').length).toBeGreaterThan(6_000);
    expect(codesOf('grids').length).toBeLessThan(7_400);
  });

  it.each(LEVELS)('%s have codes that are well-formed, unique and in order', (level) => {
    const digits = { counties: 6, towns: 9, communities: 12, grids: 15 }[level];
    const codes = codesOf(level);
    expect(codes.filter((code) => !new RegExp(`^3202\\d{${digits - 4}}$`).test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
  });

  it.each(CHILD_LEVELS)('%s each belong to a parent that exists', (level) => {
    const parents = new Set(codesOf(parentLevel[level]));
    const orphans = codesOf(level).filter((code) => !parents.has(code.slice(0, parentCode[level])));
    expect(orphans).toEqual([]);
    const withChildren = new Set(codesOf(level).map((code) => code.slice(0, parentCode[level])));
    expect(withChildren.size).toBe(parents.size);
  });

  it('number the grids of a community 1, 2, 3 … without a hole', () => {
    const last = new Map<string, number>();
    for (const code of codesOf('grids')) {
      const community = code.slice(0, 12);
      const sequence = Number(code.slice(12));
      expect(sequence, code).toBe((last.get(community) ?? 0) + 1);
      last.set(community, sequence);
    }
  });
});

describe('the coverage', () => {
  it.each(LEVELS)('has no border claimed by two %s on one side: no overlap', (level) => {
    expect(sidesOf(level).usedTwice).toEqual([]);
  });

  it('uses every arc for grids, so none is left over', () => {
    const { left, right } = sidesOf('grids');
    const unused = left.filter((code, index) => code === undefined && right[index] === undefined);
    expect(unused).toEqual([]);
  });

  it.each(CHILD_LEVELS)(
    'has %s inside their parents on both sides of every arc: no gap',
    (level) => {
      const children = sidesOf(level);
      const parents = sidesOf(parentLevel[level]);
      const wrong: string[] = [];
      for (const side of ['left', 'right'] as const) {
        const other = side === 'left' ? 'right' : 'left';
        children[side].forEach((code, index) => {
          const parent = code?.slice(0, parentCode[level]);
          const beyond = children[other][index]?.slice(0, parentCode[level]);
          const expected = parent === beyond ? undefined : parent;
          if (parents[side][index] !== expected) wrong.push(`${side} of arc ${index}: ${code}`);
        });
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(CHILD_LEVELS)('has %s that add up to their parents within a square metre', (level) => {
    const sums = new Map<string, number>();
    for (const [code, area] of areasOf(level)) {
      expect(area, code).toBeGreaterThan(0);
      const parent = code.slice(0, parentCode[level]);
      sums.set(parent, (sums.get(parent) ?? 0) + area);
    }
    for (const [code, area] of areasOf(parentLevel[level])) {
      expect(Math.abs(sums.get(code)! - area), code).toBeLessThan(1);
    }
  });

  it('covers about the 4,627 km² of the yearbook', () => {
    const total = [...areasOf('counties').values()].reduce((sum, area) => sum + area, 0);
    expect(total / 1e6).toBeGreaterThan(4_590);
    expect(total / 1e6).toBeLessThan(4_670);
  });

  it.each(LEVELS)('has %s whose rings touch no point twice', (level) => {
    const touching = polygonsOf(level).flatMap(({ code, rings }) =>
      rings.filter((ring) => new Set(ring.map(String)).size !== ring.length - 1).map(() => code),
    );
    expect(touching).toEqual([]);
  });
});

describe('the grids', () => {
  const grids = coverage.objects.grids.geometries.map(({ properties }) => properties);

  it('hold the households of the census', () => {
    expect(grids.reduce((sum, { households }) => sum + households, 0)).toBe(2_687_898);
  });

  it('have 300 to 500 households where people live, none where they are dedicated', () => {
    const odd = grids.filter(({ kind, households }) =>
      kind === 'comprehensive' ? households < 300 || households > 500 : households !== 0,
    );
    expect(odd).toEqual([]);
    expect(grids.filter(({ kind }) => kind === 'dedicated').length).toBeGreaterThan(50);
  });
});

describe('the functional area 经开区', () => {
  it('covers exactly the streets it lies over', () => {
    const [zone] = coverage.objects.functionalAreas.geometries;
    const { towns } = zone!.properties;
    expect(towns).toEqual(['320211006', '320211007']);
    const collection = feature(coverage, coverage.objects.functionalAreas);
    const area = squareMetres(collection.features[0]!.geometry);
    const townAreas = areasOf('towns');
    const expected = towns.reduce((sum, code) => sum + townAreas.get(code)!, 0);
    expect(Math.abs(area - expected)).toBeLessThan(1);
  });
});
