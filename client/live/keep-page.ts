const WORKER = '/unit-worker.js';
const SCOPE = '/unit';

/** What this page was made of so far: scripts, sheets and fonts with a hash in their names. */
const madeOf = (): string[] => [
  ...new Set(
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith('/assets/')),
  ),
];

/**
 * Lets the page open without a line the next time, and be put on the screen of a device. Where a browser cannot,
 * the page works all the same while it is open.
 * @returns whether it is kept now
 */
export async function keepPage(): Promise<boolean> {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/unit.webmanifest';
  document.head.append(link);
  if (!('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ paths: madeOf() });
    return active !== null;
  } catch {
    return false;
  }
}
