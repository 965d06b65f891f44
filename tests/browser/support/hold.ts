import type { Page } from 'playwright-core';

/**
 * Lets what is read from an address come late, as over a slow line: data or a part of the page's own code.
 * @returns lets it come
 */
export async function holdReading(page: Page, address: string | RegExp): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    if (route.request().method() === 'GET') await held;
    await route.continue();
  });
  return release;
}
