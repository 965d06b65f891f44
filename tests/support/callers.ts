import { randomUUID } from 'node:crypto';
import { instant } from '../../server/clock.ts';
import { cookieName } from '../../server/identity/cookies.ts';
import { openSession } from '../../server/identity/open-session.ts';
import { hashOf, newToken, READ_KEY_MARK } from '../../server/identity/tokens.ts';
import type { Services } from '../../server/services.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import { COLLECTIONS, type CollectionId } from '../../shared/model/collection.ts';

/** Who calls in a test; `nobody` brings neither cookie nor key. */
export type TestRole =
  | 'nobody'
  | 'wall'
  | 'unit'
  | 'coordinator'
  | 'analyst'
  | 'administrator'
  | 'feed'
  | 'reader';

/**
 * `fetch` as that caller would, from a page of the server. `json` becomes the body. Each POST is an act of its own: it has a
 * fresh key unless one is given; an empty one is sent as none.
 */
export type Caller = {
  (path: string, init?: RequestInit & { json?: unknown }): Promise<Response>;
  /** Account, wall or feed id; '' for nobody. */
  id: string;
  /** The `Cookie` header; '' where there is none. */
  cookie: string;
  /** Public id of the session; null where there is none. */
  session: string | null;
  /** The feed's key; null for everybody else. */
  key: string | null;
};

type Credentials = Pick<Caller, 'id' | 'cookie' | 'session' | 'key'>;

const callerWith = (baseUrl: string, credentials: Credentials): Caller => {
  const { cookie, key } = credentials;
  const own = {
    origin: baseUrl,
    ...(cookie === '' ? {} : { cookie }),
    ...(cookie.includes('jingwei-unit=') ? { 'x-jingwei-desk': 'unit' } : {}),
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
  const call = (path: string, { json, ...init }: RequestInit & { json?: unknown } = {}) => {
    const headers = new Headers({ ...own, ...(json === undefined ? {} : JSON_BODY) });
    if (init.method === 'POST') headers.set(ACT_KEY, randomUUID());
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    if (headers.get(ACT_KEY) === '') headers.delete(ACT_KEY);
    const body = json === undefined ? init.body : JSON.stringify(json);
    return fetch(new URL(path, baseUrl), { ...init, headers, ...(body == null ? {} : { body }) });
  };
  return Object.assign(call, credentials);
};
const ACT_KEY = 'idempotency-key';
const JSON_BODY = { 'content-type': 'application/json' };

const shortId = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`;

const asAccount = async (
  services: Services,
  role: TestRole,
  { area, departments }: { area: string; departments: readonly string[] },
): Promise<Credentials> => {
  const { database, identity, config } = services;
  const id = shortId(role);
  await database.query(
    'INSERT INTO account (id, name, role, area, created_at) VALUES ($1, $1, $2, $3, $4)',
    [id, role, area, instant(identity.now())],
  );
  await database.query(
    'INSERT INTO account_department (account, department) SELECT $1, unnest($2::text[])',
    [id, [...departments]],
  );
  const { token, publicId } = await openSession(services, database, { account: id });
  const cookie = `${cookieName(config, 'person')}=${token}`;
  return { id, cookie, session: publicId, key: null };
};

const asWall = async (services: Services, area: string): Promise<Credentials> => {
  const { database, identity, config } = services;
  const id = shortId('wall');
  await database.query(
    'INSERT INTO wall (id, name, area, paired_at, created_at) VALUES ($1, $1, $2, $3, $3)',
    [id, area, instant(identity.now())],
  );
  const { token, publicId } = await openSession(services, database, { wall: id });
  return {
    id,
    cookie: `${cookieName(config, 'wall')}=${token}`,
    session: publicId,
    key: null,
  };
};

/** One more key for a feed of the register, its first unless one is named. */
const asFeed = async (
  { database, identity }: Services,
  feed: string | undefined,
): Promise<Credentials> => {
  const { rows } = await database.query<{ id: string }>(
    'SELECT id FROM feed WHERE $1::text IS NULL OR id = $1 ORDER BY id LIMIT 1',
    [feed ?? null],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`there is no feed ${feed ?? ''} in the database`);
  const prefix = shortId('test');
  const key = `${prefix}.${newToken()}`;
  await database.query(
    `INSERT INTO feed_key (prefix, feed, hash, created_at) VALUES ($1, $2, decode($3, 'hex'), $4)`,
    [prefix, id, hashOf(key), instant(identity.now())],
  );
  return { id, cookie: '', session: null, key };
};

/** A key of a GIS program for that area, by default for every collection. */
const asReader = async (
  { database, identity }: Services,
  area: string,
  collections: readonly CollectionId[],
): Promise<Credentials> => {
  const prefix = randomUUID().replaceAll('-', '').slice(0, 12);
  const key = `${READ_KEY_MARK}${prefix}_${newToken()}`;
  await database.query(
    `INSERT INTO read_key (prefix, name, area, collections, hash, created_at, created_by)
     VALUES ($1, 'QGIS', $2, $3, decode($4, 'hex'), $5, 'test')`,
    [prefix, area, [...collections], hashOf(key), instant(identity.now())],
  );
  return { id: prefix, cookie: '', session: null, key };
};

const NOBODY: Credentials = { id: '', cookie: '', session: null, key: null };

/** The own page of a unit of the register, its first unless one is named. */
const asUnit = async (services: Services, unit: string | undefined): Promise<Credentials> => {
  const { database, config } = services;
  const { rows } = await database.query<{ id: string }>(
    'SELECT id FROM resource WHERE $1::text IS NULL OR id = $1 ORDER BY id LIMIT 1',
    [unit ?? null],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`there is no unit ${unit ?? ''} in the database`);
  const { token, publicId } = await openSession(services, database, { unit: id });
  return { id, cookie: `${cookieName(config, 'unit')}=${token}`, session: publicId, key: null };
};

export type CallerOptions = {
  area?: string;
  /** For which departments an account acts; none unless told. */
  departments?: readonly string[];
  feed?: string;
  unit?: string;
  collections?: readonly CollectionId[];
};

/** Makes callers without going through the sign-in, which has tests of its own. */
export const callerFactory =
  (services: Services, baseUrl: string) =>
  async (
    role: TestRole,
    {
      area = CITY_CODE,
      departments = [],
      feed,
      unit,
      collections = COLLECTIONS,
    }: CallerOptions = {},
  ): Promise<Caller> => {
    const credentialsOf = (): Promise<Credentials> => {
      if (role === 'feed') return asFeed(services, feed);
      if (role === 'reader') return asReader(services, area, collections);
      if (role === 'wall') return asWall(services, area);
      if (role === 'unit') return asUnit(services, unit);
      return asAccount(services, role, { area, departments });
    };
    return callerWith(baseUrl, role === 'nobody' ? NOBODY : await credentialsOf());
  };
