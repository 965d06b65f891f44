import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { takeDesk } from '../../support/demo-desk.ts';
import { bundlePage } from './bench-page.ts';
import type { CameraText, Spot } from './map-spot.ts';
import { clockOffset } from './page-clock.ts';

type Strongest = Spot & { difference: number };
type Seen = [spot: string, at: number];
export type Taken = {
  /** Something came to a spot of the map or left it. */
  changes: Seen[];
  /** The ring of an alarm was first there, around a spot. */
  rings: Seen[];
  /** The symbol of an alarm was first there above a spot of the map, which did not have it yet. */
  earlySymbols: Seen[];
  framesAt: number[];
};

/** The console in Chromium with a probe that watches single pixels of its map. */
export type WatchedMap = {
  page: Page;
  remember(): Promise<void>;
  /** Where the picture differs most from the remembered one. */
  strongest(): Promise<Strongest>;
  /** The middle of what differs from the remembered picture near a spot. */
  middleOfChange(near: Spot): Promise<Spot>;
  watch(name: string, spot: Spot): Promise<void>;
  unwatch(name: string): Promise<void>;
  /** What was seen since the last call, in epoch ms of this process. */
  taken(): Promise<Taken>;
  close(): Promise<void>;
};

type Probe = {
  now(): number;
  remember(): void;
  strongest(): Strongest;
  middleOfChange(near: Spot): Spot;
  watch(name: string, spot: Spot): void;
  unwatch(name: string): void;
  taken(): Taken;
};
type Probed = { pixelProbe: Probe };

/** Small, because every pixel is drawn by the processor. */
const VIEWPORT = { width: 640, height: 400 };
const HIDDEN = '-labels,-streams,-hazards,-shelters,-gatherings,-hazard-areas';
const SETTLING_MS = 2_000;
const LIVE_LIMIT_MS = 60_000;

export async function openWatchedMap(
  browser: Browser,
  url: string,
  camera: CameraText,
): Promise<WatchedMap> {
  // Neither a pulse nor a word nor a heap of one alarm's may reach the spot where another is awaited.
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  await takeDesk(context, url, 'coordinator');
  const page = await context.newPage();
  await page.addInitScript({ content: await bundlePage('pixel-probe.ts', 'iife') });
  await page.goto(`${url}/console?at=${camera}&layers=${HIDDEN}`);
  await page.locator('[data-testid="map"][data-live="live"]').waitFor({ timeout: LIVE_LIMIT_MS });
  await pause(SETTLING_MS);
  const offset = await clockOffset(() =>
    page.evaluate(() => (window as unknown as Probed).pixelProbe.now()),
  );
  return {
    page,
    remember: () => page.evaluate(() => (window as unknown as Probed).pixelProbe.remember()),
    strongest: () => page.evaluate(() => (window as unknown as Probed).pixelProbe.strongest()),
    middleOfChange: (near) =>
      page.evaluate((at) => (window as unknown as Probed).pixelProbe.middleOfChange(at), near),
    watch: (name, spot) =>
      page.evaluate(([named, at]) => (window as unknown as Probed).pixelProbe.watch(named, at), [
        name,
        spot,
      ] as const),
    unwatch: (name) =>
      page.evaluate((named) => (window as unknown as Probed).pixelProbe.unwatch(named), name),
    async taken() {
      const { changes, rings, earlySymbols, framesAt } = await page.evaluate(() =>
        (window as unknown as Probed).pixelProbe.taken(),
      );
      const here = ([spot, at]: Seen): Seen => [spot, at - offset];
      return {
        changes: changes.map(here),
        rings: rings.map(here),
        earlySymbols: earlySymbols.map(here),
        framesAt: framesAt.map((at) => at - offset),
      };
    },
    close: () => context.close(),
  };
}
