import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Readies `folder` for PGlite. Creating a database takes about 10 s, and a kill in the middle
 * leaves a folder that never opens: so a marker beside it says "being created", and one found at
 * start means that the folder holds nothing but our own half work and is made anew.
 *
 * Returns `created`, to be called when the new database stands; null when it stood before.
 * Throws when the folder holds something that is not a database.
 */
export function prepareFolder(folder: string): { created: (() => void) | null } {
  const marker = `${folder}.creating`;
  if (existsSync(marker)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const entries = readdirSync(folder);
  if (entries.includes('PG_VERSION')) return { created: null };
  if (entries.length > 0) {
    throw new Error(`${folder} is neither empty nor a database: PG_VERSION is missing in it`);
  }
  writeFileSync(marker, '');
  return { created: () => rmSync(marker, { force: true }) };
}
