import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Within the project, so that packages are found from there. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'dist/threads');

const files = new Map<string, Promise<string>>();

/** Called after its content: what another process made of other sources stays as it is. */
async function make(source: string, name: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [source], bundle: true, write: false, packages: 'external' },
    ...{ absWorkingDir: ROOT, platform: 'node', format: 'esm', target: 'node20' },
  });
  const { contents } = outputFiles[0]!;
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  const file = join(FOLDER, `${name}.${hash}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const half = join(FOLDER, `${randomUUID()}.half`);
  writeFileSync(half, contents);
  renameSync(half, file);
  return file;
}

/**
 * A thread's file and what it imports of ours as one file of JavaScript, made when this process first asks for it, in some
 * 20 ms. To let a loader of TypeScript do it in every thread took 0.4 s of a processor each time.
 * @param source its path
 * @param name of the file without its ending
 */
export function threadFile(source: string, name: string): Promise<string> {
  const known = files.get(source);
  if (known) return known;
  const made = make(source, name);
  files.set(source, made);
  made.catch(() => files.delete(source));
  return made;
}
