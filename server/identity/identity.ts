import { CITY_CODE } from '../../shared/model/area.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/time/units.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { type ReadKeyRow, readKeyRepository } from '../read-keys/repository.ts';
import { steadyClock } from '../steady-clock.ts';
import type { Caller } from './caller.ts';
import { type IdentityRepository, identityRepository, type SessionRow } from './repository.ts';
import { hashOf, READ_KEY_MARK } from './tokens.ts';

/** A person who did nothing for this long is signed out (FAULTS.md S7). Walls are never idle. */
const IDLE_MS = 30 * MINUTE_MS;
/** A person signs in again after this, busy or not. */
export const PERSON_SESSION_MS = 12 * HOUR_MS;
/** A wall is paired again after this (S11). */
export const WALL_SESSION_MS = 90 * DAY_MS;
/** A unit's page is paired again after this: a week of shifts [D]. */
export const UNIT_SESSION_MS = 7 * DAY_MS;
/** A caller found this recently is not looked up again; half of what revocation may take (G10). */
const CACHE_MS = 1_000;
const TOUCH_EVERY_MS = MINUTE_MS;
const MOST_CACHED = 10_000;

type Found<T> = { value: T; touchedAt: number; until: number };

export type Identity = {
  /**
   * The caller behind a session cookie, or null when it is unknown, ended, expired or idle.
   * `touch: false` looks without counting as activity: for the regular check of open sockets.
   */
  findCaller(token: string, options?: { touch?: boolean }): Promise<Caller | null>;
  /**
   * Those of many tokens that still open a session, freshly read in one query and without counting as
   * activity: for the regular check of open sockets.
   */
  findCallers(tokens: readonly string[]): Promise<Map<string, Caller>>;
  /** Writes down the newest display of walls' sessions, for every node to see. */
  showOn(displays: readonly { session: string; display: string }[]): Promise<void>;
  /** The feed or the GIS program behind an `Authorization: Bearer` key, or null. */
  findKeyCaller(key: string): Promise<Caller | null>;
  /** Hears the public id of every session that was ended here or, by the journal, on another node. */
  onEnded(listener: (session: string) => void): () => void;
  /** To be called after the commit that ended them: forgets and tells, without waiting for the journal. */
  ended(sessions: readonly string[]): void;
  /** Learns from the journal what other nodes ended. */
  hear(entries: readonly JournalEntry[]): void;
  /** Epoch milliseconds that never run back; what sessions are dated with. */
  now(): number;
};

const kindOf = ({ account, wall }: SessionRow): Caller['kind'] => {
  if (account !== null) return 'account';
  return wall === null ? 'unit' : 'wall';
};

const callerOf = (row: SessionRow): Caller => ({
  kind: kindOf(row),
  id: (row.account ?? row.wall ?? row.unit) as string,
  role: row.role,
  name: row.name,
  area: row.area,
  scope: { county: row.county, town: row.town },
  departments: row.departments,
  demo: row.demo,
  session: row.public_id,
  expiresAt: instant(Date.parse(row.expires_at)),
  ...(row.display !== null && { display: row.display }),
});

const NEVER = '9999-12-31T23:59:59.999Z';

const feedCaller = (feed: string, name: string): Caller => ({
  kind: 'feed',
  id: feed,
  role: 'feed',
  name,
  area: CITY_CODE,
  scope: { county: null, town: null },
  departments: [],
  demo: false,
  session: null,
  expiresAt: NEVER,
});

const readerCaller = ({ prefix, name, area, county, town, collections }: ReadKeyRow): Caller => ({
  ...{ kind: 'reader', id: prefix, role: 'reader', name, area, scope: { county, town } },
  ...{ departments: [], demo: false, session: null, expiresAt: NEVER, collections },
});

const ENDING: readonly JournalEntry['kind'][] = [
  'account.changed',
  'wall.revoked',
  'wall.paired',
  'unit.paired',
  'unit.unpaired',
];

/** Public ids of the sessions an entry says were ended. */
const endedBy = ({ kind, subject, data }: JournalEntry): string[] => {
  if (kind === 'session.closed') return subject === null ? [] : [subject];
  return ENDING.includes(kind) && Array.isArray(data.endedSessions)
    ? (data.endedSessions as string[])
    : [];
};

/** A small memory of what was found, so that a busy screen does not ask the database ten times a second. */
const cacheOf = <T>(monotonic: () => number) => {
  const entries = new Map<string, Found<T>>();
  return {
    fresh(key: string): Found<T> | undefined {
      const entry = entries.get(key);
      return entry && entry.until > monotonic() ? entry : undefined;
    },
    keep(key: string, value: T, touchedAt: number): Found<T> {
      if (entries.size >= MOST_CACHED) entries.clear();
      const entry = { value, touchedAt, until: monotonic() + CACHE_MS };
      entries.set(key, entry);
      return entry;
    },
    forget(matches: (value: T) => boolean): void {
      for (const [key, { value }] of entries) if (matches(value)) entries.delete(key);
    },
  };
};

