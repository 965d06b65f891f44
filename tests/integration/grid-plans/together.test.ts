import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OwnPresence, Presence } from '../../../shared/wire/protocol.ts';
import type { Caller } from '../../support/callers.ts';
import {
  begin,
  bend,
  bodyOf,
  draw,
  read,
  send,
  throughConsultation,
} from '../../support/plan-acts.ts';
import { openScreen, type Screen, until } from '../../support/screen.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { gridOf, TOWNS } from '../../support/small-coverage.ts';

const MINUTE = 60_000;
/** Strokes of each of two analysts at once (FAULTS.md G12): a hundred in all, a thousand in the long form. */
const EACH = Number(process.env.GRID_STROKES ?? 100) / 2;

let server: TestServer;
let analyst: Caller;
let colleague: Caller;
const opened: Screen[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  server.clock.advance(MINUTE);
  analyst = await server.as('analyst');
  colleague = await server.as('analyst');
});
afterEach(() => {
  for (const screen of opened.splice(0)) screen.close();
});
afterAll(() => server?.close());

const open = async (by: Caller) => {
  const screen = await openScreen(server.baseUrl, by);
  opened.push(screen);
  const heard: Presence[] = [];
  screen.socket.on('presence', (message) => heard.push(message));
  return { screen, heard };
};
const at = (plan: string | null, more: Partial<OwnPresence> = {}): OwnPresence => ({
  ...{ plan, at: [120.31, 31.51], selection: [gridOf(TOWNS.eastOne, 1)], editing: [], ...more },
});

type Opened = Awaited<ReturnType<typeof open>>;
/** Says the same again now and then, as a screen does, until the other has it. */
const sayUntilHeard = async (one: Opened, other: Opened, word: OwnPresence) => {
  let looked = 0;
  await until('a word', () => {
    if (looked++ % 20 === 0) {
      server.clock.advance(200);
      one.screen.socket.emit('presence', word);
    }
    return other.heard.length > 0;
  });
};

