import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../shared/model/alarm-verdict.ts';
import { joinTrials, trialOf } from '../../../shared/risk/rule-trial.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { MOST_TEST_PLACES } from '../../../shared/wire/rule-test.ts';
import { readings } from '../../support/risk.ts';

const WUXI = SHIPPED_RULES.find(({ id }) => id === 'water-level-wuxi')!;
const LEVELS_OF_A_DAY = [3.5, ...Array.from({ length: 40 }, () => 4.3), 3.5];

/** A gauge that stood at 4.3 m for 40 of its five-minute readings. */
const trial = (id: string, alarms: Parameters<typeof trialOf>[2]['alarms'] = []) => {
  const observations = readings(LEVELS_OF_A_DAY, 300);
  const span = { from: observations[0]!.at, to: observations.at(-1)!.at + 300_000 };
  return trialOf(WUXI, span, { id, context: { periodSeconds: 300 }, observations, alarms });
};
const instant = (minutes: number) =>
  new Date(readings([0], 300)[0]!.at + minutes * 60_000).toISOString();

describe('a rule tried on a stream', () => {
  it('finds the acknowledged alarms that stood while it would have, and counts no other as found', () => {
    const alarm = (from: number, to: number | null, acknowledged = true, verdict = null) => ({
      verdict,
      raisedAt: instant(from),
      clearedAt: to === null ? null : instant(to),
      acknowledgedAt: acknowledged ? instant(from + 1) : null,
    });
    const result = trial('gauge', [alarm(-90, -60), alarm(30, 90), alarm(40, null, false)]);
    expect(result).toMatchObject({ alarms: 3, acknowledged: 2, found: 1 });
    expect(result.raised).toEqual({ red: 0, orange: 0, yellow: 1, blue: 0 });
  });

  it('counts what people judged real and false, and which of these it would have raised too', () => {
    const judged = (verdict: Verdict | null, from: number, to: number) => ({
      verdict,
      raisedAt: instant(from),
      clearedAt: instant(to),
      acknowledgedAt: null,
    });
    const [during, before]: [number, number][] = [
      [30, 90],
      [-90, -60],
    ];
    const result = trial('gauge', [
      judged('real', ...during),
      judged('real', ...during),
      judged('real', ...before),
      judged('false', ...during),
      judged('false', ...before),
      judged('false', ...before),
      judged('unclear', ...during),
      judged(null, ...during),
    ]);
    expect(result).toMatchObject({
      ...{ alarms: 8, acknowledged: 0, found: 0 },
      ...{ real: 3, foundReal: 2, judgedFalse: 3, foundFalse: 1 },
    });
    const twice = joinTrials([result, result]);
    expect(twice).toMatchObject({ real: 6, foundReal: 4, judgedFalse: 6, foundFalse: 2 });
  });

  it('is joined with others in any grouping, and tells how many places are not named', () => {
    const many = Array.from({ length: MOST_TEST_PLACES + 5 }, (_, at) => trial(`gauge-${at}`));
    const whole = joinTrials(many);
    expect(whole).toMatchObject({ streams: MOST_TEST_PLACES + 5, placesLeftOut: 5 });
    expect(whole.places).toHaveLength(MOST_TEST_PLACES);
    const halves = [joinTrials(many.slice(0, 30)), joinTrials(many.slice(30))];
    expect(joinTrials(halves)).toEqual(whole);
  });
});
