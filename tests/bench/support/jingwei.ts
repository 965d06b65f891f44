import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SERVER_FILE } from '../../../server/build/folders.ts';
import { buildServer } from '../../../server/build/server.ts';

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 15_000;
/** Ticks of /proc are hundredths of a second on Linux. */
const MICROSECONDS_A_TICK = 10_000;
const PAGE_BYTES = 4_096;

/** The whole server as a process of its own, started as `npm start` starts it. */
export type Jingwei = {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Processor time it used so far, microseconds, all its threads. */
  cpu(): number;
  /** Resident size, bytes. */
  rss(): number;
  stop(): Promise<void>;
};

/** Fields of /proc/<pid>/stat after the name of the program, which may hold spaces. */
const statOf = (pid: number): string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the server did not start')), START_LIMIT_MS);
    const lines: string[] = [];
    createInterface(child.stdout!).on('line', (line) => {
      lines.push(line);
      const address = /^Jingwei: (\S+)/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
    createInterface(child.stderr!).on('line', (line) => lines.push(line));
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}: ${lines.slice(-10).join('\n')}`));
    });
  });
}

/**
 * Starts the server on a free port.
 * @param settings environment of server/config.ts, e.g. DATABASE_URL or DATA_DIR, DEMO, SCENARIO
 */
export async function startJingwei(
  settings: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<Jingwei> {
  await buildServer(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-bench-'));
  const own = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', DATA_DIR: folder };
  const child = spawn(process.execPath, [...nodeOptions, SERVER_FILE], {
    env: { ...own, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A bench that dies must not leave a server behind.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await addressOf(child);
  const pid = child.pid!;
  return {
    url,
    cpu() {
      const fields = statOf(pid);
      return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_A_TICK;
    },
    rss: () => Number(statOf(pid)[21]) * PAGE_BYTES,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exited;
      clearTimeout(late);
      process.off('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
