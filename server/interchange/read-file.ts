import { codePageOf } from '../../shared/import/shapes/code-page.ts';
import {
  type RawShapes,
  reading,
  refused,
  type ShapeFormat,
  unreadable,
} from '../../shared/import/shapes/raw-shape.ts';
import { readGeojson } from '../../shared/import/shapes/read-geojson.ts';
import { kmlReader } from '../../shared/import/shapes/read-kml.ts';
import { readShapefile } from '../../shared/import/shapes/read-shapefile.ts';
import { readWktCsv } from '../../shared/import/shapes/read-wkt-csv.ts';
import { type DecoderOf, textOf } from '../../shared/import/text-of.ts';
import { filesOf, isZip, type Unpacked } from './archive.ts';

export type ReadFile = { format: ShapeFormat | null; read: RawShapes };

const UTF_8 = new TextDecoder('utf-8');
const decoderOf: DecoderOf = (encoding, options) => new TextDecoder(encoding, options);
/** A cell cut in the middle of a character leaves one bad letter; another code page leaves hardly a good one. */
const MOST_BAD_SHARE = 0.1;

const LAST_ASCII = 0x7f;
/** What a decoder puts where there was no character. */
const REPLACEMENT = 0xfffd;

function isUtf8(bytes: Uint8Array): boolean {
  const text = UTF_8.decode(bytes);
  let [foreign, bad] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > LAST_ASCII) foreign += 1;
    if (unit === REPLACEMENT) bad += 1;
  }
  return bad <= foreign * MOST_BAD_SHARE;
}

/** What is no whole XML, or says what it must not, is said by the reader while it is written to. */
const kmlOf = (text: string): RawShapes =>
  reading(() => {
    const reader = kmlReader();
    reader.write(text);
    return { shapes: reader.close() };
  });

const SHAPEFILE_ENDINGS = ['.shp', '.dbf', '.prj', '.cpg'];

const partOf = (files: readonly Unpacked[], stem: string, ending: string): Buffer | null =>
  files.find(({ name }) => name === `${stem}${ending}`)?.bytes ?? null;

function shapefileOf(files: readonly Unpacked[]): RawShapes {
  const shapes = files.filter(({ name }) => name.endsWith('.shp'));
  if (shapes.length > 1) {
    const got = shapes.map(({ name }) => name).join(', ');
    return unreadable('zip-several', 'one Shapefile in the archive', got);
  }
  const stem = shapes[0]!.name.slice(0, -'.shp'.length);
  const dbf = partOf(files, stem, '.dbf');
  if (dbf === null) return unreadable('shapefile-parts', `${stem}.dbf beside ${stem}.shp`, 'none');
  const cpg = partOf(files, stem, '.cpg')?.toString('latin1') ?? null;
  const decoder = new TextDecoder(codePageOf(dbf, cpg, isUtf8));
  const prj = partOf(files, stem, '.prj');
  return readShapefile({
    shp: shapes[0]!.bytes,
    dbf,
    prj: prj === null ? null : textOf(prj, decoderOf),
    decode: (bytes) => decoder.decode(bytes),
  });
}

async function archived(bytes: Buffer): Promise<ReadFile> {
  const files = await filesOf(bytes, [...SHAPEFILE_ENDINGS, '.kml']);
  const kml =
    files.find(({ name }) => name === 'doc.kml') ?? files.find(({ name }) => name.endsWith('.kml'));
  const hasShapes = files.some(({ name }) => name.endsWith('.shp'));
  if (hasShapes) return { format: 'shapefile', read: shapefileOf(files) };
  if (kml) return { format: 'kmz', read: kmlOf(textOf(kml.bytes, decoderOf)) };
  const expected = 'a Shapefile (.shp, .dbf) or a .kml in the archive';
  return { format: null, read: unreadable('shapefile-parts', expected, 'neither') };
}

/** By what the bytes begin with, never by the name somebody gave the file (FAULTS.md S14). */
function plain(bytes: Buffer): ReadFile {
  const text = textOf(bytes, decoderOf);
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('{') || start.startsWith('['))
    return { format: 'geojson', read: readGeojson(text) };
  if (start.startsWith('<')) return { format: 'kml', read: kmlOf(text) };
  return { format: 'csv', read: readWktCsv(text) };
}

const SMALLEST_FILE_BYTES = 4;

/** The shapes in the bytes of a file, not looked at yet. Never throws on what a stranger sent. */
export async function readFile(bytes: Buffer): Promise<ReadFile> {
  if (bytes.length < SMALLEST_FILE_BYTES) {
    const read = unreadable('unreadable', 'a file', `${bytes.length} bytes`);
    return { format: null, read };
  }
  try {
    return isZip(bytes) ? await archived(bytes) : plain(bytes);
  } catch (error) {
    return { format: null, read: refused(error) };
  }
}
