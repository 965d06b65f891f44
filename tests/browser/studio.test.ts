import { describe, expect, it } from 'vitest';
import { graveFaults } from './support/axe.ts';
import { openDesk, openHouse } from './support/house.ts';
import { expectNoOffence, untilAtDesk } from './support/screen.ts';

const house = openHouse();

describe('the analyst’s desk', () => {
  it('shows the grids in force, in light, with the plans over them and the divisions of before', async () => {
    const screen = await openDesk(house, 'analyst', '/studio');
    const { page } = screen;
    await untilAtDesk(screen);
    const counts = page.locator('[data-testid="grid-counts"]');
    await counts.getByText('6,675').waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.locator('[data-testid="plan-list"]').getByText('新建方案').waitFor();
    await page.locator('[data-testid="past"]').waitFor();
    expect(await graveFaults(page)).toEqual([]);

    await page.keyboard.press('/');
    await page.keyboard.type('雪浪');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="card"]').waitFor();
    expectNoOffence(screen);
  });
});
