import { buildClient } from './client-build.ts';

/** `npm run build`. */
const isNew = await buildClient((text) => process.stdout.write(`  ${text}\n`));
process.stdout.write(isNew ? 'dist/client is built\n' : 'dist/client is up to date\n');
