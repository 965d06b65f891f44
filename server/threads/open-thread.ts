import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { threadFile } from './thread-file.ts';

/**
 * Starts a thread with a file of the server. A built file is plain JavaScript beside its built parent. From source it
 * is TypeScript, which Node cannot start a thread with, so it is made one file of JavaScript first.
 * @param parent `import.meta.url` of who asks; the file lies beside it
 * @param name of the file without its ending
 */
export async function openThread(
  parent: string,
  name: string,
  options: WorkerOptions,
): Promise<Worker> {
  const extension = extname(fileURLToPath(parent));
  const file = fileURLToPath(new URL(`./${name}${extension}`, parent));
  if (extension !== '.ts') return new Worker(file, options);
  return new Worker(await threadFile(file, name), { ...options, execArgv: [] });
}
