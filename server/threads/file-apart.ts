import { join, relative } from 'node:path';
import { ROOT, SERVER_OUTPUT } from '../build/folders.ts';

/** What was built with this server: source → file. Given by the build (server/build/server.ts); a source has none. */
declare const BUILT_APART: Readonly<Record<string, string>> | undefined;

const built = typeof BUILT_APART === 'undefined' ? {} : BUILT_APART;
const made = new Map<string, Promise<string>>();

/** Who builds is not read where everything was built before. */
const make = async (source: string): Promise<string> =>
  (await import('../build/apart.ts')).buildApart(source);

/**
 * The file of JavaScript that a thread or a process is started with; of a server that runs from its sources it is made when
 * it is first asked for. Node cannot start a thread with TypeScript, and a loader of it costs 0.4 s of a processor each time.
 * @param path of the source
 */
export async function fileApart(path: string): Promise<string> {
  const source = relative(ROOT, path);
  const known = built[source] ?? made.get(source);
  if (known) return join(SERVER_OUTPUT, await known);
  const making = make(source);
  made.set(source, making);
  making.catch(() => made.delete(source));
  return join(SERVER_OUTPUT, await making);
}
