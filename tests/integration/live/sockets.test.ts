import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cookieName } from '../../../server/identity/cookies.ts';
import type { Caller } from '../../support/callers.ts';
import { writeEntries } from '../../support/journal.ts';
import { newestReading } from '../../support/newest.ts';
import { openScreen, type Screen, socketOf, streamsIn, until } from '../../support/screen.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
const opened: Screen[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  for (const screen of opened.splice(0)) screen.close();
});
afterAll(() => server?.close());

const open = async (caller: Pick<Caller, 'cookie'>): Promise<Screen> => {
  const screen = await openScreen(server.baseUrl, caller);
  opened.push(screen);
  return screen;
};
const openAs = async (area?: string): Promise<Screen> =>
  open(await server.as('coordinator', area === undefined ? {} : { area }));

const EAST_ONE = { county: COUNTIES.east, town: TOWNS.eastOne };
const WEST_ONE = { county: COUNTIES.west, town: TOWNS.westOne };
let time = Date.parse('2026-07-06T02:00:00.000Z');
const speak = (number: number, place: object = {}) =>
  server.services.newest.apply(newestReading(number, { ...place, at: ++time }));

describe('coming in', () => {
  const refusal = async (headers: Record<string, string>): Promise<string> => {
    const socket = socketOf(server.baseUrl, headers);
    return new Promise((resolve) => {
      socket.on('connect', () => resolve('connected'));
      socket.on('connect_error', ({ message }) => resolve(message));
    });
  };

  it('needs a session, an origin of ours and a screen', async () => {
    const { cookie } = await server.as('analyst');
    const origin = server.baseUrl;
    const forged = `${cookieName(server.services.config, 'person')}=${'x'.repeat(43)}`;
    expect(await refusal({ origin })).toBe('websocket error');
    expect(await refusal({ origin, cookie: forged })).toBe('websocket error');
    expect(await refusal({ cookie })).toBe('websocket error');
    expect(await refusal({ cookie, origin: 'https://elsewhere.example' })).toBe('websocket error');
    expect(await refusal({ cookie, origin })).toBe('connected');
  });

  it('is welcomed with the number the picture must reach', async () => {
    await writeEntries(server.services, { kind: 'feed.silent' });
    await until('the entry', () => server.services.journal.head() > 0);
    const { welcome } = await openAs();
    expect(welcome).toMatchObject({
      protocol: 1,
      boot: server.services.boot,
      journal: server.services.journal.head(),
      serverTime: '2026-07-06T02:00:00.000Z',
    });
  });
});

describe('the journal on sockets', () => {
  it('arrives without gaps from the welcome on, each screen with its own entries', async () => {
    const [city, town] = [await openAs(), await openAs(TOWNS.eastOne)];
    await writeEntries(
      server.services,
      { kind: 'alarm.raised', ...EAST_ONE },
      { kind: 'alarm.raised', ...WEST_ONE },
    );
    await writeEntries(server.services, { kind: 'alarm.cleared', ...WEST_ONE });
    const head = server.services.journal.head;
    const last = city.welcome.journal + 3;
    await until('the ranges', () => head() === last && town.ranges.at(-1)?.to === last);
    await until('the ranges', () => city.ranges.at(-1)?.to === last);
    for (const screen of [city, town]) {
      const next = screen.ranges.map(({ from }) => from);
      const before = [screen.welcome.journal, ...screen.ranges.map(({ to }) => to)];
      expect(next).toEqual(before.slice(0, -1).map((number) => number + 1));
    }
    const kinds = ({ ranges }: Screen) =>
      ranges.flatMap(({ entries }) => entries.map((e) => e.town));
    expect(kinds(city)).toEqual([TOWNS.eastOne, TOWNS.westOne, TOWNS.westOne]);
    expect(kinds(town)).toEqual([TOWNS.eastOne]);
  });

  it('shows a gap to a screen that missed an announcement', async () => {
    const screen = await openAs();
    const deaf = () => screen.ranges.splice(0);
    await writeEntries(server.services, { kind: 'feed.silent' });
    await until('the first', () => screen.ranges.length === 1);
    deaf();
    await writeEntries(server.services, { kind: 'feed.recovered' });
    await until('the second', () => screen.ranges.length === 1);
    expect(screen.ranges[0]!.from).toBe(screen.welcome.journal + 2);
  });
});

describe('frames', () => {
  it('carry what changed to whom it concerns, and nothing else', async () => {
    const [city, town] = [await openAs(), await openAs(TOWNS.eastOne)];
    speak(1, EAST_ONE);
    speak(2, WEST_ONE);
    await until('both', () => city.frames.flatMap(streamsIn).includes(2));
    await until('its own', () => town.frames.flatMap(streamsIn).includes(1));
    expect(new Set(city.frames.flatMap(streamsIn))).toEqual(new Set([1, 2]));
    expect(new Set(town.frames.flatMap(streamsIn))).toEqual(new Set([1]));
  });

  it('begin with what was heard before the screen came: its picture may be older', async () => {
    speak(1, EAST_ONE);
    speak(2, WEST_ONE);
    const screen = await openAs();
    await until('a frame', () => screen.frames.length > 0);
    expect(screen.frames[0]!.keyframe).toBe(true);
    expect(new Set(streamsIn(screen.frames[0]!))).toEqual(new Set([1, 2]));
  });

  it('follow the towns a screen watches, beginning with all that is known of them', async () => {
    const screen = await openAs();
    speak(1, EAST_ONE);
    speak(2, WEST_ONE);
    await until('both', () => screen.frames.flatMap(streamsIn).includes(2));
    screen.frames.splice(0);
    screen.socket.emit('watch', { towns: [TOWNS.westOne] });
    await until('the key frame', () => screen.frames.length > 0);
    expect(screen.frames[0]!.keyframe).toBe(true);
    expect(screen.frames[0]!.slices.map(({ town }) => town)).toEqual([Number(TOWNS.westOne)]);
    speak(1, EAST_ONE);
    speak(2, WEST_ONE);
    await until('a frame', () => screen.frames.length > 1);
    expect(streamsIn(screen.frames[1]!)).toEqual([2]);
  });
});

