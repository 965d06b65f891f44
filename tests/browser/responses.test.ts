import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Evacuation } from '../../shared/model/evacuation.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { SupplyOrder } from '../../shared/model/supply-order.ts';
import type { EvacuationLine } from '../../shared/wire/evacuation.ts';
import type { IncidentFile } from '../../shared/wire/incident-file.ts';
import type { ShelterFile } from '../../shared/wire/shelters.ts';
import type { TestServer } from '../support/server.ts';
import { type CountedActs, countActs } from './support/counted-acts.ts';
import {
  cardOf,
  openResponseDesk,
  press,
  type ResponseDesk,
  says,
  sendFirstUnit,
  toldTo,
  unitRow,
} from './support/response-desk.ts';
import { playMinutes } from './support/scenario-city.ts';
import { expectNoOffence, type Screen, sitAs } from './support/screen.ts';

/** Where somebody wants to look at the stories himself. */
const PICTURES = process.env.RESPONSE_PICTURES;
/** The city's water at its highest, the park in the middle of its leak, the bridge above its approved number. */
const HEIGHT = { flood: [480, 481], leak: [28, 29], crowd: [240, 241] } as const;
const MOST_ACTS_TO_A_UNIT = 3;
const MOST_ACTS_TO_A_SIGNATURE = 6;
const DAYS_OF_WATER = 1;
const LITRES_A_HEAD = 15;
const PUMPS = 4;

let desk: ResponseDesk;
let server: TestServer;
let screen: Screen;
beforeAll(async () => {
  desk = await openResponseDesk(PICTURES === undefined ? undefined : 1);
  ({ server, screen } = desk);
  await playMinutes(server, 'plum-rain', HEIGHT.flood);
  await screen.page.goto('/console');
});
afterAll(async () => {
  await server?.close();
});

const look = async (name: string) => {
  if (PICTURES !== undefined) await screen.page.screenshot({ path: `${PICTURES}/${name}.png` });
};
const told = <Value>(path: string): Promise<Value> => toldTo<Value>(desk, path);
const fileOf = ({ id }: Incident) => told<IncidentFile>(`/api/incidents/${id}`);
const card = (): Locator => cardOf(desk);
const rowOf = (dispatch: Dispatch): Locator => unitRow(desk, dispatch);

/** How long it may take is held in tests/browser/timed, with nothing beside it. */
async function sendFrom(stream: string): Promise<{ incident: Incident; sent: Dispatch[] }> {
  const { incident, sent, counted } = await sendFirstUnit(desk, stream);
  report(`${incident.kind}: alarm to a unit under way`, counted);
  expect(counted.acts()).toBeLessThanOrEqual(MOST_ACTS_TO_A_UNIT);
  return { incident, sent };
}

function report(what: string, counted: CountedActs): void {
  if (PICTURES === undefined) return;
  process.stdout.write(`${what}: ${counted.acts()} acts, ${counted.seconds().toFixed(1)} s\n`);
}

const panel = (): Locator => screen.page.getByTestId('evacuation');
const settled = () => panel().and(screen.page.locator('[aria-busy="false"]')).waitFor();
const sumOf = (label: string): Locator =>
  panel().locator('.jw-evacuation-sums > div', { hasText: label }).locator('strong');

/** From the incident's area to a signed order. @param shape what the desk says of the area, if anything */
async function evacuate(
  incident: Incident,
  shape: (counted: CountedActs) => Promise<void> = async () => undefined,
): Promise<Evacuation> {
  const counted = countActs();
  await counted.click(press(card(), '疏散安置'));
  await sumOf('需转移').waitFor();
  await shape(counted);
  await settled();
  await counted.click(press(panel(), '到更远处安置'));
  await press(panel(), '到更远处安置').waitFor({ state: 'detached' });
  await settled();
  expect(await sumOf('无处安置').innerText()).toBe('0');
  await look(`${incident.kind}-draft`);
  await counted.click(press(panel(), '签发疏散令'));
  await counted.click(press(panel().locator('.jw-sure'), '签发疏散令'));
  await panel().getByTestId('evacuation-signed').waitFor();
  report(`${incident.kind}: area to signature`, counted);
  expect(counted.acts()).toBeLessThanOrEqual(MOST_ACTS_TO_A_SIGNATURE);
  await look(`${incident.kind}-signed`);
  await panel().getByRole('button', { name: '关闭' }).first().click();
  const { evacuations } = await told<{ evacuations: EvacuationLine[] }>('/api/evacuations');
  const line = evacuations.find((one) => one.incident === incident.id)!;
  return told<Evacuation>(`/api/evacuations/${line.id}`);
}

