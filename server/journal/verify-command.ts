import { parseArgs } from 'node:util';
import pino from 'pino';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { headsFile, headsSetAside, readHeads } from './heads.ts';
import { type JournalRepository, journalRepository } from './repository.ts';
import { possibleEnd, setAsidePastRestored } from './restored.ts';
import { verifyJournal } from './verify.ts';

const MS_PER_SECOND = 1_000;

/** What a person does who finds the heads of another journal beside this one. */
const adviceOn = (file: string): string =>
  [
    `The heads in ${file} were kept for another journal than the one in this database.`,
    'If the database was replaced on purpose (a new folder, another server), start the server once:',
    'it sets the file aside under a dated name. If not, this is not your database: put the right one',
    'back, from a backup if need be, and verify again.',
  ].join('\n');

/** What a person does who finds heads that contradict a journal which is whole in itself. */
const adviceAfterRestore = (file: string, end: number): string =>
  [
    `The chain is whole in itself, but heads in ${file} past entry ${end} are of other entries.`,
    'If the database was restored from a backup, they are of what was lost with it. Stop the server and run',
    `  npm run journal:verify -- --restored ${end}`,
    'which sets these heads aside under a dated name and deletes none. If nothing was restored, somebody has',
    'cut the journal or written it anew: keep the file as it is.',
  ].join('\n');

/** Does what was asked for by `--restored`. @returns whether it was done */
async function restored(
  file: string,
  repository: JournalRepository,
  end: number,
): Promise<boolean> {
  const done = await setAsidePastRestored(file, repository, end, systemClock);
  if ('refused' in done) {
    console.log(`nothing was set aside: ${done.refused}`);
    return false;
  }
  const numbers = done.heads.map(({ number }) => number).sort((one, other) => one - other);
  const which = `${numbers.length} heads of entries ${numbers[0]} to ${numbers.at(-1)}`;
  console.log(`restored up to entry ${end}: set aside ${which} as ${done.aside}`);
  return true;
}

/** The number after `--restored`; null where that is not asked for. Throws on anything else. */
function restoredEnd(): number | null {
  const { values } = parseArgs({ options: { restored: { type: 'string' } } });
  if (values.restored === undefined) return null;
  if (/^\d{1,15}$/.test(values.restored)) return Number(values.restored);
  throw new Error(`--restored: expected the number of the last entry, got ${values.restored}`);
}

/**
 * `npm run journal:verify`: exit 0 when the chain holds, 1 when it does not, naming the first bad row.
 * The embedded database must not be in use: stop the server first, or ask it by
 * `GET /api/journal/verification`. With `-- --restored <number>` it first sets aside the heads past that entry which a
 * journal restored from a backup contradicts.
 */
async function verifyCommand(): Promise<number> {
  const end = restoredEnd();
  const config = readConfig(process.env);
  const database = await openDatabase({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDirectory: config.dataDir,
    logger: pino({ level: 'error' }, pino.destination(2)),
    onProgress: () => undefined,
  });
  try {
    const started = performance.now();
    const file = headsFile(config.dataDir);
    const repository = journalRepository(database);
    if (end !== null && !(await restored(file, repository, end))) return 1;
    const found = await verifyJournal(repository, await readHeads(file));
    const seconds = (performance.now() - started) / MS_PER_SECOND;
    const checked = `${found.checked} of ${found.head} entries in ${seconds.toFixed(1)} s`;
    console.log(`checked ${checked}, ${found.anchors} heads kept outside the database`);
    if (found.fault) console.log(`first bad entry: ${found.fault.number} (${found.fault.reason})`);
    else console.log('the journal is whole');
    if (found.fault?.reason === 'replaced') console.log(adviceOn(file));
    else if (found.fault) {
      const possible = await possibleEnd(file, repository);
      if (possible !== null) console.log(adviceAfterRestore(file, possible));
    }
    for (const name of await headsSetAside(file)) {
      console.log(`not compared, set aside: ${name}`);
    }
    return found.fault ? 1 : 0;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await verifyCommand();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
