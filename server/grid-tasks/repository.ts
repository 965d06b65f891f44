import type { Scope } from '../../shared/model/account.ts';
import {
  GRID_ENDED,
  type GridTask,
  type GridTaskList,
  type GridTaskState,
  type GridWorkload,
} from '../../shared/model/grid-task.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { namedGridInArea } from '../database/in-area.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import type { NewEntry } from '../journal/journal.ts';

/** `$1` is now, ISO 8601. */
const READ = `
  SELECT t.id, t.item, i.name AS "itemName", t.grid, t.town, t.department, t.state,
    t.return_reason AS "returnReason", t.assigned_at AS "assignedAt", t.due_at AS "dueAt",
    t.closed_at AS "closedAt", (t.state = 'assigned' AND t.due_at <= $1) AS overdue, t.version,
    t.synthetic
  FROM grid_task t JOIN service_item i ON i.id = t.item`;

/** A task as it is written. */
export type NewTask = Omit<GridTask, 'itemName' | 'overdue'> & {
  county: string;
  assignedBy: string;
};

/** What a list of tasks is kept to; null: all. */
export type TaskFilter = { area: string | null; state: GridTaskState | null; item: string | null };

const OF_AREA = namedGridInArea(4, 't');
const OF_FILTER = '($5::text IS NULL OR t.state = $5) AND ($6::text IS NULL OR t.item = $6)';

/** What the journal says of a task after an act on it. */
export const taskEntry = (
  task: GridTask,
  county: string,
  act: 'assign' | 'finish' | 'return',
  actor: string,
): NewEntry => ({
  kind: 'grid-task.changed',
  actor,
  county,
  town: task.town,
  subject: `grid-task:${task.id}`,
  data: {
    ...{ act, name: task.itemName, item: task.item, grid: task.grid, state: task.state },
    ...{ department: task.department, dueAt: task.dueAt, returnReason: task.returnReason },
  },
});

/** Tasks that departments give to grids (art. 55). */
export const gridTaskRepository = (database: Queryable) => ({
  /** Those to be done first come first, closed ones last and the newest of them first. */
  async all(
    { area, state, item }: TaskFilter,
    scope: Scope,
    at: string,
    limit: number,
  ): Promise<GridTask[]> {
    const { rows } = await database.query<GridTask>(
      `${READ} WHERE ${scopeCondition(2, 't')} AND ${OF_AREA}
         AND ${OF_FILTER}
       ORDER BY t.state = 'assigned' DESC, t.closed_at DESC, t.due_at, t.id LIMIT $7`,
      [at, ...scopeParameters(scope), area, state, item, limit],
    );
    return rows;
  },

  /** How many there are, whatever is listed of them. */
  async counts(
    { area, state, item }: TaskFilter,
    scope: Scope,
    at: string,
  ): Promise<GridTaskList['counts']> {
    const { rows } = await database.query<GridTaskList['counts']>(
      `SELECT count(*) FILTER (WHERE t.state = 'assigned')::int AS open,
         count(*) FILTER (WHERE t.state = 'assigned' AND t.due_at <= $1)::int AS overdue,
         count(*) FILTER (WHERE t.state <> 'assigned')::int AS closed
       FROM grid_task t WHERE ${scopeCondition(2, 't')} AND ${OF_AREA} AND ${OF_FILTER}`,
      [at, ...scopeParameters(scope), area, state, item],
    );
    return rows[0]!;
  },

  /** How many were given to each grid of an area, for its workload. */
  async workload(area: string | null, scope: Scope, at: string): Promise<GridWorkload[]> {
    const { rows } = await database.query<GridWorkload>(
      `SELECT t.grid, count(*) FILTER (WHERE t.state = 'assigned')::int AS assigned,
         count(*) FILTER (WHERE t.state = 'assigned' AND t.due_at <= $1)::int AS overdue,
         count(*) FILTER (WHERE t.state = 'done')::int AS done,
         count(*) FILTER (WHERE t.state = 'returned')::int AS returned
       FROM grid_task t WHERE ${scopeCondition(2, 't')} AND ${OF_AREA}
       GROUP BY t.grid ORDER BY t.grid`,
      [at, ...scopeParameters(scope), area],
    );
    return rows;
  },

  async byId(id: string, scope: Scope, at: string): Promise<GridTask | null> {
    const { rows } = await database.query<GridTask>(
      `${READ} WHERE ${scopeCondition(2, 't')} AND t.id = $4`,
      [at, ...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** A task in the scope with its county; nobody else changes it before the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<(GridTask & { county: string }) | null> {
    const { rows } = await database.query<{ county: string }>(
      `SELECT county FROM grid_task WHERE ${scopeCondition(1)} AND id = $3 FOR UPDATE`,
      [...scopeParameters(scope), id],
    );
    const task = rows[0] && (await this.byId(id, scope, '-infinity'));
    return task ? { ...task, county: rows[0]!.county } : null;
  },

  /** Where a grid in force within the scope lies, or null; no plan ends it before the end of the transaction. */
  async gridPlace(grid: string, scope: Scope): Promise<{ county: string; town: string } | null> {
    const { rows } = await database.query<{ county: string; town: string }>(
      `SELECT county, town FROM grid WHERE ${scopeCondition(1)} AND code = $3 AND valid_to IS NULL
       FOR SHARE`,
      [...scopeParameters(scope), grid],
    );
    return rows[0] ?? null;
  },

  /** @returns whether it was written; false: there is a task of that id, maybe out of the asker's sight */
  async insert(task: NewTask): Promise<boolean> {
    const { rows } = await database.query(
      `INSERT INTO grid_task (id, item, grid, county, town, department, state, assigned_at,
         assigned_by, due_at, version, synthetic)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        ...[task.id, task.item, task.grid, task.county, task.town, task.department, task.state],
        ...[task.assignedAt, task.assignedBy, task.dueAt, task.version, task.synthetic],
      ],
    );
    return rows.length > 0;
  },

  async close(
    task: Pick<GridTask, 'id' | 'state' | 'returnReason' | 'closedAt' | 'version'>,
    by: string,
  ): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE grid_task SET state = $2, return_reason = $3, closed_at = $4, closed_by = $5,
           version = $6 WHERE id = $1 AND version = $6 - 1`,
        [task.id, task.state, task.returnReason, task.closedAt, by, task.version],
      ),
      1,
    );
  },

  /** Hands back the open tasks of grids that ended. @returns them as they are now, with their counties */
  async returnOfEnded(
    grids: readonly string[],
    { at, by }: { at: string; by: string },
  ): Promise<(GridTask & { county: string })[]> {
    const { rows } = await database.query<{ id: string; county: string }>(
      `UPDATE grid_task SET state = 'returned', return_reason = $2, closed_at = $3, closed_by = $4,
         version = version + 1
       WHERE grid = ANY ($1::text[]) AND state = 'assigned' RETURNING id, county`,
      [[...grids], GRID_ENDED, at, by],
    );
    const counties = new Map(rows.map(({ id, county }) => [id, county]));
    const tasks = await database.query<GridTask>(
      `${READ} WHERE t.id = ANY ($2::text[]) ORDER BY t.id`,
      [at, [...counties.keys()]],
    );
    return tasks.rows.map((task) => ({ ...task, county: counties.get(task.id)! }));
  },
});
