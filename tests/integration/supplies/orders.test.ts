import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoverList } from '../../../shared/model/handover.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { SupplyOrder } from '../../../shared/model/supply-order.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type {
  DepotFile,
  SupplyNeeds,
  SupplyOverview,
  SupplyPreview,
} from '../../../shared/wire/supplies.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { DEPOTS, supplyCity } from '../../support/supply-city.ts';

const DAY_MS = 86_400_000;
const SHELTER = 'school-west';

let server: TestServer;
let coordinator: Caller;
let eastern: Caller;
let town: Caller;
let western: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: supplyCity() });
  const departments = ['emergency'];
  coordinator = await server.as('coordinator', { departments: ['emergency', 'fire'] });
  eastern = await server.as('coordinator', { area: COUNTIES.east, departments });
  town = await server.as('coordinator', { area: TOWNS.eastOne, departments });
  western = await server.as('coordinator', { area: TOWNS.westTwo, departments });
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: unknown, key?: string) =>
  by(path, { method: 'POST', json, headers: key ? { 'idempotency-key': key } : {} });
type Changes = {
  depot?: string;
  wanted?: readonly { item: string; amount: number }[];
  [field: string]: unknown;
};
const WATER = [{ item: 'water', amount: 100 }];
/** An order out of one depot, unless its parts are named. */
const draft = ({ depot = DEPOTS.east, wanted = WATER, ...changes }: Changes = {}) => ({
  ...{ parts: [{ depot, wanted }], shelter: SHELTER, incident: null, destination: null },
  ...{ number: `应急动〔${randomUUID().slice(0, 8)}〕`, issuedBy: 'emergency', basis: null },
  ...changes,
});
type Signed = { orders: SupplyOrder[] };
const sign = (changes: Changes = {}, by = coordinator, key?: string) =>
  post(by, '/api/supply-orders', draft(changes), key);
const signed = async (changes: Changes = {}, by = coordinator): Promise<SupplyOrder> => {
  const answer = await sign(changes, by);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Signed).orders[0]!;
};
const stepAnswer = (
  { id, version }: SupplyOrder,
  act: string,
  by = coordinator,
  reason: string | null = null,
) => post(by, `/api/supply-orders/${id}/steps`, { basedOn: version, act, reason });
const step = async (order: SupplyOrder, ...acts: string[]): Promise<SupplyOrder> => {
  let one = order;
  for (const act of acts) one = (await (await stepAnswer(one, act)).json()) as SupplyOrder;
  return one;
};
const fates = { received: 0, damaged: 0, returned: 0, missing: 0 };
const receive = (
  { id, version }: SupplyOrder,
  lines: readonly { batch: string }[],
  by = coordinator,
  reason: string | null = null,
) => {
  const json = { basedOn: version, lines: lines.map((one) => ({ ...fates, ...one })), reason };
  return post(by, `/api/supply-orders/${id}/receipts`, json);
};
const fileOf = async (depot: string, by = coordinator) =>
  (await (await by(`/api/depots/${depot}`)).json()) as DepotFile;
const stockOf = async (depot: string, item: string) =>
  (await fileOf(depot)).stock.find((one) => one.item === item)!;
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const intake = (
  depot: string,
  item: string,
  amount: number,
  days: number | null,
  by = coordinator,
) => {
  const at = new Date(server.clock.now() + (days ?? 0) * DAY_MS).toISOString().slice(0, 10);
  const id = `batch-${randomUUID().slice(0, 8)}`;
  const json = { id, item, amount, expiresOn: days === null ? null : at };
  return { id, send: () => post(by, `/api/depots/${depot}/batches`, json) };
};

