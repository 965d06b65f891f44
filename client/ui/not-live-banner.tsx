import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { formatClock } from './format-time.ts';

/**
 * Says in large letters that the picture is old.
 * @param since epoch milliseconds of the last sign of life; null: none was ever received
 * @param away the server is heard, but its database takes no readings: since when, nobody says
 */
export function NotLiveBanner({ since, away = false }: { since: number | null; away?: boolean }) {
  const text = useText();
  const words =
    since === null ? text('live.never') : text('live.not-since', { clock: formatClock(since) });
  return (
    <div className="jw-not-live" role="alert" data-testid="not-live">
      {away ? text('live.database-away') : words}
      <small>{text(away ? 'live.database-away.hint' : 'live.hint')}</small>
    </div>
  );
}

/** The same wherever a picture of the city is shown, for as long as it is not live. */
export function PictureBanner() {
  const status = useLive((live) => live.status);
  const since = useLive((live) => live.notLiveSince);
  const away = useLive((live) => live.status === 'live' && live.heartbeat?.database === 'degraded');
  if (status !== 'not-live' && !away) return null;
  return <NotLiveBanner since={since} away={away} />;
}
