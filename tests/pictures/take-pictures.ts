import { statSync, writeFileSync } from 'node:fs';
import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { launchChromium } from '../bench/support/chromium.ts';
import { startProduct } from '../browser/support/product.ts';
import { HELP_SHOTS, type Shot } from './shots.ts';

/**
 * `npm run help:pictures`: plays a scenario on a private copy of the data and takes the pictures of the
 * help (client/help/pictures) and of the README (docs/pictures) from it. The scenario and its seed are
 * fixed; times of day and the hundredths of readings are not. Named pictures are taken alone:
 * `npm run help:pictures -- staffing items`.
 */
const SCENARIO = 'gas-leak';
/** Slow enough for every detector to be heard on the way up. */
const PACE = 10;
/** By then, minute 38 of the story, the leak has risen to red and drifted on. */
const STORY_MS = 230_000;
/** Flights, letters and symbols come to rest. */
const REST_MS = 6_000;

const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
const HELP_SIZE = { width: 1280, height: 720 };
/** One of each desk. */
const README_SHOTS = ['console', 'wall', 'studio', 'administration'];
const README_SIZE = { width: 1920, height: 1080 };
const WEBP_QUALITY = 62;
/** All pictures of the help together, so that the product stays small. */
const MOST_BYTES = 800_000;

const named = process.argv.slice(2);
const isWanted = (name: string): boolean => named.length === 0 || named.includes(name);

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const told = async (request: APIRequestContext, method: string, path: string, data: object) => {
  const origin = path.startsWith('http') ? new URL(path).origin : '';
  const answer = await request.fetch(path, { method, data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
};

async function openPage(browser: Browser, baseUrl: string, shot: Shot, size: typeof HELP_SIZE) {
  const context = await browser.newContext({ baseURL: baseUrl, viewport: size, locale: 'zh-CN' });
  context.setDefaultTimeout(120_000);
  if (shot.sitter !== null) {
    const body = { desk: shot.sitter };
    await told(context.request, 'POST', `${baseUrl}/api/demo-session`, body);
  }
  return context.newPage();
}

async function show(page: Page, shot: Shot, language: Language): Promise<void> {
  const join = shot.path.includes('?') ? '&' : '?';
  await page.goto(`${shot.path}${join}lang=${language}`);
  await page.locator(shot.ready).first().waitFor();
  if (await page.locator('[data-testid="map"]').count()) {
    await page.locator('[data-testid="map"][data-live="live"]').waitFor();
  }
  await shot.prepare?.(page);
  await wait(REST_MS);
}

async function webp(page: Page, { part, height }: Shot): Promise<Buffer> {
  const whole = { x: 0, y: 0, ...HELP_SIZE, height: height ?? HELP_SIZE.height };
  const box = part === undefined ? whole : await page.locator(part).boundingBox();
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: WEBP_QUALITY,
    ...(box ? { clip: { ...box, scale: 1 } } : {}),
  });
  return Buffer.from(data, 'base64');
}

/** @returns bytes of the picture */
async function takeForHelp(browser: Browser, baseUrl: string, shot: Shot, language: Language) {
  const page = await openPage(browser, baseUrl, shot, HELP_SIZE);
  await show(page, shot, language);
  const name = `${shot.name}-${language}.webp`;
  const file = new URL(`../../client/help/pictures/${name}`, import.meta.url);
  writeFileSync(file, await webp(page, shot));
  await page.context().close();
  const { size } = statSync(file);
  process.stdout.write(`  ${name}: ${Math.round(size / 1_000)} kB\n`);
  return size;
}

async function takeForReadme(browser: Browser, baseUrl: string, name: string): Promise<void> {
  const shot = HELP_SHOTS.find((one) => one.name === name)!;
  const page = await openPage(browser, baseUrl, shot, README_SIZE);
  await show(page, shot, 'zh');
  const file = new URL(`../../docs/pictures/${name}.png`, import.meta.url);
  writeFileSync(file, await page.screenshot());
  await page.context().close();
  process.stdout.write(`  ${name}.png\n`);
}

async function takeAll(browser: Browser, baseUrl: string): Promise<void> {
  const shot = HELP_SHOTS.find(({ sitter }) => sitter === 'coordinator')!;
  const page = await openPage(browser, baseUrl, shot, HELP_SIZE);
  const { request } = page.context();
  await told(request, 'PUT', `${baseUrl}/api/demo/scenario`, { scenario: SCENARIO, pace: PACE });
  await page.context().close();
  process.stdout.write(`playing ${SCENARIO} at ×${PACE}\n`);
  await wait(STORY_MS);
  let bytes = 0;
  for (const one of HELP_SHOTS.filter(({ name }) => isWanted(name))) {
    for (const language of LANGUAGES) bytes += await takeForHelp(browser, baseUrl, one, language);
  }
  for (const name of README_SHOTS.filter(isWanted)) await takeForReadme(browser, baseUrl, name);
  if (bytes > MOST_BYTES) throw new Error(`expected at most ${MOST_BYTES} bytes, got ${bytes}`);
}

const product = await startProduct(SCENARIO);
const browser = (await launchChromium())!;
try {
  await takeAll(browser, product.baseUrl);
} finally {
  await browser.close();
  await product.close();
}
