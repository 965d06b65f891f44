import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { append } from '../../../server/journal/append.ts';
import { canonicalJson, entryHash, FIRST_HASH } from '../../../server/journal/canonical.ts';
import {
  headsSetAside,
  keepHead,
  readHeads,
  setAsideForeignHeads,
} from '../../../server/journal/heads.ts';
import type { NewEntry } from '../../../server/journal/journal.ts';
import { journalRepository } from '../../../server/journal/repository.ts';
import { type Anchor, verifyJournal } from '../../../server/journal/verify.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { testClock } from '../../support/test-clock.ts';

const ENTRIES = 400;
const ROUNDS = 100;
const SEED = 20_200_706;

/** Numbers from 0 to 1, the same every time. */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
const random = randomFrom(SEED);
const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));

let test: TestDatabase;
let folder: string;
let anchors: Anchor[];
const repository = () => journalRepository(test.database);

const entries: NewEntry[] = Array.from({ length: ENTRIES }, (_, index) => ({
  kind: 'register.changed',
  actor: `account-${index % 7}`,
  county: index % 3 === 0 ? '320205' : null,
  town: null,
  subject: `thing:${index}`,
  data: { index, text: `第${index}条`, nested: { value: index / 3 } },
}));

beforeAll(async () => {
  test = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'jingwei-heads-'));
  const now = Date.now();
  await test.database.transaction((transaction) => append(transaction, entries, now));
  const file = join(folder, 'journal-heads.log');
  await keepHead(file, repository(), systemClock);
  anchors = await readHeads(file);
  // Tampering is done by the owner of the database, who can drop the trigger.
  await test.database.query('DROP TRIGGER journal_append_only ON journal');
  await test.database.query('CREATE TABLE kept AS SELECT * FROM journal');
  await test.database.query('CREATE TABLE kept_head AS SELECT * FROM journal_head');
});
afterAll(async () => {
  await test?.close();
  rmSync(folder, { recursive: true, force: true });
});

const restore = async () => {
  await test.database.query('TRUNCATE journal');
  await test.database.query('INSERT INTO journal SELECT * FROM kept');
  await test.database.query(
    'UPDATE journal_head h SET number = k.number, hash = k.hash FROM kept_head k',
  );
};
const run = (sql: string, ...parameters: unknown[]) => test.database.query(sql, parameters);

/** Each does its harm and says which entry is the first bad one. */
const HARMS: Record<string, (number: number) => Promise<number>> = {
  async 'a field changed'(number) {
    const fields = ['actor', 'subject', 'kind', 'county'];
    const field = fields[between(0, fields.length - 1)];
    await run(`UPDATE journal SET ${field} = 'other' WHERE number = $1`, number);
    return number;
  },
  async 'the time moved by a millisecond'(number) {
    await run(`UPDATE journal SET at = at + interval '1 millisecond' WHERE number = $1`, number);
    return number;
  },
  async 'the data changed'(number) {
    await run(`UPDATE journal SET data = data || '{"index": -1}' WHERE number = $1`, number);
    return number;
  },
  async 'the hash changed'(number) {
    await run(
      `UPDATE journal SET hash = decode(repeat('ab', 32), 'hex') WHERE number = $1`,
      number,
    );
    return number;
  },
  async 'a row deleted'(number) {
    await run('DELETE FROM journal WHERE number = $1', number);
    return number;
  },
  async 'two rows exchanged'(number) {
    const [low, high] = [Math.min(number, ENTRIES - 1), Math.min(number, ENTRIES - 1) + 1];
    await run('UPDATE journal SET number = -1 WHERE number = $1', low);
    await run('UPDATE journal SET number = $1 WHERE number = $2', low, high);
    await run('UPDATE journal SET number = $1 WHERE number = -1', high);
    return low;
  },
  async 'a row deleted and the rest moved up'(number) {
    await run('DELETE FROM journal WHERE number = $1', number);
    await run('UPDATE journal SET number = -number WHERE number > $1', number);
    await run('UPDATE journal SET number = -number - 1 WHERE number < 0');
    return number;
  },
  async 'the tail cut off, with its head'(number) {
    const cut = Math.max(2, number);
    await run('DELETE FROM journal WHERE number >= $1', cut);
    await run(
      'UPDATE journal_head h SET number = j.number, hash = j.hash FROM journal j WHERE j.number = $1',
      cut - 1,
    );
    return cut;
  },
  async 'a row changed and the chain computed anew'(number) {
    await run(`UPDATE journal SET actor = 'other' WHERE number = $1`, number);
    let hash: Buffer = FIRST_HASH;
    const hashes: string[] = [];
    for (const { hash: _, ...row } of await repository().hashedAfter(0, ENTRIES)) {
      hash = entryHash(hash, row, canonicalJson(row.data));
      hashes.push(hash.toString('hex'));
    }
    await run(
      `UPDATE journal j SET hash = decode(n.hash, 'hex')
       FROM unnest($1::text[]) WITH ORDINALITY AS n (hash, number) WHERE j.number = n.number`,
      hashes,
    );
    await run(`UPDATE journal_head SET hash = decode($1, 'hex')`, hashes.at(-1));
    return ENTRIES;
  },
};

