import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Logger } from 'pino';
import { type Clock, instant } from '../clock.ts';
import type { JournalRepository } from './repository.ts';
import type { Anchor } from './verify.ts';

const HEADS_FILE = 'journal-heads.log';
const INTERVAL_MS = 3_600_000;
const LINE =
  /^\{"at":"[^"]+","number":(\d+),"hash":"([0-9a-f]{64})"(?:,"journal":"([0-9a-f]{64})")?\}$/;

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
    const [, number, hash, journal = null] = LINE.exec(line) ?? [];
    return number !== undefined && hash !== undefined
      ? [{ number: Number(number), hash, journal }]
      : [];
  });
}

/** Writes the present head as one more line, on disk when this resolves. An empty journal has none. */
export async function keepHead(
  file: string,
  repository: JournalRepository,
  clock: Clock,
): Promise<void> {
  const journal = await repository.firstHash();
  if (journal === null) return;
  const { number, hash } = await repository.head();
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    const line = JSON.stringify({ at: instant(clock.now()), number, hash, journal });
    await handle.appendFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const stemOf = (file: string): string => basename(file, extname(file));

/**
 * Sets the file aside under a dated name when its heads are of another journal: the database is new, or
 * another one was put in its place. They still prove something of the journal they were kept for, so
 * they are never deleted, and never compared with this one.
 * @returns the new name, or null when the file may stay
 */
export async function setAsideForeignHeads(
  file: string,
  repository: JournalRepository,
  clock: Clock,
): Promise<string | null> {
  const own = await repository.firstHash();
  const heads = await readHeads(file);
  if (own === null || !heads.some(({ journal }) => journal !== null && journal !== own)) {
    return null;
  }
  const date = instant(clock.now()).replaceAll(':', '-');
  const aside = join(dirname(file), `${stemOf(file)}.${date}${extname(file)}`);
  await rename(file, aside);
  return aside;
}

/** Files of heads that were set aside beside `file`, oldest first. */
export async function headsSetAside(file: string): Promise<string[]> {
  const names = await readdir(dirname(file)).catch(() => []);
  const isAside = (name: string) =>
    name.startsWith(`${stemOf(file)}.`) && name !== basename(file) && name.endsWith(extname(file));
  return names.filter(isAside).sort();
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
  const begin = async () => {
    const aside = await setAsideForeignHeads(file, repository, clock);
    if (aside === null) return;
    const text =
      'the heads kept here were of another journal, and were set aside: was the database';
    logger.warn({ file: aside }, `${text} replaced on purpose?`);
  };
  const begun = begin()
    .catch((error: unknown) => logger.error({ err: error, file }, 'heads cannot be set aside'))
    .then(keep);
  const timer = setInterval(keep, INTERVAL_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await begun;
    await keep();
  };
}
