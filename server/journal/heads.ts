import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { type Clock, instant } from '../clock.ts';
import type { JournalRepository } from './repository.ts';
import type { Anchor } from './verify.ts';

const HEADS_FILE = 'journal-heads.log';
const INTERVAL_MS = 3_600_000;
const LINE = /^\{"at":"[^"]+","number":(\d+),"hash":"([0-9a-f]{64})"\}$/;

/** Where the heads are kept: beside the embedded database, not in it. Best on another disk (S26). */
export const headsFile = (dataDirectory: string): string => join(dataDirectory, HEADS_FILE);

/**
 * The heads kept so far; none when there is no file. A line that is no head is skipped: it is the one a
 * power cut tore, and a forged line would only make the verification fail.
 */
export async function readHeads(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const [, number, hash] = LINE.exec(line) ?? [];
    return number !== undefined && hash !== undefined ? [{ number: Number(number), hash }] : [];
  });
}

/** Writes the present head as one more line, on disk when this resolves. */
export async function keepHead(
  file: string,
  repository: JournalRepository,
  clock: Clock,
): Promise<void> {
  const { number, hash } = await repository.head();
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    const line = JSON.stringify({ at: instant(clock.now()), number, hash });
    await handle.appendFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps the head now, every hour, and once more at the end. Returns the way to end it. */
export function startKeepingHeads(parts: {
  file: string;
  repository: JournalRepository;
  clock: Clock;
  logger: Logger;
}): () => Promise<void> {
  const { file, repository, clock, logger } = parts;
  const keep = () =>
    keepHead(file, repository, clock).catch((error: unknown) =>
      logger.error({ err: error, file }, 'the head of the journal cannot be kept'),
    );
  void keep();
  const timer = setInterval(keep, INTERVAL_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await keep();
  };
}
