import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Who holds a folder. `startTime` is field 22 of /proc/PID/stat, clock ticks since the boot. */
type Holder = { pid: number; startTime: string | null; nonce: string };

/** The lock file is complete a moment after it appears; this long an unreadable one is respected. */
const UNREADABLE_GRACE_MS = 500;
/** Long enough for a rival who read the same stale file to have finished taking it over. */
const VERIFY_MS = 50;
/** Of /proc/PID/stat, counted from its third field (man 5 proc). */
const STATE = 0;
const THREADS = 17;
const START_TIME = 19;

/**
 * Takes `${folder}.lock`, which keeps a second process out: PGlite itself has no lock and two
 * processes corrupt the data. Returns the way to free it. A lock whose process is dead, waited for
 * by its parent or not (or whose pid now belongs to a process started at another time), is taken over; one of a living process is
 * never, however old. It sees processes of one machine and one pid namespace only.
 *
 * Throws an `Error` that names the holder's pid.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const path = `${folder}.lock`;
  const own: Holder = {
    pid: process.pid,
    startTime: startTimeOf(process.pid),
    nonce: randomUUID(),
  };
  while (!tryCreate(path, own)) {
    const text = await readHolder(path);
    if (text === null) continue;
    const holder = parseHolder(text);
    if (holder !== null && isAlive(holder)) {
      throw new Error(
        `the database folder ${folder} is in use by process ${holder.pid} (lock file ${path})`,
      );
    }
    moveStaleAway(path, text);
  }
  await pause(VERIFY_MS);
  if (parseHolder(readOrNull(path) ?? '')?.nonce !== own.nonce) {
    throw new Error(`the database folder ${folder} was taken by another process at the same time`);
  }
  return () => {
    if (parseHolder(readOrNull(path) ?? '')?.nonce === own.nonce) rmSync(path, { force: true });
  };
}

/** O_EXCL: of two processes exactly one creates the file. */
function tryCreate(path: string, own: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** The file's text; waits out the moment between its creation and its content. Null when gone. */
async function readHolder(path: string): Promise<string | null> {
  const text = readOrNull(path);
  if (text === null || parseHolder(text) !== null) return text;
  await pause(UNREADABLE_GRACE_MS);
  return readOrNull(path);
}

/**
 * Moves the stale file away. Rename picks one winner; a rival's fresh lock that slipped in between
 * reading and renaming is put back, unless a third one already stands there.
 */
function moveStaleAway(path: string, staleText: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8');
  if (moved !== staleText) writeFileSync(path, moved, { flag: 'wx' });
  rmSync(aside);
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  const stat = statOf(holder.pid);
  if (stat !== null && hasEnded(stat)) return false;
  return holder.startTime === null || holder.startTime === startTimeOf(holder.pid);
}

/** What is left of a killed process until its parent asks: in a container where process 1 never asks, for good. */
function hasEnded(stat: string[]): boolean {
  return stat[STATE] === 'Z' && stat[THREADS] === '1';
}

/** Null where there is no /proc; then only the pid is compared. */
function startTimeOf(pid: number): string | null {
  return statOf(pid)?.[START_TIME] ?? null;
}

/** The fields of /proc/PID/stat from the third on: what is before them may hold spaces. */
function statOf(pid: number): string[] | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function parseHolder(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