describe('art. 21: a transfer order', () => {
  it('is recorded before anything leaves: reserved, issued, on its way, received', async () => {
    const before = await stockOf(DEPOTS.east, 'water');
    const order = await signed();
    const reserved = await stockOf(DEPOTS.east, 'water');
    expect(reserved).toMatchObject({
      onHand: before.onHand,
      reserved: 100,
      free: before.free - 100,
    });
    expect(await errorOf(await stepAnswer(order, 'depart'))).toEqual([409, 'supply-wrong-step']);
    const inHand = async () => {
      const { now } = (await (await coordinator('/api/handovers')).json()) as HandoverList;
      return now.orders!.filter(({ number }) => number === order.number);
    };
    expect(await inHand()).toMatchObject([
      { kind: 'supply', about: order.destination, state: 'reserved' },
    ]);
    const issued = await step(order, 'issue');
    expect(await stockOf(DEPOTS.east, 'water')).toMatchObject({
      ...{ onHand: before.onHand - 100, reserved: 0, free: before.free - 100 },
    });
    const away = await step(issued, 'depart');
    const answer = await receive(away, [
      { batch: away.lines[0]!.batch, ...fates, received: 100 } as never,
    ]);
    const received = (await answer.json()) as SupplyOrder;
    expect(received.steps.map(({ state }) => state)).toEqual([
      ...['reserved', 'issued', 'in_transit', 'received'],
    ]);
    expect(await inHand(), 'what is done is in nobody’s hands').toEqual([]);
    expect(received.steps.every(({ by, at }) => by === coordinator.id && at !== '')).toBe(true);
  });

  it('may be received in parts; what is damaged or missing says why, what is sent back is there again', async () => {
    const away = await step(
      await signed({ wanted: [{ item: 'blanket', amount: 50 }] }),
      'issue',
      'depart',
    );
    const left = await stockOf(DEPOTS.east, 'blanket');
    const { batch } = away.lines[0]!;
    const part = { batch, received: 30, damaged: 5 };
    expect(await errorOf(await receive(away, [part]))).toEqual([409, 'supply-reason-missing']);
    const first = await receive(away, [part], coordinator, '受潮');
    const partly = (await first.json()) as SupplyOrder;
    expect(partly).toMatchObject({
      state: 'partly_received',
      lines: [{ received: 30, damaged: 5 }],
    });
    const again = await receive(away, [part], coordinator, '受潮');
    expect(await again.json()).toMatchObject({
      version: partly.version,
      lines: [{ received: 30 }],
    });
    const tooMuch = [{ batch, received: 16 }];
    expect(await errorOf(await receive(partly, tooMuch))).toEqual([409, 'supply-receipt-too-much']);
    const rest = [{ batch, received: 3, returned: 10, missing: 2 }];
    const done = (await (
      await receive(partly, rest, coordinator, '途中遗失')
    ).json()) as SupplyOrder;
    expect(done.state).toBe('received');
    const after = await stockOf(DEPOTS.east, 'blanket');
    expect(after.onHand).toBe(left.onHand + 10);
    const [line] = done.lines;
    expect(line!.received + line!.damaged + line!.returned + line!.missing).toBe(line!.amount);
  });

  it('is free again when it is cancelled, which needs a reason and is too late once it left', async () => {
    const before = await stockOf(DEPOTS.east, 'cot');
    const order = await signed({ wanted: [{ item: 'cot', amount: 10 }] });
    expect(await errorOf(await stepAnswer(order, 'cancel'))).toEqual([
      409,
      'supply-reason-missing',
    ]);
    expect((await stepAnswer(order, 'cancel', coordinator, '不再需要')).status).toBe(200);
    expect(await stockOf(DEPOTS.east, 'cot')).toEqual(before);
    const gone = await step(await signed({ wanted: [{ item: 'cot', amount: 10 }] }), 'issue');
    const late = await stepAnswer(gone, 'cancel', coordinator, '不再需要');
    expect(await errorOf(late)).toEqual([409, 'supply-wrong-step']);
  });

  it('is not taken further on what somebody saw before, and not issued when it expired meanwhile', async () => {
    const order = await signed({ wanted: [{ item: 'meal', amount: 10 }] });
    const { database } = server.services;
    const { batch, expiresOn } = order.lines[0]!;
    const expire = (day: string | null) =>
      database.query('UPDATE supply_batch SET expires_on = $2::date WHERE id = $1', [batch, day]);
    await expire('2020-01-01');
    expect(await errorOf(await stepAnswer(order, 'issue'))).toEqual([409, 'supply-expired']);
    await expire(expiresOn);
    const issued = await step(order, 'issue');
    const again = (await (await stepAnswer(order, 'issue')).json()) as SupplyOrder;
    expect(again.version).toBe(issued.version);
    const changed = [412, 'supply-order-changed-meanwhile'];
    expect(await errorOf(await stepAnswer(order, 'depart'))).toEqual(changed);
    expect(await errorOf(await stepAnswer(order, 'issue', eastern))).toEqual(changed);
  });

  it('takes what expires first, and never what is over', async () => {
    const soon = intake(DEPOTS.fire, 'sandbag', 7, 3);
    const over = intake(DEPOTS.fire, 'sandbag', 9, 2);
    expect((await soon.send()).status).toBe(200);
    expect((await over.send()).status).toBe(200);
    const { database } = server.services;
    await database.query("UPDATE supply_batch SET expires_on = '2020-01-01' WHERE id = $1", [
      over.id,
    ]);
    const order = await signed({ depot: DEPOTS.fire, wanted: [{ item: 'sandbag', amount: 10 }] });
    expect(order.lines[0]).toMatchObject({ batch: soon.id, amount: 7 });
    expect(order.lines.map(({ batch }) => batch)).not.toContain(over.id);
    expect(order.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(10);
    const { expiring } = (await (await coordinator('/api/supplies')).json()) as SupplyOverview;
    expect(expiring.map(({ id }) => id).slice(0, 2)).toEqual([over.id, soon.id]);
  });

  it('is refused where there is not enough, and the shortage is known before it is signed', async () => {
    const { free } = await stockOf(DEPOTS.town, 'toilet');
    const wanted = [{ item: 'toilet', amount: free + 5 }];
    const asked = { depots: [DEPOTS.town], shelter: SHELTER, incident: null, wanted };
    const preview = (await (
      await post(coordinator, '/api/supply-orders/preview', asked)
    ).json()) as SupplyPreview;
    const short = [{ item: 'toilet', wanted: free + 5, free }];
    expect(preview.shortages).toEqual(short);
    const [part] = preview.parts;
    expect(part!.transport).toMatchObject({ kilograms: free * 120 });
    expect(part!.transport.metres).toBeGreaterThan(1_000);
    const answer = await sign({ depot: DEPOTS.town, wanted });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: 'supply-short',
      details: [{ depot: DEPOTS.town, ...short[0] }],
    });
    expect((await stockOf(DEPOTS.town, 'toilet')).reserved).toBe(0);
  });

  it('is signed once however often the same act is tried again, also at once (F39)', async () => {
    const same = draft({ wanted: [{ item: 'meal', amount: 40 }] });
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(coordinator, '/api/supply-orders', same, 'same-order-1')),
    );
    const ids = await Promise.all(
      answers.map(async (one) => ((await one.json()) as Signed).orders[0]!.id),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await stockOf(DEPOTS.east, 'meal')).reserved).toBe(40);
    const used = await sign({ depot: DEPOTS.town }, coordinator, 'same-order-1');
    expect(await errorOf(used)).toEqual([422, 'act-key-used']);
    const elsewhere = { ...same, destination: '别处' };
    const changed = await post(coordinator, '/api/supply-orders', elsewhere, 'same-order-1');
    expect(await errorOf(changed)).toEqual([422, 'act-key-used']);
    expect(await errorOf(await sign({ number: same.number }))).toEqual([409, 'supply-number-used']);
  });
});

