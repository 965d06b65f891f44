import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set for the processes of a test run. */
const NAME = 'JINGWEI_TEST_SCRATCH';

/** Where databases of tests lie: gone after the run, also what a killed process left. */
export const scratchFolder = (): string => process.env[NAME] ?? tmpdir();

/** A database of tests is a thousand small files and 62 MB; what a run needs at once is less than this. */
const ROOM_BYTES = 4 * 1_073_741_824;
const MEMORY = '/dev/shm';

/** In memory where there is room for it: to make a thousand files on the disk takes most of a second. */
function roomiest(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Before the first file of a project and after its last. */
export default function openScratch(): () => void {
  const folder = mkdtempSync(join(roomiest(), 'jingwei-scratch-'));
  process.env[NAME] = folder;
  return () => {
    delete process.env[NAME];
    rmSync(folder, { recursive: true, force: true });
  };
}
