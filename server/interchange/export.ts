import { inSystem, type OutFeature } from '../../shared/export/out-feature.ts';
import { writeWktCsv } from '../../shared/export/write-csv.ts';
import { writeDbf } from '../../shared/export/write-dbf.ts';
import { writeGeojson } from '../../shared/export/write-geojson.ts';
import { writeKml } from '../../shared/export/write-kml.ts';
import { writeShapes } from '../../shared/export/write-shapefile.ts';
import { prjOf } from '../../shared/geo/prj.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { MOST_EXPORTED_ROWS } from '../../shared/model/table-export.ts';
import type { ShapeExport } from '../../shared/wire/interchange.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { ogcRepository } from '../ogc/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { archiveOf } from './archive.ts';

export type Exported = { name: string; type: string; bytes: Buffer; rows: number };

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** One layer of an archive. A Shapefile holds points or areas, never both. */
function layerFiles(stem: string, features: readonly OutFeature[], system: CoordinateSystem) {
  const prj = prjOf(system);
  const { shp, shx } = writeShapes(features);
  return [
    { name: `${stem}.shp`, bytes: shp },
    { name: `${stem}.shx`, bytes: shx },
    { name: `${stem}.dbf`, bytes: writeDbf(features, encode) },
    { name: `${stem}.cpg`, bytes: encode('UTF-8') },
    // A .prj that named GCJ-02 or BD-09 by the name of WGS 84 would be a lie: there is none then.
    ...(prj === null ? [] : [{ name: `${stem}.prj`, bytes: encode(prj) }]),
  ];
}

function shapefile(stem: string, features: readonly OutFeature[], system: CoordinateSystem) {
  const points = features.filter(({ geometry }) => geometry.type === 'Point');
  const areas = features.filter(({ geometry }) => geometry.type !== 'Point');
  const isMixed = points.length > 0 && areas.length > 0;
  const files = [
    ...(points.length > 0 ? layerFiles(isMixed ? `${stem}-points` : stem, points, system) : []),
    ...(areas.length > 0 ? layerFiles(isMixed ? `${stem}-areas` : stem, areas, system) : []),
  ];
  return archiveOf(files);
}

async function fileOf(stem: string, features: readonly OutFeature[], asked: ShapeExport) {
  const { format, system, collection } = asked;
  const moved = inSystem(features, system);
  if (format === 'geojson') {
    return {
      ending: 'geojson',
      type: 'application/geo+json',
      bytes: Buffer.from(writeGeojson(moved, system)),
    };
  }
  if (format === 'csv') {
    return {
      ending: 'csv',
      type: 'text/csv; charset=utf-8',
      bytes: Buffer.from(writeWktCsv(moved)),
    };
  }
  if (format === 'kml') {
    const bytes = Buffer.from(writeKml(collection, moved));
    return { ending: 'kml', type: 'application/vnd.google-earth.kml+xml', bytes };
  }
  return { ending: 'zip', type: 'application/zip', bytes: await shapefile(stem, moved, system) };
}

/** @throws Problem 422 where the form cannot hold the system, or there is nothing, or too much */
function check({ format, system }: ShapeExport, features: readonly OutFeature[]): void {
  if (format === 'kml' && system !== 'wgs84' && system !== 'cgcs2000') {
    throw problem(422, 'kml-needs-wgs84', `system: expected wgs84, which KML is in, got ${system}`);
  }
  if (features.length === 0)
    throw problem(422, 'nothing-to-export', 'collection: there is nothing in your area');
  if (features.length > MOST_EXPORTED_ROWS) {
    throw problem(
      422,
      'too-much-to-export',
      `collection: expected at most ${MOST_EXPORTED_ROWS} features`,
    );
  }
}

/**
 * A collection of the caller's area as a file. Only public fields leave; the journal has it before the file is
 * handed out (FAULTS.md S28).
 * @throws Problem 422
 */
export async function exportShapes(
  { database, journal, clock }: Services,
  caller: Caller,
  asked: ShapeExport,
): Promise<Exported> {
  const { collection: id, format, system, usedFor } = asked;
  const at = asked.at === null ? instant(clock.now()) : instant(Date.parse(asked.at));
  const span = { from: at, to: at };
  const page = { scope: caller.scope, span, bbox: null, after: '', limit: MOST_EXPORTED_ROWS + 1 };
  const paged = await ogcRepository(database).page(id, page);
  const features = paged.map(({ key: _key, ...feature }) => feature);
  check(asked, features);
  const stem = `jingwei-${id}-${at.slice(0, 10)}-${system.toLowerCase().replace(':', '')}`;
  const { ending, type, bytes } = await fileOf(stem, features, asked);
  await database.transaction((transaction) =>
    journal.append(transaction, [
      {
        ...{ kind: 'layer.exported', actor: actorOf(caller), ...caller.scope },
        subject: `collection:${id}`,
        data: { collection: id, format, system, at, rows: features.length, usedFor },
      },
    ]),
  );
  journal.announce();
  return { name: `${stem}.${ending}`, type, bytes, rows: features.length };
}