describe('an order out of several depots', () => {
  const previewOf = async (item: string, amount: number, depots: readonly string[]) => {
    const json = { depots, shelter: SHELTER, incident: null, wanted: [{ item, amount }] };
    return (await (
      await post(coordinator, '/api/supply-orders/preview', json)
    ).json()) as SupplyPreview;
  };
  /** What is proposed is what is signed. */
  const proposed = ({ parts }: SupplyPreview) => ({
    parts: parts.map(({ depot, takes }) => ({
      depot,
      wanted: takes.map(({ item, amount }) => ({ item, amount })),
    })),
  });

  it('takes from the nearest first and from the next what that has not; the rest is short before signing', async () => {
    const { free: inTown } = await stockOf(DEPOTS.town, 'cot');
    const { free: inEast } = await stockOf(DEPOTS.east, 'cot');
    const depots = [DEPOTS.town, DEPOTS.east];
    const preview = await previewOf('cot', inEast + 3, depots);
    expect(preview.shortages).toEqual([]);
    // They lie at one place, so their names decide which is first.
    expect(
      preview.parts.map(({ depot, takes }) => [depot, takes.reduce((sum, t) => sum + t.amount, 0)]),
    ).toEqual([
      [DEPOTS.east, inEast],
      [DEPOTS.town, 3],
    ]);
    const much = await previewOf('cot', inEast + inTown + 7, depots);
    expect(much.shortages).toEqual([
      { item: 'cot', wanted: inEast + inTown + 7, free: inEast + inTown },
    ]);
  });

  it('is one number and one signature, and each part goes its own way', async () => {
    const { free } = await stockOf(DEPOTS.east, 'toilet');
    const preview = await previewOf('toilet', free + 1, [DEPOTS.east, DEPOTS.town]);
    const answer = await sign(proposed(preview));
    const { orders } = (await answer.json()) as Signed;
    expect(orders.map(({ depot, part }) => [depot, part])).toEqual([
      [DEPOTS.east, 1],
      [DEPOTS.town, 2],
    ]);
    expect(new Set(orders.map(({ number }) => number)).size).toBe(1);
    await step(orders[0]!, 'issue', 'depart');
    await stepAnswer(orders[1]!, 'cancel', coordinator, '就近已足');
    const again = (await (
      await coordinator(`/api/supply-orders/${orders[1]!.id}`)
    ).json()) as SupplyOrder;
    expect(again.parts.map(({ id, state }) => [id, state])).toEqual([
      [orders[0]!.id, 'in_transit'],
      [orders[1]!.id, 'cancelled'],
    ]);
    expect(await errorOf(await sign({ number: orders[0]!.number, depot: DEPOTS.city }))).toEqual([
      409,
      'supply-number-used',
    ]);
  });

  it('reserves in no depot when one of them is short, and names no depot twice', async () => {
    const before = await stockOf(DEPOTS.east, 'blanket');
    const { free } = await stockOf(DEPOTS.town, 'blanket');
    const wanted = (amount: number) => [{ item: 'blanket', amount }];
    const short = await sign({
      parts: [
        { depot: DEPOTS.east, wanted: wanted(1) },
        { depot: DEPOTS.town, wanted: wanted(free + 1) },
      ],
    });
    expect(await short.json()).toMatchObject({
      error: 'supply-short',
      details: [{ depot: DEPOTS.town, item: 'blanket', wanted: free + 1, free }],
    });
    expect(await stockOf(DEPOTS.east, 'blanket')).toEqual(before);
    const part = { depot: DEPOTS.east, wanted: wanted(1) };
    expect(await errorOf(await sign({ parts: [part, part] }))).toEqual([422, 'supply-depot-twice']);
  });
});

