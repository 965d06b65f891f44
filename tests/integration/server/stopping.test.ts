import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { headsFile, readHeads } from '../../../server/journal/heads.ts';
import { journalRepository } from '../../../server/journal/repository.ts';
import { openFolder, prepareLoadFolder } from '../../support/load.ts';
import { addressOf, endServerProcesses, startServerProcess } from '../../support/server-process.ts';

/** Names are looked up for ever, which nothing can call off; each time it says so. */
const HANGING_LOOKUP = `data:text/javascript,import names from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
names.lookup = () => { console.log('a name is looked up'); return new Promise(() => {}); };
syncBuiltinESMExports();`;
const EXIT_LIMIT_MS = 10_000;

let folder: string;
beforeAll(async () => {
  folder = await prepareLoadFolder((database) =>
    database.query(
      `INSERT INTO warning_source (id, name, url, interval_seconds, created_by, created_at)
       VALUES ('met', '示例来源', 'https://warn.example/feed', 86400, 'system', now())`,
    ),
  );
});
afterAll(() => {
  endServerProcesses();
  rmSync(folder, { recursive: true, force: true });
});

it('while a source does not answer it ends in time and in order, and asks again at its next start (F51)', {
  // A start, ten seconds until sources are asked, and the end.
  timeout: 180_000,
}, async () => {
  const env = { DATA_DIR: folder, DEMO: 'off', OUTBOUND_HOSTS: 'warn.example:443' };
  const server = startServerProcess(env, ['--import', HANGING_LOOKUP]);
  await addressOf(server);
  await server.said(/a name is looked up/);
  const asked = performance.now();
  server.child.kill('SIGTERM');
  expect(await server.exited, server.output()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(EXIT_LIMIT_MS);
  const database = await openFolder(folder);
  const { number } = await journalRepository(database).head();
  const { rows } = await database.query('SELECT asked_at, failure FROM warning_source');
  await database.close();
  expect((await readHeads(headsFile(folder))).at(-1)!.number).toBe(number);
  expect(rows).toEqual([{ asked_at: null, failure: null }]);
});
