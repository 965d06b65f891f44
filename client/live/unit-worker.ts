/**
 * The service worker of the unit's page: it keeps the page itself, so that it opens without a line. It keeps no
 * answer of the API and no act; those are the page's own (client/unit/outbox.ts).
 */

type Work = Event & { waitUntil(work: Promise<unknown>): void };
type Asked = Work & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = Work & { data: unknown };
/** What of a service worker's world is used here; the page's own types do not know it. */
type WorkerWorld = {
  location: Location;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: 'install' | 'activate', listen: (event: Work) => void): void;
  addEventListener(kind: 'fetch', listen: (event: Asked) => void): void;
  addEventListener(kind: 'message', listen: (event: Told) => void): void;
};
const world = globalThis as unknown as WorkerWorld;

const KEPT = 'jingwei-unit';
const PAGE = '/unit';
const HASHED_FOLDER = '/assets/';
/** A line that is there and says nothing is as good as none. */
const PATIENCE_MS = 4_000;

const isHashed = (url: URL): boolean => url.pathname.startsWith(HASHED_FOLDER);
const isOwn = (url: URL): boolean => url.origin === world.location.origin;

async function keep(request: Request | string, answer: Response): Promise<void> {
  if (answer.ok) await (await caches.open(KEPT)).put(request, answer);
}

/** The page as the server has it now; without an answer the one that was kept. */
async function pageNow(): Promise<Response> {
  try {
    const answer = await fetch(PAGE, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await keep(PAGE, answer.clone());
    return answer;
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}

/** What has its hash in its name never changes: the kept one is the right one. */
async function hashed(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  await keep(request, answer.clone());
  return answer;
}

/** The page names what it was made of before this worker was there. */
async function keepAll(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(KEPT);
  const missing: string[] = [];
  for (const path of paths) if (!(await cache.match(path))) missing.push(path);
  await Promise.all(missing.map((path) => cache.add(path).catch(() => undefined)));
}

world.addEventListener('install', (event) => {
  event.waitUntil(keepAll([PAGE]).then(() => world.skipWaiting()));
});
world.addEventListener('activate', (event) => event.waitUntil(world.clients.claim()));
world.addEventListener('message', (event) => {
  const { paths } = event.data as { paths: string[] };
  event.waitUntil(keepAll(paths));
});
world.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (!isOwn(url)) return;
  if (event.request.mode === 'navigate') event.respondWith(pageNow());
  else if (isHashed(url)) event.respondWith(hashed(event.request));
});

export {};