const isValid = (row: SessionRow, now: number, demoAllowed: boolean): boolean => {
  if (row.demo && !demoAllowed) return false;
  if (Date.parse(row.expires_at) <= now) return false;
  return row.account === null || Date.parse(row.used_at) + IDLE_MS > now;
};

const sessionFinder = (
  repository: IdentityRepository,
  now: () => number,
  cache: ReturnType<typeof cacheOf<SessionRow>>,
  demoAllowed: boolean,
): Identity['findCaller'] => {
  return async (token, { touch = true } = {}) => {
    const hash = hashOf(token);
    let found = cache.fresh(hash);
    if (!found) {
      const row = await repository.find(hash);
      if (!row) return null;
      found = cache.keep(hash, row, Date.parse(row.used_at));
    }
    if (!isValid(found.value, now(), demoAllowed)) return null;
    if (touch && now() - found.touchedAt >= TOUCH_EVERY_MS) {
      found.touchedAt = now();
      await repository.touch(hash, instant(found.touchedAt));
    }
    return callerOf(found.value);
  };
};

const sessionsFinder = (
  repository: IdentityRepository,
  now: () => number,
  demoAllowed: boolean,
): Identity['findCallers'] => {
  return async (tokens) => {
    const tokenOf = new Map(tokens.map((token) => [hashOf(token), token]));
    if (tokenOf.size === 0) return new Map();
    const rows = await repository.findAll([...tokenOf.keys()]);
    const valid = rows.filter((row) => isValid(row, now(), demoAllowed));
    return new Map(valid.map((row) => [tokenOf.get(row.token_hash)!, callerOf(row)]));
  };
};

type KeyUse = { caller: Caller; lastUsedAt: string | null; touch(at: string): Promise<void> };

/** Which table a key is in is told by how it begins. */
async function keyUse(database: Database, key: string, hash: string): Promise<KeyUse | null> {
  if (key.startsWith(READ_KEY_MARK)) {
    const keys = readKeyRepository(database);
    const row = await keys.find(hash);
    const touch = (at: string) => keys.touch(row!.prefix, at);
    return row && { caller: readerCaller(row), lastUsedAt: row.last_used_at, touch };
  }
  const keys = identityRepository(database);
  const row = await keys.findFeedKey(hash);
  const touch = (at: string) => keys.touchFeedKey(row!.prefix, at);
  return row && { caller: feedCaller(row.feed, row.name), lastUsedAt: row.last_used_at, touch };
}

const keyFinder = (
  database: Database,
  now: () => number,
  cache: ReturnType<typeof cacheOf<Caller>>,
): Identity['findKeyCaller'] => {
  return async (key) => {
    const hash = hashOf(key);
    const known = cache.fresh(hash);
    if (known) return known.value;
    const use = await keyUse(database, key, hash);
    if (!use) return null;
    const usedAt = use.lastUsedAt === null ? 0 : Date.parse(use.lastUsedAt);
    if (now() - usedAt >= TOUCH_EVERY_MS) await use.touch(instant(now()));
    return cache.keep(hash, use.caller, now()).value;
  };
};

/** Who is calling. One for the process; HTTP and sockets ask the same. */
export const createIdentity = (options: {
  database: Database;
  clock: Clock;
  /** Whether demo accounts and the demo wall may be used at all. */
  demo: boolean;
}): Identity => {
  const { clock } = options;
  const repository = identityRepository(options.database);
  const now = steadyClock(clock);
  const sessions = cacheOf<SessionRow>(clock.monotonic);
  const keys = cacheOf<Caller>(clock.monotonic);
  const listeners = new Set<(session: string) => void>();
  // An end made here is heard again from the journal; a session ends once and never comes back.
  const told = new Set<string>();

  const ended = (ids: readonly string[]): void => {
    const gone = new Set(ids);
    if (gone.size === 0) return;
    sessions.forget(({ public_id }) => gone.has(public_id));
    if (told.size >= MOST_CACHED) told.clear();
    for (const id of gone) {
      if (told.has(id)) continue;
      told.add(id);
      for (const listener of listeners) listener(id);
    }
  };

  return {
    findCaller: sessionFinder(repository, now, sessions, options.demo),
    findCallers: sessionsFinder(repository, now, options.demo),
    showOn: repository.showOn,
    findKeyCaller: keyFinder(options.database, now, keys),
    onEnded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ended,
    hear: (entries) => ended(entries.flatMap(endedBy)),
    now,
  };
};
