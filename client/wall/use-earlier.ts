import { useEffect, useState } from 'react';
import { MINUTE_MS } from '../../shared/time/units.ts';
import type { Earlier } from '../../shared/wire/earlier.ts';
import { api } from '../live/api.ts';
import { serverNow } from '../store/clock.ts';
import { liveStore, useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { type EarlierNumbers, earlierNumbers } from './earlier.ts';

/** The comparison moves on this often; after a failure it is tried sooner. */
const ASK_MS = MINUTE_MS;
const AGAIN_MS = 10_000;
/** A platform that has been there for less than this has no earlier to speak of. */
const YOUNGEST_MS = 120_000;
/** Older than this it would be another comparison than the one that is promised. */
const OLDEST_MS = 15 * MINUTE_MS;

/**
 * What the wall's numbers were ten minutes ago, asked of the server: so it is known from the first moment,
 * and a page that was reloaded in a storm does not call it steady. Null while it is not known.
 */
export function useEarlier(): EarlierNumbers | null {
  const ready = useLive((live) => live.registers !== null && live.status === 'live');
  const [numbers, setNumbers] = useState<EarlierNumbers | null>(null);
  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const ask = async () => {
      const answer = await api.get<Earlier>('/api/situation/earlier');
      if (!wanted) return;
      const live = liveStore.getState();
      const { registers } = live;
      if (answer.ok && registers !== null) {
        setNumbers(earlierNumbers({ ...live, registers }, telemetry, answer.value));
      }
      timer = setTimeout(() => void ask(), answer.ok ? ASK_MS : AGAIN_MS);
    };
    void ask();
    return () => {
      wanted = false;
      if (timer) clearTimeout(timer);
    };
  }, [ready]);
  if (numbers === null) return null;
  const age = serverNow() - numbers.at;
  return age >= YOUNGEST_MS && age <= OLDEST_MS ? numbers : null;
}
