import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { Server } from 'socket.io';
import { openBenchPage } from './bench-page.ts';
import { listenOn } from './live-sockets.ts';
import { clockOffset } from './page-clock.ts';
import { moments, onSchedule } from './schedule.ts';

const EVERY_MS = 20;
const BYTES = 2_048;

export type PixelFloor = {
  /** Latencies in ms from when each message was due to when its pixel could be read. */
  run(milliseconds: number): Promise<number[]>;
  close(): Promise<void>;
};

/** Socket, animation frame, clear, read back: what no picture can be faster than here. */
export async function openPixelFloor(browser: Browser): Promise<PixelFloor> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], cors: { origin: true } });
  const port = await listenOn(http);
  const page = await openBenchPage(browser, 'floor-page.ts');
  await page.ask('connect', `http://127.0.0.1:${port}`);
  const filler = 'x'.repeat(BYTES);
  return {
    async run(milliseconds) {
      await page.page.bringToFront();
      const offset = await clockOffset(() => page.ask<number>('now'));
      await page.ask('taken');
      const count = Math.round(milliseconds / EVERY_MS);
      await onSchedule(
        moments(count, EVERY_MS, () => 0),
        (_, due) => io.emit('tell', { due, filler }),
      );
      await pause(500);
      const latencies = await page.ask<number[]>('taken');
      if (latencies.length !== count) {
        throw new Error(`pixel floor: expected ${count} messages, got ${latencies.length}`);
      }
      return latencies.map((latency) => latency - offset);
    },
    async close() {
      await page.close();
      io.close();
    },
  };
}
