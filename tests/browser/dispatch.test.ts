import { randomUUID } from 'node:crypto';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { UnitTask } from '../../shared/wire/unit-task.ts';
import type { Caller } from '../support/callers.ts';
import { devicePhoto } from '../support/device-photo.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { smallCity } from '../support/small-city.ts';
import { graveFaults } from './support/axe.ts';
import { raise } from './support/raise.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

const ENGINE = '锡消101';

let server: TestServer;
let browser: Browser;
let screen: Screen;
beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('coordinator'));
  await raise(server);
  await screen.page.goto('/console');
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

/** Whether it can be seen and pressed where it stands: not scrolled away, and nothing lies over it. */
const isSeen = (what: Locator) =>
  what.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && one.contains(there);
  });

/** As the page of the unit does it. */
async function sayOfEngine(state: string): Promise<void> {
  const engine = await server.as('unit', { unit: 'engine-east' });
  const { task } = (await (await engine('/api/unit/task')).json()) as UnitTask;
  const happenedAt = new Date(server.clock.now()).toISOString();
  const json = { dispatch: task!.dispatch.id, state, reason: null, place: null, happenedAt };
  expect((await engine('/api/unit/steps', { method: 'POST', json })).status).toBe(200);
}

/** As the page of the unit does it. */
async function sendPhoto(): Promise<void> {
  const engine = await server.as('unit', { unit: 'engine-east' });
  const { task } = (await (await engine('/api/unit/task')).json()) as UnitTask;
  const happenedAt = new Date(server.clock.now()).toISOString();
  const of = new URLSearchParams({ dispatch: task!.dispatch.id, happenedAt });
  const answer = await engine(`/api/unit/photos?${of}`, {
    method: 'POST',
    body: new Uint8Array(devicePhoto(1_200, 900)),
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': randomUUID() },
  });
  expect(answer.status).toBe(204);
}

