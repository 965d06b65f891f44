import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { borrowProfile, takeBackProfiles } from './profile.ts';

export { openBrowser } from './browser.ts';

/** What must never happen on a page, written down as it happens. */
export type Offences = {
  outside: string[];
  dialogs: string[];
  violations: string[];
  errors: string[];
};

export type Screen = { page: Page; context: BrowserContext; offences: Offences };

/** Half a pixel a CSS pixel: everything is laid out as ever, and the processor draws a quarter of it. */
const COARSE = 0.5;

/**
 * @property density pixels a CSS pixel; 1 where a test looks at the picture itself
 * @property moving flights are flown and pulses seen; else the map is at once where it goes, as for people whom motion makes ill
 */
export type ScreenOptions = {
  width?: number;
  height?: number;
  touch?: boolean;
  density?: number;
  moving?: boolean;
};

/** A page draws its map in software: on a busy machine everything takes its time. */
const PATIENCE_MS = 120_000;

/** Closes every screen that was opened: one that is left behind would slow down the next. */
export const closeScreens = takeBackProfiles;

const isOutside = (url: string, baseUrl: string): boolean =>
  /^(https?|wss?):/.test(url) && new URL(url).host !== new URL(baseUrl).host;

/** A page on the product with nobody signed in, watched from its first request. */
export async function openScreen(
  browser: Browser,
  baseUrl: string,
  {
    width = 1366,
    height = 768,
    touch = false,
    density = COARSE,
    moving = false,
  }: ScreenOptions = {},
): Promise<Screen> {
  const context = await borrowProfile(browser, {
    baseURL: baseUrl,
    viewport: { width, height },
    locale: 'zh-CN',
    hasTouch: touch,
    deviceScaleFactor: density,
    reducedMotion: moving ? 'no-preference' : 'reduce',
  });
  const offences: Offences = { outside: [], dialogs: [], violations: [], errors: [] };
  context.on('request', (request) => {
    if (isOutside(request.url(), baseUrl)) offences.outside.push(request.url());
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.on('websocket', (socket) => {
    if (isOutside(socket.url(), baseUrl)) offences.outside.push(socket.url());
  });
  page.on('dialog', (dialog) => {
    offences.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => offences.errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) offences.violations.push(message.text());
  });
  return { page, context, offences };
}

/** Nothing was asked of another host, no dialog opened, no rule of the page was broken, no error. */
export const expectNoOffence = ({ offences }: Screen): void =>
  expect(offences).toEqual({ outside: [], dialogs: [], violations: [], errors: [] });

/** Gives the page the session of a caller who was made without the sign-in. */
export async function sitAs(
  { context }: Screen,
  baseUrl: string,
  { cookie }: { cookie: string },
): Promise<void> {
  const [name, ...value] = cookie.split('=');
  const own = { name: name!, value: value.join('='), url: baseUrl };
  await context.addCookies([{ ...own, httpOnly: true, sameSite: 'Strict' }]);
}

/**
 * Opens another address of the page that is open, as back and forward do: without loading it anew, which takes
 * seconds where there is a map. Another page, or the first, is loaded.
 */
export async function moveOn({ page }: Screen, address: string): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  if (origin === 'null' || new URL(address, origin).pathname !== pathname) {
    await page.goto(address);
    return;
  }
  await page.evaluate((next) => {
    history.pushState(null, '', next);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

/** Until the picture is live and drawn. */
export async function untilLive({ page }: Screen): Promise<void> {
  await page.locator('[data-testid="map"][data-live="live"]').waitFor();
}

/** Until the desk around the map takes keys: its code may come after the map's. */
export async function untilAtDesk(screen: Screen): Promise<void> {
  await untilLive(screen);
  await screen.page.locator('.jw-console .jw-search, .jw-tabbar').waitFor();
}

/** The number of the newest telemetry frame on the screen. */
export const frameOf = async ({ page }: Screen): Promise<number> =>
  Number(await page.locator('[data-testid="map"]').getAttribute('data-frame'));
