import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../../../server/interchange/archive.ts';
import { toDegrees } from '../../../shared/geo/projection.ts';
import type { ShapeExport } from '../../../shared/wire/interchange.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

let server: TestServer;
let analyst: Caller;
beforeAll(async () => {
  server = await startTestServer({ now: '2026-07-06T02:00:00.000Z' });
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

const GRIDS: ShapeExport = {
  ...{ collection: 'grids', format: 'geojson', system: 'wgs84', at: null, usedFor: 'planning' },
};
const exported = (asked: Partial<ShapeExport>, caller = analyst) =>
  caller('/api/shape-exports', { method: 'POST', json: { ...GRIDS, ...asked } });
type Collection = {
  coordinateSystem?: string;
  features: {
    properties: Record<string, unknown>;
    geometry: { coordinates: [number, number][][][] };
  }[];
};
const collection = async (...told: Parameters<typeof exported>) =>
  (await (await exported(...told)).json()) as Collection;

describe('an export', () => {
  it('is a file with a name that says what, when and in which datum, and leaves one line', async () => {
    const answer = await exported({ system: 'gcj02' });
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="jingwei-grids-2026-07-06-gcj02.geojson"',
    );
    const told = (await answer.json()) as Collection;
    expect(told.coordinateSystem).toBe('gcj02');
    const [lon, lat] = told.features[0]!.geometry.coordinates[0]![0]![0]!;
    expect(toDegrees('gcj02', 'xy', [lon, lat])[1]).toBeCloseTo(31.5, 5);
    const { rows } = await server.services.database.query(
      `SELECT actor, data FROM journal WHERE kind = 'layer.exported'`,
    );
    const data = {
      collection: 'grids',
      format: 'geojson',
      system: 'gcj02',
      rows: 8,
      usedFor: 'planning',
    };
    expect(rows).toEqual([
      { actor: analyst.id, data: { ...data, at: '2026-07-06T02:00:00.000Z' } },
    ]);
  });

  it('for which nobody says what it is for is refused', async () => {
    const { usedFor: _, ...silent } = GRIDS;
    const answer = await analyst('/api/shape-exports', { method: 'POST', json: silent });
    expect(answer.status).toBe(400);
  });

  it('holds the asker’s area and no more', async () => {
    const east = await server.as('analyst', { area: COUNTIES.east });
    const { features } = await collection({}, east);
    expect(new Set(features.map(({ properties }) => properties.county))).toEqual(
      new Set([COUNTIES.east]),
    );
  });

  it('of a day before the grids is nothing, and says so', async () => {
    const answer = await exported({ at: '2001-01-01T00:00:00Z' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: 'nothing-to-export' });
  });

  it('as KML is WGS 84 and nothing else', async () => {
    const answer = await exported({ format: 'kml', system: 'EPSG:4549' });
    expect(await answer.json()).toMatchObject({ error: 'kml-needs-wgs84' });
  });

  it('as a Shapefile says its code page, and its system where that has a name', async () => {
    const packed = async (system: ShapeExport['system']) => {
      const answer = await exported({ format: 'shapefile', system });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return filesOf(bytes, ['.cpg', '.prj', '.shp', '.dbf', '.shx']);
    };
    const plain = await packed('EPSG:4549');
    expect(plain.map(({ name }) => name.split('.').at(-1)).sort()).toEqual([
      'cpg',
      'dbf',
      'prj',
      'shp',
      'shx',
    ]);
    expect(plain.find(({ name }) => name.endsWith('.cpg'))!.bytes.toString()).toBe('UTF-8');
    const shifted = await packed('bd09');
    expect(shifted.some(({ name }) => name.endsWith('.prj'))).toBe(false);
  });

  it('is not for those who only command', async () => {
    expect((await exported({}, await server.as('coordinator'))).status).toBe(403);
    expect((await exported({}, await server.as('reader'))).status).toBe(403);
  });
});
