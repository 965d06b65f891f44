import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventRepository } from '../../server/events/repository.ts';
import { PLAN_PARTS } from '../../shared/model/large-event.ts';
import type { Caller } from '../support/callers.ts';
import { fair, twoZones, zoneCounts } from '../support/event-city.ts';
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
  server = await startTestServer({ city: twoZones() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

const sitDown = (who: Caller) => sitAs(screen, server.baseUrl, who);

describe('a large event', () => {
  it('goes from a draft to a permit through two desks, and says why it cannot', async () => {
    const { page } = screen;
    await sitDown(await server.as('coordinator'));
    await page.goto('/registers?section=events');
    await page.getByRole('button', { name: '新建活动档案' }).click();
    await page.getByLabel('活动名称').fill('示例灯会');
    await page.getByLabel('承办单位').fill('示例文旅公司');
    await page.getByLabel('预计同时在场').fill('5000');
    await page.getByLabel('每场次预计参加').fill('5000');
    await page.getByLabel('场地', { exact: true }).selectOption({ label: '东广场集市' });
    await page.getByRole('button', { name: '保存修改' }).click();
    const file = page.locator('[data-testid="event-file"]');
    await file.getByText('市公安局').waitFor();
    await file.getByRole('button', { name: '提交申请' }).click();
    await file.getByText('请补齐全部九项').waitFor();
    await file.getByRole('button', { name: '修改档案' }).click();
    const release = await holdReading(page, '**/api/events');
    for (const part of PLAN_PARTS) await page.locator(`textarea[name="${part}"]`).fill('已写明');
    await page.getByRole('button', { name: '保存修改' }).click();
    for (const act of ['提交申请', '受理']) {
      await file.getByRole('button', { name: act, exact: true }).click();
    }
    await file.getByRole('button', { name: '准予许可' }).click();
    await file.getByText('拟稿人以外').waitFor();
    release();
    expect(await graveFaults(page)).toEqual([]);

    await sitDown(await server.as('coordinator'));
    await page.reload();
    await file.getByRole('button', { name: '准予许可' }).click();
    await file.getByText('已许可').waitFor();
    expectNoOffence(screen);
  });
});

describe('an event in two zones', () => {
  it('that is at its number names it with each zone, and each zone names the alarm', async () => {
    const { page } = screen;
    const { database, telemetry } = server.services;
    await eventRepository(database).insert([fair(server.clock.now(), { state: 'approved' })]);
    await telemetry.refresh();
    await telemetry.evaluate();
    server.clock.advance(1_000);
    for (const square of [2_900, 3_000]) {
      server.clock.advance(60_000);
      await telemetry.accept('sensors', zoneCounts(square, 3_100, server.clock.now() - 1));
      await telemetry.evaluate();
    }
    await sitDown(await server.as('coordinator'));
    await page.goto('/console');
    await page.locator('.jw-alarm', { hasText: '示例市集' }).locator('.jw-alarm-main').click();
    const card = page.getByTestId('card');
    await card.locator('[data-zone="park-east"]', { hasText: '3,100' }).waitFor();
    await card.locator('[data-zone="square-east"]', { hasText: '3,000' }).waitFor();
    const together = page.getByTestId('event-crowd');
    const now = '6,100人 / 6,000人 · 102%';
    await card.locator('[data-testid="event-crowd"]', { hasText: now }).waitFor();
    await card.getByText(/合计最低 6,0\d\d 人，最高 6,\d{3} 人/).waitFor();
    await card.locator('.jw-trend-chart canvas').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await card.getByRole('button', { name: '东公园' }).click();
    await card.getByText('活动各区域合计对照批准人数').waitFor();
    await together.filter({ hasText: now }).waitFor();
    await page.goto('/registers?section=events&item=event-fair');
    await together.filter({ hasText: now }).waitFor();
    await page.locator('.jw-trend-chart canvas').waitFor();
    // Both zones of this city have one outline.
    await page.getByTestId('zone-overlaps').getByText('会计入两次').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });
});
