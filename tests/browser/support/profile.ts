import { isDeepStrictEqual } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

/** What a page leaves behind, but for what was loaded: session and signs of a visit, work that waits. */
const LEFT_BEHIND = 'local_storage,indexeddb,service_workers,cache_storage,file_systems,websql';

/** What a profile is made with, and stays as for as long as it lives. */
export type ProfileKind = BrowserContextOptions & { baseURL: string };

type Profile = { kind: ProfileKind; context: BrowserContext };

const free: Profile[] = [];
const lent: Profile[] = [];

/**
 * A profile that nobody has been signed in with, at most with files of the product in its cache: loading and compiling
 * them for every test was more than half of what the tests of screens took.
 */
export async function borrowProfile(browser: Browser, kind: ProfileKind): Promise<BrowserContext> {
  const at = free.findIndex((profile) => isDeepStrictEqual(profile.kind, kind));
  const [kept] = at < 0 ? [] : free.splice(at, 1);
  const profile = kept ?? { kind, context: await browser.newContext(kind) };
  lent.push(profile);
  return profile.context;
}

/** Empties a profile. A page's end comes first, for what lives on could write again. */
async function wash({ kind, context }: Profile): Promise<void> {
  const broom = await context.newPage();
  const others = context.pages().filter((page) => page !== broom);
  await Promise.all(others.map((page) => page.close()));
  context.removeAllListeners();
  await context.setOffline(false);
  await context.clearPermissions();
  await context.clearCookies();
  const session = await context.newCDPSession(broom);
  const { origin } = new URL(kind.baseURL);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: LEFT_BEHIND });
  await broom.close();
}

/** Takes every lent profile back and empties it; one that cannot be emptied is thrown away. */
export async function takeBackProfiles(): Promise<void> {
  await Promise.all(
    lent.splice(0).map(async (profile) => {
      try {
        await wash(profile);
        free.push(profile);
      } catch {
        await profile.context.close();
      }
    }),
  );
}
