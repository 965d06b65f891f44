import type { Scope } from '../../shared/model/account.ts';
import type { Release, ReleaseBody, ReleaseVersion } from '../../shared/model/release.ts';
import type { ShownStatus } from '../../shared/model/warning.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeParameters } from '../identity/scope.ts';
import type { Touched } from './touched.ts';

const COLUMNS = `release, version, state, body, body ->> 'level' AS level, towns,
  drafted_by AS "draftedBy", drafted_at AS "draftedAt",
  reviewed_by AS "reviewedBy", reviewed_at AS "reviewedAt",
  published_by AS "publishedBy", published_at AS "publishedAt",
  ended_by AS "endedBy", ended_at AS "endedAt", reason,
  cap_identifier AS "capIdentifier", cap_status AS "capStatus",
  (SELECT ended_by FROM warning WHERE id = (body ->> 'fromWarning')::int8) AS "originEndedBy",
  ST_AsGeoJSON(area, 6)::jsonb AS outline`;

const IN_REACH = `($1::text IS NULL OR $1 = ANY (counties)) AND ($2::text IS NULL OR $2 = ANY (towns))`;
const PAGE_LIMIT = 100;

type Row = ReleaseVersion & { release: number };
/** What is stored as the body: the words, and the level of the warning they relay. */
export type StoredBody = ReleaseBody & { level: ReleaseVersion['level'] };

function grouped(rows: readonly Row[]): Release[] {
  const releases = new Map<number, Release>();
  for (const { release, ...row } of rows) {
    const { level: _level, ...body } = row.body as StoredBody;
    const known = releases.get(release) ?? { id: release, versions: [] };
    known.versions.push({ ...row, body });
    releases.set(release, known);
  }
  return [...releases.values()];
}

/** One further step of a version: who, when, and what it leads to. */
export type Step = { release: number; version: number; by: string; at: string };
export type PublishedCap = { identifier: string; status: ShownStatus; text: string };

