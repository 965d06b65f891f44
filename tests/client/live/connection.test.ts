import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONDITION_CODE, CONDITIONS } from '../../../shared/model/level.ts';
import { NOT_LIVE_AFTER_MS } from '../../../shared/wire/protocol.ts';
import { FakeServer, GRIDS, screenOf } from '../../support/client/fake-server.ts';

const [LAKE_SIDE] = GRIDS;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function connected() {
  const server = new FakeServer();
  const screen = screenOf(server);
  await screen.connection.start();
  server.welcome();
  await vi.advanceTimersByTimeAsync(10);
  /** Time passes here and on every timer. */
  const pass = async (ms: number) => {
    for (let step = 0; step < ms; step += 500) {
      screen.time.ms += 500;
      await vi.advanceTimersByTimeAsync(500);
    }
  };
  return { server, screen, pass };
}

/** What the server would paint, grid by grid. */
const truth = (server: FakeServer) =>
  GRIDS.map((grid) => CONDITION_CODE[server.conditions.get(grid) ?? 'none']);

describe('a fresh screen', () => {
  it('is live once the picture is there and the server is heard', async () => {
    const { screen } = await connected();
    expect(screen.state.status).toBe('live');
    expect(screen.state.step).toBe('done');
    expect(screen.state.synthetic).toBe(true);
  });

  it('is not live on a picture alone, without a word on the socket', async () => {
    const server = new FakeServer();
    const screen = screenOf(server);
    await screen.connection.start();
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.state.step).toBe('done');
    expect(screen.state.status).toBe('connecting');
  });

  it('keeps what is announced while the picture is on its way', async () => {
    const server = new FakeServer();
    const screen = screenOf(server);
    const starting = screen.connection.start();
    server.transport.open();
    server.announce(server.commit(LAKE_SIDE, 'red'));
    await starting;
    server.welcome();
    await vi.advanceTimersByTimeAsync(10);
    expect([...screen.state.gridConditions]).toEqual(truth(server));
    expect(screen.state.journalNumber).toBe(1);
  });

  it('asks to sign in when nobody is signed in', async () => {
    const server = new FakeServer();
    server.signedIn = false;
    const screen = screenOf(server);
    await screen.connection.start();
    expect(screen.state.status).toBe('signed-out');
    expect(server.opened).toBe(0);
  });
});

