import type { Position } from '../model/common.ts';
import type { JournalEntry } from '../model/journal.ts';

/** Raised whenever a client of the version before could misread what the server says. */
export const PROTOCOL_VERSION = 1;

/** One telemetry frame this often (DESIGN.md, the way of one reading, step 6). */
export const FRAME_INTERVAL_MS = 250;
/** The server's own sign of life; socket.io's may need 45 s (FAULTS.md G13). */
export const HEARTBEAT_INTERVAL_MS = 2_000;
/** A screen that heard nothing for this long says so in large letters (G13: at most 10 s). */
export const NOT_LIVE_AFTER_MS = 7_000;
/** A client whose unsent bytes pass this, or whose oldest unsent byte is this old, is cut (F30). */
export const MAX_QUEUED_BYTES = 1_000_000;
export const MAX_QUEUED_MS = 5_000;

/** The timeline holds this many changes of conditions, and as many entries of all other kinds. */
export const TIMELINE_LIMIT = 500;

/** First word after the handshake. `boot` changes when the server was restarted. */
export type Welcome = {
  protocol: number;
  boot: string;
  serverTime: string;
  /** The last journal number announced; the situation read afterwards is at least as new. */
  journal: number;
  expiresAt: string;
};

/**
 * Journal numbers `from`…`to` inclusive are all accounted for: `entries` are those of them the
 * receiver may see. A receiver whose last number is not `from - 1` has a gap and fetches it.
 */
export type JournalAnnouncement = { from: number; to: number; entries: JournalEntry[] };

/** The silence watch runs every second; past this it is dead while screens still look live (F14). */
export const EVALUATION_LIMIT_MS = 15_000;

/**
 * Every HEARTBEAT_INTERVAL_MS. `evaluatedAt` is when silence and risk were last looked at (F14), at first when the server
 * began: as long before `serverTime` as that is ago, whatever became of the server's clock meanwhile (F18).
 */
export type Heartbeat = {
  serverTime: string;
  journal: number;
  evaluatedAt: string;
  database: 'ok' | 'degraded';
  /** Hash of the newest-per-stream state the receiver should hold is not sent; frames are self-healing. */
  frame: number;
};

/** Said before the server closes a socket. `retryAfterMs` spreads a restart's reconnects. */
export type Closing = {
  reason: 'session-ended' | 'shutting-down' | 'too-slow' | 'bad-message' | 'replaced';
  retryAfterMs: number;
};

/** Which towns the receiver wants frames for: null is its whole scope. Checked against its scope. */
export type Watch = { towns: string[] | null };

/**
 * Where somebody is in a plan, or in an open incident (`plan` is its id then), said at most PRESENCE_INTERVAL_MS apart
 * and never stored. `plan` null: left it. `editing` are the grids an unfinished act of drawing would change; `typing`:
 * a line of the incident's log is being written.
 */
export type OwnPresence = {
  plan: string | null;
  at: Position | null;
  selection: string[];
  editing: string[];
  typing?: boolean;
};
export const PRESENCE_INTERVAL_MS = 100;
/** A presence not heard of for this long is over. */
export const PRESENCE_GONE_AFTER_MS = 15_000;
/** Another analyst's, to everybody else in the same plan. `screen` tells two windows of one account apart. */
export type Presence = OwnPresence & { screen: string; actor: string; name: string };

/** Server to client. `frame` is a binary message decoded by telemetry-frame.ts. */
export type ServerEvents = {
  welcome: (message: Welcome) => void;
  journal: (message: JournalAnnouncement) => void;
  heartbeat: (message: Heartbeat) => void;
  closing: (message: Closing) => void;
  frame: (bytes: ArrayBuffer | Uint8Array) => void;
  presence: (message: Presence) => void;
};

/** Client to server. `watch` chooses what is spoken of; `presence` is passed on and forgotten. */
export type ClientEvents = {
  watch: (message: Watch) => void;
  presence: (message: OwnPresence) => void;
};
