import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createLoad,
  lostOf,
  openFolder,
  prepareLoadFolder,
  type Sent,
} from '../../support/load.ts';
import { addressOf, endServerProcesses, startServerProcess } from '../../support/server-process.ts';

/** More rounds by SIGTERM_ROUNDS: 20 for the long form of G29. */
const ROUNDS = Number(process.env.SIGTERM_ROUNDS ?? 1);
const LANES = 6;
const EXIT_LIMIT_MS = 10_000;
/** How long a round sends before the signal: other moments of a batch in every round. */
const lastsMs = (round: number) => 1_000 + ((round * 337) % 900);

let folder: string;
beforeAll(async () => {
  folder = await prepareLoadFolder();
});
afterAll(() => {
  endServerProcesses();
  rmSync(folder, { recursive: true, force: true });
});

type Round = { sent: Sent[]; code: number | null; tookMs: number; output: string };

/** Sends in lanes until the server is gone; what it answered, and how it ended. */
async function round(number: number): Promise<Round> {
  const server = startServerProcess({ DATA_DIR: folder, DEMO: 'off' });
  const load = createLoad(await addressOf(server));
  let over = false;
  const lane = async () => {
    while (!over) if ((await load.send()).status === 0) return;
  };
  const lanes = Array.from({ length: LANES }, lane);
  await pause(lastsMs(number));
  const asked = performance.now();
  server.child.kill('SIGTERM');
  const code = await server.exited;
  const tookMs = performance.now() - asked;
  over = true;
  await Promise.all(lanes);
  return { sent: load.sent, code, tookMs, output: server.output() };
}

it(`ends within 10 s of SIGTERM under load and loses nothing it acknowledged, ${ROUNDS} rounds (G29)`, {
  timeout: ROUNDS * 60_000,
}, async () => {
  for (let number = 0; number < ROUNDS; number += 1) {
    const { sent, code, tookMs, output } = await round(number);
    expect(code, output).toBe(0);
    expect(tookMs).toBeLessThan(EXIT_LIMIT_MS);
    const acknowledged = sent.filter(({ status }) => status === 200);
    expect(acknowledged.length).toBeGreaterThan(0);
    const database = await openFolder(folder);
    const lost = await lostOf(sent, database).finally(() => database.close());
    expect(lost).toEqual([]);
    console.log(
      `SIGTERM: ${acknowledged.length} batches acknowledged, exit after ${tookMs.toFixed(0)} ms`,
    );
  }
});
