import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failedFiles, mayTryAgain } from './failed-files.ts';

/**
 * Runs vitest with the arguments that are given. In CI a few files that failed are run once more, which is printed: they
 * share two cores with whatever else runs there. Each from its beginning, on a page and a database of its own: a test
 * alone would find what the first try has left.
 */
const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'jingwei-tests-'));
const report = join(folder, 'report.json');

const run = (more: readonly string[]): number =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...asked, ...more], {
    stdio: 'inherit',
  }).status ?? 1;

function runTwice(): number {
  const first = run(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (first === 0 || !process.env.CI) return first;
  const failed = failedFiles(readFileSync(report, 'utf8'));
  if (!mayTryAgain(failed)) return first;
  console.info(`second try, from the beginning:\n${failed.join('\n')}`);
  return run(failed);
}

try {
  process.exitCode = runTwice();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
