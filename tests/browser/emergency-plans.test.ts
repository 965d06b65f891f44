import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepDrills } from '../../server/drills/keep-drills.ts';
import { writeCap } from '../../shared/cap/write-message.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { Drill } from '../../shared/model/drill.ts';
import type { EmergencyPlan } from '../../shared/model/emergency-plan.ts';
import type { Caller } from '../support/callers.ts';
import { galeMessage } from '../support/cap.ts';
import { emergencyPlanInForce, told } from '../support/emergency-plan.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { smallCity } from '../support/small-city.ts';
import { graveFaults } from './support/axe.ts';
import { raise } from './support/raise.ts';
import {
  closeScreens,
  expectNoOffence,
  moveOn,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

const PLAN = '燃气泄漏专项应急预案';

let server: TestServer;
let browser: Browser;
let screen: Screen;
let coordinator: Caller;
let plan: EmergencyPlan;
beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  coordinator = await server.as('coordinator');
  plan = await emergencyPlanInForce(coordinator, await server.as('administrator'));
  await sitAs(screen, server.baseUrl, coordinator);
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

const card = () => screen.page.getByTestId('card');

describe('an official warning', () => {
  it('proposes on its card the plan whose trigger it reaches', async () => {
    const { page } = screen;
    const body = writeCap(galeMessage(server.clock.now()));
    const headers = { 'content-type': 'application/xml' };
    await told(await coordinator('/api/warnings', { method: 'POST', headers, body }));
    await page.goto('/console');
    await page.getByTestId('warnings').getByRole('button', { name: '大风' }).click();
    const proposed = card().getByTestId('reached-plans');
    await proposed.getByText(PLAN).waitFor();
    await proposed.getByText('建议启动四级响应').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    // On a low screen the list of alarms keeps some room, and is scrolled by keys where nothing in it can be pressed.
    const usual = page.viewportSize()!;
    await page.setViewportSize({ ...usual, height: 480 });
    const alarms = page.locator('[data-panel="alarms"]');
    await expect.poll(async () => (await alarms.boundingBox())?.height).toBeGreaterThan(110);
    expect(await graveFaults(page)).toEqual([]);
    await page.setViewportSize(usual);
  });
});

describe('art. 19: a plan from its trigger to a task that is done', () => {
  it('is proposed on the alarm, activated on the incident, and its task is ticked off', async () => {
    const { page } = screen;
    await raise(server);
    await moveOn(screen, '/console');
    await page.locator('[data-alarm] .jw-alarm-main').first().click();
    await card().getByTestId('reached-plans').getByText(PLAN).waitFor();
    await card().getByRole('button', { name: '处置' }).click();
    const board = card().getByTestId('plan-board');
    await board.getByText('建议启动二级响应').waitFor();
    await board.getByRole('button', { name: '启动预案' }).click();
    await board.getByTestId('plan-sum').getByText('完成 0/3').waitFor();
    const task = board.locator('.jw-plan-task', { hasText: '划定警戒区' });
    await task.getByRole('button', { name: '完成', exact: true }).click();
    await board.getByTestId('plan-sum').getByText('完成 1/3').waitFor();
    await card().getByTestId('incident-log').getByText('任务完成').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('asks why a task is not done', async () => {
    const board = card().getByTestId('plan-board');
    const task = board.locator('.jw-plan-task', { hasText: '关闭上游阀门' });
    await task.getByRole('button', { name: '未完成' }).click();
    await task.getByRole('button', { name: '未完成' }).click();
    await task.getByText('请写明原因').waitFor();
    await task.getByLabel('原因').fill('阀门锈死');
    await task.getByRole('button', { name: '未完成' }).click();
    await board.getByTestId('plan-sum').getByText('未完成 1').waitFor();
    expectNoOffence(screen);
  });
});

describe('art. 19: the library of plans', () => {
  it('shows a plan whole, and sends a draft on its way by another account', async () => {
    const { page } = screen;
    await page.goto('/registers?section=emergency-plans');
    const row = page.locator(`tr[data-plan="${plan.id}"]`);
    await row.getByRole('button', { name: '查看' }).click();
    const file = page.getByTestId('plan-file');
    await file.getByText('划定警戒区').first().waitFor();
    await file.getByLabel('理由').fill('评估后适用');
    await file.getByRole('button', { name: '评估后继续有效' }).click();
    await file.getByTestId('step-history').getByText('评估后适用').waitFor();
    await file.getByRole('button', { name: '收起' }).click();
    await page.getByLabel('名称').fill('示例新预案');
    await page.getByLabel('编制依据').fill('示例依据');
    await page.getByRole('button', { name: '起草预案' }).click();
    await file.getByText('须由他人评审和批准').waitFor();
    await file.getByTestId('plan-acts').waitFor();
    await file.getByRole('button', { name: '编写内容' }).click();
    // What is written is not lost by an act that lays the file out anew.
    expect(await file.getByTestId('plan-acts').count()).toBe(0);
    const tasks = file.getByRole('group', { name: '任务' });
    await tasks.getByRole('button', { name: '添加' }).click();
    await tasks.getByLabel('岗位').fill('镇（街道）');
    await tasks.getByLabel('任务内容').fill('通知住户');
    await file.getByRole('button', { name: '保存内容' }).click();
    await file.getByTestId('plan-body').getByText('通知住户').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });

  it('keeps what was begun for whoever comes back, and asks before it would be lost', async () => {
    const { page, offences } = screen;
    const file = page.getByTestId('plan-file');
    const line = page.getByTestId('kept-draft');
    const words = file.getByRole('group', { name: '任务' }).getByLabel('任务内容');
    const name = page.getByLabel('名称');
    await file.getByRole('button', { name: '编写内容' }).click();
    await words.fill('逐户通知');
    await page.getByRole('button', { name: '分流转办' }).click();
    await page.getByRole('button', { name: '应急预案', exact: true }).click();
    await name.fill('示例后续预案');
    await page.goBack();
    await page.goBack();
    await line.getByText('尚未提交').waitFor();
    expect(await words.inputValue()).toBe('逐户通知');
    expect(await graveFaults(page)).toEqual([]);
    const asked = page.waitForEvent('dialog');
    await page.evaluate(() => setTimeout(() => location.reload()));
    expect((await asked).type()).toBe('beforeunload');
    expect(offences.dialogs.splice(0)).toHaveLength(1);
    for (let turn = 0; turn < 2; turn += 1) {
      await line.getByRole('button', { name: '放弃填写' }).click();
    }
    await line.waitFor({ state: 'detached' });
    expect(await words.inputValue()).toBe('通知住户');
    await file.getByRole('button', { name: '收起' }).click();
    await line.getByText('尚未提交').waitFor();
    expect(await name.inputValue()).toBe('示例后续预案');
    for (let turn = 0; turn < 2; turn += 1) {
      await line.getByRole('button', { name: '放弃填写' }).click();
    }
    expect(await name.inputValue()).toBe('');
    await page.reload();
    expectNoOffence(screen);
  });
});

describe('art. 19: a drill on the same screens', () => {
  const place = smallCity().registers.resources[1]!.base;
  const words = '模拟：西区可燃气体报警';
  /** No drill begins while something real and grave was seen by nobody. */
  const acknowledgeAll = async () => {
    const { alarms } = await told<{ alarms: Alarm[] }>(await coordinator('/api/alarms'));
    for (const { id, occurrence, acknowledgedAt } of alarms) {
      if (acknowledgedAt !== null) continue;
      const json = { occurrence };
      await coordinator(`/api/alarms/${id}/acknowledgement`, { method: 'POST', json });
    }
  };
  const declare = async () => {
    await acknowledgeAll();
    const now = new Date(server.clock.now()).toISOString();
    const signal = { on: 'alarm', metric: 'gas', subject: 'hazard', level: 'orange' };
    const incident = { class: 'accident', kind: 'gas-leak', place };
    const json = {
      ...{ name: '燃气泄漏演练', form: 'field', breadth: 'single', aim: 'test', plan: plan.id },
      ...{ level: 3, area: CITY_CODE, plannedFor: now },
      injects: [{ minute: 0, words, material: 'synthetic', signal, incident }],
    };
    return told<Drill>(await coordinator('/api/drills', { method: 'POST', json }));
  };

  it('is joined and started from its file, and its ribbon stays on the console', async () => {
    const { page } = screen;
    const drill = await declare();
    await page.goto('/registers?section=drills');
    await page.locator(`tr[data-drill="${drill.id}"]`).getByRole('button').click();
    const file = page.getByTestId('drill-file');
    await file.getByRole('button', { name: '加入演练' }).click();
    const ribbon = page.getByTestId('drill-ribbon');
    await ribbon.getByText('演练待开始').waitFor();
    await file.getByRole('button', { name: '开始', exact: true }).click();
    await ribbon.getByText('演练中，非真实险情').waitFor();
    await keepDrills(server.services);
    await page.goto('/console');
    await ribbon.getByText(words).waitFor();
    const board = page.getByTestId('incidents');
    await board.getByText(`【演练】${words}`).click();
    await card().getByTestId('plan-board').getByText('建议启动三级响应').waitFor();
    await card().getByTestId('drill-moves').getByText('只作演练记录').waitFor();
    expect(await card().getByTestId('send-units').count()).toBe(0);
    expect(await graveFaults(page)).toEqual([]);
  });

  it('is worn by a second window too, which knows its incident', async () => {
    const window = await screen.page.context().newPage();
    await window.goto('/console?panel=incidents');
    await window.getByTestId('drill-ribbon').getByText('演练中，非真实险情').waitFor();
    await window.getByTestId('incidents').getByText(`【演练】${words}`).waitFor();
    await window.close();
  });

  it('has its units sent in it alone, step by step', async () => {
    const moves = card().getByTestId('drill-moves');
    await moves.getByLabel('任务', { exact: true }).fill('警戒');
    await moves.getByLabel('对应预案任务').selectOption('2');
    await moves.getByRole('button', { name: '演练派出' }).click();
    const row = moves.locator('[data-move]');
    await row.getByText('预案任务 2').waitFor();
    await row.getByRole('button', { name: '已确认' }).click();
    await row.getByRole('button', { name: '出动' }).click();
    await row.getByRole('button', { name: '到场' }).waitFor();
    await card().getByTestId('incident-log').getByText('【演练】').first().waitFor();
    expect(await graveFaults(screen.page)).toEqual([]);
  });

  it('has an incident opened on the map only where it is said to be of the drill', async () => {
    const { page } = screen;
    const [lon, lat] = place;
    await page.goto(`/console?at=${lon},${lat},14`);
    await page.getByTestId('drill-ribbon').waitFor();
    await page.locator('[data-testid="map"] canvas').first().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: '500 米内有什么' }).click();
    const opening = page.getByTestId('open-here');
    await opening.getByText('在此开立险情').click();
    const title = opening.getByLabel('名称');
    await opening.getByLabel('类型').selectOption('fire');
    await title.fill('仓库起火');
    await title.press('Enter');
    // The browser asks for the choice; nothing was opened.
    expect(await opening.getByRole('radio', { checked: true }).count()).toBe(0);
    await opening.getByLabel('演练险情').check();
    await opening.getByRole('button', { name: '开立' }).click();
    await card().getByText('【演练】仓库起火').first().waitFor();
    await card().getByTestId('drill-moves').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('is not seen by a desk outside it', async () => {
    const other = await openScreen(browser, server.baseUrl);
    await sitAs(other, server.baseUrl, await server.as('coordinator'));
    await other.page.goto('/console');
    await other.page.getByTestId('incidents').locator('[data-incident]').first().waitFor();
    expect(await other.page.getByTestId('drill-ribbon').count()).toBe(0);
    for (const ofDrill of [words, '仓库起火']) {
      expect(await other.page.getByTestId('incidents').getByText(ofDrill).count()).toBe(0);
    }
    await other.page.close();
  });

  it('is left by one press, and what is real is all there is again', async () => {
    const { page } = screen;
    await page.getByTestId('drill-ribbon').getByRole('button', { name: '退出演练' }).click();
    await page.getByTestId('drill-ribbon').waitFor({ state: 'detached' });
    await page.getByTestId('incidents').getByText(words).waitFor({ state: 'detached' });
    expectNoOffence(screen);
  });
});
