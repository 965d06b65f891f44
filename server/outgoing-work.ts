import { forgetActKeys } from './act-keys/forget.ts';
import { deliverDue, sendersOf } from './channels/deliver.ts';
import { forgetPhotos } from './dispatches/forget-photos.ts';
import { forgetTold } from './dispatches/forget-told.ts';
import { forgetContacts } from './hazards/tip-acts.ts';
import { forgetSessions } from './identity/forget-sessions.ts';
import { createOutbound } from './outbound/outbound.ts';
import { oneAtATime, type Task } from './repeat.ts';
import type { Services } from './services.ts';
import { startDemoWarnings } from './warnings/demo-warnings.ts';
import { endExpired } from './warnings/import.ts';
import { pollSources } from './warnings/poll.ts';

/**
 * Expiry is told within this, a source asked and a message sent at most so much after its time. Seldom, because
 * every look costs whoever waits for the database.
 */
const LOOK_INTERVAL_MS = 10_000;

export type OutgoingWork = {
  /** Begins what is not under way yet. */
  look(): void;
  /** Calls off what waits for others, and resolves when nothing runs any more. */
  stop(): Promise<void>;
};

/**
 * What is done about warnings, messages and what is kept for a time while nobody asks. What needs nobody else waits for
 * nobody else: the clock ends warnings, and what was told for a time is deleted, however slowly a receiver takes his message
 * or a source answers, and neither of these waits for the other.
 * @param trustLoopback for tests with a stand-in on this machine
 */
export function outgoingWork(
  services: Services,
  { trustLoopback = false }: { trustLoopback?: boolean } = {},
): OutgoingWork {
  const { config, logger } = services;
  const stop = new AbortController();
  const stopping = stop.signal;
  const outbound = createOutbound({ allowed: config.outboundHosts, trustLoopback, stopping });
  const senders = sendersOf(config, outbound, stopping);
  const own: Task[] = [
    ['ending warnings', () => endExpired(services)],
    ['forgetting contacts', () => forgetContacts(services)],
    ['forgetting what units told', () => forgetTold(services)],
    ['forgetting keys of acts', () => forgetActKeys(services)],
    ['forgetting sessions', () => forgetSessions(services)],
    ['deleting photos of the past', () => forgetPhotos(services)],
  ];
  const deliver = () => deliverDue(services, senders, stopping);
  const chains = [oneAtATime(own, logger), oneAtATime([['delivering messages', deliver]], logger)];
  if (config.outboundHosts.length > 0) {
    const ask = () => pollSources(services, outbound, stopping);
    chains.push(oneAtATime([['asking sources', ask]], logger));
  }
  return {
    look() {
      for (const one of chains) one.look();
    },
    async stop() {
      stop.abort();
      await Promise.all(chains.map((one) => one.ended()));
    },
  };
}

/** Does the outgoing work again and again. @returns the way to stop; resolves when nothing of it runs any more */
export function startOutgoingWork(services: Services): () => Promise<void> {
  const work = outgoingWork(services);
  const stopDemo = services.config.demo ? startDemoWarnings(services) : () => undefined;
  const timer = setInterval(work.look, LOOK_INTERVAL_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopDemo();
    await work.stop();
  };
}
