import type { Scope } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Drill, DrillDuty, DrillLine, DrillState } from '../../shared/model/drill.ts';
import { DRILLING_CLASSES } from '../../shared/risk/drill-due.ts';
import { drillRefusal } from '../../shared/risk/drill-life.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';

const COLUMNS = `d.id, d.name, d.form, d.breadth, d.aim, d.plan, p.name AS "planName", d.edition, d.level,
  coalesce(d.town, d.county, '${CITY_CODE}') AS area, d.injects, d.delivered, d.state,
  d.planned_for AS "plannedFor", d.started_at AS "startedAt", d.running_since AS "runningSince",
  d.elapsed_ms AS "elapsedMs", d.interrupted_at AS "interruptedAt",
  d.interrupted_by AS "interruptedBy", d.ended_at AS "endedAt", d.declared_by AS "declaredBy",
  d.version, d.synthetic, d.county, d.town`;
const FROM = 'FROM drill d JOIN emergency_plan p ON p.id = d.plan';

/** A drill with the codes of its ground, which the journal needs and nobody is told. */
export type PlacedDrill = Drill & Scope;

/** Whose duty, and the day in Shanghai of the last drill; null: none is known. */
export type LastDrill = Pick<DrillDuty, 'kind' | 'id' | 'name' | 'last' | 'synthetic'>;

const DAY = "(max(d.ended_at) AT TIME ZONE 'Asia/Shanghai')::date";
/** As `isDrillHeld`. */
const HELD = "d.state = 'ended' AND d.delivered = jsonb_array_length(d.injects)";
/** The city, counties and towns: a drill counts for the area it was declared for. */
const OF_AREAS = `
  SELECT 'area' AS kind, a.code AS id, a.name, ${DAY} AS last, a.synthetic FROM area a
    LEFT JOIN drill d ON ${HELD} AND coalesce(d.town, d.county, '${CITY_CODE}') = a.code
  WHERE a.level IN ('city', 'county', 'town') AND ($1::text IS NULL OR a.code = $1 OR a.county = $1)
    AND ($2::text IS NULL OR a.code = $2) GROUP BY a.code, a.name, a.synthetic`;
/** Departments that keep a plan in force: a drill counts for the one that leads its plan. */
const OF_DEPARTMENTS = `
  SELECT 'department', t.id, t.name, ${DAY}, bool_or(p.synthetic) FROM department t
    JOIN emergency_plan p ON p.department = t.id AND p.effective IS NOT NULL AND p.state <> 'withdrawn'
      AND ${scopeCondition(1, 'p')}
    LEFT JOIN drill d ON ${HELD} AND d.plan = p.id GROUP BY t.id, t.name`;
const OF_PLANS = `
  SELECT 'plan', p.id, p.name, ${DAY}, p.synthetic FROM emergency_plan p
    LEFT JOIN drill d ON ${HELD} AND d.plan = p.id
  WHERE p.effective IS NOT NULL AND p.state <> 'withdrawn' AND p.class IN ('special', 'department')
    AND ${scopeCondition(1, 'p')} GROUP BY p.id, p.name, p.synthetic`;
const OF_KEY_PLACES = `
  SELECT 'key-place', k.id, k.name, k.last_drill, k.synthetic FROM key_place k
  WHERE ${scopeCondition(1, 'k')}`;

/** Units by the hazards they answer for: the last drill that is on file for any of them. */
const OF_UNITS = `
  SELECT 'unit', min(h.id), h.responsible_unit, max(h.last_drill), bool_or(h.synthetic) FROM hazard h
  WHERE h.class IN (${DRILLING_CLASSES.map((name) => `'${name}'`).join(', ')}) AND h.state <> 'closed'
    AND h.responsible_unit IS NOT NULL AND ${scopeCondition(1, 'h')} GROUP BY h.responsible_unit`;

/** What is real and grave, and stands before every drill in its area. */
export type GraveAlarm = { id: number; name: string; level: string };

