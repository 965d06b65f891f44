import { instant } from '../clock.ts';
import type { DatabaseHealth } from '../database/database.ts';
import type { Services } from '../services.ts';
import { unjudged } from '../telemetry/unjudged.ts';
import type { LiveServer } from './receiver.ts';

/**
 * The server's own sign of life to every screen. It never waits for the database: it says how that was
 * when last asked.
 * @param frame number of the last frame
 */
export const createHeartbeat = (io: LiveServer, services: Services, frame: () => number) => {
  const { clock, database, journal, telemetry } = services;
  let health: DatabaseHealth = 'ok';
  const unjudgedMs = unjudged(clock, telemetry);
  return async (): Promise<void> => {
    const now = clock.now();
    io.emit('heartbeat', {
      serverTime: instant(now),
      journal: journal.head(),
      evaluatedAt: instant(now - unjudgedMs()),
      database: health,
      frame: frame(),
    });
    health = await database.health();
  };
};
