import { useEffect } from 'react';
import { useLive } from '../store/live-store.ts';
import { shareView } from '../store/shared-view.ts';

/** Shares selection and filters with the other windows of the same person, once it is known who sits here. */
export function useSharedView(from: 'desk' | 'panel'): void {
  const account = useLive((live) => live.me?.id);
  useEffect(() => {
    if (account === undefined) return;
    return shareView(new BroadcastChannel(`jingwei-view:${account}`), from);
  }, [account, from]);
}
