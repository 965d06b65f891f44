import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { fileApart } from './file-apart.ts';

/**
 * Starts a thread with a file of the server.
 * @param parent `import.meta.url` of who asks; the file lies beside it
 * @param name of the file without its ending
 */
export async function openThread(
  parent: string,
  name: string,
  options: WorkerOptions,
): Promise<Worker> {
  const file = await fileApart(fileURLToPath(new URL(`./${name}.ts`, parent)));
  return new Worker(file, { ...options, execArgv: [] });
}
