import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { canonicalJson, entryHash, storableText } from './canonical.ts';
import type { NewEntry } from './journal.ts';

/** The channel other nodes listen on. PostgreSQL delivers it at the commit, never before. */
export const JOURNAL_CHANNEL = 'journal';

const LOCK_HEAD = `SELECT number, encode(hash, 'hex') AS hash FROM journal_head FOR UPDATE`;

const WRITE = `
  WITH written AS (
    INSERT INTO journal (number, at, kind, actor, county, town, subject, data, hash)
    SELECT number, at, kind, actor, county, town, subject, data, decode(hash, 'hex')
    FROM json_to_recordset($1::json) AS entry (
      number int8, at timestamptz, kind text, actor text, county text, town text, subject text,
      data jsonb, hash text)
  )
  UPDATE journal_head SET number = $2::int8, hash = decode($3, 'hex')
  RETURNING pg_notify('${JOURNAL_CHANNEL}', '')`;

/**
 * Appends entries as the last act of `transaction`. The lock on the head is held until the commit, so
 * that numbers have no gap and follow the order of commits; whatever comes after it in the transaction
 * holds up everybody else.
 * @param at epoch milliseconds
 */
export async function append(
  transaction: Queryable,
  entries: readonly NewEntry[],
  at: number,
): Promise<void> {
  if (entries.length === 0) return;
  const locked = await transaction.query<{ number: number; hash: string }>(LOCK_HEAD);
  const head = locked.rows[0];
  if (!head) throw new Error('journal_head must hold one row, found none');
  let number = head.number;
  let hash: Buffer = Buffer.from(head.hash, 'hex');
  const rows: string[] = [];
  for (const entry of entries) {
    number += 1;
    const numbered = {
      number,
      at: instant(at),
      kind: entry.kind,
      actor: storableText(entry.actor),
      county: entry.county,
      town: entry.town,
      subject: entry.subject === null ? null : storableText(entry.subject),
    };
    const data = canonicalJson(entry.data);
    hash = entryHash(hash, numbered, data);
    rows.push(
      `${JSON.stringify(numbered).slice(0, -1)},"data":${data},"hash":"${hash.toString('hex')}"}`,
    );
  }
  const written = await transaction.query(WRITE, [
    `[${rows.join(',')}]`,
    number,
    hash.toString('hex'),
  ]);
  if (written.rows.length !== 1) {
    throw new Error(`the journal's head must be written once, was ${written.rows.length} times`);
  }
}
