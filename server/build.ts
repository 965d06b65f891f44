import { buildClient } from './build/client.ts';
import { buildServer } from './build/server.ts';

/** `npm run build`, and what `npm start` begins with: builds what is stale. */
const say = (text: string): void => {
  process.stdout.write(`  ${text}\n`);
};
await buildClient(say);
await buildServer(say);
