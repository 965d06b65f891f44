import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Queryable } from '../../../server/database/database.ts';
import { eventRepository } from '../../../server/events/repository.ts';
import { settleZones } from '../../../server/events/zone-limits.ts';
import { gatheringRepository } from '../../../server/gatherings/repository.ts';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { PLAN_PARTS, type SafetyPlan } from '../../../shared/model/large-event.ts';
import { WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import { TOWNS } from '../../support/small-coverage.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

const HOUR = 3_600_000;
const ZONE = 'square-east';

let two: TwoNodes;
beforeAll(async () => {
  two = await startTwoNodes();
});
afterAll(() => two?.close());

const waits = async (on: Queryable): Promise<boolean> => {
  const sql = 'SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS found';
  return (await on.query<{ found: boolean }>(sql)).rows[0]!.found;
};

/** Approved, from now on for so many hours. */
function eventOf(id: string, hours: number, capacity: number): LargeEvent {
  const now = two.nodes[0]!.clock.now();
  const at = (ms: number) => new Date(now + ms).toISOString();
  return {
    ...{ id, name: id, form: 'festival', hostUnit: '示例文旅公司', mode: 'permitted' },
    ...{ beginsAt: at(0), endsAt: at(hours * HOUR), expected: 800, expectedPerSession: 800 },
    crossesProvince: false,
    ...{ zones: [{ gathering: ZONE, capacity }], staffCount: 10, state: 'approved', version: 1 },
    plan: Object.fromEntries(PLAN_PARTS.map((part) => [part, '已写明'])) as SafetyPlan,
    ...{ county: TOWNS.eastOne.slice(0, 6), town: TOWNS.eastOne, draftedBy: 'author' },
    ...{ appliedAt: null, acceptedAt: null, decidedAt: null, decidedBy: null, notice: null },
    synthetic: true,
  };
}

it('an event that is stopped while the clock ends another in its zone: both are over, and nobody is ended by the database', async () => {
  const [one, other] = two.nodes.map(({ services }) => services);
  const { database } = one!;
  await database.transaction((transaction) =>
    eventRepository(transaction).insert([
      eventOf('event-ending', 1, 2_000),
      eventOf('event-stopped', 8, 1_000),
    ]),
  );
  await other!.telemetry.refresh();
  await other!.telemetry.evaluate();
  for (const { clock } of two.nodes) clock.advance(2 * HOUR);
  let ended: Promise<void> | null = null;
  await database.transaction(async (transaction) => {
    const events = eventRepository(transaction);
    const event = (await events.lock('event-stopped', WHOLE_CITY))!;
    ended = other!.telemetry.evaluate();
    while (!(await waits(transaction)));
    const stopped = { ...event, state: 'cancelled', notice: '现场出现险情' } as const;
    await events.update([stopped]);
    await settleZones([stopped], transaction);
  });
  await ended!;
  const { rows } = await database.query<{ state: string }>(
    'SELECT state FROM large_event ORDER BY id',
  );
  expect(rows.map(({ state }) => state)).toEqual(['ended', 'cancelled']);
  const zone = await gatheringRepository(database).byId(ZONE, WHOLE_CITY);
  expect(zone).toMatchObject({ approvedCapacity: 5_000, event: null });
});
