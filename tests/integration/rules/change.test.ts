import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { RuleBody, RuleChange, RuleVersion } from '../../../shared/model/rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { waterLevel } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const HOUR = 3_600_000;
const RULE = 'water-level-wuxi';
const GAUGE = 1;

let server: TestServer;
let administrator: Caller;
beforeEach(async () => {
  server = await startTestServer();
  administrator = await server.as('administrator');
});
afterEach(() => server?.close());

/** The shipped rule, blue from 3.4 m on, at once believed. */
const stricter = (): RuleBody => {
  const { effectiveFrom: _, ...shipped } = SHIPPED_RULES.find(({ id }) => id === RULE)!;
  const [blue, ...worse] = shipped.bands;
  return {
    ...shipped,
    bands: [{ ...blue!, from: 3.4, source: 'drill of the test' }, ...worse],
    onDelaySeconds: 0,
  };
};
const put = (change: Partial<RuleChange> = {}, rule = RULE) =>
  administrator(`/api/rules/${rule}`, {
    method: 'PUT',
    json: { basedOn: 1, rule: stricter(), effectiveFrom: null, ...change },
  });
const errorOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: string };
  return [answer.status, error];
};
const conditionAt = async (value: number) => {
  server.clock.advance(1_000);
  await server.services.telemetry.accept('sensors', [waterLevel(value, server.clock.now())]);
  return server.services.newest.get(GAUGE)?.condition;
};
const later = (ms: number) => new Date(server.clock.now() + ms).toISOString();

describe('a rule changed by an administrator', () => {
  it('judges from the next reading on, is a further version, and is journalled with who did it', async () => {
    expect(await conditionAt(3.5)).toBe(CONDITION_CODE.none);
    const answer = await put();
    expect(answer.status).toBe(200);
    const recorded = (await answer.json()) as RuleVersion;
    expect(recorded).toMatchObject({ version: 2, recordedBy: administrator.id });
    expect(await conditionAt(3.5)).toBe(CONDITION_CODE.blue);
    const versions = await (await administrator(`/api/rules/${RULE}/versions`)).json();
    expect(versions).toMatchObject([recorded, { version: 1, recordedBy: null }]);
    const page = await (await administrator('/api/journal?after=0&limit=500')).json();
    const entries = (page as JournalPage).entries.filter(({ kind }) => kind === 'rule.changed');
    expect(entries).toMatchObject([
      { actor: administrator.id, subject: `rule:${RULE}`, data: { version: 2 } },
    ]);
  });

  it('judges as before until its time comes', async () => {
    expect((await put({ effectiveFrom: later(HOUR) })).status).toBe(200);
    expect(await conditionAt(3.5)).toBe(CONDITION_CODE.none);
    server.clock.advance(HOUR);
    await server.services.telemetry.evaluate();
    await server.services.telemetry.refresh();
    expect(await conditionAt(3.5)).toBe(CONDITION_CODE.blue);
  });

  it('is not written over by somebody who saw the version before', async () => {
    const other = { ...stricter(), hysteresis: 0.1 };
    const answers = await Promise.all([put(), put({ rule: other })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const third = { ...stricter(), hysteresis: 0.2 };
    expect(await errorOf(await put({ rule: third }))).toEqual([409, 'rule-changed-meanwhile']);
  });

  it('is recorded once when it is said twice, and not at all when nothing changed', async () => {
    const [first, again] = [await put(), await put()];
    expect(await again.json()).toEqual(await first.json());
    expect(await errorOf(await put({ basedOn: 2 }))).toEqual([422, 'nothing-changed']);
    const versions = await (await administrator(`/api/rules/${RULE}/versions`)).json();
    expect(versions).toHaveLength(2);
  });

  it('may not begin before one that is coming, nor in the past', async () => {
    await put({ effectiveFrom: later(HOUR) });
    const sooner = { ...stricter(), onDelaySeconds: 5 };
    expect(await errorOf(await put({ basedOn: 2, rule: sooner }))).toEqual([
      409,
      'rule-change-coming',
    ]);
    const calmer = { ...stricter(), offDelaySeconds: 60 };
    const after = { basedOn: 2, rule: calmer, effectiveFrom: later(2 * HOUR) };
    expect((await put(after)).status).toBe(200);
    expect(
      await errorOf(await put({ basedOn: 3, rule: sooner, effectiveFrom: later(-HOUR) })),
    ).toEqual([422, 'begins-in-the-past']);
  });

  it('is refused by name when it could not be used, and nothing is recorded', async () => {
    const rule = stricter();
    const [blue, yellow, ...worse] = rule.bands;
    const crossed = [{ ...blue!, from: 9 }, yellow!, ...worse];
    const answer = await put({ rule: { ...rule, bands: crossed } });
    expect(await answer.json()).toMatchObject({
      error: 'rule-unusable',
      details: ['bands-out-of-order'],
    });
    expect(await errorOf(await put({ rule: { ...rule, id: 'another' } }))).toEqual([
      422,
      'wrong-rule',
    ]);
    const [lower, ...others] = rule.bands;
    const unsaid = {
      ...lower!,
      source: SHIPPED_RULES.find(({ id }) => id === RULE)!.bands[0]!.source,
    };
    expect(await errorOf(await put({ rule: { ...rule, bands: [unsaid, ...others] } }))).toEqual([
      422,
      'source-of-another-number',
    ]);
    const rain = { ...rule, metric: 'rainfall' as const };
    expect(await errorOf(await put({ rule: rain }))).toEqual([422, 'rule-is-another']);
    const unknown = { ...rule, id: 'none-such' };
    expect(await errorOf(await put({ rule: unknown }, 'none-such'))).toEqual([
      404,
      'rule-not-found',
    ]);
    const versions = await (await administrator(`/api/rules/${RULE}/versions`)).json();
    expect(versions).toHaveLength(1);
  });
});
