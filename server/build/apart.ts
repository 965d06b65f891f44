import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE } from './bundle.ts';
import { SERVER_OUTPUT } from './folders.ts';

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
  if (existsSync(join(SERVER_OUTPUT, name))) return name;
  mkdirSync(SERVER_OUTPUT, { recursive: true });
  const half = join(SERVER_OUTPUT, `${randomUUID()}.half`);
  writeFileSync(half, contents);
  renameSync(half, join(SERVER_OUTPUT, name));
  return name;
}
