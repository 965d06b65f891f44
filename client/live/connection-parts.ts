import type { createServerClock } from '../store/clock.ts';
import type { Telemetry } from '../store/telemetry.ts';
import type { Api } from './api.ts';
import type { Unfold } from './picture.ts';
import type { LiveStateStore } from './picture-writer.ts';
import type { Transport } from './transport.ts';

/** Everything outside of the connection, so that a test can stand in for it. */
export type ConnectionParts = {
  api: Api;
  transport: Transport;
  unfold: Unfold;
  telemetry: Telemetry;
  clock: ReturnType<typeof createServerClock>;
  store: LiveStateStore;
  monotonic(): number;
  /** The machine's own clock, epoch ms. */
  wall(): number;
  random(): number;
  /** The server speaks a newer protocol: the page must be fetched anew. */
  onOutdated(): void;
};
