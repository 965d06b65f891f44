import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { serverNow } from './clock.ts';
import { useLive } from './live-store.ts';

/**
 * The server's day in Asia/Shanghai, another one after midnight. Until the server spoke it is this machine's, whose
 * clock may be wrong: nothing is to be planned by it (`isKnown`).
 */
export function useServerDay(): { day: string; isKnown: boolean } {
  // Every sign of the server's life changes what is read here, so the day is looked at anew.
  const day = useLive(() => shanghaiDay(serverNow()));
  const isKnown = useLive(({ serverOffsetMs }) => serverOffsetMs !== null);
  return { day, isKnown };
}