describe('two analysts in one plan', () => {
  it('see each other’s cursor and the grids the other is editing, and that the other left', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const [one, other] = [await open(analyst), await open(colleague)];
    other.screen.socket.emit('presence', at(plan.id));
    await sayUntilHeard(one, other, at(plan.id, { editing: [gridOf(TOWNS.eastOne, 2)] }));
    expect(other.heard[0]).toMatchObject({
      ...{ plan: plan.id, actor: analyst.id, name: analyst.id, at: [120.31, 31.51] },
      editing: [gridOf(TOWNS.eastOne, 2)],
    });
    one.screen.socket.emit('presence', at(null, { at: null, selection: [] }));
    await until('the word of leaving', () => other.heard.at(-1)!.plan === null);
    const { rows } = await server.services.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM journal WHERE data::text LIKE '%120.31%'`,
    );
    expect(rows[0]!.count).toBe(0);
  });

  it('are not heard by whoever may not see the plan, nor from another desk', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const elsewhere = await open(await server.as('analyst', { area: TOWNS.westOne }));
    const [one, other] = [await open(analyst), await open(colleague)];
    elsewhere.screen.socket.emit('presence', at(plan.id));
    other.screen.socket.emit('presence', at(plan.id));
    await sayUntilHeard(one, other, at(plan.id));
    expect(elsewhere.heard).toEqual([]);
    const wall = await open(await server.as('wall'));
    wall.screen.socket.emit('presence', at(plan.id));
    await until('the wall’s socket to be closed', () => !wall.screen.isOpen());
  });

  it('of coordinators are heard in an incident of their area, and in no plan', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const coordinators = await Promise.all(
      [1, 2].map(async () => open(await server.as('coordinator'))),
    );
    const [one, other] = coordinators as [Opened, Opened];
    const elsewhere = await open(await server.as('coordinator', { area: TOWNS.westOne }));
    const answer = await (await server.as('coordinator'))('/api/incidents', {
      method: 'POST',
      json: {
        ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
        ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
      },
    });
    const { id } = (await answer.json()) as { id: string };
    const here = at(id, { at: null, selection: [], typing: true });
    elsewhere.screen.socket.emit('presence', here);
    other.screen.socket.emit('presence', at(plan.id));
    one.screen.socket.emit('presence', at(plan.id));
    other.screen.socket.emit('presence', here);
    await sayUntilHeard(one, other, here);
    expect(other.heard[0]).toMatchObject({ plan: id, typing: true });
    expect(other.heard.every((word) => word.plan === id)).toBe(true);
    expect(elsewhere.heard).toEqual([]);
  });

  it('see each stroke of the other by the journal, and a coordinator’s screen does not', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const other = await open(colleague);
    const coordinator = await open(await server.as('coordinator'));
    await draw(analyst, plan, ...bend(TOWNS.eastOne, 1));
    const strokes = ({ screen }: typeof other) =>
      screen.ranges.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'plan.drawn'));
    await until('both strokes', () => strokes(other).length === 2);
    expect(strokes(other)[1]!.data).toMatchObject({ plan: plan.id, act: 'edit', revision: 2 });
    const last = other.screen.ranges.at(-1)!.to;
    await until('the range', () => coordinator.screen.ranges.at(-1)?.to === last);
    expect(strokes(coordinator)).toEqual([]);
  });
});

describe('at the same moment', () => {
  it('of many strokes, none is lost and none is drawn twice (G12)', async () => {
    const plan = await begin(analyst, [TOWNS.eastTwo]);
    const rename = (name: string) => ({
      ...{ kind: 'describe' as const, grid: gridOf(TOWNS.eastTwo, 1), name },
    });
    const drawnBy = { [analyst.id]: 0, [colleague.id]: 0 };
    const bring = async (by: Caller, count: number) => {
      for (let turn = 0; turn < count; ) {
        const { plan: seen } = await read(by, plan);
        const edit = rename(`${by.id} ${turn}`);
        const { status } = await send(by, plan, 'edits', { basedOn: seen.revision, edit });
        if (status === 200) {
          turn += 1;
          drawnBy[by.id]! += 1;
        } else expect(status).toBe(412);
      }
    };
    await Promise.all([bring(analyst, EACH), bring(colleague, EACH)]);
    const file = await read(analyst, plan);
    expect(drawnBy).toEqual({ [analyst.id]: EACH, [colleague.id]: EACH });
    expect(file.edits.map(({ number }) => number)).toEqual(
      Array.from({ length: 2 * EACH }, (_, place) => place + 1),
    );
    expect(file.plan).toMatchObject({ revision: 2 * EACH, cursor: 2 * EACH });
    for (const by of [analyst, colleague]) {
      const own = file.edits.filter((edit) => edit.by === by.id).map(({ edit }) => edit);
      expect(own).toEqual(Array.from({ length: EACH }, (_, turn) => rename(`${by.id} ${turn}`)));
    }
  }, 600_000);

  it('two plans over one community are approved once', async () => {
    const [approver, second] = [await server.as('administrator'), await server.as('administrator')];
    const plans = await Promise.all(
      [1, 2].map(async (north) => {
        const plan = await begin(analyst, [TOWNS.westTwo]);
        return throughConsultation(
          analyst,
          await draw(analyst, plan, ...bend(TOWNS.westTwo, north)),
        );
      }),
    );
    const effectiveFrom = new Date(server.clock.now() + 60 * MINUTE).toISOString();
    const answers = await Promise.all(
      plans.map((plan, place) =>
        send(place === 0 ? approver : second, plan, 'approve', {
          ...{ basedOn: plan.revision, effectiveFrom, answer: null },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(await bodyOf(refused, 409)).toMatchObject({ error: 'plan-overlaps-approved' });
  });

  it('a plan takes effect once, however many look at the clock', async () => {
    server.clock.advance(61 * MINUTE);
    await server.services.telemetry.refresh();
    const { takeEffect } = await import('../../../server/grid-plans/take-effect.ts');
    const { rows } = await server.services.database.query<{ id: string }>(
      `SELECT id FROM grid_plan WHERE state = 'approved'`,
    );
    expect(rows).toHaveLength(1);
    const done = await Promise.all(
      [1, 2, 3].map(() => takeEffect(server.services, rows[0]!.id, 'begin')),
    );
    expect(done.filter(Boolean)).toHaveLength(1);
    const versions = await server.services.database.query(
      'SELECT 1 FROM coverage WHERE plan = $1',
      [rows[0]!.id],
    );
    expect(versions.rows).toHaveLength(1);
  });
});
