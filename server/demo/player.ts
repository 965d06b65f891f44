import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { Value } from 'typebox/value';
import { DemoStatus, type ScenarioChoice } from '../../shared/model/scenario.ts';
import { fileApart } from '../threads/file-apart.ts';

const PLAYER = fileURLToPath(new URL('../../geodata/tools/player/main.ts', import.meta.url));
/** A player that died of itself is started again after this. */
const RESTART_MS = 5_000;
/** How long it may take to end before it is ended. */
const STOP_MS = 2_000;

export type Play = { scenario: ScenarioChoice; pace: number };

/** The scenario player as a process of its own: a feed client like any other, that can be ended. */
export type Player = {
  status(): DemoStatus;
  /** Ends what is played and begins anew. `none` only ends. */
  play(play: Play): Promise<void>;
  close(): Promise<void>;
};

const SILENT: DemoStatus = {
  scenario: 'none',
  pace: 1,
  running: false,
  minute: 0,
  sent: 0,
  refused: 0,
};

const end = async (child: ChildProcess | null): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timeout = new AbortController();
  const late = wait(STOP_MS, true, { signal: timeout.signal }).catch(() => false);
  if (await Promise.race([exited.then(() => false), late])) child.kill('SIGKILL');
  timeout.abort();
  await exited;
};

/** A line of the player about itself; null for anything else. */
const progressOf = (line: string, status: DemoStatus): DemoStatus | null => {
  try {
    const { minute, sent, refused } = JSON.parse(line) as DemoStatus;
    const next = { ...status, minute, sent, refused };
    return Value.Check(DemoStatus, next) ? next : null;
  } catch {
    return null;
  }
};

/**
 * @param url where this server listens, for the player on the same machine
 * @param keys feed id → key
 */
export const createPlayer = (options: {
  url: string;
  keys: Readonly<Record<string, string>>;
  logger: Logger;
}): Player => {
  const { url, keys, logger } = options;
  let child: ChildProcess | null = null;
  let status = SILENT;
  let restart: NodeJS.Timeout | undefined;

  const begin = (file: string, { scenario, pace }: Play): void => {
    const env = {
      PATH: process.env.PATH,
      JINGWEI_URL: url,
      JINGWEI_FEED_KEYS: JSON.stringify(keys),
      SCENARIO: scenario,
      PACE: String(pace),
    };
    const started = spawn(process.execPath, [file], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    status = { ...SILENT, scenario, pace, running: true };
    createInterface(started.stdout).on('line', (line) => {
      if (child === started) status = progressOf(line, status) ?? status;
    });
    createInterface(started.stderr).on('line', (line) => logger.warn({ line }, 'player'));
    started.once('error', (error) =>
      logger.error({ err: error }, 'the player could not be started'),
    );
    started.once('exit', (code) => {
      if (child !== started) return;
      logger.warn({ code, scenario }, 'the scenario player ended of itself; it is started again');
      status = { ...status, running: false };
      restart = setTimeout(begin, RESTART_MS, file, { scenario, pace });
    });
  };

  const stop = async (): Promise<void> => {
    clearTimeout(restart);
    const running = child;
    child = null;
    status = SILENT;
    await end(running);
  };

  return {
    status: () => status,
    async play(play) {
      const file = await fileApart(PLAYER);
      await stop();
      if (play.scenario !== 'none') begin(file, play);
    },
    close: stop,
  };
};
