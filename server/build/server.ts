import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { APART, buildApart } from './apart.ts';
import { BUNDLE } from './bundle.ts';
import { SERVER_OUTPUT } from './folders.ts';
import { buildOnce } from './once.ts';

const SOURCES = ['server', 'shared', 'geodata', 'package-lock.json'];

const filesApart = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(APART.map(async (source) => [source, await buildApart(source)] as const)),
  );

/** Parts are read when a server starts and not later: those of earlier builds serve nobody. */
const removeOldParts = (outputs: readonly string[]): void => {
  const fresh = new Set(outputs.map((path) => basename(path)));
  for (const name of readdirSync(SERVER_OUTPUT)) {
    if (name.startsWith('part-') && !fresh.has(name)) rmSync(join(SERVER_OUTPUT, name));
  }
};

/**
 * Builds the server into dist/server unless it was made from exactly these sources: `main.mjs` and what it starts apart.
 * A server from its sources is the same, but takes 5.6 s to be read where this takes 1.3 (docs/decisions/2026-12-01-a-built-server.md).
 * @throws Error of esbuild with the place that it could not read
 */
export const buildServer = (say: (text: string) => void): Promise<void> =>
  buildOnce({ output: SERVER_OUTPUT, sources: SOURCES }, async () => {
    say('building the server');
    const { metafile } = await build({
      ...BUNDLE,
      entryPoints: ['server/main.ts'],
      outdir: SERVER_OUTPUT,
      outExtension: { '.js': '.mjs' },
      chunkNames: 'part-[hash]',
      splitting: true,
      sourcemap: true,
      metafile: true,
      define: { BUILT_APART: JSON.stringify(await filesApart()) },
    });
    removeOldParts(Object.keys(metafile.outputs));
  });
