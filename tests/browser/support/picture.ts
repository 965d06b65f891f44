import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

type Clip = { x: number; y: number; width: number; height: number };

/** How many different colours a part of the page shows; a blank map shows one or two. */
export async function coloursIn(page: Page, clip: Clip): Promise<number> {
  const { data } = PNG.sync.read(await page.screenshot({ clip }));
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
  }
  return colours.size;
}
