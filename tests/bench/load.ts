import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { feature } from 'topojson-client';
import { conditionColours } from '../../client/map/map-palette.ts';
import { readCoverage } from '../../geodata/read.ts';
import type { Situation } from '../../shared/wire/situation.ts';
import { takeDesk } from '../support/demo-desk.ts';
import { type Bench, compare, interleave, notRun, report } from './harness.ts';
import { bundlePage } from './support/bench-page.ts';
import { type BuiltPage, buildPage, serveFiles, zipped } from './support/built-page.ts';
import { launchChromium } from './support/chromium.ts';
import { unfedDemoCity } from './support/demo-city.ts';
import { isScript, type Script, scriptsOfFirstMap } from './support/first-map-scripts.ts';

const VIEWPORT = { width: 1_366, height: 768 };
const LOAD_LIMIT_MS = 60_000;
const POLL_MS = 50;
const LARGEST_NAMED = 8;

type Marks = { map: number; polygon?: number; live?: number };
type Loaded = { ms: number; scripts: string[] };

/**
 * Words of the shaders that fill the polygons: ours, and maplibre's own in the bare page. Ours draws water by the latter,
 * which is no risk.
 */
const SHADER_WORDS = { ours: 'conditionFill_code', bare: 'u_fill_translate' };

/** The polygons ours shows, with the colours ours gives them, as a file of its own. */
function polygonsOf(situation: Situation): Buffer {
  const coverage = readCoverage();
  const colours = conditionColours('dark').map(
    ([red, green, blue]) => `rgb(${red},${green},${blue})`,
  );
  const conditions = new Map(situation.gridConditions);
  const { features } = feature(coverage, coverage.objects.grids);
  const shown = features.flatMap(({ geometry, properties }) => {
    const condition = conditions.get(properties.code);
    const colour = condition === undefined ? undefined : colours[condition];
    return colour ? [{ type: 'Feature', geometry, properties: { colour } }] : [];
  });
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: shown }));
}

/** Waits for the polygon, and for the word that it is live where there is one. */
async function marksOf(page: Page, isLive: boolean): Promise<Marks> {
  const end = performance.now() + LOAD_LIMIT_MS;
  while (performance.now() < end) {
    const found = await page.evaluate(() => (window as unknown as { loadMarks: Marks }).loadMarks);
    if (Number.isFinite(found.polygon) && (!isLive || found.live !== undefined)) return found;
    await page.waitForTimeout(POLL_MS);
  }
  throw new Error(`load: ${page.url()} showed nothing within ${LOAD_LIMIT_MS} ms`);
}

/** Loads a page in a fresh profile until a polygon is drawn, and it says that it is live if it ever does. */
async function load(
  browser: Browser,
  url: string,
  marks: string,
  prepare: (page: Page) => Promise<void>,
  isLive: boolean,
): Promise<Loaded> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await prepare(page);
    await page.addInitScript({ content: marks });
    await page.goto(url, { waitUntil: 'commit' });
    const found = await marksOf(page, isLive);
    const scripts = await page.evaluate(
      (before) =>
        performance
          .getEntriesByType('resource')
          .filter(({ name, startTime }) => /\.m?js$/.test(name) && startTime < before)
          .map(({ name }) => name),
      found.map,
    );
    await checkColours(page);
    return { ms: Math.max(found.polygon!, found.live ?? 0), scripts };
  } finally {
    await context.close();
  }
}

const LEAST_COLOURED = 0.002;
const COLOURFUL = 40;

/** What was timed can be seen: a part of the picture is neither ground nor grey. */
async function checkColours(page: Page): Promise<void> {
  await page.waitForTimeout(500);
  const { data, width, height } = PNG.sync.read(await page.screenshot());
  let coloured = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURFUL) coloured += 1;
  }
  if (coloured < LEAST_COLOURED * width * height) {
    throw new Error(`load: only ${coloured} pixels of ${page.url()} show a risk`);
  }
}

/** Bytes of all scripts of a page, each compressed by itself as it travels. */
const scriptBytes = ({ files }: BuiltPage): number =>
  [...files].reduce((sum, [path, bytes]) => (isScript(path) ? sum + zipped(bytes).length : sum), 0);

