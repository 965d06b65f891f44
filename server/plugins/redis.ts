import type { Logger } from 'pino';
import { createClient } from 'redis';

/** A channel several nodes share. What is said while it is away is lost. */
export type Channel = { publish(message: string): void; close(): void };

type Options = {
  url: string;
  name: string;
  logger: Logger;
  onMessage: (message: string) => void;
  /** The channel is heard, or heard again: what was said meanwhile must be had another way. */
  onConnected: () => void;
  /** A Redis that answers nothing for so long is away; default 6 s. */
  silenceMs?: number;
};

const SILENCE_MS = 6_000;
const PINGS_IN_SILENCE = 3;
const RECONNECT_MS = 1_000;
/** The frames of 16 s (FRAME_INTERVAL_MS). With so many unanswered none is sent, and the line falls silent and is given up. */
const MOST_UNANSWERED = 64;

/** The library gives a connection up for good when it fell silent, unless it is told when to come again. */
const open = (url: string, silenceMs: number) =>
  createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_UNANSWERED,
    pingInterval: silenceMs / PINGS_IN_SILENCE,
    socket: { socketTimeout: silenceMs, reconnectStrategy: RECONNECT_MS },
  });

/** Says once that Redis is away, until it was there again: a hundred messages a second would each say so. */
const tellOnce = (logger: Logger) => {
  let isAway = false;
  return {
    away(error: unknown): void {
      if (!isAway) logger.warn({ err: error }, 'redis is away');
      isAway = true;
    },
    back(): void {
      if (isAway) logger.warn('redis is there again');
      isAway = false;
    },
  };
};

/**
 * Joins a channel of Redis and keeps coming back to it; nothing waits for it, and nothing is queued while it is away,
 * be it gone or frozen.
 */
export const joinChannel = (options: Options): Channel => {
  const { url, name, logger, onMessage, onConnected, silenceMs = SILENCE_MS } = options;
  const [sender, receiver] = [open(url, silenceMs), open(url, silenceMs)];
  const [sending, hearing] = [tellOnce(logger), tellOnce(logger)];
  sender.on('error', sending.away);
  receiver.on('error', hearing.away);
  sender.on('ready', sending.back);
  // The library asks again only for what was granted before; asked for twice it is one subscription.
  receiver.on('ready', () => {
    receiver.subscribe(name, onMessage).then(() => {
      hearing.back();
      onConnected();
    }, hearing.away);
  });
  sender.connect().catch(sending.away);
  receiver.connect().catch(hearing.away);
  return {
    publish(message) {
      if (sender.isReady) sender.publish(name, message).then(sending.back, sending.away);
    },
    close() {
      for (const client of [sender, receiver]) if (client.isOpen) client.destroy();
    },
  };
};
