import type { GeometryObject, Topology } from 'topojson-specification';
import { type ArcPolygons, assembleAreas } from './assemble.ts';
import { COUNTY_NAMES_ENGLISH } from './census.ts';
import type { City } from './city.ts';
import { ORIGIN, type Point, STEPS_PER_DEGREE } from './plane.ts';

/** 经开区 has no GB/T 2260 code: it lies over two streets of 滨湖区. Source: DOMAIN.md §8. */
export const FUNCTIONAL_AREA = {
  code: 'E320211JK',
  name: '无锡经济开发区',
  nameEnglish: 'Wuxi Economic Development District',
  towns: ['320211006', '320211007'],
} as const;

type Properties = Record<string, unknown> & { code: string };

/** The city as one quantised topology: every level is made of the same arcs. */
export function coverageTopology(city: City): Topology {
  const { arcs, grids } = city;
  const level = (records: readonly Properties[], codeOfCell: (cell: number) => string) => {
    const areas = assembleAreas(arcs, codeOfCell);
    const geometries = [...records]
      .sort((one, other) => (one.code < other.code ? -1 : 1))
      .map((record) => geometryOf(record, areas.get(record.code)));
    return { type: 'GeometryCollection' as const, geometries };
  };
  const over: readonly string[] = FUNCTIONAL_AREA.towns;
  return {
    type: 'Topology',
    transform: {
      scale: [1 / STEPS_PER_DEGREE, 1 / STEPS_PER_DEGREE],
      translate: [ORIGIN[0], ORIGIN[1]],
    },
    objects: {
      counties: level(
        city.counties.map(({ code, name }) => ({
          code,
          name,
          nameEnglish: COUNTY_NAMES_ENGLISH[code],
        })),
        (cell) => grids[cell]!.county,
      ),
      towns: level(city.towns.map(codeAndName), (cell) => grids[cell]!.town),
      communities: level(city.communities.map(codeAndName), (cell) => grids[cell]!.community),
      grids: level(
        grids.map(({ code, kind, households, name }) => ({ code, kind, households, name })),
        (cell) => grids[cell]!.code,
      ),
      functionalAreas: level([FUNCTIONAL_AREA], (cell) => {
        return over.includes(grids[cell]!.town) ? FUNCTIONAL_AREA.code : '';
      }),
    },
    arcs: arcs.map(({ points }) => deltas(points)),
  };
}

function codeAndName({ code, name }: { code: string; name: string }): Properties {
  return { code, name };
}

function geometryOf(properties: Properties, polygons: ArcPolygons | undefined): GeometryObject {
  if (!polygons) throw new Error(`Coverage: expected an area for ${properties.code}`);
  if (polygons.length === 1) return { type: 'Polygon', arcs: polygons[0]!, properties };
  return { type: 'MultiPolygon', arcs: polygons, properties };
}

function deltas(points: readonly Point[]): [number, number][] {
  return points.map(([x, y], index) => {
    const [beforeX, beforeY] = index === 0 ? [0, 0] : points[index - 1]!;
    return [x - beforeX, y - beforeY];
  });
}

/** The topology as text: one arc and one area a line, so that a change shows as a small difference. */
export function topologyText({ transform, objects, arcs }: Topology): string {
  const collections = Object.entries(objects).map(([name, object]) => {
    const geometries = object.type === 'GeometryCollection' ? object.geometries : [object];
    const lines = geometries.map((geometry) => JSON.stringify(geometry)).join(',\n');
    return `"${name}":{"type":"GeometryCollection","geometries":[\n${lines}\n]}`;
  });
  const arcLines = arcs.map((arc) => JSON.stringify(arc)).join(',\n');
  return [
    `{"type":"Topology","transform":${JSON.stringify(transform)},"objects":{`,
    `${collections.join(',\n')}},`,
    `"arcs":[\n${arcLines}\n]}\n`,
  ].join('\n');
}