describe('the heartbeat', () => {
  it('says that the server lives and how far it is', async () => {
    const screen = await openAs();
    await until('a heartbeat', () => screen.heartbeats.length > 0);
    expect(screen.heartbeats[0]).toMatchObject({
      journal: server.services.journal.head(),
      database: 'ok',
      serverTime: '2026-07-06T02:00:00.000Z',
    });
  });
});

describe('a session that ends', () => {
  const timeToClose = async (screen: Screen, reason: string): Promise<number> => {
    const start = performance.now();
    await until('the end', () => !screen.isOpen());
    expect(screen.closings.map((closing) => closing.reason)).toEqual([reason]);
    return performance.now() - start;
  };

  it('takes its screens with it at once when this node ends it', async () => {
    const caller = await server.as('coordinator');
    const [screen, twin, other] = [await open(caller), await open(caller), await openAs()];
    server.services.identity.ended([caller.session!]);
    expect(await timeToClose(screen, 'session-ended')).toBeLessThan(500);
    await until('the twin', () => !twin.isOpen());
    expect(other.isOpen()).toBe(true);
  });

  it('takes its screens with it within 2 s when the table alone knows (G10)', async () => {
    const caller = await server.as('coordinator');
    const screen = await open(caller);
    await server.services.database.query(
      'UPDATE session SET ended_at = now() WHERE public_id = $1',
      [caller.session],
    );
    expect(await timeToClose(screen, 'session-ended')).toBeLessThan(2_000);
  });

  it('takes its screens with it when it may see something else than before', async () => {
    const caller = await server.as('coordinator');
    const screen = await open(caller);
    await server.services.database.query('UPDATE account SET area = $2 WHERE id = $1', [
      caller.id,
      TOWNS.eastOne,
    ]);
    expect(await timeToClose(screen, 'session-ended')).toBeLessThan(2_000);
  });

  it('closes the older of two displays that show one wall (F36)', async () => {
    const caller = await server.as('wall');
    const first = await open(caller);
    const second = await open(caller);
    await timeToClose(first, 'replaced');
    expect(second.isOpen()).toBe(true);
  });

  it('closes a display whose wall was opened on another node since (F36)', async () => {
    const caller = await server.as('wall');
    const screen = await open(caller);
    const { database } = server.services;
    const shownOn = async () => {
      const sql = 'SELECT display FROM session WHERE public_id = $1';
      return (await database.query<{ display: string }>(sql, [caller.session])).rows[0]?.display;
    };
    await expect.poll(shownOn).toBe(screen.socket.id);
    await database.query(`UPDATE session SET display = 'of another node' WHERE public_id = $1`, [
      caller.session,
    ]);
    expect(await timeToClose(screen, 'replaced')).toBeLessThan(2_000);
    expect(await shownOn(), 'and it does not take it back').toBe('of another node');
  });
});

describe('hostile packets (F33, S10)', () => {
  const raw = (screen: Screen, packet: string | Buffer) => {
    const { engine } = screen.socket.io;
    engine.write(packet as string);
  };

  it.each([
    ['an unknown event', '2["dispatch",{}]'],
    ['an event of the server', '2["journal",{"from":1,"to":2,"entries":[]}]'],
    ['a watch of nothing', '2["watch"]'],
    ['a poisoned watch', '2["watch",{"towns":null,"__proto__":{"role":"administrator"}}]'],
    ['a watch that wants an answer', '27["watch",{"towns":null}]'],
    ['a prototype as event', '2["__proto__",1]'],
    ['attachments', '51-["watch",{"_placeholder":true,"num":0}]'],
    ['a packet that is none', '9'],
    ['a second connect', '0'],
    ['bytes', Buffer.from([1, 2, 3])],
  ])('%s closes the socket and nobody else’s', async (_, packet) => {
    const [screen, other] = [await openAs(), await openAs()];
    raw(screen, packet);
    await until('the end', () => !screen.isOpen());
    expect(other.isOpen()).toBe(true);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it('a message of 2 MB closes the socket', async () => {
    const screen = await openAs();
    raw(screen, `2["watch",{"towns":["${'3'.repeat(2_000_000)}"]}]`);
    await until('the end', () => !screen.isOpen());
  });

  it('a flood of watches closes the socket', async () => {
    const screen = await openAs();
    for (let turn = 0; turn < 100; turn++) screen.socket.emit('watch', { towns: null });
    await until('the end', () => !screen.isOpen());
    expect(screen.closings[0]!.reason).toBe('bad-message');
  });

  it('leave the server alive', async () => {
    const screen = await openAs();
    speak(1, EAST_ONE);
    await until('a frame', () => screen.frames.length > 0);
  });
});

describe('time', () => {
  it('ends a session on an open socket within 2 s of its expiry (F34)', async () => {
    const screen = await openAs();
    server.clock.advance(Date.parse(screen.welcome.expiresAt) - server.clock.now());
    const start = performance.now();
    await until('the end', () => !screen.isOpen());
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(screen.closings[0]!.reason).toBe('session-ended');
  });
});
