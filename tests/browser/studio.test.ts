import { describe, expect, it } from 'vitest';
import { graveFaults } from './support/axe.ts';
import { openHouse } from './support/house.ts';
import { expectNoOffence, openScreen, sitDown, untilAtDesk } from './support/screen.ts';

const house = openHouse();

describe('the analyst’s desk', () => {
  it('shows the grids in force, in light, and says that drawing is not there yet', async () => {
    const screen = await openScreen(house.browser, house.baseUrl);
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
