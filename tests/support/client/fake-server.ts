import type { Topology } from 'topojson-specification';
import type { Answer, Api } from '../../../client/live/api.ts';
import { Connection } from '../../../client/live/connection.ts';
import type { Transport, TransportEvents } from '../../../client/live/transport.ts';
import { unfoldCoverage } from '../../../client/live/unfold-coverage.ts';
import { createServerClock } from '../../../client/store/clock.ts';
import { emptyLiveState, type LiveState } from '../../../client/store/live-store.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import type { Me } from '../../../shared/model/account.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { CONDITION_CODE, type Condition } from '../../../shared/model/level.ts';
import { type JournalAnnouncement, PROTOCOL_VERSION } from '../../../shared/wire/protocol.ts';
import type { Registers, Situation } from '../../../shared/wire/situation.ts';

export const GRIDS = ['320211001001001', '320211001001002', '320211001001003'] as const;
export const BOOT = 'boot-one';

const BEGAN = '2026-11-22T10:00:00.000Z';
const ME: Me = {
  id: 'demo-coordinator',
  name: '演示席位',
  role: 'coordinator',
  area: '320200',
  scope: { county: null, town: null },
  departments: [],
  demo: true,
  expiresAt: '2026-12-01T00:00:00.000Z',
};

const REGISTERS: Registers = {
  revision: 'r1',
  areas: [],
  departments: [],
  streams: [],
  hazards: [],
  gatherings: [],
  shelters: [],
  resources: [],
  rules: [],
};

/** Three unit squares in a row. */
const COVERAGE: Topology = {
  type: 'Topology',
  arcs: GRIDS.map((_, x) => [
    [x, 0],
    [x + 1, 0],
    [x + 1, 1],
    [x, 1],
    [x, 0],
  ]),
  objects: {
    grids: {
      type: 'GeometryCollection',
      geometries: GRIDS.map((code, x) => ({
        type: 'Polygon',
        arcs: [[x]],
        properties: { code, kind: 'comprehensive', households: 100, name: `第${x + 1}网格` },
      })),
    },
  },
};

/** A server in memory: a journal that changes grids, and a line that can lose, fall silent or restart. */
export class FakeServer {
  journal: JournalEntry[] = [];
  conditions = new Map<string, Condition>();
  boot = BOOT;
  protocol: number = PROTOCOL_VERSION;
  signedIn = true;
  requests: string[] = [];
  opened = 0;
  private events: TransportEvents | null = null;
  private isOpen = false;
  readonly transport: Transport = {
    open: () => {
      this.opened += 1;
      this.isOpen = true;
    },
    close: () => {
      this.isOpen = false;
    },
    listen: (events) => {
      this.events = events;
    },
  };

  /** Commits one change of a grid without telling anybody; the entry's range to be told. */
  commit(grid: string, after: Condition): JournalAnnouncement {
    const number = this.journal.length + 1;
    const before = this.conditions.get(grid) ?? 'none';
    this.conditions.set(grid, after);
    const entry: JournalEntry = {
      number,
      at: BEGAN,
      kind: 'conditions.changed',
      actor: 'system',
      county: null,
      town: null,
      subject: null,
      data: { streams: [], grids: [[grid, before, after]] },
    };
    this.journal.push(entry);
    return { from: number, to: number, entries: [entry] };
  }

  announce(range: JournalAnnouncement): void {
    if (this.isOpen) this.events?.journal(range);
  }

  welcome(): void {
    this.events?.welcome({
      protocol: this.protocol,
      boot: this.boot,
      serverTime: '2026-11-22T10:00:00.000Z',
      journal: this.journal.length,
      expiresAt: ME.expiresAt,
    });
  }

  heartbeat(serverTime = '2026-11-22T10:00:00.000Z'): void {
    if (!this.isOpen) return;
    this.events?.heartbeat({
      serverTime,
      journal: this.journal.length,
      evaluatedAt: serverTime,
      database: 'ok',
      frame: 0,
    });
  }

  closing(reason: 'session-ended' | 'shutting-down' | 'replaced', retryAfterMs = 1_000): void {
    this.events?.closing({ reason, retryAfterMs });
  }

  readonly api: Api = {
    get: async <Value>(path: string) => {
      this.requests.push(path);
      await Promise.resolve();
      return this.answer(path) as Answer<Value>;
    },
    send: async () => ({ ok: false, refusal: { status: 404, error: 'none', message: '' } }),
  };

  asked(path: string): number {
    return this.requests.filter((request) => request.startsWith(path)).length;
  }

  private answer(path: string): Answer<unknown> {
    const url = new URL(path, 'http://server.test');
    if (!this.signedIn) {
      return { ok: false, refusal: { status: 401, error: 'not-signed-in', message: '' } };
    }
    if (url.pathname === '/api/me') return { ok: true, value: ME };
    if (url.pathname === '/api/situation') return { ok: true, value: this.situation() };
    if (url.pathname === '/api/registers') return { ok: true, value: REGISTERS };
    if (url.pathname.startsWith('/api/coverage/')) return { ok: true, value: COVERAGE };
    if (url.pathname === '/api/journal/timeline') {
      const value = { since: BEGAN, to: this.journal.length, entries: this.journal };
      return { ok: true, value };
    }
    const after = Number(url.searchParams.get('after'));
    const entries = this.journal.slice(after, after + 100);
    const to = after + entries.length;
    return { ok: true, value: { from: after + 1, to, head: this.journal.length, entries } };
  }

  private situation(): Situation {
    return {
      protocol: PROTOCOL_VERSION,
      journal: this.journal.length,
      at: BEGAN,
      scope: ME.scope,
      synthetic: true,
      approvalNumber: null,
      registersRevision: 'r1',
      coverageVersion: 'c1',
      alarms: [],
      holds: [],
      escalations: [],
      warnings: [],
      incidents: [],
      dispatches: [],
      gridConditions: [...this.conditions].map(([code, condition]) => [
        code,
        CONDITION_CODE[condition],
      ]),
      feeds: [],
      walls: [],
      latest: {
        numbers: [],
        at: [],
        values: [],
        conditions: [],
        flags: [],
        longitudes: [],
        latitudes: [],
        speeds: [],
        headings: [],
      },
    };
  }
}

/** A screen at the end of the line, with a clock that the test moves. */
export function screenOf(server: FakeServer) {
  let state: LiveState = emptyLiveState();
  const history: LiveState['status'][] = [];
  /** `asleep`: so long the wall clock went on without the other. */
  const time = { ms: 0, asleep: 0 };
  /** Whether the code that unfolds grids can be fetched. */
  const can = { unfold: true };
  /** How often the page was found to be of another version than its server. */
  let outdated = 0;
  const connection = new Connection({
    api: server.api,
    transport: server.transport,
    unfold: async (version, topology) => {
      if (!can.unfold) throw new TypeError('Failed to fetch dynamically imported module');
      return unfoldCoverage(version, topology);
    },
    telemetry: new Telemetry(),
    clock: createServerClock(
      () => time.ms,
      () => 0,
    ),
    store: {
      getState: () => state,
      setState: (change) => {
        state = { ...state, ...change };
        if (change.status && history.at(-1) !== change.status) history.push(change.status);
      },
    },
    monotonic: () => time.ms,
    wall: () => time.ms + time.asleep,
    random: () => 0.5,
    onOutdated: () => {
      outdated += 1;
    },
  });
  return {
    connection,
    time,
    can,
    history,
    get outdated() {
      return outdated;
    },
    get state() {
      return state;
    },
  };
}
