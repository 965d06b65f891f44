import type { OwnPresence, Presence } from '../../shared/wire/protocol.ts';
import { actorOf } from '../identity/caller.ts';
import type { Receiver } from './receiver.ts';

type Parts = {
  /** Whether the plan is in the area of who asks: looked up once a screen and plan. */
  maySee(receiver: Receiver, plan: string): Promise<boolean>;
  /** Everybody with a screen. */
  all(): Iterable<Receiver>;
  monotonic(): number;
  /** The least time between two words of one screen that are passed on; what comes sooner is dropped. */
  intervalMs: number;
  /** Tells the other nodes what is passed on here. */
  share?: (plan: string, word: Presence) => void;
};

const NOWHERE: OwnPresence = { plan: null, at: null, selection: [], editing: [] };

/**
 * Who is where in which plan. Nothing of it is stored and nothing waits: a word goes to those who are in
 * the same plan now and whose line is free, on this node and the others, and is forgotten.
 */
export const createPresences = ({ maySee, all, monotonic, intervalMs, share }: Parts) => {
  const inside = new Map<Receiver, { plan: string; saidAt: number }>();
  /** The plan a screen waits to be let into; it may have gone elsewhere meanwhile. */
  const asking = new Map<Receiver, string>();

  const deliver = (plan: string, word: Presence, from?: Receiver): void => {
    for (const other of all()) {
      if (other === from || inside.get(other)?.plan !== plan) continue;
      if (other.line.isWritable()) other.socket.emit('presence', word);
    }
  };

  const pass = (from: Receiver, plan: string, own: OwnPresence): void => {
    const { caller, socket } = from;
    const word: Presence = { ...own, screen: socket.id, actor: actorOf(caller), name: caller.name };
    deliver(plan, word, from);
    share?.(plan, word);
  };

  const leave = (receiver: Receiver): void => {
    asking.delete(receiver);
    const where = inside.get(receiver);
    if (!where) return;
    inside.delete(receiver);
    pass(receiver, where.plan, NOWHERE);
  };

  /** The first word in a plan waits for the answer to whether the plan may be seen. */
  const enter = async (receiver: Receiver, plan: string, own: OwnPresence): Promise<void> => {
    if (asking.get(receiver) === plan) return;
    asking.set(receiver, plan);
    const isSeen = await maySee(receiver, plan).catch(() => false);
    if (asking.get(receiver) !== plan) return;
    asking.delete(receiver);
    if (!isSeen) return;
    inside.set(receiver, { plan, saidAt: monotonic() });
    pass(receiver, plan, own);
  };

  return {
    leave,
    /** Passes on what a screen of another node said; whether it may see the plan was asked there. */
    deliver: (plan: string, word: Presence): void => deliver(plan, word),
    /** Takes a screen's word. Resolves when it was passed on, or dropped. */
    async hear(receiver: Receiver, own: OwnPresence): Promise<void> {
      const where = inside.get(receiver);
      if (own.plan === null || (where && where.plan !== own.plan)) leave(receiver);
      if (own.plan === null) return;
      if (where?.plan !== own.plan) return enter(receiver, own.plan, own);
      const now = monotonic();
      if (now - where.saidAt < intervalMs) return;
      where.saidAt = now;
      pass(receiver, own.plan, own);
    },
  };
};
export type Presences = ReturnType<typeof createPresences>;