describe('the verifier', () => {
  it('finds nothing in a journal nobody touched', async () => {
    expect(await verifyJournal(repository(), anchors)).toEqual({
      head: ENTRIES,
      checked: ENTRIES,
      anchors: 1,
      fault: null,
    });
  });

  it(`names the first bad entry in ${ROUNDS} of ${ROUNDS} tamperings (seed ${SEED})`, async () => {
    const names = Object.keys(HARMS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = names[round % names.length]!;
      const firstBad = await HARMS[name]!(between(1, ENTRIES));
      const found = await verifyJournal(repository(), anchors);
      expect({ round, name, number: found.fault?.number }).toEqual({
        round,
        name,
        number: firstBad,
      });
      await restore();
    }
  });

  it('sees a head set back that its own rows contradict', async () => {
    await run('UPDATE journal_head SET number = number - 10');
    expect((await verifyJournal(repository(), [])).fault).toMatchObject({ number: ENTRIES - 10 });
    await restore();
  });
});

describe('heads kept outside the database', () => {
  it('survive a torn last line', async () => {
    const file = join(folder, 'torn.log');
    await keepHead(file, repository(), systemClock);
    appendFileSync(file, '{"at":"2026-07-06T02:00:00.000Z","num');
    expect(await readHeads(file)).toHaveLength(1);
  });

  it('of another journal are named as such, set aside, and never deleted', async () => {
    const file = join(folder, 'moved', 'journal-heads.log');
    await keepHead(file, repository(), systemClock);
    const other = 'ab'.repeat(32);
    const head = { at: '2026-07-06T02:00:00.000Z', number: 9_000, hash: other, journal: other };
    writeFileSync(file, `${JSON.stringify(head)}\n`);
    const found = await verifyJournal(repository(), await readHeads(file));
    expect(found).toMatchObject({ anchors: 0, fault: { number: 1, reason: 'replaced' } });
    const clock = testClock('2026-07-06T03:00:00.000Z');
    const aside = await setAsideForeignHeads(file, repository(), clock);
    expect(aside).toBe(join(folder, 'moved', 'journal-heads.2026-07-06T03-00-00.000Z.log'));
    expect(await readHeads(aside!)).toMatchObject([{ number: 9_000 }]);
    await keepHead(file, repository(), clock);
    expect(await setAsideForeignHeads(file, repository(), clock)).toBeNull();
    expect(await headsSetAside(file)).toEqual([basename(aside!)]);
    const again = await verifyJournal(repository(), await readHeads(file));
    expect(again).toMatchObject({ anchors: 1, fault: null });
  });

  it('are none where there is no file', async () => {
    expect(await readHeads(join(folder, 'absent.log'))).toEqual([]);
  });
});
