import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

type Clip = { x: number; y: number; width: number; height: number };

/** A part of the page as it is shown: red, green, blue and opacity of every pixel, row by row. */
export async function pixelsOf(page: Page, clip: Clip): Promise<Uint8Array> {
  return PNG.sync.read(await page.screenshot({ clip })).data;
}

/** How many different colours a part of the page shows; a blank map shows one or two. */
export async function coloursIn(page: Page, clip: Clip): Promise<number> {
  const data = await pixelsOf(page, clip);
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
  }
  return colours.size;
}

/** Two drawings of one thing may differ by this much in a channel where edges are smoothed. */
const CHANNEL_TOLERANCE = 8;

/** The share of pixels, 0 to 1, that look the same in two pictures of one size. */
export function equalShare(one: Uint8Array, other: Uint8Array): number {
  let equal = 0;
  for (let at = 0; at < one.length; at += 4) {
    const near = [0, 1, 2].every(
      (channel) => Math.abs(one[at + channel]! - other[at + channel]!) <= CHANNEL_TOLERANCE,
    );
    equal += Number(near);
  }
  return equal / (one.length / 4);
}