export const releaseRepository = (database: Queryable) => ({
  /** The newest releases of the scope with all their versions. */
  async list(scope: Scope): Promise<Release[]> {
    const { rows } = await database.query<Row>(
      `SELECT ${COLUMNS} FROM release_version WHERE release IN (
         SELECT release FROM release_version WHERE ${IN_REACH}
         GROUP BY release ORDER BY release DESC LIMIT ${PAGE_LIMIT})
       ORDER BY release DESC, version DESC`,
      scopeParameters(scope),
    );
    return grouped(rows);
  },

  async byId(id: number, scope: Scope): Promise<Release | null> {
    const { rows } = await database.query<Row>(
      `SELECT ${COLUMNS} FROM release_version WHERE release = $3 AND EXISTS (
         SELECT 1 FROM release_version WHERE release = $3 AND ${IN_REACH})
       ORDER BY version DESC`,
      [...scopeParameters(scope), id],
    );
    return grouped(rows)[0] ?? null;
  },

  /** As `byId`, and nobody else changes it before the end of the transaction. */
  async lock(id: number, scope: Scope): Promise<Release | null> {
    await database.query('SELECT id FROM release WHERE id = $1 FOR UPDATE', [id]);
    return this.byId(id, scope);
  },

  async create(at: string): Promise<number> {
    const sql = 'INSERT INTO release (created_at) VALUES ($1) RETURNING id';
    return (await database.query<{ id: number }>(sql, [at])).rows[0]!.id;
  },

  /** Writes a draft, over the one in work if there is one: a review of what was before counts no more. */
  async draft(
    { release, version, by, at }: Step,
    body: StoredBody,
    { area, towns }: Touched,
  ): Promise<void> {
    const counties = [...new Set(towns.map(({ county }) => county))];
    await database.query(
      `INSERT INTO release_version
         (release, version, state, body, area, counties, towns, drafted_by, drafted_at)
       VALUES ($1, $2, 'draft', $3, $4::geometry, $5, $6, $7, $8)
       ON CONFLICT (release, version) DO UPDATE SET state = 'draft', body = excluded.body,
         area = excluded.area, counties = excluded.counties, towns = excluded.towns,
         drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at,
         reviewed_by = NULL, reviewed_at = NULL`,
      [
        release,
        version,
        JSON.stringify(body),
        area,
        counties,
        towns.map(({ code }) => code),
        by,
        at,
      ],
    );
  },

  async review({ release, version, by, at }: Step): Promise<void> {
    const result = await database.query(
      `UPDATE release_version SET state = 'reviewed', reviewed_by = $3, reviewed_at = $4
       WHERE release = $1 AND version = $2 AND state = 'draft'`,
      [release, version, by, at],
    );
    expectRowCount(result, 1);
  },

  /** Makes a reviewed version the authoritative one; the one before stays as part of the trail. */
  async publish({ release, version, by, at }: Step, cap: PublishedCap): Promise<void> {
    await database.query(
      `UPDATE release_version SET state = 'superseded', ended_by = $2, ended_at = $3
       WHERE release = $1 AND state = 'published'`,
      [release, by, at],
    );
    const result = await database.query(
      `UPDATE release_version SET state = 'published', published_by = $3, published_at = $4,
         cap_identifier = $5, cap_status = $6, cap = $7
       WHERE release = $1 AND version = $2 AND state = 'reviewed'`,
      [release, version, by, at, cap.identifier, cap.status, cap.text],
    );
    expectRowCount(result, 1);
  },

  /** Takes the authoritative version back, with the message that says so. */
  async withdraw(
    { release, version, by, at }: Step,
    reason: string,
    cap: Omit<PublishedCap, 'status'>,
  ): Promise<void> {
    const result = await database.query(
      `UPDATE release_version SET state = 'withdrawn', ended_by = $3, ended_at = $4, reason = $5
       WHERE release = $1 AND version = $2 AND state = 'published'`,
      [release, version, by, at, reason],
    );
    expectRowCount(result, 1);
    await database.query(
      'INSERT INTO release_cancellation (release, cap_identifier, cap) VALUES ($1, $2, $3)',
      [release, cap.identifier, cap.text],
    );
  },

  async discard({ release, version, by, at }: Step): Promise<void> {
    const result = await database.query(
      `UPDATE release_version SET state = 'discarded', ended_by = $3, ended_at = $4
       WHERE release = $1 AND version = $2 AND state IN ('draft', 'reviewed')`,
      [release, version, by, at],
    );
    expectRowCount(result, 1);
  },

  /** Nobody else gives a message its number before the end of the transaction. */
  async lockNumbers(): Promise<void> {
    await database.query('LOCK TABLE release_cancellation IN SHARE ROW EXCLUSIVE MODE');
  },

  /** How many messages carry identifiers that begin so: the next of the second takes this number. */
  async countOfSecond(start: string): Promise<number> {
    const { rows } = await database.query<{ count: number }>(
      `SELECT ((SELECT count(*) FROM release_version WHERE cap_identifier LIKE $1 || '%')
        + (SELECT count(*) FROM release_cancellation WHERE cap_identifier LIKE $1 || '%'))::int AS count`,
      [start],
    );
    return rows[0]!.count;
  },

  /** The text of a message that went out to the public; a drill never did. Null: there is none. */
  async publicCap(identifier: string): Promise<string | null> {
    const { rows } = await database.query<{ cap: string }>(
      `SELECT cap FROM release_version WHERE cap_identifier = $1 AND cap_status <> 'Exercise'
       UNION ALL
       SELECT c.cap FROM release_cancellation c WHERE c.cap_identifier = $1 AND NOT EXISTS (
         SELECT 1 FROM release_version v WHERE v.release = c.release AND v.cap_status = 'Exercise')`,
      [identifier],
    );
    return rows[0]?.cap ?? null;
  },

  /** The text of a version as it went out; null before. */
  async capOf(release: number, version: number): Promise<string | null> {
    const sql = 'SELECT cap FROM release_version WHERE release = $1 AND version = $2';
    return (
      (await database.query<{ cap: string | null }>(sql, [release, version])).rows[0]?.cap ?? null
    );
  },

  /**
   * What is authoritative and not over at `at`, drills apart; newest first. Nothing that relays a warning that is over or
   * that its issuer took back or replaced: it stays published until a person withdraws it, and is in force no more.
   */
  async currentPublic(at: string): Promise<ReleaseVersion[]> {
    const { rows } = await database.query<Row>(
      `SELECT ${COLUMNS} FROM release_version WHERE state = 'published'
         AND cap_status <> 'Exercise' AND (body ->> 'expires')::timestamptz > $1
         AND NOT (body ->> 'kind' = 'forward' AND EXISTS (
           SELECT FROM warning WHERE id = (body ->> 'fromWarning')::int8
             AND (ended_at IS NOT NULL OR expires <= $1)))
       ORDER BY published_at DESC LIMIT ${PAGE_LIMIT}`,
      [at],
    );
    return grouped(rows).flatMap(({ versions }) => versions);
  },
});
