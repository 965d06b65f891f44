import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANSWERS, lazySchemas, STRICT_CHECKS } from '../../../server/plugins/lazy-schemas.ts';

let reads: number;
let apps: FastifyInstance[];
beforeEach(() => {
  reads = 0;
  apps = [];
});
afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
});

/** A schema that counts how often anybody looks at what is in it. */
const gauge = () => ({
  type: 'object',
  required: ['level'],
  get properties() {
    reads += 1;
    return { level: { type: 'number' } };
  },
});

/** An app with one route, as the server makes it, that answers what it was sent. */
async function appOf(schema: object): Promise<FastifyInstance> {
  const app = Fastify({
    ajv: { customOptions: STRICT_CHECKS },
    serializerOpts: ANSWERS,
    schemaController: lazySchemas()!,
  });
  const both = { body: schema, response: { 200: schema } };
  app.post('/gauge', { schema: both }, async ({ body }) => body);
  await app.ready();
  apps.push(app);
  return app;
}

const post = (app: FastifyInstance, payload: object) =>
  app.inject({ method: 'POST', url: '/gauge', payload });

it('compiles a schema when it is first used, and for no other app again', async () => {
  const schema = gauge();
  const [first, second] = [await appOf(schema), await appOf(schema)];
  const registered = reads;
  expect((await post(first, { level: 3 })).json()).toEqual({ level: 3 });
  const compiled = reads;
  expect(compiled).toBeGreaterThan(registered);
  expect((await post(second, { level: 4 })).json()).toEqual({ level: 4 });
  expect(reads).toBe(compiled);
});

it('says to each what was wrong with its own', async () => {
  const schema = gauge();
  const [first, second] = [await appOf(schema), await appOf(schema)];
  expect((await post(first, { level: 'high' })).json().message).toContain('number');
  expect((await post(second, {})).json().message).toContain('level');
  expect((await post(first, { level: 3 })).statusCode).toBe(200);
});
