import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './folders.ts';

/** Files at or under a path, in the order of their names. */
export const filesUnder = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();

const hashOf = (sources: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const source of sources.map((path) => join(ROOT, path))) {
    if (!existsSync(source)) continue;
    for (const file of filesUnder(source)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
};

/**
 * Builds unless what lies in `output` was made from exactly these sources.
 * @param output a folder @param sources files and folders, from the project's folder
 */
export const buildOnce = async (
  { output, sources }: { output: string; sources: readonly string[] },
  build: () => Promise<void>,
): Promise<void> => {
  const stamp = join(output, '.built-from');
  const hash = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return;
  await build();
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
};
