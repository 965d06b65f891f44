import { isIncidentId } from '../../shared/model/incident.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import {
  type Closing,
  PRESENCE_INTERVAL_MS,
  PROTOCOL_VERSION,
} from '../../shared/wire/protocol.ts';
import { instant } from '../clock.ts';
import { gridPlanRepository } from '../grid-plans/repository.ts';
import { incidentRepository } from '../incidents/repository.ts';
import type { Services } from '../services.ts';
import { roomsOf } from './announcer.ts';
import { checkPolicies, mayUse } from './event-policies.ts';
import { sayGoodbye } from './goodbye.ts';
import type { Admission } from './handshake.ts';
import { lineOf } from './line.ts';
import { readPresence } from './presence-message.ts';
import { createPresences, type Presences } from './presences.ts';
import type { LiveSocket, Receiver } from './receiver.ts';
import { hasOneDisplay } from './sessions.ts';
import { sharePresences } from './share-presences.ts';
import { createWatchGroups, type WatchGroups } from './watch-groups.ts';
import { readWatch } from './watch-message.ts';

/** Why the server closes one socket; all of them close when it shuts down. */
export type ClosingReason = Exclude<Closing['reason'], 'shutting-down'>;

/** When a screen may come again, by why it was closed. */
const RETRY_AFTER_MS: Readonly<Record<ClosingReason, number>> = {
  'session-ended': 0,
  'too-slow': 2_000,
  'bad-message': 10_000,
  replaced: MINUTE_MS,
};
/** A screen says what it watches a few times a second at most; more is not a screen. */
const MOST_MESSAGES_A_HEARTBEAT = 60;

type Handler = (receiver: Receiver, given: readonly unknown[]) => boolean;

/** What screens may say. A handler answers false to what it cannot accept, which costs the socket. */
const handlersOver = (
  groups: WatchGroups,
  presences: Presences,
): Readonly<Record<string, Handler>> => ({
  watch(receiver, given) {
    const message = readWatch(given);
    if (message === null) return false;
    groups.watch(receiver, message.towns);
    receiver.behind = true;
    return true;
  },
  presence(receiver, given) {
    const message = readPresence(given);
    if (message === null) return false;
    // Whether there is such a plan is nothing a screen of elsewhere learns.
    void presences.hear(receiver, message);
    return true;
  },
});

const receiverOf = (socket: LiveSocket, { token, caller }: Admission): Receiver => {
  const line = lineOf(socket.conn);
  // What was heard between the picture it asked for and this moment, it has not: a key frame first.
  const state = { isKnownDisplay: false, behind: true, blockedSince: null, messages: 0 };
  const receiver: Receiver = { socket, line, token, caller, ...state };
  line.onDrain(() => {
    receiver.blockedSince = null;
  });
  return receiver;
};

/**
 * The open screens: who they are, what they watch, and the one way each of them ends.
 * @throws Error when an event has no policy
 */
export const createScreens = (services: Services) => {
  const { clock, database, journal, logger, metrics, boot } = services;
  const receivers = new Map<string, Receiver>();
  const groups = createWatchGroups();
  const others = sharePresences(services, (plan, word) => presences.deliver(plan, word));
  const presences: Presences = createPresences({
    all: () => receivers.values(),
    maySee: async ({ caller }, room) => {
      if (isIncidentId(room)) {
        return (await incidentRepository(database).byId(room, caller.scope)) !== null;
      }
      const draws = caller.role !== 'coordinator';
      return draws && (await gridPlanRepository(database).byId(room, caller.scope)) !== null;
    },
    monotonic: clock.monotonic,
    // Half of what a screen keeps to, so that a word that came a little early is not lost.
    intervalMs: PRESENCE_INTERVAL_MS / 2,
    share: others?.share,
  });
  const handlers = handlersOver(groups, presences);
  checkPolicies(Object.keys(handlers));

  const close = (receiver: Receiver, reason: ClosingReason): void => {
    logger.info({ caller: receiver.caller.id, reason }, 'socket closed by the server');
    sayGoodbye(receiver, reason, RETRY_AFTER_MS[reason]);
  };
  const closeWhere = (matches: (receiver: Receiver) => boolean, reason: ClosingReason): void => {
    for (const receiver of [...receivers.values()]) if (matches(receiver)) close(receiver, reason);
  };

  /** Every event is judged anew (FAULTS.md S9). */
  const hear = (receiver: Receiver, event: string, given: readonly unknown[]): void => {
    receiver.messages++;
    const isAllowed =
      receiver.messages <= MOST_MESSAGES_A_HEARTBEAT &&
      Object.hasOwn(handlers, event) &&
      mayUse(receiver.caller.role, event);
    if (!isAllowed || !handlers[event]!(receiver, given)) close(receiver, 'bad-message');
  };

  const forget = (receiver: Receiver): void => {
    receivers.delete(receiver.socket.id);
    presences.leave(receiver);
    groups.leave(receiver);
    metrics.sockets.set(receivers.size);
  };

  return {
    groups,
    all: () => receivers.values(),
    get size() {
      return receivers.size;
    },
    close,
    closeWhere,
    /** No more words come from other nodes, nor go to them. */
    closeChannel: (): void => others?.close(),
    /** Joins its rooms and says welcome in one turn, so that the next range follows `journal`. */
    admit(socket: LiveSocket, admission: Admission): void {
      const receiver = receiverOf(socket, admission);
      const { caller } = receiver;
      // Those of other nodes are found by the table, within a second or two.
      if (hasOneDisplay(caller)) {
        closeWhere((other) => other.caller.session === caller.session, 'replaced');
      }
      receivers.set(socket.id, receiver);
      groups.watch(receiver, null);
      socket.join(roomsOf(caller));
      socket.onAny((event: string, ...given: unknown[]) => hear(receiver, event, given));
      socket.on('error', () => close(receiver, 'bad-message'));
      socket.on('disconnect', () => {
        forget(receiver);
        socket.conn.close();
      });
      metrics.sockets.set(receivers.size);
      socket.emit('welcome', {
        protocol: PROTOCOL_VERSION,
        boot,
        serverTime: instant(clock.now()),
        journal: journal.head(),
        expiresAt: caller.expiresAt,
      });
    },
  };
};
export type Screens = ReturnType<typeof createScreens>;