const added = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Everybody who is to go has a place, and every table of the order says the same. */
function expectAddedUp({ plan }: Evacuation): void {
  const { heads, placed, unplaced } = plan.totals;
  expect(unplaced).toBe(0);
  expect(placed).toBe(heads);
  expect(added(plan.grids.map((grid) => grid.heads ?? 0))).toBe(heads);
  expect(added(plan.lines.map((line) => line.heads))).toBe(placed);
  expect(added(plan.shelters.map(({ assigned }) => assigned))).toBe(placed);
}

async function expectOpen({ plan }: Evacuation): Promise<void> {
  for (const { id, assigned } of plan.shelters) {
    if (assigned === 0) continue;
    const { shelter } = await told<ShelterFile>(`/api/shelters/${id}/file`);
    expect(shelter.state, id).toBe('open');
  }
}

/** The log has each of these acts, in this order, with who and both times; the journal has it too. */
async function expectLogged(incident: Incident, acts: readonly string[]): Promise<void> {
  const { lines } = await fileOf(incident);
  const done = lines.map(({ kind, act }) => act ?? kind);
  let from = 0;
  for (const act of acts) {
    const at = done.indexOf(act, from);
    expect(at, `${act} in ${done.join(' ')}`).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
  for (const { by, happenedAt, enteredAt } of lines) {
    expect(by).not.toBe('');
    expect(Date.parse(happenedAt)).toBeLessThanOrEqual(Date.parse(enteredAt));
  }
  const { entries } = await told<{ entries: JournalEntry[] }>(
    '/api/journal?before=9999999&limit=500',
  );
  const own = entries.filter(({ data }) => JSON.stringify(data).includes(incident.id));
  expect(own.length).toBeGreaterThanOrEqual(acts.length);
  await card().getByTestId('incident-log').waitFor();
}

describe('a flood: the canal above its guaranteed level', () => {
  let incident: Incident;
  let sent: Dispatch[];
  let evacuation: Evacuation;

  it('has its first unit under way in three acts', async () => {
    ({ incident, sent } = await sendFrom('water-level-wuxi'));
    expect(sent.map(({ type }) => type).sort()).toEqual(
      ['flood-team', 'flood-team', 'pump-truck', 'pump-truck', 'rescue-team'].sort(),
    );
    await look('flood-sent');
  });

  it('has the streets along the water evacuated, and the shelters opened for them', async () => {
    evacuation = await evacuate(incident);
    const streets = new Set(evacuation.plan.grids.map(({ town }) => town));
    expect(streets.size).toBeGreaterThanOrEqual(2);
    expectAddedUp(evacuation);
    await expectOpen(evacuation);
    expect(evacuation.opened.length).toBeGreaterThan(0);
  });

  it('has water and pumps signed for, sent and received', async () => {
    const { page } = screen;
    const { heads } = evacuation.plan.totals;
    const litres = heads * LITRES_A_HEAD * DAYS_OF_WATER;
    await card().getByTestId('incident-supplies').getByText('签发动用指令').click();
    const form = page.getByTestId('order-form');
    await form.getByText(/疏散令在转移/).waitFor();
    expect(await form.getByLabel('人数').inputValue()).toBe(String(heads));
    await form.getByLabel('饮用水', { exact: true }).fill(String(litres));
    await form.getByLabel('移动排涝泵', { exact: true }).fill(String(PUMPS));
    await form.getByRole('button', { name: '核对库存' }).click();
    await form.getByTestId('order-preview').getByText('车次').first().waitFor();
    await look('flood-supplies');
    await form.getByRole('button', { name: '签发并预留' }).click();
    const order = page.getByTestId('supply-order');
    await order.locator('[aria-current="step"]').getByText('预留').waitFor();
    const path = `/api/supply-orders?incident=${incident.id}`;
    const { orders } = await told<{ orders: SupplyOrder[] }>(path);
    for (const { id } of orders) {
      const address = new URL(page.url());
      if (address.searchParams.get('item') !== id) {
        await order.getByTestId('order-parts').locator(`a[href*="${id}"]`).click();
      }
      await press(order, '出库').click();
      await press(order, '发运').click();
      await page.getByTestId('order-receipt').getByRole('button', { name: '确认签收' }).click();
      await order.locator('[aria-current="step"]').getByText('已签收').waitFor();
    }
    await look('flood-received');
    const received = (await told<{ orders: SupplyOrder[] }>(path)).orders;
    const came = (item: string) =>
      added(
        received.flatMap(({ lines }) =>
          lines.filter((line) => line.item === item).map((line) => line.received),
        ),
      );
    expect([came('water'), came('pump')]).toEqual([litres, PUMPS]);
    await order.getByRole('link', { name: '查看险情' }).click();
    await card().getByTestId('incident-supplies').getByText('已签收').first().waitFor();
  });

  it('is told whole: who did what and when', async () => {
    await expectLogged(incident, ['opened', 'assigned', 'acknowledged', 'enroute', 'evacuate']);
    await card().getByTestId('incident-log').getByText('签发疏散令').waitFor();
    await look('flood-whole');
  });
});

describe('a leak in the chemical park', () => {
  let incident: Incident;

  it('has its first unit under way in three acts', async () => {
    await playMinutes(server, 'gas-leak', HEIGHT.leak);
    const begun = await sendFrom('gas-chemical-0005');
    incident = begun.incident;
    expect(incident.kind).toBe('chemical-leak');
    expect(begun.sent.map(({ type }) => type)).toContain('hazmat-team');
  });

  it('has specialists called in, who isolate it', async () => {
    const send = card().getByTestId('send-units');
    await send.getByLabel('再增派…').selectOption('hazmat-team');
    await send.getByLabel('任务').fill('划定警戒区，隔离现场');
    await send.getByRole('button', { name: '派出 1 支' }).click();
    const units = card().getByTestId('incident-units');
    await units.getByText('划定警戒区，隔离现场').waitFor();
    const { dispatches } = await fileOf(incident);
    const hazmat = dispatches.find(({ task }) => task === '划定警戒区，隔离现场')!;
    expect(hazmat.type).toBe('hazmat-team');
    await says(desk, hazmat, 'acknowledged', 'enroute', 'onscene');
    await rowOf(hazmat).getByText('到场').waitFor();
    const board = card().getByTestId('plan-board');
    await press(board, '启动预案').first().click();
    const task = board.locator('.jw-plan-task', { hasText: '划定警戒区' }).first();
    await press(task, '完成').click();
    await task.getByText('已完成').first().waitFor();
    await look('leak-isolated');
  });

  it('has the sector down the wind evacuated', async () => {
    const evacuation = await evacuate(incident, async (counted) => {
      await counted.choose(panel().getByLabel('风从哪边来'), '270');
    });
    expect(evacuation.plan.area).toMatchObject({ kind: 'plume', windFrom: 270 });
    expect(evacuation.plan.wind).not.toBeNull();
    expectAddedUp(evacuation);
    await expectOpen(evacuation);
  });

  it('is told whole: who did what and when', async () => {
    await expectLogged(incident, ['opened', 'assigned', 'enroute', 'assigned', 'evacuate']);
    await look('leak-whole');
  });
});

describe('a crowd: the bridge above its approved number', () => {
  let incident: Incident;
  let sent: Dispatch[];

  it('has its first unit under way in three acts', async () => {
    await playMinutes(server, 'cherry-blossom', HEIGHT.crowd);
    ({ incident, sent } = await sendFrom('crowd-yuantouzhu-1'));
    expect(sent.map(({ type }) => type)).toContain('police-car');
  });

  it('has entry held: by the plan’s task and by a unit at the gate', async () => {
    const send = card().getByTestId('send-units');
    await send.getByLabel('再增派…').selectOption('police-car');
    await send.getByLabel('任务').fill('控制入口，只出不进');
    await send.getByRole('button', { name: '派出 1 支' }).click();
    await card().getByTestId('incident-units').getByText('控制入口，只出不进').waitFor();
    const board = card().getByTestId('plan-board');
    await press(board, '启动预案').first().click();
    const task = board.locator('.jw-plan-task', { hasText: '暂停入场' });
    await press(task, '完成').click();
    await task.getByText('已完成').first().waitFor();
  });

  it('has the others staged, as the desk and their own pages say', async () => {
    const [first, second] = sent as [Dispatch, Dispatch];
    await says(desk, first, 'staged');
    await rowOf(first).locator('td').nth(1).getByText('集结').waitFor();
    await press(rowOf(second), '队伍已确认').click();
    await press(rowOf(second), '出动').click();
    await press(rowOf(second), '到集结点').click();
    await rowOf(second).locator('td').nth(1).getByText('集结').waitFor();
    await look('crowd-staged');
  });

  it('is told whole: who did what and when', async () => {
    await expectLogged(incident, ['opened', 'assigned', 'enroute', 'assigned', 'staged', 'staged']);
    await card().getByTestId('incident-log').getByText('集结').first().waitFor();
    await look('crowd-whole');
    expectNoOffence(screen);
  });
});

describe('the hall', () => {
  it('sees on the wall what is being handled', async () => {
    const { page } = screen;
    const wall = await server.as('wall');
    await screen.context.clearCookies();
    await sitAs(screen, server.baseUrl, wall);
    await page.goto('/wall?mm=2400&distance=8&scene=overview');
    const shown = page.getByTestId('wall-incidents');
    await shown.getByText('正在处置 3 起').waitFor();
    expect(await shown.locator('[data-incident]').count()).toBe(3);
    await shown.getByText('5 支力量').first().waitFor();
    expect(await shown.getByText('5 支力量').count()).toBe(2);
    expect(await shown.getByText('7 支力量').count()).toBe(1);
    expectNoOffence(screen);
    await look('wall');
  });
});
