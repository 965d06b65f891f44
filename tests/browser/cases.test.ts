import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../shared/model/incident.ts';
import type { Caller } from '../support/callers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { COUNTIES, middleOf, TOWNS } from '../support/small-coverage.ts';
import { transferCity } from '../support/transfer-city.ts';
import { giveGridTask, raiseAlarm } from '../support/transfer-things.ts';
import { graveFaults } from './support/axe.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

const HOUR = 3_600_000;

let server: TestServer;
let browser: Browser;
let screen: Screen;
let reader: Caller;
let incident: Incident;
let alarm: string;
let task: string;
beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString(), city: transferCity() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl, { width: 1920, height: 1080 });
  const departments = ['water', 'housing'];
  const coordinator = await server.as('coordinator', { departments });
  reader = await server.as('coordinator', { area: COUNTIES.west, departments: ['ecology'] });
  await sitAs(screen, server.baseUrl, coordinator);
  const answer = await coordinator('/api/incidents', {
    method: 'POST',
    json: {
      ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '示例圩堤漫水' },
      ...{ place: middleOf(TOWNS.eastOne), receivedAt: null },
    },
  });
  incident = (await answer.json()) as Incident;
  alarm = await raiseAlarm(server);
  task = await giveGridTask(server);
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

/** What a field for a moment holds, an hour from now in Asia/Shanghai. */
const inAnHour = () =>
  new Date(server.clock.now() + 9 * HOUR).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);

describe('arts 7 and 57: an incident is handed to a department', () => {
  it('by one act on its card, refused with a reason and a desk, and accepted there', async () => {
    const { page } = screen;
    await page.goto(`/console?select=incident:${incident.id}`);
    const part = page.getByTestId('hand-over');
    await part.getByRole('button', { name: '转交主管部门' }).click();
    await part.getByText('待受理').waitFor();
    await part.getByRole('link', { name: '水利局' }).click();
    const file = page.getByTestId('case-file');
    await file.getByRole('button', { name: '退回' }).click();
    await file.getByLabel('建议转往').selectOption('housing');
    await file.getByLabel('理由').first().fill('属房屋安全');
    await file.locator('form').first().getByRole('button', { name: '退回' }).click();
    const chain = file.getByTestId('case-chain');
    await expect.poll(() => chain.textContent()).toContain('水利局 → 住房和城乡建设局');
    await file.getByText('退回次数 1 / 3').waitFor();
    await file.getByRole('button', { name: '受理' }).click();
    await expect.poll(() => file.locator('article').getAttribute('data-state')).toBe('accepted');
    expect(await graveFaults(page)).toEqual([]);
  });

  it('as an alarm and a task of a grid are, which then say where they went', async () => {
    const { page } = screen;
    await page.goto(`/console?select=alarm:${alarm}`);
    const card = page.getByTestId('hand-over');
    await card.getByRole('button', { name: '转交主管部门' }).click();
    await card.getByRole('link', { name: '公安局' }).waitFor();
    await page.goto('/registers?section=grid-tasks');
    const row = page.getByTestId('grid-tasks').locator(`[data-item="${task}"]`);
    await row.getByRole('button', { name: '转交主管部门' }).click();
    await row.getByRole('link', { name: '社会治理现代化指挥中心' }).waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.goto('/registers?section=cases');
    await page.getByTestId('cases').getByRole('button', { name: '示例圩堤漫水' }).click();
    await page.getByTestId('case-file').waitFor();
  });

  it('and shared with another department, which reads what was chosen and nothing else', async () => {
    const { page } = screen;
    const shares = page.getByTestId('case-shares');
    await shares.getByLabel('共享给').selectOption('ecology');
    await shares.getByLabel('截止时间').fill(inAnHour());
    await shares.getByLabel('理由').fill('协同核查');
    await shares.getByRole('button', { name: '共享', exact: true }).click();
    await expect.poll(() => shares.locator('li').count()).toBe(1);
    await page.goto('/registers?section=cases');
    await page.getByTestId('cases').getByText('示例圩堤漫水').waitFor();
    await page.getByRole('button', { name: '分流规则' }).click();
    const rules = page.getByTestId('case-rules');
    await rules.locator('[data-item="incident-flood"]').getByText('水利局').waitFor();
    await sitAs(screen, server.baseUrl, reader);
    await page.goto('/registers?section=cases');
    await page.getByRole('button', { name: '共享给我们的' }).click();
    await page.getByTestId('shared-cases').getByRole('button', { name: '查阅' }).click();
    const shown = page.getByTestId('shared-case');
    await expect.poll(() => shown.textContent()).toContain('示例圩堤漫水');
    expect(await shown.locator('dt').count()).toBe(2);
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });

  it('by rules that an administrator changes as a new version, and departments he sets with each account', async () => {
    const { page } = screen;
    await sitAs(screen, server.baseUrl, await server.as('administrator'));
    await page.goto('/registers?section=cases');
    await page.getByRole('button', { name: '分流规则' }).click();
    const row = page.getByTestId('case-rules').locator('[data-item="incident-traffic"]');
    await row.getByRole('button', { name: '修改' }).click();
    const form = page.locator('form', { hasText: '记录新版本' });
    await form.getByLabel('主办部门').selectOption('transport');
    await form.getByLabel('依据').fill('市级分工文件');
    await form.getByRole('button', { name: '记录新版本' }).click();
    await page.getByText('第 2 版').waitFor();
    await row.getByText('交通运输局').first().waitFor();
    await page.getByText('您的账号没有所属部门').waitFor();
    await page.goto('/admin');
    await page.getByRole('button', { name: '账号' }).click();
    const account = page.getByTestId('accounts').locator('tr', { hasText: reader.id });
    await account.getByText('生态环境局').waitFor();
    await account.getByRole('button', { name: '设定部门' }).click();
    const departments = page.getByTestId('account-departments');
    await departments.getByLabel('卫生健康委员会').check();
    await departments.getByRole('button', { name: '保存' }).click();
    await account.getByText('卫生健康委员会').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    const county = await server.as('administrator', { area: COUNTIES.west });
    await sitAs(screen, server.baseUrl, county);
    await page.goto('/admin?section=accounts');
    await account.getByText('卫生健康委员会').waitFor();
    expect(await account.getByRole('button', { name: '停用' }).count()).toBe(1);
    expect(await account.getByRole('button', { name: '设定部门' }).count()).toBe(0);
    expectNoOffence(screen);
  });
});
