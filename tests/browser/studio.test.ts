import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { graveFaults } from './support/axe.ts';
import { type Product, startProduct } from './support/product.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  sitDown,
  untilAtDesk,
} from './support/screen.ts';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
afterEach(closeScreens);

describe('the analyst’s desk', () => {
  it('shows the grids in force, in light, and says that drawing is not there yet', async () => {
    const screen = await openScreen(browser, product.baseUrl);
    const { page } = screen;
    await sitDown(screen, 'analyst');
    await untilAtDesk(screen);
    const counts = page.locator('[data-testid="grid-counts"]');
    await counts.getByText('6,675').waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.getByText('绘制、校验、征求意见与备案将在后续版本提供').waitFor();
    expect(await graveFaults(page)).toEqual([]);

    await page.keyboard.press('/');
    await page.keyboard.type('雪浪');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="card"]').waitFor();
    expectNoOffence(screen);
  });
});
