import { instant } from '../../server/clock.ts';
import type { TestServer } from './server.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from './small-coverage.ts';

const DAY = 86_400_000;

/** A task of the first grid of an eastern town, as one was given. @returns its id */
export async function giveGridTask({ services, clock }: TestServer): Promise<string> {
  await services.database.query(
    `INSERT INTO service_item (id, county, code, name, department, manner, legal_basis, duties, procedure,
       term_working_days, state, version, synthetic)
     VALUES ('item-1', $1, 'A-01', '事项', 'water', 'assist', 'x', 'x', 'x', 5, 'admitted', 1, true)`,
    [COUNTIES.east],
  );
  await services.database.query(
    `INSERT INTO grid_task (id, item, grid, county, town, department, state, assigned_at, due_at, synthetic)
     VALUES ('task-1', 'item-1', $1, $2, $3, 'water', 'assigned', $4, $5, true)`,
    [
      ...[gridOf(TOWNS.eastOne, 1), COUNTIES.east, TOWNS.eastOne],
      ...[instant(clock.now()), instant(clock.now() + DAY)],
    ],
  );
  return 'task-1';
}

/** An alarm of a gathering there. @returns its number */
export async function raiseAlarm({ services, clock }: TestServer): Promise<string> {
  const [lon, lat] = middleOf(TOWNS.eastOne);
  const { rows } = await services.database.query<{ id: string }>(
    `INSERT INTO alarm (cause, feed, subject_kind, name, level, occurrence, active, raised_at,
       changed_at, unit, place, grid, county, town, synthetic)
     VALUES ('band', 'sensors', 'gathering', '东广场人数', 'orange', 1, true, $1, $1, 'person',
       ST_SetSRID(ST_MakePoint($2, $3), 4326), $4, $5, $6, true) RETURNING id::text`,
    [
      ...[instant(clock.now()), lon, lat, gridOf(TOWNS.eastOne, 1)],
      ...[COUNTIES.east, TOWNS.eastOne],
    ],
  );
  return rows[0]!.id;
}
