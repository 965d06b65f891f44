import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_QUEUED_BYTES, MAX_QUEUED_MS } from '../../../shared/wire/protocol.ts';
import { writeEntries } from '../../support/journal.ts';
import { newestReading } from '../../support/newest.ts';
import { openScreen, type Screen, until } from '../../support/screen.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openStalledScreen } from '../../support/stalled-screen.ts';

let server: TestServer;
let healthy: Screen;
beforeAll(async () => {
  server = await startTestServer();
  healthy = await openScreen(server.baseUrl, await server.as('coordinator'));
});
afterAll(async () => {
  healthy?.close();
  await server?.close();
});

const gauge = async (name: 'sockets' | 'queueBytes'): Promise<number> =>
  (await server.services.metrics[name].get()).values[0]!.value;
const openSockets = async (count: number): Promise<void> => {
  let open = -1;
  const look = setInterval(async () => {
    open = await gauge('sockets');
  }, 20);
  await until(`${count} sockets`, () => open === count).finally(() => clearInterval(look));
};

const bigEntry = (bytes: number) => ({
  kind: 'alarm.raised' as const,
  data: { filler: 'x'.repeat(bytes) },
});
/** A dozen megabytes is more than a loopback connection's kernel buffers hold: bytes begin to wait here. */
const flood = async (): Promise<void> => {
  for (let sent = 0; sent < 12; sent++) await writeEntries(server.services, bigEntry(1_000_000));
};

const frameReaches = async (screen: Screen): Promise<void> => {
  const before = screen.frames.length;
  const at = server.clock.now() + before;
  server.services.newest.apply(newestReading(1, { at }));
  await until('a frame', () => screen.frames.length > before);
};

describe('a screen that stops reading (F30)', () => {
  it('is cut when more than a megabyte waits for it; the others hear everything', async () => {
    const stalled = await openStalledScreen(server.baseUrl, await server.as('analyst'));
    await openSockets(2);
    await flood();
    await openSockets(1);
    await until('all entries', () => healthy.ranges.at(-1)?.to === server.services.journal.head());
    await frameReaches(healthy);
    stalled.close();
  });

  it('is cut when nothing has left for five seconds', async () => {
    const stalled = await openStalledScreen(server.baseUrl, await server.as('analyst'));
    await openSockets(2);
    const filler = bigEntry(MAX_QUEUED_BYTES / 5);
    while ((await gauge('queueBytes')) === 0) {
      await writeEntries(server.services, filler);
      await frameReaches(healthy);
    }
    expect(await gauge('sockets')).toBe(2);
    server.clock.advance(MAX_QUEUED_MS + 1);
    await openSockets(1);
    expect(healthy.isOpen()).toBe(true);
    await frameReaches(healthy);
    stalled.close();
  });
});
