import type { Feed, FeedStatus } from '../../shared/model/feed.ts';
import type { Level } from '../../shared/model/level.ts';
import type { RefusalReason } from '../../shared/model/reading.ts';
import type { FeedClass } from '../../shared/risk/feed-silence.ts';
import { freshness, SILENCE_PERIODS } from '../../shared/risk/silence.ts';
import type { Queryable } from '../database/database.ts';
import { keyRepository } from './key-repository.ts';

/** What one group commit adds to the account of a feed. */
export type FeedTally = {
  feed: string;
  accepted: number;
  duplicates: number;
  refused: Readonly<Record<string, number>>;
  /** Whether a reading of it was stored or known already: only that counts as being heard. */
  heard: boolean;
};

/** What judging a feed's silence needs. */
export type FeedContact = {
  feed: string;
  class: FeedClass;
  periodSeconds: number;
  lastSeen: string | null;
  silentSince: string | null;
  /** The level its silence was told at; null while no alarm says that it is silent. */
  told: Level | null;
};

/** `aheadMs`: how far its clock was ahead of ours, null when that was not what was wrong. */
type SetAsideReading = {
  receivedAt: string;
  reason: RefusalReason;
  reading: Record<string, unknown>;
  aheadMs: number | null;
};

type StatusRow = Omit<FeedStatus, 'state'> & { silentSince: string | null };

const FEED_COLUMNS = `
  f.id, f.name, f.department, f.contact_point AS "contactPoint", f.datum,
  f.period_seconds AS "periodSeconds", f.synthetic`;

/** A stream is late once two of its periods have passed without a reading (shared/risk/silence.ts). */
const STATUSES = `
  SELECT ${FEED_COLUMNS}, status.last_seen AS "lastSeen", status.silent_since AS "silentSince",
    coalesce(status.accepted, 0) AS accepted, coalesce(status.duplicates, 0) AS duplicates,
    coalesce(status.refused, '{}') AS refused, coalesce(own.streams, 0)::int AS streams,
    coalesce(own.late, 0)::int AS "lateStreams"
  FROM feed f
  LEFT JOIN feed_status status ON status.feed = f.id
  LEFT JOIN (
    SELECT s.feed, count(*) AS streams, count(*) FILTER (
      WHERE l.at IS NULL OR l.at < $1::timestamptz - 2 * s.period_seconds * interval '1 second') AS late
    FROM stream s LEFT JOIN stream_latest l ON l.stream = s.number GROUP BY s.feed) own
    ON own.feed = f.id`;

/**
 * Adds to the counters; one row a feed, each row locked once, in the order of ids. Recovered is also who was never heard
 * before, or was not for as long as `feedStatuses` calls unknown, though nobody had told its silence: a screen that
 * came in between, as after a restart, would call it silent for ever. `last_seen` goes back with a clock that is set
 * back (FAULTS.md F18): left in the future it would stand still, and whoever spoke would count as silent.
 */
const TALLY = `
  WITH tally AS (
    SELECT * FROM json_to_recordset($1::json) AS t (
      feed text, accepted int8, duplicates int8, refused jsonb, heard boolean)),
  before AS (
    SELECT s.feed, s.refused, s.silent_since IS NOT NULL OR s.last_seen IS NULL
      OR s.last_seen < $2::timestamptz - ${SILENCE_PERIODS} * f.period_seconds * interval '1 second' AS unknown
    FROM feed_status s JOIN tally t ON t.feed = s.feed JOIN feed f ON f.id = s.feed
    ORDER BY s.feed FOR UPDATE OF s)
  UPDATE feed_status s SET
    accepted = s.accepted + tally.accepted,
    duplicates = s.duplicates + tally.duplicates,
    last_seen = CASE WHEN tally.heard THEN $2::timestamptz ELSE s.last_seen END,
    silent_since = CASE WHEN tally.heard THEN NULL ELSE s.silent_since END,
    refused = CASE WHEN tally.refused = '{}' THEN s.refused ELSE (
      SELECT jsonb_object_agg(reason, total) FROM (
        SELECT key AS reason, sum(value::int8) AS total FROM (
          SELECT * FROM jsonb_each_text(before.refused)
          UNION ALL SELECT * FROM jsonb_each_text(tally.refused)) each
        GROUP BY key) sums) END
  FROM tally, before
  WHERE s.feed = tally.feed AND before.feed = tally.feed
  RETURNING s.feed, tally.heard AND before.unknown AS recovered`;

