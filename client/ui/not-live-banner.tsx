import { useText } from '../i18n/use-text.ts';
import { type Absence, absenceOf } from '../store/absence.ts';
import { useLive } from '../store/live-store.ts';
import { formatClock } from './format-time.ts';

/**
 * Says in large letters that the picture is old.
 * @param since epoch milliseconds of the last sign of life; null: none was ever received
 * @param absence the server is heard, but nothing new can be seen: since when, nobody says
 */
export function NotLiveBanner({
  since,
  absence = null,
}: {
  since: number | null;
  absence?: Absence | null;
}) {
  const text = useText();
  const words =
    since === null ? text('live.never') : text('live.not-since', { clock: formatClock(since) });
  return (
    <div className="jw-not-live" role="alert" data-testid="not-live">
      {absence === null ? words : text(`live.${absence}`)}
      <small>{text(absence === null ? 'live.hint' : `live.${absence}.hint`)}</small>
    </div>
  );
}

/** The same wherever a picture of the city is shown, for as long as it is not live. */
export function PictureBanner() {
  const status = useLive((live) => live.status);
  const since = useLive((live) => live.notLiveSince);
  const absence = useLive(absenceOf);
  if (status !== 'not-live' && absence === null) return null;
  return <NotLiveBanner since={since} absence={absence} />;
}
