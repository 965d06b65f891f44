import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchRuleRepository } from '../../../server/watch-rules/repository.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type {
  Combination,
  WatchRule,
  WatchRuleBody,
  WatchRuleVersion,
} from '../../../shared/model/watch-rule.ts';
import type { AlarmFigures } from '../../../shared/wire/alarm-figures.ts';
import type { RuleRecord } from '../../../shared/wire/rule-record.ts';
import type {
  WatchRuleStanding,
  WatchRuleTestResult,
  WatchSight,
} from '../../../shared/wire/watch-rule.ts';
import type { Caller } from '../../support/callers.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';
import { absence, geofence, watchRule } from '../../support/watch.ts';

const MINUTE = 60_000;

let server: TestServer;
let administrator: Caller;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

/** Gas past a number at one instrument, as a combination of one and itself. */
const gasPast = (value: number): WatchRule['watches'] => {
  const condition = {
    streams: { by: 'name' as const, streams: [STREAMS.gasEast] },
    test: { kind: 'value' as const, direction: 'above' as const, value },
    joined: 'all' as const,
  };
  return {
    kind: 'combination',
    where: { kind: 'area', area: { kind: 'administrative', code: COUNTIES.east } },
    conditions: [condition, condition],
    joined: 'all',
  };
};
const written = (id: string, changes: Partial<WatchRuleBody> = {}): WatchRuleBody => {
  const { effectiveFrom: _, ...body } = watchRule(gasPast(5), {
    ...{ id, name: '有气', nameEnglish: 'Gas', onDelaySeconds: 0, offDelaySeconds: 0 },
  });
  return { ...body, ...changes };
};
const create = (rule: WatchRuleBody, by = administrator) =>
  by('/api/watch-rules', { method: 'POST', json: { rule } });
const change = (rule: WatchRuleBody, basedOn: number, effectiveFrom: string | null = null) =>
  administrator(`/api/watch-rules/${rule.id}`, {
    method: 'PUT',
    json: { rule, basedOn, effectiveFrom },
  });
const retire = (id: string, basedOn: number) =>
  administrator(`/api/watch-rules/${id}/retirement`, { method: 'POST', json: { basedOn } });
const errorOf = async (answer: Response) => {
  const { error, message } = (await answer.json()) as { error: string; message: string };
  return { status: answer.status, error, message };
};
const speak = async (percent: number) => {
  server.clock.advance(MINUTE);
  await server.services.telemetry.accept('sensors', [gas(percent, server.clock.now())]);
  await server.services.telemetry.evaluate();
};
const openAlarm = async (watch: string) => {
  const { alarms } = (await (await administrator('/api/alarms')).json()) as { alarms: Alarm[] };
  return alarms.find((alarm) => alarm.watch === watch && alarm.active);
};
const ofHours = async <Value>(path: string) => (await (await administrator(path)).json()) as Value;

