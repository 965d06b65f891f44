import { once } from 'node:events';
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
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

/** Ports nobody listens on now: where nothing can be read they must be known before. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  return Promise.all(
    servers.map(async (server) => {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      return port;
    }),
  );
}

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

  it.runIf(existsSync('/dev/full'))(
    'goes on while the disk of its log is full (F55), counts the lines, and ends when it is asked to',
    async () => {
      const [port, metricsPort] = await freePorts(2);
      const full = openSync('/dev/full', 'w');
      const env = { DATA_DIR: folder, DEMO: 'off', LOG_LEVEL: 'debug', PORT: String(port) };
      const figures = { METRICS_PORT: String(metricsPort), METRICS_TOKEN: 'heron-over-taihu-1948' };
      const server = startServerProcess({ ...env, ...figures }, [], full);
      closeSync(full);
      const health = () =>
        fetch(`http://127.0.0.1:${port}/healthz`).then(({ status }) => status, String);
      await expect.poll(health, { timeout: 60_000 }).toBe(200);
      const headers = { authorization: `Bearer ${figures.METRICS_TOKEN}` };
      const told = await fetch(`http://127.0.0.1:${metricsPort}/metrics`, { headers });
      const dropped = /^jingwei_log_lines_dropped_total (\d+)$/m.exec(await told.text());
      expect(Number(dropped?.[1])).toBeGreaterThan(0);
      expect(await health()).toBe(200);
      const asked = performance.now();
      server.child.kill('SIGTERM');
      expect(await server.exited).toBe(0);
      expect(performance.now() - asked).toBeLessThan(EXIT_LIMIT_MS);
    },
  );
});
