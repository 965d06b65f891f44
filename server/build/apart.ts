import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE, SERVER_OUTPUT } from './bundle.ts';
import { ROOT } from './once.ts';

/** What runs apart from the server, in a thread or in a process of its own; from the project's folder. */
export const APART = [
  'server/database/embedded-worker.ts',
  'server/dispatches/encode-photo-thread.ts',
  'server/grid-plans/renew-coverage-thread.ts',
  'server/imports/read-rows-thread.ts',
  'server/interchange/read-shapes-thread.ts',
  'geodata/tools/player/main.ts',
];

/**
 * Makes one file of JavaScript of a source and all of ours that it imports, in some 20 ms. It is called after its content:
 * what a server of another version was built with, and goes on with, stays as it is.
 * @param source from the project's folder
 * @returns the file's name in dist/server
 */
export async function buildApart(source: string): Promise<string> {
  const { outputFiles } = await build({ ...BUNDLE, entryPoints: [source], write: false });
  const { contents } = outputFiles[0]!;
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  const name = `${basename(dirname(source))}-${basename(source, '.ts')}.${hash}.mjs`;
  const folder = join(ROOT, SERVER_OUTPUT);
  if (existsSync(join(folder, name))) return name;
  mkdirSync(folder, { recursive: true });
  const half = join(folder, `${randomUUID()}.half`);
  writeFileSync(half, contents);
  renameSync(half, join(folder, name));
  return name;
}
