import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread with a file of the server. A built file is plain JavaScript beside its built parent. From source it
 * is TypeScript, which Node cannot start a thread with (a loader given by `--import` does not reach its first file), so
 * a line of JavaScript registers the loader and then imports it.
 * @param parent `import.meta.url` of who asks; the file lies beside it
 * @param name of the file without its ending
 */
export function openThread(parent: string, name: string, options: WorkerOptions): Worker {
  const extension = extname(fileURLToPath(parent));
  const file = new URL(`./${name}${extension}`, parent);
  if (extension !== '.ts') return new Worker(file, options);
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href;
  const bootstrap = `import('${loader}').then(({ register }) => { register(); return import('${file.href}'); })`;
  return new Worker(bootstrap, { ...options, eval: true, execArgv: [] });
}
