import pino from 'pino';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { headsFile, headsSetAside, readHeads } from './heads.ts';
import { journalRepository } from './repository.ts';
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

/**
 * `npm run journal:verify`: exit 0 when the chain holds, 1 when it does not, naming the first bad row.
 * The embedded database must not be in use: stop the server first, or ask it by
 * `GET /api/journal/verification`.
 */
async function verifyCommand(): Promise<number> {
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
    const anchors = await readHeads(file);
    const found = await verifyJournal(journalRepository(database), anchors);
    const seconds = (performance.now() - started) / MS_PER_SECOND;
    const checked = `${found.checked} of ${found.head} entries in ${seconds.toFixed(1)} s`;
    console.log(`checked ${checked}, ${found.anchors} heads kept outside the database`);
    if (found.fault) console.log(`first bad entry: ${found.fault.number} (${found.fault.reason})`);
    else console.log('the journal is whole');
    if (found.fault?.reason === 'replaced') console.log(adviceOn(file));
    for (const name of await headsSetAside(file)) {
      console.log(`not compared, kept for another journal: ${name}`);
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
