import { afterEach, describe, expect, it } from 'vitest';
import { takeDesk } from '../support/demo-desk.ts';
import { graveFaults } from './support/axe.ts';
import { holdReading } from './support/hold.ts';
import { keepConsole, openDesk, openHouse } from './support/house.ts';
import { coloursIn } from './support/picture.ts';
import {
  closeScreens,
  expectNoOffence,
  frameOf,
  openScreen,
  type Screen,
  type ScreenOptions,
  untilAtDesk,
} from './support/screen.ts';

const house = openHouse({ keeps: true });

const screen = (options?: ScreenOptions) => openScreen(house.browser, house.baseUrl, options);

async function console(options?: ScreenOptions, address = '/console'): Promise<Screen> {
  const opened = await openDesk(house, 'coordinator', address, options);
  await untilAtDesk(opened);
  return opened;
}

/** As a visitor does. */
async function sitDown({ page }: Screen): Promise<void> {
  await page.goto('/');
  await page.locator('[data-desk="coordinator"]').click();
}

/** Near enough that a grid lies under every spot of the map. */
const IN_TOWN = '120.3,31.57,14';
const MAP_MIDDLE = { x: 400, y: 150, width: 500, height: 350 };

describe('the first minute', () => {
  afterEach(closeScreens);

  it('leads from one click to a living city, marked as synthetic and asking nobody else', async () => {
    const desk = await screen();
    const { page } = desk;
    await sitDown(desk);
    await untilAtDesk(desk);
    await page.locator('[data-testid="synthetic-badge"]').waitFor();
    expect(await page.locator('[data-testid="approval"]').textContent()).toContain('未经审核');
    const first = await frameOf(desk);
    await expect.poll(() => frameOf(desk)).toBeGreaterThan(first);
    await expect.poll(() => coloursIn(page, MAP_MIDDLE)).toBeGreaterThan(30);
    expectNoOffence(desk);
  });

  it('answers a press on the map that came before there was anything to pick from', async () => {
    const desk = await screen();
    const { page } = desk;
    const release = await holdReading(page, /\/deck-map-/);
    await takeDesk(desk.context, house.baseUrl, 'coordinator');
    await page.goto(`/console?at=${IN_TOWN}`);
    await page.locator('.maplibregl-canvas').waitFor();
    const { x, y, width, height } = MAP_MIDDLE;
    await page.mouse.click(x + width / 2, y + height / 2);
    release();
    await page.locator('[data-testid="card"]').waitFor();
    expectNoOffence(desk);
  });

  it('is marked as synthetic on the page for tips, which needs no desk', async () => {
    const visitor = await screen();
    await visitor.page.goto('/report');
    await visitor.page.locator('[data-testid="synthetic-badge"]').waitFor();
    expectNoOffence(visitor);
  });

  it('shows its desks as cards in front', async () => {
    const visitor = await screen();
    await visitor.page.goto('/');
    const card = visitor.page.locator('[data-desk="coordinator"]');
    const look = await card.evaluate((element) => {
      const { display, borderTopWidth } = getComputedStyle(element);
      return { display, borderTopWidth };
    });
    expect(look).toEqual({ display: 'flex', borderTopWidth: '1px' });
    expectNoOffence(visitor);
  });

  it('has no serious fault of accessibility, in front and at the desk, dark and light', async () => {
    const desk = await screen();
    await desk.page.goto('/');
    await desk.page.locator('[data-desk="coordinator"]').waitFor();
    expect(await graveFaults(desk.page)).toEqual([]);
    await sitDown(desk);
    await untilAtDesk(desk);
    for (const name of ['筛选', '数据来源']) {
      await desk.page.getByRole('button', { name, exact: true }).click();
    }
    expect(await graveFaults(desk.page)).toEqual([]);
    await desk.page.keyboard.press('d');
    await desk.page.locator('html[data-theme="light"]').waitFor();
    expect(await graveFaults(desk.page)).toEqual([]);
  });
});

describe('searching', () => {
  afterEach(closeScreens);

  it('is one key away, flies there, selects it, and the link opens the same view', async () => {
    const { page } = await console({ moving: true });
    await page.keyboard.press('/');
    await page.keyboard.type('大运河无锡站');
    await page.locator('.jw-result').first().waitFor();
    await page.keyboard.press('Enter');
    const card = page.locator('[data-testid="card"][data-kind="stream"]');
    await card.waitFor();
    expect(await card.locator('h3').textContent()).toContain('大运河无锡站');
    await expect.poll(() => page.url()).toMatch(/at=.*,1[3-9](\.\d+)?&.*select=stream/);

    const link = page.url();
    const name = await card.locator('h3').textContent();
    // One map at a time: two drawn in software starve each other on a small machine.
    await closeScreens();

    const other = await console({}, link);
    const same = other.page.locator('[data-testid="card"] h3');
    await same.waitFor();
    expect(await same.textContent()).toBe(name);
    const camera = (url: string) => new URL(url).searchParams.get('at');
    expect(camera(other.page.url())).toBe(camera(link));
  });
});

