import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeDesk } from '../support/demo-desk.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { closeScreens, openBrowser, openScreen, untilLive } from './support/screen.ts';

const LAND = { red: 200, green: 20, blue: 200 };
const STYLE = {
  version: 8,
  sources: {
    nothing: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      attribution: '<b>Maps of &amp; for the test</b>',
    },
  },
  layers: [
    {
      id: 'land',
      type: 'background',
      paint: { 'background-color': `rgb(${LAND.red},${LAND.green},${LAND.blue})` },
    },
  ],
};

let browser: Browser;
let server: TestServer;
let maps: Server;
let answers = true;
const cookies: (string | undefined)[] = [];

beforeAll(async () => {
  maps = createServer((request, response) => {
    cookies.push(request.headers.cookie);
    response.setHeader('access-control-allow-origin', '*');
    if (answers) response.end(JSON.stringify(STYLE));
    else response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => maps.listen(0, '127.0.0.1', resolve));
  const { port } = maps.address() as AddressInfo;
  const config = { demo: true, mapStyleUrl: `http://127.0.0.1:${port}/style.json` };
  [server, browser] = await Promise.all([startTestServer({ config }), openBrowser()]);
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
  maps?.close();
});
afterEach(closeScreens);

async function openConsole() {
  const screen = await openScreen(browser, server.baseUrl, { width: 1000, height: 600 });
  await takeDesk(screen.context, server.baseUrl, 'coordinator');
  await screen.page.goto('/console');
  await untilLive(screen);
  return screen;
}

describe('a configured base map', () => {
  it('lies under ours, says whom it comes from, and learns no cookie', async () => {
    const { page, offences } = await openConsole();
    await page.getByText('Maps of & for the test').waitFor();
    await expect.poll(() => shareOf(page.screenshot())).toBeGreaterThan(0.02);
    expect(cookies).toEqual([undefined]);
    expect(offences.violations).toEqual([]);
  });

  it('leaves the bundled one and a note when it cannot be read', async () => {
    answers = false;
    const { page } = await openConsole();
    await page.getByText('所配置的底图无法读取').waitFor();
  });
});

/** How much of a picture has the colour of the foreign land. */
async function shareOf(picture: Promise<Uint8Array>): Promise<number> {
  const { data } = PNG.sync.read(await picture);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    const isLand =
      Math.abs(data[at]! - LAND.red) < 30 &&
      Math.abs(data[at + 1]! - LAND.green) < 30 &&
      Math.abs(data[at + 2]! - LAND.blue) < 30;
    if (isLand) found += 1;
  }
  return found / (data.length / 4);
}

describe('the first page', () => {
  it('lets somebody in who came while the server was still busy', async () => {
    const { page } = await openScreen(browser, server.baseUrl, { width: 1000, height: 600 });
    const desks = '**/api/desks';
    const json = { error: 'unavailable', message: 'busy' };
    await page.route(desks, (route) => route.fulfill({ status: 503, json }));
    await page.goto('/');
    await page.getByRole('alert').waitFor();
    await page.unroute(desks);
    await page.locator('[data-desk="coordinator"]').waitFor();
  });
});
