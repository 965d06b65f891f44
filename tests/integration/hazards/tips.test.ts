import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetContacts } from '../../../server/hazards/tip-acts.ts';
import { TIPS_AN_HOUR } from '../../../server/plugins/rate-limit.ts';
import type { Danger } from '../../../shared/model/danger.ts';
import type { Tip, TipReceipt, TipStanding } from '../../../shared/model/tip.ts';
import type { GridCard } from '../../../shared/wire/grid-card.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const HOSTILE = "<img src=x onerror=alert(1)>'; DROP TABLE tip; --";

let server: TestServer;
let nobody: Caller;
let keeper: Caller;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

let keys = 0;
const newKey = () => (++keys).toString(16).padStart(32, '0');
const draft = (changes: object = {}) => ({
  ...{ key: newKey(), class: 'gas', words: '路边有燃气味', place: middleOf(TOWNS.eastOne) },
  ...{ grid: null, contact: null, ...changes },
});
/** Each test begins with a budget of its own. */
async function anew() {
  await server?.close();
  server = await startTestServer();
  nobody = await server.as('nobody');
  keeper = await server.as('coordinator');
}
const send = async <Value>(path: string, json: unknown, by: Caller = keeper) => {
  const answer = await by(path, { method: 'POST', json });
  const body = (await answer.json()) as Value & { error?: string };
  return { status: answer.status, error: body.error, body };
};
const give = (changes: object = {}) => send<TipReceipt>('/api/tips', draft(changes), nobody);
const ask = (receipt: string) => send<TipStanding>('/api/tips/state', { receipt }, nobody);
const tips = async (by: Caller = keeper) =>
  ((await (await by('/api/tips')).json()) as { tips: Tip[] }).tips;
const act = (tip: Tip, body: object, by: Caller = keeper) =>
  send<Tip>(`/api/tips/${tip.id}/acts`, { basedOn: tip.version, ...body }, by);
const journal = async () =>
  ((await (await keeper('/api/journal?after=0&limit=500')).json()) as JournalPage).entries;

describe('art. 11: a tip', () => {
  beforeAll(anew);

  it('is given without an identity and gets a receipt number, by which its state can be asked', async () => {
    const { status, body } = await give();
    expect(status).toBe(201);
    expect(body.receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await ask(body.receipt)).body).toMatchObject({ state: 'received', reason: null });
    expect(await ask('00000-00000')).toMatchObject({ status: 404, error: 'receipt-unknown' });
    const [tip] = await tips();
    expect(tip).toMatchObject({ class: 'gas', town: TOWNS.eastOne, contact: null });
  });

  it('sent twice is one tip with one receipt', async () => {
    const twice = draft({ words: '两次' });
    const [first, second] = [
      await send<TipReceipt>('/api/tips', twice, nobody),
      await send<TipReceipt>('/api/tips', twice, nobody),
    ];
    expect(second.body).toEqual(first.body);
    expect((await tips()).filter(({ words }) => words === '两次')).toHaveLength(1);
  });
});

describe('the place of a tip', () => {
  beforeAll(anew);

  it('is said by a place or by a grid, and lies in the city', async () => {
    const grid = gridOf(TOWNS.eastTwo, 1);
    expect((await give({ place: null, grid })).status).toBe(201);
    expect((await tips()).some((tip) => tip.grid === grid)).toBe(true);
    expect((await give({ grid })).status).toBe(400);
    const nowhere = await give({ place: [118.5, 30.5] });
    expect(nowhere).toMatchObject({ status: 422, error: 'outside-city' });
  });
});

describe('a tip no column can hold', () => {
  it('is the sender’s fault and no fault of ours: it is refused, and nothing of it is logged', async () => {
    const lines: string[] = [];
    await server.close();
    server = await startTestServer({ onLog: (line) => lines.push(line) });
    nobody = await server.as('nobody');
    const answer = await give({ words: '不应入日志\u0000', contact: '0510-0000' });
    expect(answer).toMatchObject({ status: 400, error: 'invalid-request' });
    expect((await give({ words: '不应入日志', contact: '0510-0000' })).status).toBe(201);
    expect(lines.join('')).not.toMatch(/不应入日志|0510-0000|"level":50/);
  });
});

