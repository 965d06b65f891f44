import pg from 'pg';
import type { Channels } from './channels.ts';
import type { DatabaseLogger } from './database.ts';
import { fromPgError } from './server-errors.ts';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

export type Listener = { listen(channel: string): Promise<void>; close(): Promise<void> };

/**
 * One connection of its own for LISTEN, made at the first `listen`. When it breaks it is made again,
 * and every listener is told with an empty payload that it may have missed something.
 */
export function createListener(options: {
  config: pg.ClientConfig;
  /** What a new connection is told first. */
  settle: (client: pg.ClientBase) => Promise<void>;
  channels: Channels;
  logger: DatabaseLogger;
}): Listener {
  const { channels, logger } = options;
  let client: pg.Client | null = null;
  let opening: Promise<pg.Client> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const open = async (): Promise<pg.Client> => {
    const fresh = new pg.Client(options.config);
    fresh.on('error', (error) => lost(fresh, error.message));
    fresh.on('end', () => lost(fresh, 'the connection ended'));
    fresh.on('notification', ({ channel, payload }) => channels.notify(channel, payload ?? ''));
    await fresh.connect();
    await options.settle(fresh).catch((error: unknown) => {
      fresh.end().catch(() => undefined);
      throw error;
    });
    client = fresh;
    return fresh;
  };

  const lost = (which: pg.Client, reason: string): void => {
    if (which !== client || closed) return;
    client = null;
    logger.warn({ reason }, 'lost the notification connection');
    reopen(FIRST_RETRY_MS);
  };

  const reopen = (pauseMs: number): void => {
    retry = setTimeout(() => {
      opening = open();
      opening.then(
        (fresh) => channels.relisten((sql) => fresh.query(sql)),
        () => closed || reopen(Math.min(pauseMs * 2, LONGEST_RETRY_MS)),
      );
    }, pauseMs);
  };

  return {
    async listen(channel) {
      try {
        opening ??= open();
        await (await opening).query(`listen "${channel}"`);
      } catch (error) {
        if (client === null && retry === undefined) opening = null;
        throw fromPgError(error);
      }
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
