import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../support/callers.ts';
import { approve, begin, bodyOf, draw, read } from '../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { gridOf, lineBetween, TOWNS } from '../support/small-coverage.ts';
import { equalShare, pixelsOf } from './support/picture.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilAtDesk,
  untilLive,
} from './support/screen.ts';

const MINUTE = 60_000;
/** Two screens are drawn by a machine that draws others beside them. */
const PATIENCE_MS = 60_000;
const MAP_PART = { x: 40, y: 40, width: 440, height: 300 };
/** A new line across a grid is a small part of the picture. */
const SAME_SHARE = 0.9999;

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.advance(MINUTE);
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});
afterEach(closeScreens);

async function open(by: Caller, address: string): Promise<Screen> {
  const screen = await openScreen(browser, server.baseUrl, { width: 960, height: 540 });
  await sitAs(screen, server.baseUrl, by);
  await screen.page.goto(address);
  await untilLive(screen);
  // A page that was loaded anew would not remember it.
  await screen.page.evaluate(() => {
    (window as unknown as { wasHere: boolean }).wasHere = true;
  });
  return screen;
}

const coverageOn = ({ page }: Screen) =>
  page.locator('[data-testid="map"]').getAttribute('data-coverage');
const wasHere = ({ page }: Screen) =>
  page.evaluate(() => (window as unknown as { wasHere?: boolean }).wasHere === true);

/** The southern grid of a town cut in its middle from south to north. */
async function splitFor(analyst: Caller, approver: Caller) {
  const [west, east] = lineBetween(TOWNS.eastOne);
  const lon = Number(((west[0] + east[0]) / 2).toFixed(6));
  const line: [number, number][] = [
    [lon, Number((west[1] - 0.011).toFixed(6))],
    [lon, Number((west[1] + 0.001).toFixed(6))],
  ];
  const plan = await draw(analyst, await begin(analyst, [TOWNS.eastOne]), {
    ...{ kind: 'split', grid: gridOf(TOWNS.eastOne, 1), line, newGrid: 'new-1' },
  });
  const day = new Date(server.clock.now() + 2 * MINUTE).toISOString();
  return approve(analyst, approver, plan, day);
}

describe('a plan that takes effect', () => {
  it('is on a wall and on a console at that moment, neither loaded anew', async () => {
    const [analyst, approver] = [await server.as('analyst'), await server.as('administrator')];
    const wall = await open(await server.as('wall'), '/wall?scene=overview&mm=2400&distance=4');
    const desk = await open(await server.as('coordinator'), '/console');
    await untilAtDesk(desk);
    const before = await coverageOn(wall);
    expect(await coverageOn(desk)).toBe(before);
    const plan = await splitFor(analyst, approver);
    const [{ code } = { code: '' }] = (await read(analyst, plan)).codes;
    expect((await bodyOf<{ error: string }>(await analyst(`/api/grids/${code}`), 404)).error).toBe(
      'grid-not-found',
    );
    const picture = await pixelsOf(wall.page, MAP_PART);
    expect(await coverageOn(wall)).toBe(before);
    server.clock.advance(2 * MINUTE);
    await server.services.telemetry.evaluate();
    for (const screen of [wall, desk]) {
      await expect.poll(() => coverageOn(screen), { timeout: PATIENCE_MS }).not.toBe(before);
      expect(await wasHere(screen)).toBe(true);
    }
    expect(await coverageOn(desk)).toBe(await coverageOn(wall));
    await expect
      .poll(async () => equalShare(picture, await pixelsOf(wall.page, MAP_PART)), {
        timeout: PATIENCE_MS,
      })
      .toBeLessThan(SAME_SHARE);
    for (const screen of [wall, desk]) expectNoOffence(screen);
  });
});
