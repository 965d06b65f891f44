import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvacuationLine } from '../../shared/wire/evacuation.ts';
import type { ShelterFile } from '../../shared/wire/shelters.ts';
import type { Caller } from '../support/callers.ts';
import { evacuationCity, northOfSchool } from '../support/evacuation-city.ts';
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

/** Where somebody wants to look at the screen himself. */
const PICTURES = process.env.EVACUATION_PICTURES;

let server: TestServer;
let browser: Browser;
let screen: Screen;
let coordinator: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: evacuationCity(), now: new Date().toISOString() });
  coordinator = await server.as('coordinator');
  const time = new Date(server.clock.now()).toISOString();
  await server.services.telemetry.accept('sensors', [
    { stream: 'occupancy-west', id: '1', time, count: 100 },
    { stream: 'mast-west', id: '1', time, value: 4 },
    { stream: 'vane-west', id: '1', time, value: 268 },
    { stream: 'gauge-west', id: '1', time, value: 3.5 },
  ]);
  await coordinator('/api/incidents', {
    method: 'POST',
    json: {
      ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '西镇内涝' },
      ...{ place: northOfSchool(700), receivedAt: null },
    },
  });
  browser = await openBrowser();
  const size = PICTURES === undefined ? {} : { width: 1920, height: 1080, density: 1 };
  screen = await openScreen(browser, server.baseUrl, size);
  await sitAs(screen, server.baseUrl, coordinator);
  await screen.page.goto('/console');
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

const look = async (name: string) => {
  if (PICTURES !== undefined) await screen.page.screenshot({ path: `${PICTURES}/${name}.png` });
};
const panel = (): Locator => screen.page.getByTestId('evacuation');
const fact = (label: string): Locator =>
  panel().locator('.jw-evacuation-sums > div', { hasText: label }).locator('strong');
/** Until what was asked for last is shown. */
const settled = () => panel().and(screen.page.locator('[aria-busy="false"]')).waitFor();

describe('art. 21: from an incident to a signed order', () => {
  it('takes six acts at most: the incident, its evacuation, the area, how far, the signature, and yes', async () => {
    const { page } = screen;
    let acts = 0;
    const act = async (doing: Promise<unknown>) => {
      await doing;
      acts += 1;
    };
    await act(page.locator('[data-incident] button').first().click());
    await act(page.getByTestId('card').getByRole('button', { name: '疏散安置' }).click());
    await fact('需转移').waitFor();
    await act(panel().getByRole('button', { name: '危险区域' }).click());
    await panel().getByText('登记的危险区域向外扩').waitFor();
    await settled();
    await panel().getByLabel('外扩（米）').fill('10');
    await act(panel().getByLabel('外扩（米）').press('Enter'));
    await settled();
    expect(Number(await fact('无处安置').innerText())).toBe(0);
    await look('draft');
    await act(panel().getByRole('button', { name: '签发疏散令' }).click());
    await act(panel().locator('.jw-sure').getByRole('button', { name: '签发疏散令' }).click());
    await panel().getByTestId('evacuation-signed').waitFor();
    expect(acts).toBeLessThanOrEqual(6);
    await look('signed');

    const { evacuations } = (await (await coordinator('/api/evacuations')).json()) as {
      evacuations: EvacuationLine[];
    };
    expect(evacuations).toMatchObject([{ opened: ['hall-west'], totals: { unplaced: 0 } }]);
    expect(evacuations[0]!.release).not.toBeNull();
    const hall = (await (await coordinator('/api/shelters/hall-west/file')).json()) as ShelterFile;
    expect(hall.shelter.state).toBe('open');
    await page.getByTestId('incident-log').getByText('签发疏散令').waitFor();
  });

  it('says so when a shelter people are sent to is shut, until it opens again', async () => {
    const step = (from: string, to: string) =>
      coordinator('/api/shelters/hall-west/state', {
        method: 'POST',
        json: { from, to, reason: null, order: null },
      });
    const strip = screen.page.getByTestId('shut-shelters');
    expect((await step('open', 'full')).status).toBe(200);
    await strip.getByText(/已满，本令派往/).waitFor();
    await strip.getByText(/\d+秒前/).waitFor();
    expect(await graveFaults(screen.page)).toEqual([]);
    await look('shut');
    expect((await step('full', 'open')).status).toBe(200);
    await strip.waitFor({ state: 'detached' });
  });

  it('lists the order, and ends it with a reason', async () => {
    const orders = panel().getByTestId('evacuation-orders');
    await panel().getByText('疏散令', { exact: true }).click();
    // Well before the list is asked for again by itself.
    await orders.getByLabel('解除原因').fill('积水已退', { timeout: 10_000 });
    await orders.getByRole('button', { name: '解除' }).click();
    await orders.locator('.jw-sure').getByRole('button', { name: '解除' }).click();
    await orders.getByText('积水已退').waitFor();
    await panel().getByTestId('evacuation-over').getByText('积水已退').waitFor();
    expect(await panel().getByTestId('evacuation-signed').count()).toBe(0);
    expect(await graveFaults(screen.page)).toEqual([]);
    await panel().getByRole('button', { name: '关闭' }).first().click();
    await panel().waitFor({ state: 'detached' });
  });
});

