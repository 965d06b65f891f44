import type { Logger } from 'pino';
import { createClient } from 'redis';

/** A channel several nodes share. What is said while it is away is lost. */
export type Channel = { publish(message: string): void; close(): void };

type Options = {
  url: string;
  name: string;
  logger: Logger;
  onMessage: (message: string) => void;
  /** The channel is there, or there again: what was said meanwhile must be had another way. */
  onConnected: () => void;
};

/**
 * Joins a channel of Redis and keeps coming back to it; nothing waits for it, and nothing is queued while
 * it is away.
 */
export const joinChannel = ({ url, name, logger, onMessage, onConnected }: Options): Channel => {
  const sender = createClient({ url, disableOfflineQueue: true });
  const receiver = sender.duplicate({ disableOfflineQueue: false });
  for (const client of [sender, receiver]) {
    client.on('error', (error: Error) => logger.warn({ err: error }, 'redis is away'));
  }
  receiver.on('ready', onConnected);
  const failed = (error: unknown) => logger.warn({ err: error }, 'redis did not take a message');
  sender.connect().catch(failed);
  receiver
    .connect()
    .then(() => receiver.subscribe(name, onMessage))
    .catch(failed);
  return {
    publish(message) {
      if (sender.isReady) sender.publish(name, message).catch(failed);
    },
    close() {
      for (const client of [sender, receiver]) if (client.isOpen) client.destroy();
    },
  };
};
