import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, afterEach, expect, it } from 'vitest';
import { registerErrors } from '../../../server/plugins/errors.ts';
import { registerLoadShedding } from '../../../server/plugins/load-shedding.ts';
import { registerStaticClient } from '../../../server/plugins/static-client.ts';

/** The plugin looks once a second. */
const BLOCK_MS = 1_500;

const folder = mkdtempSync(join(tmpdir(), 'jingwei-client-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<p>page</p>');
writeFileSync(join(folder, 'assets/main.js'), 'go()');
afterAll(() => rmSync(folder, { recursive: true }));

let app: FastifyInstance;
afterEach(() => app.close());

const serve = async (maxLoopDelayMs: number): Promise<void> => {
  app = Fastify();
  registerErrors(app);
  await registerLoadShedding(app, { maxLoopDelayMs });
  app.get('/api/situation', async () => 'seen');
  app.post('/api/readings', { config: { canWait: true } }, async () => 'taken');
  app.post('/api/alarms/1/acknowledgement', async () => 'done');
  app.get('/healthz', async () => 'ok');
  await registerStaticClient(app, folder);
  await app.ready();
};
const block = async (): Promise<void> => {
  const end = performance.now() + BLOCK_MS;
  while (performance.now() < end);
  // The sample that was due meanwhile is taken before what is asked now.
  await new Promise((resolve) => setTimeout(resolve, 10));
};
const ask = (method: 'GET' | 'POST', url: string) => app.inject({ method, url });

it('turns reads and readings away while the loop is late, and lets acts of people through', async () => {
  await serve(100);
  // A look that falls between a block and its being counted finds nothing: the next block is seen.
  const afterBlock = async () => {
    await block();
    return (await ask('GET', '/api/situation')).statusCode;
  };
  await expect.poll(afterBlock, { timeout: 15_000 }).toBe(503);
  for (const answer of [await ask('GET', '/api/situation'), await ask('POST', '/api/readings')]) {
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
  }
  expect((await ask('POST', '/api/alarms/1/acknowledgement')).body).toBe('done');
  expect((await ask('GET', '/healthz')).body).toBe('ok');
});

it('serves the pages all the while: they ask again by themselves, a refusal in their place would stay', async () => {
  await serve(100);
  await block();
  expect((await ask('GET', '/wall')).body).toBe('<p>page</p>');
  expect((await ask('GET', '/assets/main.js')).body).toBe('go()');
});

it('turns nobody away below the limit that was set', async () => {
  await serve(60_000);
  await block();
  expect((await ask('GET', '/api/situation')).body).toBe('seen');
});
