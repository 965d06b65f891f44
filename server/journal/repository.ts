import type { Scope } from '../../shared/model/account.ts';
import {
  AUDIT_KINDS,
  DRAWING_KINDS,
  JOURNAL_KINDS,
  type JournalEntry,
  type JournalKind,
  WALL_KINDS,
} from '../../shared/model/journal.ts';
import type { Rising } from '../../shared/risk/alarm-figures.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = 'number, at, kind, actor, county, town, subject, data';

/** What of the journal a reader sees beside his own acts: all, drawings of plans, neither they nor audits, or what hangs up. */
export type Sight = 'all' | 'drawings' | 'plain' | 'wall';

const ON_WALLS: readonly JournalKind[] = WALL_KINDS;

/** The kinds each sight leaves out. */
export const HIDDEN_KINDS: Readonly<Record<Sight, readonly JournalKind[]>> = {
  all: [],
  drawings: AUDIT_KINDS,
  plain: [...AUDIT_KINDS, ...DRAWING_KINDS],
  wall: JOURNAL_KINDS.filter((kind) => !ON_WALLS.includes(kind)),
};

/** Whose eyes read: an area, the name of the reader, and how far he sees. */
export type Reader = { scope: Scope; actor: string; sight: Sight };

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

    /** The hashes in hexadecimal of those of these entries that are there. */
    async hashesAt(numbers: readonly number[]): Promise<Map<number, string>> {
      const { rows } = await database.query<{ number: number; hash: string }>(
        `SELECT number, encode(hash, 'hex') AS hash FROM journal WHERE number = ANY ($1::int8[])`,
        [[...numbers]],
      );
      return new Map(rows.map(({ number, hash }) => [number, hash]));
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
           coalesce(data->'alarm'->>'stream', data->'alarm'->>'watch', data->'alarm'->>'event',
             data->'alarm'->>'feed')
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
           AND (actor = $5 OR kind <> ALL ($6::text[]))
         ORDER BY number`,
        [from, to, ...scopeParameters(reader.scope), reader.actor, [...HIDDEN_KINDS[reader.sight]]],
      );
      return rows;
    },

    /**
     * Those of the last `limit` numbers up to `to` that the reader may see, and of all kinds but changes of conditions the
     * newest `limit` since `from` (ISO 8601); oldest first.
     */
    async timeline(
      { from, to, limit }: { from: string; to: number; limit: number },
      reader: Reader,
    ): Promise<JournalEntry[]> {
      const seen = `${scopeCondition(3)} AND (actor = $5 OR kind <> ALL ($6::text[]))`;
      const { rows } = await database.query<JournalEntry>(
        `WITH start AS (
           SELECT coalesce((SELECT number FROM journal WHERE at >= $7::timestamptz
             ORDER BY at, number LIMIT 1), $1) AS number)
         (SELECT ${COLUMNS} FROM journal WHERE number > $1 - $2 AND number <= $1
            AND kind = 'conditions.changed' AND ${seen})
         UNION ALL
         (SELECT ${COLUMNS} FROM journal WHERE number <= $1 AND number >= (SELECT number FROM start)
            AND kind <> 'conditions.changed' AND ${seen}
          ORDER BY number DESC LIMIT $2)
         ORDER BY number`,
        [
          to,
          limit,
          ...scopeParameters(reader.scope),
          reader.actor,
          [...HIDDEN_KINDS[reader.sight]],
          from,
        ],
      );
      return rows;
    },

    /** The newest entries about one thing, newest first. */
    async entriesAbout(subject: string, limit: number, reader: Reader): Promise<JournalEntry[]> {
      const { rows } = await database.query<JournalEntry>(
        `SELECT ${COLUMNS} FROM journal
         WHERE subject = $1 AND ${scopeCondition(2)}
           AND (actor = $4 OR kind <> ALL ($5::text[]))
         ORDER BY number DESC LIMIT $6`,
        [
          subject,
          ...scopeParameters(reader.scope),
          reader.actor,
          [...HIDDEN_KINDS[reader.sight]],
          limit,
        ],
      );
      return rows;
    },
  };
}

export type JournalRepository = ReturnType<typeof journalRepository>;
