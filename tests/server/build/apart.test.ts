import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { APART } from '../../../server/build/apart.ts';
import { ROOT } from '../../../server/build/folders.ts';

const OF_A_THREAD = /^(?!threads\/).*-(thread|worker)\.ts$/;

it('everything that runs in a thread is built with the server', () => {
  const threads = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((path) => OF_A_THREAD.test(path))
    .map((path) => `server/${path}`);
  expect(APART.filter((path) => path.startsWith('server/'))).toEqual(threads.sort());
});
