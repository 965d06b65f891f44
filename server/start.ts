import { buildClient } from './client-build.ts';

/** `npm start`: builds what is stale, then runs the server in this process. */
await buildClient((text) => process.stdout.write(`  ${text}\n`));
await import('./main.ts');
