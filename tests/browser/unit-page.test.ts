import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Photo } from '../../shared/model/photo.ts';
import type { IncidentFile } from '../../shared/wire/incident-file.ts';
import type { Arrivals } from '../../shared/wire/unit-task.ts';
import type { Caller } from '../support/callers.ts';
import { devicePhoto } from '../support/device-photo.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { smallCity } from '../support/small-city.ts';
import { graveFaults } from './support/axe.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
} from './support/screen.ts';

const ENGINE = 'engine-east';

let server: TestServer;
let browser: Browser;
let screen: Screen;
let coordinator: Caller;
let dispatch: Dispatch;
const base = () => smallCity().registers.resources[0]!.base;
const post = async <Value>(path: string, json?: object): Promise<Value> => {
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await coordinator(path, { method: 'POST', json, headers });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as Value;
};
const fileNow = async () =>
  (await (await coordinator(`/api/incidents/${dispatch.incident}`)).json()) as IncidentFile;
const stateNow = async () => (await fileNow()).dispatches[0]!.state;

beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString() });
  coordinator = await server.as('coordinator');
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl, { width: 390, height: 844, touch: true });
  await screen.context.grantPermissions(['geolocation'], { origin: server.baseUrl });
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

/** Everything the page is made of lies in the browser: it opens without a line from now on. */
const untilKept = () =>
  screen.page.waitForFunction(async () => {
    const kept = await (await caches.open('jingwei-unit')).keys();
    const paths = kept.map(({ url }) => new URL(url).pathname);
    const scripts = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith('/assets/') && path.endsWith('.js'));
    return paths.includes('/unit') && scripts.every((path) => paths.includes(path));
  });

describe('arts 9 and 20: a unit’s own page on a phone', () => {
  it('is opened by a code for the call-sign, and shows that there is no task', async () => {
    const { page } = screen;
    await page.goto('/unit');
    const { code } = await post<{ code: string }>(`/api/units/${ENGINE}/pairing-code`);
    await page.getByLabel('配对码').fill(code);
    const card = page.locator('.jw-front-card');
    expect(await card.evaluate((one) => one.getBoundingClientRect().right)).toBeLessThanOrEqual(
      390,
    );
    await page.getByRole('button', { name: '配对' }).click();
    await page.getByRole('heading', { name: '锡消101' }).waitFor();
    await page.getByText('当前没有任务').waitFor();
  });

  it('shows the task with its way, and takes it on', async () => {
    const { page } = screen;
    const incident = await post<Incident>('/api/incidents', {
      ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
      ...{ place: [base()[0] + 0.02, base()[1]], receivedAt: null },
    });
    const sent = { resources: [ENGINE], task: '控制火势' };
    const path = `/api/incidents/${incident.id}/dispatches`;
    dispatch = (await post<{ dispatches: Dispatch[] }>(path, sent)).dispatches[0]!;
    await page.getByRole('heading', { name: '示例厂房起火' }).waitFor();
    await page.getByText('东 1.9 公里').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '确认任务' }).click();
    await expect.poll(stateNow).toBe('acknowledged');
  });

  it('tells where it is when the team wants it, and the desk sees it come', async () => {
    const { page, context } = screen;
    const [lon, lat] = base();
    await context.setGeolocation({ longitude: lon + 0.01, latitude: lat });
    await page.getByLabel('执行任务时上报位置').check();
    await page.getByText('东 0.9 公里').waitFor();
    await expect
      .poll(async () => {
        const answer = await coordinator(`/api/incidents/${dispatch.incident}/arrivals`);
        return ((await answer.json()) as Arrivals).arrivals[0]?.where.source;
      })
      .toBe('page');
  });

  it('works on without a line, also when it is opened anew: nothing is lost', async () => {
    const { page, context } = screen;
    await untilKept();
    await context.setOffline(true);
    await page.getByRole('button', { name: '出动' }).click();
    await page.getByLabel('记录').fill('北门堵塞，改走东门');
    await page.getByRole('button', { name: '记录' }).click();
    await page.getByText('2 项待发送').waitFor();
    expect(await stateNow()).toBe('acknowledged');
    await page.reload();
    await page.getByRole('heading', { name: '示例厂房起火' }).waitFor();
    await page.getByText('连接已中断').waitFor();
    await page.getByText('2 项待发送').waitFor();
    await page.getByRole('button', { name: '到达现场' }).click();
    await page.getByText('3 项待发送').waitFor();
    const photo = { name: 'scene.jpg', mimeType: 'image/jpeg', buffer: devicePhoto(2_000, 1_500) };
    await page.getByLabel('拍照或选择照片').setInputFiles(photo);
    await page.getByText('4 项待发送').waitFor();
    await page.reload();
    await page.getByText('4 项待发送').waitFor();
    await page.getByTestId('outbox').getByAltText('照片').waitFor();
  });

  it('sends what waited, in its order and once, when the line is back', async () => {
    const { page, context } = screen;
    await context.setOffline(false);
    await page.getByTestId('outbox').waitFor({ state: 'detached' });
    await expect.poll(stateNow).toBe('onscene');
    const own = (await fileNow()).lines.filter(({ by }) => by === `unit:${ENGINE}`);
    expect(own.map(({ act, text }) => act ?? text)).toEqual([
      'acknowledged',
      'enroute',
      '北门堵塞，改走东门',
      'onscene',
      '锡消101',
    ]);
    await page.getByText('已发送 1 张').waitFor();
    const answer = await coordinator(`/api/incidents/${dispatch.incident}/photos`);
    const { photos } = (await answer.json()) as { photos: Photo[] };
    expect(photos).toMatchObject([{ callSign: '锡消101', width: 1_600, height: 1_200 }]);
  });

  it('returns with its reason what the desk had overtaken', async () => {
    const { page, context } = screen;
    await context.setOffline(true);
    await page.getByRole('button', { name: '任务完成' }).click();
    await page.getByText('1 项待发送').waitFor();
    for (const state of ['cleared', 'returning', 'available']) {
      const { version } = (await fileNow()).dispatches[0]!;
      const said = { basedOn: version, state, reason: null };
      await post(`/api/dispatches/${dispatch.id}/steps`, said);
    }
    await context.setOffline(false);
    const returned = page.getByTestId('outbox').getByRole('alert');
    await returned.getByText('该力量的状态已变或不能越级').waitFor();
    await page.getByText('当前没有任务').waitFor();
    await returned.getByRole('button', { name: '知道了' }).click();
    await page.getByTestId('outbox').waitFor({ state: 'detached' });
    expectNoOffence(screen);
  });

  it('is signed out at once when the desk cuts the device', async () => {
    await coordinator(`/api/units/${ENGINE}/pairing`, { method: 'DELETE' });
    await screen.page.getByLabel('配对码').waitFor();
  });
});
