import type { Rule } from '../../shared/model/rule.ts';
import { assess } from '../../shared/risk/assess.ts';
import { SHIPPED_RULES } from '../../shared/risk/shipped-rules.ts';
import { initialState } from '../../shared/risk/state.ts';
import { backTests } from './back-tests.ts';
import { type Bench, type BenchOptions, median, mustEqual, notRun, report } from './harness.ts';
import { benchServer, withPatience } from './support/postgres.ts';
import { watchRules } from './watch-rules.ts';

const START = Date.UTC(2026, 6, 6);
const MS_PER_MINUTE = 60_000;
const CONTEXT = { periodSeconds: 60 };

const { effectiveFrom, ...RULE } = SHIPPED_RULES.find(({ id }) => id === 'gas-lel')!;

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
  await withPatience(url, (database) => backTests(database, server.named, options));
};
