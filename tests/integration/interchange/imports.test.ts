import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShapeFile, ShapeImported, ShapePreview } from '../../../shared/wire/interchange.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { communityOf, gridOf, TOWNS } from '../../support/small-coverage.ts';
import { boxRing, type Drawn, geojsonOf, shapeFile } from './shape-files.ts';

let server: TestServer;
let analyst: Caller;
beforeAll(async () => {
  server = await startTestServer();
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

/** The westernmost town: 120.30–120.32 E, 31.50–31.52 N, its two grids cut at 31.51. */
const WEST = boxRing(120.3, 31.5, 120.32, 31.51);
const NORTH = boxRing(120.3, 31.51, 120.32, 31.52);
const BOW_TIE: Drawn = {
  code: 'bow-tie',
  ring: [
    [120.302, 31.502],
    [120.308, 31.508],
    [120.308, 31.502],
    [120.302, 31.508],
    [120.302, 31.502],
  ],
};

const preview = async (asked: ShapeFile, caller = analyst): Promise<ShapePreview> => {
  const answer = await caller('/api/shape-imports/preview', { method: 'POST', json: asked });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ShapePreview;
};
const take = (asked: ShapeFile, numbers: number[], repaired: number[] = [], caller = analyst) =>
  caller('/api/shape-imports', {
    method: 'POST',
    json: { ...asked, take: numbers, takeRepaired: repaired },
  });
const taken = async (...told: Parameters<typeof take>): Promise<ShapeImported> => {
  const answer = await take(...told);
  const body = (await answer.json()) as ShapeImported;
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body;
};
const reasonsOf = ({ shapes }: ShapePreview) =>
  shapes.map(({ findings }) => findings.map(({ reason }) => reason));
const countOf = async (table: string): Promise<number> => {
  const { rows } = await server.services.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return rows[0]!.count;
};

describe('a preview', () => {
  it('tells what each shape is, offers a repair, and stores nothing', async () => {
    const before = await countOf('journal');
    const looked = await preview(
      shapeFile(geojsonOf([{ code: 'station-1', name: '一站', ring: WEST }, BOW_TIE])),
    );
    expect(looked).toMatchObject({ file: null, format: 'geojson', recognised: null });
    expect(looked.leftOut).toEqual(['headcount']);
    const [sound, crossed] = looked.shapes;
    expect(sound).toMatchObject({
      code: 'station-1',
      town: TOWNS.westOne,
      repair: null,
      findings: [],
    });
    expect(sound!.areaSquareMetres).toBeGreaterThan(2_000_000);
    expect(crossed!.findings[0]).toMatchObject({ reason: 'self-crossing', severity: 'error' });
    expect(crossed!.findings[0]!.place![0]).toBeCloseTo(120.305, 5);
    expect(crossed!.repair?.coordinates).toHaveLength(2);
    expect(await countOf('crosswalk_layer')).toBe(0);
    expect(await countOf('journal')).toBe(before);
  });

  it('sees GCJ-02 that was declared WGS 84, and is content once it is declared', async () => {
    const shapes = [
      { code: 'a', ring: WEST },
      { code: 'b', ring: NORTH },
    ];
    const text = geojsonOf(shapes, 'gcj02');
    const named = JSON.stringify({ ...JSON.parse(text), coordinateSystem: 'gcj02' });
    expect(await preview(shapeFile(named))).toMatchObject({ saysItself: 'gcj02' });
    const wrong = await preview(shapeFile(text));
    expect(wrong.shift).toMatchObject({ verdict: 'shifted', likely: 'gcj02' });
    expect(wrong.shift!.metres).toBeGreaterThan(400);
    const right = await preview(shapeFile(text, { system: 'gcj02' }));
    expect(right.shift?.verdict).toBe('fits');
    expect(right.shapes[0]!.outline!.coordinates[0]![0]![0]![0]).toBeCloseTo(120.3, 7);
  });

  it.each(['cgcs2000', 'EPSG:4549', 'EPSG:4528', 'bd09'] as const)('reads %s', async (system) => {
    const text = geojsonOf([{ code: 'a', ring: WEST }], system);
    const looked = await preview(shapeFile(text, { system }));
    expect(reasonsOf(looked)).toEqual([[]]);
    expect(looked.shapes[0]!.outline!.coordinates[0]![0]![0]![0]).toBeCloseTo(120.3, 7);
  });

  it('names swapped axes and the system that would fit', async () => {
    const swapped = WEST.map(([lon, lat]): [number, number] => [lat, lon]);
    const looked = await preview(shapeFile(geojsonOf([{ code: 'a', ring: swapped }])));
    expect(looked.recognised).toEqual({ system: 'wgs84', axes: 'yx' });
    expect(reasonsOf(looked)).toEqual([['out-of-range']]);
    const fixed = await preview(
      shapeFile(geojsonOf([{ code: 'a', ring: swapped }]), { axes: 'yx' }),
    );
    expect(reasonsOf(fixed)).toEqual([[]]);
  });

  it('keeps an analyst of a town to that town', async () => {
    const east = await server.as('analyst', { area: TOWNS.eastOne });
    const looked = await preview(shapeFile(geojsonOf([{ code: 'a', ring: WEST }])), east);
    expect(reasonsOf(looked)).toEqual([['outside-area']]);
    expect(
      (await take(shapeFile(geojsonOf([{ code: 'a', ring: WEST }])), [1], [], east)).status,
    ).toBe(422);
  });

  it('says why a file cannot be read at all', async () => {
    const looked = await preview(shapeFile('<!DOCTYPE x [<!ENTITY a "b">]><kml/>'));
    expect(looked.file?.reason).toBe('xml-entities');
    expect((await take(shapeFile('no file'), [1])).status).toBe(422);
  });

  it('finds a code twice, a sliver, and a place outside every grid', async () => {
    const looked = await preview(
      shapeFile(
        geojsonOf([
          { code: 'a', ring: WEST },
          { code: 'a', ring: NORTH },
          { code: 'thin', ring: boxRing(120.301, 31.501, 120.309, 31.501001) },
          { code: 'far', ring: boxRing(120.5, 31.6, 120.51, 31.61) },
        ]),
      ),
    );
    expect(reasonsOf(looked)).toEqual([[], ['twice'], ['sliver'], ['outside-grids']]);
  });

  it('refuses a file beyond the limit before it is read', async () => {
    const json = { ...shapeFile(''), file: 'A'.repeat(13 * 1_048_576) };
    const answer = await analyst('/api/shape-imports/preview', { method: 'POST', json });
    expect(answer.status).toBe(413);
  });
});

describe('taking', () => {
  it('takes the chosen ones, a repair only where it is asked for, and journals it', async () => {
    const asked = shapeFile(
      geojsonOf([{ code: 's1', ring: WEST }, BOW_TIE, { code: 's3', ring: NORTH }]),
    );
    const refused = await take(asked, [1, 2]);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      error: 'shape-not-takeable',
      details: { number: 2 },
    });
    expect(await countOf('crosswalk_unit')).toBe(0);
    const answer = await taken(asked, [1], [2]);
    expect(answer).toMatchObject({ taken: 2, refused: 1, edits: [] });
    const { rows } = await server.services.database.query(
      `SELECT kind, actor, data FROM journal WHERE subject = $1`,
      [`crosswalk:${answer.layer}`],
    );
    expect(rows).toEqual([
      {
        kind: 'crosswalk.imported',
        actor: analyst.id,
        data: { name: '消防救援站责任区', department: 'fire', units: 2, system: 'wgs84' },
      },
    ]);
    const again = await take(asked, [1]);
    expect([again.status, ((await again.json()) as { error: string }).error]).toEqual([
      409,
      'layer-exists',
    ]);
  });

  it('asks for a department, a name and at least one shape', async () => {
    const text = geojsonOf([{ code: 'a', ring: WEST }]);
    const error = async (asked: ShapeFile, numbers = [1]) =>
      ((await (await take(asked, numbers)).json()) as { error: string }).error;
    expect(await error(shapeFile(text, { department: 'nobody' }))).toBe('unknown-department');
    expect(await error(shapeFile(text, { layerName: null }))).toBe('layer-name-missing');
    expect(await error(shapeFile(text), [])).toBe('nothing-chosen');
    expect(await error(shapeFile(text), [7])).toBe('shape-not-takeable');
  });

  it('gives grids back as edits of a plan and changes no grid', async () => {
    const code = gridOf(TOWNS.westOne, 1);
    const before = await countOf('grid');
    const text = geojsonOf([
      { code, name: '南一', ring: WEST },
      { code: 'mine', name: '北一', ring: NORTH },
    ]);
    const { edits } = await taken(shapeFile(text, { target: 'grids' }), [1, 2]);
    expect(edits).toMatchObject([
      {
        kind: 'adopt-division',
        community: communityOf(TOWNS.westOne),
        grids: [
          { key: code, name: '南一' },
          { key: 'new-1', name: '北一' },
        ],
      },
    ]);
    expect(await countOf('grid')).toBe(before);
  });

  it('refuses a grid that lies in two communities, and warns of one that is over the edge', async () => {
    const looked = await preview(
      shapeFile(
        geojsonOf([
          { code: 'half', ring: boxRing(120.31, 31.5, 120.33, 31.51) },
          { code: 'edge', ring: boxRing(120.3, 31.5, 120.3201, 31.51) },
        ]),
        { target: 'grids' },
      ),
    );
    expect(reasonsOf(looked)).toEqual([['several-communities'], ['over-the-edge']]);
  });

  it('keeps base blocks by community', async () => {
    const text = geojsonOf([{ code: 'block-1', ring: boxRing(120.301, 31.501, 120.304, 31.503) }]);
    const asked = shapeFile(text, { target: 'blocks' });
    expect((await taken(asked, [1])).taken).toBe(1);
    const community = communityOf(TOWNS.westOne);
    const blocks = await (await analyst(`/api/base-blocks?community=${community}`)).json();
    expect(blocks).toMatchObject([{ id: 'block-1', community, synthetic: true }]);
    expect(reasonsOf(await preview(asked))).toEqual([['code-registered']]);
    expect((await take(asked, [1])).status).toBe(422);
  });

  it('surveys hazard areas, which then lie in their grid', async () => {
    const text = geojsonOf([
      { code: 'flood-1', name: '易涝点', ring: boxRing(120.301, 31.501, 120.304, 31.503) },
    ]);
    const asked = shapeFile(text, {
      target: 'hazard-areas',
      hazardClass: 'flood',
      department: 'emergency',
    });
    expect((await taken(asked, [1])).taken).toBe(1);
    const { rows } = await server.services.database.query(
      `SELECT form, class, state, risk, grid, town FROM hazard WHERE id = 'flood-1'`,
    );
    expect(rows).toEqual([
      {
        ...{ form: 'area', class: 'flood', state: 'surveyed', risk: null },
        ...{ grid: gridOf(TOWNS.westOne, 1), town: TOWNS.westOne },
      },
    ]);
  });
});
