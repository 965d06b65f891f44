import { afterAll, beforeAll, expect, it } from 'vitest';
import { openResponseDesk, type ResponseDesk, sendFirstUnit } from '../support/response-desk.ts';
import { playMinutes } from '../support/scenario-city.ts';
import { expectNoOffence } from '../support/screen.ts';

/** The city's water at its highest. */
const HIGH_WATER = [480, 481];
const MOST_SECONDS = 10;

let desk: ResponseDesk;
beforeAll(async () => {
  desk = await openResponseDesk();
  await playMinutes(desk.server, 'plum-rain', HIGH_WATER);
  // A console that is at rest, as somebody has it before him: while a page is made, its map keeps every press waiting.
  await desk.screen.page.goto('/console', { waitUntil: 'networkidle' });
});
afterAll(async () => {
  await desk?.server.close();
});

it('a first unit is under way within ten seconds of somebody reaching for the alarm', async () => {
  const { counted } = await sendFirstUnit(desk, 'water-level-wuxi');
  console.info(`alarm to a unit under way: ${counted.seconds().toFixed(1)} s`);
  expect(counted.seconds()).toBeLessThanOrEqual(MOST_SECONDS);
  expectNoOffence(desk.screen);
});
