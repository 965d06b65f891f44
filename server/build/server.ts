import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { APART, buildApart } from './apart.ts';
import { BUNDLE, SERVER_OUTPUT } from './bundle.ts';
import { buildOnce, ROOT } from './once.ts';

const SOURCES = ['server', 'shared', 'geodata', 'package-lock.json'];

const filesApart = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(APART.map(async (source) => [source, await buildApart(source)] as const)),
  );

/** Parts are read when a server starts and not later: those of earlier builds serve nobody. */
const removeOldParts = (outputs: readonly string[]): void => {
  const fresh = new Set(outputs.map((path) => basename(path)));
  for (const name of readdirSync(join(ROOT, SERVER_OUTPUT))) {
    if (name.startsWith('part-') && !fresh.has(name)) rmSync(join(ROOT, SERVER_OUTPUT, name));
  }
};

/**
 * Builds the server into dist/server unless it was made from exactly these sources: `main.mjs` and what it starts apart.
 * A server from its sources is the same, but takes three times as long to be read (docs/decisions/2026-12-01-a-built-server.md).
 * @returns whether it was built now
 * @throws Error of esbuild with the place that it could not read
 */
export const buildServer = (say: (text: string) => void): Promise<boolean> =>
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
