import {
  type OwnPresence,
  PRESENCE_INTERVAL_MS,
  type Presence,
} from '../../shared/wire/protocol.ts';
import { monotonicNow } from '../store/clock.ts';
import { heardPresence, presenceStore } from '../store/presence-store.ts';

/** The part of the socket that says and hears where analysts are. */
type Line = {
  say(message: OwnPresence): void;
  onHeard(hear: (message: Presence) => void): void;
};

let line: Line | null = null;
let waiting: OwnPresence | null = null;
let saidAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Joins the live socket, once. */
export function joinPresences(joined: Line): void {
  line = joined;
  joined.onHeard((message) => heardPresence(message, monotonicNow()));
}

function sayNow(): void {
  timer = null;
  if (!waiting || !line) return;
  saidAt = monotonicNow();
  line.say(waiting);
  waiting = null;
}

/**
 * Says where this analyst is in a plan, at most every PRESENCE_INTERVAL_MS, the newest word alone. To be
 * said again every few seconds while a plan is open; `plan: null` leaves it.
 */
export function sayPresence(own: OwnPresence): void {
  if (own.plan === null) presenceStore.setState({ others: new Map() });
  waiting = own;
  const wait = Math.max(0, saidAt + PRESENCE_INTERVAL_MS - monotonicNow());
  if (timer === null) timer = setTimeout(sayNow, wait);
}
