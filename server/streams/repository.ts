import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Rule } from '../../shared/model/rule.ts';
import type { Metric, Stream, SubjectKind } from '../../shared/model/stream.ts';
import type { Queryable } from '../database/database.ts';
import { gridAt } from '../database/grid-at.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import { isInForce } from '../rules/repository.ts';

/** A stream joined with its rule in force and with the capacity of what it watches. */
export type JudgedStream = Omit<Stream, 'rule'> & {
  county: string | null;
  rule: Rule | null;
  /** Taken out of service by a person, alone or with its whole feed. */
  outOfService: boolean;
  capacity: number | null;
  effectiveAreaSquareMetres: number | null;
};

/** What an administrator gives to register a stream; the number is ours to give. */
export type NewStream = Omit<Stream, 'number' | 'town' | 'grid'>;

/** Where a place lies. All null outside the city. */
export type Location = { county: string | null; town: string | null; grid: string | null };

type Row = Omit<JudgedStream, 'place'> & { lon: number; lat: number; metric: Metric };

/** The place that is asked about. */
const ASKED = 'ST_SetSRID(ST_MakePoint($1, $2), 4326)';

const STREAM_COLUMNS = `
  s.number, s.id, s.feed, s.metric, s.name, ST_X(s.place) AS lon, ST_Y(s.place) AS lat, s.county,
  s.town, s.grid, s.period_seconds AS "periodSeconds", s.subject_kind AS "subjectKind", s.subject,
  s.synthetic`;

const BIND_RULES = `
  WITH newest AS (SELECT DISTINCT ON (id) id, body FROM rule ORDER BY id, version DESC),
  bound AS (
    SELECT id, body ->> 'metric' AS metric, body -> 'appliesTo' ->> 'area' AS area FROM newest
    WHERE jsonb_typeof(body -> 'appliesTo') = 'object' AND body ->> 'retired' IS NULL),
  wanted AS (
    SELECT s.number, (
      SELECT b.id FROM bound b
      WHERE b.metric = s.metric AND (b.area IS NULL OR b.area = s.county OR b.area = s.town)
      ORDER BY b.area IS NULL, b.area = s.county, b.id LIMIT 1) AS rule
    FROM stream s)
  UPDATE stream s SET bound_rule = wanted.rule FROM wanted
  WHERE s.number = wanted.number AND s.bound_rule IS DISTINCT FROM wanted.rule`;

const placed = <Found extends { lon: number; lat: number }>({ lon, lat, ...rest }: Found) => ({
  ...rest,
  place: [lon, lat] as Position,
});

/** The register of streams. */
export function streamRepository(database: Queryable) {
  return {
    /** Every stream, judged by the version of its rule in force at `at` (ISO 8601). */
    async judged(at: string): Promise<JudgedStream[]> {
      const { rows } = await database.query<Row>(
        `WITH in_force AS (
           SELECT DISTINCT ON (id) id, body FROM rule r WHERE ${isInForce('rule')} ORDER BY id, version DESC)
         SELECT ${STREAM_COLUMNS}, r.body AS rule,
           coalesce(least(g.event_capacity, g.approved_capacity), h.capacity) AS capacity,
           EXISTS (SELECT 1 FROM alarm_hold o WHERE o.ended_at IS NULL AND o.kind = 'out-of-service'
             AND o.source IN ('stream:' || s.id, 'feed:' || s.feed)) AS "outOfService",
           coalesce(g.effective_area_square_metres, h.effective_area_square_metres)
             AS "effectiveAreaSquareMetres"
         FROM stream s
         LEFT JOIN in_force r ON r.id = coalesce(s.bound_rule, s.rule)
         LEFT JOIN gathering g ON s.subject_kind = 'gathering' AND g.id = s.subject
         LEFT JOIN shelter h ON s.subject_kind = 'shelter' AND h.id = s.subject
         ORDER BY s.number`,
        [at],
      );
      return rows.map(placed);
    },

    /** One stream in the asker's scope, or null. */
    async byId(id: string, scope: Scope): Promise<Stream | null> {
      const { rows } = await database.query<Omit<Stream, 'place'> & { lon: number; lat: number }>(
        `SELECT ${STREAM_COLUMNS}, coalesce(s.bound_rule, s.rule) AS rule FROM stream s WHERE s.id = $1 AND ${scopeCondition(2, 's')}`,
        [id, ...scopeParameters(scope)],
      );
      return rows[0] ? placed(rows[0]) : null;
    },

    /** County, town and grid at a place. A place on a border belongs to one grid, the same for whoever asks. */
    async locate([lon, lat]: Position): Promise<Location> {
      const { rows } = await database.query<Location>(
        `SELECT g.county, g.town, g.code AS grid ${gridAt(ASKED)}`,
        [lon, lat],
      );
      return rows[0] ?? { county: null, town: null, grid: null };
    },

    /** Whether the rule exists and judges this metric. */
    async judges(rule: string, metric: Metric): Promise<boolean> {
      const { rows } = await database.query(
        `SELECT 1 AS found FROM rule WHERE id = $1 AND body ->> 'metric' = $2 LIMIT 1`,
        [rule, metric],
      );
      return rows.length > 0;
    },

    /** How many streams the register itself lets this rule judge. */
    async namedBy(rule: string): Promise<number> {
      const { rows } = await database.query<{ streams: number }>(
        'SELECT count(*)::int AS streams FROM stream WHERE rule = $1',
        [rule],
      );
      return rows[0]!.streams;
    },

    /**
     * Lets every stream be judged by the rule that was written for its metric and area, the smaller area first,
     * or by what the register says.
     * @returns how many are judged by another rule than before
     */
    async bindRules(): Promise<number> {
      return (await database.query(BIND_RULES)).rowCount;
    },

    /** Registers a stream and its place in the newest values; null when the id is taken. */
    async create(stream: NewStream, location: Location): Promise<Stream | null> {
      // Two at once would both take the next number.
      await database.query('LOCK TABLE stream IN SHARE ROW EXCLUSIVE MODE');
      const { rows } = await database.query<{ number: number }>(
        `INSERT INTO stream (number, id, feed, metric, name, place, county, town, grid,
           period_seconds, subject_kind, subject, rule, synthetic)
         SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4,
           ST_SetSRID(ST_MakePoint($5, $6), 4326), $7, $8, $9, $10, $11, $12, $13, $14
         FROM stream ON CONFLICT (id) DO NOTHING RETURNING number`,
        [
          stream.id,
          stream.feed,
          stream.metric,
          stream.name,
          ...stream.place,
          location.county,
          location.town,
          location.grid,
          stream.periodSeconds,
          stream.subjectKind satisfies SubjectKind,
          stream.subject,
          stream.rule,
          stream.synthetic,
        ],
      );
      const number = rows[0]?.number;
      if (number === undefined) return null;
      await database.query('INSERT INTO stream_latest (stream) VALUES ($1)', [number]);
      await database.query(BIND_RULES);
      return { ...stream, number, town: location.town, grid: location.grid };
    },
  };
}
