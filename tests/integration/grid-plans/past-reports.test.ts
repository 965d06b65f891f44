import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/model/common.ts';
import { firstCommand } from '../../../shared/risk/command-life.ts';
import { PAST_REPORT_DAYS, type PastReports } from '../../../shared/wire/past-reports.ts';
import type { Caller } from '../../support/callers.ts';
import { begin, bodyOf } from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

const DAY = 86_400_000;

let server: TestServer;
let analyst: Caller;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.advance(60_000);
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

const [lon, lat] = middleOf(TOWNS.eastOne);
const HERE: Position = [lon, lat];
const THERE: Position = [lon + 0.002, lat];
const ago = (days: number) => new Date(server.clock.now() - days * DAY).toISOString();

type Where = { place?: Position; town?: string };
const ground = ({ place = HERE, town = TOWNS.eastOne }: Where) => [
  ...place,
  town.slice(0, 6),
  town,
  gridOf(town, 1),
];

const alarm = async (days: number, where: Where = {}): Promise<number> => {
  const { rows } = await server.services.database.query<{ id: number }>(
    `INSERT INTO alarm (cause, feed, subject_kind, name, level, occurrence, active, raised_at, changed_at,
       unit, place, county, town, grid, synthetic)
     VALUES ('threshold', 'sensors', 'stream', '告警', 'red', 1, false, $1, $1, '',
       ST_SetSRID(ST_MakePoint($2, $3), 4326), $4, $5, $6, true) RETURNING id`,
    [ago(days), ...ground(where)],
  );
  return rows[0]!.id;
};
const judge = (id: number, verdict: string) =>
  server.services.database.query(
    `INSERT INTO alarm_verdict (alarm, verdict, reason, judged_by, judged_at)
     VALUES ($1, $2, '看过', 'desk', $3)`,
    [id, verdict, ago(0)],
  );
const incident = (id: string, state: string, alarms = '[]', where: Where = {}) =>
  server.services.database.query(
    `INSERT INTO incident (id, class, kind, title, state, alarms, received_at, opened_at, opened_by,
       changed_at, version, synthetic, place, county, town, grid, command)
     VALUES ($1, 'accident', 'x', '事件', $2, $3, $4, $4, 'x', $4, 1, true,
       ST_SetSRID(ST_MakePoint($5, $6), 4326), $7, $8, $9, $10)`,
    [
      ...[id, state, alarms, ago(1), ...ground(where)],
      JSON.stringify(firstCommand('county', ago(1))),
    ],
  );
const tip = (id: string, state: string, reason: string | null = null) =>
  server.services.database.query(
    `INSERT INTO tip (id, receipt_hash, class, words, state, reason, received_at, place, county, town, grid)
     VALUES ($1, $1, 'fire', '堵了', $2, $3, $4, ST_SetSRID(ST_MakePoint($5, $6), 4326), $7, $8, $9)`,
    [id, state, reason, ago(1), ...ground({})],
  );

const link = (of: string, to: string) =>
  server.services.database.query(
    `INSERT INTO incident_tip (tip, incident, linked_at, linked_by) VALUES ($1, $2, $3, 'desk')`,
    [of, to, ago(1)],
  );

describe('the past reports a division is balanced by', () => {
  it('are alarms, incidents and tips of the plan’s communities, counted by place', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    await alarm(1);
    await judge(await alarm(PAST_REPORT_DAYS - 1), 'real');
    await alarm(2, { place: THERE });
    await judge(await alarm(1), 'false');
    await alarm(PAST_REPORT_DAYS + 1);
    await alarm(1, { town: TOWNS.westOne });
    await incident('leak', 'closed');
    await incident('of-an-alarm', 'closed', '[1]');
    await incident('mistaken', 'false_alarm');
    await tip('open', 'received');
    await tip('nothing', 'closed', '现场没有');
    await incident('of-a-tip', 'reported');
    await link('open', 'of-a-tip');
    const answer = await analyst(`/api/plans/${plan.id}/past-reports`);
    expect(await bodyOf<PastReports>(answer)).toEqual({
      plan: plan.id,
      since: ago(PAST_REPORT_DAYS),
      until: ago(0),
      places: [
        { place: HERE, times: 4 },
        { place: THERE, times: 1 },
      ],
    });
  });

  it('are told nobody outside the plan’s area', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const outside = await server.as('analyst', { area: COUNTIES.west });
    expect((await outside(`/api/plans/${plan.id}/past-reports`)).status).toBe(404);
  });
});
