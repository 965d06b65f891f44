import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

/**
 * What of the PostGIS bundle is used. The rest (raster, topology, the geocoder, upgrades from other
 * versions) is compiled and unpacked at every start all the same, and costs half of the start's
 * time and a quarter of a gigabyte.
 */
const KEPT =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.*|share\/postgresql\/extension\/postgis(\.control|--[\d.]+\.sql))$/;
const BLOCK_BYTES = 512;
const FILE = '0'.charCodeAt(0);

/**
 * PGlite's PostGIS with a bundle cut down to what is used, made once and kept in `folder`. Its name
 * holds the size of the whole one, so that another release makes its own.
 */
export function slimPostgis(folder: string): Extension {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis');
  const whole = join(dirname(entry), 'postgis.tar.gz');
  const slim = join(folder, `cut-from-${statSync(whole).size}.tar.gz`);
  if (!existsSync(slim)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${slim}.part`, gzipSync(cutTar(gunzipSync(readFileSync(whole))), { level: 1 }));
    renameSync(`${slim}.part`, slim);
  }
  const setup: Extension['setup'] = async (pglite, options) => ({
    ...(await postgis.setup(pglite, options)),
    bundlePath: pathToFileURL(slim),
  });
  return { name: postgis.name, setup };
}

/** The tar archive with only the kept files: each entry is a header block and padded content. */
function cutTar(tar: Buffer): Buffer {
  const entries: Buffer[] = [];
  let at = 0;
  while (at + BLOCK_BYTES <= tar.length && tar[at] !== 0) {
    const size = Number.parseInt(textAt(tar, at + 124, 12), 8);
    const end = at + BLOCK_BYTES * (1 + Math.ceil(size / BLOCK_BYTES));
    const name = textAt(tar, at, 100).replace(/^\.\//, '');
    if (tar[at + 156] === FILE && KEPT.test(name)) entries.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK_BYTES)]);
}

function textAt(tar: Buffer, at: number, length: number): string {
  const field = tar.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end === -1 ? length : end).trim();
}