/** How long the first map may take to appear when everything else is kept from the page. */
const ALONE_LIMIT_MS = 60_000;

/** Draws the first map with only the scripts it is said to need; a wrong list draws nothing. */
async function drawWithout(
  browser: Browser,
  url: string,
  marks: string,
  prepare: (page: Page) => Promise<void>,
  needed: ReadonlySet<string>,
): Promise<void> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await prepare(page);
    // Kept waiting and not refused: a page that is told of a missing part shows that instead.
    await page.route('**/*.js', async (route) => {
      const address = route.request().url();
      if (needed.has(address) || !isScript(address)) await route.continue();
    });
    await page.addInitScript({ content: marks });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(
      () => Number.isFinite((window as unknown as { loadMarks: Marks }).loadMarks.map),
      undefined,
      { timeout: ALONE_LIMIT_MS },
    );
  } finally {
    await context.close();
  }
}

/** The figure of the first load: what the first map cannot be drawn without, largest first. */
function compareScripts(needed: readonly Script[], least: number, asked: readonly string[]): void {
  const ours = needed.reduce((sum, { bytes }) => sum + bytes, 0);
  const beside = asked.filter((url) => isScript(url) && !needed.some((one) => one.url === url));
  const largest = needed.slice(0, LARGEST_NAMED).map(({ name, bytes }) => `${name} ${bytes}`);
  report(
    {
      bench: 'load',
      case: 'first-map-scripts',
      unit: 'of the library floor',
      goal: '<= 1.05',
      note: `${ours} B gzip -9 in ${needed.length} scripts, all others kept from the page, against ${least} B of maplibre-gl, react-dom and socket.io-client, workers not counted; ${beside.length} more were asked for beside them before the map was drawn; largest: ${largest.join(', ')}`,
    },
    ours / least,
  );
}

/** From the navigation to the first live risk polygon, and what had to be fetched for the first map. */
export const bench: Bench = async (options) => {
  const browser = await launchChromium();
  if (!browser) {
    notRun('load', 'all', 'no Chromium');
    return;
  }
  const jingwei = await unfedDemoCity();
  const [bare, floor] = [await buildPage('bare-map'), await buildPage('library-floor')];
  const script = await bundlePage('load-marks.ts', 'iife');
  const marksFor = (word: string) => `window.loadPolygons = ${JSON.stringify(word)};${script}`;
  const [marks, bareMarks] = [marksFor(SHADER_WORDS.ours), marksFor(SHADER_WORDS.bare)];
  const signIn = (page: Page) => takeDesk(page.context(), jingwei.url, 'coordinator');
  const context = await browser.newContext();
  await takeDesk(context, jingwei.url, 'coordinator');
  const situation: Situation = await (
    await context.request.get(`${jingwei.url}/api/situation`)
  ).json();
  const peer = await serveFiles(
    new Map([...bare.files, ['/grids.geojson', polygonsOf(situation)]]),
  );
  try {
    const results = await interleave(
      options.rounds,
      () => load(browser, `${jingwei.url}/console`, marks, signIn, true),
      () => load(browser, peer.url, bareMarks, async () => undefined, false),
      'cold',
    );
    compare(
      {
        bench: 'load',
        case: 'first-live-risk-polygon',
        unit: 'ms',
        goal: '<= 1.5',
        note: `fresh profile each time, ${situation.gridConditions.length} polygons; ours is the console, live`,
      },
      { ours: results.ours.map(({ ms }) => ms), peer: results.peer.map(({ ms }) => ms) },
    );
    const needed = await scriptsOfFirstMap(jingwei.url);
    const addresses = new Set(needed.map(({ url }) => url));
    await drawWithout(browser, `${jingwei.url}/console`, marks, signIn, addresses);
    const asked = [...new Set(results.ours.flatMap((loaded) => loaded.scripts))];
    compareScripts(needed, scriptBytes(floor), asked);
  } finally {
    peer.close();
    await browser.close();
    await jingwei.stop();
  }
};
