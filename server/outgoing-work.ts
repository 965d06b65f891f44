import { forgetActKeys } from './act-keys/forget.ts';
import { deliverDue, sendersOf } from './channels/deliver.ts';
import { forgetPhotos } from './dispatches/forget-photos.ts';
import { forgetTold } from './dispatches/forget-told.ts';
import { forgetContacts } from './hazards/tip-acts.ts';
import { createOutbound } from './outbound/outbound.ts';
import type { Services } from './services.ts';
import { startDemoWarnings } from './warnings/demo-warnings.ts';
import { endExpired } from './warnings/import.ts';
import { pollSources } from './warnings/poll.ts';

/**
 * Expiry is told within this, a source asked and a message sent at most so much after its time. Seldom, because
 * every look costs whoever waits for the database.
 */
const LOOK_INTERVAL_MS = 10_000;

/**
 * What is done about warnings, messages and what is kept for a time while nobody asks: the clock ends warnings, what
 * was told for a time is deleted, sources are asked, messages are delivered. One after another, so that the database is
 * asked little and never twice at once.
 * @returns the way to stop; resolves when nothing of it runs any more
 */
export function startOutgoingWork(services: Services): () => Promise<void> {
  const { config, logger } = services;
  const outbound = createOutbound({ allowed: config.outboundHosts });
  const senders = sendersOf(config, outbound);
  const stopDemo = config.demo ? startDemoWarnings(services) : () => undefined;
  const tasks: [name: string, task: () => Promise<unknown>][] = [
    ['ending warnings', () => endExpired(services)],
    ['forgetting contacts', () => forgetContacts(services)],
    ['forgetting what units told', () => forgetTold(services)],
    ['forgetting keys of acts', () => forgetActKeys(services)],
    ['deleting photos of the past', () => forgetPhotos(services)],
    ['delivering messages', () => deliverDue(services, senders)],
  ];
  if (config.outboundHosts.length > 0) {
    tasks.push(['asking sources', () => pollSources(services, outbound)]);
  }
  let running: Promise<void> | null = null;
  const look = async () => {
    for (const [name, task] of tasks) {
      await task().catch((error: unknown) => logger.error({ err: error }, `${name} failed`));
    }
  };
  const timer = setInterval(() => {
    running ??= look().finally(() => {
      running = null;
    });
  }, LOOK_INTERVAL_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopDemo();
    await running;
  };
}
