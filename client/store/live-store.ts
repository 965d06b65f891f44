import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Me, Scope } from '../../shared/model/account.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { AlarmHold } from '../../shared/model/alarm-hold.ts';
import type { AlarmEscalation } from '../../shared/model/alarm-wait.ts';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { FeedStatus } from '../../shared/model/feed.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Wall } from '../../shared/model/wall.ts';
import type { Warning } from '../../shared/model/warning.ts';
import type { Heartbeat } from '../../shared/wire/protocol.ts';
import type { Coverage } from './coverage.ts';
import { withPast } from './past-incidents.ts';
import type { IndexedRegisters } from './registers.ts';

/** `not-live`: nothing was heard for NOT_LIVE_AFTER_MS, or what was heard is not yet caught up with. */
export type LinkStatus = 'connecting' | 'live' | 'not-live' | 'signed-out';

/** What a fresh screen is waiting for, in order. */
const LOAD_STEPS = ['session', 'situation', 'registers', 'coverage', 'done'] as const;
export type LoadStep = (typeof LOAD_STEPS)[number];

/**
 * Everything the screens show but the newest readings, which live in telemetry.ts. Every change is a new
 * object or a new typed array, so a selector sees it by identity.
 */
export type LiveState = {
  status: LinkStatus;
  /** Epoch ms at the server of the last sign of life, while not live. */
  notLiveSince: number | null;
  serverOffsetMs: number | null;
  step: LoadStep;
  /** Why the first load cannot go on, as an error code of the API; it is tried again by itself. */
  loadError: string | null;
  me: Me | null;
  boot: string | null;
  /** Journal number everything here is true at. */
  journalNumber: number;
  synthetic: boolean;
  approvalNumber: string | null;
  scope: Scope;
  registers: IndexedRegisters | null;
  coverage: Coverage | null;
  coverageVersion: string | null;
  /** Condition code of each grid of the coverage, by index. */
  gridConditions: Uint8Array;
  gridRevision: number;
  /** Active or not yet acknowledged, by id. */
  alarms: ReadonlyMap<number, Alarm>;
  alarmsRevision: number;
  /** Sources set aside by a person, by number. */
  holds: ReadonlyMap<number, AlarmHold>;
  /** To which further desk an alarm was taken last, by its id. */
  escalations: ReadonlyMap<number, AlarmEscalation>;
  /** When the server told of an alarm's occurrence and level, ISO 8601; of those this screen was told of one by one. */
  alarmsToldAt: ReadonlyMap<number, string>;
  /** Official warnings (预警) of others that are in force, newest first. */
  warnings: readonly Warning[];
  /** Incidents that are not over, by id. */
  incidents: ReadonlyMap<string, Incident>;
  /** Those that are, as far as this screen saw them end or asked for them. */
  pastIncidents: ReadonlyMap<string, Incident>;
  /** Open tasks of units, by the unit. */
  dispatches: ReadonlyMap<string, Dispatch>;
  feeds: readonly FeedStatus[];
  walls: readonly Wall[];
  /** What is kept of the journal for the timeline, oldest first. */
  journal: readonly JournalEntry[];
  /** From when on the timeline was told without a gap, ISO 8601; null: it has not been asked for yet. */
  timelineSince: string | null;
  heartbeat: Heartbeat | null;
};

/** A screen that knows nothing yet. */
export const emptyLiveState = (): LiveState => ({
  status: 'connecting',
  notLiveSince: null,
  serverOffsetMs: null,
  step: 'session',
  loadError: null,
  me: null,
  boot: null,
  journalNumber: 0,
  synthetic: false,
  approvalNumber: null,
  scope: { county: null, town: null },
  registers: null,
  coverage: null,
  coverageVersion: null,
  gridConditions: new Uint8Array(0),
  gridRevision: 0,
  alarms: new Map(),
  alarmsRevision: 0,
  holds: new Map(),
  escalations: new Map(),
  alarmsToldAt: new Map(),
  warnings: [],
  incidents: new Map(),
  pastIncidents: new Map(),
  dispatches: new Map(),
  feeds: [],
  walls: [],
  journal: [],
  timelineSince: null,
  heartbeat: null,
});

/** What the server told. Written by client/live alone. */
export const liveStore = createStore<LiveState>(emptyLiveState);

/** The same with the names of things as the person reads them; see `setNaming`. */
export const shownStore = createStore<LiveState>(liveStore.getState);

/** Puts the names of things into a language. Must give back the same object for the same part. */
export type Naming = (live: LiveState) => LiveState;

const asTold: Naming = (live) => live;
let naming = asTold;

/** Incidents of the drill this desk takes part in: shown beside what is real, and never among what was told. */
let drilled: readonly Incident[] = [];
let joined: { of: ReadonlyMap<string, Incident>; with: ReadonlyMap<string, Incident> } | null =
  null;
function withDrilled(live: LiveState): LiveState {
  if (drilled.length === 0) return live;
  if (joined?.of !== live.incidents) {
    const all = [...live.incidents, ...drilled.map((one) => [one.id, one] as const)];
    joined = { of: live.incidents, with: new Map(all) };
  }
  return { ...live, incidents: joined.with };
}
const show = () => shownStore.setState(naming(withDrilled(liveStore.getState())), true);
liveStore.subscribe(show);

/** @param next null: names as the server told them */
export function setNaming(next: Naming | null): void {
  naming = next ?? asTold;
  show();
}

/** @param incidents of the drill this desk takes part in; none when it takes part in none */
export function showDrilled(incidents: readonly Incident[]): void {
  if (incidents.length === 0 && drilled.length === 0) return;
  drilled = incidents.filter(({ closedAt }) => closedAt === null);
  joined = null;
  show();
}

/** Reads the live state as shown in a component; renders anew only when what was picked changed. */
export const useLive = <Picked>(pick: (state: LiveState) => Picked): Picked =>
  useStore(shownStore, pick);

/** An incident this screen has just opened or asked for, unless the journal has brought it, and more of it, meanwhile. */
export const keepIncident = (incident: Incident): void =>
  liveStore.setState((state) => {
    if (incident.closedAt !== null) {
      return { pastIncidents: withPast(state.pastIncidents, incident) };
    }
    if (incident.drill !== null || state.incidents.has(incident.id)) return state;
    return { incidents: new Map(state.incidents).set(incident.id, incident) };
  });
