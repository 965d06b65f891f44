import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, inject } from 'vitest';
import { openBrowser } from './browser.ts';
import { closeScreens } from './screen.ts';

/** The product as a newcomer starts it, at an address, and a browser. */
export type House = { baseUrl: string; browser: Browser };

/**
 * Lends the tests of a file what all files share; every screen is closed after its test. A test must not
 * count on what was done in the product before.
 */
export function openHouse(): House {
  const lent = { baseUrl: inject('productUrl') } as House;
  beforeAll(async () => {
    lent.browser = await openBrowser();
  });
  afterEach(closeScreens);
  return lent;
}
