import type { Reading } from '../../../shared/model/reading.ts';
import { readRegister, readStreets } from '../../read.ts';
import { type FeedClient, feedClient } from './feed-client.ts';
import { isDue, readingOf, type Sending } from './readings.ts';
import { readScenario } from './scenario.ts';
import { buildWorld } from './world.ts';

/**
 * Plays a scenario through the platform's public door, as the departments would.
 * Environment: JINGWEI_URL, JINGWEI_FEED_KEYS (JSON, feed id → key), SCENARIO, PACE (1 to 60).
 * Readings carry the real time; PACE hastens the story told by their values, not the clock.
 */
const url = required('JINGWEI_URL');
const keys = JSON.parse(required('JINGWEI_FEED_KEYS')) as Record<string, string>;
const scenario = readScenario(process.env.SCENARIO ?? 'normal-day');
const pace = Math.min(60, Math.max(1, Number(process.env.PACE ?? 1)));

const streams = readRegister('streams').filter(({ feed }) => feed in keys);
const world = buildWorld(scenario, {
  streams,
  feeds: readRegister('feeds'),
  gatherings: readRegister('gatherings'),
  shelters: readRegister('shelters'),
  resources: readRegister('resources'),
  streets: readStreets(),
});
const clients = new Map<string, FeedClient>(
  Object.entries(keys).map(([feed, key]) => [feed, feedClient(url, key)]),
);
const feedOf = new Map(streams.map(({ id, feed }) => [id, feed]));

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the player needs it to reach the platform`);
  return value;
}

const startedAt = Date.now();
let lastSecond = Math.floor(startedAt / 1_000) - 1;
let held: Sending[] = [];
let isFirst = true;

const storyMinute = (at: number) => (((at - startedAt) / 60_000) * pace) % scenario.durationMinutes;

/** Every stream speaks at once at the start, so that nothing on the map waits for its period. */
function collect(second: number): void {
  const at = second * 1_000;
  for (const stream of streams) {
    if (!isFirst && !isDue(stream, second)) continue;
    const sending = readingOf(world, stream, at, storyMinute(at));
    if (sending) held.push(sending);
  }
  isFirst = false;
}

function release(now: number): void {
  const ready = held.filter(({ sendAt }) => sendAt <= now);
  if (ready.length === 0) return;
  held = held.filter(({ sendAt }) => sendAt > now);
  const byFeed = new Map<string, Reading[]>();
  for (const { reading } of ready) {
    const feed = feedOf.get(reading.stream)!;
    byFeed.set(feed, [...(byFeed.get(feed) ?? []), reading]);
  }
  for (const [feed, readings] of byFeed) clients.get(feed)?.queue(readings);
}

function report(now: number): void {
  let sent = 0;
  let refused = 0;
  let waiting = 0;
  for (const client of clients.values()) {
    const tally = client.tally();
    sent += tally.accepted;
    refused += tally.refused;
    waiting += tally.waiting;
  }
  const minute = Math.floor(storyMinute(now));
  const line = { scenario: scenario.id, minute, pace, sent, refused, waiting };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function tick(): void {
  const now = Date.now();
  const second = Math.floor(now / 1_000);
  // A paused process does not send the past: what was not measured was not measured.
  if (second - lastSecond > 5) lastSecond = second - 1;
  while (lastSecond < second) {
    lastSecond += 1;
    collect(lastSecond);
  }
  release(now);
  for (const client of clients.values()) {
    client.flush().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
  report(now);
}

tick();
const timer = setInterval(tick, 1_000);
// The platform that started the player is gone when its pipe closes: stop with it.
process.stdout.on('error', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => {
  clearInterval(timer);
  process.exit(0);
});