describe('a watch rule', () => {
  it('is written, changed by who saw the newest, and ended, each act with its actor', async () => {
    expect((await create(written('watch-life'))).status).toBe(201);
    expect((await create(written('watch-life'))).status).toBe(201);
    expect(await errorOf(await create(written('watch-life', { level: 'red' })))).toMatchObject({
      status: 409,
      error: 'rule-exists',
    });
    const red = written('watch-life', { level: 'red' });
    expect((await change(red, 1)).status).toBe(200);
    expect((await change(red, 1)).status).toBe(200);
    expect(await errorOf(await change({ ...red, level: 'blue' }, 1))).toMatchObject({
      status: 409,
      error: 'rule-changed-meanwhile',
    });
    expect(await errorOf(await change(red, 2))).toMatchObject({ error: 'nothing-changed' });
    expect((await retire('watch-life', 2)).status).toBe(200);
    expect((await retire('watch-life', 2)).status).toBe(200);
    expect((await retire('watch-life', 3)).status).toBe(409);
    const versions = await ofHours<WatchRuleVersion[]>('/api/watch-rules/watch-life/versions');
    expect(versions.map(({ version, rule }) => [version, rule.level, rule.retired])).toEqual([
      [3, 'red', true],
      [2, 'red', undefined],
      [1, 'orange', undefined],
    ]);
    const { entries } = await ofHours<{ entries: { kind: string; actor: string; data: object }[] }>(
      '/api/journal?after=0&limit=500',
    );
    const acts = entries.filter(({ kind }) => kind === 'watch-rule.changed');
    expect(acts).toMatchObject([
      { actor: administrator.id, data: { act: 'created', version: 1 } },
      { actor: administrator.id, data: { act: 'changed', version: 2 } },
      { actor: administrator.id, data: { act: 'retired', version: 3 } },
    ]);
  });

  it('that cannot be used, or names what is in no register, says which field', async () => {
    const refused = async (watches: WatchRule['watches']) => {
      const { status, error, message } = await errorOf(
        await create(written('watch-no', { watches })),
      );
      return `${status} ${error} ${message}`;
    };
    expect(await refused(geofence({ event: 'dwell' }))).toMatch(
      /^422 rule-unusable .*minutes-missing/,
    );
    const area = { kind: 'administrative', code: '320299' } as const;
    expect(await refused(absence({ areas: [area] }))).toMatch(/^422 unknown-area .*320299/);
    const units = { types: [], callSigns: ['无此车'] };
    expect(await refused(geofence({ units }))).toMatch(/^422 unknown-reference .*无此车/);
  });

  it('of another area is not for an administrator of this one', async () => {
    const western = await server.as('administrator', { area: COUNTIES.west });
    const answer = await create(written('watch-foreign'), western);
    expect(await errorOf(answer)).toMatchObject({ status: 422, error: 'unknown-area' });
    const area = { kind: 'administrative', code: TOWNS.westOne } as const;
    const own = written('watch-own', { watches: geofence({ area }) });
    expect((await create(own, western)).status).toBe(201);
    expect((await retire('watch-own', 1)).status).toBe(200);
  });

  it('hears no instrument of another area, written or only tried', async () => {
    const west = await server.as('administrator', { area: COUNTIES.west });
    const own = gasPast(5) as Combination;
    const area = { kind: 'administrative', code: COUNTIES.west } as const;
    const rule = written('watch-over-the-border', {
      watches: { ...own, where: { kind: 'area', area } },
    });
    const { now } = server.clock;
    const span = [now() - MINUTE, now()].map((at) => new Date(at).toISOString());
    const json = { rule, from: span[0], to: span[1] };
    const tried = await west('/api/watch-rules/test', { method: 'POST', json });
    for (const answer of [await create(rule, west), tried]) {
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({
        error: 'unknown-reference',
        details: STREAMS.gasEast,
      });
    }
  });

  it('recorded for later comes into force in its time, and that is told', async () => {
    await create(written('watch-later'));
    const soon = new Date(server.clock.now() + 5 * MINUTE).toISOString();
    const red = written('watch-later', { level: 'red' });
    expect((await change(red, 1, soon)).status).toBe(200);
    const level = () =>
      server.services.telemetry.watchRules
        .standing()
        .find(({ place }) => place.rule.id === 'watch-later')!.place.rule.level;
    expect(level()).toBe('orange');
    server.clock.advance(6 * MINUTE);
    await server.services.telemetry.evaluate();
    await expect.poll(level).toBe('red');
    await retire('watch-later', 2);
  });
});

