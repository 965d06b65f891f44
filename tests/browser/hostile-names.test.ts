import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_NAME } from '../../shared/model/common.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { STREAMS, smallCity } from '../support/small-city.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilAtDesk,
  untilLive,
} from './support/screen.ts';

/** FAULTS.md F28: whatever somebody writes into a name is shown as text. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<details open ontoggle=alert(2)>',
  '"><script>alert(3)</script>',
  'javascript:alert(4)',
  '\u202Egnp.exe',
  '=cmd|calc',
] as const;

/** More of them (FAULTS.md G25): elements, attributes, addresses, ends of elements, templates and ways to write a "<". */
const MORE = [
  '<svg/onload=alert(7)>',
  '<svg><animate onbegin=alert(8) attributeName=x dur=1s>',
  '<iframe srcdoc="<script>alert(9)</script>">',
  '<iframe src=javascript:alert(10)>',
  '<a href=javascript:alert(11)>x</a>',
  '<body onload=alert(12)>',
  '<input autofocus onfocus=alert(13)>',
  '<video><source onerror=alert(14)></video>',
  '<audio src=x onerror=alert(15)>',
  '<object data=javascript:alert(16)></object>',
  '<embed src=javascript:alert(17)>',
  '<math><mtext><img src=x onerror=alert(18)></math>',
  '<style>@import "//evil.example/x.css"</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
  '<form action=//evil.example><button>x</form>',
  '<img src=//evil.example/x.png>',
  '</textarea><script>alert(25)</script>',
  '</title><script>alert(26)</script>',
  '</script><script>alert(27)</script>',
  '<!--><img src=x onerror=alert(28)>-->',
  '<template><script>alert(29)</script></template>',
  '<marquee onstart=alert(30)>',
  "' onmouseover=alert(31) x='",
  '" onfocus=alert(32) autofocus x="',
  '$' + '{alert(33)}',
  '{{constructor.constructor("alert(34)")()}}',
  '&lt;script&gt;alert(35)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(36)&#62;',
  '%3Cscript%3Ealert(37)%3C/script%3E',
  '\\u003cscript\\u003ealert(38)\\u003c/script\\u003e',
  '+ADw-script+AD4-alert(39)+ADw-/script+AD4-',
  'data:text/html,<script>alert(40)</script>',
] as const;

const START = '2026-11-22T06:00:00.000Z';
const GAUGE_NAME = HOSTILE[0];
const LOADING = '正在读取';

/** A text that begins with its own and goes on with as many of the others as a name may hold: each text has the next ones. */
function fillers() {
  let next = 0;
  const fill = (own: string): string => {
    let text = own;
    for (;;) {
      const longer = `${text} ${MORE[next % MORE.length]}`;
      if (longer.length > LONGEST_NAME) return text.padEnd(LONGEST_NAME, '长');
      text = longer;
      next += 1;
    }
  };
  return { fill, used: () => next };
}

/** The small city with a hostile name on every thing that has one. */
function hostileCity() {
  const city = smallCity();
  const { fill, used } = fillers();
  const name = (at: number) => fill(HOSTILE[at % HOSTILE.length]!);
  const { registers } = city;
  const hostile = {
    ...registers,
    // The second is only in the names of feeds, which one does not search.
    departments: registers.departments.map((one, at) => ({ ...one, name: name(at) })),
    feeds: registers.feeds.map((one, at) => ({
      ...one,
      name: name(at + 1),
      contactPoint: fill('台'),
    })),
    hazards: registers.hazards.map((one, at) => ({
      ...one,
      name: name(at + 2),
      responsibleUnit: fill('厂'),
    })),
    gatherings: registers.gatherings.map((one, at) => ({
      ...one,
      name: name(at),
      venue: name(at + 3),
    })),
    shelters: registers.shelters.map((one, at) => ({ ...one, name: name(at + 4) })),
    resources: registers.resources.map((one, at) => ({ ...one, callSign: name(at + 5) })),
    streams: registers.streams.map((one) => ({ ...one, name: fill(GAUGE_NAME) })),
  };
  if (used() < MORE.length) throw new Error(`${MORE.length - used()} stand in no name`);
  return { ...city, registers: hostile };
}

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer({ city: hostileCity(), now: START });
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});
afterEach(closeScreens);

async function deskOf(
  role: 'coordinator' | 'administrator' | 'wall',
  path: string,
): Promise<Screen> {
  const screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as(role));
  await screen.page.goto(path);
  return screen;
}

/** Elements that no page of ours has. */
const FOREIGN =
  'iframe, object, embed, base, math, marquee, #root meta, #root link, #root style:not([data-mantine-styles]), #root script';

