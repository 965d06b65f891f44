import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A PostgreSQL of our own that may be killed, paused and thrown away. */
export type PostgresCluster = {
  /** Superuser on database `postgres`; for another database change the path. */
  url: string;
  port: number;
  /** kill -9 of the postmaster and all its processes. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and data. */
  start(): Promise<void>;
  /** SIGSTOP and SIGCONT of all its processes. */
  pause(): void;
  resume(): void;
  /** Stops it and deletes its folder; also happens when this process ends in any way. */
  stop(): Promise<void>;
};

export const BINARIES = '/usr/lib/postgresql/15/bin';
const START_LIMIT_MS = 30_000;
const POLL_MS = 50;

/**
 * Starts a private cluster from the system's PostgreSQL 15, as the user `postgres` when we are root
 * (PostgreSQL refuses to run as root). Returns null, with a line on stderr, where it is missing.
 *
 * @param settings server settings, e.g. `{ fsync: 'on' }`; fsync is off by default
 */
export async function startPostgresCluster(
  settings: Record<string, string> = {},
): Promise<PostgresCluster | null> {
  if (!existsSync(join(BINARIES, 'postgres'))) {
    console.error(`No PostgreSQL in ${BINARIES}: apt-get install postgresql-15-postgis-3`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  if (isRoot()) execFileSync('chown', ['-R', 'postgres', folder]);
  asPostgres('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const port = await freePort();
  const server = createServerHandle({ folder, data, port, settings });
  const reaper = startReaper(folder, data);
  await server.start();
  return {
    ...server,
    async stop() {
      await server.kill();
      // Else nothing may keep our process alive while it waits for this, and it ends with exit code 13.
      reaper.ref();
      reaper.stdin.end();
      await new Promise((resolve) => reaper.once('exit', resolve));
    },
  };
}

function createServerHandle(place: {
  folder: string;
  data: string;
  port: number;
  settings: Record<string, string>;
}): Omit<PostgresCluster, 'stop'> {
  const { folder, data, port } = place;
  const settings = { fsync: 'off', listen_addresses: '127.0.0.1', ...place.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, prefix] = commandOf('postgres');
  const signalAll = (signal: NodeJS.Signals): void => {
    for (const pid of processesOf(data)) signalOne(pid, signal);
  };
  let started: ChildProcess | null = null;
  return {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async start() {
      const options = ['-D', data, '-p', String(port), '-k', folder, ...flags];
      const child = spawn(command, [...prefix, ...options], { stdio: 'ignore', cwd: folder });
      child.unref();
      started = child;
      await waitFor(() => answers(port));
    },
    async kill() {
      const pids = processesOf(data);
      for (const pid of pids) signalOne(pid, 'SIGKILL');
      await waitFor(async () => pids.every((pid) => !isAlive(pid)));
    },
    pause: () => signalAll('SIGSTOP'),
    resume() {
      signalAll('SIGCONT');
      // `runuser` stops itself with the server; left so, it never buries it, and no other starts in its place.
      started?.kill('SIGCONT');
    },
  };
}

/** Waits on a pipe from us; when it closes, however we ended, kills the server and its folder. */
function startReaper(folder: string, data: string) {
  const script =
    'cat > /dev/null; kill -9 $(head -1 "$2/postmaster.pid" 2>/dev/null) 2>/dev/null; sleep 0.2; rm -rf "$1"';
  const reaper = spawn('sh', ['-c', script, 'reaper', folder, data], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  reaper.unref();
  return reaper;
}

/** The postmaster and its children. */
function processesOf(data: string): number[] {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return [];
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const children = readdirSync('/proc').filter((name) => parentOf(name) === postmaster);
  return [postmaster, ...children.map(Number)];
}

function parentOf(pid: string): number | null {
  if (!/^\d+$/.test(pid)) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]);
  } catch {
    return null;
  }
}

function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
}

/** A killed process stays as a zombie until its parent asks; that one is dead enough. */
function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function commandOf(program: string): [string, string[]] {
  const path = join(BINARIES, program);
  return isRoot() ? ['runuser', ['-u', 'postgres', '--', path]] : [path, []];
}

function asPostgres(program: string, options: string[]): void {
  const [command, prefix] = commandOf(program);
  execFileSync(command, [...prefix, ...options], { stdio: 'ignore', cwd: '/' });
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('PostgreSQL did not come up or go down in time');
    await pause(POLL_MS);
  }
}

/** A server that accepts connections and is past its recovery answers a start-up packet with R. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (up: boolean): void => {
      socket.destroy();
      resolve(up);
    };
    socket.once('error', () => settle(false));
    socket.once('connect', () => socket.write(startupPacket()));
    socket.once('data', (answer) => settle(answer[0] === 'R'.charCodeAt(0)));
    socket.once('close', () => resolve(false));
  });
}

/** "user postgres, database postgres": answered with R (authentication) or E (still starting). */
function startupPacket(): Buffer {
  const text = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(text.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, text]);
}
