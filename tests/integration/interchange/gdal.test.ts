import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../../server/interchange/archive.ts';
import { fromDegrees } from '../../../shared/geo/projection.ts';
import type { ShapeExport, ShapeFile, ShapePreview } from '../../../shared/wire/interchange.ts';
import type { Caller } from '../../support/callers.ts';
import { gdal, hasGdal } from '../../support/gdal.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { gridOf, TOWNS } from '../../support/small-coverage.ts';
import { boxRing, geojsonOf, shapeFile } from './shape-files.ts';

const LAYER = 'shapes';
const WEST = boxRing(120.3, 31.5, 120.32, 31.51);

describe.runIf(hasGdal('exchange with GDAL and QGIS'))('GDAL', () => {
  let server: TestServer;
  let reader: Caller;
  let analyst: Caller;
  let folder: string;
  beforeAll(async () => {
    server = await startTestServer();
    reader = await server.as('reader');
    analyst = await server.as('analyst');
    folder = mkdtempSync(join(tmpdir(), 'jingwei-gdal-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server?.close();
  });

  const service = () => `OAPIF:${server.baseUrl}/ogc`;
  const path = (name: string) => join(folder, name);

  const exported = async (asked: Partial<ShapeExport>, name: string): Promise<string> => {
    const plain = { collection: 'grids', format: 'geojson', system: 'wgs84', at: null };
    const whole = { ...plain, usedFor: 'sharing', ...asked };
    const answer = await analyst('/api/shape-exports', { method: 'POST', json: whole });
    expect(answer.status).toBe(200);
    writeFileSync(path(name), Buffer.from(await answer.arrayBuffer()));
    return path(name);
  };
  const preview = async (asked: ShapeFile): Promise<ShapePreview> => {
    const answer = await analyst('/api/shape-imports/preview', { method: 'POST', json: asked });
    return (await answer.json()) as ShapePreview;
  };

  it('reads the running service: layers, fields, and every feature over many pages', async () => {
    const layers = await gdal('ogrinfo', [service()], { key: reader.key });
    for (const layer of ['grids', 'areas', 'hazards', 'shelters']) expect(layers).toContain(layer);
    const told = await gdal('ogrinfo', ['-so', '-oo', 'PAGE_SIZE=3', service(), 'grids'], {
      key: reader.key,
    });
    expect(told).toContain('Feature Count: 8');
    expect(told).toMatch(/areaSquareMetres: Real/);
    expect(told).toMatch(/households: Integer/);
    const copy = path('copy.geojson');
    await gdal('ogr2ogr', ['-oo', 'PAGE_SIZE=3', copy, service(), 'grids'], { key: reader.key });
    const { features } = JSON.parse(readFileSync(copy, 'utf8')) as { features: unknown[] };
    expect(features).toHaveLength(8);
  });

  it('asks the service by place', async () => {
    const box = ['120.301', '31.501', '120.309', '31.505'];
    const told = await gdal('ogrinfo', ['-so', service(), 'grids', '-spat', ...box], {
      key: reader.key,
    });
    expect(told).toContain('Feature Count: 1');
  });

  it('is turned away without a key', async () => {
    await expect(gdal('ogrinfo', [service()])).rejects.toThrow(/401/);
  });

  it.each([
    ['shapefile', 'wgs84', 'grids.zip', 'WGS 84'],
    ['shapefile', 'EPSG:4549', 'metres.zip', 'CGCS2000'],
    ['geojson', 'EPSG:4528', 'zoned.geojson', 'CGCS2000'],
    ['kml', 'wgs84', 'grids.kml', 'WGS 84'],
  ] as const)('reads our %s in %s', async (format, system, name, called) => {
    const file = await exported({ format, system }, name);
    const source = name.endsWith('.zip') ? `/vsizip/${file}` : file;
    const told = await gdal('ogrinfo', ['-al', '-so', source]);
    expect(told).toContain('Feature Count: 8');
    expect(told).toContain(called);
    const back = path(`${name}.back.geojson`);
    await gdal('ogr2ogr', ['-t_srs', 'EPSG:4326', back, source]);
    const looked = await preview(shapeFile(readFileSync(back)));
    expect(looked.shapes.map(({ findings }) => findings)).toEqual(Array(8).fill([]));
    expect(looked.shapes.map(({ code }) => code)).toContain(gridOf(TOWNS.westOne, 1));
    expect(looked.shift?.verdict).toBe('fits');
  });

  it('reads Chinese names out of our Shapefile, and CSV with its shapes', async () => {
    const file = await exported({ collection: 'shelters', format: 'shapefile' }, 'shelters.zip');
    expect(await gdal('ogrinfo', ['-al', `/vsizip/${file}`])).toContain('西镇中学避难场所');
    const csv = await exported({ format: 'csv' }, 'grids.csv');
    const told = await gdal('ogrinfo', ['-al', '-so', '-oo', 'GEOM_POSSIBLE_NAMES=WKT', csv]);
    expect(told).toContain('Geometry: Unknown');
    expect(told).toContain('Feature Count: 8');
  });

  it.each([
    ['UTF-8', 'wgs84', 'EPSG:4326'],
    ['GBK', 'cgcs2000', 'EPSG:4490'],
    ['GBK', 'EPSG:4549', 'EPSG:4549'],
    ['UTF-8', 'EPSG:4528', 'EPSG:4528'],
  ] as const)('writes a Shapefile in %s and %s that we read', async (encoding, system, code) => {
    const source = path('source.geojson');
    writeFileSync(source, geojsonOf([{ code: 'p1', name: '东亭派出所', ring: WEST }]));
    const stem = `${LAYER}-${encoding}-${system.replace(':', '')}`;
    const options = ['-lco', `ENCODING=${encoding}`, '-t_srs', code];
    await gdal('ogr2ogr', ['-f', 'ESRI Shapefile', ...options, path(`${stem}.shp`), source]);
    const parts = ['.shp', '.dbf', '.prj', '.cpg', '.shx'].map((ending) => ({
      name: `${stem}${ending}`,
      bytes: readFileSync(path(`${stem}${ending}`)),
    }));
    const looked = await preview(shapeFile(await archiveOf(parts), { system }));
    expect(looked).toMatchObject({ file: null, format: 'shapefile', saysItself: system });
    expect(looked.shapes[0]).toMatchObject({ code: 'p1', name: '东亭派出所', findings: [] });
    expect(looked.shapes[0]!.outline!.coordinates[0]![0]![0]![0]).toBeCloseTo(120.3, 3);
  });

  it('writes KML and CSV with WKT that we read', async () => {
    const source = path('again.geojson');
    writeFileSync(source, geojsonOf([{ code: 'p1', name: '东亭派出所', ring: WEST }]));
    await gdal('ogr2ogr', ['-f', 'KML', path('out.kml'), source]);
    await gdal('ogr2ogr', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT', path('out.csv'), source]);
    for (const name of ['out.kml', 'out.csv']) {
      const looked = await preview(shapeFile(readFileSync(path(name))));
      expect(looked.shapes[0], name).toMatchObject({
        code: 'p1',
        name: '东亭派出所',
        findings: [],
      });
    }
  });

  it('agrees with our Gauss-Krüger to a centimetre', async () => {
    for (const code of ['EPSG:4528', 'EPSG:4549', 'EPSG:4548'] as const) {
      const parameters = ['-s_srs', 'EPSG:4490', '-t_srs', code, '-output_xy'];
      const said = await gdal('gdaltransform', parameters, { input: '120.31 31.49\n' });
      const theirs = said.trim().split(/\s+/).map(Number);
      const ours = fromDegrees(code, [120.31, 31.49]);
      expect(Math.abs(theirs[0]! - ours[0])).toBeLessThan(0.01);
      expect(Math.abs(theirs[1]! - ours[1])).toBeLessThan(0.01);
    }
  });
});
