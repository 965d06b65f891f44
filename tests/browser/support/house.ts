import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Product, startProduct } from './product.ts';
import { closeScreens } from './screen.ts';

/** The product and a browser, from before the first test of a file to after its last. */
export type House = { product: Product; browser: Browser };

/** Gives the tests of a file a product of their own; every screen is closed after its test. */
export function openHouse(...how: Parameters<typeof startProduct>): House {
  const house = {} as House;
  beforeAll(async () => {
    [house.product, house.browser] = await Promise.all([startProduct(...how), openBrowser()]);
  });
  afterAll(async () => {
    await house.browser?.close();
    await house.product?.close();
  });
  afterEach(closeScreens);
  return house;
}
