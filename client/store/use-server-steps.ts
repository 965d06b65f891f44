import { useClockSteps } from './clock.ts';
import { useLive } from './live-store.ts';

/**
 * Where a window that ends now ends, in steps of so many milliseconds, so that the same question is asked again and not
 * another one a second. It moves on for as long as it is shown.
 * @returns epoch ms at the server; null until it spoke: this machine's clock may be wrong
 */
export function useServerSteps(ms: number): number | null {
  const end = useClockSteps(ms);
  const isKnown = useLive(({ serverOffsetMs }) => serverOffsetMs !== null);
  return isKnown ? end : null;
}