/** Drills (演练), their records, and the desks that take part. */
export const drillRepository = (database: Queryable) => ({
  /** Under way first, then those to come, then the newest that are over. */
  async all(scope: Scope): Promise<PlacedDrill[]> {
    const { rows } = await database.query<PlacedDrill>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${scopeCondition(1, 'd')}
       ORDER BY d.state NOT IN ('running', 'interrupted'), d.state <> 'declared',
         d.planned_for DESC, d.id LIMIT 200`,
      scopeParameters(scope),
    );
    return rows;
  },

  async byId(id: string, scope: Scope): Promise<PlacedDrill | null> {
    const { rows } = await database.query<PlacedDrill>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.id = $3 AND ${scopeCondition(1, 'd')}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** One in the scope, locked until the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<PlacedDrill | null> {
    const { rows } = await database.query<PlacedDrill>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.id = $3 AND ${scopeCondition(1, 'd')} FOR UPDATE OF d`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** Ids of those whose clock runs. */
  async running(): Promise<string[]> {
    const sql = `SELECT id FROM drill WHERE state = 'running' ORDER BY id`;
    const { rows } = await database.query<{ id: string }>(sql);
    return rows.map(({ id }) => id);
  },

  /** What this account declared by this key before. */
  async ofAct(by: string, key: string): Promise<PlacedDrill | null> {
    const { rows } = await database.query<PlacedDrill>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.declared_by = $1 AND d.act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** False when an act with this key came first: nothing is written then. */
  async insert(drill: PlacedDrill, actKey: string | null): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO drill (id, name, form, breadth, aim, plan, edition, level, county, town, injects,
         delivered, state, planned_for, started_at, elapsed_ms, ended_at, declared_by, act_key, version,
         synthetic)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14, $15, $16, $17, $18,
         $19, $20, $21)
       ON CONFLICT (declared_by, act_key) DO NOTHING`,
      [
        ...[drill.id, drill.name, drill.form, drill.breadth, drill.aim, drill.plan, drill.edition],
        ...[drill.level, drill.county, drill.town, JSON.stringify(drill.injects), drill.delivered],
        ...[drill.state, drill.plannedFor, drill.startedAt, drill.elapsedMs, drill.endedAt],
        ...[drill.declaredBy, actKey, drill.version, drill.synthetic],
      ],
    );
    return rowCount === 1;
  },

  /** Writes what acts and the clock change; the row is locked by whoever does it. */
  async update(drill: Drill): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE drill SET state = $2, delivered = $3, started_at = $4, running_since = $5,
           elapsed_ms = $6, interrupted_at = $7, interrupted_by = $8, ended_at = $9, edition = $10,
           version = $11
         WHERE id = $1`,
        [
          ...[drill.id, drill.state, drill.delivered, drill.startedAt, drill.runningSince],
          ...[drill.elapsedMs, drill.interruptedAt, drill.interruptedBy, drill.endedAt],
          ...[drill.edition, drill.version],
        ],
      ),
      1,
    );
  },

  /** Adds lines to the record of a drill whose row the caller has locked. */
  async addLines(id: string, lines: readonly Omit<DrillLine, 'number'>[]): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO drill_line (drill, number, act, text, at, actor)
         SELECT $1, (SELECT coalesce(max(number), 0) FROM drill_line WHERE drill = $1) + l.position,
           l.act, l.text, l.at, l.actor
         FROM ROWS FROM (json_to_recordset($2::json) AS (act text, text text, at timestamptz,
           actor text)) WITH ORDINALITY AS l (act, text, at, actor, position)`,
        [id, JSON.stringify(lines)],
      ),
      lines.length,
    );
  },

  /** Oldest first. */
  async lines(id: string): Promise<DrillLine[]> {
    const { rows } = await database.query<DrillLine>(
      'SELECT number, act, text, at, actor FROM drill_line WHERE drill = $1 ORDER BY number',
      [id],
    );
    return rows;
  },

  /** A place in the grid nearest to the middle of an area; null: it has no grids. */
  async middleOf(area: string, scope: Scope): Promise<Position | null> {
    const { rows } = await database.query<{ lon: number; lat: number }>(
      `SELECT ST_X(p.at) AS lon, ST_Y(p.at) AS lat FROM (
         SELECT ST_PointOnSurface(g.outline) AS at FROM grid g, area a
         WHERE a.code = $3 AND g.valid_to IS NULL AND ${scopeCondition(1, 'g')}
         ORDER BY ST_Distance(g.outline, a.centre) LIMIT 1) p`,
      [...scopeParameters(scope), area],
    );
    return rows[0] ? [rows[0].lon, rows[0].lat] : null;
  },

  /**
   * An active alarm of level I or II in the area of a drill that nobody has seen yet, or somebody saw only since its
   * clock runs. One that was seen before and is lowered stays seen; raised higher it is not (FAULTS.md F49).
   */
  async graveAlarm({ county, town, runningSince }: PlacedDrill): Promise<GraveAlarm | null> {
    const { rows } = await database.query<GraveAlarm>(
      `SELECT id, name, level FROM alarm WHERE active AND level IN ('red', 'orange')
         AND (acknowledged_at IS NULL OR acknowledged_at > $3) AND ${scopeCondition(1)}
       ORDER BY changed_at, id LIMIT 1`,
      [...scopeParameters({ county, town }), runningSince],
    );
    return rows[0] ?? null;
  },

  /**
   * Nothing is done in a drill that stands still or is over, and it does neither until the end of the transaction.
   * @param id null: what is done is real
   * @throws Problem 409
   */
  async checkRuns(id: string | null): Promise<void> {
    if (id === null) return;
    const { rows } = await database.query<{ state: DrillState }>(
      'SELECT state FROM drill WHERE id = $1 FOR SHARE',
      [id],
    );
    const { state } = rows[0]!;
    const refusal = drillRefusal(state);
    if (refusal !== null) throw problem(409, refusal, `drill ${id} is ${state}`);
  },

  /** The drill under way an account takes part in. */
  async takenPartInBy(account: string): Promise<PlacedDrill | null> {
    const { rows } = await database.query<PlacedDrill>(
      `SELECT ${COLUMNS} ${FROM} JOIN drill_participation t ON t.drill = d.id
       WHERE t.account = $1 AND t.left_at IS NULL`,
      [account],
    );
    return rows[0] ?? null;
  },

  async join(drill: string, account: string, at: string): Promise<void> {
    await database.query(
      'INSERT INTO drill_participation (drill, account, joined_at) VALUES ($1, $2, $3)',
      [drill, account, at],
    );
  },

  /** @param account null: everybody, as the drill is over @returns how many left */
  async leave(drill: string, account: string | null, at: string): Promise<number> {
    const { rowCount } = await database.query(
      `UPDATE drill_participation SET left_at = $3
       WHERE drill = $1 AND left_at IS NULL AND ($2::text IS NULL OR account = $2)`,
      [drill, account, at],
    );
    return rowCount;
  },

  /** Whoever in the scope has a duty to drill, with the last drill there is a record of. */
  async lastOfDuties(scope: Scope): Promise<LastDrill[]> {
    const { rows } = await database.query<LastDrill>(
      [OF_AREAS, OF_DEPARTMENTS, OF_PLANS, OF_KEY_PLACES, OF_UNITS].join(' UNION ALL '),
      scopeParameters(scope),
    );
    return rows;
  },

  async countTaking(drill: string): Promise<number> {
    const { rows } = await database.query<{ count: number }>(
      'SELECT count(*) FROM drill_participation WHERE drill = $1 AND left_at IS NULL',
      [drill],
    );
    return rows[0]!.count;
  },
});
