import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { registerRateLimit } from '../../../server/plugins/rate-limit.ts';

let app: FastifyInstance;
beforeEach(async () => {
  app = Fastify();
  await registerRateLimit(app);
  const rateLimit = { max: 2, timeWindow: 60_000 };
  app.get('/asked', { config: { allow: 'public', rateLimit } }, async () => 'answered');
});
afterEach(() => app.close());

const askFrom = async (addresses: readonly string[], url = '/asked') => {
  const answers: number[] = [];
  for (const remoteAddress of addresses) {
    answers.push((await app.inject({ url, remoteAddress })).statusCode);
  }
  return answers;
};

it('counts every address of one line of IPv6 as one, and its neighbour apart', async () => {
  const line = ['2001:db8:0:7::1', '2001:db8:0:7::2', '2001:db8:0:7:ffff:ffff:ffff:ffff'];
  expect(await askFrom(line)).toEqual([200, 200, 429]);
  expect(await askFrom(['2001:db8:0:8::1'])).toEqual([200]);
});

it('counts an IPv4 address as one however it is written, and its neighbour apart', async () => {
  expect(await askFrom(['10.0.0.4', '::ffff:10.0.0.4', '::ffff:a00:4'])).toEqual([200, 200, 429]);
  expect(await askFrom(['10.0.0.5', '::ffff:10.0.0.6'])).toEqual([200, 200]);
});

it('counts misses of one line together too', async () => {
  const line = Array.from({ length: 301 }, (_, index) => `2001:db8:0:7::${index.toString(16)}`);
  const answers = await askFrom(line, '/nowhere');
  expect([answers[0], answers[299], answers[300]]).toEqual([404, 404, 429]);
});
