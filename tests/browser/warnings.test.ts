import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCap } from '../../shared/cap/write-message.ts';
import type { Caller } from '../support/callers.ts';
import { capMessage, rainInfo, squareAround } from '../support/cap.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { middleOf, TOWNS } from '../support/small-coverage.ts';
import { graveFaults } from './support/axe.ts';
import { holdReading } from './support/hold.ts';
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
let author: Caller;
let second: Caller;
beforeAll(async () => {
  server = await startTestServer();
  browser = await openBrowser();
  author = await server.as('coordinator');
  second = await server.as('coordinator');
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

const HOSTILE = '<img src=x onerror=alert(1)>';

const bring = async (): Promise<void> => {
  const now = server.clock.now();
  const ring = squareAround(middleOf(TOWNS.eastOne));
  const infos = [{ ...rainInfo(now, ring), description: HOSTILE }];
  const body = writeCap(capMessage(now, { infos }));
  const headers = { 'content-type': 'application/xml' };
  expect((await author('/api/warnings', { method: 'POST', headers, body })).status).toBe(200);
};

const sit = async (who: Caller, path: string): Promise<Screen> => {
  const screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, who);
  await screen.page.goto(path);
  return screen;
};

describe('an official warning', () => {
  it('appears apart from our alarms while the desk looks on, its words as words, its test said', async () => {
    const screen = await sit(author, '/console');
    await untilLive(screen);
    const { page } = screen;
    expect(await page.getByTestId('warnings').count()).toBe(0);
    await bring();
    const row = page.getByTestId('warnings').getByRole('button', { name: '暴雨' });
    await row.waitFor();
    expect(await row.textContent()).toContain('测试');
    await row.click();
    const card = page.getByTestId('card');
    await card.getByText(HOSTILE).waitFor();
    await card.getByText('32020041600000_20260706100000_0').waitFor();
    expect(await page.getByTestId('alarms').getByText('暴雨').count()).toBe(0);
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });
});

describe('a notice to the public', () => {
  it('is drafted by one account, passed and published by another', async () => {
    const screen = await sit(author, '/registers?section=warnings');
    const { page } = screen;
    await page.getByRole('button', { name: '公众提示', exact: true }).click();
    await page.getByRole('button', { name: '起草提示' }).click();
    await page.getByLabel('标题').fill(HOSTILE);
    await page.getByLabel('事件', { exact: true }).fill('道路积水');
    await page.getByLabel('发布单位').fill('示例应急办');
    await page.getByLabel('情况').fill('部分路段积水');
    await page.getByLabel('注意事项与措施').fill('请绕行');
    await page.getByLabel('范围说明').fill('东一镇');
    await page.getByLabel('区域（可多选）').selectOption(TOWNS.eastOne);
    await page.getByRole('button', { name: '保存草稿' }).click();
    const draft = page.getByTestId('release-file');
    await draft.getByText('须由另一账号审核').waitFor();
    const release = await holdReading(page, '**/api/releases');
    await draft.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('情况').fill('多处路段积水');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await draft.getByText('多处路段积水').waitFor();
    release();
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);

    const reviewer = await sit(second, page.url().replace(server.baseUrl, ''));
    const file = reviewer.page.getByTestId('release-file');
    await file.getByRole('button', { name: '审核通过' }).click();
    await file.getByRole('button', { name: '发布', exact: true }).click();
    await file.getByRole('alert').getByRole('button', { name: '发布', exact: true }).click();
    await file.getByRole('cell', { name: '已发布' }).waitFor();
    await file.getByText('已发出的 CAP 报文').click();
    await file.getByText('<status>Test</status>').waitFor();
    expectNoOffence(reviewer);
  });

  it('that relays a warning is in its words, which stand fast, and of a test a drill', async () => {
    const screen = await sit(author, '/registers?section=warnings');
    const { page } = screen;
    await page.getByRole('button', { name: '公众提示', exact: true }).click();
    await page.getByRole('button', { name: '起草提示' }).click();
    const editor = page.getByTestId('release-editor');
    await editor.getByLabel('依据').selectOption({ label: '转发官方预警 · 暴雨 · 示例气象台' });
    const headline = editor.getByLabel('标题');
    expect(await headline.inputValue()).toBe('示例气象台发布暴雨黄色预警');
    for (const fixed of [headline, editor.getByLabel('情况')]) {
      expect(await fixed.getAttribute('readonly')).not.toBeNull();
    }
    const until = editor.getByLabel('结束（北京时间）');
    const said = await until.inputValue();
    const save = editor.getByRole('button', { name: '保存草稿' });
    await until.fill('2099-01-01T00:00');
    await save.click();
    await editor.getByText('请改早结束时间').waitFor();
    await until.fill(said);
    await save.click();
    await editor.getByText('演练或测试信息不能作为正式信息发布。').waitFor();
    await editor.getByLabel('演练').check();
    await save.click();
    const file = page.getByTestId('release-file');
    await file.getByRole('heading', { name: '示例气象台发布暴雨黄色预警' }).waitFor();
    expect(screen.page.url()).toContain('release-');
    expect(await graveFaults(page)).toEqual([]);
  });
});
