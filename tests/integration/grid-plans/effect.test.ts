import type { Topology } from 'topojson-specification';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../../shared/geo/topology.ts';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import { firstCommand } from '../../../shared/risk/command-life.ts';
import type { PlanImpact } from '../../../shared/wire/grid-plan-impact.ts';
import type { GridLineage } from '../../../shared/wire/grid-versions.ts';
import type { Registers, Situation } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { approve, begin, bodyOf, draw, read, send } from '../../support/plan-acts.ts';
import { openScreen, until } from '../../support/screen.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { gridOf, lineBetween, middleOf, TOWNS } from '../../support/small-coverage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let server: TestServer;
let analyst: Caller;
let approver: Caller;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.advance(MINUTE);
  await signIn();
});
afterAll(() => server?.close());
const signIn = async () => {
  analyst = await server.as('analyst');
  approver = await server.as('administrator');
};
const nowText = (ahead = 0) => new Date(server.clock.now() + ahead).toISOString();
/** The clock goes on and the server looks at it, as it does every second. */
const pass = async (ms: number) => {
  server.clock.advance(ms);
  await server.services.telemetry.refresh();
  await server.services.telemetry.evaluate();
  await signIn();
};

/** Cuts the southern grid of a town from south to north, a part of its width from its eastern border. */
const splitSouth = (town: string, part: number) => {
  const [west, east] = lineBetween(town);
  const lon = Number((east[0] - part * (east[0] - west[0])).toFixed(6));
  const line: [number, number][] = [
    [lon, Number((west[1] - 0.011).toFixed(6))],
    [lon, Number((west[1] + 0.001).toFixed(6))],
  ];
  return [{ kind: 'split' as const, grid: gridOf(town, 1), line, newGrid: 'new-1' }];
};
const splitPlan = async (town: string, more = {}, part = 0.25): Promise<GridPlan> =>
  draw(analyst, await begin(analyst, [town], more), ...splitSouth(town, part));

/** The code of the one new grid of an approved plan. */
const newCode = async (plan: GridPlan): Promise<string> =>
  (await read(analyst, plan)).codes[0]!.code;
const situation = async (): Promise<Situation> => bodyOf(await analyst('/api/situation'));
const gridsOf = (topology: Topology): string[] =>
  (topology.objects.grids as { geometries: Parameters<typeof codeOf>[0][] }).geometries.map(codeOf);
const gridsAt = async (at: string) =>
  gridsOf(await bodyOf<Topology>(await analyst(`/api/coverage?at=${encodeURIComponent(at)}`)));

