import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../shared/model/incident.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { middleOf, TOWNS } from '../support/small-coverage.ts';
import { DEPOTS, supplyCity } from '../support/supply-city.ts';
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
let screen: Screen;
let incident: Incident;
beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString(), city: supplyCity() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl, { width: 1920, height: 1080 });
  const coordinator = await server.as('coordinator', { departments: ['emergency'] });
  await sitAs(screen, server.baseUrl, coordinator);
  const answer = await coordinator('/api/incidents', {
    method: 'POST',
    json: {
      ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '示例圩堤漫水' },
      ...{ place: middleOf(TOWNS.eastOne), receivedAt: null },
    },
  });
  incident = (await answer.json()) as Incident;
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

describe('art. 21: supplies for an incident', () => {
  it('are worked out by heads and days, checked against the stock, and signed only when nothing is short', async () => {
    const { page } = screen;
    await page.goto(`/console?select=incident:${incident.id}`);
    await page.getByTestId('incident-supplies').getByText('签发动用指令').click();
    const form = page.getByTestId('order-form');
    await form.getByLabel('人数').fill('120');
    await form.getByLabel('天数').fill('2');
    await form.getByRole('button', { name: '核算需求' }).click();
    const water = form.getByTestId('order-needs').locator('[data-item="water"]');
    await expect.poll(() => water.textContent()).toContain('3,600 升');
    const depots = form.locator('.jw-supply-depots');
    await expect.poll(() => depots.textContent()).toContain('公里');
    await depots.locator(`[value="${DEPOTS.east}"]`).check();
    await depots.locator(`[value="${DEPOTS.town}"]`).check();
    for (const other of [DEPOTS.city, DEPOTS.fire]) {
      await depots.locator(`[value="${other}"]`).uncheck();
    }
    await form.getByLabel('移动厕所', { exact: true }).fill('9000');
    await form.getByRole('button', { name: '核对库存' }).click();
    const preview = form.getByTestId('order-preview');
    await expect.poll(() => preview.textContent()).toContain('移动厕所：需要 9,000');
    expect(await form.getByRole('button', { name: '签发并预留' }).count()).toBe(0);
    await form.getByLabel('移动厕所', { exact: true }).fill('42');
    await form.getByRole('button', { name: '核对库存' }).click();
    await expect.poll(() => preview.locator('[data-depot]').count()).toBe(2);
    expect(await graveFaults(page)).toEqual([]);
    await form.getByLabel('指令编号').fill('锡应急动〔2026〕7号');
    await form.getByRole('button', { name: '签发并预留' }).click();
    const order = page.getByTestId('supply-order');
    await expect.poll(() => order.locator('[aria-current="step"]').textContent()).toContain('预留');
    const parts = order.getByTestId('order-parts').locator('li');
    expect(await parts.count()).toBe(2);
    expect(await parts.first().getAttribute('aria-current')).toBe('true');
  });

  it('are issued, sent, received in part with what is damaged, and then wholly', async () => {
    const { page } = screen;
    const order = page.getByTestId('supply-order');
    const stands = () => order.locator('[aria-current="step"]').textContent();
    await order.getByRole('button', { name: '出库', exact: true }).click();
    await expect.poll(stands).toContain('已出库');
    await order.getByRole('button', { name: '发运' }).click();
    const receipt = page.getByTestId('order-receipt');
    await receipt.getByLabel('棉被 完好签收').fill('100');
    await receipt.getByLabel('棉被 损坏').fill('5');
    await receipt.getByRole('button', { name: '确认签收' }).click();
    await expect.poll(() => receipt.getByRole('alert').textContent()).toContain('写明原因');
    await receipt.getByLabel('损坏或缺失的原因').fill('受潮');
    await receipt.getByRole('button', { name: '确认签收' }).click();
    await expect.poll(stands).toContain('部分签收');
    expect(await graveFaults(page)).toEqual([]);
    await receipt.getByRole('button', { name: '确认签收' }).click();
    await expect.poll(stands).toContain('已签收');
    const steps = page.getByTestId('order-steps').locator('li');
    expect(await steps.count()).toBe(5);
    const parts = order.getByTestId('order-parts').locator('li');
    await expect.poll(() => parts.last().textContent()).toContain('预留');
    await order.getByRole('link', { name: '查看险情' }).click();
    const card = page.getByTestId('card');
    await card.getByTestId('incident-supplies').getByText('已签收').waitFor();
    await card.getByTestId('incident-supplies').getByText('已签发，预留').waitFor();
    await card.getByTestId('incident-log').getByText('部分签收').waitFor();
  });

  it('leave a depot whose file tells what came and went', async () => {
    const { page } = screen;
    await page.goto('/registers?section=supplies');
    const stock = page.getByTestId('supply-stock');
    await stock.locator(`[data-item="${DEPOTS.east}:blanket"]`).waitFor();
    await stock.locator(`[data-item="${DEPOTS.east}:blanket"]`).getByRole('button').click();
    const file = page.getByTestId('depot-file');
    await file.getByTestId('depot-batches').waitFor();
    await file.locator('select[name=item]').selectOption('water');
    await file.getByLabel('数量').fill('40');
    await file.getByRole('button', { name: '入库' }).click();
    await expect.poll(() => file.getByTestId('depot-batches').textContent()).toContain('40 升');
    expect(await graveFaults(page)).toEqual([]);
    await page.goto('/registers?section=supplies');
    await page.getByRole('button', { name: '目录' }).click();
    const catalogue = page.getByTestId('supply-catalogue');
    await expect.poll(() => catalogue.textContent()).toContain('1-99-99-99');
    expect(await catalogue.textContent()).toContain('每人 0.05 座');
    expectNoOffence(screen);
  });
});
