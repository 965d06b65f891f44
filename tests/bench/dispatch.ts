import type { Database } from '../../server/database/database.ts';
import { openServerDatabase } from '../../server/database/server-database.ts';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { RESOURCE_TYPES } from '../../shared/model/resource.ts';
import { SKILLS } from '../../shared/model/skill.ts';
import { suits } from '../../shared/risk/needs.ts';
import { RUN_CARDS } from '../../shared/risk/run-cards.ts';
import { TYPE_SKILLS } from '../../shared/risk/type-skills.ts';
import type { RecommendationAnswer } from '../../shared/wire/recommendation.ts';
import type { Caller } from '../support/callers.ts';
import { silentLogger } from '../support/database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { smallCity } from '../support/small-city.ts';
import { type Bench, type BenchOptions, mustEqual, notRun, percentile, report } from './harness.ts';
import { benchServer } from './support/postgres.ts';

const NODES = 2;
const CLAIMS = 20;
const INCIDENTS = 4;
const ROUNDS = { quick: 10, long: 200 };
const QUESTIONS = { quick: 40, long: 400 };
const UNITS = 2_000;
const ENGINE = 'engine-east';
const KIND = 'chemical-leak';
const MS_PER_SECOND = 1_000;

/** Every unit is of a type that is asked for, and stands somewhere within forty kilometres. */
const FILL = `
  INSERT INTO resource (id, call_sign, type, department, base, county, town, status, stream, synthetic)
  SELECT 'bench-' || n, '力量' || n, ($2::text[])[1 + n % cardinality($2::text[])], department,
    ST_SetSRID(ST_MakePoint(120.1 + (n * 7 % 400) / 1000.0, 31.3 + (n * 13 % 400) / 1000.0), 4326),
    county, town, 'available', NULL, true
  FROM resource, generate_series(1, $1::int) AS n WHERE id = '${ENGINE}'`;

/** Types of which every unit is asked for, by the type or by what such a type can do. */
const ASKED_TYPES = RESOURCE_TYPES.filter((type) =>
  RUN_CARDS[KIND].some((need) => suits({ type, skills: TYPE_SKILLS[type] }, need)),
);

/** Every unit can do everything and is on duty, so that all of them are weighed for all that is asked. */
const PROFILES = `
  INSERT INTO unit_profile (unit, version, skills, capacity, shift, note, recorded_at, recorded_by)
  SELECT id, 1, $1::jsonb, 6, '{"start": "08:00", "end": "08:00"}', '', now(), 'bench'
  FROM resource WHERE id LIKE 'bench-%'`;

async function ask(by: Caller, path: string, json: object): Promise<Response> {
  return by(path, { method: 'POST', json });
}

async function open(by: Caller, kind: string, title: string): Promise<Incident> {
  const { base } = smallCity().registers.resources[0]!;
  const said = { alarm: null, class: 'accident', kind, title, place: base, receivedAt: null };
  const answer = await ask(by, '/api/incidents', said);
  mustEqual(answer.status, 200, 'status of opening');
  return (await answer.json()) as Incident;
}

async function setFree(by: Caller, { id, version }: Dispatch): Promise<void> {
  const said = { basedOn: version, state: 'cancelled', reason: 'bench' };
  mustEqual((await ask(by, `/api/dispatches/${id}/steps`, said)).status, 200, 'status of freeing');
}

/** Twenty claim one unit at once, half through each node, round after round. @returns claims a second */
async function claims(callers: readonly Caller[], rounds: number): Promise<number> {
  const incidents = await Promise.all(
    Array.from({ length: INCIDENTS }, (_, at) => open(callers[0]!, 'fire', `险情${at + 1}`)),
  );
  let milliseconds = 0;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const answers = await Promise.all(
      Array.from({ length: CLAIMS }, (_, at) => {
        const path = `/api/incidents/${incidents[at % INCIDENTS]!.id}/dispatches`;
        return ask(callers[at % callers.length]!, path, { resources: [ENGINE], task: '' });
      }),
    );
    milliseconds += performance.now() - started;
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    mustEqual([won.length, lost.length], [1, CLAIMS - 1], 'who got the unit and who did not');
    const { dispatches } = (await won[0]!.json()) as { dispatches: Dispatch[] };
    await setFree(callers[0]!, dispatches[0]!);
  }
  return (rounds * CLAIMS * MS_PER_SECOND) / milliseconds;
}

/** How long each list of two thousand units takes, ms. */
async function recommendations(by: Caller, count: number): Promise<number[]> {
  const { id } = await open(by, KIND, '险情');
  const taken: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const started = performance.now();
    const answer = await by(`/api/incidents/${id}/recommendation`);
    const { ranked, beyond } = (await answer.json()) as RecommendationAnswer;
    taken.push(performance.now() - started);
    mustEqual(ranked.length + beyond >= UNITS, true, `at least ${UNITS} ranked`);
    const minutes = ranked.filter(({ proposed }) => proposed).map((unit) => unit.minutes);
    mustEqual(
      minutes.length,
      RUN_CARDS[KIND].reduce((sum, { count: asked }) => sum + asked, 0),
      'proposed',
    );
  }
  return taken;
}

async function startNodes(databaseUrl: string): Promise<TestServer[]> {
  const nodes: TestServer[] = [];
  for (let node = 0; node < NODES; node += 1) {
    const database: Database = openServerDatabase({ databaseUrl, logger: silentLogger });
    const of = { kind: 'server', databaseUrl, dataDirectory: undefined } as const;
    const testDatabase = { ...of, database, close: () => database.close() };
    nodes.push(await startTestServer({ testDatabase, ...(node > 0 ? { city: null } : {}) }));
  }
  return nodes;
}

async function run(nodes: readonly TestServer[], named: string, { quick }: BenchOptions) {
  const callers = await Promise.all(nodes.map((node) => node.as('coordinator')));
  const rounds = quick ? ROUNDS.quick : ROUNDS.long;
  const rate = await claims(callers, rounds);
  report(
    {
      bench: 'dispatch',
      case: `claims-${CLAIMS}-at-once`,
      unit: 'claims/s',
      goal: '0 doubles',
      note: `${rounds} rounds for one unit through ${NODES} nodes, ${named}; one got it each time, checked`,
    },
    rate,
  );
  const { database } = nodes[0]!.services;
  await database.query(FILL, [UNITS, ASKED_TYPES]);
  await database.query(PROFILES, [JSON.stringify(SKILLS)]);
  const taken = await recommendations(callers[0]!, quick ? QUESTIONS.quick : QUESTIONS.long);
  report(
    {
      bench: 'dispatch',
      case: `recommendation-${UNITS}-units-p95`,
      unit: 'ms',
      goal: '<= 200',
      note: `through HTTP, all of the asked types and free; median ${percentile(taken, 0.5).toFixed(0)} ms, ${named}`,
    },
    percentile(taken, 0.95),
  );
}

export const bench: Bench = async (options) => {
  const server = await benchServer();
  if (server === null)
    return notRun('dispatch', 'claims', 'neither PostgreSQL nor a server to be had');
  const nodes = await startNodes(await server.create());
  try {
    await run(nodes, server.named, options);
  } finally {
    for (const node of nodes.reverse()) await node.close();
  }
};
