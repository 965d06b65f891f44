import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ROOT } from './folders.ts';
import { buildOnce, filesUnder } from './once.ts';

const OUTPUT = join(ROOT, 'dist/client');
const SOURCES = [
  'client',
  'shared',
  'geodata/water',
  'geodata/city',
  'vite.config.ts',
  'package-lock.json',
];
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

const COMPRESSIBLE = /\.(js|mjs|css|html|svg|json|geojson|wasm|txt)$/;
/** Below this a compressed copy saves nothing. */
const LEAST_BYTES = 1_024;
/** Of 11: nearly the size of the best, in a tenth of the time. */
const BROTLI_QUALITY = 9;

/** Compressed copies beside the files, so that serving them costs nothing. */
const compressAll = async (): Promise<void> => {
  const files = filesUnder(OUTPUT).filter(
    (file) => COMPRESSIBLE.test(file) && statSync(file).size >= LEAST_BYTES,
  );
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality));
    }),
  );
};

/**
 * Builds the client unless the one in dist/ was made from exactly these sources.
 * @throws with what the build said when it fails
 */
export const buildClient = (say: (text: string) => void): Promise<void> =>
  buildOnce({ output: OUTPUT, sources: SOURCES }, async () => {
    say('building the client');
    const build = promisify(execFile)(process.execPath, [VITE, 'build'], { cwd: ROOT });
    await build.catch(({ stdout, stderr }: { stdout?: string; stderr?: string }) => {
      throw new Error(`the client could not be built\n${stdout ?? ''}${stderr ?? ''}`);
    });
    await compressAll();
  });