describe('an alarm of a watch rule', () => {
  const SOURCE = `watch-gas@${COUNTIES.east}`;

  it('shows what was seen, is set aside, acknowledged and judged like any other', async () => {
    await create(written('watch-gas'));
    await speak(2);
    expect(await openAlarm(SOURCE)).toBeUndefined();
    await speak(6);
    const alarm = (await openAlarm(SOURCE))!;
    expect(alarm).toMatchObject({
      ...{ cause: 'combination', rule: 'watch-gas', stream: null, feed: null, level: 'orange' },
      place: expect.any(Array),
    });

    const sight = await ofHours<WatchSight>(`/api/alarms/${alarm.id}/sight`);
    expect(sight.risen!.parts).toMatchObject([
      { id: STREAMS.gasEast, answer: 'yes', value: 6, level: 'none' },
      { id: STREAMS.gasEast, answer: 'yes' },
    ]);
    const { rules } = await ofHours<{ rules: WatchRuleStanding[] }>('/api/watch-rules');
    expect(rules.find(({ rule }) => rule.id === 'watch-gas')).toMatchObject({
      ...{ version: 1, places: 1, yes: 1, no: 0, unknown: 0, standing: 1 },
      notable: [{ place: COUNTIES.east, answer: 'yes', level: 'orange' }],
    });

    const held = await administrator('/api/alarm-holds', {
      method: 'POST',
      json: {
        ...{ kind: 'shelved', source: `watch:${SOURCE}`, reason: 'trial', note: '', minutes: 10 },
      },
    });
    expect(await held.json()).toMatchObject({ name: alarm.name });
    const acknowledged = await administrator(`/api/alarms/${alarm.id}/acknowledgement`, {
      method: 'POST',
      json: { occurrence: 1 },
    });
    expect(acknowledged.status).toBe(200);
    const judged = await administrator(`/api/alarms/${alarm.id}/verdict`, {
      method: 'PUT',
      json: { verdict: 'false', reason: 'works-or-drill' },
    });
    expect(judged.status).toBe(200);
    server.clock.advance(1_000);
    expect(await ofHours<RuleRecord>('/api/watch-rules/watch-gas/record')).toMatchObject({
      ...{ alarms: 1, real: 0, false: 1 },
    });
    const figures = await ofHours<AlarmFigures>('/api/alarms/figures');
    expect(JSON.stringify(figures)).toContain(alarm.name);
  });

  it('is hidden from another county, and so are its parts', async () => {
    const alarm = (await openAlarm(SOURCE))!;
    const western = await server.as('coordinator', { area: COUNTIES.west });
    expect((await western(`/api/alarms/${alarm.id}/sight`)).status).toBe(404);
  });

  it('is not judged while its place is out of service, and is not cleared by that', async () => {
    const held = await administrator('/api/alarm-holds', {
      method: 'POST',
      json: {
        ...{ kind: 'out-of-service', source: `watch:${SOURCE}`, reason: 'trial', note: '' },
        minutes: null,
      },
    });
    const { id } = (await held.json()) as { id: number };
    await speak(2);
    expect(await openAlarm(SOURCE)).toBeDefined();
    await administrator(`/api/alarm-holds/${id}`, { method: 'DELETE' });
    await speak(2);
    expect(await openAlarm(SOURCE)).toBeUndefined();
  });

  it('is one of two sources at most: the database refuses two that stand, and one without any', async () => {
    const insert = (columns: string, values: string) =>
      server.services.database.query(
        `INSERT INTO alarm (cause, subject_kind, name, level, occurrence, active, raised_at,
           changed_at, unit, synthetic, ${columns})
         VALUES ('absence', 'station', 'x', 'blue', 1, true, now(), now(), '', true, ${values})`,
      );
    await insert('watch', `'watch-x@a'`);
    await expect(insert('watch', `'watch-x@a'`)).rejects.toThrow();
    await expect(insert('watch, feed', `'watch-x@b', 'sensors'`)).rejects.toThrow();
    await expect(insert('rule', `'watch-x'`)).rejects.toThrow();
  });
});

describe('a trial', () => {
  it('tells how often, where and how long it would have rung, what was not known, and what people said', async () => {
    server.clock.advance(1_000);
    const began = server.clock.now();
    for (const percent of [2, 6, 6, 2, 2]) await speak(percent);
    const span = {
      from: new Date(began).toISOString(),
      to: new Date(server.clock.now()).toISOString(),
    };
    const answer = await administrator('/api/watch-rules/test', {
      method: 'POST',
      json: { rule: written('watch-gas'), ...span },
    });
    const result = (await answer.json()) as WatchRuleTestResult;
    expect(result).toMatchObject({
      ...{ total: 1, next: null, places: 1, readings: 4, raised: 1, seconds: 120 },
      ...{ unknownSeconds: 60, spanSeconds: 300, alarms: 1, real: 0, judgedFalse: 0 },
      worst: [{ place: COUNTIES.east, raised: 1 }],
    });
    const past = await administrator('/api/watch-rules/test', {
      method: 'POST',
      json: { rule: written('watch-gas', { watches: gasPast(50) }), ...span },
    });
    expect(await past.json()).toMatchObject({ raised: 0, worst: [] });
    const rules = watchRuleRepository(server.services.database);
    const [first] = await rules.alarmsOf('watch-gas', new Date(0).toISOString(), span.to);
    expect(first).toMatchObject({ place: COUNTIES.east, verdict: 'false' });
  });
});