describe('a lost announcement (F31)', () => {
  it('is fetched as soon as the next one shows the gap', async () => {
    const { server, screen } = await connected();
    server.commit(LAKE_SIDE, 'orange');
    server.announce(server.commit(GRIDS[1], 'blue'));
    await vi.advanceTimersByTimeAsync(10);
    expect([...screen.state.gridConditions]).toEqual(truth(server));
    expect(screen.state.journal.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('is found by the next heartbeat when it was the last', async () => {
    const { server, screen } = await connected();
    server.commit(LAKE_SIDE, 'red');
    server.heartbeat();
    await vi.advanceTimersByTimeAsync(10);
    expect([...screen.state.gridConditions]).toEqual(truth(server));
  });

  it('leaves the same state as the server when 1 in 100 is lost', async () => {
    const { server, screen } = await connected();
    const rounds = 2_000;
    for (let round = 0; round < rounds; round++) {
      const grid = GRIDS[round % GRIDS.length]!;
      const range = server.commit(grid, CONDITIONS[(round * 7) % CONDITIONS.length]!);
      if ((round * 31) % 100 !== 0) server.announce(range);
      if (round % 50 === 0) await vi.advanceTimersByTimeAsync(5);
    }
    server.heartbeat();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(screen.state.journalNumber).toBe(rounds);
    expect([...screen.state.gridConditions]).toEqual(truth(server));
  });

  it('told twice has no second effect', async () => {
    const { server, screen } = await connected();
    const first = server.commit(LAKE_SIDE, 'red');
    server.announce(first);
    server.announce(server.commit(LAKE_SIDE, 'none'));
    server.announce(first);
    expect([...screen.state.gridConditions]).toEqual(truth(server));
    expect(screen.state.journal).toHaveLength(2);
  });

  it('becomes a fresh picture when the journal does not answer', async () => {
    const { server, screen } = await connected();
    const get = server.api.get;
    const refusing = vi
      .spyOn(server.api, 'get')
      .mockImplementation(async (path) =>
        path.startsWith('/api/journal')
          ? { ok: false, refusal: { status: 503, error: 'busy', message: '' } }
          : get(path),
      );
    server.commit(LAKE_SIDE, 'red');
    server.heartbeat();
    await vi.advanceTimersByTimeAsync(5_000);
    refusing.mockRestore();
    expect([...screen.state.gridConditions]).toEqual(truth(server));
  });
});

/** The answers to some addresses are refused until it is said otherwise. */
function refusing(server: FakeServer, ...paths: string[]) {
  const get = server.api.get;
  const refusal = { status: 503, error: 'overloaded', message: '' };
  return vi
    .spyOn(server.api, 'get')
    .mockImplementation(async (path) =>
      paths.some((refused) => path.startsWith(refused)) ? { ok: false, refusal } : get(path),
    );
}

describe('what is known to be missing', () => {
  it('makes the picture not live, though the server is heard, until it is there', async () => {
    const { server, screen, pass } = await connected();
    const refused = refusing(server, '/api/journal', '/api/situation');
    server.commit(LAKE_SIDE, 'red');
    for (let beat = 0; beat < 4; beat += 1) {
      server.heartbeat();
      await pass(2_000);
    }
    expect(screen.state.status).toBe('not-live');
    expect(screen.state.notLiveSince).not.toBeNull();
    refused.mockRestore();
    for (let beat = 0; beat < 4; beat += 1) {
      server.heartbeat();
      await pass(2_000);
    }
    expect(screen.state.status).toBe('live');
    expect([...screen.state.gridConditions]).toEqual(truth(server));
  });

  it('is looked for without a word when it is there at once', async () => {
    const { server, screen, pass } = await connected();
    server.boot = 'boot-two';
    server.welcome();
    await pass(3_000);
    server.heartbeat();
    expect(new Set(screen.history)).not.toContain('not-live');
  });

  it('is everything when another server answers and has no picture to give', async () => {
    const { server, screen, pass } = await connected();
    refusing(server, '/api/situation');
    server.boot = 'boot-two';
    server.welcome();
    await pass(3_000);
    server.heartbeat();
    expect(screen.state.status).toBe('not-live');
  });

  it('does not come with a picture that was asked for before a sleep', async () => {
    const { server, screen } = await connected();
    const get = server.api.get;
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = vi.spyOn(server.api, 'get').mockImplementation(async (path) => {
      const answer = await get(path);
      if (path.startsWith('/api/situation')) await held;
      return answer;
    });
    server.welcome();
    await vi.advanceTimersByTimeAsync(10);
    first.mockImplementation(async (path) => {
      await new Promise(() => undefined);
      return get(path);
    });
    screen.time.ms += 600_000;
    server.heartbeat();
    release();
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.state.status).toBe('not-live');
  });
});

describe('a silent line (G13)', () => {
  it('is said at most a second after the limit, since the last sign of life', async () => {
    const { server, screen, pass } = await connected();
    server.heartbeat();
    const heardAt = Date.parse('2026-11-22T10:00:00.000Z');
    await pass(NOT_LIVE_AFTER_MS - 500);
    expect(screen.state.status).toBe('live');
    await pass(1_000);
    expect(screen.state.status).toBe('not-live');
    expect(Math.abs(screen.state.notLiveSince! - heardAt)).toBeLessThanOrEqual(1_000);
    expect(server.opened).toBeGreaterThan(1);
  });

  it('does not end with the first word: a fresh picture comes first', async () => {
    const { server, screen, pass } = await connected();
    await pass(NOT_LIVE_AFTER_MS + 1_000);
    const get = server.api.get;
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    vi.spyOn(server.api, 'get').mockImplementation(async (path) => {
      await held;
      return get(path);
    });
    server.welcome();
    server.heartbeat();
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.state.status).toBe('not-live');
    release();
    await vi.advanceTimersByTimeAsync(10);
    server.heartbeat();
    expect(screen.state.status).toBe('live');
    expect(screen.state.notLiveSince).toBeNull();
  });

  it('is found on waking by the first message, before that message counts (F42)', async () => {
    const { server, screen } = await connected();
    screen.time.ms += 600_000;
    server.announce(server.commit(LAKE_SIDE, 'red'));
    expect(screen.history.slice(-2)).toEqual(['live', 'not-live']);
    server.welcome();
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.state.status).toBe('live');
    expect([...screen.state.gridConditions]).toEqual(truth(server));
  });
});

