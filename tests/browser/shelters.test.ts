import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { graveFaults } from './support/axe.ts';
import { holdReading } from './support/hold.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

let server: TestServer;
let browser: Browser;
let screen: Screen;
beforeAll(async () => {
  server = await startTestServer();
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('coordinator'));
  await screen.page.goto('/registers?section=shelters');
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

const press = (name: string) => screen.page.getByRole('button', { name, exact: true }).click();

describe('a coordinator at the register of shelters', () => {
  it('opens a file, sees what binds its capacity, and records another version', async () => {
    const { page } = screen;
    await press('西镇中学避难场所');
    await page.getByTestId('capacities').getByText('2,000 m² ÷ 2 m²').waitFor();
    expect(new URL(page.url()).searchParams.get('item')).toBe('school-west');
    await press('修改档案');
    await page.getByTestId('facilities-form').getByLabel('厕位').fill('20');
    const release = await holdReading(page, '**/api/shelters/school-west/file');
    await press('保存为新版本');
    // What is shown is not yet what was saved: another change would rest on it and be refused.
    await page.locator('button:disabled', { hasText: '保存为新版本' }).waitFor();
    release();
    await page.getByTestId('capacities').getByText('20 × 20').first().waitFor();
    await press('修改档案');
    await page.getByTestId('facilities-form').getByLabel('厕位').fill('21');
    await press('保存为新版本');
    await page.getByTestId('capacities').getByText('21 × 20').first().waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('closes it and opens it again on an order, as the list then says', async () => {
    const { page } = screen;
    const take = async (act: string) => {
      await press(act);
      await page.locator('form').getByRole('button', { name: act, exact: true }).click();
    };
    for (const act of ['开始关闭', '关闭完成', '转为待命', '开始准备']) await take(act);
    await press('开放');
    await page.getByLabel('启用令文号').fill('应急〔2026〕7号');
    await page.getByLabel('签发单位').selectOption({ label: '应急局' });
    // The clock of the server stands still, and the form has no seconds: what it says is never ahead.
    await page.locator('form').getByRole('button', { name: '开放', exact: true }).click();
    await page.getByText('应急〔2026〕7号').waitFor();
    await press('返回清单');
    await page.getByTestId('shelters').getByText('已开放').waitFor();
  });

  it('sees whom the shelters leave out', async () => {
    await press('服务覆盖');
    await screen.page
      .getByTestId('coverage')
      .getByText('未覆盖', { exact: true })
      .first()
      .waitFor();
    expect(await graveFaults(screen.page)).toEqual([]);
    expectNoOffence(screen);
  });
});
