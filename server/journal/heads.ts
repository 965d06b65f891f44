import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Logger } from 'pino';
import { HOUR_MS } from '../../shared/time/units.ts';
import { type Clock, instant } from '../clock.ts';
import type { JournalRepository } from './repository.ts';
import type { Anchor } from './verify.ts';

const HEADS_FILE = 'journal-heads.log';
const INTERVAL_MS = HOUR_MS;
const LINE =
  /^\{"at":"[^"]+","number":(\d+),"hash":"([0-9a-f]{64})"(?:,"journal":"([0-9a-f]{64})")?\}$/;

/** Where the heads are kept: beside the embedded database, not in it. Best on another disk (S26). */
export const headsFile = (dataDirectory: string): string => join(dataDirectory, HEADS_FILE);

/**
 * The heads kept so far; none when there is no file. A line that is no head is skipped: it is the one a
 * power cut tore, and a forged line would only make the verification fail.
 */
export async function readHeads(file: string): Promise<Anchor[]> {
  return (await readLines(file)).flatMap((line) => headOf(line) ?? []);
}

async function readLines(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '');
}

function headOf(line: string): Anchor | null {
  const [, number, hash, journal = null] = LINE.exec(line) ?? [];
  return number !== undefined && hash !== undefined
    ? { number: Number(number), hash, journal }
    : null;
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
  await writeLines(file, 'a', [
    JSON.stringify({ at: instant(clock.now()), number, hash, journal }),
  ]);
}

/** On disk when this resolves. @param how `a` at the end; `w` in place of what there was; `wx` where there is nothing */
async function writeLines(file: string, how: 'a' | 'w' | 'wx', lines: readonly string[]) {
  const handle = await open(file, how, 0o600);
  try {
    await handle.appendFile(lines.map((line) => `${line}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const stemOf = (file: string): string => basename(file, extname(file));

/** The dated name that what is set aside now gets. */
const asideOf = (file: string, clock: Clock): string => {
  const date = instant(clock.now()).replaceAll(':', '-');
  return join(dirname(file), `${stemOf(file)}.${date}${extname(file)}`);
};

/**
 * Sets the heads of these numbers and hashes aside under a dated name, and keeps the others. The ones set aside are on
 * disk before the file is written anew, so that none is lost on the way.
 * @returns the new name
 */
export async function setHeadsAside(
  file: string,
  heads: readonly Pick<Anchor, 'number' | 'hash'>[],
  clock: Clock,
): Promise<string> {
  const nameOf = ({ number, hash }: Pick<Anchor, 'number' | 'hash'>) => `${number} ${hash}`;
  const chosen = new Set(heads.map(nameOf));
  const isChosen = (line: string): boolean => {
    const head = headOf(line);
    return head !== null && chosen.has(nameOf(head));
  };
  const lines = await readLines(file);
  const aside = asideOf(file, clock);
  await writeLines(aside, 'wx', lines.filter(isChosen));
  const rest = `${file}.new`;
  await writeLines(
    rest,
    'w',
    lines.filter((line) => !isChosen(line)),
  );
  await rename(rest, file);
  return aside;
}

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
  const aside = asideOf(file, clock);
  await rename(file, aside);
  return aside;
}

/** Whether heads were kept of entries that are not there: the journal was cut, or restored from a backup. */
async function goPastEnd(file: string, repository: JournalRepository): Promise<boolean> {
  const { number: end } = await repository.head();
  return (await readHeads(file)).some(({ number }) => number > end);
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
    if (aside !== null) {
      const text =
        'the heads kept here were of another journal, and were set aside: was the database';
      logger.warn({ file: aside }, `${text} replaced on purpose?`);
    }
    if (!(await goPastEnd(file, repository))) return;
    const text =
      'the heads kept here go past the end of the journal: was it restored from a backup?';
    logger.warn({ file }, `${text} npm run journal:verify says what to do`);
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
