import { useMemo } from 'react';
import { floodsOf } from '../../../shared/risk/alarm-figures.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';

const TEN_MINUTES_MS = 600_000;

/** How many rose in the last ten minutes while it is a flood; null while it is none. */
export function floodCount(times: readonly number[], now: number): number | null {
  const last = floodsOf(
    [...times].sort((a, b) => a - b),
    now,
  ).at(-1);
  if (last?.to !== now) return null;
  return times.filter((at) => now - at < TEN_MINUTES_MS).length;
}

/** Says that more alarms come in than a person can take up one by one, from ten in ten minutes (EEMUA 191). */
export function FloodBanner() {
  const text = useText();
  const alarms = useLive((live) => live.alarms);
  const times = useMemo(
    () => [...alarms.values()].map(({ raisedAt }) => Date.parse(raisedAt)),
    [alarms],
  );
  useSeconds();
  const count = floodCount(times, serverNow());
  if (count === null) return null;
  return (
    <p className="jw-flood" role="status">
      {text('alarms.flood', { count })}
    </p>
  );
}
