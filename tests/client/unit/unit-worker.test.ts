import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (event: object) => void;
const ORIGIN = 'https://map.example';

/** The world of a service worker: one cache by path, a network that can be cut, and its listeners. */
let cache: Map<string, string>;
let listeners: Map<string, Listener>;
let asked: string[];
let isOnline: boolean;

const pathOf = (request: string | { url: string }) =>
  new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname;
const network = async (request: string | { url: string }): Promise<Response> => {
  if (!isOnline) throw new TypeError('no line');
  asked.push(pathOf(request));
  return new Response(`fresh ${pathOf(request)}`);
};

beforeEach(async () => {
  [cache, listeners, asked, isOnline] = [new Map(), new Map(), [], true];
  const match = async (request: string | { url: string }) => {
    const text = cache.get(pathOf(request));
    return text === undefined ? undefined : new Response(text);
  };
  const put = async (request: string | { url: string }, response: Response) =>
    void cache.set(pathOf(request), await response.text());
  const add = async (path: string) => put(path, await network(path));
  vi.stubGlobal('caches', { open: async () => ({ match, put, add }), match });
  vi.stubGlobal('location', new URL(ORIGIN));
  vi.stubGlobal('clients', { claim: async () => undefined });
  vi.stubGlobal('skipWaiting', async () => undefined);
  vi.stubGlobal('addEventListener', (kind: string, listen: Listener) =>
    listeners.set(kind, listen),
  );
  vi.stubGlobal('fetch', network);
  vi.resetModules();
  await import('../../../client/live/unit-worker.ts');
});
afterEach(() => vi.unstubAllGlobals());

const done = async (kind: string, event: object = {}) => {
  let work: Promise<unknown> = Promise.resolve();
  listeners.get(kind)!({ ...event, waitUntil: (promise: Promise<unknown>) => (work = promise) });
  await work;
};
/** What the worker answers; null: it leaves it to the network. */
const answer = async (path: string, mode = 'no-cors'): Promise<string | null> => {
  let given: Promise<Response> | null = null;
  const request = { url: `${ORIGIN}${path}`, mode };
  listeners.get('fetch')!({
    request,
    respondWith: (promise: Promise<Response>) => {
      given = promise;
    },
  });
  return given === null ? null : await ((await given) as Response).text();
};

describe('the worker of a unit’s page', () => {
  it('opens the page without a line, and the newest one with it', async () => {
    await done('install');
    cache.set('/unit', 'kept before');
    expect(await answer('/unit', 'navigate')).toBe('fresh /unit');
    isOnline = false;
    expect(await answer('/unit', 'navigate')).toBe('fresh /unit');
  });

  it('keeps what the page was made of before it was there', async () => {
    await done('message', { data: { paths: ['/assets/page-1a2b.js'] } });
    isOnline = false;
    expect(await answer('/assets/page-1a2b.js')).toBe('fresh /assets/page-1a2b.js');
  });

  it('asks once for what has its hash in its name', async () => {
    await answer('/assets/later-3c4d.js');
    await answer('/assets/later-3c4d.js');
    expect(asked).toEqual(['/assets/later-3c4d.js']);
  });

  it('answers nothing of the API: an old task must not look like a new one', async () => {
    expect(await answer('/api/unit/task')).toBeNull();
  });
});
