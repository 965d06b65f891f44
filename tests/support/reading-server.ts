import { type ChildProcess, spawn } from 'node:child_process';

/** The server as a process that a test may kill; `readyAfterMs` from its start to its address. */
export type ReadingServer = { child: ChildProcess; address: string; readyAfterMs: number };

/**
 * @param folder of the embedded database @param key of the feed `sensors`
 * @throws when it ends before it says its address
 */
export async function startReadingServer(folder: string, key: string): Promise<ReadingServer> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/reading-process.ts', folder, key],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, address, readyAfterMs: performance.now() - began };
}

/** As a power cut ends it. */
export async function killServer({ child }: ReadingServer): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
