import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deliverDue, type Senders } from '../../../server/channels/deliver.ts';
import { channelRepository } from '../../../server/channels/repository.ts';
import type { TestServer } from '../../support/server.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

const SUBJECT = 'release:1';
const CHANNEL = 'desk';

type Result = { ok: true } | { ok: false; failure: string };

let two: TwoNodes;
let one: TestServer;
let other: TestServer;
/** What the receiver has got, in its order. */
let got: string[];

/** A receiver that answers as it is told. */
const receiver = (answer: (title: string) => Result | Promise<Result>): Senders => ({
  email: null,
  async webhook({ message }) {
    const result = await answer(message.title);
    if (result.ok) got.push(message.title);
    return result;
  },
});
const takes = receiver(() => ({ ok: true }));
const refuses = receiver(() => ({ ok: false, failure: 'refused-503' }));

const instant = () => new Date(one.clock.now()).toISOString();
const queue = (title: string, subject = SUBJECT) =>
  one.services.database.transaction((transaction) =>
    channelRepository(transaction).enqueue({
      subject,
      message: { status: 'Test', title, text: title, cap: null },
      at: instant(),
    }),
  );
const deliver = (senders: Senders, node = one) => deliverDue(node.services, senders);
const pass = (milliseconds: number) => {
  for (const { clock } of two.nodes) clock.advance(milliseconds);
};
const states = async () => {
  const deliveries = await channelRepository(one.services.database).deliveries(CHANNEL, 50);
  return deliveries.map(({ title, state }) => [title, state]).reverse();
};

/** A receiver that holds a message until it is told how that ends. */
const slow = () => {
  let end: (result: Result) => void = () => undefined;
  const held = new Promise<Result>((resolve) => {
    end = resolve;
  });
  let arrived: () => void = () => undefined;
  const isThere = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const senders = receiver(() => {
    arrived();
    return held;
  });
  return { senders, isThere, end };
};

beforeAll(async () => {
  two = await startTwoNodes();
  [one, other] = two.nodes as [TestServer, TestServer];
  await one.services.database.query(
    `INSERT INTO channel (id, kind, audience, name, address, secret, created_by, created_at)
     VALUES ($1, 'webhook', 'drill', '示例演练台', 'https://desk.example/', 'x', 'system', $2)`,
    [CHANNEL, instant()],
  );
});
afterAll(() => two?.close());
beforeEach(async () => {
  got = [];
  await one.services.database.query('DELETE FROM outbox');
});

it('a withdrawal ends the publication that still waits: the receiver hears last what holds', async () => {
  await queue('publication');
  await deliver(refuses);
  pass(15_000);
  await deliver(refuses);
  await queue('withdrawal');
  await queue('of something else', 'release:2');
  await deliver(takes);
  for (const wait of [60_000, 240_000, 960_000]) {
    pass(wait);
    await deliver(takes);
  }
  expect(got.sort()).toEqual(['of something else', 'withdrawal']);
  expect(await states()).toEqual([
    ['publication', 'superseded'],
    ['withdrawal', 'delivered'],
    ['of something else', 'delivered'],
  ]);
  const { rows } = await one.services.database.query<{ data: object }>(
    `SELECT data FROM journal WHERE kind = 'message.superseded'`,
  );
  const data = { name: '示例演练台', about: SUBJECT, attempts: 2, failure: 'refused-503' };
  expect(rows).toEqual([{ data }]);
});

it('a withdrawal waits for the publication that another node is sending, and then goes', async () => {
  await queue('publication');
  const { senders, isThere, end } = slow();
  const sending = deliver(senders, other);
  await isThere;
  await queue('withdrawal');
  await deliver(takes);
  expect(got).toEqual([]);
  end({ ok: true });
  await sending;
  await deliver(takes);
  expect(got).toEqual(['publication', 'withdrawal']);
  expect(await states()).toEqual([
    ['publication', 'delivered'],
    ['withdrawal', 'delivered'],
  ]);
});

it('a publication that fails after it was withdrawn is not tried again', async () => {
  await queue('publication');
  const { senders, isThere, end } = slow();
  const sending = deliver(senders, other);
  await isThere;
  await queue('withdrawal');
  end({ ok: false, failure: 'too-slow' });
  await sending;
  await deliver(takes);
  pass(15_000);
  await deliver(takes);
  expect(got).toEqual(['withdrawal']);
  expect((await states())[0]).toEqual(['publication', 'superseded']);
});

it('a withdrawal goes when the node that was sending the publication is not heard of for a minute', async () => {
  await queue('publication');
  const { senders, isThere, end } = slow();
  const sending = deliver(senders, other);
  await isThere;
  await queue('withdrawal');
  pass(59_000);
  await deliver(takes);
  expect(got).toEqual([]);
  pass(1_000);
  await deliver(takes);
  expect(got).toEqual(['withdrawal']);
  end({ ok: false, failure: 'too-slow' });
  await sending;
  expect((await states())[0]).toEqual(['publication', 'superseded']);
});

it('two nodes that choose at one moment do not send a publication and its withdrawal side by side', async () => {
  await queue('publication');
  const claim = {
    at: instant(),
    until: new Date(one.clock.now() + 60_000).toISOString(),
    limit: 9,
  };
  let choosing: Promise<void> | null = null;
  await other.services.database.transaction(async (transaction) => {
    const outbox = channelRepository(transaction);
    await outbox.takeTurn();
    expect(await outbox.claim(claim)).toHaveLength(1);
    await queue('withdrawal');
    choosing = deliver(takes);
    await expect.poll(waiters).toBe(1);
  });
  await choosing;
  expect(got).toEqual([]);
});

/** How many of the database's connections wait for a lock. */
const waiters = async () => {
  const { rows } = await one.services.database.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]!.waiting;
};
