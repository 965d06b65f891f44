import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerRepository } from '../../../server/registers/repository.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { waterLevel } from '../../support/readings.ts';
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
