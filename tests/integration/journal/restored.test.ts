import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { append } from '../../../server/journal/append.ts';
import {
  headsSetAside,
  keepHead,
  readHeads,
  startKeepingHeads,
} from '../../../server/journal/heads.ts';
import { journalRepository } from '../../../server/journal/repository.ts';
import { possibleEnd, setAsidePastRestored } from '../../../server/journal/restored.ts';
import { verifyJournal } from '../../../server/journal/verify.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { testClock } from '../../support/test-clock.ts';

/** The backup was made here, between two heads that were kept. */
const BACKUP = 15;

let test: TestDatabase;
let folder: string;
let file: string;
const clock = testClock();
const repository = () => journalRepository(test.database);
const run = (sql: string, ...parameters: unknown[]) => test.database.query(sql, parameters);

const write = (text: string, count: number) =>
  test.database.transaction((transaction) =>
    append(
      transaction,
      Array.from({ length: count }, (_, index) => ({
        ...{ kind: 'register.changed' as const, actor: 'system', county: null, town: null },
        ...{ subject: `${text}:${index}`, data: {} },
      })),
      clock.now(),
    ),
  );
const keep = () => keepHead(file, repository(), clock);
const verify = async () => verifyJournal(repository(), await readHeads(file));
const numbersIn = async (name: string) => (await readHeads(name)).map(({ number }) => number);
const setAside = (end: number) => setAsidePastRestored(file, repository(), end, clock);

beforeAll(async () => {
  test = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'jingwei-restored-'));
  await run('DROP TRIGGER journal_append_only ON journal');
  await run('CREATE TABLE empty_head AS SELECT * FROM journal_head');
});
afterAll(async () => {
  await test?.close();
  rmSync(folder, { recursive: true, force: true });
});
/** Heads at 10, 20 and 30 of a journal that a backup then took back to its 15th entry. */
beforeEach(async () => {
  file = join(mkdtempSync(join(folder, 'node-')), 'journal-heads.log');
  await run('TRUNCATE journal');
  await run('UPDATE journal_head h SET number = e.number, hash = e.hash FROM empty_head e');
  for (const _ of [10, 20, 30]) {
    await write('before', 10);
    await keep();
  }
  await run('DELETE FROM journal WHERE number > $1', BACKUP);
  await run(
    'UPDATE journal_head h SET number = j.number, hash = j.hash FROM journal j WHERE j.number = $1',
    BACKUP,
  );
});

describe('a journal that was restored from a backup', () => {
  it('is whole again when the heads past its end are set aside, and none of them is lost', async () => {
    expect((await verify()).fault).toEqual({ number: BACKUP + 1, reason: 'cut' });
    expect(await possibleEnd(file, repository())).toBe(BACKUP);
    const done = await setAside(BACKUP);
    const aside = join(file, '..', 'journal-heads.2026-07-06T02-00-00.000Z.log');
    expect(done).toMatchObject({ aside, heads: [{ number: 20 }, { number: 30 }] });
    expect([await numbersIn(file), await numbersIn(aside)]).toEqual([[10], [20, 30]]);
    expect(await headsSetAside(file)).toEqual([basename(aside)]);
    await write('after', 10);
    await keep();
    expect(await verify()).toMatchObject({ head: 25, anchors: 2, fault: null });
  });

  it('is whole again also when its numbers were used before anybody thought of it', async () => {
    await write('after', 25);
    await keep();
    expect((await verify()).fault).toEqual({ number: 20, reason: 'altered' });
    const end = await possibleEnd(file, repository());
    expect(end).toBe(19);
    await setAside(end!);
    expect(await numbersIn(file)).toEqual([10, 40]);
    expect((await verify()).fault).toBeNull();
  });

  it('keeps every head when it is not whole itself, or ended elsewhere than it is said', async () => {
    const before = readFileSync(file, 'utf8');
    expect(await setAside(BACKUP + 1)).toHaveProperty('refused');
    await write('after', 25);
    expect(await setAside(20)).toHaveProperty('refused');
    expect(await setAside(35)).toHaveProperty('refused');
    await run(`UPDATE journal SET actor = 'other' WHERE number = 5`);
    expect(await setAside(BACKUP)).toHaveProperty('refused');
    expect(await possibleEnd(file, repository())).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is told of at the start of a server, which sets nothing aside by itself', async () => {
    const told: unknown[] = [];
    const logger = { warn: (_: object, text: string) => told.push(text) } as never;
    await startKeepingHeads({ file, repository: repository(), clock, logger })();
    expect(told).toEqual([expect.stringContaining('was it restored from a backup?')]);
    expect((await numbersIn(file)).slice(0, 3)).toEqual([10, 20, 30]);
    expect(await headsSetAside(file)).toEqual([]);
  });
});
