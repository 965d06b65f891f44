import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { graveFaults } from './support/axe.ts';
import { raise } from './support/raise.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

const NAME = '监测点 gas-east';

let server: TestServer;
let browser: Browser;
let screen: Screen;
beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('coordinator'));
  await raise(server);
  await screen.page.goto('/console');
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

describe('the card of an alarm', () => {
  it('says how soon to act and which desk, and takes the word of whoever looked', async () => {
    const { page } = screen;
    await page.locator('[data-alarm] .jw-alarm-main', { hasText: NAME }).click();
    const card = page.locator('[data-testid="card"]');
    await card.getByText('高：立即处置').waitFor();
    await card.getByText('应急局', { exact: false }).first().waitFor();
    await card.locator('[data-act="acknowledge"]').click();
    await card.getByLabel('复核结论').selectOption('false');
    await card.getByLabel('依据').selectOption('instrument-fault');
    await card.getByRole('button', { name: '记录结论' }).click();
    await card.locator('[data-testid="verdict"]', { hasText: '误报 仪器故障' }).waitFor();
  });

  it('shelves its source, which stays in the list and says until when', async () => {
    const { page } = screen;
    await page.getByText('搁置或停用…').click();
    await page.getByLabel('补充说明（可不填）').fill('检修中');
    await page.getByRole('button', { name: '搁置', exact: true }).click();
    await page.locator('[data-alarm] [data-mark="shelved"]').waitFor();
    await page.getByRole('button', { name: '搁置类' }).click();
    await page.locator('[data-alarm]', { hasText: NAME }).waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('is on the page of what is set aside, from where it comes back', async () => {
    const { page } = screen;
    await page.goto('/registers?section=shelved');
    const row = page.locator('[data-testid="holds"] tbody tr');
    await row.getByText('检修中').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await row.getByRole('button', { name: '取消搁置' }).click();
    await page.getByText('没有搁置或停用').waitFor();
    await page.goto('/registers?section=alarm-review');
    await page.locator('[data-testid="review"]', { hasText: NAME }).waitFor();
    expectNoOffence(screen);
  });
});
