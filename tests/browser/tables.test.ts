import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { JournalPage } from '../../shared/wire/journal-page.ts';
import { graveFaults } from './support/axe.ts';
import { keepConsole, openDesk, openHouse } from './support/house.ts';
import { closeScreens, expectNoOffence, untilAtDesk } from './support/screen.ts';

const house = openHouse({ keeps: true });

const rowsOf = (page: Page) => page.locator('[data-testid="table"] tbody tr[data-subject]');
const countOf = (page: Page) => page.locator('[data-testid="table-count"]');
const menuOf = (page: Page) => page.locator('[role="menu"]');

/** The tables in a window of their own: without a map, and so at once. */
async function tableWindow(tab: string, theme = 'dark'): Promise<Page> {
  const { page } = await openDesk(house, 'coordinator', `/console?panel=table&theme=${theme}`);
  await chooseTable(page, tab);
  return page;
}

async function openTable(page: Page, tab: string): Promise<void> {
  await page.keyboard.press('r');
  await chooseTable(page, tab);
}

async function chooseTable(page: Page, tab: string): Promise<void> {
  await page
    .locator('[data-testid="table"]')
    .getByRole('button', { name: tab, exact: true })
    .click();
  await rowsOf(page).first().waitFor();
}

/** Exports as the journal has them, in order. */
async function exportsOf(page: Page) {
  const answer = await page.request.get('/api/journal?before=999999999&limit=500');
  const { entries } = (await answer.json()) as JournalPage;
  return entries.filter(({ kind }) => kind === 'table.exported');
}

