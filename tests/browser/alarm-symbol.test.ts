import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { raise } from './support/raise.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilLive,
} from './support/screen.ts';

type Mark = { word: string; frame: number };

/** Notes in the page what comes to the canvases above the map and what leaves them, and in which of its frames. */
const NOTE_MARKS = `
  window.marks = [];
  let frame = 0;
  const count = () => {
    frame += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  const nameOf = (node) => node.className === 'jw-pulse-ring' ? 'ring' : node.className === 'jw-early-symbol' ? 'symbol' : null;
  const note = (nodes, word) => {
    for (const node of nodes) if (nameOf(node)) window.marks.push({ word: nameOf(node) + ' ' + word, frame });
  };
  new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      note(addedNodes, 'comes');
      note(removedNodes, 'goes');
    }
  }).observe(document, { childList: true, subtree: true });
`;

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString() });
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

async function openMap(address: string): Promise<Screen> {
  const screen = await openScreen(browser, server.baseUrl, { width: 900, height: 600 });
  await sitAs(screen, server.baseUrl, await server.as('coordinator'));
  await screen.page.addInitScript({ content: NOTE_MARKS });
  await screen.page.goto(address);
  await untilLive(screen);
  return screen;
}

async function marksOf({ page }: Screen): Promise<Mark[]> {
  await page.waitForFunction(() =>
    (window as unknown as { marks: Mark[] }).marks.some(({ word }) => word === 'ring goes'),
  );
  return page.evaluate(() => (window as unknown as { marks: Mark[] }).marks);
}
const words = (marks: readonly Mark[]): string[] => marks.map(({ word }) => word);

it('an alarm that rises has its symbol with its ring until the map has drawn it, and only its ring where alarms are hidden', async () => {
  const shown = await openMap('/console');
  const hidden = await openMap('/console?layers=-alarms');
  // The pages' clocks went on while they opened: what is older than ten seconds by them is no news.
  server.clock.advance(Math.max(0, Date.now() - server.clock.now()));
  await raise(server);
  const marks = await marksOf(shown);
  expect(words(marks)).toEqual(['symbol comes', 'ring comes', 'symbol goes', 'ring goes']);
  const [comes, , goes] = marks;
  expect(goes!.frame - comes!.frame, 'frames until the map has drawn it').toBe(1);
  expect(words(await marksOf(hidden))).toEqual(['ring comes', 'ring goes']);
  expectNoOffence(shown);
  expectNoOffence(hidden);
});
