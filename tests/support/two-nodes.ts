import type { City } from '../../server/database/seed/seed-city.ts';
import { openServerDatabase } from '../../server/database/server-database.ts';
import { openTestDatabase, silentLogger } from './database.ts';
import { startTestServer, type TestServer } from './server.ts';

/** Two servers on one database, to be closed the last first. */
export type TwoNodes = { nodes: TestServer[]; close(): Promise<void> };

/**
 * For races: always on a real PostGIS, as the embedded database has one connection, which hides them.
 * @param city a small one by default
 */
export async function startTwoNodes(city?: City): Promise<TwoNodes> {
  const first = await openTestDatabase('server');
  const one = await startTestServer({ testDatabase: first, ...(city && { city }) });
  const database = openServerDatabase({ databaseUrl: first.databaseUrl!, logger: silentLogger });
  const second = { ...first, database, close: () => database.close() };
  const other = await startTestServer({ testDatabase: second, city: null });
  return {
    nodes: [one, other],
    async close() {
      await other.close();
      await one.close();
    },
  };
}
