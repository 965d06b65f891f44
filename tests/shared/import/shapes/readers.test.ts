import { describe, expect, it } from 'vitest';
import { inSystem, type OutFeature } from '../../../../shared/export/out-feature.ts';
import { writeWktCsv } from '../../../../shared/export/write-csv.ts';
import { writeDbf } from '../../../../shared/export/write-dbf.ts';
import { writeGeojson } from '../../../../shared/export/write-geojson.ts';
import { writeKml } from '../../../../shared/export/write-kml.ts';
import { writeShapes } from '../../../../shared/export/write-shapefile.ts';
import { prjOf } from '../../../../shared/geo/prj.ts';
import { readRows } from '../../../../shared/import/read-rows.ts';
import {
  MOST_FILE_VERTICES,
  type RawShapes,
  reading,
} from '../../../../shared/import/shapes/raw-shape.ts';
import { readGeojson } from '../../../../shared/import/shapes/read-geojson.ts';
import { kmlReader } from '../../../../shared/import/shapes/read-kml.ts';
import { readShapefile } from '../../../../shared/import/shapes/read-shapefile.ts';
import { readWkt } from '../../../../shared/import/shapes/read-wkt.ts';
import { readWktCsv } from '../../../../shared/import/shapes/read-wkt-csv.ts';
import type { Position } from '../../../../shared/model/common.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const readKml = (text: string, pieceLength = text.length): RawShapes =>
  reading(() => {
    const reader = kmlReader();
    for (let at = 0; at < text.length; at += pieceLength) {
      reader.write(text.slice(at, at + pieceLength));
    }
    return { shapes: reader.close() };
  });

/** Counter-clockwise, as RFC 7946 wants outer rings. */
const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const hole = (west: number, south: number, size: number) => square(west, south, size).toReversed();

const FEATURES: OutFeature[] = [
  {
    id: '320205001001001',
    geometry: {
      type: 'Polygon',
      coordinates: [square(120.3, 31.5, 0.02), hole(120.305, 31.505, 0.005)],
    },
    properties: {
      name: '东亭一网格 <&">',
      households: 412,
      share: 0.25,
      synthetic: true,
      parent: null,
    },
  },
  {
    id: '320205001001002',
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[square(120.33, 31.5, 0.01)], [square(120.36, 31.5, 0.01)]],
    },
    properties: { name: '二网格,"专属"', households: 38, share: 1, synthetic: false, parent: 'A' },
  },
];

const shapesOf = (read: RawShapes) => {
  if (!read.ok) throw new Error(JSON.stringify(read.finding));
  return read.shapes;
};
const findingOf = (read: RawShapes) => (read.ok ? null : read.finding.reason);

/** A ring begins anywhere and runs either way: as a set of places. */
const places = (geometry: unknown): string[] => {
  const { type, coordinates } = geometry as { type: string; coordinates: unknown[] };
  const positions = coordinates.flat(type === 'Polygon' ? 1 : 2) as Position[];
  return positions.map((place) => place.map((degrees) => degrees.toFixed(6)).join(' ')).sort();
};

const throughShapefile = () => {
  const { shp } = writeShapes(FEATURES);
  return readShapefile({ shp, dbf: writeDbf(FEATURES, encode), prj: null, decode });
};

describe.each([
  ['GeoJSON', () => readGeojson(writeGeojson(FEATURES, 'wgs84'))],
  ['KML', () => readKml(writeKml('grids', FEATURES))],
  ['CSV with WKT', () => readWktCsv(writeWktCsv(FEATURES))],
  ['a Shapefile', throughShapefile],
])('what was written as %s', (_name, read) => {
  it('is read as the same shapes with the same names', () => {
    const shapes = shapesOf(read());
    expect(shapes.map(({ attributes }) => attributes.name)).toEqual(
      FEATURES.map(({ properties }) => properties.name),
    );
    expect(shapes.map(({ attributes }) => attributes.id)).toEqual(FEATURES.map(({ id }) => id));
    expect(shapes.map(({ geometry }) => (geometry as { type: string }).type)).toEqual([
      'Polygon',
      'MultiPolygon',
    ]);
    for (const [index, { geometry }] of shapes.entries()) {
      expect(places(geometry)).toEqual(places(FEATURES[index]!.geometry));
    }
  });

  it('keeps the hole a hole', () => {
    const [{ geometry } = { geometry: null }] = shapesOf(read());
    const [outer, inner] = (geometry as { coordinates: Position[][] }).coordinates;
    const west = (ring: Position[]) => Math.min(...ring.map(([lon]) => lon));
    expect(west(outer!)).toBeCloseTo(120.3, 6);
    expect(west(inner!)).toBeCloseTo(120.305, 6);
  });
});

