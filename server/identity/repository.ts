import type { Role, Scope } from '../../shared/model/account.ts';
import type { Queryable } from '../database/database.ts';
import { departmentsOf } from './department-repository.ts';
import { withinCondition } from './scope.ts';

/** A session as found by its token: who it is of, what they may see, and when it ends. */
export type SessionRow = {
  token_hash: string;
  public_id: string;
  created_at: string;
  used_at: string;
  expires_at: string;
  account: string | null;
  wall: string | null;
  unit: string | null;
  display: string | null;
  name: string;
  role: Role;
  area: string;
  county: string | null;
  town: string | null;
  departments: string[];
  demo: boolean;
};

export type FeedKeyRow = {
  prefix: string;
  feed: string;
  name: string;
  last_used_at: string | null;
};

/** Whose a session is: exactly one of them. */
export type SessionOwner = { account: string } | { wall: string } | { unit: string };

export type NewSession = {
  tokenHash: string;
  publicId: string;
  account: string | null;
  wall: string | null;
  unit: string | null;
  /** ISO instants. */
  createdAt: string;
  expiresAt: string;
};

/** County and town that an account or wall of area `area` may see; both null for the whole city. */
export const SCOPE_COLUMNS = `
  CASE area.level WHEN 'county' THEN area.code WHEN 'town' THEN coalesce(area.county, area.parent)
  END AS county, CASE area.level WHEN 'town' THEN area.code END AS town`;

/** Id of the wall that the demonstration shows; it is only valid while DEMO is on. */
export const DEMO_WALL = 'demo-wall';

const FIND = `
  SELECT encode(s.token_hash, 'hex') AS token_hash, s.public_id, s.created_at, s.used_at, s.expires_at, s.account, s.wall, s.unit, s.display,
    coalesce(a.name, w.name, r.call_sign) AS name,
    coalesce(a.role, CASE WHEN s.unit IS NULL THEN 'wall' ELSE 'unit' END) AS role,
    coalesce(a.demo, w.id = '${DEMO_WALL}', false) AS demo, area.code AS area, ${SCOPE_COLUMNS},
    ${departmentsOf('s.account')} AS departments
  FROM session s
  LEFT JOIN account a ON a.id = s.account
  LEFT JOIN wall w ON w.id = s.wall
  LEFT JOIN resource r ON r.id = s.unit
  JOIN area ON area.code = coalesce(a.area, w.area, r.town)
  WHERE s.ended_at IS NULL AND a.disabled_at IS NULL AND w.revoked_at IS NULL`;

/** Of account $1, or where that is null of whom the county $2 and the town $3 are in charge of. */
const OWN_OR_WITHIN = `(account = $1 OR ($1::text IS NULL AND ${withinCondition(2)}))`;

/** Sessions and feed keys as they stand in the tables. Times are ISO instants. */
export const identityRepository = (database: Queryable) => ({
  async find(tokenHash: string): Promise<SessionRow | null> {
    const sql = `${FIND} AND s.token_hash = decode($1, 'hex')`;
    return (await database.query<SessionRow>(sql, [tokenHash])).rows[0] ?? null;
  },

  /** The open ones among many sessions, in one query. */
  async findAll(tokenHashes: readonly string[]): Promise<SessionRow[]> {
    const sql = `${FIND} AND s.token_hash IN (SELECT decode(given, 'hex') FROM unnest($1::text[]) given)`;
    return (await database.query<SessionRow>(sql, [[...tokenHashes]])).rows;
  },

  /** Open sessions of one account, or where `account` is null of all within the scope, newest first. */
  async list(account: string | null, scope: Scope, now: string): Promise<SessionRow[]> {
    const sql = `SELECT * FROM (${FIND}) open WHERE expires_at > $4 AND ${OWN_OR_WITHIN}
      ORDER BY created_at DESC LIMIT 500`;
    const { rows } = await database.query<SessionRow>(sql, [
      account,
      scope.county,
      scope.town,
      now,
    ]);
    return rows;
  },

  async open(session: NewSession): Promise<void> {
    const { tokenHash, publicId, account, wall, unit, createdAt, expiresAt } = session;
    await database.query(
      `INSERT INTO session (token_hash, public_id, account, wall, unit, created_at, used_at, expires_at)
       VALUES (decode($1, 'hex'), $2, $3, $4, $5, $6, $6, $7)`,
      [tokenHash, publicId, account, wall, unit, createdAt, expiresAt],
    );
  },

  /** Writes down which display each of these sessions' walls shows itself on. */
  async showOn(displays: readonly { session: string; display: string }[]): Promise<void> {
    await database.query(
      `UPDATE session SET display = given.display
       FROM unnest($1::text[], $2::text[]) AS given (session, display) WHERE public_id = given.session`,
      [displays.map(({ session }) => session), displays.map(({ display }) => display)],
    );
  },

  async touch(tokenHash: string, now: string): Promise<void> {
    const sql = `UPDATE session SET used_at = $2 WHERE token_hash = decode($1, 'hex')`;
    await database.query(sql, [tokenHash, now]);
  },

  /** Ends one session; null when there is no such open session, it is not of `account`, or not within the scope. */
  async end(
    publicId: string,
    account: string | null,
    scope: Scope,
    now: string,
  ): Promise<string | null> {
    const { rows } = await database.query<{ public_id: string }>(
      `UPDATE session SET ended_at = $4 WHERE ended_at IS NULL AND public_id = $5 AND public_id IN
         (SELECT public_id FROM (${FIND}) open WHERE ${OWN_OR_WITHIN}) RETURNING public_id`,
      [account, scope.county, scope.town, now, publicId],
    );
    return rows[0]?.public_id ?? null;
  },

  /** Ends every session of an account, a wall or a unit and returns their public ids. */
  async endAllOf(owner: SessionOwner, now: string): Promise<string[]> {
    const [[column, id]] = Object.entries(owner) as [[string, string]];
    const { rows } = await database.query<{ public_id: string }>(
      `UPDATE session SET ended_at = $2 WHERE ended_at IS NULL
         AND CASE $3 WHEN 'account' THEN account WHEN 'wall' THEN wall ELSE unit END = $1
       RETURNING public_id`,
      [id, now, column],
    );
    return rows.map(({ public_id }) => public_id);
  },

  /** Deletes so many at most that ended or expired before a moment. @param before ISO 8601 */
  async forget(before: string, most: number): Promise<void> {
    await database.query(
      `DELETE FROM session WHERE token_hash = ANY (ARRAY (
         SELECT token_hash FROM session WHERE least(ended_at, expires_at) < $1 LIMIT $2))`,
      [before, most],
    );
  },

  async findFeedKey(hash: string): Promise<FeedKeyRow | null> {
    const { rows } = await database.query<FeedKeyRow>(
      `SELECT k.prefix, k.feed, f.name, k.last_used_at FROM feed_key k JOIN feed f ON f.id = k.feed
       WHERE k.hash = decode($1, 'hex') AND k.revoked_at IS NULL`,
      [hash],
    );
    return rows[0] ?? null;
  },

  async touchFeedKey(prefix: string, now: string): Promise<void> {
    await database.query('UPDATE feed_key SET last_used_at = $2 WHERE prefix = $1', [prefix, now]);
  },
});
export type IdentityRepository = ReturnType<typeof identityRepository>;