describe('a plan that takes effect', () => {
  it('gives new grids the next codes of their community, never one that was given before', async () => {
    const first = await approve(analyst, approver, await splitPlan(TOWNS.westOne), nowText(DAY));
    expect((await read(analyst, first)).codes).toEqual([
      { key: 'new-1', code: `${TOWNS.westOne}001003` },
    ]);
    await bodyOf(await send(analyst, first, 'withdraw', { reason: '另行调整' }));
    const second = await approve(analyst, approver, await splitPlan(TOWNS.westOne), nowText(DAY));
    expect((await read(analyst, second)).codes).toEqual([
      { key: 'new-1', code: `${TOWNS.westOne}001004` },
    ]);
    await bodyOf(await send(analyst, second, 'withdraw', { reason: '另行调整' }));
  });

  it('tells every screen at that moment, which then has the new grids', async () => {
    const wall = await openScreen(server.baseUrl, await server.as('wall'));
    const before = await situation();
    const plan = await approve(analyst, approver, await splitPlan(TOWNS.eastTwo), nowText(DAY));
    await pass(DAY - MINUTE);
    expect((await situation()).coverageVersion).toBe(before.coverageVersion);
    await pass(MINUTE);
    const kinds = () => wall.ranges.flatMap(({ entries }) => entries.map(({ kind }) => kind));
    await until('the new coverage', () => kinds().includes('coverage.changed'));
    expect(kinds()).not.toContain('plan.drawn');
    wall.close();
    const after = await situation();
    expect(after.coverageVersion).not.toBe(before.coverageVersion);
    expect(after.registersRevision).not.toBe(before.registersRevision);
    const answer = await analyst(`/api/coverage/${after.coverageVersion}`);
    const codes = gridsOf(await bodyOf<Topology>(answer));
    const code = await newCode(plan);
    expect(codes).toContain(code);
    expect(codes).toHaveLength(9);
    expect((await read(analyst, plan)).plan).toMatchObject({ state: 'effective' });
  });

  it('leaves the boundaries of a past date as they were, with their lineage', async () => {
    const before = nowText();
    const plan = await approve(analyst, approver, await splitPlan(TOWNS.westTwo), nowText(DAY));
    const code = await newCode(plan);
    await pass(2 * DAY);
    expect(await gridsAt(before)).not.toContain(code);
    expect(await gridsAt(nowText())).toContain(code);
    expect((await analyst('/api/coverage?at=2001-01-01T00:00:00.000Z')).status).toBe(404);
    const parent = gridOf(TOWNS.westTwo, 1);
    const lineage = await bodyOf<GridLineage>(await analyst(`/api/grids/${parent}/lineage`));
    expect(lineage.versions).toMatchObject([
      { validFrom: plan.effectiveFrom, validTo: null },
      { validTo: plan.effectiveFrom },
    ]);
    const shares = lineage.steps.map(({ from, to, share }) => [from, to, Number(share.toFixed(2))]);
    expect(shares).toEqual([
      [parent, parent, 0.75],
      [parent, code, 0.25],
    ]);
  });

  it('is valid from its day and recorded when it was done, also by a server that was down', async () => {
    const plan = await approve(analyst, approver, await splitPlan(TOWNS.westOne), nowText(DAY));
    await pass(3 * DAY);
    const { rows } = await server.services.database.query<{ from: string; recorded: string }>(
      `SELECT valid_from AS "from", recorded_at AS recorded FROM grid WHERE plan = $1`,
      [plan.id],
    );
    // The neighbour to the north has the vertex where the cut ends.
    expect(rows).toHaveLength(3);
    for (const { from, recorded } of rows) {
      expect(from).toBe(plan.effectiveFrom);
      expect(recorded).toBe(nowText());
    }
  });

  it('links what lives to the grid it is in now, and leaves what happened where it happened', async () => {
    const { database } = server.services;
    const [lon, lat] = middleOf(TOWNS.eastOne);
    await database.query(
      `UPDATE hazard SET place = ST_SetSRID(ST_MakePoint($1, $2), 4326) WHERE id = 'chemical-east'`,
      [lon + 0.008, lat],
    );
    await database.query(
      `INSERT INTO alarm (cause, feed, subject_kind, subject, name, level, occurrence, active, raised_at,
         changed_at, acknowledged_at, acknowledged_by, unit, place, county, town, grid, synthetic)
       VALUES ('threshold', 'sensors', 'hazard', 'chemical-east', '旧告警', 'red', 1, false, $1, $1, $1,
         'x', '', ST_SetSRID(ST_MakePoint($2, $3), 4326), '320205', $4, $5, true)`,
      [nowText(), lon + 0.008, lat, TOWNS.eastOne, gridOf(TOWNS.eastOne, 1)],
    );
    await database.query(
      `INSERT INTO incident (id, class, kind, title, state, place, grid, county, town, alarms, received_at,
         opened_at, opened_by, changed_at, version, synthetic, command)
       VALUES ('leak', 'accident', 'x', '泄漏', 'responding', ST_SetSRID(ST_MakePoint($2, $3), 4326), $5,
         '320205', $4, '[]', $1, $1, 'x', $1, 1, true, $6)`,
      [
        ...[nowText(), lon + 0.008, lat, TOWNS.eastOne, gridOf(TOWNS.eastOne, 1)],
        JSON.stringify(firstCommand('county', nowText())),
      ],
    );
    const drawn = await splitPlan(TOWNS.eastOne);
    const impact = await bodyOf<PlanImpact>(await analyst(`/api/plans/${drawn.id}/impact`));
    expect(impact.things).toMatchObject([
      { kind: 'hazard', id: 'chemical-east', from: gridOf(TOWNS.eastOne, 1), to: 'new-1' },
      { kind: 'incident', id: 'leak', from: gridOf(TOWNS.eastOne, 1), to: 'new-1' },
    ]);
    const figures = impact.grids.map(({ key, change, before, after }) => [
      ...[key, change, before?.hazards ?? null, after?.hazards ?? null],
    ]);
    expect(figures).toEqual([
      [gridOf(TOWNS.eastOne, 1), 'changed', 1, 0],
      ['new-1', 'added', null, 1],
    ]);
    const plan = await approve(analyst, approver, drawn);
    await pass(MINUTE);
    const code = await newCode(plan);
    const registers = await bodyOf<Registers>(await analyst('/api/registers'));
    expect(registers.hazards.find(({ id }) => id === 'chemical-east')!.grid).toBe(code);
    expect(registers.streams.find(({ id }) => id === 'gauge-east')!.grid).toBe(
      gridOf(TOWNS.eastOne, 1),
    );
    const { rows } = await database.query<{ grid: string }>(
      `SELECT grid FROM alarm WHERE name = '旧告警'`,
    );
    expect(rows).toEqual([{ grid: gridOf(TOWNS.eastOne, 1) }]);
    const incident = await database.query(`SELECT grid FROM incident WHERE id = 'leak'`);
    expect(incident.rows).toEqual([{ grid: gridOf(TOWNS.eastOne, 1) }]);
    const condition = await database.query<{ condition: number }>(
      'SELECT condition FROM grid_condition WHERE code = $1',
      [code],
    );
    expect(condition.rows).toEqual([{ condition: 3 }]);
    const card = await bodyOf<{ hazards: { id: string }[] }>(await analyst(`/api/grids/${code}`));
    expect(card.hazards.map(({ id }) => id)).toEqual(['chemical-east']);
  });

  it('done for a time gives its parts the parent’s code with a suffix, and goes back at its end', async () => {
    const temporaryUntil = nowText(5 * DAY);
    const plan = await splitPlan(TOWNS.westOne, { temporaryUntil }, 0.5);
    const before = await gridsAt(nowText());
    const approved = await approve(analyst, approver, plan, nowText(DAY));
    const [given] = (await read(analyst, approved)).codes;
    expect(given).toEqual({ key: 'new-1', code: `${gridOf(TOWNS.westOne, 1)}-T1` });
    await pass(2 * DAY);
    expect(await gridsAt(nowText())).toContain(given!.code);
    await pass(4 * DAY);
    expect(await gridsAt(nowText())).toEqual(before);
    expect(await gridsAt(nowText(-3 * DAY))).toContain(given!.code);
    const { plan: ended } = await read(analyst, approved);
    expect(ended).toMatchObject({ state: 'effective', temporaryUntil });
    expect((await analyst(`/api/grids/${given!.code}`)).status).toBe(404);
  });

  it('that cannot take effect holds up no other plan, and takes effect once it can', async () => {
    const { database } = server.services;
    const taken = gridOf(TOWNS.westOne, 1);
    const first = await splitPlan(TOWNS.westOne, {}, 0.6);
    const broken = await approve(analyst, approver, first, nowText(DAY));
    const second = await splitPlan(TOWNS.westTwo, {}, 0.6);
    const sound = await approve(analyst, approver, second, nowText(DAY + MINUTE));
    // The grid it changes is not in force: what was approved has no ground.
    const closed = nowText();
    await database.query(
      `UPDATE grid SET valid_to = $2, retired_at = $2 WHERE code = $1 AND valid_to IS NULL`,
      [taken, closed],
    );
    await pass(DAY + MINUTE);
    const states = async () => [
      (await read(analyst, broken)).plan.state,
      (await read(analyst, sound)).plan.state,
    ];
    expect(await states()).toEqual(['approved', 'effective']);
    await database.query(
      'UPDATE grid SET valid_to = NULL, retired_at = NULL WHERE code = $1 AND valid_to = $2',
      [taken, closed],
    );
    await pass(MINUTE);
    expect(await states()).toEqual(['effective', 'effective']);
  });
});
