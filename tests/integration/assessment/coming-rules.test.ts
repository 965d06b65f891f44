import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerRepository } from '../../../server/registers/repository.ts';
import { ruleRepository } from '../../../server/rules/repository.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { waterLevel } from '../../support/readings.ts';
import { testClock } from '../../support/test-clock.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const HOUR = 3_600_000;
const SECOND = 1_000;
const RULE = 'water-level-wuxi';
const GAUGE = 1;
const CITY = { county: null, town: null };

let city: WatchedCity;
beforeEach(async () => {
  city = (await openWatchedCity())!;
});
afterEach(() => city?.close());

/** Records a second version by which 3.5 m is already blue, to be in force `inMs` from now. */
const recordStricter = async (rule: string, inMs: number) => {
  const now = city.clock.now();
  const effectiveFrom = new Date(now + inMs).toISOString();
  const shipped = SHIPPED_RULES.find(({ id }) => id === rule)!;
  const [blue, ...worse] = shipped.bands;
  const body: Rule = { ...shipped, effectiveFrom, bands: [{ ...blue!, from: 3.4 }, ...worse] };
  await city.test.database.query(
    'INSERT INTO rule (id, version, body, effective_from, recorded_at) VALUES ($1, 2, $2, $3, $4)',
    [rule, JSON.stringify(body), effectiveFrom, new Date(now).toISOString()],
  );
  return effectiveFrom;
};
const told = async () =>
  (await city.entries()).filter(({ kind, actor }) => kind === 'rule.changed' && actor === 'system');
const revision = async () =>
  (await registerRepository(city.test.database).versions(CITY)).registersRevision;
const condition = async (node: Pick<WatchedCity, 'telemetry' | 'newest'>) => {
  city.clock.advance(SECOND);
  await node.telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
  return node.newest.get(GAUGE)?.condition;
};

describe('a rule that was recorded for later', () => {
  it('is told once when its time comes, by however many nodes, changes the registers, and is what streams are judged by', async () => {
    const effectiveFrom = await recordStricter(RULE, HOUR);
    await city.telemetry.refresh();
    const other = await city.node();
    const before = await revision();
    city.clock.advance(HOUR - 2 * SECOND);
    await city.telemetry.evaluate();
    expect(await condition(city)).toBe(CONDITION_CODE.none);
    expect(await told()).toEqual([]);
    city.clock.advance(SECOND);
    for (const node of [city, other, await city.node()]) await node.telemetry.evaluate();
    expect(await told()).toMatchObject([
      { subject: `rule:${RULE}`, county: null, town: null, data: { version: 2, effectiveFrom } },
    ]);
    expect(await revision()).not.toBe(before);
    await expect.poll(() => city.ranges.length).toBeGreaterThan(0);
    await city.telemetry.refresh();
    // From none a worse level is believed after its delay; two minutes of readings are past it.
    await condition(city);
    city.clock.advance(2 * 60 * SECOND);
    expect(await condition(city)).toBe(CONDITION_CODE.blue);
  });

  it('is told by the next start when the server was down at its time', async () => {
    await recordStricter(RULE, HOUR);
    // In force as it was recorded: that act has an entry of its own.
    await recordStricter('water-level-taihu', 0);
    await city.stop();
    const before = await revision();
    city.clock.advance(2 * HOUR);
    const restarted = await city.node();
    await restarted.telemetry.evaluate();
    expect(await told()).toMatchObject([{ subject: `rule:${RULE}` }]);
    expect(await revision()).not.toBe(before);
  });
});

describe('a node whose clock is behind', () => {
  const BEHIND = 5 * SECOND;
  /** The limit of blue that the gauge is judged by, and the one that the node answers with. */
  const limitsOf = async ({ telemetry }: Pick<WatchedCity, 'telemetry'>, now: number) => {
    await telemetry.refresh();
    const judged = telemetry.catalogue().streamsByNumber.get(GAUGE)!.rule;
    const rules = await ruleRepository(city.test.database).inForce(new Date(now).toISOString());
    return [judged, rules.find(({ id }) => id === RULE)].map((rule) => rule?.bands[0]?.from);
  };

  it('takes a rule that is in force at once as soon as it hears of it', async () => {
    const behind = testClock(city.clock.now() - BEHIND);
    const other = await city.node(behind);
    await recordStricter(RULE, 0);
    expect(await limitsOf(other, behind.now())).toEqual([3.4, 3.4]);
  });

  it('takes one that was recorded for later when another node has told of it, and not before', async () => {
    await recordStricter(RULE, HOUR);
    await city.telemetry.refresh();
    const behind = testClock(city.clock.now() - BEHIND + HOUR);
    const other = await city.node(behind);
    const [before] = await limitsOf(other, behind.now());
    expect(before).toBeGreaterThan(3.4);
    city.clock.advance(HOUR);
    await city.telemetry.evaluate();
    expect(await told()).toHaveLength(1);
    expect(await limitsOf(other, behind.now())).toEqual([3.4, 3.4]);
  });
});
