import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentTips } from '../../shared/model/incident-tip.ts';
import type { IncidentFile } from '../../shared/wire/incident-file.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { gridOf, middleOf, TOWNS } from '../support/small-coverage.ts';
import { graveFaults } from './support/axe.ts';
import {
  closeScreens,
  expectNoOffence,
  moveOn,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

const CONTACT = 'wx-0510';
/** Well below the time after which a card asks by the clock. */
const AT_ONCE_MS = 15_000;
const HOSTILE = '<img src=x onerror=alert(1)>';
let server: TestServer;
let browser: Browser;
let keeper: Screen;
beforeAll(async () => {
  server = await startTestServer();
  browser = await openBrowser();
  keeper = await openScreen(browser, server.baseUrl);
  await sitAs(keeper, server.baseUrl, await server.as('coordinator'));
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

describe('art. 11: anybody', () => {
  let receipt = '';

  it('picks a place on a map without an account', async () => {
    const screen = await openScreen(browser, server.baseUrl);
    const { page } = screen;
    await page.goto('/report');
    const form = page.locator('[data-testid="tip-form"]');
    await form.getByRole('button', { name: '在地图上选点' }).click();
    const sketch = page.locator('[data-testid="sketch"]');
    await sketch.locator('canvas').first().waitFor();
    const take = sketch.getByRole('button', { name: '采用' });
    const box = (await sketch.locator('canvas').first().boundingBox())!;
    // Drawing begins once its code is here: a click before that is no click.
    await expect
      .poll(async () => {
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        return take.isEnabled();
      })
      .toBe(true);
    await take.click();
    expect(Number(await form.getByLabel('经度').inputValue())).toBeGreaterThan(119);
    await screen.page.close();
  });

  it('tells of a danger by a grid, and gets a receipt', async () => {
    const screen = await openScreen(browser, server.baseUrl);
    const { page } = screen;
    await page.goto('/report');
    const form = page.locator('[data-testid="tip-form"]');
    await form.getByLabel('看到了什么').fill(HOSTILE);
    await form.getByRole('button', { name: '网格编码' }).click();
    await form.getByLabel('网格编码（15 位）').fill(gridOf(TOWNS.eastOne, 1));
    expect(await graveFaults(page)).toEqual([]);
    const kind = form.getByLabel('隐患类别');
    expect(await kind.inputValue()).toBe('');
    await form.getByRole('button', { name: '提交' }).click();
    expect(await kind.evaluate((field: HTMLSelectElement) => field.validity.valueMissing)).toBe(
      true,
    );
    expect(await page.locator('.jw-receipt').count()).toBe(0);
    await kind.selectOption('gas');
    await form.getByRole('button', { name: '提交' }).click();
    const given = page.locator('[data-testid="receipt"]');
    expect(await given.evaluate((section) => section.matches(':focus'))).toBe(true);
    receipt = (await page.locator('.jw-receipt').textContent()) ?? '';
    expect(receipt).toMatch(/^\w{5}-\w{5}$/);
    const ask = page.locator('[data-testid="ask-receipt"]');
    await ask.getByLabel('凭回执编号查询').fill(receipt);
    await ask.getByRole('button', { name: '查询' }).click();
    await ask.getByText('已收到').waitFor();
    expectNoOffence(screen);
    await screen.page.close();
  });

  it('is read as text by the command, which makes a hidden danger of it', async () => {
    const { page } = keeper;
    await page.goto('/registers?section=tips');
    const tip = page.locator('[data-testid="tip"]');
    await tip.getByText(HOSTILE).waitFor();
    expect(await tip.locator('img').count()).toBe(0);
    await tip.getByRole('button', { name: '开始核查' }).click();
    await tip.getByText('正在核查').waitFor();
    await tip.getByRole('button', { name: '列为隐患' }).click();
    const finding = tip.getByLabel('隐患', { exact: true });
    expect(await finding.inputValue()).toBe('');
    await finding.fill('调压箱围栏缺失');
    await tip.locator('form').getByRole('button', { name: '列为隐患' }).click();
    await tip.getByText('已列为隐患办理').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    const answer = await page.request.post('/api/tips/state', {
      data: { receipt },
      headers: { origin: server.baseUrl },
    });
    expect(((await answer.json()) as { state: string }).state).toBe('danger');
    expectNoOffence(keeper);
  });
});

describe('a tip of the public and an incident', () => {
  const HERE = middleOf(TOWNS.westOne);
  const nobody = async (words: string, key: string) => {
    const by = await server.as('nobody');
    const tip = { key: key.repeat(32), class: 'flood', words, place: HERE, grid: null };
    await by('/api/tips', { method: 'POST', json: { ...tip, contact: CONTACT } });
  };

  it('are linked from the incident’s card, where no contact stands, and taken apart with a reason', async () => {
    const { page } = keeper;
    await nobody('桥下积水很深', 'a');
    const answer = await (await server.as('coordinator'))('/api/incidents', {
      method: 'POST',
      json: {
        ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '示例桥下积水' },
        ...{ place: HERE, receivedAt: null },
      },
    });
    const { id } = (await answer.json()) as { id: string };
    await page.goto(`/console?select=incident:${id}`);
    const part = page.getByTestId('incident-tips');
    await part.getByText('附近未关联的举报 1 件').click();
    await part.getByText('桥下积水很深').waitFor();
    expect(await part.textContent()).toContain('相距 0 米');
    await part.getByRole('button', { name: '关联', exact: true }).click();
    await part.getByText('举报 1 件', { exact: true }).waitFor();
    await page.getByTestId('incident-log').getByText('关联举报').waitFor();
    expect(await page.content()).not.toContain(CONTACT);
    expect(await graveFaults(page)).toEqual([]);
    await part.getByText('取消关联', { exact: true }).first().click();
    await part.getByLabel('取消关联的理由').fill('说的是另一座桥');
    await part.getByRole('button', { name: '取消关联' }).click();
    await part.getByText('附近未关联的举报 1 件').waitFor();
    await page.getByTestId('incident-log').getByText('说的是另一座桥').waitFor();
    expectNoOffence(keeper);
  });

  it('are linked at every desk at once, whichever of them did it', async () => {
    const { page } = keeper;
    const other = await server.as('coordinator');
    const part = page.getByTestId('incident-tips');
    await nobody('桥那头也有水', 'c');
    await part.getByText('附近未关联的举报 2 件').waitFor({ timeout: AT_ONCE_MS });
    const id = new URL(page.url()).searchParams.get('select')!.replace('incident:', '');
    const path = `/api/incidents/${id}`;
    const { incident } = (await (await other(path)).json()) as IncidentFile;
    const { near } = (await (await other(`${path}/tips`)).json()) as IncidentTips;
    const tip = near.find(({ words }) => words === '桥那头也有水')!.id;
    await other(`${path}/tips`, {
      ...{ method: 'POST', headers: { 'idempotency-key': randomUUID() } },
      json: { basedOn: incident.version, act: 'tip-link', tip },
    });
    await part.getByText('举报 1 件', { exact: true }).waitFor({ timeout: AT_ONCE_MS });
    await part.getByText('桥那头也有水').waitFor();
    expectNoOffence(keeper);
  });

  it('are one: an incident is opened from the tip, named in words of one’s own', async () => {
    const { page } = keeper;
    await nobody('河水快漫过路面了', 'b');
    await page.goto('/registers?section=tips');
    const tip = page.getByTestId('tip').filter({ hasText: '河水快漫过路面了' });
    await tip.getByRole('button', { name: '关联险情' }).click();
    await tip.getByRole('link', { name: '示例桥下积水' }).waitFor();
    await tip.getByRole('button', { name: '开立险情' }).click();
    const form = tip.locator('form');
    expect(await form.getByLabel('险情种类').inputValue()).toBe('flood');
    const name = form.getByLabel('险情名称');
    expect(await name.inputValue()).not.toContain('漫过');
    await name.fill('示例河段漫溢');
    expect(await graveFaults(page)).toEqual([]);
    await form.getByRole('button', { name: '开立险情' }).click();
    await tip.getByRole('link', { name: '示例河段漫溢' }).click();
    const part = page.getByTestId('incident-tips');
    await part.getByText('河水快漫过路面了').waitFor();
    expectNoOffence(keeper);
  });
});

describe('the tint of grids', () => {
  it('art. 21: by whom no shelter serves has a legend that tells what is not known', async () => {
    const { page } = keeper;
    await moveOn(keeper, '/console');
    await page.getByLabel('网格底色').selectOption({ label: '未被避难场所覆盖的人数（短期固定）' });
    const legend = page.locator('[data-testid="tint-legend"]');
    await legend.getByText('不清楚').waitFor();
    expect(await legend.locator('li').count()).toBe(5);
    await page.getByLabel('网格底色').selectOption({ label: '风险等级' });
    await legend.waitFor({ state: 'detached' });
    expectNoOffence(keeper);
  });
});

describe('a new shelter', () => {
  it('art. 21: is checked at its site before it can be saved, and is then in the register', async () => {
    const { page } = keeper;
    await page.goto('/registers?section=shelters');
    await page.getByRole('button', { name: '登记避难场所' }).click();
    const form = page.locator('[data-testid="site-form"]');
    await form.getByLabel('名称', { exact: true }).fill('东一镇体育馆');
    await form.getByLabel('经度').fill('120.35');
    await form.getByLabel('纬度').fill('31.505');
    expect(await form.getByRole('button', { name: /保存/ }).count()).toBe(0);
    await form.getByRole('button', { name: '选址核查' }).click();
    await form.getByTestId('site-check').waitFor();
    await form.getByTestId('capacities').getByText('1,000').first().waitFor();
    await form.getByRole('button', { name: /保存/ }).click();
    await page.locator('[data-testid="shelter-file"]').getByText('东一镇体育馆').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(keeper);
  });
});

describe('digging near gas pipes', () => {
  it('art. 12: is a form that asks for the ground first, and a list', async () => {
    const { page } = keeper;
    await page.goto('/registers?section=digging');
    await page.getByText('没有施工报备').waitFor();
    await page.getByRole('button', { name: '报备施工', exact: true }).click();
    const form = page.locator('[data-testid="digging-form"]');
    expect(await form.getByRole('button', { name: '提交报备' }).isDisabled()).toBe(true);
    await form.getByRole('button', { name: '在地图上绘制范围' }).waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(keeper);
  });
});