describe('GeoJSON', () => {
  it('has outer rings counter-clockwise and holes clockwise, whichever way they were drawn', () => {
    const [outer, inner] = [square(120.3, 31.5, 0.02), hole(120.305, 31.505, 0.005)];
    const drawn = [outer.toReversed(), inner.toReversed()];
    const geometries: OutFeature['geometry'][] = [
      { type: 'Polygon', coordinates: drawn },
      { type: 'MultiPolygon', coordinates: [drawn, [outer]] },
      { type: 'Point', coordinates: [120.3, 31.5] },
    ];
    const features = geometries.map((geometry, at) => ({
      id: `f-${at}`,
      geometry,
      properties: {},
    }));
    const written = JSON.parse(writeGeojson(features, 'wgs84')) as { features: OutFeature[] };
    expect(written.features.map(({ geometry }) => geometry.coordinates)).toEqual([
      [outer, inner],
      [[outer, inner], [outer]],
      [120.3, 31.5],
    ]);
  });
});

describe('the system that a file names', () => {
  const saysOf = (read: RawShapes) => (read.ok ? read.says : read.finding);
  const ofCrs = (name: unknown) => {
    const plain = JSON.parse(writeGeojson(FEATURES, 'wgs84')) as object;
    return saysOf(
      readGeojson(JSON.stringify({ ...plain, crs: { type: 'name', properties: { name } } })),
    );
  };

  it.each(['gcj02', 'bd09', 'cgcs2000', 'EPSG:4549'] as const)(
    'is heard in our own GeoJSON: %s',
    (system) => {
      const text = writeGeojson(inSystem(FEATURES, system), system);
      expect(saysOf(readGeojson(text))).toBe(system);
      const rows = readRows('geojson', text);
      expect(rows.ok && rows.says).toBe(system);
    },
  );

  it.each([
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84'],
    ['urn:ogc:def:crs:EPSG::4490', 'cgcs2000'],
    ['EPSG:4528', 'EPSG:4528'],
    ['EPSG:3857', null],
    [{ code: 4326 }, null],
  ])('is heard in what others wrote: %s', (name, system) => expect(ofCrs(name)).toBe(system));

  it('is none where a file names none, and that of the .prj of a Shapefile', () => {
    expect(saysOf(readGeojson(writeGeojson(FEATURES, 'wgs84')))).toBeNull();
    const { shp } = writeShapes(FEATURES);
    expect(saysOf(readShapefile({ shp, dbf: null, prj: prjOf('EPSG:4549'), decode }))).toBe(
      'EPSG:4549',
    );
  });
});

describe('well-known text', () => {
  it.each([
    'PolygonZ ((0 0 5, 1 0 5, 1 1 5, 0 0 5))',
    'POLYGON M ((0 0 5, 1 0 5, 1 1 5, 0 0 5))',
    'PolygonZM((0 0 5 6, 1 0 5 6, 1 1 5 6, 0 0 5 6))',
  ])('is read however heights and measures are named: %s', (text) => {
    expect(readWkt(text)).toEqual(readWkt('POLYGON ((0 0, 1 0, 1 1, 0 0))'));
    expect(readWkt('MultiPolygonZM (((0 0 1 2, 1 0 1 2, 1 1 1 2, 0 0 1 2)))')).toMatchObject({
      type: 'MultiPolygon',
    });
  });

  it('is read with spaces, heights and an SRID', () => {
    expect(readWkt(' SRID=4490; polygon z ((0 0 5, 1 0 5, 1 1 5, 0 0 5)) ')).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    });
    expect(readWkt('POINT (1.5 -2e1)')).toEqual({ type: 'Point', coordinates: [1.5, -20] });
  });

  it.each([
    'POLYGON ((0 0, 1 0, 1 1, 0 0)',
    'POLYGON (0 0, 1 0)',
    'POLYGON EMPTY',
    'POLYGON ((0 zero, 1 0))',
    'GEOMETRYCOLLECTION (POINT (0 0))',
    'CURVEPOLYGON ((0 0))',
    `POLYGON ${'('.repeat(5_000)}0 0${')'.repeat(5_000)}`,
    '',
  ])('that is none is null: %s', (text) => {
    expect(readWkt(text)).toBeNull();
  });
});