describe('a tip that is looked into', () => {
  beforeAll(anew);

  it('becomes a hidden danger of a hazard, and whoever holds the receipt is told', async () => {
    const { receipt } = (await give({ words: HOSTILE })).body;
    const [tip] = await tips();
    expect(tip!.words).toBe(HOSTILE);
    const taken = await act(tip!, { act: 'take' });
    expect((await ask(receipt)).body.state).toBe('looked-at');
    expect(await act(tip!, { act: 'take' })).toMatchObject({ status: 409 });
    const hazard = (await (await keeper('/api/hazard-files')).json())[0].id as string;
    const made = await act(taken.body, { act: 'danger', hazard, finding: HOSTILE });
    expect(made.body).toMatchObject({ state: 'danger', changedBy: keeper.id });
    const dangers = (await (await keeper('/api/dangers')).json()) as Danger[];
    expect(dangers.find(({ id }) => id === made.body.danger)).toMatchObject({
      origin: 'report',
      finding: HOSTILE,
      hazard,
    });
    expect((await ask(receipt)).body.state).toBe('danger');
    const late = await act(made.body, { act: 'close', reason: '晚了' });
    expect(late).toMatchObject({ status: 409, error: 'wrong-state' });
  });

  it('keeps its grid from being called quiet until it is decided, and not before somebody took it up', async () => {
    const grid = gridOf(TOWNS.eastTwo, 2);
    const card = async () => (await (await keeper(`/api/grids/${grid}`)).json()) as GridCard;
    expect(await card()).toMatchObject({ condition: 'none', parts: [] });
    await give({ place: null, grid, words: '楼道里有焦味' });
    const given = (await tips()).find(({ words }) => words === '楼道里有焦味')!;
    expect((await card()).condition).toBe('none');
    const { body: taken } = await act(given, { act: 'take' });
    expect(await card()).toMatchObject({
      condition: 'unknown',
      parts: [{ kind: 'report', id: given.id, condition: 'unknown' }],
    });
    const told = (await journal()).filter(({ kind }) => kind === 'conditions.changed');
    expect(JSON.stringify(told.at(-1)!.data)).toContain(grid);
    await act(taken, { act: 'close', reason: '已到场，无异常' });
    expect(await card()).toMatchObject({ condition: 'none', parts: [] });
  });

  it('is closed with a reason and never without one', async () => {
    const { receipt } = (await give()).body;
    const tip = (await tips()).find(({ state }) => state === 'received')!;
    expect(await act(tip, { act: 'close' })).toMatchObject({ status: 400 });
    await act(tip, { act: 'close', reason: '现场未发现异常' });
    expect((await ask(receipt)).body).toMatchObject({ state: 'closed', reason: '现场未发现异常' });
  });

  it('is journalled without its words, its contact and its sender', async () => {
    await give({ words: '不应入日志', contact: '0510-0000' });
    const told = (await journal()).filter(({ kind }) => kind.startsWith('tip.'));
    expect(told.at(-1)).toMatchObject({ kind: 'tip.received', actor: 'public' });
    expect(told.some(({ kind, actor }) => kind === 'tip.changed' && actor === keeper.id)).toBe(
      true,
    );
    expect(JSON.stringify(told)).not.toMatch(/不应入日志|0510-0000|127\.0\.0\.1/);
  });

  it('is for the command of its own area alone', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    expect(await tips(west)).toEqual([]);
    const [tip] = await tips();
    expect(await act(tip!, { act: 'take' }, west)).toMatchObject({ status: 404 });
  });
});

describe('what a sender left to be reached by', () => {
  beforeAll(anew);

  it('is shown for thirty days, then to nobody, and then it is deleted', async () => {
    await give({ contact: 'wx-0510' });
    expect((await tips())[0]).toMatchObject({ contact: 'wx-0510' });
    server.clock.advance(30 * DAY - 1_000);
    await forgetContacts(server.services);
    keeper = await server.as('coordinator');
    expect((await tips())[0]?.contact).toBe('wx-0510');
    server.clock.advance(2_000);
    expect((await tips())[0]?.contact).toBeNull();
    const kept = () =>
      server.services.database.query<{ contact: string | null }>('SELECT contact FROM tip');
    expect((await kept()).rows).toEqual([{ contact: 'wx-0510' }]);
    await forgetContacts(server.services);
    expect((await kept()).rows).toEqual([{ contact: null }]);
  });
});

describe('a flood of tips', () => {
  beforeAll(anew);

  it('from one address is refused past its budget, and no address is stored', async () => {
    const answers: number[] = [];
    for (let sent = 0; sent < 6; sent++) answers.push((await give()).status);
    // FAULTS.md S13: five in ten minutes.
    expect(answers).toEqual([201, 201, 201, 201, 201, 429]);
    const { rows } = await server.services.database.query('SELECT * FROM tip');
    expect(rows).toHaveLength(5);
    expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|::1/);
  });

  it('from one line of IPv6 is refused past the same budget, whichever of its addresses each comes from', async () => {
    await anew();
    const giveFrom = async (remoteAddress: string) => {
      const headers = { origin: server.baseUrl, host: new URL(server.baseUrl).host };
      const sent = { method: 'POST', url: '/api/tips', payload: draft(), headers } as const;
      return (await server.app.inject({ ...sent, remoteAddress })).statusCode;
    };
    const answers: number[] = [];
    for (let sent = 1; sent <= 6; sent++) answers.push(await giveFrom(`2001:db8:0:7:${sent}::9`));
    expect(answers).toEqual([201, 201, 201, 201, 201, 429]);
    expect(await giveFrom('2001:db8:0:8::9')).toBe(201);
  });

  it('from many addresses is refused past the budget of an hour, and told when to come again', async () => {
    await anew();
    const sent = draft();
    expect((await send('/api/tips', sent, nobody)).status).toBe(201);
    const received = new Date(server.clock.now()).toISOString();
    await server.services.database.query(
      `INSERT INTO tip (id, receipt_hash, class, words, place, county, town, state, received_at)
       SELECT 'flood-' || n, 'flood-' || n, class, words, place, county, town, state, $1
       FROM tip, generate_series(2, $2::int) n`,
      [received, TIPS_AN_HOUR],
    );
    server.clock.advance(10 * MINUTE);
    const late = await nobody('/api/tips', { method: 'POST', json: draft() });
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '3000']);
    expect(await late.json()).toMatchObject({ error: 'too-many-tips' });
    expect((await send('/api/tips', sent, nobody)).status).toBe(201);
    server.clock.advance(50 * MINUTE);
    expect((await give()).status).toBe(201);
  });
});