/** While the line is down the panel lies below the banner, and the gauge's last reading is not called present. */
async function oldIsNotNow(): Promise<void> {
  const { page, context } = screen;
  await panel().getByText('测站现在 3.50 米').waitFor();
  await context.setOffline(true);
  const banner = page.getByTestId('not-live');
  await banner.waitFor();
  await panel().getByText('最后一次读数 3.50 米，不是现在').waitFor();
  const { y, height } = (await banner.boundingBox())!;
  expect((await panel().boundingBox())!.y).toBeGreaterThan(y + height);
  await look('line down');
  await context.setOffline(false);
  await banner.waitFor({ state: 'detached' });
}

describe('every step of a draft', () => {
  it('can be changed: heads, shelters, who goes where; the sums follow', async () => {
    const { page } = screen;
    await page.getByTestId('card').getByRole('button', { name: '疏散安置' }).click();
    await fact('需转移').waitFor();
    await panel().getByRole('button', { name: '危险区域' }).click();
    await panel().getByText('涉及 1 个网格').waitFor();
    await panel()
      .getByText(/^网格与集合点/)
      .click();
    const heads = panel().getByLabel('需转移人数');
    await heads.fill('1300');
    await heads.press('Enter');
    await settled();
    await panel().getByText('还有').first().waitFor();
    expect(await fact('需转移').innerText()).toBe('1,300');
    await panel()
      .getByText(/^避难场所（/)
      .click();
    await panel().locator('[data-left-out="not-known"]').getByRole('checkbox').click();
    await settled();
    expect(await panel().locator('[data-left-out]').count()).toBe(0);
    await panel()
      .getByText(/^去向（/)
      .click();
    const move = panel().getByLabel('去西镇中学避难场所的人数');
    await move.fill('500');
    await move.press('Enter');
    await panel().getByRole('button', { name: '恢复自动' }).waitFor();
    await settled();
    expect(await fact('拟安置').innerText()).toBe('600');
    await look('edited');
    await panel().getByRole('button', { name: '按水位' }).click();
    const level = panel().getByLabel('水位（米，吴淞基面）');
    await level.fill('0.5');
    await level.press('Enter');
    await panel().getByText('测站旁的地面都高于这个水位').waitFor();
    const outdated = panel().getByText('仍是上一次的，不能据此签发');
    await outdated.waitFor();
    expect(await panel().getByRole('button', { name: '签发疏散令' }).count()).toBe(0);
    await look('outdated');
    await level.fill('4.05');
    await level.press('Enter');
    await panel().getByText('4.05 米：低于此水位且与测站相连').waitFor();
    await panel().getByText('没有地面高程，按受淹计').waitFor();
    expect(await outdated.count()).toBe(0);
    await look('flood');
    await oldIsNotNow();
    await panel().getByRole('button', { name: '下风向' }).click();
    await panel().getByText('西镇测风塔（').first().waitFor();
    await panel().getByRole('button', { name: '按实测：西风 268°' }).click();
    await settled();
    await look('plume');
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });

  it('says when the wind has turned out of the sector, and takes the new one', async () => {
    server.clock.advance(2_000);
    const time = new Date(server.clock.now()).toISOString();
    await server.services.telemetry.accept('sensors', [
      { stream: 'vane-west', id: '2', time, value: 183 },
    ]);
    await panel().getByText('这片范围是按西风 268°划的').waitFor();
    await look('turned');
    await panel().getByRole('button', { name: '按实测：南风 183°' }).click();
    await settled();
    expect(await panel().getByText('风已转向').count()).toBe(0);
  });
});

