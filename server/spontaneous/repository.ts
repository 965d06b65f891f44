import type { Scope } from '../../shared/model/account.ts';
import type { Spontaneous } from '../../shared/model/spontaneous.ts';
import type { Counted, CrowdBaseline } from '../../shared/risk/crowd-baseline.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `s.id, s.gathering, s.state, s.found_at AS "foundAt", s.count, s.usual, s.assessment,
  s.plan, s.closed_at AS "closedAt", s.dismissal, s.town, s.synthetic`;

/** A gathering with what stands in no answer. */
export type PlacedSpontaneous = Spontaneous & { county: string; name: string };

/** A zone out of its usual since a moment (ISO 8601), to be proposed. */
export type Deviation = { stream: string; count: number; usual: number; from: string };

const LIST_LIMIT = 500;

/** Gatherings nobody announced, and what is usual where. */
export const spontaneousRepository = (database: Queryable) => ({
  /** Newest first, open ones before closed. */
  async all(scope: Scope): Promise<Spontaneous[]> {
    const { rows } = await database.query<Spontaneous>(
      `SELECT ${COLUMNS} FROM spontaneous_gathering s WHERE ${scopeCondition(1, 's')}
       ORDER BY s.closed_at IS NULL DESC, s.id DESC LIMIT ${LIST_LIMIT}`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** One in the scope, locked until the end of the transaction. */
  async lock(id: number, scope: Scope): Promise<PlacedSpontaneous | null> {
    const { rows } = await database.query<PlacedSpontaneous>(
      `SELECT ${COLUMNS}, s.county, g.name FROM spontaneous_gathering s
       JOIN gathering g ON g.id = s.gathering
       WHERE s.id = $1 AND ${scopeCondition(2, 's')} FOR UPDATE OF s`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  async update(one: Spontaneous): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE spontaneous_gathering SET state = $2, assessment = $3::jsonb, plan = $4::jsonb,
           closed_at = $5, dismissal = $6 WHERE id = $1`,
        [
          one.id,
          one.state,
          JSON.stringify(one.assessment),
          JSON.stringify(one.plan),
          one.closedAt,
          one.dismissal,
        ],
      ),
      1,
    );
  },

  /**
   * Proposes zones by the streams that count them; a zone that has an open one, or an announced event under way, is
   * passed over, and one where somebody has said of the same crowd what it is. @param at ISO 8601
   */
  async propose(deviations: readonly Deviation[], at: string): Promise<PlacedSpontaneous[]> {
    const { rows } = await database.query<PlacedSpontaneous>(
      `INSERT INTO spontaneous_gathering AS s (gathering, state, found_at, count, usual, county, town, synthetic)
       SELECT g.id, 'proposed', $2::timestamptz, d.count, d.usual, g.county, g.town, g.synthetic
       FROM json_to_recordset($1::json) AS d (stream text, count int, usual int, "from" timestamptz)
       JOIN gathering g ON g.stream = d.stream
       WHERE g.event IS NULL AND NOT EXISTS (
         SELECT FROM spontaneous_gathering p WHERE p.gathering = g.id AND p.closed_at >= d."from")
       ON CONFLICT (gathering) WHERE closed_at IS NULL DO NOTHING
       RETURNING ${COLUMNS}, s.county, (SELECT name FROM gathering WHERE id = s.gathering) AS name`,
      [JSON.stringify(deviations), at],
    );
    return rows;
  },

  /** What a stream counted from one moment on and before another (ISO 8601), oldest first. */
  async counts(stream: number, { from, before }: { from: string; before: string }) {
    const { rows } = await database.query<{ at: string; count: number }>(
      `SELECT at, value AS count FROM reading
       WHERE stream = $1 AND at >= $2 AND at < $3 AND value IS NOT NULL ORDER BY at`,
      [stream, from, before],
    );
    return rows.map(({ at, count }): Counted => ({ at: Date.parse(at), count }));
  },

  /** What is usual in one hour of the week, by stream. */
  async baselines(hour: number): Promise<Map<string, CrowdBaseline>> {
    const { rows } = await database.query<CrowdBaseline & { stream: string }>(
      'SELECT stream, median, spread, weeks FROM crowd_baseline WHERE hour = $1',
      [hour],
    );
    return new Map(rows.map(({ stream, ...usual }) => [stream, usual]));
  },

  /**
   * The typical count of each of these streams from one moment on and before another (ISO 8601). The bounds are
   * parameters, so that only their day's partition is read, and there only these streams.
   */
  async typical(streams: readonly number[], { from, before }: { from: string; before: string }) {
    const { rows } = await database.query<{ stream: number; typical: number }>(
      `SELECT stream, percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS typical FROM reading
       WHERE stream = ANY ($1::int[]) AND at >= $2 AND at < $3 AND value IS NOT NULL GROUP BY stream`,
      [[...streams], from, before],
    );
    return rows;
  },

  /** Keeps what was learnt of one hour of the week. */
  async learn(hour: number, usual: readonly (CrowdBaseline & { stream: string })[]): Promise<void> {
    await database.query(
      `INSERT INTO crowd_baseline (stream, hour, median, spread, weeks, synthetic)
       SELECT b.stream, $1, b.median, b.spread, b.weeks, s.synthetic
       FROM json_to_recordset($2::json) AS b (stream text, median float8, spread float8, weeks int)
       JOIN stream s ON s.id = b.stream
       ON CONFLICT (stream, hour) DO UPDATE SET median = excluded.median, spread = excluded.spread,
         weeks = excluded.weeks, synthetic = excluded.synthetic`,
      [hour, JSON.stringify(usual)],
    );
  },
});
