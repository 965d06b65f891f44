import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import type { Desk } from '../../../shared/model/desk.ts';
import { takeDesk } from '../../support/demo-desk.ts';
import { openBrowser } from './browser.ts';
import {
  closeScreens,
  moveOn,
  openScreen,
  type Screen,
  type ScreenOptions,
  untilAtDesk,
} from './screen.ts';

/** The product as a newcomer starts it, at an address, and a browser. */
export type House = { baseUrl: string; browser: Browser };

/** What a start on a busy machine may take. */
const START_MS = 120_000;
const LOOK_AGAIN_MS = 250;

async function untilUp(baseUrl: string): Promise<void> {
  const end = Date.now() + START_MS;
  const answers = () =>
    fetch(`${baseUrl}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (Date.now() > end) throw new Error(`nobody answers at ${baseUrl}`);
    await pause(LOOK_AGAIN_MS);
  }
}

/**
 * Lends the tests of a file what all files share; every screen is closed after its test, or where one is kept for
 * several tests, by the file. A test must not count on what was done in the product before.
 */
export function openHouse({ keeps = false } = {}): House {
  const lent = { baseUrl: inject('productUrl') } as House;
  beforeAll(async () => {
    [lent.browser] = await Promise.all([openBrowser(), untilUp(lent.baseUrl)]);
  });
  if (!keeps) afterEach(closeScreens);
  return lent;
}

/** A page of the shared product, signed in at a desk. It may still be coming: wait for what is looked at. */
export async function openDesk(
  { browser, baseUrl }: House,
  desk: Desk,
  address: string,
  options?: ScreenOptions,
): Promise<Screen> {
  const screen = await openScreen(browser, baseUrl, options);
  await takeDesk(screen.context, baseUrl, desk);
  await screen.page.goto(address);
  return screen;
}

/** One console for all tests of a `describe`; each begins at its bare address. For houses that keep. */
export function keepConsole(house: House): Screen {
  const kept = {} as Screen;
  beforeAll(async () => {
    Object.assign(kept, await openDesk(house, 'coordinator', '/console'));
    await untilAtDesk(kept);
  });
  beforeEach(() => moveOn(kept, '/console'));
  afterAll(closeScreens);
  return kept;
}
