import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gas } from '../support/readings.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { graveFaults } from './support/axe.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilLive,
} from './support/screen.ts';

let server: TestServer;
let browser: Browser;
let screen: Screen;
let dataDir: string;
beforeAll(async () => {
  // Heads of the journal are kept there; another server's would not fit this one's chain.
  dataDir = mkdtempSync(join(tmpdir(), 'jingwei-heads-'));
  server = await startTestServer({ config: { dataDir } });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('administrator'));
  await screen.page.goto('/admin');
  await screen.page.getByRole('heading', { name: '系统管理' }).waitFor();
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const section = (name: string) => screen.page.getByRole('button', { name, exact: true }).click();

describe('the administrator', () => {
  it('makes a wall and pairs it by a code in large letters; revoking ends it', async () => {
    const { page } = screen;
    await section('大屏');
    await page.getByLabel('名称').fill('一号大屏');
    await page.getByRole('button', { name: '新建' }).click();
    const code = await page.locator('.jw-pairing-code').textContent();
    expect(code).toMatch(/^[A-Z2-9]{4} [A-Z2-9]{4}$/);
    expect(await graveFaults(page)).toEqual([]);

    const display = await openScreen(browser, server.baseUrl);
    await display.page.goto('/pair');
    await display.page.getByLabel('配对码').fill('WRNG WRNG');
    await display.page.getByRole('button', { name: '配对' }).click();
    await display.page.getByRole('alert').waitFor();
    await display.page.getByLabel('配对码').fill(code!.toLowerCase());
    await display.page.getByRole('button', { name: '配对' }).click();
    await display.page.waitForURL('**/wall');
    // A question nobody answers in twenty seconds answers itself: a machine may take as long to press.
    const begins = display.page.getByRole('button', { name: '开始显示' }).click();
    await Promise.race([begins, display.page.getByTestId('wall').waitFor()]);
    await untilLive(display);

    await page.getByText('一号大屏已配对，配对码已用过').waitFor();
    expect(await page.locator('.jw-pairing-code').count()).toBe(0);
    const row = page.locator('[data-testid="walls"] tr', { hasText: '一号大屏' });
    await row.getByRole('button', { name: '撤销' }).click();
    await row.getByRole('button', { name: '撤销' }).click();
    await display.page.waitForURL('**/pair?**');
    await display.page.getByText('配对已失效').waitFor();
    expectNoOffence(display);
  });

  it('makes an account that can sign in and go on after its session, and disables it', async () => {
    const { page } = screen;
    const password = 'canal-bridge-lantern-42';
    await section('账号');
    await page.getByLabel('登录名').fill('duty-desk');
    await page.getByLabel('名称').fill('值班席');
    await page.getByLabel('密码').fill('short');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '新建' }).click();
    const row = page.locator('[data-testid="accounts"] tr', { hasText: 'duty-desk' });
    await row.waitFor();

    const visitor = await openScreen(browser, server.baseUrl);
    await visitor.page.goto('/');
    await visitor.page.getByLabel('账号').fill('duty-desk');
    await visitor.page.getByLabel('密码').fill('not-the-password');
    await visitor.page.getByRole('button', { name: '登录' }).click();
    await visitor.page.getByText('账号或密码不正确').waitFor();
    await visitor.page.getByLabel('密码').fill(password);
    await visitor.page.getByRole('button', { name: '登录' }).click();
    await visitor.page.waitForURL('**/console**');
    await untilLive(visitor);

    await visitor.page.goto('/registers?section=events');
    await visitor.page.getByRole('button', { name: '新建活动档案' }).click();
    const name = visitor.page.getByLabel('活动名称');
    await name.fill('示例灯会');
    const headers = { origin: server.baseUrl };
    await visitor.context.request.delete('/api/session', { headers });
    const veil = visitor.page.getByTestId('signed-out');
    await veil.getByText('重新登录即可继续填写').waitFor();
    expect(await name.inputValue()).toBe('');
    expect(await graveFaults(visitor.page)).toEqual([]);
    await veil.getByLabel('账号').fill('duty-desk');
    await veil.getByLabel('密码').fill(password);
    await veil.getByRole('button', { name: '登录' }).click();
    await visitor.page.getByTestId('kept-draft').getByText('尚未提交').waitFor();
    expect([await name.inputValue(), await veil.count()]).toEqual(['示例灯会', 0]);

    await row.getByRole('button', { name: '停用' }).click();
    await row.getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用').waitFor();
    await veil.waitFor();
  });

  it('tries a threshold on what was measured, says whose number it is, and puts it in force', async () => {
    const { page } = screen;
    const start = server.clock.now() - 50 * 60_000;
    const items = Array.from({ length: 60 }, (_, minute) =>
      gas(minute > 20 && minute < 30 ? 8 : 1 + (minute % 7) / 10, start + minute * 30_000),
    );
    await server.services.telemetry.accept('sensors', items);
    await section('阈值与规则');
    const row = page.locator('[data-testid="rules"] tr', { hasText: '可燃气体浓度' });
    await row.getByRole('button', { name: '修改与试算' }).click();
    const blue = page.locator('.jw-bands tbody tr').first().locator('input');
    await page.getByRole('button', { name: '最近 1 小时' }).click();
    await page.getByRole('button', { name: '试算', exact: true }).click();
    const trial = page.locator('[data-testid="trial"]');
    await trial.getByText('没有一处会告警').waitFor();
    await blue.first().fill('6');
    await page.getByText('以下是改前的结果').waitFor();
    await page.getByRole('button', { name: '试算', exact: true }).click();
    await trial.locator('tbody tr', { hasText: '四级' }).waitFor();
    expect(await graveFaults(page)).toEqual([]);

    await page.getByRole('button', { name: '启用新版本' }).click();
    await page.getByRole('button', { name: '启用新版本' }).click();
    await page.getByText('改了数字就要改写出处').waitFor();
    await blue.nth(1).fill('演练用');
    await page.getByRole('button', { name: '启用新版本' }).click();
    await page.getByRole('button', { name: '启用新版本' }).click();
    await row.getByText('6').waitFor();
    await page
      .locator('[data-testid="rule"] tr', { hasText: '现行' })
      .getByText('2', { exact: true })
      .waitFor();
    await blue.first().fill('');
    await page.getByText('每个阈值和时间都要填数字').waitFor();
    const begun = page.getByTestId('kept-draft');
    for (let turn = 0; turn < 2; turn += 1) {
      await begun.getByRole('button', { name: '放弃填写' }).click();
    }
    await begun.waitFor({ state: 'detached' });
    expect(await blue.first().inputValue()).toBe('6');
  });

  it('writes a rule of change for an area, tries it, lets it judge, and ends it', async () => {
    const { page } = screen;
    await section('阈值与规则');
    await page.getByRole('button', { name: '新建规则' }).click();
    const writing = page.locator('[data-testid="new-rule"]');
    await writing.getByLabel('监测内容').selectOption('gas');
    await writing.getByLabel('规则种类').selectOption('rate');
    await writing.getByLabel('规则名称').fill('燃气骤升');
    await writing.getByLabel('出处').fill('演练用');
    await writing.getByRole('button', { name: '下一步' }).click();
    const red = writing.locator('.jw-bands tbody tr').last().locator('input');
    await red.first().fill('60');
    await writing.getByText('每个阈值和时间').waitFor({ state: 'detached' });
    await red.nth(1).fill('演练用');
    await writing.getByRole('button', { name: '试算', exact: true }).click();
    await writing.locator('[data-testid="trial"][data-whole="true"]').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await writing.getByRole('button', { name: '启用新规则' }).click();
    await writing.getByRole('button', { name: '启用新规则' }).click();
    const row = page.locator('[data-testid="rules"] tr', { hasText: '燃气骤升' });
    await row.getByText('%LEL/h').waitFor();
    await row.getByRole('button', { name: '修改与试算' }).click();
    await page.getByRole('button', { name: '停用规则' }).click();
    await page.getByRole('button', { name: '停用规则' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('writes a watch rule, tries it, lets it ring, and shows on the card what it saw', async () => {
    const { page } = screen;
    await section('联动规则');
    await page.getByRole('button', { name: '新建联动规则' }).click();
    const writing = page.locator('[data-testid="new-watch-rule"]');
    await writing.getByText('还有空格没有填好').waitFor();
    await writing.getByLabel('规则名称').fill('两处有气');
    await writing.getByLabel('英文名称').fill('Gas and gas');
    await writing.getByLabel('出处').fill('演练用');
    for (const number of [1, 2]) {
      const condition = writing.getByRole('group', { name: `条件 ${number}` });
      await condition.getByLabel('看哪些监测点').selectOption('name');
      const stream = condition.getByLabel('监测点（输入名称后选取）');
      await stream.fill('监测点 gas-east (gas-east)');
      await condition.getByRole('button', { name: '去掉监测点 gas-east' }).waitFor();
      await condition.getByLabel('要求').selectOption('value');
      await condition.getByLabel('阈值').fill('3.5');
    }
    await writing.getByLabel('成立多久才告警').fill('0');
    await writing.getByRole('button', { name: '试算', exact: true }).click();
    await writing.locator('[data-testid="watch-trial"][data-whole="true"]').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await writing.getByRole('button', { name: '启用新规则' }).click();
    await writing.getByRole('button', { name: '启用新规则' }).click();
    const row = page.locator('[data-testid="watch-rules"] tr', { hasText: '两处有气' });
    await row.getByText('2 处').waitFor();

    const { clock, services } = server;
    clock.advance(60_000);
    await services.telemetry.accept('sensors', [gas(6, clock.now())]);
    await services.telemetry.evaluate();
    await row.getByRole('button', { name: '修改与试算' }).click();
    const { database } = services;
    const { rows } = await database.query<{ id: number }>(
      'SELECT max(id) AS id FROM alarm WHERE watch IS NOT NULL AND active',
    );
    const console = await screen.context.newPage();
    await console.goto(`/console?select=alarm:${rows[0]!.id}`);
    const sight = console.locator('[data-testid="watch-sight"]');
    await sight.locator('tr[data-answer="yes"]').first().waitFor();
    expect(await sight.textContent()).toContain('演练用');
    await console.close();
    await page.getByRole('button', { name: '停用规则' }).click();
    await page.getByRole('button', { name: '停用规则' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('shows a feed’s key once', async () => {
    const { page } = screen;
    await section('数据来源与密钥');
    await page
      .locator('[data-testid="feeds-table"] tr', { hasText: '传感网' })
      .getByRole('button', { name: '签发密钥' })
      .click();
    const key = await page.locator('.jw-secret').textContent();
    expect(key!.length).toBeGreaterThan(20);
    await page.locator('[data-testid="shown-once"]').getByRole('button', { name: '关闭' }).click();
    expect(await page.locator('body').textContent()).not.toContain(key!);
    expect(await graveFaults(page)).toEqual([]);
  });

  it('can ask whether the journal is whole', async () => {
    const { page } = screen;
    await section('日志校验');
    await page.getByRole('button', { name: '校验哈希链' }).click();
    const verdict = page.locator('[data-testid="journal-verdict"]');
    await verdict.waitFor();
    expect(await verdict.textContent()).toContain('日志完整');
    expectNoOffence(screen);
  });

  it('is told while the platform does not answer, and let in as soon as it does', async () => {
    const { page } = screen;
    const me = '**/api/me';
    const json = { error: 'unavailable', message: 'the database does not answer' };
    await page.route(me, (route) => route.fulfill({ status: 503, json }));
    await page.goto('/admin');
    await page.getByRole('alert').getByText('平台暂时繁忙').waitFor();
    await page.unroute(me);
    await page.getByRole('heading', { name: '系统管理' }).waitFor();
  });
});
