import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set for the processes of a test run. */
const NAME = 'JINGWEI_TEST_SCRATCH';

/** Where databases of tests lie: gone after the run, also what a killed process left. */
export const scratchFolder = (): string => process.env[NAME] ?? tmpdir();

/** Before the first file of a project and after its last. */
export default function openScratch(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-scratch-'));
  process.env[NAME] = folder;
  return () => {
    delete process.env[NAME];
    rmSync(folder, { recursive: true, force: true });
  };
}