describe('where the incident is', () => {
  const ground = () => screen.page.getByTestId('incident-ground');

  it('keeps the area of a draft, which an evacuation then begins with', async () => {
    await panel().getByRole('button', { name: '记为险情影响范围' }).click();
    await ground().getByText('下风向').waitFor();
    await panel().getByText('已是险情影响范围').waitFor();
    await panel().getByRole('button', { name: '关闭' }).first().click();
    await look('affected');
    await screen.page.getByTestId('card').getByRole('button', { name: '疏散安置' }).click();
    await panel().getByText('已是险情影响范围').waitFor();
    await panel().getByRole('button', { name: '关闭' }).first().click();
  });

  it('is left by Escape, and asks where something changed would be lost', async () => {
    const { page } = screen;
    await page.getByTestId('card').getByRole('button', { name: '疏散安置' }).click();
    await panel().getByText('已是险情影响范围').waitFor();
    await panel().getByRole('button', { name: '手绘' }).click();
    await page.keyboard.press('Escape');
    await panel().waitFor();
    await panel().getByLabel('下风距离（米）').fill('750');
    await panel().getByLabel('下风距离（米）').press('Enter');
    await page.keyboard.press('Escape');
    await panel().getByText('关闭后不保留所作修改').waitFor();
    await page.keyboard.press('Escape');
    await panel().getByText('关闭后不保留所作修改').waitFor({ state: 'detached' });
    await panel().getByRole('button', { name: '关闭' }).first().click();
    await look('leave');
    await panel().getByRole('button', { name: '放弃并关闭' }).click();
    await panel().waitFor({ state: 'detached' });
    await page.getByTestId('card').getByRole('button', { name: '疏散安置' }).click();
    await panel().getByText('已是险情影响范围').waitFor();
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await page.getByTestId('card').waitFor();
  });

  it('has the keyboard while it is open, and gives it back to what opened it', async () => {
    const { page } = screen;
    const isOn = (what: Locator) => what.evaluate((one) => one.matches(':focus'));
    const opener = page.getByTestId('card').getByRole('button', { name: '疏散安置' });
    await opener.press('Enter');
    await panel().getByText('已是险情影响范围').waitFor();
    await expect.poll(() => isOn(panel().locator('h3').first())).toBe(true);
    await panel().getByRole('button', { name: '关闭' }).first().press('Enter');
    await panel().waitFor({ state: 'detached' });
    await expect.poll(() => isOn(opener)).toBe(true);
  });

  it('takes a further place by a pick on the map, and lets it and the area go', async () => {
    const { page } = screen;
    await ground().getByText('添加地点').first().click();
    await ground().getByLabel('地点名称').fill('北门');
    await ground().getByLabel('位置').click();
    // The code for picking comes with the first pick: a press before it is there is made again, as a person would.
    await expect
      .poll(async () => {
        await page.getByTestId('map').click({ position: { x: 500, y: 300 } });
        return ground().getByLabel('位置').inputValue();
      })
      .toContain(',');
    await ground().getByRole('button', { name: '添加地点' }).click();
    await ground().locator('[data-of="北门"]').waitFor();
    await look('places');
    expect(await graveFaults(page)).toEqual([]);
    await ground().getByRole('button', { name: '移除' }).click();
    await ground().locator('[data-of="北门"]').waitFor({ state: 'detached' });
    await ground().getByRole('button', { name: '撤销范围' }).click();
    await ground().getByText('尚未划定影响范围').waitFor();
    await ground().getByRole('button', { name: '划定范围' }).click();
    await panel().getByRole('button', { name: '记为险情影响范围' }).waitFor();
    expectNoOffence(screen);
  });
});

describe('on a phone', () => {
  it('lies below the map, and is a strip while an area is drawn on that', async () => {
    const select = new URL(screen.page.url()).searchParams.get('select');
    const phone = await openScreen(browser, server.baseUrl, { width: 390, height: 844 });
    await sitAs(phone, server.baseUrl, coordinator);
    await phone.page.goto(`/console?select=${select}`);
    const sheet = phone.page.getByTestId('evacuation');
    const topOf = async () => (await sheet.boundingBox())!.y;
    await phone.page.getByTestId('card').getByRole('button', { name: '疏散安置' }).click();
    await sheet.getByText('需转移').first().waitFor();
    expect(await topOf()).toBeGreaterThan(844 / 3);
    if (PICTURES !== undefined) await phone.page.screenshot({ path: `${PICTURES}/phone.png` });
    await sheet.getByRole('button', { name: '手绘' }).click();
    await sheet.getByRole('button', { name: '用这个范围' }).waitFor();
    expect(await topOf()).toBeGreaterThan((844 * 2) / 3);
    if (PICTURES !== undefined)
      await phone.page.screenshot({ path: `${PICTURES}/phone-draws.png` });
    const under = (y: number) =>
      phone.page.evaluate((at) => document.elementFromPoint(195, at)?.tagName, y);
    expect(await under(400)).toBe('CANVAS');
    await sheet.getByRole('button', { name: '退出' }).click();
    expect(await topOf()).toBeLessThan(844 / 2);
    expectNoOffence(phone);
  });
});
