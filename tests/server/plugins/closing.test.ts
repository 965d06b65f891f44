import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { registerClosing } from '../../../server/plugins/closing.ts';

const PATIENCE_MS = 5_000;

it('waits for the answer under way and for nothing else, however long callers hold their lines', async () => {
  const app = Fastify();
  registerClosing(app);
  let asked: () => void;
  let answer: (text: string) => void;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  app.get('/slow', () => {
    asked();
    return new Promise<string>((resolve) => {
      answer = resolve;
    });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const ended = new Promise<void>((resolve) => {
    const call = request({ port, host: '127.0.0.1', path: '/slow', agent }, (response) => {
      response.resume().on('end', () => resolve());
    });
    call.end();
  });
  await isAsked;
  const began = performance.now();
  const closed = app.close();
  await expect.poll(() => app.server.listening).toBe(false);
  answer!('done');
  await ended;
  await closed;
  expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
  agent.destroy();
});
