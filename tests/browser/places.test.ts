import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesCity, plantPlace } from '../support/places-city.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { graveFaults } from './support/axe.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilAtDesk,
} from './support/screen.ts';

let server: TestServer;
let browser: Browser;
let screen: Screen;
beforeAll(async () => {
  server = await startTestServer({ city: placesCity() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('administrator'));
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

describe('places', () => {
  it('a drill that was held is written down, and the place is overdue no longer', async () => {
    const { page } = screen;
    await page.goto('/registers?section=key-places');
    const late = page.locator('[data-testid="key-places"] [data-item="late"]');
    await expect.poll(() => late.textContent()).toContain('逾期');
    await late.getByRole('button', { name: '更改' }).click();
    const today = new Date(server.clock.now()).toISOString().slice(0, 10);
    await page.getByTestId('key-place-editor').getByLabel('最近演练').fill(today);
    await page.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => late.textContent()).toContain('下次');
    expect(await graveFaults(page)).toEqual([]);
  });

  it('a file is looked at row by row, its text is text, and only its good rows are taken', async () => {
    const { page } = screen;
    const [lon, lat] = plantPlace;
    const text = [
      'code,name,kind,lon,lat',
      `a-1,<img src=x onerror=alert(1)>,school,${lon},${lat}`,
      `a-2,示例城堡,castle,${lon},${lat}`,
    ].join('\n');
    await page.getByRole('button', { name: '批量导入' }).click();
    const file = { name: 'schools.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: '预览' }).click();
    const refused = page.getByTestId('import-refused');
    await expect.poll(() => refused.textContent()).toContain('不在可用的值之内 — castle');
    expect(await page.getByTestId('import-good').textContent()).toContain('<img src=x');
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.locator('.jw-sure').getByRole('button', { name: '导入 1 行' }).click();
    await page.getByTestId('import-counts').getByText('已导入 1 行').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('the card of a hazard tells who is exposed, and shows on the map what lies around', async () => {
    const { page } = screen;
    await page.goto('/console?select=hazard:chemical-east');
    const card = page.getByTestId('card');
    await expect.poll(() => card.textContent()).toContain('α = 1.5');
    await card.getByRole('button', { name: '在图上查看' }).click();
    const answer = page.getByTestId('place-answer');
    await expect.poll(() => answer.textContent()).toContain('示例学校near');
    await page.keyboard.press('Escape');
    await expect.poll(() => answer.count()).toBe(0);
    expectNoOffence(screen);
  });

  it('an incident that was called in is opened where it was said to be, earlier than now', async () => {
    const { page } = screen;
    const [lon, lat] = plantPlace;
    await page.goto(`/console?at=${lon},${lat},14`);
    await untilAtDesk(screen);
    await page.locator('[data-testid="map"] canvas').first().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: '500 米内有什么' }).click();
    const opening = page.getByTestId('open-here');
    await opening.getByText('在此开立险情').click();
    await opening.getByLabel('类型').selectOption('traffic');
    await opening.getByLabel('名称').fill('<b>两车相撞</b>');
    await opening.getByLabel('接报时间').fill('2031-01-01T08:00');
    await opening.getByRole('button', { name: '开立' }).click();
    await opening.getByText('接报时间不能晚于现在').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await opening.getByLabel('接报时间').fill('');
    await opening.getByRole('button', { name: '开立' }).click();
    const card = page.locator('[data-testid="card"][data-kind="incident"]');
    await card.getByText('<b>两车相撞</b>').first().waitFor();
    await card.getByText('交通事故').first().waitFor();
    expectNoOffence(screen);
  });
});
