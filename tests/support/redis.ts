import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.ts';
import { until } from './screen.ts';

/** A Redis of the test's own that may be stopped and started again on its port. */
export type Redis = {
  url: string;
  port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGSTOP and SIGCONT: its connections stay open and nothing answers on them. */
  freeze(): void;
  thaw(): void;
};

/** Whether Debian's redis-server is installed; says on stderr what is not tested without it. */
export function hasRedis(what: string): boolean {
  const found = spawnSync('redis-server', ['--version']).status === 0;
  if (!found) console.warn(`redis-server is not installed: ${what} is not tested`);
  return found;
}

/** Starts one that keeps nothing, on a free port. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const flags = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const start = async (): Promise<void> => {
    child = spawn('redis-server', ['--port', String(port), ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout!.on('data', (text) => {
      said += text;
    });
    await until('redis to listen', () => said.includes('Ready to accept connections'));
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      if (!child || child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill();
      // A frozen one hears nothing else.
      child.kill('SIGCONT');
      await gone;
    },
  };
}
