import type { Database } from '../../server/database/database.ts';
import { testRule } from '../../server/rules/test-rule.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { assess } from '../../shared/risk/assess.ts';
import { joinTrials } from '../../shared/risk/rule-trial.ts';
import { SHIPPED_RULES } from '../../shared/risk/shipped-rules.ts';
import { initialState } from '../../shared/risk/state.ts';
import type { RuleTestResult } from '../../shared/wire/rule-test.ts';
import { type Bench, type BenchOptions, median, mustEqual, notRun, report } from './harness.ts';
import { benchServer, withPatience } from './support/postgres.ts';
import { watchRules } from './watch-rules.ts';

const STREAMS = 2_000;
const HOURS = { quick: 2, long: 24 };
/** One of so many has ten minutes past the second step. */
const ONE_IN = 100;
const START = Date.UTC(2026, 6, 6);
const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;
const CONTEXT = { periodSeconds: 60 };
const WHOLE_CITY = { county: null, town: null };

const { effectiveFrom, ...RULE } = SHIPPED_RULES.find(({ id }) => id === 'gas-lel')!;

const FILL = `
  INSERT INTO department VALUES ('bench', 'bench', 'bench');
  INSERT INTO feed VALUES ('bench', 'bench', 'bench', 'bench', 'wgs84', 60, true);
  INSERT INTO stream (number, id, feed, metric, name, place, period_seconds, subject_kind, rule, synthetic)
  SELECT number, 'gas-' || number, 'bench', 'gas', 'gas', ST_SetSRID(ST_MakePoint(120.3, 31.5), 4326),
    60, 'station', '${RULE.id}', true FROM generate_series(1, ${STREAMS}) AS number;
  CREATE TABLE reading_of_bench PARTITION OF reading DEFAULT`;

/** A reading a minute of every stream. */
const READINGS = `
  INSERT INTO reading (stream, at, id, value, quality, received_at)
  SELECT number, $1::timestamptz + minute * interval '1 minute', minute::text,
    CASE WHEN number % ${ONE_IN} = 0 AND minute BETWEEN 30 AND 39 THEN 30
      ELSE 2 + ((number + minute) % 17) / 10.0 END, 0, now()
  FROM generate_series(1, ${STREAMS}) AS number, generate_series(0, $2::int - 1) AS minute`;

async function fill(database: Database, minutes: number): Promise<void> {
  for (const statement of FILL.split(';')) await database.query(statement);
  await database.query(
    'INSERT INTO rule (id, version, body, effective_from, recorded_at) VALUES ($1, 1, $2, $3, $3)',
    [RULE.id, JSON.stringify({ ...RULE, effectiveFrom }), effectiveFrom],
  );
  await database.query(READINGS, [new Date(START), minutes]);
}

/** Part by part, as the page does it. */
async function tryWhole(database: Database, hours: number): Promise<RuleTestResult> {
  const end = START + hours * MS_PER_HOUR;
  const span = { from: new Date(START).toISOString(), to: new Date(end).toISOString() };
  const clock = { now: () => end, monotonic: () => performance.now() };
  const parts: RuleTestResult[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const asked = { rule: RULE, ...span, after };
    const part: RuleTestResult = await testRule({ database, clock }, WHOLE_CITY, asked);
    parts.push(part);
    after = part.next;
  }
  return joinTrials(parts);
}

async function run(database: Database, named: string, options: BenchOptions): Promise<void> {
  const hours = options.quick ? HOURS.quick : HOURS.long;
  await fill(database, hours * 60);
  const seconds: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const started = performance.now();
    const result = await tryWhole(database, hours);
    seconds.push((performance.now() - started) / 1_000);
    mustEqual(result.readings, STREAMS * hours * 60, 'readings');
    mustEqual(result.raised, { red: 0, orange: 0, yellow: STREAMS / ONE_IN, blue: 0 }, 'risings');
  }
  report(
    {
      bench: 'rules',
      case: `back-test-${hours}h`,
      unit: 's',
      goal: hours === HOURS.long ? '<= 10' : '<= 10 for 24 h',
      note: `${STREAMS} streams, a reading a minute, ${named}; each answer checked`,
    },
    median(seconds),
  );
}

const ASSESSMENTS = { quick: 200_000, long: 2_000_000 };
const GROWTH_RULE: Rule = {
  ...RULE,
  effectiveFrom,
  id: 'bench-growth',
  growth: { windowMinutes: 30, per: 'minute', bands: RULE.bands, hysteresis: RULE.hysteresis },
};

/** Readings one a minute through the rule itself, ten minutes in a thousand past its second step. */
function assessAll(rule: Rule, count: number): number {
  let state = initialState(START);
  let raised = 0;
  for (let minute = 0; minute < count; minute += 1) {
    const value = minute % 1_000 >= 30 && minute % 1_000 < 40 ? 30 : 2 + (minute % 17) / 10;
    const result = assess(rule, CONTEXT, state, { at: START + minute * MS_PER_MINUTE, value });
    state = result.state;
    if (result.transition?.to === 'yellow') raised += 1;
  }
  return raised;
}

function assessments({ quick, rounds }: BenchOptions): void {
  const count = quick ? ASSESSMENTS.quick : ASSESSMENTS.long;
  for (const rule of [{ ...RULE, effectiveFrom }, GROWTH_RULE]) {
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      mustEqual(assessAll(rule, count), count / 1_000, 'risings');
      rates.push(count / ((performance.now() - started) / 1_000));
    }
    const which = rule.growth ? 'bands-and-growth' : 'bands';
    const note = `${count} readings of one stream by ${which}; risings checked`;
    report({ bench: 'rules', case: `assessments-${which}`, unit: '1/s', note }, median(rates));
  }
}

/** A rule tried on what was stored: how long a day of all streams takes. And how many readings a rule judges in a second. */
export const bench: Bench = async (options) => {
  assessments(options);
  watchRules(options);
  const server = await benchServer();
  if (!server) {
    notRun('rules', 'all', 'no PostGIS server');
    return;
  }
  const url = await server.create();
  await withPatience(url, (database) => run(database, server.named, options));
};
