import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type SourceFile, sourceFiles } from './source-files.ts';

const MIGRATIONS = join(ROOT, 'server/database/migrations');
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const NAMED =
  /\b(INSERT INTO|DELETE FROM|UPDATE|COPY|TRUNCATE|FROM|JOIN|LOCK TABLE)\s+(?:ONLY\s+)?(\w+)/g;
const READING = new Set(['FROM', 'JOIN', 'LOCK TABLE']);

/** Folders of the server by the table that their SQL names. */
export type Users = Record<string, string[]>;

function tablesOf(): Set<string> {
  const sql = readdirSync(MIGRATIONS).map((file) => readFileSync(join(MIGRATIONS, file), 'utf8'));
  return new Set([...sql.join('\n').matchAll(/CREATE TABLE (\w+)/g)].map(([, table]) => table!));
}

const isOfFeature = ({ path }: SourceFile) => !path.startsWith('server/database/');

/**
 * Who writes and who reads each table, by the words of SQL that stand before its name. A name after a comma, or one that is
 * put together, is not seen. The seed and the migrations write whatever there is, and are not asked.
 */
export function tableUsers(): { writers: Users; readers: Users } {
  const tables = tablesOf();
  const [writers, readers]: [Users, Users] = [{}, {}];
  for (const { path, text } of sourceFiles(['server']).filter(isOfFeature)) {
    const folder = path.split('/')[1]!;
    for (const [, verb, table] of text.replace(COMMENT, '').matchAll(NAMED)) {
      if (!tables.has(table!)) continue;
      const of = READING.has(verb!) ? readers : writers;
      of[table!] = [...new Set([...(of[table!] ?? []), folder])].sort();
    }
  }
  return { writers, readers };
}
