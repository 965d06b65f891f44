import type { InventedItem } from '../../../geodata/service-items.ts';
import { SHIFTS } from '../../../shared/model/patrol.ts';
import type { ServiceItemState, ServiceItemStep } from '../../../shared/model/service-item.ts';
import { shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { CELL_SQUARE_METRES, shiftBounds } from '../../../shared/risk/patrol.ts';
import { FIRST_NORM } from '../../../shared/risk/staffing.ts';
import { DAY_MS } from '../../../shared/time/units.ts';
import { CALENDAR_2026, workingDeadline } from '../../../shared/time/working-days.ts';
import { instant } from '../../clock.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';

/** The norm every platform begins with. @param at ISO 8601 */
export const seedNorm = async (on: Queryable, at: string): Promise<void> => {
  const { kinds, source, confidence } = FIRST_NORM;
  await on.query(
    `INSERT INTO staffing_norm (version, kinds, source, confidence, effective_from, recorded_at)
     VALUES (1, $1::jsonb, $2, $3, $4, $4)`,
    [JSON.stringify(kinds), source, confidence, at],
  );
};

/** A number from 0 to 99 that is the same on every machine. */
const roll = (salt: string) => `(('x' || left(md5(g.code || '${salt}'), 7))::bit(28)::int % 100)`;

/** Of a hundred grids three were never counted and four of the others have nobody full-time. */
const INVENT_STAFF = `
  INSERT INTO grid_staffing (grid, county, town, full_time, part_time, volunteers, counted_on,
    changed_at, synthetic)
  SELECT g.code, g.county, g.town,
    CASE WHEN g.kind <> 'comprehensive' OR ${roll('full')} < 4 THEN 0
      WHEN ${roll('full')} < 30 THEN 1
      ELSE greatest(1, ceil(g.households / 500.0))::int END,
    CASE WHEN g.kind = 'comprehensive' THEN ${roll('part')} % 3 ELSE ${roll('part')} % 4 END,
    2 + ${roll('volunteers')} % 15, $1::date, $2, true
  FROM grid g WHERE g.valid_to IS NULL AND ${roll('counted')} >= 3`;

/** One round a shift and two in the afternoon; of a hundred shifts that are over four are behind. */
const INVENT_PATROLS = `
  INSERT INTO patrol_duty (grid, day, shift, county, town, planned, done, cells, cells_visited,
    due_at, changed_at, synthetic)
  SELECT d.code, $1::date, $2, d.county, d.town, $3,
    CASE WHEN NOT $6::boolean THEN 0 WHEN d.roll < 4 THEN $3 - 1 ELSE $3 END, d.cells,
    CASE WHEN $6::boolean AND d.roll >= 10 THEN round(d.cells * (45 + d.roll * 0.55) / 100)::int END,
    $4, $5, true
  FROM (
    SELECT g.code, g.county, g.town, ${roll('$2')} AS roll,
      greatest(1, round(g.area_square_metres / $7))::int AS cells
    FROM grid g WHERE g.valid_to IS NULL
  ) d`;

async function inventPatrols(on: Queryable, now: number): Promise<void> {
  for (const day of [shanghaiDay(now - DAY_MS), shanghaiDay(now)]) {
    for (const shift of SHIFTS) {
      const { ends } = shiftBounds(day, shift);
      const sql = INVENT_PATROLS.replaceAll("'$2'", `'${day}${shift}'`);
      const planned = shift === 'afternoon' ? 2 : 1;
      await on.query(sql, [
        day,
        shift,
        planned,
        instant(ends),
        instant(now),
        ends <= now,
        CELL_SQUARE_METRES,
      ]);
    }
  }
}

/** The path of an item's life to where it is, the request first. */
const PATHS: Readonly<Record<ServiceItemState, readonly ServiceItemStep['act'][]>> = {
  requested: ['request'],
  refused: ['request', 'refuse'],
  admitted: ['request', 'admit'],
  suspended: ['request', 'admit', 'suspend'],
  removed: ['request', 'admit', 'remove'],
};
const STATE_OF = {
  request: 'requested',
  admit: 'admitted',
  refuse: 'refused',
  suspend: 'suspended',
  resume: 'admitted',
  remove: 'removed',
} as const satisfies Record<ServiceItemStep['act'], ServiceItemState>;
/** Why the county's grid body did what it did, said to be invented wherever it is shown. */
const REASONS = {
  admit: '依据与职责范围明确，准入（虚构）',
  refuse: '不属于网格职责，不予准入（虚构）',
  suspend: '系统对接调整，暂停（虚构）',
  resume: '恢复（虚构）',
  remove: '已由部门自办，移出清单（虚构）',
} as const;

const INSERT_ITEMS = `
  INSERT INTO service_item (id, county, code, name, department, manner, legal_basis, duties,
    procedure, term_working_days, state, version, synthetic)
  SELECT id, county, code, name, department, manner, "legalBasis", duties, procedure,
    "termWorkingDays", state, version, true
  FROM json_to_recordset($1::json) AS i (id text, county text, code text, name text,
    department text, manner text, "legalBasis" text, duties text, procedure text,
    "termWorkingDays" int, state text, version int)`;

const INSERT_STEPS = `
  INSERT INTO service_item_step (item, version, act, state, reason, effective_from, at, actor)
  SELECT item, version, act, state, reason, at, at, actor
  FROM json_to_recordset($1::json) AS s (item text, version int, act text, state text, reason text,
    at timestamptz, actor text)`;

function stepsOf(id: string, { state, days, reason }: InventedItem, now: number) {
  return PATHS[state].map((act, index) => ({
    item: id,
    version: index + 1,
    ...{ act, state: STATE_OF[act] },
    reason: act === 'request' ? reason : REASONS[act],
    at: instant(now - days[index]! * DAY_MS),
    actor: act === 'request' ? 'demo-analyst' : 'demo-administrator',
  }));
}

/** One grid in 25 was given a task of an item that is in force; a tenth of them came back. */
const INVENT_TASKS = `
  INSERT INTO grid_task (id, item, grid, county, town, department, state, return_reason,
    assigned_at, due_at, closed_at, synthetic)
  SELECT 'invented-' || t.code || '-' || t.item, t.item, t.code, t.county, t.town, t.department,
    t.state, CASE WHEN t.state = 'returned' THEN 'not-in-grid' END,
    $1, CASE WHEN t.roll % 5 = 0 THEN $2 ELSE $3 END::timestamptz,
    CASE WHEN t.state <> 'assigned' THEN $2 END::timestamptz, true
  FROM (
    SELECT g.code, g.county, g.town, i.id AS item, i.department, ${roll('task')} AS roll,
      CASE WHEN ${roll('state')} < 50 THEN 'assigned' WHEN ${roll('state')} < 90 THEN 'done'
        ELSE 'returned' END AS state
    FROM grid g JOIN service_item i ON i.county = g.county AND i.state = 'admitted'
    WHERE g.valid_to IS NULL AND ${roll('task')} < 4
      AND right(i.code, 1)::int = 1 + ${roll('item')} % 2
  ) t`;

async function inventItems(
  on: Queryable,
  items: readonly InventedItem[],
  counties: readonly string[],
  now: number,
): Promise<void> {
  const rows = counties.flatMap((county) =>
    items.map((item) => ({ id: `${county}-${item.code}`, county, item })),
  );
  const itemRows = rows.map(({ id, county, item: { days: _, reason: __, ...item } }) => ({
    ...item,
    ...{ id, county, version: PATHS[item.state].length },
  }));
  await insertRows(on, INSERT_ITEMS, itemRows);
  await insertRows(
    on,
    INSERT_STEPS,
    rows.flatMap(({ id, item }) => stepsOf(id, item, now)),
  );
  const due = workingDeadline(now, 5, CALENDAR_2026);
  await on.query(INVENT_TASKS, [
    instant(now - 4 * DAY_MS),
    instant(now - DAY_MS / 2),
    instant(due),
  ]);
}

/**
 * Invented staff, patrols, service items and tasks for every grid, all marked so; what should be over by now is.
 * @param now epoch ms
 */
export const seedGrassroots = async (
  on: Queryable,
  items: readonly InventedItem[],
  counties: readonly string[],
  now: number,
): Promise<void> => {
  await on.query(INVENT_STAFF, [shanghaiDay(now - 20 * DAY_MS), instant(now)]);
  await inventPatrols(on, now);
  await inventItems(on, items, counties, now);
};
