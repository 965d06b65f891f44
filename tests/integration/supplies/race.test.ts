import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SupplyOrder } from '../../../shared/model/supply-order.ts';
import type { DepotFile } from '../../../shared/wire/supplies.ts';
import type { Caller } from '../../support/callers.ts';
import type { TestServer } from '../../support/server.ts';
import { DEPOTS, supplyCity } from '../../support/supply-city.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

/** As FAULTS.md G11 for units; 200 in the long form. */
const ROUNDS = Number(process.env.CLAIM_ROUNDS ?? 20);
const ORDERS = 20;
const PUMPS = 100;
const EACH = 30;

let two: TwoNodes;
let nodes: TestServer[];
let callers: Caller[];

beforeAll(async () => {
  two = await startTwoNodes(supplyCity());
  nodes = two.nodes;
  callers = await Promise.all(
    nodes.map((node) => node.as('coordinator', { departments: ['fire', 'emergency'] })),
  );
  await nodes[0]!.services.database.query(
    `UPDATE supply_batch SET on_hand = CASE WHEN id LIKE '%-1' THEN 40 ELSE 60 END
     WHERE depot = $1 AND item IN ('pump', 'sandbag')`,
    [DEPOTS.fire],
  );
}, 120_000);
afterAll(() => two?.close());

/** Every other order names its goods the other way round: whoever locked them so would wait in a ring. */
const order = (number: number) => {
  const wanted = ['pump', 'sandbag'].map((item) => ({ item, amount: EACH }));
  return callers[number % nodes.length]!('/api/supply-orders', {
    method: 'POST',
    json: {
      ...{ shelter: null, incident: null, basis: null, issuedBy: 'fire' },
      ...{ number: `动〔${randomUUID()}〕`, destination: '示例堤段' },
      parts: [{ depot: DEPOTS.fire, wanted: number % 4 < 2 ? wanted : [...wanted].reverse() }],
    },
  });
};

async function stockOf(item: string) {
  const file = (await (await callers[1]!(`/api/depots/${DEPOTS.fire}`)).json()) as DepotFile;
  return file.stock.find((one) => one.item === item);
}

const step = async ({ id, version }: SupplyOrder, act: string, index: number) => {
  const json = { basedOn: version, act, reason: '下一轮' };
  const answer = await callers[index % nodes.length]!(`/api/supply-orders/${id}/steps`, {
    method: 'POST',
    json,
  });
  expect(answer.status).toBe(200);
};

it('gives what is there to as many orders as it suffices for, and never more, on two nodes (art. 21)', {
  timeout: 300_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(Array.from({ length: ORDERS }, (_, number) => order(number)));
    const won = answers.filter(({ status }) => status === 200);
    const short = answers.filter(({ status }) => status === 409);
    expect([round, won.length, short.length]).toEqual([round, 3, ORDERS - 3]);
    for (const item of ['pump', 'sandbag']) {
      expect(await stockOf(item)).toMatchObject({ onHand: PUMPS, reserved: 3 * EACH, free: 10 });
    }
    const refused = (await short[0]!.json()) as { error: string; details: object[] };
    expect(refused.error).toBe('supply-short');
    expect(refused.details).toContainEqual({
      ...{ depot: DEPOTS.fire, item: 'pump', wanted: EACH, free: 10 },
    });
    const orders = await Promise.all(
      won.map(async (one) => ((await one.json()) as { orders: SupplyOrder[] }).orders[0]!),
    );
    await Promise.all(orders.map((one, index) => step(one, 'cancel', index)));
  }
});

it('is held to by the database itself, whatever the program does', async () => {
  const { database } = nodes[0]!.services;
  const below = (column: string) =>
    database.query(`UPDATE supply_batch SET ${column} = -1 WHERE depot = $1`, [DEPOTS.fire]);
  await expect(below('on_hand')).rejects.toThrow(/supply_stock_not_negative/);
  await expect(below('reserved')).rejects.toThrow(/supply_stock_not_negative/);
  await expect(
    database.query('UPDATE supply_batch SET reserved = on_hand + 1 WHERE depot = $1', [
      DEPOTS.fire,
    ]),
  ).rejects.toThrow(/supply_stock_not_negative/);
});

/** Every other order names the two depots the other way round. */
const orderOfBoth = (number: number) => {
  const wanted = [{ item: 'blanket', amount: EACH }];
  const parts = [DEPOTS.east, DEPOTS.town].map((depot) => ({ depot, wanted }));
  return callers[number % nodes.length]!('/api/supply-orders', {
    method: 'POST',
    json: {
      ...{ shelter: null, incident: null, basis: null, issuedBy: 'emergency' },
      ...{ number: `联〔${randomUUID()}〕`, destination: '示例安置点' },
      parts: number % 4 < 2 ? parts : [...parts].reverse(),
    },
  });
};

it('takes of several depots all or nothing, whatever the order they are named in, on two nodes (art. 21)', {
  timeout: 300_000,
}, async () => {
  const { database } = nodes[0]!.services;
  // One has enough for three orders, the other for two: the third must leave nothing reserved in the first.
  await database.query(
    `UPDATE supply_batch SET on_hand = CASE WHEN depot = $1 THEN 50 ELSE 35 END
     WHERE depot IN ($1, $2) AND item = 'blanket'`,
    [DEPOTS.east, DEPOTS.town],
  );
  const reserved = async () => {
    const { rows } = await database.query<{ depot: string; reserved: number }>(
      `SELECT depot, sum(reserved)::int AS reserved FROM supply_batch WHERE item = 'blanket'
         AND depot IN ($1, $2) GROUP BY depot ORDER BY depot`,
      [DEPOTS.east, DEPOTS.town],
    );
    return rows.map((row) => row.reserved);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: ORDERS }, (_, number) => orderOfBoth(number)),
    );
    const won = answers.filter(({ status }) => status === 200);
    const short = answers.filter(({ status }) => status === 409);
    expect([round, won.length, short.length]).toEqual([round, 2, ORDERS - 2]);
    expect(await reserved()).toEqual([2 * EACH, 2 * EACH]);
    const signed = await Promise.all(
      won.map(async (one) => ((await one.json()) as { orders: SupplyOrder[] }).orders),
    );
    await Promise.all(signed.flat().map((part, index) => step(part, 'cancel', index)));
  }
  expect(await reserved()).toEqual([0, 0]);
});
