import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copyPreparedData } from '../../support/database.ts';
import { endServerProcesses, startServerProcess } from '../../support/server-process.ts';

/** Throws where nobody catches, on a signal: what S30 is for. */
const BOMB = `data:text/javascript,process.on('SIGUSR2',()=>{throw new Error('planted')})`;
const EXIT_LIMIT_MS = 10_000;

const start = (env: Record<string, string>) => startServerProcess(env, ['--import', BOMB]);

describe('a start that must not happen (FAULTS.md S23)', () => {
  afterEach(endServerProcesses);

  it.each([
    [{ PORT: 'http' }, 'PORT must be'],
    [{ SCENARIO: 'flood' }, 'SCENARIO must be'],
    [{ DEMO: 'on', HOST: '0.0.0.0' }, 'DEMO=on'],
    [{ NODE_ENV: 'production', ADMIN_PASSWORD: 'change-me-now' }, 'ADMIN_PASSWORD holds'],
    [{ METRICS_PORT: '9464' }, 'METRICS_TOKEN must be set'],
  ])('%j exits with 1 and says why', async (env: Record<string, string>, reason) => {
    const server = start(env);
    expect(await server.exited).toBe(1);
    expect(server.output()).toContain(reason);
    expect(server.output()).not.toContain('change-me-now');
  });
});

describe('the process', () => {
  let folder: string;
  const real = () => start({ DATA_DIR: folder, DEMO: 'off' });
  beforeAll(async () => {
    folder = await copyPreparedData();
  });
  afterEach(endServerProcesses);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints one address and a link for the first administrator, and ends when it is asked to', async () => {
    const server = real();
    const [, link, token] = await server.said(/once: (http:\S+)#(\S+)\n/);
    const { origin } = new URL(link!);
    expect(server.output()).toContain(`Jingwei: ${origin}\n`);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    const answer = await fetch(`${origin}/api/setup`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: 'heron-over-taihu-1948' }),
    });
    expect(answer.status).toBe(204);
    const asked = performance.now();
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(performance.now() - asked).toBeLessThan(EXIT_LIMIT_MS);
  });

  it('refuses a second server on its folder (F5), and exits with 1 after an error that nobody caught (S30)', async () => {
    const first = real();
    await first.said(/Jingwei: http/);
    const second = real();
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(String(first.child.pid));
    expect(first.child.exitCode).toBeNull();
    first.child.kill('SIGUSR2');
    expect(await first.exited).toBe(1);
    expect(first.output()).toContain('nobody caught this');
    // Somebody can come in already: the link of the start before was used.
    expect(first.output()).not.toContain('once:');
  });
});