describe('a restarted server', () => {
  it('is met with a fresh picture', async () => {
    const { server, screen } = await connected();
    const before = server.asked('/api/situation');
    server.boot = 'boot-two';
    server.commit(LAKE_SIDE, 'yellow');
    server.welcome();
    await vi.advanceTimersByTimeAsync(10);
    expect(server.asked('/api/situation')).toBe(before + 1);
    expect([...screen.state.gridConditions]).toEqual(truth(server));
    expect(server.asked('/api/coverage')).toBe(1);
  });

  it('that said good-bye is called again after the time it asked for', async () => {
    const { server, pass } = await connected();
    const before = server.opened;
    server.closing('shutting-down');
    expect(server.opened).toBe(before);
    await pass(1_500);
    expect(server.opened).toBe(before + 1);
  });
});

describe('a server of another version', () => {
  it('is no picture that is live, and is asked again until one of this version answers', async () => {
    const { server, screen, pass } = await connected();
    server.protocol += 1;
    server.welcome();
    expect(screen.outdated).toBe(1);
    expect(screen.state.status).toBe('not-live');
    const before = server.opened;
    await pass(15_000);
    expect(server.opened).toBe(before + 1);
    server.protocol -= 1;
    server.welcome();
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.outdated).toBe(1);
    expect(screen.state.status).toBe('live');
  });
});

describe('a display whose place another has taken (F36)', () => {
  it('says at once that it is not live, and comes again when it was told to and not before', async () => {
    const { server, screen, pass } = await connected();
    const before = server.opened;
    server.closing('replaced', 60_000);
    expect(screen.state.status).toBe('not-live');
    await pass(59_000);
    expect(server.opened).toBe(before);
    await pass(2_000);
    expect(server.opened).toBe(before + 1);
  });
});

describe('a machine whose forward clock stood still while it slept (F42)', () => {
  it('shows nothing old as live when it wakes', async () => {
    const { screen, pass } = await connected();
    screen.time.asleep += 8 * 3_600_000;
    await pass(500);
    expect(screen.state.status).toBe('not-live');
  });
});

describe('code that cannot be fetched', () => {
  it('is asked for again until the picture is there', async () => {
    const server = new FakeServer();
    const screen = screenOf(server);
    screen.can.unfold = false;
    await screen.connection.start();
    server.welcome();
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.state).toMatchObject({ status: 'connecting', loadError: 'unreachable' });
    screen.can.unfold = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(screen.state.status).toBe('live');
  });
});

describe('an ended session (F34)', () => {
  it('keeps the last picture, says that it is old and asks to sign in', async () => {
    const { server, screen } = await connected();
    server.announce(server.commit(LAKE_SIDE, 'red'));
    server.closing('session-ended');
    expect(screen.state.status).toBe('signed-out');
    expect(screen.state.notLiveSince).not.toBeNull();
    expect([...screen.state.gridConditions]).toEqual(truth(server));
    server.heartbeat();
    expect(screen.state.status).toBe('signed-out');
  });

  it('goes on with what was missed once somebody has signed in', async () => {
    const { server, screen, pass } = await connected();
    server.closing('session-ended');
    server.commit(LAKE_SIDE, 'red');
    await screen.connection.start();
    server.welcome();
    await pass(500);
    expect(screen.state).toMatchObject({ status: 'live', notLiveSince: null });
    expect([...screen.state.gridConditions]).toEqual(truth(server));
  });
});