describe('who may order', () => {
  it('is whoever commands the depot’s area: a town does not order out of the county’s or the city’s', async () => {
    const local = { shelter: null, destination: '示例安置点' };
    const no = [403, 'depot-not-yours'];
    expect(await errorOf(await sign(local, town))).toEqual(no);
    expect(await errorOf(await sign({ ...local, depot: DEPOTS.city }, eastern))).toEqual(no);
    expect((await sign({ ...local, depot: DEPOTS.town }, town)).status).toBe(200);
    expect((await sign(local, eastern)).status).toBe(200);
    expect(await errorOf(await sign(local, western))).toEqual([404, 'depot-not-found']);
    expect((await sign(local, await server.as('analyst'))).status).toBe(403);
  });

  it('is on the word of emergency management; a department’s own goods also on that department’s', async () => {
    expect(await errorOf(await sign({ issuedBy: 'fire' }))).toEqual([422, 'supply-issuer']);
    const own = { depot: DEPOTS.fire, wanted: [{ item: 'pump', amount: 1 }] };
    expect((await sign({ ...own, issuedBy: 'fire' })).status).toBe(200);
    expect((await sign(own)).status).toBe(200);
  });

  it('is somebody of that department: nobody gives another one’s word, nor without any', async () => {
    const fireman = await server.as('coordinator', { departments: ['fire'] });
    const nobody = await server.as('coordinator');
    expect(await errorOf(await sign({}, fireman))).toEqual([403, 'supply-other-department']);
    expect(await errorOf(await sign({ issuedBy: 'nobody' }))).toEqual([
      403,
      'supply-other-department',
    ]);
    expect(await errorOf(await sign({}, nobody))).toEqual([403, 'no-department']);
    expect((await nobody('/api/supplies')).status).toBe(200);
    const order = await signed();
    expect(await errorOf(await stepAnswer(order, 'issue', fireman))).toEqual([
      403,
      'depot-other-department',
    ]);
    expect(await errorOf(await stepAnswer(order, 'issue', nobody))).toEqual([403, 'no-department']);
    const come = await intake(DEPOTS.east, 'meal', 60, 90, fireman).send();
    expect(await errorOf(come)).toEqual([403, 'depot-other-department']);
    expect((await intake(DEPOTS.fire, 'pump', 1, null, fireman).send()).status).toBe(200);
    expect((await stepAnswer(order, 'cancel', coordinator, '重新安排')).status).toBe(200);
  });

  it('whoever it goes to signs for it, and sees it; a third area does not', async () => {
    const away = await step(await signed(), 'issue', 'depart');
    expect(await errorOf(await stepAnswer(away, 'issue', western))).toEqual([
      403,
      'depot-not-yours',
    ]);
    const third = await server.as('coordinator', { area: TOWNS.westOne });
    expect((await third(`/api/supply-orders/${away.id}`)).status).toBe(404);
    const line = { batch: away.lines[0]!.batch, received: 100 };
    expect(await errorOf(await receive(away, [line], third))).toEqual([
      404,
      'supply-order-not-found',
    ]);
    expect((await receive(away, [line], western)).status).toBe(200);
  });
});

