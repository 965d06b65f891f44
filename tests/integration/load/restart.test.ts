import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyPreparedData } from '../../support/database.ts';
import {
  killServer,
  type ReadingServer,
  startReadingServer,
} from '../../support/reading-server.ts';
import { STREAMS } from '../../support/small-city.ts';

const READY_WITHIN_MS = 10_000;
const KEY = 'jwf_kill_only-for-this-test';

let folder: string;
let running: ReadingServer | null = null;
beforeAll(async () => {
  folder = await copyPreparedData();
});
afterAll(async () => {
  if (running) await killServer(running);
  rmSync(folder, { recursive: true, force: true });
});

async function expectTaken({ address }: ReadingServer, id: string): Promise<void> {
  const reading = { stream: STREAMS.gaugeEast, id, time: new Date().toISOString(), value: 3.5 };
  const answer = await fetch(`${address}/api/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings: [reading] }),
  });
  expect(await answer.json()).toMatchObject({ accepted: 1 });
}

it('a server that was killed is ready again within ten seconds (G1)', async () => {
  const first = await startReadingServer(folder, KEY);
  await expectTaken(first, 'before');
  await killServer(first);
  running = await startReadingServer(folder, KEY);
  await expectTaken(running, 'after');
  console.info(`ready after ${Math.round(running.readyAfterMs)} ms`);
  expect(running.readyAfterMs).toBeLessThan(READY_WITHIN_MS);
});
