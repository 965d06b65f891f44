import { spawnSync } from 'node:child_process';
import { startPostgresCluster } from './postgres-cluster.ts';

/**
 * Runs the integration tests on a real PostGIS: the one TEST_DATABASE_URL names, else a private cluster
 * made of the system's binaries. Where there is neither, it says so and fails.
 */
const named = process.env.TEST_DATABASE_URL;
const cluster = named ? null : await startPostgresCluster();
const url = named ?? cluster?.url;
if (url === undefined) {
  process.stderr.write('set TEST_DATABASE_URL, or: apt-get install postgresql-15-postgis-3\n');
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    'tests/support/run-tests.ts',
    '--project',
    'integration',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } },
);
await cluster?.stop();
process.exit(status ?? 1);
