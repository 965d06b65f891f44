import type { Scope } from '../../shared/model/account.ts';
import { inScope } from '../identity/scope.ts';
import type { Receiver } from './receiver.ts';

/** Receivers that get the same frames: one scope, one choice of towns within it. */
export type WatchGroup = {
  members: Set<Receiver>;
  /** Whether a thing of that county and town is theirs; what lies in no town is everybody's. */
  covers(county: string | null, town: string | null): boolean;
};

const keyOf = ({ county, town }: Scope, towns: readonly string[] | null): string =>
  [county, town, towns === null ? '*' : [...towns].sort().join(',')].join('|');

const groupOf = (scope: Scope, towns: readonly string[] | null): WatchGroup => {
  const chosen = towns === null ? null : new Set(towns);
  return {
    members: new Set(),
    covers: (county, town) =>
      inScope(scope, county, town) && (chosen === null || town === null || chosen.has(town)),
  };
};

/**
 * Who watches what. Membership follows the receivers; a group without members is forgotten, so a
 * viewport that moves on leaves nothing behind.
 */
export const createWatchGroups = () => {
  const groups = new Map<string, WatchGroup>();
  const keys = new Map<Receiver, string>();

  const leave = (receiver: Receiver): void => {
    const key = keys.get(receiver);
    if (key === undefined) return;
    keys.delete(receiver);
    const group = groups.get(key);
    group?.members.delete(receiver);
    if (group?.members.size === 0) groups.delete(key);
  };

  return {
    /** `towns` outside the receiver's scope give nothing; null is the whole scope. */
    watch(receiver: Receiver, towns: readonly string[] | null): void {
      leave(receiver);
      const { scope } = receiver.caller;
      const key = keyOf(scope, towns);
      const group = groups.get(key) ?? groupOf(scope, towns);
      groups.set(key, group);
      group.members.add(receiver);
      keys.set(receiver, key);
    },
    leave,
    all: () => groups.values(),
    get size() {
      return groups.size;
    },
  };
};
export type WatchGroups = ReturnType<typeof createWatchGroups>;
