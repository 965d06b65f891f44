import type { Scope } from '../../shared/model/account.ts';
import { AUDIT_KINDS, type JournalEntry } from '../../shared/model/journal.ts';
import type { Rising } from '../../shared/risk/alarm-figures.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = 'number, at, kind, actor, county, town, subject, data';

/** Whose eyes read: an area, and the name of the reader unless audit entries are his to read. */
export type Reader = { scope: Scope; actor: string; auditor: boolean };

/** An entry and the hash in hexadecimal that stands beside it. */
export type HashedEntry = JournalEntry & { hash: string };

/** Reads of the journal. Writing is `append.ts` alone. */
export function journalRepository(database: Queryable) {
  return {
    /** The last committed number and its hash in hexadecimal. */
    async head(): Promise<{ number: number; hash: string }> {
      const { rows } = await database.query<{ number: number; hash: string }>(
        `SELECT number, encode(hash, 'hex') AS hash FROM journal_head`,
      );
      return rows[0]!;
    },

    /** The hash of the first entry, in hexadecimal: no two journals share it. Null while it is empty. */
    async firstHash(): Promise<string | null> {
      const { rows } = await database.query<{ hash: string }>(
        `SELECT encode(hash, 'hex') AS hash FROM journal WHERE number = 1`,
      );
      return rows[0]?.hash ?? null;
    },

    /** When the journal begins (ISO 8601), null while it is empty. */
    async beginning(): Promise<string | null> {
      const sql = 'SELECT min(at) AS at FROM journal';
      return (await database.query<{ at: string | null }>(sql)).rows[0]!.at;
    },

    /** Once for every time that an alarm in the scope rose or rose higher, oldest first. */
    async risings({ from, to }: { from: number; to: number }, scope: Scope): Promise<Rising[]> {
      const { rows } = await database.query<Omit<Rising, 'at'> & { at: string }>(
        `SELECT at, data->'alarm'->>'name' AS name, data->'alarm'->>'level' AS level,
           coalesce(data->'alarm'->>'stream', data->'alarm'->>'watch', data->'alarm'->>'feed')
             AS source,
           data->'alarm'->>'cause' = 'feed-silent' AS "isSilence"
         FROM journal WHERE at >= $1::timestamptz AND at < $2::timestamptz
           AND kind IN ('alarm.raised', 'alarm.raised-higher') AND ${scopeCondition(3)}
         ORDER BY at, number`,
        [new Date(from), new Date(to), ...scopeParameters(scope)],
      );
      return rows.map(({ at, ...rising }) => ({ at: Date.parse(at), ...rising }));
    },

    /** Every entry past `number`, in order, at most `limit`: for the node itself, not for a reader. */
    async allAfter(number: number, limit: number): Promise<JournalEntry[]> {
      const { rows } = await database.query<JournalEntry>(
        `SELECT ${COLUMNS} FROM journal WHERE number > $1 ORDER BY number LIMIT $2`,
        [number, limit],
      );
      return rows;
    },

    /** As `allAfter`, with the hashes. */
    async hashedAfter(number: number, limit: number): Promise<HashedEntry[]> {
      const { rows } = await database.query<HashedEntry>(
        `SELECT ${COLUMNS}, encode(hash, 'hex') AS hash
         FROM journal WHERE number > $1 ORDER BY number LIMIT $2`,
        [number, limit],
      );
      return rows;
    },

    /** Those of the entries `from`…`to` that the reader may see. */
    async entriesBetween(from: number, to: number, reader: Reader): Promise<JournalEntry[]> {
      const { rows } = await database.query<JournalEntry>(
        `SELECT ${COLUMNS} FROM journal
         WHERE number BETWEEN $1 AND $2 AND ${scopeCondition(3)}
           AND ($5::boolean OR actor = $6 OR kind <> ALL ($7::text[]))
         ORDER BY number`,
        [
          from,
          to,
          ...scopeParameters(reader.scope),
          reader.auditor,
          reader.actor,
          [...AUDIT_KINDS],
        ],
      );
      return rows;
    },

    /** The newest entries about one thing, newest first. */
    async entriesAbout(subject: string, limit: number, reader: Reader): Promise<JournalEntry[]> {
      const { rows } = await database.query<JournalEntry>(
        `SELECT ${COLUMNS} FROM journal
         WHERE subject = $1 AND ${scopeCondition(2)}
           AND ($4::boolean OR actor = $5 OR kind <> ALL ($6::text[]))
         ORDER BY number DESC LIMIT $7`,
        [
          subject,
          ...scopeParameters(reader.scope),
          reader.auditor,
          reader.actor,
          [...AUDIT_KINDS],
          limit,
        ],
      );
      return rows;
    },
  };
}

export type JournalRepository = ReturnType<typeof journalRepository>;
