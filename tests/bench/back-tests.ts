import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '../../server/database/database.ts';
import { testRule } from '../../server/rules/test-rule.ts';
import { testWatchRule } from '../../server/watch-rules/test-watch-rule.ts';
import type { Position } from '../../shared/model/common.ts';
import type { RuleBody } from '../../shared/model/rule.ts';
import type { WatchArea, WatchRule, WatchRuleBody } from '../../shared/model/watch-rule.ts';
import { joinTrials } from '../../shared/risk/rule-trial.ts';
import { SHIPPED_RULES } from '../../shared/risk/shipped-rules.ts';
import { joinWatchTrials } from '../../shared/risk/watch-trial.ts';
import type { RuleTestResult } from '../../shared/wire/rule-test.ts';
import type { WatchRuleTestResult } from '../../shared/wire/watch-rule.ts';
import { absence, combination, geofence, watchRule } from '../support/watch.ts';
import { type BenchOptions, median, mustEqual, report } from './harness.ts';
import { CENTRE, COUNTIES, ONE_IN, START, STREAMS, storeDay } from './support/stored-day.ts';

const HOURS = { quick: 2, long: 24 };
/** A day takes seconds: more rounds say no more. */
const MOST_ROUNDS = { quick: 1, long: 2 };
const MS_PER_HOUR = 3_600_000;
const WHOLE_CITY = { county: null, town: null };
const CORNERS = 400;
const NS_PER_MS = 1_000_000;
const RISEN = STREAMS / ONE_IN;

/** What a trial said: readings it went through and how often the rule would have risen. */
type Said = { readings: number; raised: number };
type Asked = { from: string; to: string };
type Trial = { name: string; raised: number; try(database: Database, asked: Asked): Promise<Said> };

const clockAt = (end: number) => ({ now: () => end, monotonic: () => performance.now() });

/** Part by part, as the page does it. */
async function inParts<Part extends { next: number | null }>(
  ask: (after: number) => Promise<Part>,
): Promise<Part[]> {
  const parts: Part[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const part = await ask(after);
    parts.push(part);
    after = part.next;
  }
  return parts;
}

const shipped = (id: string): RuleBody => {
  const { effectiveFrom: _, ...body } = SHIPPED_RULES.find((rule) => rule.id === id)!;
  return { ...body, appliesTo: { area: null } };
};
const GAS = shipped('gas-lel');
/** Over ten minutes the jump of the bench is 2.7 in a minute. */
const growth = (): RuleBody['growth'] => ({
  ...{ windowMinutes: 10, per: 'minute', hysteresis: 0.2 },
  bands: GAS.bands.map((band) => ({ ...band, from: band.from / 20 })),
});

const THRESHOLDS: Readonly<Record<string, RuleBody>> = {
  bands: GAS,
  ratio: { ...shipped('shelter-ratio'), metric: 'crowd-count' },
  crowd: shipped('crowd-standing'),
  rate: { ...GAS, kind: 'rate', bands: [], hysteresis: 0, growth: growth() },
  forecast: { ...GAS, kind: 'forecast', projectionMinutes: 15, growth: growth() },
};

/** Every instrument measures what the rule is for. */
const ofThreshold = ([name, rule]: [string, RuleBody]): Trial => ({
  name,
  raised: RISEN,
  async try(database, asked) {
    await database.query('UPDATE stream SET metric = $1 WHERE number <= $2 AND metric <> $1', [
      rule.metric,
      STREAMS,
    ]);
    const services = { database, clock: clockAt(Date.parse(asked.to)) };
    const parts = await inParts<RuleTestResult>((after) =>
      testRule(services, WHOLE_CITY, { rule, ...asked, after }),
    );
    const { readings, raised } = joinTrials(parts);
    return { readings, raised: Object.values(raised).reduce((sum, count) => sum + count) };
  },
});

const ring = (metres: number): Position[] =>
  Array.from({ length: CORNERS + 1 }, (_, corner): Position => {
    const angle = ((corner % CORNERS) / CORNERS) * 2 * Math.PI;
    return [
      CENTRE[0] + (metres / 95_000) * Math.cos(angle),
      CENTRE[1] + (metres / 111_000) * Math.sin(angle),
    ];
  });
