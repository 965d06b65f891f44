import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const BINARY = '/usr/sbin/mosquitto';
const START_LIMIT_MS = 10_000;
const USER = 'feeds';
const PASSWORD = 'only-for-this-test';

/** A broker of the test's own that asks for a password. */
export type Broker = { url: string; urlWithoutPassword: string; stop(): Promise<void> };

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

async function whenUp(port: number, child: ChildProcess): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('mosquitto did not start');
    await pause(20);
  }
}

/** Starts Debian's Mosquitto on a free port; null, with a line on stderr, where it is missing. */
export async function startBroker(): Promise<Broker | null> {
  if (!existsSync(BINARY)) {
    console.error(`No Mosquitto in ${BINARY}: apt-get install mosquitto`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-mosquitto-'));
  const port = await freePort();
  const passwords = join(folder, 'passwords');
  const configuration = join(folder, 'mosquitto.conf');
  writeFileSync(passwords, '');
  spawnSync('mosquitto_passwd', ['-b', passwords, USER, PASSWORD]);
  writeFileSync(
    configuration,
    [
      `listener ${port} 127.0.0.1`,
      'allow_anonymous false',
      `password_file ${passwords}`,
      'persistence false',
      'user root',
    ].join('\n'),
  );
  const child = spawn(BINARY, ['-c', configuration], { stdio: 'ignore' });
  await whenUp(port, child);
  return {
    url: `mqtt://${USER}:${PASSWORD}@127.0.0.1:${port}`,
    urlWithoutPassword: `mqtt://127.0.0.1:${port}`,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