describe('what is kept of supplies', () => {
  it('an order of an incident stands in its log and in its list', async () => {
    const json = {
      ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '示例圩堤漫水' },
      ...{ place: middleOf(TOWNS.eastOne), receivedAt: null },
    };
    const incident = (await (await post(coordinator, '/api/incidents', json)).json()) as Incident;
    const order = await signed({ shelter: null, incident: incident.id });
    expect(order).toMatchObject({ destination: incident.title, town: TOWNS.eastOne });
    await step(order, 'issue');
    const { lines } = (await (
      await coordinator(`/api/incidents/${incident.id}`)
    ).json()) as IncidentFile;
    expect(lines.map(({ act }) => act)).toEqual([null, 'reserved', 'issued']);
    const listed = await coordinator(`/api/supply-orders?incident=${incident.id}`);
    expect(((await listed.json()) as { orders: SupplyOrder[] }).orders).toHaveLength(1);
  });

  it('an order under way goes along when its incident is merged, and its log goes on there', async () => {
    const open = async (title: string): Promise<Incident> => {
      const json = { ...{ alarm: null, class: 'accident', kind: 'fire', title, receivedAt: null } };
      const answer = await post(
        coordinator,
        '/api/incidents',
        { ...json, place: middleOf(TOWNS.eastOne) },
        randomUUID(),
      );
      return (await answer.json()) as Incident;
    };
    const [twice, stays] = [await open('重复上报'), await open('仓库起火')];
    const over = await signed({ shelter: null, incident: twice.id });
    await stepAnswer(over, 'cancel', coordinator, '误开');
    const order = await signed({ shelter: null, incident: twice.id });
    const merge = { basedOn: twice.version, act: 'merge', into: stays.id };
    const merged = await post(coordinator, `/api/incidents/${twice.id}/acts`, merge, randomUUID());
    expect(merged.status, await merged.clone().text()).toBe(200);
    const listed = async ({ id }: Incident) => {
      const answer = await coordinator(`/api/supply-orders?incident=${id}`);
      return ((await answer.json()) as Signed).orders.map(({ number }) => number);
    };
    expect([await listed(stays), await listed(twice)]).toEqual([[order.number], [over.number]]);
    await step(order, 'issue');
    const file = await coordinator(`/api/incidents/${stays.id}`);
    const { lines } = (await file.json()) as IncidentFile;
    expect(lines.slice(-2)).toMatchObject([
      { act: 'merge', text: `${twice.id} · 重复上报 · ${order.number}` },
      { kind: 'supplies', act: 'issued' },
    ]);
  });

  it('a batch is the sum of its ledger, which nobody changes', async () => {
    const { database } = server.services;
    const { rows } = await database.query(
      `SELECT b.id, b.on_hand, b.reserved FROM supply_batch b JOIN supply_movement m ON m.batch = b.id
       GROUP BY b.id HAVING b.on_hand <> sum(CASE m.kind WHEN 'intake' THEN m.amount
           WHEN 'return' THEN m.amount WHEN 'issue' THEN -m.amount WHEN 'scrap' THEN -m.amount ELSE 0 END)
         OR b.reserved <> sum(CASE m.kind WHEN 'reserve' THEN m.amount WHEN 'release' THEN -m.amount
           WHEN 'issue' THEN -m.amount ELSE 0 END)`,
    );
    expect(rows).toEqual([]);
    await expect(database.query('DELETE FROM supply_movement')).rejects.toThrow(/never changed/);
    await expect(
      database.query(
        `INSERT INTO supply_movement (batch, kind, amount, at) SELECT id, 'issue', 1, now()
         FROM supply_batch LIMIT 1`,
      ),
    ).rejects.toThrow(/check/);
  });

  it('what comes in comes in once, is never over already, and is scrapped only where it is free', async () => {
    const come = intake(DEPOTS.town, 'meal', 60, 90);
    const before = await stockOf(DEPOTS.town, 'meal');
    expect((await come.send()).status).toBe(200);
    expect((await come.send()).status).toBe(200);
    expect((await stockOf(DEPOTS.town, 'meal')).onHand).toBe(before.onHand + 60);
    const past = await intake(DEPOTS.town, 'meal', 60, -1).send();
    expect(await errorOf(past)).toEqual([422, 'supply-expiry-past']);
    const foreign = await intake(DEPOTS.east, 'meal', 60, 90, town).send();
    expect(await errorOf(foreign)).toEqual([403, 'depot-not-yours']);
    const scrap = (amount: number) =>
      post(town, `/api/supply-batches/${come.id}/scrap`, { amount, reason: '破损' }, 'scrap-act-1');
    expect(await errorOf(await scrap(61))).toEqual([409, 'supply-not-free']);
    expect((await scrap(10)).status).toBe(200);
    expect((await scrap(10)).status).toBe(200);
    expect((await stockOf(DEPOTS.town, 'meal')).onHand).toBe(before.onHand + 50);
  });

  it('the need follows the heads by its norm: 15 l of water a head and day', async () => {
    const question = { heads: 120, days: 2, place: middleOf(TOWNS.eastOne) };
    const needs = (await (await post(town, '/api/supply-needs', question)).json()) as SupplyNeeds;
    const water = needs.needs.find(({ item }) => item === 'water')!;
    expect(water).toMatchObject({ wanted: 3_600, norm: { confidence: 'S' } });
    expect(water.short).toBe(Math.max(0, 3_600 - water.free));
    // A town counts on what it commands, and on nothing else.
    expect(needs.depots.map(({ id }) => id)).toEqual([DEPOTS.town]);
  });

  it('heads are told as counted only where so many were counted, whatever is sent', async () => {
    const basis = { heads: 120, days: 2 };
    expect((await signed({ basis })).basis).toEqual({ ...basis, from: 'estimate', at: null });
    const claimed = { ...basis, from: 'count', at: new Date(server.clock.now()).toISOString() };
    expect((await sign({ basis: claimed })).status).toBe(400);
    const { database } = server.services;
    await database.query('UPDATE shelter SET stream = NULL WHERE id = $1', [SHELTER]);
    await database.query(
      `INSERT INTO shelter_count (shelter, counted_at, count, source, entered_by)
       VALUES ($1, $2, 120, '值守人员', 'test')`,
      [SHELTER, new Date(server.clock.now()).toISOString()],
    );
    expect((await signed({ basis })).basis).toMatchObject({ from: 'count', heads: 120 });
    expect((await signed({ basis: { ...basis, heads: 119 } })).basis).toMatchObject({
      from: 'estimate',
    });
  });

  it('stock below its minimum is there to be seen, beside what is expired of it', async () => {
    const { stock } = (await (await coordinator('/api/supplies')).json()) as SupplyOverview;
    const kept = stock.filter(({ minimum }) => minimum !== null);
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.some(({ onHand, minimum }) => onHand < minimum!)).toBe(true);
    expect(stock.some(({ expired }) => expired > 0)).toBe(true);
  });

  it('the catalogue is data: only an administrator writes it, by versions, with a source', async () => {
    const items = (await (await coordinator('/api/supply-items')).json()) as {
      items: { id: string }[];
    };
    const {
      id,
      version,
      synthetic: _,
      ...item
    } = items.items[0] as never as Record<string, unknown>;
    const json = {
      basedOn: version,
      item: { ...item, code: '1010203', source: '主管部门目录', confidence: 'L' },
    };
    const put = (by: Caller, body: unknown) =>
      by(`/api/supply-items/${id}`, { method: 'PUT', json: body });
    expect((await put(coordinator, json)).status).toBe(403);
    const administrator = await server.as('administrator');
    expect((await put(administrator, json)).status).toBe(200);
    expect((await put(administrator, json)).status).toBe(200);
    const other = { ...json, item: { ...json.item, code: '1999999' } };
    expect(await errorOf(await put(administrator, other))).toEqual([409, 'changed-meanwhile']);
    const wrong = { basedOn: 2, item: { ...json.item, code: '4010203' } };
    expect((await put(administrator, wrong)).status).toBe(400);
  });

  it('every act is in the journal, at both ends and nowhere else', async () => {
    const page = (await (await coordinator('/api/journal?limit=200')).json()) as JournalPage;
    const of = (kind: string) => page.entries.filter((entry) => entry.kind === kind);
    const acts = new Set(of('supply-order.changed').map(({ data }) => data.act));
    expect([...acts].sort()).toEqual([
      ...['supply-cancelled', 'supply-in_transit', 'supply-issued'],
      ...['supply-partly_received', 'supply-received', 'supply-reserved'],
    ]);
    const stock = new Set(of('supply.changed').map(({ data }) => data.act));
    expect([...stock].sort()).toEqual(['supply-intake', 'supply-scrap']);
    // Out of the east to a shelter in the west.
    const across = of('supply-order.changed').filter(({ data }) => data.shelter === SHELTER);
    expect(new Set(across.map(({ county }) => county))).toEqual(
      new Set([COUNTIES.east, COUNTIES.west]),
    );
  });
});
