import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../shared/model/incident.ts';
import type { Caller } from '../support/callers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { smallCity } from '../support/small-city.ts';
import { COUNTIES } from '../support/small-coverage.ts';
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
let officers: [Caller, Caller];
let screens: [Screen, Screen];
let fire: Incident;
const post = async (path: string, json: object) => {
  const headers = { 'idempotency-key': randomUUID() };
  return (await officers[0](path, { method: 'POST', json, headers })).json();
};

beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString() });
  officers = [await server.as('coordinator'), await server.as('coordinator')];
  browser = await openBrowser();
  const said = { alarm: null, class: 'accident', kind: 'fire', receivedAt: null };
  const { base } = smallCity().registers.resources[0]!;
  fire = (await post('/api/incidents', {
    ...said,
    title: '示例厂房起火',
    place: base,
  })) as Incident;
  await post('/api/incidents', { ...said, title: '同一处冒烟', place: base });
  const open = async (officer: Caller) => {
    const screen = await openScreen(browser, server.baseUrl);
    await sitAs(screen, server.baseUrl, officer);
    await screen.page.goto('/console');
    await screen.page.locator(`[data-incident="${fire.id}"] button`).click();
    return screen;
  };
  const sent = { resources: ['engine-east'], task: '' };
  await post(`/api/incidents/${fire.id}/dispatches`, sent);
  screens = [await open(officers[0]), await open(officers[1])];
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

describe('arts 9 and 58: two officers at one incident', () => {
  it('see each other there', async () => {
    const others = screens[0].page.getByTestId('incident-others');
    await others.getByText(officers[1].id).waitFor();
  });

  it('sign a report that was drafted from the log, and take it along on paper', async () => {
    const { page } = screens[0];
    const report = page.getByTestId('incident-report');
    await report.locator('summary').click();
    await report.getByRole('button', { name: '由日志起草' }).click();
    const draft = report.getByRole('textbox');
    expect(await draft.inputValue()).toContain('示例厂房起火');
    await draft.fill('示例厂房起火，已派出力量。');
    await report.getByRole('button', { name: '签发' }).click();
    await report.getByRole('alert').getByRole('button', { name: '签发' }).click();
    await report.getByText('第 1 期').waitFor();
    const paper = await screens[0].context.newPage();
    await paper.goto(`/incident-report?incident=${fire.id}&number=1`);
    await paper.getByText('示例厂房起火，已派出力量。').waitFor();
    await paper.close();
  });

  it('divide it by a key and a few words, and both see who is where', async () => {
    const [{ page }, { page: beside }] = screens;
    await page.keyboard.press('x');
    await page.keyboard.type('A');
    await page.keyboard.press('Tab');
    await page.keyboard.type('厂房北侧');
    await page.keyboard.press('Enter');
    const sector = page.locator('[data-sector="A"]');
    await sector.waitFor();
    expect(await sector.getAttribute('data-accountability')).toBe('unknown');
    await page.getByLabel('锡消101所在分区').selectOption({ label: 'A' });
    await beside.locator('[data-sector="A"]').getByText('锡消101').waitFor();
  });

  it('keep a note while the line is down, and send it once when it is back', async () => {
    const { page, context } = screens[0];
    const log = page.getByTestId('incident-log');
    await context.setOffline(true);
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('n');
    await page.keyboard.type('东门已封');
    await page.keyboard.press('Enter');
    await log.getByText('线路或服务中断，恢复后自动发出').waitFor();
    // The next one is begun while the first still waits.
    const field = log.getByLabel('说明');
    await field.fill('西门待查');
    await context.setOffline(false);
    await log.locator('li', { hasText: '东门已封' }).waitFor();
    expect(await log.locator('li', { hasText: '东门已封' }).count()).toBe(1);
    expect(await field.inputValue()).toBe('西门待查');
  });

  it('are told of a note that waited and was refused, although its card has gone', async () => {
    const { page } = screens[0];
    const log = page.getByTestId('incident-log');
    const refusal = { error: 'incident-wrong-state', message: '' };
    let isDown = true;
    await page.route(/\/log$/, (route) =>
      isDown ? route.abort() : route.fulfill({ status: 409, json: refusal }),
    );
    await log.getByLabel('说明').fill('南门已封');
    await page.keyboard.press('Enter');
    await log.getByText('线路或服务中断，恢复后自动发出').waitFor();
    await page.locator('[data-incident] button', { hasText: '同一处冒烟' }).click();
    await page.getByTestId('card').getByRole('heading', { name: '同一处冒烟' }).waitFor();
    isDown = false;
    const notice = page.getByTestId('notice');
    await notice.getByText('记录：当前状态不能办理这一步').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await notice.getByRole('button', { name: '关闭' }).click();
    expect(await notice.textContent()).toBe('');
    await page.unroute(/\/log$/);
    await page.locator(`[data-incident="${fire.id}"] button`).click();
  });

  it('make one of two reports of one thing', async () => {
    const { page } = screens[1];
    await page.getByTestId('incidents').getByText('同一处冒烟').click();
    const card = page.getByTestId('card');
    await card.getByLabel('并入…').selectOption(fire.id);
    await card.getByRole('button', { name: '并案' }).click();
    await card.getByRole('alert').getByRole('button', { name: '并案' }).click();
    await page.getByTestId('incidents').getByText('同一处冒烟').waitFor({ state: 'detached' });
  });

  it('give command to the county from the palette; its desk accepts, and both see it', async () => {
    const { page } = screens[0];
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('Control+k');
    // The keyboard is in it a moment after it is seen.
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await page.keyboard.type('移交指挥');
    await page.keyboard.press('Enter');
    const command = page.getByTestId('incident-command');
    await command.getByLabel('移交至').selectOption('county');
    await command.getByRole('button', { name: '移交指挥' }).click();
    await command.getByText('已提出移交至 区（市）级').waitFor();
    await command.getByText('指挥： 市级').waitFor();

    const county = await server.as('coordinator', { area: COUNTIES.east });
    await sitAs(screens[1], server.baseUrl, county);
    const { page: beside } = screens[1];
    await beside.goto('/console');
    const row = beside.locator(`[data-incident="${fire.id}"]`);
    await row.getByText('待本席位接收指挥').waitFor();
    await row.getByRole('button').click();
    await beside.getByText('本险情由市级指挥').waitFor();
    const offered = beside.getByTestId('incident-command');
    await offered.getByRole('button', { name: '接收指挥' }).click();
    await offered.getByRole('alert').getByRole('button', { name: '接收指挥' }).click();
    await command.getByText('指挥： 区（市）级').waitFor();
    await beside.getByText('本险情由市级指挥').waitFor({ state: 'detached' });
    await sitAs(screens[1], server.baseUrl, officers[1]);
  });

  it('hand the desk over: one offers, the other accepts', async () => {
    const [{ page: leaving }, { page: coming }] = screens;
    for (const page of [leaving, coming]) {
      await page.goto('/registers');
      await page.getByText('交接班').first().click();
    }
    await leaving.getByTestId('handover-card').getByText('示例厂房起火').first().waitFor();
    await leaving.getByRole('button', { name: '交班', exact: true }).click();
    await leaving.getByRole('button', { name: '撤回' }).waitFor();
    const offered = coming.getByTestId('offered');
    await offered.getByRole('button', { name: '接班' }).click();
    await offered.getByRole('alert').getByRole('button', { name: '接班' }).click();
    await coming.getByTestId('past-handover').waitFor();
    for (const screen of screens) expectNoOffence(screen);
  });
});
