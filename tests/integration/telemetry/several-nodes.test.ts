import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalRepository } from '../../../server/journal/repository.ts';
import { verifyJournal } from '../../../server/journal/verify.ts';
import { gas, waterLevel } from '../../support/readings.ts';
import { STREAMS } from '../../support/small-city.ts';
import { type Node, openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const NODES = 3;
const ROUNDS = 30;
const GAUGE = 1;
const GAS = 5;

let city: WatchedCity;
let nodes: Node[];
beforeAll(async () => {
  city = (await openWatchedCity('server'))!;
  nodes = [city];
  while (nodes.length < NODES) nodes.push(await city.node());
});
afterAll(() => city?.close());

const one = async <Row extends object>(sql: string) =>
  (await city.test.database.query<Row>(sql)).rows[0]!;

describe('several nodes that take readings of the same streams at the same moment', () => {
  it('store each once, keep the newest, and raise each alarm once', async () => {
    const start = city.clock.now();
    const sent = Array.from({ length: ROUNDS }, (_, round) =>
      nodes.map((_node, index) => {
        const at = start + (round * NODES + index) * 1_000;
        return [gas(round % 10 < 5 ? 60 : 1, at), waterLevel(3.5, at), gas(60, at - 500)];
      }),
    );
    city.clock.advance(ROUNDS * NODES * 1_000);
    for (const round of sent) {
      // Every node gets its own readings and those of its neighbour: half of them are repeats.
      await Promise.all(
        nodes.flatMap((node, index) => [
          node.telemetry.accept('sensors', round[index]!),
          node.telemetry.accept('sensors', round[(index + 1) % NODES]!),
        ]),
      );
    }
    const total = ROUNDS * NODES * 3;
    const booked = await one<{ accepted: number; duplicates: number }>(
      `SELECT accepted, duplicates FROM feed_status WHERE feed = 'sensors'`,
    );
    expect(booked).toEqual({ accepted: total, duplicates: total });
    expect(await one('SELECT count(*)::int AS rows FROM reading')).toEqual({ rows: total });
    const newest = await one<{ at: string; held: string }>(
      `SELECT l.at, max(r.at) AS held FROM stream_latest l JOIN reading r USING (stream)
       WHERE stream = ${GAS} GROUP BY l.at`,
    );
    expect(newest.at).toBe(newest.held);
    const alarms = await one(
      `SELECT count(*) FILTER (WHERE active)::int AS active, count(*)::int AS lines FROM alarm
       WHERE stream = '${STREAMS.gasEast}'`,
    );
    expect(alarms).toEqual({ active: 1, lines: 1 });
    const journal = await verifyJournal(journalRepository(city.test.database), []);
    expect(journal.fault).toBeNull();
  });

  it('show each other what they took', async () => {
    city.clock.advance(1_000);
    const [first, second] = nodes;
    await first!.telemetry.accept('sensors', [waterLevel(3.61, city.clock.now())]);
    await second!.telemetry.evaluate();
    expect(second!.newest.get(GAUGE)).toEqual(first!.newest.get(GAUGE));
    expect(second!.newest.get(GAUGE)).toMatchObject({ value: 3.61 });
  });

  it('find one silence between them', async () => {
    city.clock.advance(10 * 60_000);
    for (const node of nodes) await node.telemetry.evaluate();
    const before = (await city.entries()).length;
    city.clock.advance(10 * 60_000);
    await Promise.all(nodes.map((node) => node.telemetry.evaluate()));
    for (const node of nodes) await node.telemetry.evaluate();
    const silences = (await city.entries())
      .slice(before)
      .filter(({ kind, subject }) => kind === 'feed.silent' && subject === 'feed:sensors');
    expect(silences.length).toBeLessThanOrEqual(1);
    const all = (await city.entries()).filter(({ kind }) => kind === 'feed.silent');
    expect(all).toHaveLength(1);
  });

  it('agree that a device whose clock is slow speaks, whoever hears it', async () => {
    const minute = 60_000;
    city.clock.advance(10 * minute);
    for (const node of nodes) await node.telemetry.evaluate();
    const conditions: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const late = waterLevel(3.5, city.clock.now() - 4 * minute);
      await nodes[turn % NODES]!.telemetry.accept('sensors', [late]);
      for (let part = 0; part < 6; part += 1) {
        city.clock.advance(minute / 6);
        for (const node of nodes) {
          await node.telemetry.evaluate();
          conditions.push(node.newest.get(GAUGE)!.condition);
        }
      }
    }
    const UNKNOWN = 5;
    expect(conditions.lastIndexOf(UNKNOWN)).toBeLessThan(6 * NODES);
  });
});
