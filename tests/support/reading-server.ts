import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileApart } from '../../server/threads/file-apart.ts';

const PROCESS = join(import.meta.dirname, 'reading-process.ts');

/** The server as a process that a test may kill. */
export type ReadingServer = { child: ChildProcess; address: string };

/**
 * @param folder of the embedded database @param key of the feed `sensors`
 * @throws when it ends before it says its address
 */
export async function startReadingServer(folder: string, key: string): Promise<ReadingServer> {
  const child = spawn(process.execPath, [await fileApart(PROCESS), folder, key], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, address };
}

/** As a power cut ends it. */
export async function killServer({ child }: ReadingServer): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
