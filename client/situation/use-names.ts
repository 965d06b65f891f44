import { useMemo } from 'react';
import { useAccountNames } from '../store/account-names.ts';
import { useLive } from '../store/live-store.ts';
import { areaName } from './place-names.ts';
import type { Names } from './sentence.ts';

/** Names for the sentences of the journal, out of what the screen holds. */
export function useNames(): Names {
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const feeds = useLive((live) => live.feeds);
  const walls = useLive((live) => live.walls);
  const me = useLive((live) => live.me);
  const accounts = useAccountNames();
  return useMemo(
    () => ({
      area: (code) => areaName({ registers, coverage }, code),
      feed: (id) => feeds.find((feed) => feed.id === id)?.name ?? id,
      stream: (id) => registers?.streamById.get(id)?.name ?? id,
      streamNumbered: (number) => registers?.streamByNumber.get(number)?.name ?? null,
      wall: (id) => walls.find((wall) => wall.id === id)?.name ?? id,
      unit: (id) => registers?.resourceById.get(id)?.callSign ?? id,
      account: (id) => (me?.id === id ? me.name : (accounts.get(id) ?? id)),
    }),
    [registers, coverage, feeds, walls, me, accounts],
  );
}
