import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personal } from '../../support/person-words.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function columns(): Promise<string[]> {
  const { rows } = await server.services.database.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public'`,
  );
  return rows.map(({ name }) => name);
}

/** Names of all fields and parameters anywhere in the API's page: a schema's properties, a route's parameters. */
function fieldsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(fieldsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'properties') return [...Object.keys(value), ...fieldsOf(Object.values(value))];
    if (key === 'name' && typeof value === 'string') return [value];
    return fieldsOf(value);
  });
}

const ofColumn = (name: string): string => name.split('.')[1]!;

describe('a migrated city', () => {
  it('has no table with a column about a resident', async () => {
    const names = await columns();
    expect(names.length).toBeGreaterThan(500);
    expect(personal(names.map(ofColumn))).toEqual([]);
  });

  it('has no field about a resident in any question or answer of its API', async () => {
    const page: unknown = await (await fetch(`${server.baseUrl}/api/openapi.json`)).json();
    const names = fieldsOf(page);
    expect(names.length).toBeGreaterThan(1_000);
    expect(personal(names)).toEqual([]);
  });

  it('would be told of a column that one line of a migration adds', async () => {
    const { database } = server.services;
    await database.query('ALTER TABLE tip ADD COLUMN phone text');
    expect(personal((await columns()).map(ofColumn))).toEqual(['phone']);
    await database.query('ALTER TABLE tip DROP COLUMN phone');
  });
});
