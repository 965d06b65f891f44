import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { RuleBody, RuleVersion } from '../../../shared/model/rule.ts';
import type { RuleTestResult } from '../../../shared/wire/rule-test.ts';
import type { Registers } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { waterLevel } from '../../support/readings.ts';
import { aRule } from '../../support/risk.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const GAUGE_EAST = 1;
const origin = { source: 'drill of the test', confidence: 'D' } as const;

let server: TestServer;
let administrator: Caller;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

/** Blue from 1 m on in an area, at once believed. */
const written = (id: string, area: string | null, changes: Partial<RuleBody> = {}): RuleBody => {
  const { effectiveFrom: _, ...rule } = aRule({ id, onDelaySeconds: 0, offDelaySeconds: 0 });
  return { ...rule, appliesTo: { area }, ...changes };
};
const create = (rule: RuleBody, by = administrator) =>
  by('/api/rules', { method: 'POST', json: { rule } });
const retire = (id: string, basedOn = 1) =>
  administrator(`/api/rules/${id}/retirement`, { method: 'POST', json: { basedOn } });
const errorOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: string };
  return [answer.status, error];
};
const ruleOf = async (stream: string) => {
  const registers = (await (await administrator('/api/registers')).json()) as Registers;
  return registers.streams.find(({ id }) => id === stream)?.rule;
};
const conditionAt = async (value: number) => {
  server.clock.advance(1_000);
  await server.services.telemetry.accept('sensors', [waterLevel(value, server.clock.now())]);
  return server.services.newest.get(GAUGE_EAST)?.condition;
};

describe('a new rule', () => {
  it('judges the streams of its metric in its area, the smaller area first, until it is ended', async () => {
    expect(await conditionAt(1.5)).toBe(CONDITION_CODE.none);
    expect((await create(written('all-gauges', null))).status).toBe(201);
    expect(await ruleOf(STREAMS.gaugeWest)).toBe('all-gauges');
    expect(await conditionAt(1.5)).toBe(CONDITION_CODE.blue);
    expect(
      (await create(written('east-gauges', COUNTIES.east, { bands: aRule().bands.slice(1) })))
        .status,
    ).toBe(201);
    expect(await ruleOf(STREAMS.gaugeEast)).toBe('east-gauges');
    expect(await ruleOf(STREAMS.gaugeWest)).toBe('all-gauges');
    expect(await ruleOf(STREAMS.gasEast)).toBe('gas-lel');
    expect(await conditionAt(1.5)).toBe(CONDITION_CODE.none);

    const ended = await retire('east-gauges');
    expect(await ended.json()).toMatchObject({ version: 2, rule: { retired: true } });
    expect(await ruleOf(STREAMS.gaugeEast)).toBe('all-gauges');
    expect((await retire('all-gauges')).status).toBe(200);
    expect(await ruleOf(STREAMS.gaugeEast)).toBe('water-level-wuxi');
    expect(await conditionAt(1.5)).toBe(CONDITION_CODE.none);
    const page = await (await administrator('/api/journal?after=0&limit=500')).json();
    const acts = (
      page as { entries: { kind: string; actor: string; data: object }[] }
    ).entries.filter(({ kind }) => kind === 'rule.changed');
    expect(acts).toMatchObject([
      { actor: administrator.id, data: { act: 'created', streams: 2 } },
      { actor: administrator.id, data: { act: 'created', streams: 1 } },
      { actor: administrator.id, data: { act: 'retired', streams: 1 } },
      { actor: administrator.id, data: { act: 'retired', streams: 2 } },
    ]);
  });

  it('said twice is done once; ended twice too', async () => {
    const rule = written('once', TOWNS.eastOne);
    const [first, second] = [await create(rule), await create(rule)];
    expect(await second.json()).toEqual(await first.json());
    const [ended, again] = [await retire('once'), await retire('once')];
    expect((await again.json()) as RuleVersion).toEqual(await ended.json());
  });

  it('of growth can be tried on stored readings before it is there', async () => {
    const { effectiveFrom: _, ...body } = aRule({ id: 'fast', kind: 'rate', bands: [] });
    const growth = {
      windowMinutes: 2,
      per: 'minute' as const,
      hysteresis: 0.01,
      bands: [{ level: 'red' as const, from: 0.2, ...origin }],
    };
    const rule: RuleBody = {
      ...body,
      onDelaySeconds: 0,
      growth,
      appliesTo: { area: COUNTIES.east },
    };
    const from = server.clock.now() + 1;
    for (let minute = 0; minute < 10; minute += 1) {
      server.clock.advance(60_000);
      await conditionAt(minute < 5 ? 2 : 2 + (minute - 4) * 0.3);
    }
    const span = {
      from: new Date(from).toISOString(),
      to: new Date(server.clock.now() + 1).toISOString(),
    };
    const answer = await administrator('/api/rules/test', {
      method: 'POST',
      json: { rule, ...span },
    });
    const result = (await answer.json()) as RuleTestResult;
    expect(result).toMatchObject({ total: 1, streams: 1, readings: 10, raised: { red: 1 } });
    expect(await ruleOf(STREAMS.gaugeEast)).toBe('water-level-wuxi');
  });

  it('is refused with a reason', async () => {
    expect(await errorOf(await create(written('gas-lel', null)))).toEqual([409, 'rule-exists']);
    expect(await errorOf(await create(written('nowhere', '999999')))).toEqual([
      422,
      'unknown-area',
    ]);
    expect(await errorOf(await create(written('none', null, { bands: [] })))).toEqual([
      422,
      'rule-unusable',
    ]);
    const east = await server.as('administrator', { area: COUNTIES.east });
    expect(await errorOf(await create(written('theirs', COUNTIES.west), east))).toEqual([
      422,
      'unknown-area',
    ]);
    expect(await errorOf(await create(written('theirs', null), east))).toEqual([
      422,
      'unknown-area',
    ]);
    expect((await create(written('one', TOWNS.westOne))).status).toBe(201);
    expect(await errorOf(await create(written('two', TOWNS.westOne)))).toEqual([
      409,
      'area-has-rule',
    ]);
    expect(await errorOf(await retire('one', 2))).toEqual([409, 'rule-changed-meanwhile']);
    expect(await errorOf(await retire('gas-lel'))).toEqual([409, 'rule-needed']);
    expect(await errorOf(await retire('not-there'))).toEqual([404, 'rule-not-found']);
  });
});