describe('KML from a stranger', () => {
  const wrap = (inside: string, head = '') =>
    `<?xml version="1.0"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2">${inside}</kml>`;

  it.each([
    ['a document type', wrap('', '<!DOCTYPE kml [<!ENTITY a "b">]>'), 'xml-entities'],
    ['a billion laughs', wrap('&lol;', '<!DOCTYPE kml [<!ENTITY lol "&lol2;">]>'), 'xml-entities'],
    [
      'an external entity',
      wrap('&x;', '<!DOCTYPE kml SYSTEM "http://127.0.0.1/x.dtd">'),
      'xml-entities',
    ],
    ['an entity it never declared', wrap('<Placemark><name>&lol;</name></Placemark>'), 'not-xml'],
    [
      'a link to elsewhere',
      wrap('<NetworkLink><Link><href>http://127.0.0.1/</href></Link></NetworkLink>'),
      'network-link',
    ],
    [
      'attributes without end',
      wrap(`<a ${Array.from({ length: 200 }, (_, index) => `a${index}=""`).join(' ')}/>`),
      'not-xml',
    ],
    ['levels without end', wrap('<Folder>'.repeat(100)), 'not-xml'],
    ['half a document', '<kml><Placemark>', 'not-xml'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><kml/>', 'not-xml'],
    ['nothing', wrap(''), 'no-features'],
  ])('with %s is refused', (_name, text, reason) => {
    expect(findingOf(readKml(text))).toBe(reason);
  });

  it('with elements called like what every object has is read', () => {
    const text = wrap('<Placemark><__defineGetter__>x</__defineGetter__></Placemark>');
    expect(shapesOf(readKml(text))).toMatchObject([{ geometry: null }]);
  });

  it('is the same in pieces of any length, a character cut in two among them', () => {
    const whole = writeKml('一𠮷', FEATURES);
    expect(readKml(`\uFEFF${whole}`)).toEqual(readKml(whole));
    for (const length of [1, 7]) expect(readKml(whole, length)).toEqual(readKml(whole));
  });

  it('takes the outer ring for outer, wherever it stands', () => {
    const ring = (places: Position[]) =>
      `<LinearRing><coordinates>${places.map((place) => place.join(',')).join(' ')}</coordinates></LinearRing>`;
    const text = wrap(
      `<Placemark><Polygon><innerBoundaryIs>${ring(square(120.305, 31.505, 0.005))}</innerBoundaryIs>` +
        `<outerBoundaryIs>${ring(square(120.3, 31.5, 0.02))}</outerBoundaryIs></Polygon></Placemark>`,
    );
    const [shape] = shapesOf(readKml(text));
    expect((shape!.geometry as { coordinates: Position[][] }).coordinates[0]![0]).toEqual([
      120.3, 31.5,
    ]);
  });
});

describe('more positions than a file may have', () => {
  const most = MOST_FILE_VERTICES;
  const shapes = 10;
  const each = most / shapes + 1;
  const ring = (position: string, between: string) => Array(each).fill(position).join(between);
  it.each([
    [
      'GeoJSON',
      () => {
        const geometry = `{"type":"Polygon","coordinates":[[${ring('[0,0]', ',')}]]}`;
        const features = Array(shapes).fill(`{"type":"Feature","geometry":${geometry}}`);
        return readGeojson(`{"type":"FeatureCollection","features":[${features.join(',')}]}`);
      },
    ],
    ['CSV', () => readWktCsv(`wkt\n${`"POLYGON((${ring('0 0', ',')}))"\n`.repeat(shapes)}`)],
    [
      'KML',
      () => {
        const coordinates = `<coordinates>${ring('0,0', ' ')}</coordinates>`;
        const polygon = `<Polygon><outerBoundaryIs><LinearRing>${coordinates}</LinearRing></outerBoundaryIs></Polygon>`;
        return readKml(`<kml>${`<Placemark>${polygon}</Placemark>`.repeat(shapes)}</kml>`);
      },
    ],
  ])('are refused in %s, though no shape has too many', (_name, read) => {
    expect(findingOf(read())).toBe('too-many');
  });
});

describe('GeoJSON from a stranger', () => {
  it.each([
    ['no JSON', '{"type": "FeatureCollection", '],
    ['a list', '[1, 2]'],
    ['a geometry alone', '{"type": "Point", "coordinates": [0, 0]}'],
    ['nesting without end', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`],
    ['more nesting than a stack holds', '['.repeat(200_000)],
  ])('that is %s is refused', (_name, text) => {
    expect(findingOf(readGeojson(text))).toBe('not-geojson');
  });

  it('of a hundred thousand features is refused', () => {
    const features = Array.from({ length: 100_000 }, () => null);
    expect(findingOf(readGeojson(JSON.stringify({ type: 'FeatureCollection', features })))).toBe(
      'too-many',
    );
  });

  it('gives a column called __proto__ no power', () => {
    const text = '{"type":"Feature","properties":{"__proto__":"x","name":"a"},"geometry":null}';
    const [shape] = shapesOf(readGeojson(text));
    expect(shape!.attributes.name).toBe('a');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('a broken Shapefile', () => {
  const whole = writeShapes(FEATURES).shp;
  const dbf = writeDbf(FEATURES, encode);
  const changed = (at: number, value: number) => {
    const bytes = whole.slice();
    new DataView(bytes.buffer).setUint32(at, value, true);
    return bytes;
  };
  it.each([
    ['cut off', whole.slice(0, whole.length - 20)],
    ['empty', new Uint8Array(0)],
    ['of another kind', new Uint8Array(200)],
    ['that promises a billion points', changed(148, 1_000_000_000)],
    ['that promises a billion parts', changed(144, 1_000_000_000)],
    ['whose parts run backwards', changed(156, 4_000_000_000)],
  ])('%s is refused', (_name, shp) => {
    const read = readShapefile({ shp, dbf, prj: null, decode });
    expect(['shapefile-broken', 'too-many']).toContain(findingOf(read));
  });

  it('whose table has other rows than it has shapes is refused', () => {
    const read = readShapefile({
      shp: whole,
      dbf: writeDbf(FEATURES.slice(1), encode),
      prj: null,
      decode,
    });
    expect(findingOf(read)).toBe('shapefile-broken');
  });

  it('whose table promises rows that are not there is refused', () => {
    const lying = dbf.slice();
    new DataView(lying.buffer).setUint32(4, 4_000_000_000, true);
    const read = () => findingOf(readShapefile({ shp: whole, dbf: lying, prj: null, decode }));
    expect(read()).toBe('too-many');
    new DataView(lying.buffer).setUint32(4, 9_000, true);
    expect(read()).toBe('shapefile-broken');
  });
});

describe('CSV', () => {
  it('without a column of shapes says so', () => {
    expect(findingOf(readWktCsv('code,name\n1,a\n'))).toBe('no-wkt-column');
    expect(findingOf(readWktCsv('"never closed'))).toBe('not-csv');
  });

  it('of a million titles is not gone through for every row', () => {
    const before = performance.now();
    const read = readWktCsv(`wkt${','.repeat(1_000_000)}\n${'POINT (0 0)\n'.repeat(9_000)}`);
    expect(shapesOf(read)).toHaveLength(9_000);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('of more rows than may be is not read to its end', () => {
    expect(findingOf(readWktCsv(`wkt\n${'x\n'.repeat(20_000)}"never closed`))).toBe('too-many');
  });

  it('that leaves begins no cell with a formula', () => {
    const feature = { ...FEATURES[0]!, properties: { name: '=cmd|/c calc', note: '＠x' } };
    expect(writeWktCsv([feature])).toContain(`"'=cmd|/c calc","'＠x"`);
  });
});
