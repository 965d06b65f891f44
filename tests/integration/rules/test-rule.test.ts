import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleBody } from '../../../shared/model/rule.ts';
import { joinTrials } from '../../../shared/risk/rule-trial.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import type { RuleTestResult } from '../../../shared/wire/rule-test.ts';
import type { Caller } from '../../support/callers.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

let server: TestServer;
let analyst: Caller;
let start: number;
/** An hour of a reading each ten seconds: quiet but for five minutes of 30 %LEL, judged live as they came. */
beforeAll(async () => {
  server = await startTestServer();
  start = server.clock.now();
  for (let second = 0; second < 3_600; second += 10) {
    const value = second >= 1_200 && second < 1_500 ? 30 : 2 + (second % 70) / 100;
    await server.services.telemetry.accept('sensors', [gas(value, server.clock.now())]);
    server.clock.advance(10 * SECOND);
  }
  await server.services.database.query(
    `UPDATE alarm SET acknowledged_at = raised_at WHERE rule = 'gas-lel'`,
  );
  // A session would not have outlived the hour.
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

const gasRule = (): RuleBody => {
  const { effectiveFrom: _, ...shipped } = SHIPPED_RULES.find(({ metric }) => metric === 'gas')!;
  return shipped;
};
/** The bands moved up by `by` %LEL. */
const laxer = (by: number): RuleBody => {
  const rule = gasRule();
  return { ...rule, bands: rule.bands.map((band) => ({ ...band, from: band.from + by })) };
};
const test = async (
  rule: RuleBody,
  caller = analyst,
  from = start,
  to = start + HOUR,
  part: { after?: number; limit?: number } = {},
) => {
  const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return caller('/api/rules/test', { method: 'POST', json: { rule, ...span, ...part } });
};
const resultOf = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return (await answer.json()) as RuleTestResult;
};

describe('a rule tried on what was measured', () => {
  it('says what it said when it happened: how often, where, how long', async () => {
    const result = await resultOf(await test(gasRule()));
    expect(result.places.map(({ stream }) => stream)).toEqual([STREAMS.gasEast]);
    expect(Object.values(result.raised).reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(result).toMatchObject({ readings: 360, alarms: 1, acknowledged: 1, found: 1 });
    // From the second reading past the threshold, at 1,210 s, to 300 s after the first one back, at 1,500 s.
    expect(result.places[0]!.seconds).toBe(590);
  });

  it('shows which acknowledged alarms a laxer one would have missed', async () => {
    const result = await resultOf(await test(laxer(50)));
    expect(result).toMatchObject({ places: [], acknowledged: 1, found: 0 });
  });

  it('calls nobody safe that was not heard', async () => {
    const result = await resultOf(await test(gasRule(), analyst, start - HOUR, start));
    expect(result.silent).toBe(result.streams);
    expect(result.unknownSeconds).toBe(result.streams * 3_600);
  });

  it('sees only the streams of the asker', async () => {
    const western = await server.as('analyst', { area: COUNTIES.west });
    const result = await resultOf(await test(gasRule(), western));
    expect(result).toMatchObject({ places: [], alarms: 0 });
  });

  it('is answered in parts, which add up to the whole', async () => {
    const whole = await resultOf(await test(gasRule()));
    const parts: RuleTestResult[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const part = await resultOf(
        await test(gasRule(), analyst, start, start + HOUR, { after, limit: 1 }),
      );
      parts.push(part);
      after = part.next;
    }
    expect(whole.next).toBeNull();
    expect(parts).toHaveLength(whole.total);
    expect(joinTrials(parts)).toEqual(whole);
  });

  it('refuses a span that cannot be and a rule that could not be used', async () => {
    expect((await test(gasRule(), analyst, start, start)).status).toBe(400);
    expect((await test(gasRule(), analyst, start - 32 * 24 * HOUR, start)).status).toBe(400);
    const upside = {
      ...gasRule(),
      bands: laxer(0).bands.map((b, at) => ({ ...b, from: 90 - at })),
    };
    expect((await test(upside)).status).toBe(422);
  });
});
