import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Caller } from '../../support/callers.ts';
import type { TestServer } from '../../support/server.ts';
import { type CountedActs, countActs } from './counted-acts.ts';
import { openScenarioCity } from './scenario-city.ts';
import { openBrowser, openScreen, type Screen, sitAs } from './screen.ts';

const STORY_SCREEN = { width: 1920, height: 1080 };

/** The desk of emergency management, in front of the whole city. */
export type ResponseDesk = { server: TestServer; screen: Screen; coordinator: Caller };

/** What was sent for an alarm, and what it took until its first unit is under way on the screen. */
export type FirstUnit = { incident: Incident; sent: Dispatch[]; counted: CountedActs };

/** @param density pixels of the screen for one of the page, where pictures are taken */
export async function openResponseDesk(density?: number): Promise<ResponseDesk> {
  const server = await openScenarioCity();
  const coordinator = await server.as('coordinator', { departments: ['emergency'] });
  const browser = await openBrowser();
  const sharp = density === undefined ? {} : { density };
  const screen = await openScreen(browser, server.baseUrl, { ...STORY_SCREEN, ...sharp });
  await sitAs(screen, server.baseUrl, coordinator);
  return { server, screen, coordinator };
}

/** What the server tells this desk; asked again, as a screen does, while it turns questions away for too much work. */
export async function toldTo<Value>({ coordinator }: ResponseDesk, path: string): Promise<Value> {
  let told = '';
  const ask = async () => {
    const answer = await coordinator(path);
    told = await answer.text();
    return answer.status === 200 ? 'told' : `${answer.status} ${told}`;
  };
  await expect.poll(ask, { message: path }).toBe('told');
  return JSON.parse(told) as Value;
}

export const cardOf = ({ screen }: ResponseDesk): Locator => screen.page.getByTestId('card');

export const press = (within: Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name, exact: true });

export const unitRow = (desk: ResponseDesk, { callSign }: Dispatch): Locator =>
  cardOf(desk).getByTestId('incident-units').locator(`tr[data-of="${callSign}"]`);

/** What a team says on its own page; that is no act of the desk. */
export async function says(
  { server }: ResponseDesk,
  dispatch: Dispatch,
  ...states: Dispatch['state'][]
): Promise<void> {
  const unit = await server.as('unit', { unit: dispatch.resource });
  for (const state of states) {
    server.clock.advance(1_000);
    const happenedAt = new Date(server.clock.now()).toISOString();
    const answer = await unit('/api/unit/steps', {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID() },
      json: { dispatch: dispatch.id, state, reason: null, happenedAt, place: null },
    });
    expect(answer.status, state).toBe(200);
  }
}

/** The alarm, its incident, and sending who is proposed; until the first unit is under way on the screen. */
export async function sendFirstUnit(desk: ResponseDesk, stream: string): Promise<FirstUnit> {
  const alarm = await ringingAt(desk, stream);
  const row = listedAlarm(desk, alarm);
  await row.waitFor();
  const counted = countActs();
  await counted.click(row);
  await counted.click(press(cardOf(desk), '处置'));
  await counted.click(cardOf(desk).getByRole('button', { name: /^派出 \d+ 支$/ }));
  await cardOf(desk).getByTestId('incident-units').waitFor();
  const { dispatches } = await toldTo<{ dispatches: Dispatch[] }>(desk, '/api/dispatches');
  const { incidents } = await toldTo<{ incidents: Incident[] }>(desk, '/api/incidents');
  const incident = incidents.find(({ alarms }) => alarms.includes(alarm.id))!;
  const sent = dispatches.filter((one) => one.incident === incident.id);
  await says(desk, sent[0]!, 'acknowledged', 'enroute');
  await unitRow(desk, sent[0]!).locator('td').nth(1).getByText('出动').waitFor();
  return { incident, sent, counted };
}

async function ringingAt(desk: ResponseDesk, stream: string): Promise<Alarm> {
  const { alarms } = await toldTo<{ alarms: Alarm[] }>(desk, '/api/alarms');
  return alarms.find((alarm) => alarm.stream === stream && alarm.active)!;
}

/** What rings with others of its place and cause stands behind their heading. */
function listedAlarm({ screen }: ResponseDesk, { id, name }: Alarm): Locator {
  const own = screen.page.locator(`[data-alarm="${id}"] .jw-alarm-main`);
  const heading = screen.page.locator('[data-group] .jw-alarm-main', { hasText: name });
  return own.or(heading).first();
}