/** Feeds, their keys, and how they keep their contracts. */
export function feedRepository(database: Queryable) {
  return {
    ...keyRepository(database),

    /** Every feed of the register. */
    async all(): Promise<Feed[]> {
      const { rows } = await database.query<Feed>(
        `SELECT ${FEED_COLUMNS} FROM feed f ORDER BY f.id`,
      );
      return rows;
    },

    /**
     * Every feed with its state at `now` (epoch milliseconds). Feeds concern the whole city: a town has
     * to know that the gauges upstream fell silent.
     */
    async feedStatuses(now: number): Promise<FeedStatus[]> {
      const { rows } = await database.query<StatusRow>(`${STATUSES} ORDER BY f.id`, [
        new Date(now).toISOString(),
      ]);
      return rows.map(({ silentSince, ...status }) => {
        const lastSeen = status.lastSeen === null ? null : Date.parse(status.lastSeen);
        const state =
          silentSince === null ? freshness(lastSeen, status.periodSeconds, now) : 'unknown';
        return { ...status, state };
      });
    },

    /** Registers a feed; false when the id is taken. */
    async create(feed: Feed): Promise<boolean> {
      const { rows } = await database.query(
        `INSERT INTO feed (id, name, department, contact_point, datum, period_seconds, synthetic)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          feed.id,
          feed.name,
          feed.department,
          feed.contactPoint,
          feed.datum,
          feed.periodSeconds,
          feed.synthetic,
        ],
      );
      if (rows.length === 0) return false;
      await database.query('INSERT INTO feed_status (feed) VALUES ($1)', [feed.id]);
      return true;
    },

    async departmentExists(id: string): Promise<boolean> {
      const { rows } = await database.query('SELECT 1 AS found FROM department WHERE id = $1', [
        id,
      ]);
      return rows.length > 0;
    },

    /**
     * Books what a group commit did.
     * @param at moment of reception, ISO 8601
     * @returns the feeds that were unknown and were heard
     */
    async tally(tallies: readonly FeedTally[], at: string): Promise<string[]> {
      const { rows } = await database.query<{ feed: string; recovered: boolean }>(TALLY, [
        JSON.stringify(tallies),
        at,
      ]);
      if (rows.length !== tallies.length) {
        throw new Error(`feed_status must hold ${tallies.length} feeds, found ${rows.length}`);
      }
      return rows.filter((row) => row.recovered).map((row) => row.feed);
    },

    /** The newest readings of a feed that were set aside, with what was wrong. */
    async setAside(feed: string, limit: number): Promise<SetAsideReading[]> {
      const { rows } = await database.query<SetAsideReading>(
        `SELECT received_at AS "receivedAt", reason, body -> 'reading' AS reading,
           (body ->> 'aheadMs')::float8 AS "aheadMs"
         FROM quarantine WHERE feed = $1 ORDER BY id DESC LIMIT $2`,
        [feed, limit],
      );
      return rows;
    },

    /**
     * What judging silence needs of every feed that can speak: it has streams, and a valid key or was
     * heard before. One that carries nothing but positions is of vehicles.
     */
    async contacts(): Promise<FeedContact[]> {
      const { rows } = await database.query<FeedContact>(
        `SELECT f.id AS feed, f.period_seconds AS "periodSeconds", s.last_seen AS "lastSeen",
           s.silent_since AS "silentSince", a.level AS told,
           CASE WHEN own.moves THEN 'vehicle' ELSE 'sensor' END AS class
         FROM feed f JOIN feed_status s ON s.feed = f.id
         JOIN (SELECT feed, bool_and(metric = 'position') AS moves FROM stream GROUP BY feed) own
           ON own.feed = f.id
         LEFT JOIN alarm a ON a.feed = f.id AND a.stream IS NULL AND a.active
         WHERE (s.last_seen IS NOT NULL
           OR EXISTS (SELECT 1 FROM feed_key WHERE feed = f.id AND revoked_at IS NULL))
           AND NOT EXISTS (SELECT 1 FROM alarm_hold o WHERE o.ended_at IS NULL
             AND o.kind = 'out-of-service' AND o.source = 'feed:' || f.id)
         ORDER BY f.id`,
      );
      return rows;
    },

    /** Marks a feed silent since `at` or earlier; false when it was heard after `lastSeen`. */
    async markSilent(feed: string, lastSeen: string | null, at: string): Promise<boolean> {
      const { rows } = await database.query(
        `UPDATE feed_status SET silent_since = coalesce(silent_since, $3)
         WHERE feed = $1 AND last_seen IS NOT DISTINCT FROM $2::timestamptz RETURNING feed`,
        [feed, lastSeen, at],
      );
      return rows.length > 0;
    },

    /** Writes a row of state as it is: whether the database takes anything down. */
    async rewriteOne(): Promise<void> {
      await database.query(
        'UPDATE feed_status SET last_seen = last_seen WHERE feed = (SELECT min(feed) FROM feed_status)',
      );
    },

    /** Makes sure that every feed and stream has its row of state, e.g. after a seed. */
    async completeStates(): Promise<void> {
      await database.query(
        'INSERT INTO feed_status (feed) SELECT id FROM feed ON CONFLICT DO NOTHING',
      );
      await database.query(
        'INSERT INTO stream_latest (stream) SELECT number FROM stream ON CONFLICT DO NOTHING',
      );
    },
  };
}
