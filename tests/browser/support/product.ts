import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { SERVER_FILE } from '../../../server/build/folders.ts';
import { copyPreparedData } from '../../support/database.ts';

/** The whole product as a person starts it, in a process of its own that a test may kill. */
export type Product = {
  baseUrl: string;
  /** As the power goes: nothing is said to anybody. */
  kill(): Promise<void>;
  /** Starts it again at the same address, on the same data. */
  start(): Promise<void>;
  close(): Promise<void>;
};

const START_LIMIT_MS = 120_000;

/** Resolves with the address the server prints; fails with what it said when it ends before. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new Error(`not started in time:\n${said}`)),
      START_LIMIT_MS,
    );
    const listen = (text: string) => {
      said += text;
      const address = /Jingwei: (http:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout!.setEncoding('utf8').on('data', listen);
    child.stderr!.setEncoding('utf8').on('data', listen);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said}`)));
  });

/**
 * @param scenario what the demonstration plays; `none` for a city that nobody feeds
 * @param settings more of the environment, as in server/config.ts
 */
export async function startProduct(
  scenario = 'normal-day',
  settings: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const dataDirectory = await copyPreparedData();
  let child: ChildProcess;
  const spawnAt = async (port: string): Promise<string> => {
    child = spawn(process.execPath, [SERVER_FILE], {
      env: {
        PATH: process.env.PATH,
        PORT: port,
        DATA_DIR: dataDirectory,
        SCENARIO: scenario,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return addressOf(child);
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const baseUrl = await spawnAt('0');
  return {
    baseUrl,
    kill,
    start: async () => {
      await spawnAt(new URL(baseUrl).port);
    },
    close: async () => {
      await kill();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
