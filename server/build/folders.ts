import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Everything built for the server lies in this one folder, and in none below it: files find their sources from there. */
export const SERVER_OUTPUT = join(ROOT, 'dist/server');
/** What `node` is started with. */
export const SERVER_FILE = join(SERVER_OUTPUT, 'main.mjs');