/** Nothing that somebody wrote has become an element, a handler or an address of the page. */
async function expectOnlyText(screen: Screen): Promise<void> {
  const risen = await screen.page.evaluate((foreign) => {
    const isRisen = ({ name, value }: Attr) =>
      name.startsWith('on') ||
      (/^(href|src|action|data|srcdoc)$/.test(name) && /^(javascript|data:text)|evil/.test(value));
    return [...document.querySelectorAll('*')]
      .filter((one) => one.matches(foreign) || [...one.attributes].some(isRisen))
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
  }, FOREIGN);
  expect(risen).toEqual([]);
  expectNoOffence(screen);
}

/** A gauge far above its highest step, twice, past the delay of its rule. */
async function flood(): Promise<void> {
  const feed = await server.as('feed', { feed: 'sensors' });
  for (const [at, id] of [
    [0, 'one'],
    [180, 'two'],
  ] as const) {
    if (at > 0) server.clock.advance(at * 1_000);
    const time = new Date(Date.parse(START) + at * 1_000).toISOString();
    const answer = await feed('/api/readings', {
      method: 'POST',
      json: { readings: [{ stream: STREAMS.gaugeEast, id, time, value: 4.95 }] },
    });
    expect(await answer.json()).toMatchObject({ accepted: 1, refused: [] });
  }
}

describe('hostile names', () => {
  it('are text in the alarm, its card, the search and the timeline, and can be acknowledged', async () => {
    const screen = await deskOf('coordinator', '/console');
    const { page } = screen;
    await untilAtDesk(screen);
    await flood();
    const row = page.locator('.jw-alarm').first();
    await row.waitFor();
    expect(await row.locator('.jw-alarm-name').textContent()).toContain(GAUGE_NAME);
    await row.locator('.jw-alarm-main').click();
    expect(await page.locator('[data-testid="card"] h3').textContent()).toContain(GAUGE_NAME);
    await page.locator('[data-testid="timeline"]').getByText(GAUGE_NAME).first().waitFor();

    // A line that came a moment ago takes no press.
    await expect
      .poll(async () => {
        const button = row.locator('[data-act="acknowledge"]:enabled');
        if ((await button.count()) > 0) await button.click();
        return row.getByText('已确认').count();
      })
      .toBe(1);
    await page.getByRole('button', { name: '数据来源', exact: true }).click();
    await page.locator('[data-testid="feeds"]').waitFor();

    for (const hostile of HOSTILE.filter((name) => name !== HOSTILE[1])) {
      await page.keyboard.press('/');
      await page.locator('#jw-search').fill(hostile);
      const result = page.locator('.jw-result').first();
      await result.waitFor();
      await result.click();
      await page.locator('[data-testid="card"]').waitFor();
      await page.keyboard.press('Escape');
    }
    await expectOnlyText(screen);
  });

  it('are text on the administrator’s page too', async () => {
    const screen = await deskOf('administrator', '/admin');
    const { page } = screen;
    await page.getByRole('button', { name: '数据来源与密钥' }).click();
    await page.locator('[data-testid="feeds-table"]').getByText(HOSTILE[1]).first().waitFor();
    await page.getByRole('button', { name: '大屏', exact: true }).click();
    await page.getByLabel('名称').fill(HOSTILE[2]);
    await page.getByRole('button', { name: '新建' }).click();
    await page.locator('[data-testid="walls"]').getByText(HOSTILE[2]).waitFor();
    await expectOnlyText(screen);
  });

  it('are text in every section of the registers and every table', async () => {
    const screen = await deskOf('administrator', '/registers');
    const { page } = screen;
    const sections = page.locator('.jw-section-link');
    const body = page.locator('.jw-section-body');
    await sections.first().waitFor();
    const shown: string[] = [];
    for (const section of await sections.all()) {
      await section.click();
      await expect.poll(() => body.getByText(LOADING).count()).toBe(0);
      shown.push((await body.textContent()) ?? '');
      await expectOnlyText(screen);
    }
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((text) => text.includes('alert(')).length).toBeGreaterThan(3);

    await page.goto('/console?panel=table');
    const table = page.locator('[data-testid="table"]');
    await table.locator('tr[data-subject]').first().waitFor();
    for (const tab of await table.locator('.jw-tab').all()) {
      await tab.click();
      await expectOnlyText(screen);
    }
  });

  it('are text on a wall', async () => {
    const screen = await deskOf('wall', '/wall?mm=2400&distance=8&scene=overview');
    const { page } = screen;
    await untilLive(screen);
    await page.locator('.jw-wall-feeds').getByText(HOSTILE[1]).waitFor();
    await expectOnlyText(screen);
  });
});
