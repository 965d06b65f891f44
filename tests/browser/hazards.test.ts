import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { graveFaults } from './support/axe.ts';
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
let keeper: Screen;
let reviewer: Screen;
beforeAll(async () => {
  server = await startTestServer();
  browser = await openBrowser();
  keeper = await openScreen(browser, server.baseUrl);
  reviewer = await openScreen(browser, server.baseUrl);
  for (const screen of [keeper, reviewer]) {
    await sitAs(screen, server.baseUrl, await server.as('coordinator'));
  }
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

/** Asks and, where the act asks back, says yes. */
const act = async ({ page }: Screen, word: string) => {
  const button = page.getByRole('button', { name: word, exact: true });
  await button.click();
  await page.locator('.jw-sure').getByRole('button', { name: word, exact: true }).click();
};

describe('a coordinator', () => {
  it('art. 8: sees what is to be prevented first', async () => {
    const { page } = keeper;
    await page.goto('/registers');
    await page.locator('[data-testid="prevention"]').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('goes back from a section to the one before, from a file to its list, and forward again', async () => {
    const { page } = keeper;
    const list = page.getByTestId('hazard-files');
    const file = page.getByTestId('hazard-file');
    await page.getByRole('button', { name: '危险源档案' }).click();
    await list.locator('.jw-link').first().click();
    await file.waitFor();
    await page.goBack();
    await list.waitFor();
    await page.goBack();
    await page.getByTestId('prevention').waitFor();
    await page.goForward();
    await list.waitFor();
    await page.goForward();
    await file.waitFor();
    await page.goBack();
    await list.waitFor();
  });

  it('art. 10: assesses and publishes a hazard, and is told why not before', async () => {
    const { page } = keeper;
    await page.getByLabel('类别').first().selectOption({ label: '危险化学品' });
    await page.locator('[data-testid="hazard-files"] .jw-link').first().click();
    const file = page.locator('[data-testid="hazard-file"]');
    await file.waitFor();
    expect(new URL(page.url()).searchParams.get('item')).toBe('chemical-area-west');
    await file.getByText('尚未评估，不能公布。').waitFor();
    await page.getByLabel('后果 C').selectOption('40');
    await page.getByLabel('评估依据').fill('现场评估');
    await page.getByRole('button', { name: '记录评估' }).click();
    await file.locator('[aria-current="step"]', { hasText: '已评估' }).waitFor();
    await file.getByText('得分 360，重大风险').waitFor();
    await act(keeper, '公布');
    await file.locator('[aria-current="step"]', { hasText: '已公布' }).waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('art. 10: draws the ground of a hazard on the map, sees whom it reaches, and takes the earlier back', async () => {
    const { page } = keeper;
    const part = page.locator('[data-testid="outline-part"]');
    await part.getByRole('button', { name: '绘制或重绘范围' }).click();
    const sketch = page.locator('[data-testid="sketch"]');
    await sketch.waitFor();
    await page.keyboard.press('Escape');
    await sketch.waitFor({ state: 'detached' });

    await part.getByRole('button', { name: '绘制或重绘范围' }).click();
    await sketch.getByTestId('drawn-ground').waitFor();
    await sketch.getByRole('button', { name: '清除' }).click();
    await sketch.getByText('未绘制范围').waitFor();
    const canvas = sketch.locator('canvas').first();
    const box = (await canvas.boundingBox())!;
    const corner = async (x: number, y: number) => {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 3 });
      await page.mouse.down();
      await page.mouse.up();
    };
    for (const [x, y] of [
      [0.4, 0.4],
      [0.5, 0.4],
      [0.5, 0.55],
      [0.4, 0.55],
      [0.4, 0.4],
    ] as const) {
      await corner(x, y);
    }
    await sketch.getByTestId('drawn-ground').waitFor();
    await sketch.getByText(/触及网格 [1-9]/).waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await sketch.getByRole('button', { name: '采用' }).click();
    await part.getByText('已绘制，4 个顶点').waitFor();
    await part.getByRole('button', { name: '保存范围' }).click();
    await part.getByText('以前的范围').click();
    await part.getByRole('button', { name: '恢复这一版' }).click();
    await expect.poll(() => part.getByRole('button', { name: '恢复这一版' }).count()).toBe(2);
  });

  it('art. 18: cannot review what he reported rectified himself; another can', async () => {
    const { page } = keeper;
    await page.getByLabel('隐患', { exact: true }).fill('护栏缺失');
    await page.getByRole('button', { name: '记录隐患' }).click();
    await page.getByRole('button', { name: '办理' }).click();
    await page.getByRole('button', { name: '定级：重大隐患' }).click();
    await page.getByText('挂牌督办').first().waitFor();
    await page.getByLabel('资金（元）').fill('20000');
    await page.getByLabel('整改期限').fill('2026-08-01');
    await page.getByLabel('整改措施').fill('加装护栏');
    await page.getByLabel('应急预案').fill('设警戒');
    await page.getByRole('button', { name: '发整改通知' }).click();
    await page.getByText('整改期限未过，尚未提级。').waitFor();
    await act(keeper, '报告整改完成');
    await page.getByText('复查须由报告整改完成以外的账号办理。').first().waitFor();

    await reviewer.page.goto('/registers?section=dangers');
    await reviewer.page.getByRole('button', { name: '办理' }).click();
    await act(reviewer, '复查合格');
    await act(reviewer, '销号');
    await reviewer.page.getByText('没有未销号的隐患').waitFor();
    expectNoOffence(keeper);
    expectNoOffence(reviewer);
  });
});
