import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrosswalkMatch, ShapeImported } from '../../../shared/wire/interchange.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, TOWNS } from '../../support/small-coverage.ts';
import { boxRing, geojsonOf, shapeFile } from './shape-files.ts';

let server: TestServer;
let analyst: Caller;
let layer: string;
beforeAll(async () => {
  server = await startTestServer();
  analyst = await server.as('analyst');
  // One unit over the south grid and a quarter of the north one of the westernmost town.
  const text = geojsonOf([
    { code: 'p1', name: '=东亭派出所', ring: boxRing(120.3, 31.5, 120.32, 31.5125) },
    { code: 'p2', name: '西派出所', ring: boxRing(120.3, 31.5125, 120.32, 31.52) },
  ]);
  const json = { ...shapeFile(text), take: [1, 2], takeRepaired: [] };
  const answer = await analyst('/api/shape-imports', { method: 'POST', json });
  layer = ((await answer.json()) as ShapeImported).layer!;
});
afterAll(() => server?.close());

const SOUTH = gridOf(TOWNS.westOne, 1);
const NORTH = gridOf(TOWNS.westOne, 2);

describe('units that lie over each other', () => {
  it('cover no more of a grid together than there is', async () => {
    const text = geojsonOf([
      { code: 'o1', name: '一所', ring: boxRing(120.3, 31.51, 120.32, 31.516) },
      { code: 'o2', name: '二所', ring: boxRing(120.3, 31.509, 120.32, 31.516) },
    ]);
    const json = { ...shapeFile(text, { layerName: '重叠' }), take: [1, 2], takeRepaired: [] };
    const imported = await analyst('/api/shape-imports', { method: 'POST', json });
    const { layer: other } = (await imported.json()) as ShapeImported;
    const match = await analyst(`/api/crosswalk-layers/${other}/match`);
    const { uncovered } = (await match.json()) as CrosswalkMatch;
    expect(uncovered.find(({ grid }) => grid === NORTH)?.share).toBeCloseTo(0.4, 2);
    await analyst(`/api/crosswalk-layers/${other}`, { method: 'DELETE' });
  });
});

describe('a crosswalk layer', () => {
  it('is listed with its department and its units', async () => {
    const layers = await (await analyst('/api/crosswalk-layers')).json();
    expect(layers).toMatchObject([
      { id: layer, department: 'fire', units: 2, synthetic: true, system: 'wgs84' },
    ]);
    const units = (await (
      await analyst(`/api/crosswalk-layers/${layer}/units`)
    ).json()) as unknown[];
    expect(units).toHaveLength(2);
  });

  it('tells which grids a unit covers, which it cuts, and what nobody covers', async () => {
    const answer = await analyst(`/api/crosswalk-layers/${layer}/match`);
    const { units, uncovered } = (await answer.json()) as CrosswalkMatch;
    const [first, second] = units;
    expect(first!.whole.map(({ grid }) => grid)).toEqual([SOUTH]);
    expect(first!.cut.map(({ grid }) => grid)).toEqual([NORTH]);
    expect(first!.cut[0]!.share).toBeCloseTo(0.25, 3);
    expect(second!.cut[0]!.share).toBeCloseTo(0.75, 3);
    const other = [1, 2].map((sequence) => gridOf(TOWNS.westTwo, sequence as 1 | 2));
    expect(uncovered.map(({ grid }) => grid)).toEqual(other);
  });

  it('leaves as a table that no spreadsheet takes for a formula, and the journal knows', async () => {
    const taken = (json: object) =>
      analyst(`/api/crosswalk-layers/${layer}/table`, { method: 'POST', json });
    expect((await taken({})).status).toBe(400);
    const answer = await taken({ usedFor: 'sharing' });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain(`"'=东亭派出所"`);
    const { rows } = await server.services.database.query(
      `SELECT data FROM journal WHERE kind = 'layer.exported'`,
    );
    const data = { collection: 'crosswalk', format: 'csv', rows: 5, usedFor: 'sharing' };
    expect(rows).toEqual([{ data }]);
  });

  it('is kept from another county', async () => {
    const east = await server.as('analyst', { area: COUNTIES.east });
    const units = await (await east(`/api/crosswalk-layers/${layer}/units`)).json();
    expect(units).toEqual([]);
    const match = (await (
      await east(`/api/crosswalk-layers/${layer}/match`)
    ).json()) as CrosswalkMatch;
    expect(match.units).toEqual([]);
  });

  it('of the city is not taken out by a county', async () => {
    const west = await server.as('analyst', { area: COUNTIES.west });
    const answer = await west(`/api/crosswalk-layers/${layer}`, { method: 'DELETE' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: 'layer-reaches-further' });
    expect(await (await analyst('/api/crosswalk-layers')).json()).toHaveLength(1);
  });

  it('is taken out with its units', async () => {
    expect((await analyst(`/api/crosswalk-layers/${layer}`, { method: 'DELETE' })).status).toBe(
      204,
    );
    expect((await analyst(`/api/crosswalk-layers/${layer}/match`)).status).toBe(404);
    expect((await analyst(`/api/crosswalk-layers/${layer}`, { method: 'DELETE' })).status).toBe(
      404,
    );
    const { rows } = await server.services.database.query('SELECT * FROM crosswalk_unit');
    expect(rows).toEqual([]);
  });
});
