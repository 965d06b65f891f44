import type { DemoStatus } from '../../shared/model/scenario.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import type { Services } from '../services.ts';
import { ensureDesks } from './desks.ts';
import { issueDemoKeys } from './feed-keys.ts';
import { createPlayer, type Play, type Player } from './player.ts';

/** The demonstration: desks without passwords and a scenario that plays. Null in real operation. */
export type Demo = {
  status(): DemoStatus;
  /** Begins a scenario, ending the one before, and journals who did it. */
  play(play: Play, actor: string): Promise<DemoStatus>;
  /** Starts the player against this server, once it listens. */
  connect(url: string): Promise<void>;
  close(): Promise<void>;
};

const NOT_CONNECTED: DemoStatus = {
  scenario: 'none',
  pace: 1,
  running: false,
  minute: 0,
  sent: 0,
  refused: 0,
};

/** Prepares the desks. Nothing is played before `connect` and `play`. */
export const createDemo = async (services: Services): Promise<Demo> => {
  const { database, journal, logger } = services;
  let player: Player | null = null;
  // One change of scenario at a time: two at once could leave two players running.
  let change: Promise<unknown> = Promise.resolve();
  await ensureDesks(services);

  const status = () => player?.status() ?? NOT_CONNECTED;

  const switchTo = async ({ scenario, pace }: Play, actor: string): Promise<DemoStatus> => {
    await player?.play({ scenario, pace });
    const entry = auditEntry('scenario.started', actor, null, { scenario, pace });
    await database.transaction((transaction) => journal.append(transaction, [entry]));
    journal.announce();
    return status();
  };

  return {
    status,
    play(play, actor) {
      const next = change.then(() => switchTo(play, actor));
      change = next.catch(() => undefined);
      return next;
    },
    async connect(url) {
      player = createPlayer({ url, keys: await issueDemoKeys(services), logger });
    },
    async close() {
      await change;
      await player?.close();
    },
  };
};