describe('a table beside the map', () => {
  const opened = keepConsole(house);

  it('is filtered by the console and by its columns, and hands out exactly what it shows', async () => {
    const { page } = opened;
    await openTable(page, '避难场所');
    expect(await countOf(page).textContent()).toBe('显示 320 / 320');

    await page.getByLabel('按类别筛选').selectOption({ label: '短期固定' });
    await expect.poll(() => countOf(page).textContent()).not.toContain('320 /');
    const title = page.locator('th[data-column="name"]');
    await title.getByRole('button').press('Enter');
    expect(await title.getAttribute('aria-sort')).toBe('ascending');

    const shown = Number(/(\d+) \/ 320/.exec((await countOf(page).textContent()) ?? '')?.[1]);
    const first = await rowsOf(page).first().locator('td').first().textContent();
    const exported = page.getByRole('button', { name: '导出', exact: true });
    const before = (await exportsOf(page)).length;
    await exported.click();
    await page.getByText('未能导出：请先选择导出用途。').waitFor();
    expect(await exportsOf(page)).toHaveLength(before);
    expect(await graveFaults(page)).toEqual([]);
    // By the keyboard, from the choice to the button beside it.
    const usedFor = page.locator('[data-testid="table"]').getByLabel('用途', { exact: true });
    await usedFor.selectOption({ label: '监督检查' });
    await usedFor.focus();
    await page.keyboard.press('Tab');
    expect(await exported.evaluate((one) => one.matches(':focus'))).toBe(true);
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toMatch(/^jingwei-shelters-\d{8}T\d{6}Z-SYNTHETIC\.csv$/);
    const lines = (await text(await file.createReadStream())).trimEnd().split('\r\n');
    expect(lines).toHaveLength(shown + 1);
    expect(lines[1]).toContain(`"${first}"`);
    expect(lines.slice(1).every((line) => line.includes('"短期固定"'))).toBe(true);
    expect((await exportsOf(page)).at(-1)).toMatchObject({
      subject: 'table:shelters',
      data: {
        ...{ table: 'shelters', rows: shown, filter: 'column.class=is:short' },
        usedFor: 'inspection',
      },
    });

    // A menu that is open takes Escape for itself: the table under it stays.
    await page.getByRole('button', { name: '账号菜单' }).click();
    await page.getByRole('menuitem', { name: '快捷键' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: '快捷键' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="table"]').waitFor({ state: 'detached' });
    expectNoOffence(opened);
  });

  it('selects on the map and in the card, and follows what is selected elsewhere', async () => {
    const { page } = opened;
    await openTable(page, '监测点');
    await rowsOf(page).first().locator('td').first().click();
    await page.locator('[data-testid="card"][data-kind="stream"]').waitFor();
    expect(await rowsOf(page).first().getAttribute('aria-selected')).toBe('true');

    await page.keyboard.press('/');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('大运河无锡站');
    await page.locator('.jw-result').first().waitFor();
    await page.keyboard.press('Enter');
    const found = page.locator('[data-testid="table"] tr[aria-selected="true"]');
    await expect.poll(() => found.textContent()).toContain('大运河无锡站');
  });

  it('of files selects what a row belongs to, is selected by the map, and leaves as GeoJSON', async () => {
    const { page } = opened;
    await page.keyboard.press('r');
    const table = page.locator('[data-testid="table"]');
    await table.getByLabel('登记册').selectOption({ label: '危险源档案' });
    await rowsOf(page).first().waitFor();
    await rowsOf(page).first().locator('td').first().click();
    await page.locator('[data-testid="card"][data-kind="hazard"]').waitFor();
    const chosen = await rowsOf(page).first().getAttribute('data-subject');
    const selected = table.locator('tr[aria-selected="true"]');
    expect(await selected.getAttribute('data-subject')).toBe(chosen);

    await table.getByLabel('登记册').selectOption({ label: '隐患' });
    await rowsOf(page).first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 GeoJSON', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^jingwei-dangers-\d{8}T\d{6}Z-SYNTHETIC\.geojson$/);
    const { features } = JSON.parse(await text(await file.createReadStream()));
    const total = Number(/\/ (\d+)/.exec((await countOf(page).textContent()) ?? '')?.[1]);
    expect(features).toHaveLength(total);
    expect((await exportsOf(page)).at(-1)).toMatchObject({
      subject: 'table:dangers',
      // As chosen before on this page.
      data: { usedFor: 'inspection' },
    });
  });

  it('offers by a right click what can be done at a place of the map and with a thing of a list; Escape closes', async () => {
    const { page } = opened;
    const map = page.locator('[data-testid="map"] canvas').first();
    const place = { x: 640, y: 300 };
    await map.focus();
    await page.keyboard.press('Shift+F10');
    await menuOf(page)
      .getByRole('menuitem', { name: /^复制坐标/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await menuOf(page).waitFor({ state: 'detached' });

    await map.click({ button: 'right', position: place });
    await menuOf(page).getByRole('menuitem', { name: '从这里测距' }).click();
    await page.locator('[data-testid="measure"]').waitFor();
    await page.keyboard.press('Escape');

    await page.keyboard.press('/');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('大运河无锡站');
    await page.locator('.jw-result').first().click({ button: 'right' });
    await menuOf(page).getByRole('menuitem', { name: /^只看/ }).click();
    await expect.poll(() => page.url()).toMatch(/areas=3202\d{5}/);
  });
});

describe('a table alone', () => {
  afterEach(closeScreens);

  it('is walked by arrow keys, and a cell’s menu holds back everything else', async () => {
    const page = await tableWindow('救援力量');
    await rowsOf(page).first().locator('td').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const focused = page.locator('[data-cell="1:1"]');
    await expect.poll(() => focused.evaluate((cell) => cell === document.activeElement)).toBe(true);
    const type = await focused.textContent();
    await page.keyboard.press('Shift+F10');
    await menuOf(page)
      .getByRole('menuitem', { name: `只看“${type}”` })
      .click();
    await expect.poll(() => countOf(page).textContent()).not.toContain('460 /');
    expect(await rowsOf(page).locator('[data-column="type"]').allTextContents()).toSatisfy(
      (types: string[]) => types.every((one) => one === type),
    );
    await page.getByRole('button', { name: '清除列筛选' }).click();
    await expect.poll(() => countOf(page).textContent()).toBe('显示 460 / 460');
  });

  it('keeps a view by name over a reload', async () => {
    const page = await tableWindow('危险源');
    await page.getByLabel('按风险等级筛选').selectOption({ label: '重大风险' });
    await page.getByRole('button', { name: '视图', exact: true }).click();
    await page.getByRole('textbox', { name: '存为新视图' }).fill('重大危险源');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '默认视图' }).click();
    await expect.poll(() => countOf(page).textContent()).toBe('显示 1,350 / 1,350');
    await page.reload();
    await rowsOf(page).first().waitFor();
    await page.getByRole('button', { name: '视图', exact: true }).click();
    await page.getByRole('button', { name: '重大危险源', exact: true }).click();
    await expect.poll(() => countOf(page).textContent()).not.toContain('1,350 /');
  });

  it.each(['dark', 'light'])(
    'and its menu have no serious fault of accessibility, %s',
    async (theme) => {
      const page = await tableWindow('危险源', theme);
      expect(await graveFaults(page)).toEqual([]);
      await rowsOf(page).first().locator('td').first().click({ button: 'right' });
      await menuOf(page).waitFor();
      expect(await graveFaults(page)).toEqual([]);
    },
  );
});

describe('a second window', () => {
  afterEach(closeScreens);

  it('shows one panel alone; what either selects both select, and it flies the map of the first', async () => {
    const opened = await openDesk(house, 'coordinator', '/console');
    await untilAtDesk(opened);
    const { page, context } = opened;
    const opening = context.waitForEvent('page');
    await page.getByRole('button', { name: '账号菜单' }).click();
    await page.getByRole('menuitem', { name: '总表' }).click();
    const second = await opening;
    await second.locator('[data-testid="panel-window"][data-panel="table"]').waitFor();
    expect(await second.locator('[data-testid="map"]').count()).toBe(0);
    await rowsOf(second).first().locator('td').first().click();
    await page.locator('[data-testid="card"][data-kind="hazard"]').waitFor();
    const name = await rowsOf(second).first().locator('td').first().textContent();
    expect(await page.locator('[data-testid="card"] h3').textContent()).toBe(name);

    await rowsOf(second).nth(1).locator('td').first().dblclick();
    await page.bringToFront();
    await expect.poll(() => page.url()).toMatch(/at=[\d.]+,[\d.]+,1[4-9]/);
    await page.getByRole('button', { name: '取消选中' }).click();
    await expect.poll(() => second.locator('tr[aria-selected="true"]').count()).toBe(0);
  });
});

describe('registers on a small screen', () => {
  it('stay within it in English too', async () => {
    const { page } = await openDesk(house, 'coordinator', '/registers?lang=en&section=hazards');
    const rows = page.locator('[data-testid="hazard-files"] tbody tr');
    await rows.first().waitFor();
    const hidden = (what: string) =>
      page
        .locator(what)
        .first()
        .evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(await hidden('.jw-table-frame')).toBe(0);
    await page.getByRole('button', { name: 'Protected objects' }).click();
    await page.getByRole('button', { name: 'Military areas' }).waitFor();
    expect(await hidden('.jw-registers')).toBe(0);
    await page.getByRole('button', { name: 'Certification of units' }).click();
    await page.getByTestId('certifications').waitFor();
    expect(
      await page.locator('.jw-list-tools').evaluate((one) => getComputedStyle(one).padding),
    ).toBe('10px 12px');
  });
});