describe('arts 9 and 20: from an alarm to a unit under way', () => {
  it('says on the card of an alarm that its incident is over, beside the way to open another', async () => {
    const { page } = screen;
    const other = await server.as('coordinator');
    const { alarms } = (await (await other('/api/alarms')).json()) as { alarms: Alarm[] };
    const alarm = alarms.find(({ cause }) => cause === 'band')!;
    const of = { alarm: alarm.id, class: 'accident', kind: 'gas-leak', title: '上午的漏气' };
    const answer = await other('/api/incidents', {
      method: 'POST',
      json: { ...of, place: null, receivedAt: null },
      headers: { 'idempotency-key': 'this-morning' },
    });
    const { id, version } = (await answer.json()) as Incident;
    const card = page.getByTestId('card');
    await page.locator(`[data-alarm="${alarm.id}"] .jw-alarm-main`).click();
    await card.getByRole('button', { name: '查看险情' }).waitFor();
    expect(await card.getByText('已结束的险情').count()).toBe(0);
    const over = { act: 'dismiss', text: '误报', basedOn: version };
    const acted = await other(`/api/incidents/${id}/acts`, { method: 'POST', json: over });
    expect(acted.status).toBe(200);
    await card.getByText('已结束的险情').waitFor();
    await card.getByRole('button', { name: '处置' }).waitFor();
    await card.getByRole('button', { name: '上午的漏气' }).click();
    await card.getByText('误报').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('takes three acts: the alarm, its incident, and sending who is proposed', async () => {
    const { page } = screen;
    await page.locator('[data-alarm] .jw-alarm-main').first().click();
    const card = page.getByTestId('card');
    await card.getByRole('button', { name: '处置' }).click();
    const send = card.getByTestId('send-units');
    await send.getByLabel(ENGINE).waitFor();
    expect(await send.getByLabel(ENGINE).isChecked()).toBe(true);
    await send.getByText('危化品处置还缺 1 支').waitFor();
    // By its key as well: who is chosen is seen together with what sends them.
    await page.keyboard.press('s');
    const sends = send.getByRole('button', { name: '派出 2 支' });
    await expect.poll(() => sends.evaluate((button) => button.matches(':focus'))).toBe(true);
    expect([await isSeen(send.getByLabel(ENGINE)), await isSeen(sends)]).toEqual([true, true]);
    await sends.click();
    const out = card.getByTestId('incident-units').locator('tr', { hasText: ENGINE });
    await out.getByText('已派遣').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('asks before it is called controlled while nobody sent has come to the scene', async () => {
    const { page } = screen;
    const path = `/api/incidents/${new URL(page.url()).searchParams.get('select')!.split(':')[1]}`;
    const coordinator = await server.as('coordinator');
    const act = async (body: object) => {
      const { incident } = (await (await coordinator(path)).json()) as { incident: Incident };
      const json = { basedOn: incident.version, ...body };
      expect((await coordinator(`${path}/acts`, { method: 'POST', json })).status).toBe(200);
    };
    await act({ act: 'verify' });
    const card = page.getByTestId('card');
    // It cannot end with units out: why is told, and the act is not offered.
    await card.getByText('仍有 2 支力量在外').waitFor();
    expect(await card.locator('[data-act="end"]').count()).toBe(0);
    const response = { matter: '泄漏', level: 3, expectedHours: 4, measures: '关阀' };
    await act({ act: 'respond', response });
    await card.locator('[data-act="control"]').click();
    const asked = card.locator('.jw-sure', { hasText: '派出的 2 支力量均尚未到场' });
    await asked.getByRole('button', { name: '取消' }).click();
    await card.locator('[data-act="control"]').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('cancels a unit only with a reason, and asks for that first', async () => {
    const { page } = screen;
    const card = page.getByTestId('card');
    const acts = card.getByTestId('incident-units').locator('tr', { hasText: ENGINE });
    const cancel = acts.getByRole('button', { name: '取消任务', exact: true });
    await cancel.click();
    const reason = acts.getByLabel('原因');
    await expect.poll(() => reason.evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(await cancel.count()).toBe(0);
    await reason.fill('改派');
    await cancel.waitFor();
    await acts.getByRole('button', { name: '不取消' }).click();
    await reason.waitFor({ state: 'detached' });
    await cancel.waitFor();
  });

  it('follows the unit step by step, on the board and in the log', async () => {
    const { page } = screen;
    const card = page.getByTestId('card');
    const out = card.getByTestId('incident-units').locator('tr', { hasText: ENGINE });
    await out.getByRole('button', { name: '队伍已确认' }).click();
    await out.getByRole('button', { name: '出动' }).waitFor();
    // Why it is called off stands while its crew says the next step, and goes with the last in which it can be.
    await out.getByRole('button', { name: '取消任务', exact: true }).click();
    await page.keyboard.type('改派');
    await sayOfEngine('enroute');
    await out.getByRole('button', { name: '到场' }).waitFor();
    await page.keyboard.type('到西侧');
    expect(await out.getByLabel('原因').inputValue()).toBe('改派到西侧');
    await out.getByRole('button', { name: '不取消' }).click();
    await page.getByTestId('incidents').getByText('2 支力量').waitFor();
    await card.getByTestId('incident-log').getByText('出动', { exact: true }).waitFor();
    await sendPhoto();
    const photos = card.getByTestId('incident-photos');
    await photos.getByAltText(`${ENGINE} 发来的现场照片`).waitFor();
    await photos.locator('figcaption', { hasText: ENGINE }).waitFor();
    const isDrawn = () =>
      photos.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth === 320);
    await photos.locator('img').scrollIntoViewIfNeeded();
    await expect.poll(isDrawn).toBe(true);
    expect(await graveFaults(page)).toEqual([]);
    const incidentAt = page.url();
    await out.getByRole('button', { name: ENGINE }).click();
    await page.locator('[data-testid="card"][data-kind="unit"]').waitFor();
    await page.locator('[data-testid="card"]').getByText('途中').first().waitFor();
    expectNoOffence(screen);
    await page.goto(incidentAt);
  });

  it('keeps what is written for a response when its card is closed, and when another desk changes it', async () => {
    const { page } = screen;
    const path = `/api/incidents/${new URL(page.url()).searchParams.get('select')!.split(':')[1]}`;
    const card = page.getByTestId('card');
    await card.locator('summary', { hasText: '调整响应' }).click();
    await card.getByLabel('措施').fill('关阀并疏散');
    await card.getByLabel('响应级别').selectOption('1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.getByTestId('incidents').getByRole('button').first().click();
    const begun = card.getByTestId('kept-draft');
    await begun.getByText('尚未提交').waitFor();
    expect(await card.getByLabel('响应级别').inputValue()).toBe('1');
    const other = await server.as('coordinator');
    const { incident } = (await (await other(path)).json()) as { incident: Incident };
    server.clock.advance(1_000);
    const response = { matter: '泄漏扩大', level: 2, expectedHours: 8, measures: '扩大警戒' };
    const json = { basedOn: incident.version, act: 'respond', response };
    expect((await other(`${path}/acts`, { method: 'POST', json })).status).toBe(200);
    await card.getByText('填写期间响应已调整为二级响应').waitFor();
    expect(await card.getByLabel('措施').inputValue()).toBe('关阀并疏散');
    expect(await graveFaults(page)).toEqual([]);
    for (let turn = 0; turn < 2; turn += 1) {
      await begun.getByRole('button', { name: '放弃填写' }).click();
    }
    await begun.waitFor({ state: 'detached' });
    await expect.poll(() => card.getByLabel('措施').inputValue()).toBe('扩大警戒');
    expectNoOffence(screen);
  });

  it('keeps what is written on from acting when its field has gone', async () => {
    const { page } = screen;
    const card = page.getByTestId('card');
    const out = card.getByTestId('incident-units').locator('tr', { hasText: ENGINE });
    await out.getByRole('button', { name: '取消任务', exact: true }).click();
    await page.keyboard.type('改');
    await sayOfEngine('onscene');
    await out.getByLabel('原因').waitFor({ state: 'detached' });
    // N would go to the note, M measure, and a space press what has the focus.
    await page.keyboard.type('nm ');
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    expect([await focused(), new URL(page.url()).search.includes('measure')]).toEqual([
      ...['H3', false],
    ]);
    expectNoOffence(screen);
  });
});

describe('art. 20: what a unit can do, carries, and its shift', () => {
  it('is recorded on its card, and stands there', async () => {
    const { page } = screen;
    await page.goto('/console?select=unit:boat-west');
    const profile = page.getByTestId('unit-profile');
    await profile.getByText('灭火 （按类型，未单独登记）').waitFor();
    await profile.getByText('登记技能、载员与班次').click();
    await profile.getByLabel('水域救援').check();
    await profile.getByLabel('载员').fill('6');
    await profile.getByLabel('上班').fill('08:00');
    await profile.getByLabel('下班').fill('08:00');
    expect(await graveFaults(page)).toEqual([]);
    await profile.getByRole('button', { name: '登记' }).click();
    await profile.getByText('灭火 · 水域救援').waitFor();
    await profile.getByText('6 人').waitFor();
    await profile.getByText('08:00 至 08:00 当班').waitFor();
    expectNoOffence(screen);
  });
});

describe('art. 20: a unit that cannot go', () => {
  const BOAT = 'boat-west';

  /** As its own page does it. */
  async function say(state: string, reason: string | null = null): Promise<void> {
    const boat = await server.as('unit', { unit: BOAT });
    const { task } = (await (await boat('/api/unit/task')).json()) as UnitTask;
    const answer = await boat('/api/unit/steps', {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID() },
      json: {
        ...{ dispatch: task!.dispatch.id, state, reason, place: null },
        happenedAt: new Date(server.clock.now()).toISOString(),
      },
    });
    expect(answer.status).toBe(200);
  }

  it('says so itself on its task, is returned, and can be taken out by the desk', async () => {
    const { page } = screen;
    const service = page.getByTestId('unit-service');
    await service.getByText('请在任务中报停用').waitFor();
    await say('acknowledged');
    await say('out_of_service', '水泵故障');
    await service.getByText('水泵故障').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await service.getByRole('button', { name: '恢复可用' }).click();
    await service.getByText('停用该力量').click();
    await service.getByLabel('停用原因').fill('例行检修');
    await service.getByRole('button', { name: '停用', exact: true }).click();
    await service.getByText('例行检修').waitFor();
    expectNoOffence(screen);
  });
});

describe('who is proposed while the list is read', () => {
  const BOAT = 'boat-west';
  const BOAT_SIGN = '锡消201';

  async function opened(coordinator: Caller, title: string): Promise<Incident> {
    const place = smallCity().registers.resources[1]!.base;
    const json = { ...{ alarm: null, class: 'accident', kind: 'fire', title }, receivedAt: null };
    const answer = await coordinator('/api/incidents', {
      method: 'POST',
      json: { ...json, place },
    });
    return (await answer.json()) as Incident;
  }

  it('stays chosen until a person takes over who is proposed now', async () => {
    const { page } = screen;
    const other = await server.as('coordinator');
    const back = { basedOn: 3, inService: true, reason: '' };
    const returned = await other(`/api/units/${BOAT}/service`, { method: 'PUT', json: back });
    expect(returned.status).toBe(200);
    const mine = await opened(other, '东侧起火');
    await page.goto(`/console?select=incident:${mine.id}`);
    const send = page.getByTestId('send-units');
    await send.getByLabel(BOAT_SIGN).waitFor();
    const elsewhere = await opened(other, '西侧起火');
    const path = `/api/incidents/${elsewhere.id}/dispatches`;
    const taken = await other(path, { method: 'POST', json: { resources: [BOAT], task: '' } });
    expect(taken.status).toBe(200);
    await send.getByRole('button', { name: '派出 1 支' }).click();
    await send.getByText('推荐已有变化').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await send.getByRole('button', { name: '采用新的推荐' }).click();
    await send.getByText('推荐已有变化').waitFor({ state: 'detached' });
    expect(await send.getByRole('button', { name: /派出/ }).count()).toBe(0);
  });
});

describe('art. 58: an incident that is over', () => {
  it('has its kind corrected before, stays readable, and is assessed from the list', async () => {
    const { page } = screen;
    const coordinator = await server.as('coordinator');
    const answer = await coordinator('/api/incidents', {
      method: 'POST',
      json: {
        ...{ alarm: null, class: 'accident', kind: 'fire', title: '仓库冒烟', receivedAt: null },
        place: smallCity().registers.resources[1]!.base,
      },
    });
    const { id } = (await answer.json()) as Incident;
    await page.goto(`/console?select=incident:${id}`);
    const card = page.getByTestId('card');
    await card.getByRole('button', { name: '核实' }).click();
    // Faster than anybody is, the next act would rest on what was before this one.
    await card.getByText('已核实').first().waitFor();
    await card.getByLabel('更正为').selectOption('chemical-leak');
    await card.getByRole('button', { name: '更正类型' }).click();
    await card.getByTestId('incident-log').getByText('更正类型').waitFor();
    await card.getByPlaceholder('说明').fill('现场自行处置，无需响应');
    await card.getByRole('button', { name: '结束', exact: true }).click();
    await card.getByRole('button', { name: '结束', exact: true }).click();
    await card.getByText('已结束').first().waitFor();

    await page.goto('/console');
    await page.getByText('已结束的险情').click();
    const over = page.getByTestId('closed-incidents');
    await over.getByRole('button', { name: '仓库冒烟' }).waitFor();
    await over.getByRole('combobox', { name: '类型' }).selectOption('flood');
    await over.getByText('没有符合条件的').waitFor();
    await over.getByRole('combobox', { name: '类型' }).selectOption('chemical-leak');
    await over.getByRole('searchbox', { name: '按标题查找' }).fill('库冒');
    await page.keyboard.press('Enter');
    await over.getByRole('button', { name: '仓库冒烟' }).click();
    await card.getByPlaceholder('说明').fill('处置得当');
    await card.getByRole('button', { name: '评估' }).click();
    await card.getByText('已评估').first().waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });
});
