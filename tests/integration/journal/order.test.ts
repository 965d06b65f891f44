import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/database.ts';
import { openServerDatabase } from '../../../server/database/server-database.ts';
import { createJournal } from '../../../server/journal/announcer.ts';
import type { CommittedRange, Journal, NewEntry } from '../../../server/journal/journal.ts';
import { journalRepository } from '../../../server/journal/repository.ts';
import { verifyJournal } from '../../../server/journal/verify.ts';
import { openTestDatabase, silentLogger, type TestDatabase } from '../../support/database.ts';
import { silent } from '../../support/watched-city.ts';

const WRITERS = 20;
const TRANSACTIONS_EACH = 10;
const HEARD_WITHIN_MS = 3_000;

const entry = (subject: string, data: NewEntry['data'] = {}): NewEntry => ({
  kind: 'register.changed',
  actor: 'system',
  county: null,
  town: null,
  subject,
  data,
});

type Heard = { journal: Journal; ranges: CommittedRange[] };
const listenTo = async (database: Database): Promise<Heard> => {
  const journal = await createJournal({ database, clock: systemClock, logger: silent });
  const ranges: CommittedRange[] = [];
  journal.subscribe((range) => void ranges.push(range));
  return { journal, ranges };
};
const heardUpTo = async ({ journal, ranges }: Heard, number: number) => {
  const end = Date.now() + HEARD_WITHIN_MS;
  while (journal.head() < number && Date.now() < end) await pause(10);
  return ranges.flatMap(({ entries }) => entries.map((one) => one.number));
};
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('the journal of several nodes on one server', () => {
  let test: TestDatabase;
  let other: Database;
  let here: Heard;
  let there: Heard;
  beforeAll(async () => {
    test = (await openTestDatabase('server'))!;
    other = openServerDatabase({ databaseUrl: test.databaseUrl!, logger: silentLogger });
    here = await listenTo(test.database);
    there = await listenTo(other);
  });
  afterAll(async () => {
    await here?.journal.close();
    await there?.journal.close();
    await other?.close();
    await test?.close();
  });

  it('has no gap, no repeat and one order under twenty writers, some of whom give up', async () => {
    let committed = 0;
    const write = async (writer: number) => {
      const { journal } = writer % 2 === 0 ? here : there;
      const database = writer % 2 === 0 ? test.database : other;
      for (let turn = 0; turn < TRANSACTIONS_EACH; turn += 1) {
        const entries = [entry(`writer:${writer}`), entry(`turn:${turn}`)];
        const givesUp = (writer + turn) % 5 === 0;
        const done = database.transaction(async (transaction) => {
          await transaction.query('SELECT pg_sleep(random() * 0.005)');
          await journal.append(transaction, entries);
          if (givesUp) throw new Error('gave up');
        });
        if (givesUp) await expect(done).rejects.toThrow('gave up');
        else {
          await done;
          committed += entries.length;
          journal.announce();
        }
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    const repository = journalRepository(test.database);
    expect((await repository.head()).number).toBe(committed);
    const rows = await repository.allAfter(0, committed + 1);
    expect(rows.map(({ number }) => number)).toEqual(upTo(committed));
    expect(await heardUpTo(here, committed)).toEqual(upTo(committed));
    expect(await heardUpTo(there, committed)).toEqual(upTo(committed));
    expect(await verifyJournal(repository, [])).toMatchObject({ checked: committed, fault: null });
  });

  it('is heard on a node that was told nothing but by the database', async () => {
    const before = here.journal.head();
    await other.transaction((transaction) => there.journal.append(transaction, [entry('quiet')]));
    expect(await heardUpTo(here, before + 1)).toHaveLength(before + 1);
  });
});

describe('an entry', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test?.close());

  it('reads as it was hashed, whatever is in it', async () => {
    const { journal, ranges } = await listenTo(test.database);
    const awkward = {
      text: 'nul \0, half \ud800, quote " \\ newline \n, 经纬 🗺',
      numbers: [1e21, 5e-324, 0.1 + 0.2, -0, Number.MAX_SAFE_INTEGER, Number.NaN],
      nested: { b: { d: null, c: true }, a: [] },
      missing: undefined,
      constructor: 1,
    };
    await test.database.transaction((transaction) =>
      journal.append(transaction, [entry('awkward', awkward), entry('nul \0')]),
    );
    const repository = journalRepository(test.database);
    expect(await verifyJournal(repository, [])).toMatchObject({ checked: 2, fault: null });
    journal.announce();
    await heardUpTo({ journal, ranges }, 2);
    expect(ranges).toMatchObject([{ from: 1, to: 2 }]);
    await journal.close();
  });

  it('cannot be changed, deleted or truncated by ordinary statements', async () => {
    for (const sql of [
      `UPDATE journal SET actor = 'nobody'`,
      'DELETE FROM journal',
      'TRUNCATE journal',
    ]) {
      await expect(test.database.query(sql)).rejects.toThrow('append-only');
    }
  });
});
