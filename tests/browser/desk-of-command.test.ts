import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../shared/model/incident.ts';
import type { Caller } from '../support/callers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { smallCity } from '../support/small-city.ts';
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

  it('make one of two reports of one thing', async () => {
    const { page } = screens[1];
    await page.getByTestId('incidents').getByText('同一处冒烟').click();
    const card = page.getByTestId('card');
    await card.getByLabel('并入…').selectOption(fire.id);
    await card.getByRole('button', { name: '并案' }).click();
    await card.getByRole('alert').getByRole('button', { name: '并案' }).click();
    await page.getByTestId('incidents').getByText('同一处冒烟').waitFor({ state: 'detached' });
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