describe('one desk', () => {
  const desk = keepConsole(house);

  it('opens the card of another thing at its head, however far the one before was read', async () => {
    const { page } = desk;
    const find = async (name: string) => {
      await page.keyboard.press('/');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(name);
      await page.locator('.jw-result').filter({ hasText: name }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('[data-testid="card"] h3').getByText(name).waitFor();
    };
    // On a low screen, where a card is longer than its room.
    const usual = page.viewportSize()!;
    await page.setViewportSize({ ...usual, height: 620 });
    await find('大运河无锡站');
    const read = page.locator('.jw-selected-scroll');
    const scrolled = () => read.evaluate((node) => node.scrollTop);
    await expect
      .poll(async () => {
        await read.evaluate((node) => node.scrollTo(0, node.scrollHeight));
        return scrolled();
      })
      .toBeGreaterThan(40);
    await find('滨湖移动泵组01');
    await expect.poll(scrolled).toBeLessThan(20);
    await page.setViewportSize(usual);
  });

  it('steps back with Escape and with the browser’s own buttons', async () => {
    const { page } = desk;
    await page.keyboard.press('/');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('崇安寺街道');
    await page.locator('.jw-result').first().waitFor();
    await page.keyboard.press('Enter');
    const card = page.locator('[data-testid="card"]');
    await card.waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.goBack();
    await card.waitFor();
    await page.goForward();
    await card.waitFor({ state: 'detached' });
  });

  it('changes language and theme at one key; they live in the link and leave no word behind', async () => {
    const { page } = desk;
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Platform alarms' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.keyboard.press('d');
    await expect.poll(() => page.url()).toMatch(/lang=en/);
    await expect.poll(() => page.url()).toMatch(/theme=light/);
    const said = (await page.locator('.jw-console').innerText()).replace(/\s+/g, ' ');
    for (const chinese of ['图层', '图例', '平台告警', '日志时间线', '实时', '演示数据']) {
      expect(said).not.toContain(chinese);
    }
    const registers = page.getByRole('link', { name: 'Registers' });
    await registers.focus();
    expect(await registers.getAttribute('href')).toBe('/registers?lang=en&theme=light');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
    expectNoOffence(desk);
  });
});

describe('a line that breaks while the desk is fetched', () => {
  afterEach(closeScreens);

  it('empties nothing, and what was missing comes with its looks once the line is back', async () => {
    const desk = await screen();
    const { page, context } = desk;
    let broken = 0;
    const parts = /\/assets\/(tint-choice|follow-works)-/;
    await context.route(parts, (route) => {
      broken += 1;
      return route.abort('internetdisconnected');
    });
    await sitDown(desk);
    await untilAtDesk(desk);
    await expect.poll(() => broken).toBeGreaterThan(2);
    expect(await page.getByLabel('网格底色').count()).toBe(0);
    await context.unroute(parts);
    await page.getByLabel('网格底色').waitFor();
    const sheets = () =>
      page.evaluate(() =>
        [...document.styleSheets].map(({ href }) => href ?? '').filter((href) => /tint/.test(href)),
      );
    await expect.poll(sheets).toHaveLength(1);
  });
});

describe('a browser that lets nobody draw', () => {
  afterEach(closeScreens);

  it('has all of the desk but the map, is told why, and has that too as soon as it may', async () => {
    const desk = await screen();
    const { page } = desk;
    await page.addInitScript(() => {
      const given = HTMLCanvasElement.prototype.getContext;
      const refused = (kind: string) => kind.startsWith('webgl') && sessionStorage.gives !== 'yes';
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        ...asked: unknown[]
      ) {
        return refused(String(asked[0])) ? null : Reflect.apply(given, this, asked);
      } as typeof given;
    });
    await sitDown(desk);
    await page.getByTestId('map-missing').getByText('硬件加速').waitFor();
    await untilAtDesk(desk);
    await page.getByRole('heading', { name: '平台告警', exact: true }).waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.evaluate(() => {
      sessionStorage.gives = 'yes';
    });
    await page.getByTestId('map-missing').waitFor({ state: 'detached' });
    await expect.poll(() => coloursIn(page, MAP_MIDDLE)).toBeGreaterThan(30);
    expectNoOffence(desk);
  });
});

describe('a phone', () => {
  afterEach(closeScreens);

  it('has the map whole and one panel at a time as a sheet', async () => {
    const phone = await console({ width: 390, height: 844, touch: true });
    const { page } = phone;
    await page.getByRole('button', { name: '平台告警', exact: true }).tap();
    await page.getByRole('heading', { name: '平台告警' }).waitFor();
    // The bar says whether alarms sound, and until when they are muted, and has room for it.
    const bar = page.locator('.jw-phone .jw-bar');
    await bar.locator('.jw-sound[data-heard="true"]').tap();
    await bar.locator('.jw-sound[aria-pressed="true"]').waitFor();
    expect(await bar.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    // How fast the demonstration's time runs is never cut off, whatever its story is called.
    const demo = page.getByTestId('demo-bar');
    const [button, pace] = [await demo.boundingBox(), await demo.getByText('×').boundingBox()];
    expect(pace!.x + pace!.width).toBeLessThanOrEqual(button!.x + button!.width);
    await page.getByRole('button', { name: '查找', exact: true }).tap();
    await page.getByRole('combobox').fill('崇安寺街道');
    await page.locator('.jw-result').first().tap();
    await page.locator('[data-testid="card"]').waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    expect(overflow).toBe(false);
    expect(await graveFaults(page)).toEqual([]);
  });
});
