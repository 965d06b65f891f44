import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { registerStaticClient } from '../../../server/plugins/static-client.ts';

let folder: string;
let app: FastifyInstance;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jingwei-client-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/desk-a1.js'), 'desk()');
  writeFileSync(join(folder, 'assets/desk-a1.js.br'), 'packed');
  app = Fastify();
  await registerStaticClient(app, folder);
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

it('a file is served packed to who can unpack it, and may be kept for ever', async () => {
  const packed = await get('/assets/desk-a1.js', { 'accept-encoding': 'br' });
  expect([packed.body, packed.headers['content-encoding']]).toEqual(['packed', 'br']);
  expect(packed.headers['content-type']).toMatch(/javascript/);
  expect(packed.headers['cache-control']).toContain('immutable');
  expect((await get('/assets/desk-a1.js')).body).toBe('desk()');
});

it('every page is the same document, which nobody keeps', async () => {
  for (const page of ['/', '/console', '/wall']) {
    const { statusCode, headers } = await get(page);
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
  }
});

it('what is no file of the build is not there', async () => {
  writeFileSync(join(folder, 'assets/later.js'), 'later()');
  const strangers = [
    '/assets/later.js',
    '/assets/desk-a1.js.br',
    '/assets/',
    '/assets/..%2findex.html',
  ];
  for (const url of strangers) expect((await get(url)).statusCode, url).toBe(404);
});