const drawn: WatchArea = {
  kind: 'drawn',
  outline: { type: 'Polygon', coordinates: [ring(5_000)] },
};

const twoAsked = combination({
  conditions: [
    {
      streams: { by: 'metric', metric: 'gas' },
      test: { kind: 'value', direction: 'above', value: 30 },
      joined: 2,
    },
    {
      streams: { by: 'metric', metric: 'gas' },
      test: { kind: 'level', level: 'yellow' },
      joined: 'any',
    },
  ],
});

const ofWatch = (name: string, watches: WatchRule['watches'], raised: number): Trial => ({
  name,
  raised,
  async try(database, asked) {
    const { effectiveFrom: _, ...rule }: WatchRule = watchRule(watches);
    const services = { database, clock: clockAt(Date.parse(asked.to)) };
    const body: WatchRuleBody = rule;
    const parts = await inParts<WatchRuleTestResult>((after) =>
      testWatchRule(services, WHOLE_CITY, { rule: body, ...asked, after }),
    );
    return joinWatchTrials(parts);
  },
});

const TRIALS: readonly Trial[] = [
  ...Object.entries(THRESHOLDS).map(ofThreshold),
  ofWatch('combination-each-county', twoAsked, COUNTIES),
  ofWatch('combination-one-area', { ...twoAsked, where: { kind: 'area', area: drawn } }, 1),
  ofWatch('absence', absence({ areas: [drawn] }), 1),
  ofWatch('geofence', geofence({ area: drawn }), STREAMS + RISEN),
];

/** Streams of the register are judged by gas in the trials of combinations. */
async function prepare(database: Database, hours: number): Promise<void> {
  await storeDay(database, hours * 60);
  const { effectiveFrom, ...body } = SHIPPED_RULES.find(({ id }) => id === GAS.id)!;
  await database.query(
    'INSERT INTO rule (id, version, body, effective_from, recorded_at) VALUES ($1, 1, $2, $3, $3)',
    [GAS.id, JSON.stringify({ ...body, effectiveFrom }), effectiveFrom],
  );
  await database.query('UPDATE stream SET rule = $1 WHERE number <= $2', [GAS.id, STREAMS]);
}

/** How long a day of all streams takes, for every kind of rule that can be tried. */
export async function backTests(
  database: Database,
  named: string,
  { quick, rounds }: BenchOptions,
): Promise<void> {
  const hours = quick ? HOURS.quick : HOURS.long;
  const most = Math.min(rounds, quick ? MOST_ROUNDS.quick : MOST_ROUNDS.long);
  await prepare(database, hours);
  const to = new Date(START + hours * MS_PER_HOUR).toISOString();
  const asked = { from: new Date(START).toISOString(), to };
  for (const trial of TRIALS) {
    const [seconds, processor]: [number[], number[]] = [[], []];
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (let round = 0; round < most; round += 1) {
      const [started, before] = [performance.now(), process.cpuUsage()];
      const { readings, raised } = await trial.try(database, asked);
      seconds.push((performance.now() - started) / 1_000);
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1_000_000);
      mustEqual(readings, STREAMS * hours * 60, `readings of ${trial.name}`);
      mustEqual(raised, trial.raised, `risings of ${trial.name}`);
    }
    delay.disable();
    report(
      {
        bench: 'rules',
        case: `back-test-${hours}h-${trial.name}`,
        unit: 's',
        goal: quick ? '<= 10 for 24 h' : '<= 10',
        note:
          `${STREAMS} streams, a reading a minute, ${named}; each answer checked; of the processor, without ` +
          `the database's, ${median(processor).toFixed(1)} s; everything else waited ` +
          `${(delay.percentile(99) / NS_PER_MS).toFixed(0)} ms at p99, ${(delay.max / NS_PER_MS).toFixed(0)} at most`,
      },
      median(seconds),
    );
  }
}
